/// What a user may choose about reading.
public struct ReaderOptions: Sendable, Hashable {
    /// Whether characters that a wrong encoding spoilt are put right, each with a diagnostic.
    public var repairsCharacters: Bool
    /// Whether readings say which rule took which line of a telegram.
    public var notesRules: Bool

    /// The options of a reader; nothing is repaired or noted unless it is asked for.
    public init(repairsCharacters: Bool = false, notesRules: Bool = false) {
        self.repairsCharacters = repairsCharacters
        self.notesRules = notesRules
    }
}
