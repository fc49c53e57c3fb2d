import CSQLite
import CableSyntax

/// A statement that was made ready, to be run with many values.
final class SQLiteStatement {
    private let statement: OpaquePointer?
    private let database: SQLiteDatabase

    fileprivate init(_ statement: OpaquePointer?, of database: SQLiteDatabase) {
        self.statement = statement
        self.database = database
    }

    deinit { sqlite3_finalize(statement) }

    /// What stands in the place of a question mark.
    enum Value {
        case nothing
        case integer(Int64)
        case text(String)
    }

    /// One row of the answer, until the next is asked for.
    struct Row {
        fileprivate let statement: OpaquePointer?

        func integer(_ column: Int32) -> Int { Int(sqlite3_column_int64(statement, column)) }

        /// A text; `nil` where there is none.
        func text(_ column: Int32) -> String? {
            guard let start = sqlite3_column_text(statement, column) else { return nil }
            let count = Int(sqlite3_column_bytes(statement, column))
            return String(
                decoding: UnsafeBufferPointer(start: start, count: count), as: UTF8.self)
        }
    }

    /// Runs the statement and hands over each row of its answer.
    func run(
        _ values: [Value] = [], _ take: (Row) throws(ConversionError) -> Void = { _ in }
    ) throws(ConversionError) {
        defer {
            sqlite3_reset(statement)
            sqlite3_clear_bindings(statement)
        }
        for (index, value) in values.enumerated() {
            let place = Int32(index) + 1
            let result =
                switch value {
                case .nothing: sqlite3_bind_null(statement, place)
                case .integer(let number): sqlite3_bind_int64(statement, place, number)
                case .text(let text):
                    text.withBytes { bytes in
                        sqlite3_bind_text(
                            statement, place,
                            UnsafeRawPointer(bytes.baseAddress).map {
                                $0.assumingMemoryBound(to: CChar.self)
                            } ?? UnsafePointer(bitPattern: 1), Int32(bytes.count), Self.copied)
                    }
                }
            guard result == SQLITE_OK else { throw database.failure }
        }
        while true {
            switch sqlite3_step(statement) {
            case SQLITE_ROW: try take(Row(statement: statement))
            case SQLITE_DONE: return
            default: throw database.failure
            }
        }
    }

    /// SQLite's sign for a text that it is to copy.
    private static let copied = unsafeBitCast(-1, to: sqlite3_destructor_type.self)
}

extension SQLiteDatabase {
    /// Makes a statement ready.
    func statement(_ text: String) throws(ConversionError) -> SQLiteStatement {
        var statement: OpaquePointer?
        guard
            sqlite3_prepare_v3(
                connection, text, -1, UInt32(SQLITE_PREPARE_PERSISTENT), &statement, nil)
                == SQLITE_OK
        else { throw failure }
        return SQLiteStatement(statement, of: self)
    }
}
