/// A writer cannot do what its options ask.
package struct FormatError: Error, Sendable, Hashable {
    /// One sentence that says what to do.
    package var message: String

    package init(_ message: String) { self.message = message }
}
