import CableFormats
import CableSyntax

/// What a code of TAGS or a level of classification means, and by which source.
struct SiteMeaning {
    /// Of which list a code is.
    enum Vocabulary: String {
        case tag, level
    }

    private let meaning: SQLiteStatement
    private let source: SQLiteStatement

    init(_ store: SiteStore) throws(ConversionError) {
        meaning = try store.database.statement(
            "SELECT meaning, kind, sources FROM meaning WHERE vocabulary = ? AND code = ?")
        source = try store.database.statement("SELECT title FROM source WHERE key = ?")
    }

    /// What is known of a code; `nil` for one that no list has.
    func find(
        _ code: String, in vocabulary: Vocabulary = .tag
    ) throws(ConversionError) -> (text: String?, kind: String?, sources: [String])? {
        var found: (text: String?, kind: String?, sources: [String])?
        try meaning.run([.text(vocabulary.rawValue), .text(code)]) { row in
            let sources = (row.text(2) ?? "").split(separator: " ").map(String.init)
            found = (row.text(0), row.text(1), sources)
        }
        return found
    }

    /// What a source is called.
    func title(of key: String) throws(ConversionError) -> String {
        var title: String?
        try source.run([.text(key)]) { title = $0.text(0) }
        return title ?? key
    }

    func write(
        _ code: String, in vocabulary: Vocabulary, to output: inout Output
    ) throws(ConversionError) {
        guard let found = try find(code, in: vocabulary) else {
            if vocabulary == .tag {
                output.write("<p>No list of TAGS that is known here has this code.</p>\n")
            }
            return
        }
        output.write("<dl>\n")
        if let text = found.text {
            output.write("<dt>Meaning</dt> <dd>")
            output.writeHTML(text)
            output.write("</dd>\n")
        }
        if let kind = found.kind {
            output.write("<dt>Kind</dt> <dd>")
            output.writeHTML(kind)
            output.write("</dd>\n")
        }
        for key in found.sources {
            output.write("<dt>Source</dt> <dd>")
            output.writeHTML(try title(of: key))
            output.write("</dd>\n")
        }
        output.write("</dl>\n")
    }
}
