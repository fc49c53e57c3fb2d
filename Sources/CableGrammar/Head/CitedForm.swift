import CableModel
import CableSyntax

/// The number of a telegram as another one prints it, where its parts stand: `06 STATE 185834`,
/// `09CAIRO0561`, `ASUNCION 701 (08)`, `QUITO 4525-91`, `BAGHDAD #3565`.
package struct CitedForm {
    package var telegram: CitedTelegram
    var year: ByteView?
    /// `nil` where the post is that of the number before.
    var post: ByteView?
    var serial: ByteView
    var airgram: ByteView?
    /// Where the number ends, a year behind it included.
    package var end: Int
    /// Whether a table knows the post.
    package var isPostKnown: Bool

    /// The number at the start of a text, with the words that lead to it (`REFTEL`); `nil` where
    /// there is none, or where it is sooner something else: a wrong telegram is worse than none.
    package init?(_ text: ByteView) {
        var rest = Self.withoutReferenceWords(text)
        var year: (value: Int, view: ByteView)?
        var isYearGlued = false
        var isYearWithHyphen = false
        if let (found, end) = Self.yearBefore(rest) {
            year = found
            isYearGlued = ASCII.isLetter(rest.byte(at: end))
            isYearWithHyphen = rest.byte(at: end - 1) == UInt8(ascii: "-")
            rest = rest.from(end).trimmedStart
        } else if ASCII.isDigit(rest.first) {
            return nil
        }
        guard let post = Post(rest) else { return nil }
        var index = post.end
        var airgram: ByteView?
        if let letter = Self.airgram(rest.from(index)) {
            airgram = letter
            index = letter.end + 1
        } else {
            index = Self.serialStart(rest, behindPost: index)
        }
        if year == nil, let found = Self.yearBetween(rest.from(index)) {
            year = found.year
            index = found.end
        }
        var serialEnd = index
        while ASCII.isDigit(rest.byte(at: serialEnd)) { serialEnd += 1 }
        let serial = ByteView(rest.base, index, serialEnd)
        guard (1...8).contains(serial.count), let number = serial.number, number > 0,
            // More digits than seven only with zeros in front.
            number <= 9_999_999, !Self.isThousands(rest, serial),
            !ASCII.isLetter(rest.byte(at: serialEnd)), !Self.isDate(rest, from: index),
            // "FAM 262.1" is a chapter.
            rest.byte(at: serialEnd) != UInt8(ascii: ".")
                || !ASCII.isDigit(rest.byte(at: serialEnd + 1)),
            // "CAIRO0561": without a year before it only behind the name of a post.
            index > post.end || isYearGlued || post.isKnown,
            // "STATE CA-3400" is a circular airgram.
            rest.byte(at: post.end) != UInt8(ascii: "-") || post.isKnown || post.isOneWord
                || airgram != nil || isYearWithHyphen
        else { return nil }
        var end = serialEnd
        if let (found, yearEnd) = Self.yearBehind(rest.from(serialEnd)), year == nil {
            // "FRANCE DESK 3/11 E-MAIL", "POC 201/2006": a day, or somebody's numbering.
            if rest.byte(at: end) == UInt8(ascii: "/") || rest.byte(at: end) == UInt8(ascii: "-") {
                guard post.isKnown || post.isOneWord, serial.count > 2 else { return nil }
            }
            year = found
            end = yearEnd
        } else if rest.byte(at: end) == UInt8(ascii: "-") {
            // "2276-2279": the first of a row.
            var rowEnd = end + 1
            while ASCII.isDigit(rest.byte(at: rowEnd)) { rowEnd += 1 }
            guard rowEnd - end > 3, !ASCII.isAlphanumeric(rest.byte(at: rowEnd)) else { return nil }
            end = rowEnd
        }
        // "INCSR BRAZIL 2008": a year behind words that are no post.
        let isYear = serial.count == 4 && Self.year(serial) != nil
        if isYear, year == nil, !post.isKnown { return nil }
        // "ROME 2005 12": nobody knows which of them is the year.
        if isYear, year == nil, ASCII.isBlank(rest.byte(at: end)),
            ASCII.isDigit(rest.from(end).trimmedStart.first)
        {
            return nil
        }
        telegram = CitedTelegram(
            year: year?.value, post: post.name, serial: number, isAirgram: airgram != nil)
        self.year = year?.view
        self.post = post.view
        self.serial = serial
        self.airgram = airgram
        self.end = end
        isPostKnown = post.isKnown
    }

    /// A number alone, of the same post as the one before: `9875` of `LAPUTA 9871 AND 9875`.
    init?(number text: ByteView, after last: CitedTelegram, isBehindSlash: Bool) {
        var end = text.start
        while ASCII.isDigit(text.byte(at: end)) { end += 1 }
        let serial = text.upTo(end)
        guard ((isBehindSlash ? 3 : 2)...7).contains(serial.count), let number = serial.number,
            number > 0, !ASCII.isAlphanumeric(text.byte(at: end)),
            text.byte(at: end) != UInt8(ascii: "-"), !Self.isDate(text, from: text.start),
            !(serial.count == 4 && Self.year(serial) != nil && serial.first != UInt8(ascii: "0"))
        else { return nil }
        telegram = CitedTelegram(year: last.year, post: last.post, serial: number)
        self.serial = serial
        self.end = end
        isPostKnown = true
    }

    // MARK: Before the post

    /// Words that lead to a number and say nothing of it.
    private static let referenceWords: [StaticString] = ["REF", "REFS", "REFTEL", "REFTELS"]

    static func isReferenceWord(_ word: ByteView) -> Bool {
        let bare = word.last == UInt8(ascii: ":") ? word.dropLast : word
        return referenceWords.contains { bare.equals($0) }
    }

    /// `NOTAL`, `EXDIS`: what is said behind a telegram's number, with parentheses or without.
    package static func isRemark(_ word: ByteView) -> Bool { remarks.contains(word) }

    private static let remarks = WordList(["EXDIS", "LIMDIS", "NODIS", "NOTAL", "NOTALS", "STADIS"])

    static func withoutReferenceWords(_ text: ByteView) -> ByteView {
        var rest = text.trimmedStart
        while let word = rest.firstWord, isReferenceWord(word), word.end < rest.end {
            rest = rest.from(word.end).trimmedStart
        }
        // "A. (U) STATE 12": the marking of the number.
        if rest.first == UInt8(ascii: "("), let marking = PortionMarkings.match(rest) {
            rest = rest.from(marking.end).trimmedStart
        }
        return rest
    }

    // MARK: Years

    /// The year that two or four digits are. Electronic telegrams begin in 1966, numbered ones of
    /// other forms somewhat before.
    private static func year(_ digits: ByteView) -> Int? {
        guard let value = digits.number else { return nil }
        switch digits.count {
        case 2 where value >= 60 || value <= 35:
            return MessageReferenceNumber.fullYear(ofTwoDigits: value)
        case 4 where (1950...2035).contains(value): return value
        default: return nil
        }
    }

    /// `08`, `'08`, `(08)`, `2008`, before a post, or glued to it: `09CAIRO`.
    private static func yearBefore(_ text: ByteView) -> (year: (Int, ByteView), end: Int)? {
        guard let (year, end) = bareYear(text) ?? yearInBrackets(text) else { return nil }
        var next = end
        if text.byte(at: next) == UInt8(ascii: "-") || text.byte(at: next) == UInt8(ascii: "/") {
            next += 1
        }
        let behind = text.from(next).trimmedStart
        return ASCII.isLetter(behind.first) ? (year, next) : nil
    }

    /// The year between a post and a number that fills the entry: `PARIS 2007 05005`.
    private static func yearBetween(_ text: ByteView) -> (year: (Int, ByteView), end: Int)? {
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
    private static func yearBehind(_ text: ByteView) -> (year: (Int, ByteView), end: Int)? {
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
            if months.contains(where: { word.hasPrefix($0) }), word.letterCount == word.count {
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
    private static let months: [StaticString] = [
        "JAN", "FEB", "MAR", "APR", "MAY", "JUN", "JUL", "AUG", "SEP", "OCT", "NOV", "DEC",
    ]

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

    // MARK: Serial numbers

    /// Where the digits begin behind a post: behind a blank, a colon, a number sign, `NO.`
    private static func serialStart(_ text: ByteView, behindPost end: Int) -> Int {
        var index = end
        func skip(_ isSkipped: (UInt8) -> Bool) {
            while index < text.end, isSkipped(text[index]) { index += 1 }
        }
        skip { ASCII.isBlank($0) || $0 == UInt8(ascii: ":") || $0 == UInt8(ascii: "-") }
        for word in ["NUMBER", "NO.", "NO", "NR.", "NR"] as [StaticString]
        where text.from(index).hasPrefix(word) {
            let behind = index + word.utf8CodeUnitCount
            guard ASCII.isBlank(text.byte(at: behind)) || ASCII.isDigit(text.byte(at: behind))
            else {
                continue
            }
            index = behind
            break
        }
        skip { ASCII.isBlank($0) || $0 == UInt8(ascii: "#") }
        return index
    }

    /// The letter of an airgram: `A` of `A-977`.
    private static func airgram(_ text: ByteView) -> ByteView? {
        let text = text.trimmedStart
        guard ASCII.uppercased(text.first) == UInt8(ascii: "A"),
            text.byte(at: text.start + 1) == UInt8(ascii: "-"),
            ASCII.isDigit(text.byte(at: text.start + 2))
        else { return nil }
        return text.upTo(text.start + 1)
    }

    /// Whether three digits follow behind a comma, as of thousands: nobody knows whether `12,345` is
    /// one number or two.
    private static func isThousands(_ text: ByteView, _ serial: ByteView) -> Bool {
        guard serial.count <= 3, text.byte(at: serial.end) == UInt8(ascii: ",") else {
            return false
        }
        var end = serial.end + 1
        while ASCII.isDigit(text.byte(at: end)) { end += 1 }
        return end - serial.end == 4
    }

    /// Whether digits are a day: `05/11/07`, `11-29-2010`.
    private static func isDate(_ text: ByteView, from start: Int) -> Bool {
        var index = start
        for part in 0..<3 {
            let digits = index
            while ASCII.isDigit(text.byte(at: index)) { index += 1 }
            // "936/935/930" are three numbers.
            let count = index - digits
            guard (1...4).contains(count), part == 2 || count < 3 || part == 0 && count == 4 else {
                return false
            }
            if part == 2 { return true }
            let sign = text.byte(at: index)
            guard
                sign == UInt8(ascii: "/") || sign == UInt8(ascii: "-") || sign == UInt8(ascii: ".")
            else { return false }
            index += 1
        }
        return true
    }
}

/// A post as a reference names it.
private struct Post {
    /// As its own telegrams are numbered, words apart: `THE HAGUE` for HAGUE.
    var name: String
    /// The words that name it, labels left out.
    var view: ByteView
    var isKnown: Bool
    var isOneWord: Bool
    var end: Int

    private static let maximalWords = 5

    /// Words before a post's name that are none of it.
    private static let labels: [StaticString] = [
        "AMEMBASSY", "AMEMB", "EMBASSY", "AMCONSUL", "AMCONGEN", "CONGEN", "CONSULATE", "USINT",
        "USMISSION", "MISSION", "US", "II", "II.", "III", "IV", "IV.", "PREVIOUS", "SEE", "ALSO",
    ]

    /// Words of reports, conversations and days, which no post's name has.
    private static let wordsOfNoPost = WordList([
        "ACT", "AGREEMENT", "ALDAC", "AND", "ANNEX", "APR", "APRIL", "ARTICLE", "AUG", "AUGUST",
        "BULLETIN", "BY", "CABLE", "CALL", "CASE", "CHAPTER", "CIRCULAR", "CONTRACT",
        "CONVERSATION", "CONVERSATIONS", "DAILY", "DATED", "DEC", "DECEMBER", "DEMARCHE",
        "E-MAIL", "E-MAILS", "EMAIL", "EMAILS", "EO", "FAH", "FAM", "FAX", "FBIS", "FEB",
        "FEBRUARY", "FILE", "FORM", "FROM", "GRANT", "GUIDANCE", "IIR", "IN", "ISSUE", "ITEM",
        "JAN", "JANUARY", "JUL", "JULY", "JUN", "JUNE", "LAW", "LETTER", "MAIL", "MAILS", "MAR",
        "MARCH", "MAY", "MEETING", "MEMCON", "MEMO", "MESSAGE", "MSG", "MTG", "NO", "NOTE",
        "NOTICE", "NOV", "NOVEMBER", "OCT", "OCTOBER", "OF", "ON", "OPTION", "ORDER", "PAGE",
        "PARA", "PARAGRAPH", "PARAGRAPHS", "PARAS", "PART", "PHONE", "PHONECON", "PLUS", "POINTS",
        "PROJECT", "REPORT", "REQUEST", "RES", "RESOLUTION", "SECTION", "SECTO", "SEP", "SEPT",
        "SEPTEMBER", "STORY", "TAB", "TD", "TDX", "TELCON", "TELECON", "TELEGRAM", "THROUGH",
        "THRU", "TO", "TOSEC", "TREATY", "UNSCR", "VOLUME", "WASHDC",
    ])

    /// The post at the start of a text: words of letters, up to digits.
    init?(_ text: ByteView) {
        var words: [ByteView] = []
        var index = text.start
        while words.count < Self.maximalWords {
            while index < text.end && ASCII.isBlank(text[index]) { index += 1 }
            let word = Self.word(text.from(index))
            guard !word.isEmpty, !Self.isOfSerial(text.from(index), word) else { break }
            words.append(word)
            index = word.end
            // Anything but a blank ends the name.
            guard ASCII.isBlank(text.byte(at: index)) else { break }
        }
        guard let last = words.last else { return nil }
        end = last.end
        while words.count > 1, let first = words.first,
            first.count == 1 || Self.labels.contains(where: { first.equals($0) })
                || CitedForm.isRemark(first)
        {
            words.removeFirst()
        }
        // "B. 06 LAPUTA 12": the letter of an entry is no post.
        guard let first = words.first, first.letterCount > (words.count > 1 ? 0 : 1) else {
            return nil
        }
        view = ByteView(text.base, first.start, last.end)
        let short = view.withPostKey { Vocabulary.shortPostNames.gloss(of: $0) }
        name =
            short
            ?? words.map { Self.spelling($0) }.joined(separator: " ")
        isOneWord = words.count == 1
        isKnown = short != nil || view.withPostKey(Vocabulary.isPost)
        if isKnown { return }
        let isOther = words.contains(where: Self.wordsOfNoPost.contains)
        if isOther || words.count > 3 { return nil }
    }

    /// A word of a name: letters, with hyphens and an apostrophe within, a stop at the end.
    private static func word(_ text: ByteView) -> ByteView {
        var end = text.start
        while end < text.end {
            let byte = text[end]
            let isInner =
                byte == 0x27
                || byte == UInt8(ascii: "-") && end > text.start
                    && ASCII.isLetter(text.byte(at: end + 1))
            guard ASCII.isLetter(byte) || isInner else { break }
            end += 1
        }
        // "ST. PETERSBURG"
        if end > text.start, end - text.start <= 3, text.byte(at: end) == UInt8(ascii: "."),
            ASCII.isBlank(text.byte(at: end + 1))
        {
            end += 1
        }
        return text.upTo(end)
    }

    /// Whether a word belongs to the number already: `A-977`, `NO. 12`.
    private static func isOfSerial(_ text: ByteView, _ word: ByteView) -> Bool {
        if word.count == 1, text.byte(at: word.end) == UInt8(ascii: "-"),
            ASCII.isDigit(text.byte(at: word.end + 1))
        {
            return true
        }
        guard ["NO", "NO.", "NR", "NR.", "NUMBER"].contains(where: { word.equals($0) }) else {
            return false
        }
        return ASCII.isDigit(text.from(word.end).trimmedStart.first)
    }

    /// A word in capitals, hyphens as blanks, without a stop: `PORT OF SPAIN`, `ST`.
    private static func spelling(_ word: ByteView) -> String {
        let bytes = word.range.compactMap { index -> UInt8? in
            switch word[index] {
            case UInt8(ascii: "."): nil
            case UInt8(ascii: "-"): 0x20
            default: ASCII.uppercased(word[index])
            }
        }
        return String(decoding: bytes, as: UTF8.self)
    }
}
