import CableSyntax

/// The forename and surname of a person, where one pattern is sure: one forename, perhaps an
/// initial, then one surname with the particles before it (`van Sample`), all of letters.
struct PersonName {
    let forename: ByteView
    let surname: ByteView

    init?(_ name: ByteView) {
        let words = name.words
        guard let last = words.last else { return nil }
        let particles = words.dropLast().reversed().prefix {
            PersonWord.kind(of: $0) == .particle
        }.count
        let given = words.dropLast(1 + particles)
        guard given.count == 1 || (given.count == 2 && Self.isInitial(given[1])),
            given.allSatisfy(Self.isPlain), Self.isPlain(last), last.last != Self.stop,
            last.count > 2, last.string.count > 2
        else { return nil }
        surname = ByteView(name.base, words[given.count].start, last.end)
        forename = ByteView(name.base, words[0].start, words[given.count - 1].end)
    }

    private static let stop = UInt8(ascii: ".")

    private static func isInitial(_ word: ByteView) -> Bool {
        word.last == stop && word.string.count == 2
    }

    /// Whether a word is a capital and letters.
    private static func isPlain(_ word: ByteView) -> Bool {
        let isASCII = word.range.allSatisfy {
            ASCII.isLetter(word[$0]) || word[$0] == stop || word[$0] == UInt8(ascii: "-")
        }
        // What Unicode says of a character is slow to ask.
        if isASCII { return ASCII.isUpper(word.first) }
        let text = word.string
        return text.first!.isUppercase
            && text.allSatisfy { $0.isLetter || $0 == "." || $0 == "-" }
    }
}
