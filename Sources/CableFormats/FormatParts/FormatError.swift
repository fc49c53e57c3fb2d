/// A writer cannot do what its options ask.
public struct FormatError: Error, Sendable, Hashable {
    /// One sentence that says what to do.
    public var message: String

    public init(_ message: String) { self.message = message }
}
