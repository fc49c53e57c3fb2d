import CableModel

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
