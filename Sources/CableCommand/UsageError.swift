import CableFormats

/// Wrong usage: one sentence that says what is wrong and what to type.
struct UsageError: Error, Hashable {
    var message: String
    init(_ message: String) { self.message = message }

    /// What a body gives, its complaint taken for wrong usage.
    static func of<Value>(_ body: () throws(FormatError) -> Value) throws(UsageError) -> Value {
        do { return try body() } catch { throw UsageError(error.message) }
    }

    /// A word that stands where the name of a command should.
    static func unknownCommand(_ word: String) -> UsageError {
        let commands = Flag.Command.allCases.map(\.rawValue)
        return UsageError(
            "unknown command \"\(word)\""
                + Suggestion.text(for: word, among: commands)
                + "; the commands are \(commands.joined(separator: ", "))")
    }
}
