import CableSyntax

/// The encoding that a page or an XML document declares for itself.
enum DeclaredEncoding {
    /// How much of a document is looked at: a copy may have scripts before the declaration.
    private static let limit = 8192

    /// The names for Windows-1252 and for the standards that it extends (the WHATWG's labels).
    private static let names: [StaticString] = [
        "windows-1252", "cp1252", "x-cp1252", "iso-8859-1", "iso8859-1", "iso_8859-1", "latin1",
        "latin-1", "us-ascii", "ascii",
    ]

    /// Whether the text is markup that declares Windows-1252 or a part of it.
    static func isWindows1252(_ source: UnsafeBufferPointer<UInt8>) -> Bool {
        let whole = ByteView(source).trimmed
        guard whole.first == UInt8(ascii: "<") else { return false }
        let beginning = whole.upTo(min(whole.end, whole.start + limit))
        if beginning.hasPrefix("<?xml") {
            let end = beginning.bytewiseIndex(of: "?>") ?? beginning.end
            if let name = name(after: "encoding", in: beginning.upTo(end)) { return isKnown(name) }
        }
        // `<meta charset="…">`, or in its `content`: `text/html; charset=…`.
        var position = beginning.start
        while let meta = beginning.firstIndex(of: "<meta", from: position) {
            let end = beginning.bytewiseIndex(of: ">", from: meta) ?? beginning.end
            if let name = name(after: "charset", in: beginning.from(meta).upTo(end)) {
                return isKnown(name)
            }
            position = meta + 5
        }
        return false
    }

    private static func isKnown(_ name: ByteView) -> Bool { names.contains(where: name.equals) }

    /// The name behind a key, an equals sign and perhaps a quote.
    private static func name(after key: StaticString, in tag: ByteView) -> ByteView? {
        guard let found = tag.firstIndex(of: key) else { return nil }
        var rest = tag.from(found + key.utf8CodeUnitCount).trimmed
        guard rest.first == UInt8(ascii: "=") else { return nil }
        rest = rest.from(rest.start + 1).trimmed
        if rest.first == 0x22 || rest.first == 0x27 { rest = rest.from(rest.start + 1).trimmed }
        var end = rest.start
        while end < rest.end, isNameByte(rest[end]) { end += 1 }
        return end > rest.start ? rest.upTo(end) : nil
    }

    private static func isNameByte(_ byte: UInt8) -> Bool {
        ASCII.isAlphanumeric(byte) || byte == UInt8(ascii: "-") || byte == UInt8(ascii: "_")
            || byte == UInt8(ascii: ":") || byte == UInt8(ascii: ".")
    }
}
