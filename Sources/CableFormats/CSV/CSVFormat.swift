/// A table with a row for each cable.
package enum CSVFormat {
    package static let format = Format(
        name: "csv", summary: "a table, a row for each cable; many go to one file (-o out.csv)",
        fileExtensions: [".csv"], mediaType: "text/csv", writer: CSVWriter(),
        collection: CSVWriter(),
        flags: [
            .value(
                of: columns, argument: "A,B,…",
                help: "the columns, in this order (default: all, but …_uri only with "
                    + "--authorities): "
                    + TableColumn.allCases.map(\.rawValue).joined(separator: ", ")
            ) { text throws(FormatError) in try columns(named: text) },
            .setting(
                isForExcel, to: true,
                help:
                    "what spreadsheets need: a byte-order mark, and an apostrophe before what would run"
            ),
            Authorities.flag,
        ])

    /// The columns that a table has, in their order; `nil`: all that there is something for.
    package static let columns = WriterOption("columns", default: [TableColumn]?.none)

    /// Whether a spreadsheet is to open the table, which would run `=1+1` and take UTF-8 for
    /// something else.
    package static let isForExcel = WriterOption("excel", default: false)

    private static func columns(named text: String) throws(FormatError) -> [TableColumn] {
        var columns: [TableColumn] = []
        for name in text.split(separator: ",", omittingEmptySubsequences: false) {
            guard let column = TableColumn(rawValue: String(name)) else {
                throw FormatError(
                    "--columns has no column \"\(name)\"; there are "
                        + TableColumn.allCases.map(\.rawValue).listed(with: "and"))
            }
            guard !columns.contains(column) else {
                throw FormatError("--columns names \"\(name)\" twice")
            }
            columns.append(column)
        }
        return columns
    }
}
