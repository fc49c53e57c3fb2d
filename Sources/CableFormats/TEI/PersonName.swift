import CableSyntax

/// The forename and surname of a person, where one pattern is sure: one forename, perhaps an
/// initial, then one surname, all of letters.
struct PersonName {
    let forename: String
    let surname: String

    init?(_ name: String) {
        let words = name.utf8.split(separator: 0x20).map { String(Substring($0)) }
        guard words.count == 2 || (words.count == 3 && Self.isInitial(words[1])),
            words.allSatisfy(Self.isPlain), let last = words.last, last.utf8.last != Self.stop,
            last.utf8.count > 2, last.count > 2
        else { return nil }
        surname = last
        forename = words.count == 2 ? words[0] : words[0] + " " + words[1]
    }

    private static let stop = UInt8(ascii: ".")

    private static func isInitial(_ word: String) -> Bool {
        word.utf8.last == stop && word.count == 2
    }

    /// Whether a word is a capital and letters.
    private static func isPlain(_ word: String) -> Bool {
        let isASCII = word.utf8.allSatisfy {
            ASCII.isLetter($0) || $0 == stop || $0 == UInt8(ascii: "-")
        }
        // What Unicode says of a character is slow to ask.
        if isASCII { return word.utf8.first.map(ASCII.isUpper) ?? false }
        return word.first!.isUppercase
            && word.allSatisfy { $0.isLetter || $0 == "." || $0 == "-" }
    }
}
