import CableModel
import CableSyntax

/// The year of a telegram's number: before the post, behind it, or behind the number.
extension CitedForm {
    /// The year that two or four digits are. Electronic telegrams begin in 1966, numbered ones of
    /// other forms somewhat before.
    static func year(_ digits: ByteView) -> Int? {
        guard let value = digits.number else { return nil }
        switch digits.count {
        case 2 where value >= 60 || value <= 35:
            return MessageReferenceNumber.fullYear(ofTwoDigits: value)
        case 4 where (1950...2035).contains(value): return value
        default: return nil
        }
    }

    /// `08`, `'08`, `(08)`, `2008`, before a post, or glued to it: `09CAIRO`.
    static func yearBefore(_ text: ByteView) -> (year: (Int, ByteView), end: Int)? {
        guard let (year, end) = bareYear(text) ?? yearInBrackets(text) else { return nil }
        var next = end
        if text.byte(at: next) == UInt8(ascii: "-") || text.byte(at: next) == UInt8(ascii: "/") {
            next += 1
        }
        let behind = text.from(next).trimmedStart
        return ASCII.isLetter(behind.first) ? (year, next) : nil
    }

    /// `O7` before a post: the letter for the digit.
    static func misreadYear(_ text: ByteView) -> (value: Int, view: ByteView)? {
        guard text.first == UInt8(ascii: "O"), ASCII.isDigit(text.byte(at: text.start + 1)),
            ASCII.isBlank(text.byte(at: text.start + 2))
        else { return nil }
        let digit = Int(text.byte(at: text.start + 1) - UInt8(ascii: "0"))
        return (MessageReferenceNumber.fullYear(ofTwoDigits: digit), text.upTo(text.start + 2))
    }

    /// The year between a post and a number that fills the entry: `PARIS 2007 05005`.
    static func yearBetween(_ text: ByteView) -> (year: (Int, ByteView), end: Int)? {
        guard let found = bareYear(text), found.year.1.count == 4, found.year.1.start == text.start,
            ASCII.isBlank(text.byte(at: found.end))
        else { return nil }
        let rest = text.from(found.end).trimmedStart
        var end = rest.start
        while ASCII.isDigit(rest.byte(at: end)) { end += 1 }
        guard (4...8).contains(end - rest.start),
            end == rest.end || rest.byte(at: end).isOne(of: ",;(")
                || ASCII.isBlank(rest.byte(at: end))
        else { return nil }
        return (found.year, rest.start)
    }

    /// `(08)`, `'08`, `-91`, `/08`, `OF 2008` behind a number, or a year of four digits at the end.
    static func yearBehind(_ text: ByteView) -> (year: (Int, ByteView), end: Int)? {
        if text.first == UInt8(ascii: "-") || text.first == UInt8(ascii: "/") {
            guard let (year, end) = bareYear(text.from(text.start + 1)),
                !ASCII.isAlphanumeric(text.byte(at: end)), text.byte(at: end) != text.first
            else { return nil }
            return (year, end)
        }
        var rest = text.trimmedStart
        if let found = yearInBrackets(rest) ?? yearOfDay(rest) ?? yearOfGroup(rest)
            ?? yearOfEnclosedDay(rest)
        {
            return found
        }
        let isSaid = rest.hasPrefix("OF ")
        if isSaid { rest = rest.from(rest.start + 3).trimmedStart }
        let isShort = apostropheLength(rest) > 0
        guard let (year, end) = bareYear(rest) else { return nil }
        // Two digits alone are another number; four are one where more follows.
        let isLast = rest.from(end).trimmedStart.isEmpty
        guard isShort || isSaid || year.1.count == 4 && isLast,
            !ASCII.isAlphanumeric(rest.byte(at: end))
        else { return nil }
        return (year, end)
    }

    /// `OF DECEMBER 12, 2008`, `DTD 12 DEC 08`, `, OCTOBER 2008`, `DATED 12/12/08`: the day of a
    /// telegram, which has its year.
    private static func yearOfDay(
        _ text: ByteView, isEnclosed: Bool = false
    ) -> (year: (Int, ByteView), end: Int)? {
        var rest = isEnclosed ? text.from(text.start + 1).trimmedStart : text
        let isDash = rest.first == UInt8(ascii: "-") && ASCII.isBlank(rest.byte(at: rest.start + 1))
        if rest.first == UInt8(ascii: ",") || isDash {
            rest = rest.from(rest.start + 1).trimmedStart
        }
        if let word = rest.firstWord, leadsToDay.contains(where: { word.equals($0) }) {
            rest = rest.from(word.end).trimmedStart
        }
        guard rest.start > text.start else { return nil }
        var hasMonth = false
        var hasDay = false
        for word in rest.words(upTo: 4) {
            var word = word
            while word.last.isOne(of: ",;.)") { word.end -= 1 }
            let isMonth = Months.abbreviations.contains { word.hasPrefix($0) }
            if isMonth, word.letterCount == word.count {
                hasMonth = true
                continue
            }
            if isDate(word, from: word.start) {
                var start = word.end
                while start > word.start, ASCII.isDigit(word[start - 1]) { start -= 1 }
                return bareYear(word.from(start)).map { ($0.year, word.end) }
            }
            guard ASCII.isDigit(word.first) || apostropheLength(word) > 0 else { return nil }
            // The day may stand before the month or behind it.
            let isYear =
                word.count == 4 || apostropheLength(word) > 0 || hasDay || isLast(word, in: rest)
            if hasMonth, isYear, let (year, end) = bareYear(word), end == word.end {
                return (year, end)
            }
            hasDay = true
        }
        return nil
    }

    /// `(12/11/2005)`, `(DECEMBER 12, 2005)`, `(DEC. 2005)`
    private static func yearOfEnclosedDay(
        _ text: ByteView
    ) -> (year: (Int, ByteView), end: Int)? {
        guard text.first == UInt8(ascii: "("),
            let close = text.firstIndex(ofByte: UInt8(ascii: ")"), from: text.start)
        else { return nil }
        // A day is read behind what leads to it.
        let bracket = ByteView(text.base, text.start, close)
        guard let found = yearOfDay(bracket, isEnclosed: true), found.end == close else {
            return nil
        }
        return (found.year, close + 1)
    }

    /// `DTG 121212Z MAR 05`, `121212Z MAR 05`: the date-time group of a telegram, which has its year.
    private static func yearOfGroup(_ text: ByteView) -> (year: (Int, ByteView), end: Int)? {
        var rest = text
        let isEnclosed = rest.first == UInt8(ascii: "(")
        if rest.first == UInt8(ascii: ",") || isEnclosed {
            rest = rest.from(rest.start + 1).trimmedStart
        }
        if let word = rest.firstWord, word.equals("DTG") || word.equals("DTG:") {
            rest = rest.from(word.end).trimmedStart
        }
        let words = rest.words(upTo: 3)
        guard words.count == 3, words[0].count == 7,
            ASCII.uppercased(words[0].last) == UInt8(ascii: "Z"),
            words[0].dropLast.isAllDigits, Months.number(ofAbbreviation: words[1]) != nil,
            let found = bareYear(words[2]), !ASCII.isAlphanumeric(words[2].byte(at: found.end))
        else { return nil }
        guard isEnclosed else { return found }
        return text.byte(at: found.end) == UInt8(ascii: ")") ? (found.year, found.end + 1) : nil
    }

    private static func isLast(_ word: ByteView, in text: ByteView) -> Bool {
        let next = text.from(word.end)
        return next.trimmed.isEmpty || next.first == UInt8(ascii: ";")
            || next.first == UInt8(ascii: ")")
    }

    private static let leadsToDay: [StaticString] = ["OF", "DATED", "DTD", "ON"]

    /// `(08)`, `[2008]`, `('08)`.
    private static func yearInBrackets(_ text: ByteView) -> (year: (Int, ByteView), end: Int)? {
        let close: UInt8
        switch text.first {
        case UInt8(ascii: "("): close = UInt8(ascii: ")")
        case UInt8(ascii: "["): close = UInt8(ascii: "]")
        default: return nil
        }
        guard let (year, end) = bareYear(text.from(text.start + 1)), text.byte(at: end) == close
        else { return nil }
        return (year, end + 1)
    }

    /// `08`, `'08`, `2008`.
    private static func bareYear(_ text: ByteView) -> (year: (Int, ByteView), end: Int)? {
        let start = text.start + apostropheLength(text)
        var end = start
        while ASCII.isDigit(text.byte(at: end)) { end += 1 }
        let digits = ByteView(text.base, min(start, text.end), end)
        return year(digits).map { (($0, digits), end) }
    }

    /// The length of an apostrophe, typed or set: `'`, `’`.
    private static func apostropheLength(_ text: ByteView) -> Int {
        if text.first == 0x27 || text.first == UInt8(ascii: "`") { return 1 }
        return text.isExactly("’", at: text.start) || text.isExactly("‘", at: text.start) ? 3 : 0
    }
}
