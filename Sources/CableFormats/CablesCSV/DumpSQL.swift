import CableSyntax

/// Dumps of databases in SQL, which nobody reads here: to be known, and not taken for a telegram.
enum DumpSQL {
    static let explanation =
        "it is SQL, which is not read; load it into a database and save the table as CSV with the names of its columns"

    private static let words: [StaticString] = [
        "INSERT INTO ", "CREATE TABLE ", "DROP TABLE ", "CREATE DATABASE ", "BEGIN TRANSACTION",
        "PRAGMA ", "LOCK TABLES ", "SET ", "COPY ",
    ]

    /// How many lines from the first that is no comment are looked at.
    private static let linesAhead = 12

    /// Whether a text begins as such a dump: comments, and commands that end with a semicolon.
    static func begins(_ text: ByteView) -> Bool {
        let text = text.trimmedStart
        var start = text.start
        var seen = 0
        while start < text.end, seen < linesAhead {
            let end = text.firstIndex(ofByte: 0x0A, from: start) ?? text.end
            let line = ByteView(text.base, start, end).trimmed
            start = end + 1
            if line.isEmpty || line.hasPrefix("--") && seen == 0 && isComment(line) { continue }
            if line.hasPrefix("/*") { continue }
            seen += 1
            if line.hasPrefix("INSERT INTO ") {
                return line.contains("VALUES") || isNext(text, start)
            }
            if line.hasPrefix("CREATE TABLE ") || line.hasPrefix("DROP TABLE ") { return true }
            if line.hasPrefix("COPY ") { return line.contains(" FROM STDIN") }
            guard words.contains(where: line.hasPrefix) else { return false }
        }
        return false
    }

    private static func isNext(_ text: ByteView, _ start: Int) -> Bool {
        text.from(start).trimmedStart.hasPrefix("VALUES")
    }

    private static func isComment(_ line: ByteView) -> Bool {
        line.count == 2 || ASCII.isBlank(line[line.start + 2])
    }
}
