import CableFormats
import CableSyntax

/// How much a site has, for its first page.
enum SiteCounts {
    private static let questions: [(StaticString, String)] = [
        ("Cables", "SELECT count(*) FROM cable"),
        ("Words", "SELECT sum(words) FROM cable"),
        ("Posts", "SELECT count(DISTINCT post) FROM cable"),
        ("TAGS", "SELECT count(DISTINCT code) FROM tag"),
        (
            "References to cables",
            "SELECT count(*) FROM reference WHERE target IS NOT NULL"
        ),
        (
            "… to cables of this site",
            """
            SELECT count(*) FROM reference WHERE target IN (SELECT number FROM page)
            """
        ),
    ]

    /// What is counted, with its number, and the days of the first and last cable.
    static func all(
        of store: SiteStore
    ) throws(ConversionError) -> [(name: StaticString, count: String)] {
        var counts: [(name: StaticString, count: String)] = []
        for (name, question) in questions {
            counts.append((name, String(try store.database.number(question))))
        }
        try store.database.statement("SELECT min(date), max(date) FROM cable").run { row in
            guard let first = row.text(0), let last = row.text(1) else { return }
            counts.append(("Sent", "\(first.prefix(10)) to \(last.prefix(10))"))
        }
        return counts
    }
}
