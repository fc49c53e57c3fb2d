import CableGrammar
import CableModel
import CableSyntax

/// Finds telegrams that running text names by their numbers: `08 Laputa 1564`, `(see Kabul 2245)`.
///
/// A post and a number are also `London 2012`. So a number without a year counts only where it is
/// one of the telegram's references, or where something announces it, and it is no year.
struct CitationScanner {
    private let references: [Reference]
    /// The posts of the references in UTF-8, blanks left out.
    private let posts: [[UInt8]]

    init(references: [Reference]) {
        self.references = references
        posts = references.compactMap { $0.cited?.post.utf8.filter { $0 != 0x20 } }
    }

    /// Words that announce a telegram's number.
    private static let cues: [StaticString] = [
        "SEE", "ALSO", "REFTEL", "REFTELS", "REF", "PER", "CF", "TELEGRAM", "CABLE",
    ]

    /// The mention whose serial number is a run of digits.
    ///
    /// - Parameter start: where text begins that no mention before has taken.
    func find(
        in text: ByteView, digits: ByteView, after start: Int
    ) -> (mention: ReferenceMention, start: Int, end: Int)? {
        guard (1...BodyLimits.digitsOfCitedSerial).contains(digits.count),
            let serial = digits.number, serial > 0,
            digits.start > start + 1, text[digits.start - 1] == 0x20,
            !Self.goesOn(text, digits.end), mayCount(text, digits, serial),
            let name = postName(in: text, before: digits, start)
        else { return nil }
        let post = name.words.map(\.uppercasedString).joined(separator: " ")
        let year = year(in: text, before: name.start, start)
        let range = (year?.start ?? name.start)..<digits.end
        let printed = ByteView(text.base, range.lowerBound, range.upperBound).string
        let cited = CitedTelegram(year: year?.year, post: post, serial: serial)
        if let position = references.firstIndex(where: { Self.matches($0.cited, cited) }) {
            let mention = ReferenceMention(
                text: printed, letter: references[position].letter, reference: position)
            return (mention, range.lowerBound, range.upperBound)
        }
        guard year != nil || isAnnounced(text, name, digits, start) else { return nil }
        return (
            ReferenceMention(text: printed, cited: cited), range.lowerBound, range.upperBound
        )
    }

    /// Whether a number may count, before its post is looked for: one like a year, as in "December
    /// 2009", only with the year of a telegram before the words that precede it, or on the list.
    private func mayCount(_ text: ByteView, _ digits: ByteView, _ serial: Int) -> Bool {
        guard Self.isYear(digits) else { return true }
        var index = digits.start - 1
        while ASCII.isLetter(text.byte(at: index)) || text.byte(at: index) == 0x27
            || text.byte(at: index) == 0x20
        { index -= 1 }
        return ASCII.isDigit(text.byte(at: index))
            || references.contains { $0.cited?.serial == serial }
    }

    private static func isYear(_ digits: ByteView) -> Bool {
        digits.count == 4 && digits.first != UInt8(ascii: "0")
            && BodyLimits.yearsInText.contains(digits.number ?? 0)
    }

    /// Whether digits are part of something longer: `12.5`, `12/31`, `12th`, `5,000`.
    private static func goesOn(_ text: ByteView, _ end: Int) -> Bool {
        let next = text.byte(at: end)
        if ASCII.isAlphanumeric(next) || next == UInt8(ascii: "/") || next == UInt8(ascii: "-")
            || next == UInt8(ascii: "%")
        {
            return true
        }
        return (next == UInt8(ascii: ".") || next == UInt8(ascii: ","))
            && ASCII.isDigit(text.byte(at: end + 1))
    }

    private static func matches(_ listed: CitedTelegram?, _ cited: CitedTelegram) -> Bool {
        guard let listed, listed.serial == cited.serial, !listed.isAirgram else { return false }
        guard listed.post.filter({ $0 != " " }) == cited.post.filter({ $0 != " " }) else {
            return false
        }
        return listed.year == nil || cited.year == nil || listed.year == cited.year
    }

    /// The name of a post that ends before a number: the longest of up to four words that the
    /// vocabulary or the list of references has.
    private func postName(in text: ByteView, before digits: ByteView, _ start: Int) -> ByteView? {
        var found: ByteView?
        var wordStart = digits.start
        for _ in 0..<BodyLimits.wordsOfPost {
            let end = wordStart - 1
            guard end > start, text[end] == 0x20 else { break }
            wordStart = end
            while wordStart > start,
                ASCII.isLetter(text[wordStart - 1]) || text[wordStart - 1] == 0x27
            {
                wordStart -= 1
            }
            guard wordStart < end, wordStart == start || !ASCII.isAlphanumeric(text[wordStart - 1])
            else { break }
            // The words of a post's name have capitals; "Port of Spain" has a small word within.
            if end == digits.start - 1, !ASCII.isUpper(text[wordStart]) { break }
            let name = ByteView(text.base, wordStart, digits.start - 1)
            if ASCII.isUpper(name.first), isPost(name) { found = name }
        }
        return found
    }

    private func isPost(_ name: ByteView) -> Bool {
        if name.equals("STATE") { return !name.containsLowercase }
        return name.withPostKey { key in
            Vocabulary.posts.contains(key) || posts.contains { $0.elementsEqual(key) }
        }
    }

    /// The year before a name, of two digits or of four.
    private func year(in text: ByteView, before position: Int, _ start: Int) -> (
        year: Int, start: Int
    )? {
        let end = position - 1
        guard end > start, text[end] == 0x20 else { return nil }
        var first = end
        while first > start, ASCII.isDigit(text[first - 1]) { first -= 1 }
        guard let value = ByteView(text.base, first, end).number,
            first == start || text[first - 1] == 0x20 || text[first - 1] == UInt8(ascii: "(")
        else { return nil }
        switch end - first {
        case 2: return (MessageReferenceNumber.fullYear(ofTwoDigits: value), first)
        case 4 where BodyLimits.yearsOfTelegrams.contains(value): return (value, first)
        default: return nil
        }
    }

    /// Whether a number without a year is announced: by a word, by a mention before it, or by a
    /// parenthesis that holds nothing else.
    private func isAnnounced(
        _ text: ByteView, _ name: ByteView, _ digits: ByteView, _ start: Int
    ) -> Bool {
        guard !Self.isYear(digits) else { return false }
        let before = ByteView(text.base, text.start, name.start).trimmedEnd
        if before.last == UInt8(ascii: "(") {
            let next = text.byte(at: digits.end)
            return next == UInt8(ascii: ")") || next == UInt8(ascii: ",")
                || next == UInt8(ascii: ";")
        }
        guard name.start > start else { return false }
        if before.end <= start { return start > text.start }
        guard let word = before.lastWord else { return false }
        return Self.cues.contains { word.trimmingPunctuation.equals($0) }
    }
}

extension ByteView {
    /// The view without signs before and behind its letters.
    fileprivate var trimmingPunctuation: ByteView {
        var view = self
        while !view.isEmpty, !ASCII.isAlphanumeric(view.first) { view.start += 1 }
        while !view.isEmpty, !ASCII.isAlphanumeric(view.last) { view.end -= 1 }
        return view
    }
}
