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
        text.withBytes { write(xml: $0, in: place) }
    }

    /// The same for UTF-8.
    @discardableResult
    public mutating func write(
        xml text: UnsafeBufferPointer<UInt8>, in place: XMLPlace = .text
    ) -> Bool {
        guard let source = text.baseAddress else { return true }
        // As a rule there is nothing to escape: the text is copied first and looked at where it
        // then stands. What pads it lets the search go in whole steps.
        let length = text.count
        reserve(length + XMLCharacters.step)
        let copy = base + filled
        copy.initialize(from: source, count: length)
        (copy + length).initialize(repeating: 0x20, count: XMLCharacters.step)
        let characters = XMLCharacters(in: place)
        var plain = 0
        while plain < length, !characters.needLook(at: copy + plain) { plain += XMLCharacters.step }
        filled += min(plain, length)
        guard plain < length else { return true }
        return write(escaping: UnsafeBufferPointer(rebasing: text[plain...]), characters)
    }

    /// Writes a text in which something may have to be escaped.
    private mutating func write(
        escaping text: UnsafeBufferPointer<UInt8>, _ characters: XMLCharacters
    ) -> Bool {
        var isWhole = true
        var start = 0
        var index = 0
        while true {
            index = characters.firstSpecial(in: text, from: index)
            guard index < text.count else { break }
            let byte = text[index]
            var length = 1
            let substitute: StaticString?
            switch byte {
            case UInt8(ascii: "&"): substitute = "&amp;"
            case UInt8(ascii: "<"): substitute = "&lt;"
            // Needed after "]]" only; always is simpler and safe.
            case UInt8(ascii: ">"): substitute = "&gt;"
            case UInt8(ascii: "\""): substitute = "&quot;"
            case 0x09 where characters.place == .attribute: substitute = "&#9;"
            case 0x0A where characters.place == .attribute: substitute = "&#10;"
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

/// The bytes that may not stand for themselves in a place: markup, controls, the beginning of
/// U+FFFE.
private struct XMLCharacters {
    let place: XMLPlace
    /// The bit by which a quote, which is special in an attribute, differs from `&`.
    private let quoteBit: UInt8

    @inline(__always)
    init(in place: XMLPlace) {
        self.place = place
        quoteBit = place == .attribute ? UInt8(ascii: "&") ^ UInt8(ascii: "\"") : 0
    }

    // There is no branch in these, so that the compiler can ask them of a vector of bytes.

    /// 1 for a byte of markup.
    @inline(__always)
    private func isMarkup(_ byte: UInt8) -> UInt8 {
        // `<` and `>` differ in one bit, too.
        (byte | 0x02 == UInt8(ascii: ">") ? 1 : 0) | (byte | quoteBit == UInt8(ascii: "&") ? 1 : 0)
    }

    /// 1 for a special byte.
    @inline(__always)
    private func isSpecial(_ byte: UInt8) -> UInt8 {
        isMarkup(byte) | (byte < 0x20 ? 1 : 0) | (byte == 0xEF ? 1 : 0)
    }

    /// How many bytes are looked at at once.
    @inline(__always) static var step: Int { 16 }

    /// Whether one of the next bytes, as many as a step has, is special.
    @inline(__always)
    private func areSpecial(at text: UnsafePointer<UInt8>) -> Bool {
        var isFound: UInt8 = 0
        for offset in 0..<Self.step { isFound |= isSpecial(text[offset]) }
        return isFound != 0
    }

    /// Whether one of the next bytes, as many as a step has, may be special: the same, but that
    /// anything beyond ASCII may be.
    @inline(__always)
    func needLook(at text: UnsafePointer<UInt8>) -> Bool {
        var isFound: UInt8 = 0
        for offset in 0..<Self.step {
            isFound |= isMarkup(text[offset]) | (Int8(bitPattern: text[offset]) < 0x20 ? 1 : 0)
        }
        return isFound != 0
    }

    /// The place of the first special byte at or after a position, or the text's end.
    func firstSpecial(in text: UnsafeBufferPointer<UInt8>, from position: Int) -> Int {
        guard let bytes = text.baseAddress else { return text.count }
        var index = position
        while index + Self.step <= text.count, !areSpecial(at: bytes + index) {
            index += Self.step
        }
        while index < text.count, isSpecial(bytes[index]) == 0 { index += 1 }
        return index
    }
}
