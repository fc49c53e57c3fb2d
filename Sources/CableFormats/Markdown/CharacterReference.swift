import CableSyntax

/// A character reference: `&#40;`, `&#x2028;`, `&amp;`.
enum CharacterReference {
    /// The reference that begins a view.
    static func match(_ view: ByteView) -> (bytes: [UInt8], end: Int)? {
        var end = view.start + 1
        let limit = min(view.end, view.start + 12)
        while end < limit, view[end] != UInt8(ascii: ";") { end += 1 }
        guard view.first == UInt8(ascii: "&"), end < limit else { return nil }
        let inside = ByteView(view.base, view.start + 1, end)
        guard inside.first == UInt8(ascii: "#") else {
            return names.first { inside.bytewiseEquals($0.name) }.map {
                (Array($0.text.utf8), end + 1)
            }
        }
        let isHexadecimal = inside.byte(at: inside.start + 1) | 0x20 == UInt8(ascii: "x")
        let digits = inside.from(inside.start + (isHexadecimal ? 2 : 1)).string
        guard !digits.isEmpty, let code = UInt32(digits, radix: isHexadecimal ? 16 : 10) else {
            return nil
        }
        let scalar = code == 0 ? "\u{FFFD}" : Unicode.Scalar(code) ?? "\u{FFFD}"
        return (Array(UTF8.encode(scalar)!), end + 1)
    }

    /// Those that our writers use, and the one that people type.
    private static let names: [(name: StaticString, text: String)] = [
        ("amp", "&"), ("lt", "<"), ("gt", ">"), ("quot", "\""), ("apos", "'"), ("nbsp", "\u{A0}"),
    ]

    /// A text with its references decoded.
    static func decoded(_ view: ByteView) -> String {
        var bytes: [UInt8] = []
        var index = view.start
        while index < view.end {
            if view[index] == UInt8(ascii: "&"), let reference = match(view.from(index)) {
                bytes += reference.bytes
                index = reference.end
            } else {
                bytes.append(view[index])
                index += 1
            }
        }
        return String(decoding: bytes, as: UTF8.self)
    }
}

extension ByteView {
    /// Whether the view is exactly the text.
    fileprivate func bytewiseEquals(_ text: StaticString) -> Bool {
        count == text.utf8CodeUnitCount && bytewiseIndex(of: text) == start
    }
}
