import CableSyntax

/// Digits as copies have them: typists and scanners put the letter O for 0, l or I for 1.
package enum CopiedDigits {
    /// The number that signs mean; `nil` where one is neither a digit nor taken for one, or none is a
    /// digit.
    package static func number(_ view: ByteView) -> Int? {
        if let number = view.number { return number }
        guard (1...greatestLength).contains(view.count) else { return nil }
        var value = 0
        var hasDigit = false
        for index in view.range {
            guard let digit = digit(view[index]) else { return nil }
            hasDigit = hasDigit || ASCII.isDigit(view[index])
            value = value * 10 + digit
        }
        return hasDigit ? value : nil
    }

    /// No number of a telegram has more.
    private static let greatestLength = 12

    private static func digit(_ byte: UInt8) -> Int? {
        switch byte {
        case UInt8(ascii: "0")...UInt8(ascii: "9"): Int(byte - UInt8(ascii: "0"))
        case UInt8(ascii: "O"), UInt8(ascii: "o"): 0
        case UInt8(ascii: "l"), UInt8(ascii: "I"): 1
        default: nil
        }
    }
}
