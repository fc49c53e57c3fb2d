import CableModel
import CableSyntax

/// The running text of one Markdown block, its escapes undone.
///
/// It has the form in which the telegram parser keeps running text: the joined bytes, and what
/// interrupts them by its place. So redactions and mentions are found in it as in a telegram.
struct MarkdownText {
    var bytes: [UInt8] = []
    /// Page marks and interruptions, with their byte offsets.
    var inserts: [(offset: Int, inline: Inline)] = []
    /// Stretches that the document marks as links, in their order.
    var links: [(range: Range<Int>, target: String)] = []

    var isEmpty: Bool { bytes.isEmpty && inserts.isEmpty }

    var string: String { String(decoding: bytes, as: UTF8.self) }

    /// The text's content, mentions and redactions found.
    func inlines(by scanner: InlineScanner) -> [Inline] {
        bytes.withUnsafeBufferPointer { scanner.inlines(of: ByteView($0), inserts: inserts) }
    }
}

/// What is wrong with a document, or has no place in a cable; each trouble is said once.
struct MarkdownProblems {
    private(set) var diagnostics: [Diagnostic] = []
    private var said: Set<String> = []

    mutating func warn(_ id: String, _ message: String, line: Int? = nil) {
        add(id, .warning, message, line)
    }

    mutating func note(_ id: String, _ message: String, line: Int? = nil) {
        add(id, .note, message, line)
    }

    mutating func add(contentsOf others: [Diagnostic]) { diagnostics += others }

    private mutating func add(
        _ id: String, _ severity: Diagnostic.Severity, _ message: String, _ line: Int?
    ) {
        guard said.insert(id + message).inserted else { return }
        // A Markdown reading has no text whose lines could be counted; so the message says it.
        let place = line.map { "line \($0): " } ?? ""
        diagnostics.append(Diagnostic(id: id, severity: severity, message: place + message))
    }
}
