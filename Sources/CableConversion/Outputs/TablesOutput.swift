import CableFormats
import CableSyntax

/// Where rows of tables go: a database, a folder of tables.
protocol RowStore {
    /// The highest number of a row that a table has already.
    func lastNumber(of table: DataTable) throws(ConversionError) -> Int64

    /// The number of a file whose cables are there already; 0 where they are to come. Names and digests
    /// are asked for once for each file of a run, so that they can be noted as seen.
    func knownFile(
        named name: UnsafeBufferPointer<UInt8>?, sha256: UnsafeBufferPointer<UInt8>
    ) throws(ConversionError) -> Int64

    /// Takes a row, whose values come from a reader.
    ///
    /// - Parameters:
    ///   - number: the row's own, where the table has such.
    ///   - parent: that of the row which it is a part of, where there is one.
    func insert(
        into table: DataTable, number: Int64?, parent: Int64?, from rows: inout TableRowReader
    ) throws(ConversionError)

    /// Ends what was written; nothing appears before.
    func finish() throws(ConversionError)
}

/// What is made anew has no rows yet.
extension RowStore {
    func lastNumber(of table: DataTable) -> Int64 { 0 }

    func knownFile(
        named name: UnsafeBufferPointer<UInt8>?, sha256: UnsafeBufferPointer<UInt8>
    ) -> Int64 { 0 }
}

/// The tables of all cables of a run.
struct TablesOutput: OrderedOutput {
    private let store: any RowStore
    private let entry: @Sendable (ConvertedCable) -> CollectionEntry?
    private var lastNumbers: [DataTable: Int64] = [:]

    init(
        _ writer: any CollectionWriter, options: WriterOptions, into store: any RowStore,
        entry: @escaping @Sendable (ConvertedCable) -> CollectionEntry?
    ) throws(ConversionError) {
        self.store = store
        self.entry = entry
        for table in DataTable.allCases where table.hasNumber {
            lastNumbers[table] = try store.lastNumber(of: table)
        }
        guard lastNumbers[.file] == 0 else { return }
        var output = Output()
        writer.writeBeginning(CollectionSummary(), options: options, to: &output)
        try insertAll(of: output)
    }

    private mutating func insertAll(of output: borrowing Output) throws(ConversionError) {
        let bytes = output.bytes
        try bytes.withUnsafeBufferPointer { bytes throws(ConversionError) in
            var rows = TableRowReader(bytes)
            while let table = rows.nextTable() { try insert(table, from: &rows, of: 0) }
        }
    }

    mutating func take(
        _ result: ConvertedInput, names: [OutputNamer.Name], isOnlyOne: Bool
    ) throws(ConversionError) -> [Message] {
        var file = FileRow()
        for entry in result.cables.compactMap(entry) {
            try entry.output.withUnsafeBufferPointer { bytes throws(ConversionError) in
                try take(bytes, of: &file)
            }
        }
        return []
    }

    /// The file that the cables of a record were read from.
    struct FileRow {
        fileprivate var number: Int64 = 0
        fileprivate var digest: [UInt8] = []
        /// Whether its cables are there already.
        fileprivate var isKnown = false

        init() {}
    }

    /// Takes the rows of one cable.
    mutating func take(
        _ bytes: UnsafeBufferPointer<UInt8>, of file: inout FileRow
    ) throws(ConversionError) {
        var rows = TableRowReader(bytes)
        while let table = rows.nextTable() {
            switch table {
            case .file:
                try takeFile(&rows, as: &file)
                if file.isKnown { return }
            case .cable: try insert(table, from: &rows, of: file.number)
            default: try insert(table, from: &rows, of: lastNumbers[.cable] ?? 0)
            }
        }
    }

    private mutating func takeFile(
        _ rows: inout TableRowReader, as file: inout FileRow
    ) throws(ConversionError) {
        var behind = rows
        let values = DataTable.file.columns.map { ($0.name, behind.nextValue().text) }
        let name = values.first { $0.0 == "name" }?.1
        guard let sha256 = values.first(where: { $0.0 == "sha256" })?.1 else {
            preconditionFailure("each file has a digest")
        }
        if file.number != 0, sha256.elementsEqual(file.digest) {
            // A further cable of the same record.
            rows = behind
            return
        }
        file.digest = Array(sha256)
        file.number = try store.knownFile(named: name, sha256: sha256)
        file.isKnown = file.number != 0
        if file.isKnown { return }
        try insert(.file, from: &rows, of: 0)
        file.number = lastNumbers[.file] ?? 0
    }

    private mutating func insert(
        _ table: DataTable, from rows: inout TableRowReader, of parent: Int64
    ) throws(ConversionError) {
        var number: Int64?
        if table.hasNumber {
            number = (lastNumbers[table] ?? 0) + 1
            lastNumbers[table] = number
        }
        try store.insert(
            into: table, number: number, parent: table.parent == nil ? nil : parent, from: &rows)
    }

    mutating func finish() throws(ConversionError) { try store.finish() }
}

extension TableValue {
    var text: UnsafeBufferPointer<UInt8>? { if case .text(let text) = self { text } else { nil } }
}
