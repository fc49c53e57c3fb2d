import CableFormats

/// Why something was not done: one sentence that says what to do.
public struct CableKitError: Error, Hashable, Sendable, CustomStringConvertible {
    /// One sentence without a full stop: `no format "x" is read; those are …`.
    public var message: String
    public var description: String { message }

    /// An error with its sentence.
    public init(_ message: String) { self.message = message }

    /// What a body gives, its complaint taken over.
    static func of<Value>(
        _ body: () throws(FormatError) -> Value
    ) throws(CableKitError) -> Value {
        do { return try body() } catch { throw CableKitError(error.message) }
    }
}
