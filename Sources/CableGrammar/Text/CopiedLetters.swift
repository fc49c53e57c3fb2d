import CableSyntax

/// Letters as copies have them: scanners take digits, and letters of the same look, for them.
enum CopiedLetters {
    /// Whether a sign is what a scanner makes of a letter in capitals: `0` of O, `7` of T, `I` of L.
    static func isTaken(_ sign: UInt8, for letter: UInt8) -> Bool {
        switch letter {
        case UInt8(ascii: "O"), UInt8(ascii: "D"):
            sign == UInt8(ascii: "0") || letter == UInt8(ascii: "D") && sign == UInt8(ascii: "O")
        case UInt8(ascii: "I"), UInt8(ascii: "L"):
            sign.isOne(of: "1|") || sign | 0x20 == UInt8(ascii: "l")
                || sign == UInt8(ascii: "I")
        case UInt8(ascii: "S"): sign == UInt8(ascii: "5")
        case UInt8(ascii: "B"): sign == UInt8(ascii: "8")
        case UInt8(ascii: "E"): sign == UInt8(ascii: "3")
        case UInt8(ascii: "G"): sign == UInt8(ascii: "6")
        case UInt8(ascii: "T"): sign == UInt8(ascii: "7")
        case UInt8(ascii: "A"): sign == UInt8(ascii: "4")
        default: false
        }
    }
}
