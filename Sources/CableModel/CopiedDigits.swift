/// Digits as copies have them: typists and scanners put the letter O for 0, l or I for 1.
package enum CopiedDigits {
    /// The digit that a sign is, or is taken for; `nil` for any other.
    package static func digit(_ byte: UInt8) -> Int? {
        switch byte {
        case UInt8(ascii: "0")...UInt8(ascii: "9"): Int(byte - UInt8(ascii: "0"))
        case UInt8(ascii: "O"), UInt8(ascii: "o"): 0
        case UInt8(ascii: "l"), UInt8(ascii: "I"): 1
        default: nil
        }
    }
}
