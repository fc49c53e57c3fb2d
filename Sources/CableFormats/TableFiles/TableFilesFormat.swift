import CableSyntax

/// A folder of tables, each a file of comma-separated values, with a description of their columns
/// (CSV on the Web).
package enum TableFilesFormat {
    package static let format = Format(
        name: "tables",
        summary: "a folder of tables: cables, paragraphs, addressees, references (-o tables/)",
        mediaType: "text/csv", collection: CableTables(into: .folder, fileExtensions: []),
        flags: [Authorities.flag])

    /// The name by which CSV on the Web looks for a description.
    package static let descriptionName = "csv-metadata.json"

    /// Writes what the tables and their columns are.
    package static func writeDescription(to output: inout Output) {
        var json = JSONWriter(output.take(), indented: true)
        json.object { json in
            json.member("@context", "http://www.w3.org/ns/csvw")
            json.key("tables")
            json.array(DataTable.allCases) { json, table in json.write(table) }
        }
        output = json.finish()
        output.write(byte: 0x0A)
    }
}

extension JSONWriter {
    fileprivate mutating func write(_ table: DataTable) {
        object { json in
            json.member("url", table.fileName)
            json.member("dc:description", table.meaning)
            json.key("tableSchema")
            json.object { json in
                json.key("columns")
                json.beginArray()
                if table.hasNumber {
                    json.writeColumn("id", kind: .integer, isOptional: false, "number of the row")
                }
                if let parent = table.parent {
                    json.writeColumn(
                        "\(parent)", kind: .integer, isOptional: false,
                        "number of the row in \(parent.fileName)")
                }
                for column in table.columns {
                    json.writeColumn(
                        column.name, kind: column.kind, isOptional: column.isOptional,
                        column.meaning)
                }
                json.endArray()
                if table.hasNumber { json.member("primaryKey", "id") }
                if let parent = table.parent { json.writeForeignKey(to: parent) }
            }
        }
    }

    private mutating func writeColumn(
        _ name: String, kind: DataTable.Column.Kind, isOptional: Bool, _ meaning: String
    ) {
        object(inline: true) { json in
            json.member("name", name)
            json.member("titles", name)
            json.member("datatype", kind == .integer ? "integer" : "string")
            json.member("required", !isOptional)
            json.member("dc:description", meaning)
        }
    }

    private mutating func writeForeignKey(to parent: DataTable) {
        key("foreignKeys")
        beginArray()
        object(inline: true) { json in
            json.member("columnReference", "\(parent)")
            json.key("reference")
            json.object(inline: true) { json in
                json.member("resource", parent.fileName)
                json.member("columnReference", "id")
            }
        }
        endArray()
    }
}

extension DataTable {
    /// `cable.csv`.
    package var fileName: String { "\(self).csv" }

    /// The names of all columns, those of numbers included.
    package var allColumnNames: [String] {
        (hasNumber ? ["id"] : []) + (parent.map { ["\($0)"] } ?? []) + columns.map(\.name)
    }
}
