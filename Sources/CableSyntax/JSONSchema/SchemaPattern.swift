/// A regular expression of a schema (ECMA-262), by Swift's own.
struct SchemaPattern {
    private let regex: Regex<AnyRegexOutput>

    init?(_ pattern: String) {
        guard let regex = try? Regex(pattern) else { return nil }
        // ECMA-262 knows code points, and the digits of ASCII.
        self.regex = regex.matchingSemantics(.unicodeScalar).asciiOnlyDigits()
    }

    /// Whether the expression fits a part of the text.
    func matches(_ text: String) -> Bool { (try? regex.firstMatch(in: text)) != nil }
}
