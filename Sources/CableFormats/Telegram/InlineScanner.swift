import CableModel
import CableSyntax

/// Finds redactions and mentions in running text.
///
/// What a mention may point to is known only when the whole telegram has been read, so scanning
/// is the last step.
struct InlineScanner {
    /// The letters of the references, in order; `nil` for a reference without a letter.
    private let referenceLetters: [String?]
    /// The numbers of the paragraphs.
    private let paragraphNumbers: Set<Int>
    private let citations: CitationScanner

    init(references: [Reference], paragraphNumbers: Set<Int>) {
        referenceLetters = references.map(\.letter)
        self.paragraphNumbers = paragraphNumbers
        citations = CitationScanner(references: references)
    }

    /// A running text with redactions, mentions and what interrupts it in their places.
    ///
    /// - Parameter inserts: what interrupts it, with byte offsets in the text's base.
    func inlines(of text: ByteView, inserts: [(offset: Int, inline: Inline)]) -> [Inline] {
        var inlines: [Inline] = []
        var start = text.start
        for insert in inserts {
            if insert.offset > start {
                scan(ByteView(text.base, start, insert.offset), into: &inlines)
            }
            inlines.append(insert.inline)
            // The space that joined the lines is the mark's; several marks may share it.
            start = max(start, insert.offset)
            if start == insert.offset && text.byte(at: start) == 0x20 { start += 1 }
        }
        scan(text.from(start), into: &inlines)
        return inlines
    }

    /// The bytes with which anything begins that is looked for.
    private static let firstBytes = ByteSet("xXrRpPsS[0123456789")

    /// The next place at which anything may begin that is looked for; the text's end where there is
    /// none.
    private func nextCandidate(in text: ByteView, from start: Int) -> Int {
        var index = start
        if let bytes = text.base.baseAddress {
            // Mentions begin with "ref", "par" and "sep" in small letters or capitals.
            while index + 18 <= text.end {
                let here = SixteenBytes(bytes, at: index)
                let first = here.inSmallLetters
                let second = SixteenBytes(bytes, at: index + 1).inSmallLetters
                let third = SixteenBytes(bytes, at: index + 2).inSmallLetters
                let isE = second.equal(to: UInt8(ascii: "e"))
                let marks =
                    first.equal(to: UInt8(ascii: "r")) & isE & third.equal(to: UInt8(ascii: "f"))
                    | first.equal(to: UInt8(ascii: "p")) & second.equal(to: UInt8(ascii: "a"))
                    & third.equal(to: UInt8(ascii: "r"))
                    | first.equal(to: UInt8(ascii: "s")) & isE & third.equal(to: UInt8(ascii: "p"))
                    | first.equal(to: UInt8(ascii: "x")) | here.equal(to: UInt8(ascii: "["))
                    | here.below(0x3A) & ~here.below(0x30)
                if marks.marksAny { return index + marks.firstMarked }
                index += 16
            }
        }
        let firstBytes = Self.firstBytes
        while index < text.end && !firstBytes.contains(text[index]) { index += 1 }
        return index
    }

    private func scan(_ text: ByteView, into inlines: inout [Inline]) {
        var runStart = text.start
        var index = text.start
        func endRun(_ end: Int) {
            if end > runStart { inlines.append(.text(ByteView(text.base, runStart, end).string)) }
        }
        while true {
            index = nextCandidate(in: text, from: index)
            guard index < text.end else { break }
            if ASCII.isDigit(text[index]) {
                let digits = text.from(index).leadingDigits
                // The name of the post stands before the digits that were found.
                if let found = citations.find(in: text, digits: digits, after: runStart) {
                    endRun(found.start)
                    inlines.append(.referenceMention(found.mention))
                    runStart = digits.end
                }
                index = digits.end
                continue
            }
            if mayBegin(text, at: index), let found = find(text, at: index) {
                endRun(index)
                inlines.append(found.inline)
                index = found.end
                runStart = index
            } else {
                index += 1
            }
        }
        endRun(text.end)
    }

    /// Whether one of the first bytes is at once a word's, and those behind it go with it: mentions
    /// are words with "ref", "par" and "sep".
    private func mayBegin(_ text: ByteView, at index: Int) -> Bool {
        let following: (UInt8, UInt8)
        switch text[index] | 0x20 {
        case UInt8(ascii: "r"): following = (UInt8(ascii: "e"), UInt8(ascii: "f"))
        case UInt8(ascii: "p"): following = (UInt8(ascii: "a"), UInt8(ascii: "r"))
        case UInt8(ascii: "s"): following = (UInt8(ascii: "e"), UInt8(ascii: "p"))
        default: return true
        }
        return text.byte(at: index + 1) | 0x20 == following.0
            && text.byte(at: index + 2) | 0x20 == following.1
            && (index == text.start || !ASCII.isAlphanumeric(text[index - 1]))
    }

    private func find(_ text: ByteView, at index: Int) -> (inline: Inline, end: Int)? {
        switch text[index] {
        case UInt8(ascii: "X"), UInt8(ascii: "x"):
            // A run may be glued to a word before it; it begins where the run begins.
            guard index == text.start || text[index - 1] != text[index] else { return nil }
            var end = index
            while end < text.end && text[end] == text[index] { end += 1 }
            guard end - index >= 5 else { return nil }
            return (.redaction(ByteView(text.base, index, end).string), end)
        case UInt8(ascii: "["):
            return bracketedRedaction(text, at: index)
        case UInt8(ascii: "r"), UInt8(ascii: "R"):
            return referenceMention(text, at: index)
        case UInt8(ascii: "p"), UInt8(ascii: "P"):
            return paragraphMention(text, at: index)
        default:
            return septel(text, at: index)
        }
    }

    /// Whether a text is nothing but a run of X that stands for a passage.
    static func isRedaction(_ text: ByteView) -> Bool {
        text.count >= 5 && text.first | 0x20 == UInt8(ascii: "x")
            && (text.start..<text.end).allSatisfy { text[$0] == text.first }
    }

    /// `[Source removed]`, `[REDACTED]`.
    private func bracketedRedaction(_ text: ByteView, at index: Int) -> (inline: Inline, end: Int)?
    {
        var close = index + 1
        while close < text.end && close - index < 60 && text[close] != UInt8(ascii: "]") {
            close += 1
        }
        guard text.byte(at: close) == UInt8(ascii: "]") else { return nil }
        let words = ByteView(text.base, index + 1, close).words
        guard let last = words.last, let first = words.first else { return nil }
        let ends: [StaticString] = ["REMOVED", "REDACTED", "DELETED", "WITHHELD", "EXCISED"]
        guard ends.contains(where: { last.equals($0) }) || first.equals("REDACTED") else {
            return nil
        }
        return (.redaction(ByteView(text.base, index, close + 1).string), close + 1)
    }

    /// The end of a word at a position, if it is one of the given ones.
    private func wordEnd(_ text: ByteView, at index: Int, _ words: [StaticString]) -> Int? {
        for word in words where text.matches(word, at: index) {
            let end = index + word.utf8CodeUnitCount
            if !ASCII.isAlphanumeric(text.byte(at: end)) { return end }
        }
        return nil
    }

    /// `ref A`, `refs (a)`, `reftel`.
    private func referenceMention(_ text: ByteView, at index: Int) -> (inline: Inline, end: Int)? {
        guard let end = wordEnd(text, at: index, ["REF", "REFS", "REFTEL", "REFTELS"]) else {
            return nil
        }
        let isWhole = end - index > 4  // reftel, reftels
        if let letter = letter(text, at: end), !referenceLetters.isEmpty {
            if let position = referenceLetters.firstIndex(of: letter.letter) {
                let mention = ReferenceMention(
                    text: ByteView(text.base, index, letter.end).string, letter: letter.letter,
                    reference: position)
                return (.referenceMention(mention), letter.end)
            }
            // "ref B" where the list has no B points to nothing.
            if !isWhole { return nil }
        }
        guard isWhole || !referenceLetters.isEmpty else { return nil }
        let mention = ReferenceMention(
            text: ByteView(text.base, index, end).string,
            reference: referenceLetters.count == 1 ? 0 : nil)
        return (.referenceMention(mention), end)
    }

    /// A single letter after a blank, in parentheses or not.
    private func letter(_ text: ByteView, at index: Int) -> (letter: String, end: Int)? {
        guard text.byte(at: index) == 0x20 else { return nil }
        var position = index + 1
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

    /// `para 3`, `paragraphs 4`, where the telegram has such a paragraph.
    private func paragraphMention(_ text: ByteView, at index: Int) -> (inline: Inline, end: Int)? {
        let words: [StaticString] = ["PARA", "PARAS", "PARAGRAPH", "PARAGRAPHS"]
        guard let end = wordEnd(text, at: index, words), text.byte(at: end) == 0x20 else {
            return nil
        }
        var digits = end + 1
        while ASCII.isDigit(text.byte(at: digits)) { digits += 1 }
        guard
            let number = ByteView(text.base, min(end + 1, text.end), min(digits, text.end)).number,
            paragraphNumbers.contains(number), !ASCII.isLetter(text.byte(at: digits))
        else { return nil }
        let mention = ParagraphMention(
            text: ByteView(text.base, index, digits).string, number: number)
        return (.paragraphMention(mention), digits)
    }

    private func septel(_ text: ByteView, at index: Int) -> (inline: Inline, end: Int)? {
        guard let end = wordEnd(text, at: index, ["SEPTEL", "SEPTELS"]) else { return nil }
        let mention = ReferenceMention(text: ByteView(text.base, index, end).string)
        return (.referenceMention(mention), end)
    }
}
