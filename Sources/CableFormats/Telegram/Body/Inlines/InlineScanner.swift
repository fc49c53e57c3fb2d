import CableModel
import CableSyntax

/// Finds redactions and mentions in running text.
///
/// What a mention may point to is known only when the whole telegram has been read, so scanning
/// is the last step.
struct InlineScanner {
    /// The letters of the references, in order; `nil` for a reference without a letter.
    private let referenceLetters: [String?]
    /// The numbers of the paragraphs, the lowest first.
    private let paragraphNumbers: [Int]
    private let citations: CitationScanner

    init(references: [Reference], paragraphNumbers: some Sequence<Int>) {
        referenceLetters = references.map(\.letter)
        self.paragraphNumbers = paragraphNumbers.sorted()
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

    private func scan(_ text: ByteView, into inlines: inout [Inline]) {
        var runStart = text.start
        func endRun(_ end: Int) {
            if end > runStart { inlines.append(.text(ByteView(text.base, runStart, end).string)) }
        }
        var places = InlinePlaces(in: text)
        while let place = places.next() {
            // What has been found already is not looked at again.
            if place >= runStart, let found = find(text, at: place) {
                endRun(place)
                inlines.append(found.inline)
                runStart = found.end
            }
            if text.byte(at: place + 1) == 0x20, ASCII.isDigit(text.byte(at: place + 2)),
                // The name of the post stands before the digits.
                let found = citations.find(
                    in: text, digits: text.from(place + 2).leadingDigits, after: runStart)
            {
                endRun(found.start)
                inlines.append(.referenceMention(found.mention))
                runStart = found.end
            }
        }
        endRun(text.end)
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
        case UInt8(ascii: "s"), UInt8(ascii: "S"):
            return septel(text, at: index)
        default:
            return nil
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

    /// The end of the word that begins at a position, if it is one of the given ones.
    private func wordEnd(_ text: ByteView, at index: Int, _ words: [StaticString]) -> Int? {
        guard index == text.start || !ASCII.isAlphanumeric(text[index - 1]) else { return nil }
        var end = index
        while ASCII.isAlphanumeric(text.byte(at: end)) { end += 1 }
        let word = ByteView(text.base, index, end)
        return words.contains { word.equals($0) } ? end : nil
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

    /// Whether the telegram has a paragraph of a number.
    private func isParagraph(_ number: Int) -> Bool {
        var low = 0
        var high = paragraphNumbers.count
        while low < high {
            let middle = (low + high) / 2
            if paragraphNumbers[middle] < number { low = middle + 1 } else { high = middle }
        }
        return low < paragraphNumbers.count && paragraphNumbers[low] == number
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
            isParagraph(number), !ASCII.isLetter(text.byte(at: digits))
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
