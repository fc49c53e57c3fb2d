import CableModel

/// What is wrong with a document, or has no place in a cable; each trouble is said once.
struct MarkdownProblems {
    private(set) var diagnostics: [Diagnostic] = []
    private var said: Set<String> = []

    mutating func add(contentsOf others: [Diagnostic]) { diagnostics += others }

    mutating func report(_ kind: Diagnostic.Kind, _ message: String, line: Int? = nil) {
        guard said.insert(kind.rawValue + message).inserted else { return }
        // A Markdown reading has no text whose lines could be counted; so the message says it.
        let place = line.map { "line \($0): " } ?? ""
        diagnostics.append(Diagnostic(kind, place + message))
    }
}
