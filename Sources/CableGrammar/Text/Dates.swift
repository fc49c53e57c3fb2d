import CableModel
import CableSyntax

/// Dates as telegrams print them.
package enum Dates {
    /// The first date in a text: `12/11/2017`, `11/29/10`, `2035/01/07`, `2019-02-12`.
    ///
    /// - Parameter end: the end of the century that two digits of a year are of.
    package static func first(in text: ByteView, before end: Int = 2100) -> (
        date: CalendarDate, text: ByteView
    )? {
        var index = text.start
        while index < text.end {
            guard ASCII.isDigit(text[index]), index == text.start || !ASCII.isDigit(text[index - 1])
            else {
                index += 1
                continue
            }
            if let found = date(text, at: index, century: end - 100) { return found }
            index += 1
        }
        return nil
    }

    /// The first date in a text whose month is a word, its year in full: `JULY 21, 2016`, `21 JUL 2016`.
    package static func firstInWords(_ text: ByteView) -> (date: CalendarDate, text: ByteView)? {
        let words = text.words
        for index in words.indices.dropLast(2) {
            let pieces = words[index..<(index + 3)].map { word -> ByteView in
                var word = word
                while word.last.isOne(of: ",.;") { word.end -= 1 }
                return word
            }
            let isMonthFirst = ASCII.isLetter(pieces[0].first)
            let day = pieces[isMonthFirst ? 1 : 0]
            guard let month = Months.number(of: pieces[isMonthFirst ? 0 : 1]), day.count <= 2,
                let day = day.number, pieces[2].count == 4, let year = pieces[2].number,
                let date = CalendarDate(year: year, month: month, day: day)
            else { continue }
            return (date, ByteView(text.base, pieces[0].start, pieces[2].end))
        }
        return nil
    }

    /// Whether a text is one day and nothing else: `2009-12-31`.
    package static func isDay(_ text: ByteView) -> Bool {
        text.count <= 10 && date(text, at: text.start)?.text.end == text.end
    }

    private static func date(
        _ text: ByteView, at start: Int, century: Int = 2000
    ) -> (date: CalendarDate, text: ByteView)? {
        var parts: [(value: Int, digits: Int)] = []
        parts.reserveCapacity(3)
        var index = start
        var separator: UInt8 = 0
        while parts.count < 3 {
            let partStart = index
            while ASCII.isDigit(text.byte(at: index)) { index += 1 }
            let part = ByteView(text.base, partStart, index)
            guard let value = part.number, part.count <= 4 else { return nil }
            parts.append((value, part.count))
            if parts.count == 3 { break }
            let next = text.byte(at: index)
            guard
                next == UInt8(ascii: "/") || next == UInt8(ascii: "-") || next == UInt8(ascii: "."),
                separator == 0 || next == separator
            else { return nil }
            separator = next
            index += 1
        }
        // With stops either number may be the month.
        let isAmbiguous = parts[0].digits < 4 && parts[0].value <= 12 && parts[1].value <= 12
        if separator == UInt8(ascii: "."), isAmbiguous || parts[0].digits + parts[2].digits < 5 {
            return nil
        }
        let whole = ByteView(text.base, start, index)
        if parts[0].digits == 4 {
            return CalendarDate(
                year: parts[0].value, month: parts[1].value, day: parts[2].value
            ).map { ($0, whole) }
        }
        guard parts[2].digits == 4 || parts[2].digits == 2 else { return nil }
        // A date of declassification lies ahead: two digits are of the twenty-first century, under
        // the orders of the 1970s of the twentieth.
        let year = parts[2].digits == 2 ? century + parts[2].value : parts[2].value
        let american = CalendarDate(year: year, month: parts[0].value, day: parts[1].value)
        let european = CalendarDate(year: year, month: parts[1].value, day: parts[0].value)
        return (american ?? european).map { ($0, whole) }
    }
}

/// The months by their English names.
package enum Months {
    /// As a date-time group has them, from January on.
    package static let abbreviations: [StaticString] = [
        "JAN", "FEB", "MAR", "APR", "MAY", "JUN", "JUL", "AUG", "SEP", "OCT", "NOV", "DEC",
    ]

    /// In full, in capitals, from January on.
    package static let names: [StaticString] = [
        "JANUARY", "FEBRUARY", "MARCH", "APRIL", "MAY", "JUNE", "JULY", "AUGUST", "SEPTEMBER",
        "OCTOBER", "NOVEMBER", "DECEMBER",
    ]

    /// The month, from 1, of `JUN`, in capitals or not.
    package static func number(ofAbbreviation word: ByteView) -> Int? {
        abbreviations.firstIndex { word.equals($0) }.map { $0 + 1 }
    }

    /// The same for text of a page's table or an archive's form.
    package static func number(ofAbbreviation word: some StringProtocol) -> Int? {
        let word = word.uppercased()
        return abbreviations.firstIndex { $0.description == word }.map { $0 + 1 }
    }

    /// The month of an abbreviation in capitals of which one sign is another that looks like it: `0CT`,
    /// `JUI`. No two months are so near.
    package static func number(ofCopied word: ByteView) -> Int? {
        guard word.count == 3 else { return nil }
        return abbreviations.firstIndex { month in
            var slips = 0
            for offset in 0..<3 where word[word.start + offset] != month.utf8Start[offset] {
                guard
                    CopiedLetters.isTaken(word[word.start + offset], for: month.utf8Start[offset])
                else { return false }
                slips += 1
            }
            return slips == 1
        }.map { $0 + 1 }
    }

    /// The month of `JUN` or `JUNE`.
    package static func number(of word: ByteView) -> Int? {
        if word.equals("SEPT") { return 9 }
        return number(ofAbbreviation: word) ?? names.firstIndex { word.equals($0) }.map { $0 + 1 }
    }
}
