/// A table with a row for each cable.
package enum CSVFormat {
    package static let format = Format(
        name: "csv", summary: "a table, a row for each cable; many go to one file (-o out.csv)",
        fileExtensions: [".csv"], mediaType: "text/csv", writer: CSVWriter(),
        collection: CSVWriter())
}
