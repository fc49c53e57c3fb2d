/// The upper half of Windows-1252 (the WHATWG's table, in which every byte has a meaning).
public enum Windows1252 {
    private static let from80To9F: [UInt32] = [
        0x20AC, 0x0081, 0x201A, 0x0192, 0x201E, 0x2026, 0x2020, 0x2021,
        0x02C6, 0x2030, 0x0160, 0x2039, 0x0152, 0x008D, 0x017D, 0x008F,
        0x0090, 0x2018, 0x2019, 0x201C, 0x201D, 0x2022, 0x2013, 0x2014,
        0x02DC, 0x2122, 0x0161, 0x203A, 0x0153, 0x009D, 0x017E, 0x0178,
    ]

    /// The character of a byte.
    public static func scalar(of byte: UInt8) -> Unicode.Scalar {
        (0x80...0x9F).contains(byte)
            ? Unicode.Scalar(from80To9F[Int(byte) - 0x80])! : Unicode.Scalar(byte)
    }

    /// The byte of a character; `nil` for a character that the table does not have.
    public static func byte(of scalar: Unicode.Scalar) -> UInt8? {
        if scalar.value < 0x80 || (0xA0...0xFF).contains(scalar.value) {
            return UInt8(scalar.value)
        }
        return from80To9F.firstIndex(of: scalar.value).map { UInt8($0 + 0x80) }
    }
}
