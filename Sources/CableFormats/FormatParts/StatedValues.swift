import CableModel
import CableSyntax

/// What a document may state that the model takes over as it is: numbers and digests.
///
/// A document is anybody's, so that each value is checked where it is decoded; what is read of the
/// model later may count with it.
enum StatedValues {
    /// Numbers of order, places and sizes: those that every reader of JSON holds exactly. Sums and
    /// differences of them are far from the ends of `Int`.
    static let counts = 0...(1 << 53 - 1)

    /// Years that ISO 8601 writes in four digits.
    static let years = 1...9999

    /// Lists within lists: no telegram comes near, and whoever walks them calls itself. The reader of
    /// Markdown goes as deep.
    static let deepestList = 32

    /// Quotations within quotations.
    static let deepestQuotation = 16

    /// A number in decimal digits and nothing else; `nil` for any other text, and outside a range.
    static func number(_ text: some StringProtocol, in range: ClosedRange<Int> = counts) -> Int? {
        guard !text.isEmpty, text.utf8.allSatisfy({ ASCII.isDigit($0) }), let number = Int(text),
            range.contains(number)
        else { return nil }
        return number
    }

    /// Whether a text is a SHA-256 as the model has it: 64 digits, small letters.
    static func isSHA256(_ text: String) -> Bool {
        text.utf8.count == 64
            && text.utf8.allSatisfy { byte in
                ASCII.isDigit(byte) || (UInt8(ascii: "a")...UInt8(ascii: "f")).contains(byte)
            }
    }
}

extension CalendarDate {
    /// The day of a text to ISO 8601, `2017-12-11`; `nil` for any other text, and for a day that the
    /// calendar does not have.
    init?(iso text: String) {
        let parts = text.utf8.split(
            separator: UInt8(ascii: "-"), omittingEmptySubsequences: false
        ).map { StatedValues.number(Substring($0)) }
        guard parts.count == 3, let year = parts[0], let month = parts[1], let day = parts[2] else {
            return nil
        }
        self.init(year: year, month: month, day: day)
    }
}

extension DateTimeGroup.Moment {
    /// The minute of a text to ISO 8601, `2007-12-11T10:31:00Z`; what stands behind the minutes does not
    /// count. `nil` for a text with fewer numbers, and for what calendar or clock do not have.
    init?(iso text: String) {
        let numbers = text.utf8.split(maxSplits: 5) { !ASCII.isDigit($0) }.prefix(5)
            .map { StatedValues.number(Substring($0)) ?? 0 }
        guard numbers.count == 5 else { return nil }
        self.init(
            year: numbers[0], month: numbers[1], day: numbers[2], hour: numbers[3],
            minute: numbers[4])
    }
}

extension ItemList {
    /// Items of lists that lie too deep, as items of the list above them, in their order.
    mutating func lift(_ lists: [ItemList]) {
        for list in lists { items += list.items }
    }
}
