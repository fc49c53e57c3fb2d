extension ByteView {
    public func hasSuffix(_ text: StaticString) -> Bool {
        matches(text, at: end - text.utf8CodeUnitCount)
    }

    /// The number of ASCII letters.
    public var letterCount: Int { (start..<end).count { ASCII.isLetter(self[$0]) } }

    public var containsLowercase: Bool { (start..<end).contains { ASCII.isLower(self[$0]) } }

    /// The view without its last byte.
    public var dropLast: ByteView { upTo(max(start, end - 1)) }
}
