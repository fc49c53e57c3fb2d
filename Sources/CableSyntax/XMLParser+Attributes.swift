extension XMLParser {
    /// More attributes than any element has: libxml2 compares each of an element's with all before it.
    static let maximalAttributes = 4096

    /// Below this length a text has not the attributes for it to matter, and is not looked through.
    private static let lengthThatMatters = 1 << 16

    /// What is wrong with a text of which an element may have too many attributes.
    ///
    /// Counted is what looks like an attribute, between one `<` and the next: none stands within a value.
    static func tooManyAttributes(in source: UnsafeBufferPointer<UInt8>) -> XMLSyntaxError? {
        guard source.count >= lengthThatMatters else { return nil }
        let text = ByteView(source)
        var position = text.start
        var count = 0
        while let sign = text.firstIndex(ofByte: UInt8(ascii: "="), from: position) {
            let before = ByteView(source, position, sign)
            if before.firstIndex(ofByte: UInt8(ascii: "<"), from: position) != nil { count = 0 }
            position = sign + 1
            var value = position
            while value < text.end, source[value] <= 0x20 { value += 1 }
            guard text.byte(at: value).isOne(of: "\"'") else { continue }
            count += 1
            if count > maximalAttributes {
                return XMLSyntaxError(
                    line: 1 + source[..<sign].count { $0 == 0x0A },
                    reason: "an element with more than \(maximalAttributes) attributes")
            }
        }
        return nil
    }
}
