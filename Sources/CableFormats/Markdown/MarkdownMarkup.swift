import CableGrammar
import CableModel
import CableSyntax

/// An HTML tag within Markdown: its name, and the attributes that matter here.
struct MarkdownTag {
    /// In small letters.
    var name = ""
    var isClosing = false
    var className = ""
    var title = ""
    var id = ""
    /// Behind the `>`.
    var end = 0

    /// The longest tag that is looked at, so that text of open quotes takes no time beyond measure.
    private static let maximalLength = 8192

    /// The tag that begins a view; `nil` where none does.
    init?(_ whole: ByteView) {
        guard whole.first == UInt8(ascii: "<") else { return nil }
        let view = whole.upTo(min(whole.end, whole.start + Self.maximalLength))
        var index = view.start + 1
        if view.byte(at: index) == UInt8(ascii: "/") {
            isClosing = true
            index += 1
        }
        let nameStart = index
        while ASCII.isAlphanumeric(view.byte(at: index)) { index += 1 }
        guard ASCII.isLetter(view.byte(at: nameStart)) else { return nil }
        name = ByteView(view.base, nameStart, index).string.lowercased()
        while true {
            while ASCII.isBlank(view.byte(at: index)) || view.byte(at: index) == 0x0A { index += 1 }
            let byte = view.byte(at: index)
            if byte == UInt8(ascii: ">") { break }
            if byte == UInt8(ascii: "/") {
                index += 1
                continue
            }
            guard let attribute = Self.attribute(view, at: index) else { return nil }
            switch attribute.name {
            case "class": className = attribute.value
            case "title": title = attribute.value
            case "id", "name": id = attribute.value
            default: break
            }
            index = attribute.end
        }
        end = index + 1
    }

    private static func attribute(
        _ view: ByteView, at start: Int
    ) -> (name: String, value: String, end: Int)? {
        var index = start
        while ASCII.isAlphanumeric(view.byte(at: index)) || view.byte(at: index) == 0x2D {
            index += 1
        }
        guard index > start else { return nil }
        let name = ByteView(view.base, start, index).string.lowercased()
        guard view.byte(at: index) == UInt8(ascii: "=") else { return (name, "", index) }
        index += 1
        let quote = view.byte(at: index)
        guard quote == 0x22 || quote == 0x27 else {
            let valueStart = index
            while view.byte(at: index) > 0x20, view.byte(at: index) != 0x3E { index += 1 }
            return (name, ByteView(view.base, valueStart, index).string, index)
        }
        let valueStart = index + 1
        index = valueStart
        while index < view.end, view[index] != quote { index += 1 }
        guard index < view.end else { return nil }
        return (name, CharacterReference.decoded(ByteView(view.base, valueStart, index)), index + 1)
    }
}

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

/// Where a link leads: what stands in the parentheses behind its text.
struct LinkTarget {
    var address: String
    /// Behind the parenthesis.
    var end: Int

    /// As with tags; addresses are hardly ever longer.
    private static let maximalLength = 4096

    /// The target that a view begins with, behind the opening parenthesis.
    init?(_ whole: ByteView) {
        let isBracketed = whole.first == UInt8(ascii: "<")
        let view = whole.upTo(min(whole.end, whole.start + Self.maximalLength))
        var index = view.start + (isBracketed ? 1 : 0)
        let start = index
        while index < view.end, view[index] != 0x0A {
            let byte = view[index]
            if isBracketed
                ? byte == UInt8(ascii: ">") || (byte == UInt8(ascii: "<") && index > start)
                : byte <= 0x20 || byte == 0x29
            {
                break
            }
            index += 1
        }
        address = CharacterReference.decoded(ByteView(view.base, start, index))
        if isBracketed {
            guard view.byte(at: index) == UInt8(ascii: ">") else { return nil }
            index += 1
        }
        while view.byte(at: index) == 0x20 { index += 1 }
        let quote = view.byte(at: index)
        if quote == 0x22 || quote == 0x27 {
            index += 1
            while index < view.end, view[index] != quote { index += 1 }
            index += 1
            while view.byte(at: index) == 0x20 { index += 1 }
        }
        guard view.byte(at: index) == 0x29 else { return nil }
        end = index + 1
    }
}

extension PageMark.Kind {
    /// The kind that a class names; a page line has its parts elsewhere.
    init?(className: String) {
        self.init(term: className, pageLine: PageLine(page: "", total: nil))
    }
}

extension PageMark {
    /// A page mark of a class and a printed line; the parts of a page line are read from it.
    init(className: String, printed: String) {
        var kind = Kind(className: className) ?? .banner
        if case .pageLine = kind {
            kind = .pageLine(PageLine(text: printed) ?? PageLine(page: printed, total: nil))
        }
        self.init(kind: kind, printed: printed)
    }
}

extension ByteView {
    /// Whether the view is exactly the text.
    fileprivate func bytewiseEquals(_ text: StaticString) -> Bool {
        count == text.utf8CodeUnitCount && bytewiseIndex(of: text) == start
    }
}
