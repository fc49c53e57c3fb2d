import CableSyntax

extension String {
    /// The text so that nothing in it is markup for a program that reads a title as Markdown, as pandoc
    /// does with all of the front matter: a blank stands where a tag, the address of a link or a raw
    /// attribute would begin.
    ///
    /// For what is shown in place of a printed text, never for the printed text.
    var inert: String {
        let bytes = Array(utf8)
        guard
            bytes.contains(where: {
                $0 == UInt8(ascii: "<") || $0 == UInt8(ascii: "]") || $0 == UInt8(ascii: "`")
            })
        else { return self }
        var result: [UInt8] = []
        for (index, byte) in bytes.enumerated() {
            result.append(byte)
            guard index + 1 < bytes.count else { break }
            if Self.isOpening(byte, before: bytes[index + 1]) { result.append(0x20) }
        }
        return String(decoding: result, as: UTF8.self)
    }

    private static func isOpening(_ byte: UInt8, before next: UInt8) -> Bool {
        switch byte {
        case UInt8(ascii: "<"):
            ASCII.isLetter(next) || next == UInt8(ascii: "/") || next == UInt8(ascii: "!")
                || next == UInt8(ascii: "?")
        case UInt8(ascii: "]"):
            next == UInt8(ascii: "(") || next == UInt8(ascii: "[") || next == UInt8(ascii: "{")
        case UInt8(ascii: "`"): next == UInt8(ascii: "{")
        default: false
        }
    }
}
