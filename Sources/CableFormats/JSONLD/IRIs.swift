import CableSyntax

/// IRIs and pieces of them.
package enum IRIs {
    /// A text as one segment: a space becomes a hyphen, whatever else is no letter or digit is
    /// percent-encoded. Different texts give different segments, but for spaces and hyphens.
    static func segment(_ text: String) -> String {
        let hyphenated =
            text.utf8.contains(0x20)
            ? String(decoding: text.utf8.map { $0 == 0x20 ? 0x2D : $0 }, as: UTF8.self) : text
        return PercentEncoding.encoded(hyphenated, allowing: marksOfSegments)
    }

    private static let marksOfSegments = ByteSet("-._")

    /// Whether a text can be a whole IRI: it begins with a scheme, and has no character that none
    /// may have (RFC 3987, section 2.2).
    package static func isAbsolute(_ text: String) -> Bool {
        guard let colon = text.utf8.firstIndex(of: UInt8(ascii: ":")) else { return false }
        let scheme = text.utf8[..<colon]
        guard let first = scheme.first, ASCII.isLetter(first),
            scheme.allSatisfy({ ASCII.isAlphanumeric($0) || "+-.".utf8.contains($0) })
        else { return false }
        return text.utf8.allSatisfy { $0 > 0x20 && $0 != 0x7F && !"<>\"{}|\\^`".utf8.contains($0) }
    }
}
