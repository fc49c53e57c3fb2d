import CableSyntax

extension StandardStreams {
    /// Says one line on standard error: the one door for all that is said there.
    ///
    /// What a document, a file's name or a system's message brings along is shown, and cannot command
    /// the terminal or look like a line of its own.
    func say(_ line: String) { writeError(Printable.line(line) + "\n") }
}
