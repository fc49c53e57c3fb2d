import CableSyntax

/// The dialect of Markdown that a document is for: how it names a place that links lead to, and which
/// characters of a text do something in it.
package enum MarkdownFlavor: String, CaseIterable, Sendable {
    /// Read alike by all: anchors are HTML, and whatever does something in one dialect is escaped.
    case any
    /// Goldmark as Hugo has it, with `markup.goldmark.parser.attribute.block`.
    case hugo
    /// Python-Markdown as MkDocs has it, with `attr_list`.
    case mkdocs
    /// Pandoc's own.
    case pandoc
    /// GitHub's, which has no attributes.
    case gfm
    /// The standard, which has neither attributes nor anything else to be escaped for.
    case commonmark

    /// How a block gets a name.
    enum Anchors {
        /// `<a id="p3"></a>` before its text.
        case html
        /// `[]{#p3}` before its text.
        case span
        /// `{#p3}` on a line of its own below it; behind the text of a heading.
        case block
    }

    var anchors: Anchors {
        switch self {
        case .any, .gfm, .commonmark: .html
        case .pandoc: .span
        case .hugo, .mkdocs: .block
        }
    }

    /// Whether a list that follows its paragraph at once would be text of it.
    var needsLineBeforeLists: Bool { self == .mkdocs || self == .pandoc }

    /// Whether it has tables of bars.
    var hasTables: Bool { self != .commonmark }

    /// Whether its generator puts front matter into pages as it is.
    var escapesFrontMatter: Bool { self == .mkdocs }

    /// Whether a character that others take for markup does nothing in running text.
    ///
    /// - Parameter next: the byte behind it; zero at the end of the text.
    func isText(_ byte: UInt8, before next: UInt8) -> Bool {
        switch byte {
        // `{#` is how our reader knows a name.
        case UInt8(ascii: "{"):
            (self == .gfm || self == .commonmark) && next != UInt8(ascii: "#") && next != 0
        case UInt8(ascii: "}"): self == .gfm || self == .commonmark
        case UInt8(ascii: "~"): self == .commonmark
        case UInt8(ascii: "^"): self == .hugo || self == .gfm || self == .commonmark
        case UInt8(ascii: "$"): self == .hugo || self == .mkdocs || self == .commonmark
        case UInt8(ascii: "@"): self == .mkdocs || self == .commonmark
        default: false
        }
    }
}

extension String {
    /// The text with references in place of the signs that begin a tag or end an attribute.
    var withHTMLReferences: String {
        var output = Output()
        for byte in utf8 {
            switch byte {
            case UInt8(ascii: "<"): output.write("&lt;")
            case UInt8(ascii: ">"): output.write("&gt;")
            case UInt8(ascii: "\""): output.write("&quot;")
            case UInt8(ascii: "'"): output.write("&#39;")
            default: output.write(byte: byte)
            }
        }
        return String(decoding: output.bytes, as: UTF8.self)
    }
}

extension Output {
    /// Writes what names a block and stands before its text.
    mutating func write(anchor: String, before flavor: MarkdownFlavor) {
        switch flavor.anchors {
        case .html:
            write("<a id=\"")
            write(raw: anchor)
            write("\"></a>")
        case .span:
            write("[]{#")
            write(raw: anchor)
            write("}")
        case .block: break
        }
    }

    /// Writes what names a block and stands behind its text.
    ///
    /// - Parameter separator: what stands between the two: a line end, or a blank in a heading.
    mutating func write(
        anchor: String, behind flavor: MarkdownFlavor, _ separator: StaticString
    ) {
        guard flavor.anchors == .block else { return }
        write(separator)
        write("{#")
        write(raw: anchor)
        write("}")
    }
}

/// The names that a document gives its blocks by attributes: `{#p3}`.
enum MarkdownAttributes {
    /// Where the name ends that begins at a place, with its braces; `nil` where none does. Text has `{#`
    /// in no flavor, since it is escaped.
    static func end(_ view: ByteView, at start: Int) -> Int? {
        guard view.matches("{#", at: start) else { return nil }
        var index = start + 2
        while index < view.end, isNameByte(view[index]) { index += 1 }
        return index > start + 2 && view.byte(at: index) == UInt8(ascii: "}") ? index + 1 : nil
    }

    private static func isNameByte(_ byte: UInt8) -> Bool {
        ASCII.isAlphanumeric(byte) || byte == 0x2D || byte == 0x5F || byte == 0x2E
    }

    /// Whether a line is nothing but a name.
    static func isLine(_ line: ByteView) -> Bool { end(line, at: line.start) == line.end }

    /// The text of a heading, a name behind it left out.
    static func withoutName(_ heading: ByteView) -> ByteView {
        guard heading.last == UInt8(ascii: "}") else { return heading }
        var start = heading.end - 1
        while start > heading.start, heading[start] != UInt8(ascii: "{") { start -= 1 }
        guard end(heading, at: start) == heading.end, start > heading.start,
            heading[start - 1] == 0x20
        else { return heading }
        return heading.upTo(start - 1)
    }

    /// Behind the `[]{#p3}` that begins a view; its start where there is none.
    static func endOfSpan(_ view: ByteView) -> Int {
        guard view.hasPrefix("[]{#") else { return view.start }
        return end(view, at: view.start + 2) ?? view.start
    }
}
