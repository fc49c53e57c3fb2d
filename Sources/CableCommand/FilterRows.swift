import CableConversion
import CableFormats
import CableSyntax

/// Rows of tables in an answer of `filter`: an object of the tables, each an array of its rows.
///
/// A row has what it has: a column without a value is left out. Numbers of rows are for who puts the
/// answers together; within an answer all rows are of its one cable.
extension JSONWriter {
    /// Writes the rows of a cable.
    mutating func write(rowsOf entry: CollectionEntry) {
        let bytes = entry.bytes
        bytes.withUnsafeBufferPointer { bytes in
            var rows = TableRowReader(bytes)
            var current: DataTable?
            object { json in
                // The rows of a table stand together.
                while let table = rows.nextTable() {
                    if table != current {
                        if current != nil { json.endArray() }
                        current = table
                        json.key(named: "\(table)")
                        json.beginArray()
                    }
                    json.write(rowOf: table, from: &rows)
                }
                if current != nil { json.endArray() }
            }
        }
    }

    private mutating func write(rowOf table: DataTable, from rows: inout TableRowReader) {
        beginObject()
        for column in table.columns {
            switch rows.nextValue() {
            case .nothing: break
            case .integer(let number):
                key(named: column.name)
                value(Int(number))
            case .text(let text):
                key(named: column.name)
                value(String(decoding: text, as: UTF8.self))
            }
        }
        endObject()
    }

    /// Writes what the tables of a cable are: their columns, of which type, and which rows are parts of
    /// which.
    mutating func writeTables() {
        array(DataTable.allCases.filter { $0 == .file || $0.parent != nil }) { json, table in
            json.object { json in
                json.member("name", "\(table)")
                json.member("parent", ifPresent: table.parent.map { "\($0)" })
                json.member("numbered", table.hasNumber)
                json.key("columns")
                json.array(table.columns) { json, column in
                    json.object { json in
                        json.member("name", column.name)
                        json.member("type", column.kind == .integer ? "integer" : "string")
                        json.member("required", !column.isOptional)
                        json.member("meaning", column.meaning)
                    }
                }
            }
        }
    }
}
