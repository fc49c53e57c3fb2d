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
        // The place is asked for once, not at each step.
        let plain =
            switch place {
            case .text: XMLCharacters(in: .text).plainLength(of: copy, length)
            case .attribute: XMLCharacters(in: .attribute).plainLength(of: copy, length)
            }
        filled += plain
        guard plain < length else { return true }
        return write(
            escaping: UnsafeBufferPointer(rebasing: text[plain...]), XMLCharacters(in: place))
    }

    /// Whether XML has a text as it stands and in one line, told by a quick look: `false` also for
    /// some that it has.
    public static func isPlain(inXML text: UnsafeBufferPointer<UInt8>) -> Bool {
        let characters = XMLCharacters(in: .text)
        guard let bytes = text.baseAddress, text.count >= XMLCharacters.step else {
            return text.allSatisfy { $0 < 0x80 && !characters.isSpecial($0) }
        }
        // The last step goes back over bytes that have been looked at.
        let last = text.count - XMLCharacters.step
        var index = 0
        while index < last, !characters.needLook(at: bytes + index) { index += XMLCharacters.step }
        return index >= last && !characters.needLook(at: bytes + last)
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

    init(in place: XMLPlace) { self.place = place }

    /// How many bytes are looked at in one step.
    static var step: Int { 16 }

    /// Whether one of the bytes of a step may be special; anything beyond ASCII may be.
    @inline(__always)
    func needLook(at text: UnsafePointer<UInt8>) -> Bool {
        let bytes = SixteenBytes(text, at: 0)
        return (special(bytes) | bytes.notASCII).marksAny
    }

    /// How much of a text, which a step of spaces follows, has nothing to look at; in whole steps.
    @inline(__always)
    func plainLength(of text: UnsafePointer<UInt8>, _ length: Int) -> Int {
        var plain = 0
        while plain < length, !needLook(at: text + plain) { plain += Self.step }
        return min(plain, length)
    }

    /// The place of the first special byte at or after a position, or the text's end.
    func firstSpecial(in text: UnsafeBufferPointer<UInt8>, from position: Int) -> Int {
        guard let bytes = text.baseAddress else { return text.count }
        var index = position
        while index + Self.step <= text.count {
            let step = SixteenBytes(bytes, at: index)
            let marks = special(step) | step.equal(to: 0xEF)
            if marks.marksAny { return index + marks.firstMarked }
            index += Self.step
        }
        while index < text.count, !isSpecial(bytes[index]) { index += 1 }
        return index
    }

    /// The special bytes among ASCII; a quote is one in an attribute.
    @inline(__always)
    private func special(_ bytes: SixteenBytes) -> SixteenBytes.Marks {
        let markup =
            bytes.equal(to: UInt8(ascii: "<")) | bytes.equal(to: UInt8(ascii: ">"))
            | bytes.equal(to: UInt8(ascii: "&")) | bytes.below(0x20)
        return place == .attribute ? markup | bytes.equal(to: UInt8(ascii: "\"")) : markup
    }

    func isSpecial(_ byte: UInt8) -> Bool {
        switch byte {
        case 0..<0x20, UInt8(ascii: "<"), UInt8(ascii: ">"), UInt8(ascii: "&"), 0xEF: true
        case UInt8(ascii: "\""): place == .attribute
        default: false
        }
    }
}
