import CableGrammar
import CableModel
import CableSyntax

/// A rule that tells a redaction or a mention within running text.
struct InlineRule: Sendable {
    /// What a text must show at a place for a rule to be asked.
    enum Sign {
        case byte(UInt8)
        /// A letter, small or capital.
        case letter(UInt8)
        /// The last sign of a word, a space and a digit.
        case number

        @inline(__always)
        func isShown(by text: ByteView, at place: Int) -> Bool {
            switch self {
            case .byte(let byte): text[place] == byte
            case .letter(let letter): text[place] | 0x20 == letter
            case .number:
                text.byte(at: place + 1) == 0x20 && ASCII.isDigit(text.byte(at: place + 2))
            }
        }
    }

    let name: StaticString
    let sign: Sign
    /// What begins at a place, and where it stands; `nil` where nothing is.
    ///
    /// `start`: where text begins that nothing before has taken.
    let find:
        @Sendable (InlineScanner, _ text: ByteView, _ place: Int, _ start: Int)
            -> (Inline, Range<Int>)?

    /// All rules, in the order in which they are asked.
    static let all: [InlineRule] = [
        redaction, bracketedRedaction, referenceMention, paragraphMention, septel, citation,
    ]

    /// `XXXXXXXXXXXX`. It may be glued to a word before it; it begins where the run begins.
    static let redaction = InlineRule(name: "redaction", sign: .letter(UInt8(ascii: "x"))) {
        _, text, place, _ in
        Redactions.run(in: text, at: place).map { (.redaction(string(text, $0)), $0) }
    }

    /// `[Source removed]`, `[REDACTED]`
    static let bracketedRedaction = InlineRule(
        name: "redaction in brackets", sign: .byte(UInt8(ascii: "["))
    ) { _, text, place, _ in
        Redactions.bracketed(in: text, at: place).map { (.redaction(string(text, $0)), $0) }
    }

    /// `ref A`, `refs (a)`, `reftel`
    static let referenceMention = InlineRule(
        name: "mention of a reference", sign: .letter(UInt8(ascii: "r"))
    ) { scanner, text, place, _ in
        guard let end = wordEnd(text, at: place, ["REF", "REFS", "REFTEL", "REFTELS"]) else {
            return nil
        }
        let letters = scanner.referenceLetters
        // reftel, reftels
        let isWhole = end - place > "REFS".utf8.count
        if !letters.isEmpty, let letter = letter(text, at: end) {
            if let position = letters.firstIndex(of: letter.letter) {
                let range = place..<letter.end
                let mention = ReferenceMention(
                    text: string(text, range), letter: letter.letter, reference: position)
                return (.referenceMention(mention), range)
            }
            // "ref B" where the list has no B points to nothing.
            if !isWhole { return nil }
        }
        guard isWhole || !letters.isEmpty else { return nil }
        let range = place..<end
        let mention = ReferenceMention(
            text: string(text, range), reference: letters.count == 1 ? 0 : nil)
        return (.referenceMention(mention), range)
    }

    /// `para 3`, `paragraphs 4`, where the telegram has such a paragraph.
    static let paragraphMention = InlineRule(
        name: "mention of a paragraph", sign: .letter(UInt8(ascii: "p"))
    ) { scanner, text, place, _ in
        let words: [StaticString] = ["PARA", "PARAS", "PARAGRAPH", "PARAGRAPHS"]
        guard let end = wordEnd(text, at: place, words), text.byte(at: end) == 0x20 else {
            return nil
        }
        let digits = text.from(end + 1).leadingDigits
        guard let number = digits.number, scanner.isParagraph(number),
            !ASCII.isLetter(text.byte(at: digits.end))
        else { return nil }
        let range = place..<digits.end
        return (
            .paragraphMention(ParagraphMention(text: string(text, range), number: number)), range
        )
    }

    /// `septel`: a separate telegram, which has no number yet.
    static let septel = InlineRule(
        name: "separate telegram", sign: .letter(UInt8(ascii: "s"))
    ) { _, text, place, _ in
        guard let end = wordEnd(text, at: place, ["SEPTEL", "SEPTELS"]) else { return nil }
        let range = place..<end
        return (.referenceMention(ReferenceMention(text: string(text, range))), range)
    }

    /// `08 Laputa 1564`: the name of the post stands before the digits.
    static let citation = InlineRule(name: "telegram by its number", sign: .number) {
        scanner, text, place, start in
        scanner.citations.find(in: text, digits: text.from(place + 2).leadingDigits, after: start)
            .map { (.referenceMention($0.mention), $0.start..<$0.end) }
    }
}

// MARK: Words

extension InlineRule {
    private static func string(_ text: ByteView, _ range: Range<Int>) -> String {
        ByteView(text.base, range.lowerBound, range.upperBound).string
    }

    /// The end of the word that begins at a place, if it is one of the given ones.
    private static func wordEnd(
        _ text: ByteView, at place: Int, _ words: [StaticString]
    ) -> Int? {
        guard place == text.start || !ASCII.isAlphanumeric(text[place - 1]) else { return nil }
        var end = place
        while ASCII.isAlphanumeric(text.byte(at: end)) { end += 1 }
        let word = ByteView(text.base, place, end)
        return words.contains { word.equals($0) } ? end : nil
    }

    /// A single letter after a blank, in parentheses or not.
    private static func letter(_ text: ByteView, at place: Int) -> (letter: String, end: Int)? {
        guard text.byte(at: place) == 0x20 else { return nil }
        var position = place + 1
        let isOpen = text.byte(at: position) == UInt8(ascii: "(")
        if isOpen { position += 1 }
        let byte = text.byte(at: position)
        guard ASCII.isLetter(byte), !ASCII.isAlphanumeric(text.byte(at: position + 1)),
            text.byte(at: position + 1) != 0x27
        else { return nil }
        position += 1
        if isOpen {
            guard text.byte(at: position) == UInt8(ascii: ")") else { return nil }
            position += 1
        }
        return (String(UnicodeScalar(ASCII.uppercased(byte))), position)
    }
}
