/// Something that can be chosen about a format's documents: the key by which its writer looks up
/// what was chosen.
///
/// A user chooses by a flag, where the format has an `OptionFlag` for it.
package struct WriterOption<Value: Sendable & Equatable>: Sendable {
    /// What it is called among the options of all formats: its flag's name, without dashes.
    package let name: String
    /// What is so where nobody chooses.
    package let defaultValue: Value

    package init(_ name: String, default defaultValue: Value) {
        self.name = name
        self.defaultValue = defaultValue
    }
}

/// What was chosen about the documents: `options[TextFormat.wrap] = 72`.
package struct WriterOptions: Sendable {
    /// By the options' names; whatever is as it is without a choice is not here.
    private var chosen: [String: any Sendable] = [:]

    package init() {}

    /// One choice, all else as it is without.
    package init<Value>(_ option: WriterOption<Value>, _ value: Value) { self[option] = value }

    /// What was chosen, or the default.
    package subscript<Value>(option: WriterOption<Value>) -> Value {
        get {
            // Most documents are written as they are without a choice.
            if chosen.isEmpty { return option.defaultValue }
            return chosen[option.name] as? Value ?? option.defaultValue
        }
        set { chosen[option.name] = newValue == option.defaultValue ? nil : newValue }
    }

    /// Chooses something where nobody else has.
    package mutating func choose<Value>(_ value: Value, of option: WriterOption<Value>) {
        if !hasChoice(of: option.name) { self[option] = value }
    }

    /// Whether an option of this name is other than by default.
    package func hasChoice(of name: String) -> Bool { chosen[name] != nil }
}

extension WriterOptions: CustomStringConvertible {
    /// The choices, the same text for the same choices whatever their order was.
    package var description: String {
        chosen.sorted { $0.key < $1.key }
            .map { "\($0.key)=\(String(reflecting: $0.value))" }
            .joined(separator: " ")
    }
}
