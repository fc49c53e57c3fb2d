/// Percent-encoding (RFC 3986, section 2.1).
public enum PercentEncoding {
    /// The marks that a URI reserves for nothing (RFC 3986, section 2.3).
    public static let unreservedMarks = ByteSet("-._~")

    /// A text with every byte of its UTF-8 as `%XX` that is no ASCII letter or digit and none of
    /// the characters that are allowed.
    public static func encoded(_ text: String, allowing allowed: ByteSet) -> String {
        func mayStand(_ byte: UInt8) -> Bool {
            ASCII.isAlphanumeric(byte) || allowed.contains(byte)
        }
        guard !text.utf8.allSatisfy(mayStand) else { return text }
        let digits = Array("0123456789ABCDEF".utf8)
        var bytes: [UInt8] = []
        for byte in text.utf8 {
            if mayStand(byte) {
                bytes.append(byte)
            } else {
                bytes += [UInt8(ascii: "%"), digits[Int(byte >> 4)], digits[Int(byte & 15)]]
            }
        }
        return String(decoding: bytes, as: UTF8.self)
    }
}
