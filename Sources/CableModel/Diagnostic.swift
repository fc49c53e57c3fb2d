/// What a reader or a writer has to say about a cable.
public struct Diagnostic: Hashable, Sendable {
    /// How much a diagnostic weighs; a note weighs less than a warning.
    public enum Severity: Int, Hashable, Sendable, Comparable {
        /// Worth knowing: something was joined, or repeated.
        case note
        /// Something was repaired, guessed, or has no place.
        case warning

        public static func < (left: Severity, right: Severity) -> Bool {
            left.rawValue < right.rawValue
        }

        /// As reports and documents have it: `note`, `warning`.
        public var word: String { self == .note ? "note" : "warning" }
    }

    /// A stable name in kebab case: `tags-label`. A document may bring one that no kind has.
    public var id: String
    /// How much it weighs; that of its kind, or what a document says of it.
    public var severity: Severity
    /// One sentence, without a full stop.
    public var message: String
    /// Byte offsets in the telegram's text; `nil` where the trouble has no place.
    public var range: Range<Int>?

    /// A diagnostic as a document brings it; one of a known kind is made by its kind.
    public init(id: String, severity: Severity, message: String, range: Range<Int>? = nil) {
        self.id = id
        self.severity = severity
        self.message = message
        self.range = range
    }

    /// A diagnostic of a known kind, which says how severe it is.
    public init(_ kind: Kind, _ message: String, range: Range<Int>? = nil) {
        self.init(
            id: kind.rawValue, severity: kind.severity, message: message, range: range)
    }
}
