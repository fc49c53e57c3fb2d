extension ByteView {
    package func hasSuffix(_ text: StaticString) -> Bool {
        matches(text, at: end - text.utf8CodeUnitCount)
    }

    /// The number of ASCII letters.
    package var letterCount: Int { (start..<end).count { ASCII.isLetter(self[$0]) } }

    package var containsLowercase: Bool { (start..<end).contains { ASCII.isLower(self[$0]) } }

    /// The view without its last byte.
    package var dropLast: ByteView { upTo(max(start, end - 1)) }
}
