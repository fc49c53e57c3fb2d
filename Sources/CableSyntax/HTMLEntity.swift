import CLibXML2

/// Character references of HTML: `&amp;`, `&#8217;`, `&#x000A;`.
public enum HTMLEntity {
    /// The character that a reference at a position stands for, and the reference's length in bytes.
    ///
    /// Only references that end with a semicolon are read: "R&D" and "AT&T" are text.
    public static func match(in text: ByteView, at start: Int) -> (
        character: Unicode.Scalar, length: Int
    )? {
        guard text.byte(at: start) == UInt8(ascii: "&") else { return nil }
        var end = start + 1
        while end < text.end, end - start < 10,
            ASCII.isAlphanumeric(text[end]) || text[end] == UInt8(ascii: "#")
        { end += 1 }
        guard text.byte(at: end) == UInt8(ascii: ";"), end > start + 1 else { return nil }
        let name = ByteView(text.base, start + 1, end)
        guard let scalar = name.first == UInt8(ascii: "#") ? number(name) : named(name) else {
            return nil
        }
        return (scalar, end + 1 - start)
    }

    private static func number(_ name: ByteView) -> Unicode.Scalar? {
        let isHexadecimal = name.byte(at: name.start + 1) | 0x20 == UInt8(ascii: "x")
        let digits = name.from(name.start + (isHexadecimal ? 2 : 1)).string
        guard let value = UInt32(digits, radix: isHexadecimal ? 16 : 10),
            value >= 0x20 || value == 0x0A
        else { return nil }
        return Unicode.Scalar(value)
    }

    private static func named(_ name: ByteView) -> Unicode.Scalar? {
        let entity = name.string.withCString { text in
            text.withMemoryRebound(to: xmlChar.self, capacity: name.count + 1) {
                htmlEntityLookup($0)
            }
        }
        return (entity?.pointee.value).flatMap(Unicode.Scalar.init)
    }
}
