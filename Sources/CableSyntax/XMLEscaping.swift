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
        xml text: UnsafeBufferPointer<UInt8>, in place: XMLPlace = .text
    ) -> Bool {
        guard let source = text.baseAddress else { return true }
        let length = text.count
        // As a rule there is nothing to escape: the text is copied first and looked at where it
        // then stands. What pads it lets the search go in whole steps.
        reserve(length + XMLCharacters.step)
        let copy = base + filled
        copy.initialize(from: source, count: length)
        (copy + length).initialize(repeating: 0x20, count: XMLCharacters.step)
        let plain = XMLCharacters.plainLength(copy, length)
        filled += plain
        if plain == length { return true }
        return write(escaping: UnsafeBufferPointer(rebasing: text[plain...]), in: place)
    }

    /// Writes a text in which something may have to be escaped.
    private mutating func write(
        escaping text: UnsafeBufferPointer<UInt8>, in place: XMLPlace
    ) -> Bool {
        var isWhole = true
        var start = 0
        var index = 0
        while true {
            index = XMLCharacters.special.firstIndex(in: text, from: index, to: text.count)
            guard index < text.count else { break }
            let byte = text[index]
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
            where index + 2 < text.count && text[index + 1] == 0xBF && text[index + 2] >= 0xBE:
                // U+FFFE and U+FFFF are no characters.
                substitute = "\u{FFFD}"
                length = 3
                isWhole = false
            default: substitute = nil
            }
            if let substitute {
                write(raw: UnsafeBufferPointer(rebasing: text[start..<index]))
                write(substitute)
                start = index + length
            }
            index += length
        }
        write(raw: UnsafeBufferPointer(rebasing: text[start...]))
        return isWhole
    }
}

private enum XMLCharacters {
    /// 1 for a byte that may not stand for itself: markup, controls, the beginning of U+FFFE.
    ///
    /// There is no branch in it, so that the compiler can ask it of a vector of bytes.
    @inline(__always)
    static func isSpecial(_ byte: UInt8) -> UInt8 {
        // Of the pairs `<` and `>`, `"` and `&`, each differs in one bit.
        (byte < 0x20 ? 1 : 0) | (byte | 0x02 == UInt8(ascii: ">") ? 1 : 0)
            | (byte | 0x04 == UInt8(ascii: "&") ? 1 : 0) | (byte == 0xEF ? 1 : 0)
    }

    static let special = ByteSet { isSpecial($0) != 0 }

    /// How many bytes are looked at at once.
    @inline(__always) static var step: Int { 16 }

    /// How many bytes of a text stand for themselves, by steps: there is none to be escaped before
    /// that place.
    ///
    /// - Parameter text: padded with a step of bytes that stand for themselves.
    @inline(__always)
    static func plainLength(_ text: UnsafePointer<UInt8>, _ length: Int) -> Int {
        var index = 0
        while index < length {
            var isFound: UInt8 = 0
            for offset in 0..<step { isFound |= isSpecial(text[index &+ offset]) }
            if isFound != 0 { return index }
            index &+= step
        }
        return length
    }
}
