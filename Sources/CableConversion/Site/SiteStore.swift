import CableSyntax
import Glibc

/// The pages of a site's cables while the others are still to come: each with its name and title in a
/// database of its own, and its bytes in one file, so that none of them is in memory.
final class SiteStore {
    let database: SQLiteDatabase
    private let insertion: SQLiteStatement
    private let naming: SQLiteStatement
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
            "CREATE INDEX page_by_number ON page (number, cable)",
            "CREATE TABLE name (wanted TEXT PRIMARY KEY, times INTEGER NOT NULL) STRICT",
            "BEGIN",
        ])
        insertion = try database.statement("INSERT INTO page VALUES (?, ?, ?, ?, ?, ?)")
        naming = try database.statement(
            """
            INSERT INTO name VALUES (?, 1)
            ON CONFLICT (wanted) DO UPDATE SET times = times + 1 RETURNING times
            """)
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
        let name = try self.name(wanted: Self.name(number: number, digest: digest))
        count += 1
        try insertion.run([
            .integer(Int64(count)), .text(number), .text(name), .text(title),
            .integer(Int64(pagesEnd)), .integer(Int64(page.count)),
        ])
        do { try DescriptorIO.write(Array(page), to: pages) } catch { throw error.unwritable(path) }
        pagesEnd += page.count
        return name
    }

    /// What a cable's page is called: its number, else the beginning of its bytes' digest. A document may
    /// give anything as such.
    private static func name(number: String, digest: String) -> String {
        let isUsual =
            !number.isEmpty && number.utf8.count <= 60
            && number.utf8.allSatisfy {
                ASCII.isLetter($0) || ASCII.isDigit($0) || $0 == 0x2D
            }
        if isUsual { return number.lowercased() }
        let isDigest =
            digest.utf8.count >= 12
            && digest.utf8.allSatisfy { ASCII.isDigit($0) || (0x61...0x66).contains($0) }
        return "cable-"
            + (isDigest ? String(digest.prefix(12)) : String(StableHash.hash(digest), radix: 16))
    }

    /// The name, or with a number behind it where it comes again: no name has a stop of its own.
    private func name(wanted: String) throws(ConversionError) -> String {
        var times = 1
        try naming.run([.text(wanted)]) { times = $0.integer(0) }
        return times == 1 ? wanted : "\(wanted).\(times)"
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
