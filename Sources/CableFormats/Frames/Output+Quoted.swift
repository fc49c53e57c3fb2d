import CableSyntax

extension Output {
    /// Writes a text as a double-quoted string that YAML, TOML and JSON read alike.
    ///
    /// Everything that could end the string or the line, or that YAML does not hold, is escaped:
    /// quotes, backslashes, control characters, the line separators of Unicode.
    mutating func write(quoted text: String) {
        var text = text
        write(byte: UInt8(ascii: "\""))
        text.withUTF8 { buffer in
            var start = 0
            var index = 0
            while index < buffer.count {
                let byte = buffer[index]
                var code: Int?
                var length = 1
                switch byte {
                case UInt8(ascii: "\""), UInt8(ascii: "\\"): code = Int(byte)
                case 0x00..<0x20, 0x7F: code = Int(byte)
                case 0xC2 where index + 1 < buffer.count && buffer[index + 1] < 0xA0:
                    code = Int(buffer[index + 1])
                    length = 2
                case 0xE2
                where index + 2 < buffer.count && buffer[index + 1] == 0x80
                    && (buffer[index + 2] == 0xA8 || buffer[index + 2] == 0xA9):
                    code = 0x2000 + Int(buffer[index + 2] & 0x3F)
                    length = 3
                case 0xEF
                where index + 2 < buffer.count
                    && ((buffer[index + 1] == 0xBB && buffer[index + 2] == 0xBF)
                        || (buffer[index + 1] == 0xBF && buffer[index + 2] >= 0xBE)):
                    // The byte-order mark, U+FFFE and U+FFFF.
                    code =
                        0xF000 + Int(buffer[index + 1] & 0x3F) << 6 + Int(buffer[index + 2] & 0x3F)
                    length = 3
                default: code = nil
                }
                if let code {
                    write(raw: UnsafeBufferPointer(rebasing: buffer[start..<index]))
                    write(escape: code)
                    start = index + length
                }
                index += length
            }
            write(raw: UnsafeBufferPointer(rebasing: buffer[start...]))
        }
        write(byte: UInt8(ascii: "\""))
    }

    private mutating func write(escape code: Int) {
        write(byte: UInt8(ascii: "\\"))
        switch code {
        case 0x22, 0x5C: write(byte: UInt8(code))
        case 0x09: write("t")
        case 0x0A: write("n")
        case 0x0D: write("r")
        default:
            let digits = String(code, radix: 16, uppercase: true)
            write("u")
            for _ in digits.count..<4 { write("0") }
            write(raw: digits)
        }
    }

    /// Writes a text as a part of a URL, everything but unreserved characters percent-encoded
    /// (RFC 3986, section 2.3).
    mutating func write(percentEncoded text: String) {
        write(raw: PercentEncoding.encoded(text, allowing: PercentEncoding.unreservedMarks))
    }
}
