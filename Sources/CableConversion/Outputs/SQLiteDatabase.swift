import CSQLite
import CableFormats

/// A connection to an SQLite database file, and the statements that were made ready for it.
final class SQLiteDatabase {
    private let path: String
    private(set) var connection: OpaquePointer?
    private var insertions: [OpaquePointer?] = []

    /// - Parameter path: what messages call the file.
    init(fileAt file: String, called path: String) throws(ConversionError) {
        self.path = path
        guard
            sqlite3_open_v2(
                file, &connection, SQLITE_OPEN_READWRITE | SQLITE_OPEN_CREATE, nil) == SQLITE_OK
        else { throw failure }
    }

    deinit {
        for statement in insertions { sqlite3_finalize(statement) }
        sqlite3_close_v2(connection)
    }

    /// Why the last call failed, in SQLite's words.
    var failure: ConversionError {
        .unwritable(
            path: path,
            reason: connection.map { String(cString: sqlite3_errmsg($0)) } ?? "no memory")
    }

    /// Runs statements that give no rows.
    func run(_ statements: [String]) throws(ConversionError) {
        for statement in statements { try run(statement) }
    }

    func run(_ statement: String) throws(ConversionError) {
        guard sqlite3_exec(connection, statement, nil, nil, nil) == SQLITE_OK else {
            throw failure
        }
    }

    /// The number that a statement gives; 0 where it gives none.
    func number(_ statement: String, _ values: [TableValue] = [])
        throws(ConversionError) -> Int64
    {
        var query: OpaquePointer?
        guard sqlite3_prepare_v2(connection, statement, -1, &query, nil) == SQLITE_OK else {
            throw failure
        }
        defer { sqlite3_finalize(query) }
        for (index, value) in values.enumerated() {
            try bind(value, at: Int32(index) + 1, of: query)
        }
        switch sqlite3_step(query) {
        case SQLITE_ROW: return sqlite3_column_int64(query, 0)
        case SQLITE_DONE: return 0
        default: throw failure
        }
    }

    /// Puts a row into a table.
    ///
    /// - Parameters:
    ///   - before: what stands before the table's own columns: the number of the row and of its parent.
    ///   - after: what stands behind them.
    func insert(
        into table: DataTable, _ before: [Int64], from rows: inout TableRowReader,
        _ after: Int64? = nil
    ) throws(ConversionError) {
        let statement = try insertion(into: table)
        var place: Int32 = 1
        for number in before {
            try bind(.integer(number), at: place, of: statement)
            place += 1
        }
        for _ in table.columns {
            try bind(rows.nextValue(), at: place, of: statement)
            place += 1
        }
        if let after { try bind(.integer(after), at: place, of: statement) }
        guard sqlite3_step(statement) == SQLITE_DONE else { throw failure }
        sqlite3_reset(statement)
    }

    private func insertion(into table: DataTable) throws(ConversionError) -> OpaquePointer? {
        if insertions.isEmpty {
            for table in DataTable.allCases {
                var statement: OpaquePointer?
                guard
                    sqlite3_prepare_v3(
                        connection, SQLiteSchema.insertion(into: table), -1,
                        UInt32(SQLITE_PREPARE_PERSISTENT), &statement, nil) == SQLITE_OK
                else { throw failure }
                insertions.append(statement)
            }
        }
        return insertions[Int(table.rawValue)]
    }

    /// The text stays where it is until the statement has run.
    private func bind(
        _ value: TableValue, at place: Int32, of statement: OpaquePointer?
    ) throws(ConversionError) {
        let result =
            switch value {
            case .nothing: sqlite3_bind_null(statement, place)
            case .integer(let number): sqlite3_bind_int64(statement, place, number)
            case .text(let text):
                text.withMemoryRebound(to: CChar.self) { text in
                    sqlite3_bind_text(
                        statement, place, text.baseAddress ?? UnsafePointer(bitPattern: 1),
                        Int32(text.count), nil)
                }
            }
        guard result == SQLITE_OK else { throw failure }
    }
}
