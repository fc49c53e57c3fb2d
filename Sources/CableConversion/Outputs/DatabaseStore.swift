import CableFormats

/// The database of all cables of a run.
///
/// A new one is made under a temporary name and gets its own when it is whole. One that is brought up
/// to date is changed in a single transaction, so that it is as before, or whole, whenever the run
/// ends.
struct DatabaseStore: RowStore {
    private let database: SQLiteDatabase
    /// `nil` where a database that was there is brought up to date.
    private let file: FileInWriting?
    /// The number of the run, by which the next one knows what this one saw.
    private let run: Int64

    /// - Parameter updates: whether a database that is there is brought up to date.
    init(path: String, updates: Bool) throws(ConversionError) {
        if updates, FileSystem.kind(of: path) == .file {
            file = nil
            database = try SQLiteDatabase(fileAt: path, called: path)
            try Self.check(database, path)
            try database.run(["PRAGMA foreign_keys = ON", "BEGIN IMMEDIATE"])
            run = try database.number("SELECT max(run) FROM file") + 1
        } else {
            let file = try FileInWriting(path, isNamed: true)
            self.file = file
            run = 1
            database = try SQLiteDatabase(fileAt: file.openPath, called: path)
            // Nothing is to be saved of a file that nobody knows yet.
            try database.run([
                "PRAGMA journal_mode = OFF", "PRAGMA synchronous = OFF",
                "PRAGMA locking_mode = EXCLUSIVE",
                "PRAGMA application_id = \(SQLiteSchema.applicationID)",
                "PRAGMA user_version = \(SQLiteSchema.version)", "BEGIN",
            ])
            try database.run(SQLiteSchema.tables)
        }
    }

    private static func check(_ database: SQLiteDatabase, _ path: String) throws(ConversionError) {
        guard try database.number("PRAGMA application_id") == SQLiteSchema.applicationID else {
            throw .unwritable(path: path, reason: "it is no database of cableconv")
        }
        guard try database.number("PRAGMA user_version") == SQLiteSchema.version else {
            throw .unwritable(
                path: path,
                reason: "another version of cableconv made it; make it anew without --update")
        }
    }

    func lastNumber(of table: DataTable) throws(ConversionError) -> Int64 {
        file != nil ? 0 : try database.number("SELECT max(id) FROM \(table)")
    }

    func knownFile(
        named name: UnsafeBufferPointer<UInt8>?, sha256: UnsafeBufferPointer<UInt8>
    ) throws(ConversionError) -> Int64 {
        guard file == nil else { return 0 }
        // Of several with the same bytes each is seen once.
        let known = try database.number(
            "SELECT id FROM file WHERE sha256 = ?1 AND name IS ?2 AND run < \(run) LIMIT 1",
            [.text(sha256), name.map { .text($0) } ?? .nothing])
        if known != 0 { try database.run("UPDATE file SET run = \(run) WHERE id = \(known)") }
        return known
    }

    func insert(
        into table: DataTable, number: Int64?, parent: Int64?, from rows: inout TableRowReader
    ) throws(ConversionError) {
        let before = [number, parent].compactMap { $0 }
        try database.insert(into: table, before, from: &rows, table == .file ? run : nil)
    }

    func finish() throws(ConversionError) {
        if file != nil {
            try database.run(SQLiteSchema.indexes + SQLiteSchema.searches + SQLiteSchema.views)
        } else {
            try database.run("DELETE FROM file WHERE run < \(run)")
        }
        try database.run(SQLiteSchema.rebuildSearches + ["ANALYZE", "COMMIT"])
        try file?.complete()
    }
}
