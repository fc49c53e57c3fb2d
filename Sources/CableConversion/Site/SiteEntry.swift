import CableFormats
import CableSyntax

/// A cable as a list shows it.
struct SiteEntry {
    let name: String
    let title: String
    let number: String
    /// `2007-12-11`; empty where it is not known.
    let day: String
    let post: String
    let level: String
    let summary: String

    /// Asks for what a row has; a condition and an order can stand behind it.
    static let query = """
        SELECT page.name, page.title, page.number, coalesce(substr(cable.date, 1, 10), ''),
          coalesce(cable.post, ''), coalesce(cable.classification, ''),
          coalesce(cable.summary, ''), page.cable
        FROM page JOIN cable ON cable.id = page.cable
        """

    init(_ row: SQLiteStatement.Row) {
        name = row.text(0) ?? ""
        title = row.text(1) ?? ""
        number = row.text(2) ?? ""
        day = row.text(3) ?? ""
        post = row.text(4) ?? ""
        level = row.text(5) ?? ""
        summary = row.text(6) ?? ""
    }

    /// The path of its page.
    var path: String { "cable/\(name).html" }

    func write(root: String, to output: inout Output) {
        output.write("<div class=\"entry\">")
        output.writeLink(root + path, title)
        output.write("<br /><span class=\"note\">")
        output.writeHTML([number, day, post, level].filter { !$0.isEmpty }.joined(separator: ", "))
        output.write("</span></div>\n")
    }

    /// The beginning of the summary, cut at a word.
    func summary(upTo length: Int) -> String {
        guard summary.utf8.count > length else { return summary }
        var end = summary.utf8.index(summary.utf8.startIndex, offsetBy: length)
        while end > summary.startIndex, summary.utf8[end] != 0x20 {
            end = summary.utf8.index(before: end)
        }
        return end == summary.startIndex ? "" : String(summary[..<end]) + " …"
    }
}
