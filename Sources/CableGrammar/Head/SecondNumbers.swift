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
            (3...6).contains(number.count), series.contains(where: { word.equals($0) })
        else { return 0 }
        return 2
    }

    /// Where the second number ends with which a text begins; `nil` where it begins with none.
    static func end(in view: ByteView) -> Int? {
        let words = view.words(upTo: 2)
        return wordCount(words[...]) == 2 ? words[1].end : nil
    }
}
