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
