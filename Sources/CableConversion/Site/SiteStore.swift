import CableSyntax
import Glibc

/// The pages of a site's cables while the others are still to come: each with its name and title in a
/// database of its own, and its bytes in one file, so that none of them is in memory.
final class SiteStore {
    let database: SQLiteDatabase
    private let insertion: SQLiteStatement
    private let search: SQLiteStatement
    private let path: String
    private let pages: Int32
    private var pagesEnd = 0
    /// How many cables there are; the number of the last in the database of all, too.
    private(set) var count = 0

    init(in folder: SiteFolder) throws(ConversionError) {
        let path = folder.workPath("pages.db")
        database = try SQLiteDatabase(fileAt: path, called: path)
        try database.run([
            "PRAGMA journal_mode = OFF", "PRAGMA synchronous = OFF",
            """
            CREATE TABLE page (
              cable INTEGER PRIMARY KEY, number TEXT NOT NULL, name TEXT NOT NULL,
              title TEXT NOT NULL, start INTEGER NOT NULL, length INTEGER NOT NULL) STRICT
            """,
            "CREATE UNIQUE INDEX page_by_name ON page (name)",
            "CREATE INDEX page_by_number ON page (number, cable)", "BEGIN",
        ])
        insertion = try database.statement("INSERT INTO page VALUES (?, ?, ?, ?, ?, ?)")
        search = try database.statement("SELECT 1 FROM page WHERE name = ?")
        self.path = folder.workPath("pages")
        pages = open(self.path, O_RDWR | O_CREAT | O_TRUNC | O_NOFOLLOW | O_CLOEXEC, 0o600)
        guard pages >= 0 else { throw FileSystem.SystemError.last.unwritable(self.path) }
    }

    deinit { if pages >= 0 { close(pages) } }

    /// Takes the page of the next cable.
    ///
    /// - Returns: the page's name, without its ending.
    func add(
        number: String, digest: String, title: String, page: UnsafeBufferPointer<UInt8>
    ) throws(ConversionError) -> String {
        let wanted = Self.name(number: number, digest: digest)
        var name = wanted
        var copy = 1
        while try isTaken(name) {
            copy += 1
            name = "\(wanted).\(copy)"
        }
        count += 1
        try insertion.run([
            .integer(Int64(count)), .text(number), .text(name), .text(title),
            .integer(Int64(pagesEnd)), .integer(Int64(page.count)),
        ])
        do { try FileSystem.write(Array(page), to: pages) } catch { throw error.unwritable(path) }
        pagesEnd += page.count
        return name
    }

    /// What a cable's page is called: its number, else the beginning of its bytes' digest.
    private static func name(number: String, digest: String) -> String {
        let isUsual =
            !number.isEmpty && number.utf8.count <= 60
            && number.utf8.allSatisfy {
                ASCII.isLetter($0) || ASCII.isDigit($0) || $0 == 0x2D
            }
        return isUsual ? number.lowercased() : "cable-" + digest.prefix(12)
    }

    private func isTaken(_ name: String) throws(ConversionError) -> Bool {
        var isTaken = false
        try search.run([.text(name)]) { _ in isTaken = true }
        return isTaken
    }

    /// Has the database of all cables at hand, beside that of the pages, once all are there.
    func attach(_ path: String) throws(ConversionError) {
        try database.run("COMMIT")
        try database.statement("ATTACH ? AS cables").run([.text(path)])
    }

    /// The bytes of a page.
    func page(from start: Int, length: Int) throws(ConversionError) -> [UInt8] {
        var failure = false
        let bytes = [UInt8](unsafeUninitializedCapacity: length) { buffer, filled in
            while filled < length {
                let count = pread(
                    pages, buffer.baseAddress! + filled, length - filled, off_t(start + filled))
                if count < 0 && errno == EINTR { continue }
                if count <= 0 {
                    failure = true
                    return
                }
                filled += count
            }
        }
        if failure { throw FileSystem.SystemError.last.unwritable(path) }
        return bytes
    }
}
