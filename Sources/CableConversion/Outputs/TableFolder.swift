import CableFormats
import CableSyntax

/// A folder with a file of comma-separated values for each table, and one that describes them.
struct TableFolder: RowStore {
    private let files: [FileInWriting]
    private let description: FileInWriting

    init(path: String) throws(ConversionError) {
        let folder = path.hasSuffix("/") ? path : path + "/"
        var files: [FileInWriting] = []
        for table in DataTable.allCases {
            let file = try FileInWriting(folder + table.fileName)
            var output = Output()
            output.writeRow(of: table.allColumnNames)
            try file.write(output.bytes)
            files.append(file)
        }
        self.files = files
        description = try FileInWriting(folder + TableFilesFormat.descriptionName)
        var output = Output()
        TableFilesFormat.writeDescription(to: &output)
        try description.write(output.bytes)
    }

    func insert(
        into table: DataTable, number: Int64?, parent: Int64?, from rows: inout TableRowReader
    ) throws(ConversionError) {
        var output = Output()
        for number in [number, parent].compactMap({ $0 }) {
            output.write(Int(number))
            output.write(",")
        }
        for index in table.columns.indices {
            if index > 0 { output.write(",") }
            switch rows.nextValue() {
            case .nothing: break
            case .integer(let number): output.write(Int(number))
            case .text(let text): output.write(csv: text)
            }
        }
        output.write("\r\n")
        try files[Int(table.rawValue)].write(output.bytes)
    }

    func finish() throws(ConversionError) {
        for file in files { try file.complete() }
        try description.complete()
    }
}
