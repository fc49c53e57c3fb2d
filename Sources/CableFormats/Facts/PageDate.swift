import CableGrammar
import CableModel
import CableSyntax

/// The day in what pages print as a date.
enum PageDate {
    /// Of `2007-12-11 10:31`, `12/11/2007 10:31`, `1974 May 23, 15:15 (Thursday)`, `Wed, 28 Nov
    /// 2007 13:01 UTC`; `nil` for anything else.
    static func date(in printed: String) -> CalendarDate? {
        if printed.contains(byte: UInt8(ascii: "/")), let date = dateWithSlashes(in: printed) {
            return date
        }
        var year: Int?
        var month: Int?
        var day: Int?
        let words = printed.utf8.split { byte in
            !ASCII.isAlphanumeric(byte) && byte != UInt8(ascii: ":")
        }
        for word in words {
            if let number = Int(String(decoding: word, as: UTF8.self)) {
                if word.count == 4 && year == nil {
                    year = number
                } else if month == nil && year != nil && day == nil {
                    month = number
                } else if day == nil {
                    day = number
                }
            } else if month == nil, word.count >= 3 {
                let beginning = String(decoding: word.prefix(3), as: UTF8.self)
                month = Months.number(ofAbbreviation: beginning)
            }
        }
        guard let year, let month, let day else { return nil }
        return CalendarDate(year: year, month: month, day: day)
    }

    /// Of `12/11/2007 10:31`: the month first, as the dump has it.
    private static func dateWithSlashes(in printed: String) -> CalendarDate? {
        let parts = printed.prefix { $0 != " " }.split(
            separator: "/", omittingEmptySubsequences: false)
        guard parts.count == 3, parts[2].utf8.count == 4, let month = Int(parts[0]),
            let day = Int(parts[1]), let year = Int(parts[2])
        else { return nil }
        return CalendarDate(year: year, month: month, day: day)
    }
}
