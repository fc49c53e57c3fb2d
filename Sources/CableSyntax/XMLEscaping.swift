/// Where in an XML document a text stands; attributes need more escaping.
public enum XMLPlace: Sendable { case text, attribute }

extension Output {
    /// Writes a text so that an XML 1.0 parser reads it back.
    ///
    /// Characters that XML cannot hold are written as U+FFFD.
    ///
    /// - Returns: whether all characters could be written.
    @discardableResult
    public mutating func write(xml text: String, in place: XMLPlace = .text) -> Bool {
        var text = text
        return text.withUTF8 { write(xml: $0, in: place) }
    }

    /// The same for UTF-8.
    @discardableResult
    public mutating func write(
        xml buffer: UnsafeBufferPointer<UInt8>, in place: XMLPlace = .text
    ) -> Bool {
        var isWhole = true
        var start = 0
        var index = 0
        func flush(_ output: inout Output, _ end: Int) {
            if end > start {
                output.write(raw: UnsafeBufferPointer(rebasing: buffer[start..<end]))
            }
        }
        let needsLook = XMLCharacters.needsLook
        while true {
            index = needsLook.firstIndex(in: buffer, from: index, to: buffer.count)
            guard index < buffer.count else { break }
            let byte = buffer[index]
            var length = 1
            let substitute: StaticString?
            switch byte {
            case UInt8(ascii: "&"): substitute = "&amp;"
            case UInt8(ascii: "<"): substitute = "&lt;"
            // Needed after "]]" only; always is simpler and safe.
            case UInt8(ascii: ">"): substitute = "&gt;"
            case UInt8(ascii: "\"") where place == .attribute: substitute = "&quot;"
            case 0x09 where place == .attribute: substitute = "&#9;"
            case 0x0A where place == .attribute: substitute = "&#10;"
            case 0x0D: substitute = "&#13;"
            case 0x00..<0x20 where byte != 0x09 && byte != 0x0A:
                substitute = "\u{FFFD}"
                isWhole = false
            case 0xEF
            where index + 2 < buffer.count && buffer[index + 1] == 0xBF
                && buffer[index + 2] >= 0xBE:
                // U+FFFE and U+FFFF are no characters.
                substitute = "\u{FFFD}"
                length = 3
                isWhole = false
            default: substitute = nil
            }
            if let substitute {
                flush(&self, index)
                write(substitute)
                start = index + length
            }
            index += length
        }
        flush(&self, buffer.count)
        return isWhole
    }
}

private enum XMLCharacters {
    /// The bytes that may not stand for themselves: markup, controls, the beginning of U+FFFE.
    static let needsLook = ByteSet { byte in
        byte < 0x20 || byte == UInt8(ascii: "&") || byte == UInt8(ascii: "<")
            || byte == UInt8(ascii: ">") || byte == UInt8(ascii: "\"") || byte == 0xEF
    }
}
