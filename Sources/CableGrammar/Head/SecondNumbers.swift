import CableSyntax

/// The second number of a telegram to or from a travelling Secretary: `STATE 259265 TOSEC 300013`.
///
/// Such telegrams are counted in a series of their own besides that of the post.
package enum SecondNumbers {
    /// The words of those series: to and from the Secretary, the Deputy Secretary, another traveller
    /// of rank.
    private static let series: [StaticString] = [
        "TOSEC", "SECTO", "TODEP", "DEPTO", "TOVIP", "VIPTO",
    ]

    /// How many of some words a second number has: none, or the series and the number.
    static func wordCount(_ words: ArraySlice<ByteView>) -> Int {
        guard let word = words.first, let number = words.dropFirst().first, number.isAllDigits,
            (1...6).contains(number.count), series.contains(where: { word.equals($0) })
        else { return 0 }
        return 2
    }

    /// Where the second number ends with which a text begins, perhaps behind a slash or in parentheses;
    /// `nil` where it begins with none.
    package static func end(in view: ByteView) -> Int? {
        var text = view.trimmedStart
        let isEnclosed = text.first == UInt8(ascii: "(")
        if isEnclosed || text.first == UInt8(ascii: "/") { text.start += 1 }
        var words = text.words(upTo: 2)
        guard words.count == 2 else { return nil }
        if isEnclosed, words[1].last == UInt8(ascii: ")") { words[1].end -= 1 }
        guard wordCount(words[...]) == 2 else { return nil }
        return isEnclosed && view.byte(at: words[1].end) == UInt8(ascii: ")")
            ? words[1].end + 1 : words[1].end
    }
}
