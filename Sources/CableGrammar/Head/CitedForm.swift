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
    /// Whether the post, or the year, is read as another than is printed.
    var isPostRepaired = false
    var isYearRepaired = false

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
        } else if let found = Self.misreadYear(rest) {
            year = found
            isYearRepaired = true
            rest = rest.from(found.view.end).trimmedStart
        }
        guard let post = CitedPost(rest), post.isKnown || !isYearRepaired else { return nil }
        var index = post.end
        var airgram: ByteView?
        if let letter = Self.airgram(rest.from(index)) {
            airgram = letter
            index = letter.end + 1
        } else {
            // "ROME/1234"
            if post.isKnown, rest.byte(at: index) == UInt8(ascii: "/") { index += 1 }
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
            index > post.end || isYearGlued || post.isKnown
                || year != nil && serial.count >= Self.leastGlued,
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
        // Where all else is a telegram's, an unknown name is looked for among those near it.
        let meant = post.isKnown ? nil : Vocabulary.post(near: post.view)
        isPostRepaired = meant != nil
        telegram = CitedTelegram(
            year: year?.value, post: meant ?? post.name, serial: number, isAirgram: airgram != nil)
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

    /// The fewest digits that tell a number glued to a post that no table knows, with a year before
    /// it: `07 EREWHON1234`; `09 COP15` is none.
    private static let leastGlued = 3

    // MARK: Before the post

    /// Words that lead to a number and say nothing of it.
    private static let referenceWords: [StaticString] = ["REF", "REFS", "REFTEL", "REFTELS", "MRN"]

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
    static func isDate(_ text: ByteView, from start: Int) -> Bool {
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
