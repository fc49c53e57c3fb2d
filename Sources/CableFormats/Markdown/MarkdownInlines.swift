import CableModel
import CableSyntax

/// Reads the running text of a block: the exact inverse of `Output.write(markdown:)`, and of the
/// links, marks and breaks that `MarkdownBody` writes.
///
/// This is our own scanner and no CommonMark library, because libcmark renders a tree in which an
/// escaped character is like any other, `&#40;` like `(`. That difference is what tells a text
/// that begins with a parenthesis from a portion marking, and `&#32;` from a blank that a reflow
/// made. It also cuts a text at each of its inline tags, and has none for them but raw HTML.
///
/// What is read beyond our own writer's subset is what people type into a document: emphasis,
/// code, images, other HTML. The text is kept, the markup is left out with a diagnostic.
struct MarkdownInlines {
    private let base: UnsafeBufferPointer<UInt8>
    private let end: Int
    private var index: Int
    private let line: Int
    private var text = MarkdownText()
    /// Where the text holds brackets that may open a link.
    private var brackets: [(offset: Int, isImage: Bool)] = []
    /// Whether the last byte of the text is a blank that a line end or space in the source made.
    private var endsWithBlank = false
    /// The `span` of a link that is open.
    private var openLink: (offset: Int, target: String)?
    /// What was looked for in vain is not looked for again, or time would grow with the square.
    private var missing: Set<String> = []
    private var problems: MarkdownProblems

    /// The text of a stretch of a block.
    ///
    /// - Parameter line: the block's line in the document, for what has to be said.
    static func text(
        _ view: ByteView, line: Int, problems: inout MarkdownProblems
    ) -> MarkdownText {
        var scanner = MarkdownInlines(view, line: line, problems: problems)
        scanner.scan()
        problems = scanner.problems
        return scanner.text
    }

    private init(_ view: ByteView, line: Int, problems: MarkdownProblems) {
        base = view.base
        index = view.start
        end = view.end
        self.line = line
        self.problems = problems
    }

    private static let special = ByteSet { byte in
        byte <= 0x20 || "\\&<[]*_`!".utf8.contains(byte)
    }

    private var rest: ByteView { ByteView(base, index, end) }

    private mutating func scan() {
        while index < end {
            let next = Self.special.firstIndex(in: base, from: index, to: end)
            if next > index { append(base[index..<next]) }
            index = next
            guard index < end else { break }
            scanSpecial(base[index])
        }
        dropBlank()
    }

    private mutating func scanSpecial(_ byte: UInt8) {
        switch byte {
        case 0x20, 0x09, 0x0A, 0x0D: takeBlanks()
        case UInt8(ascii: "\\"): takeBackslash()
        case UInt8(ascii: "&"): takeReference()
        case UInt8(ascii: "<"): takeTag()
        case UInt8(ascii: "["): openBracket(isImage: false)
        case UInt8(ascii: "]"): closeBracket()
        case UInt8(ascii: "*"), UInt8(ascii: "_"): takeEmphasis(byte)
        case UInt8(ascii: "`"): takeCode()
        case UInt8(ascii: "!") where rest.byte(at: index + 1) == UInt8(ascii: "["):
            index += 1
            openBracket(isImage: true)
        default:
            append(CollectionOfOne(byte))
            index += 1
        }
    }

    // MARK: Text

    private mutating func append(_ bytes: some Collection<UInt8>) {
        if endsWithBlank { endsWithBlank = false } else { separate() }
        text.bytes.append(contentsOf: bytes)
    }

    /// Whether text would follow a page mark or an interruption at once.
    private var isAfterInsert: Bool { text.inserts.last?.offset == text.bytes.count }

    /// The space that stands for the lines' joint at a page mark or an interruption.
    private mutating func separate() {
        if isAfterInsert && !text.bytes.isEmpty { text.bytes.append(0x20) }
    }

    /// Blanks and line ends are one space, and none at either end or beside a mark.
    private mutating func takeBlanks() {
        while index < end, ASCII.isBlank(base[index]) || base[index] == 0x0A { index += 1 }
        guard !endsWithBlank, !text.bytes.isEmpty, !isAfterInsert else { return }
        text.bytes.append(0x20)
        endsWithBlank = true
    }

    private mutating func dropBlank() {
        if endsWithBlank { text.bytes.removeLast() }
        endsWithBlank = false
    }

    private mutating func takeBackslash() {
        let next = rest.byte(at: index + 1)
        if next == 0x0A {
            index += 1
        } else if next > 0x20, next < 0x7F, !ASCII.isAlphanumeric(next) {
            append(CollectionOfOne(next))
            index += 2
        } else {
            append(CollectionOfOne(UInt8(ascii: "\\")))
            index += 1
        }
    }

    private mutating func takeReference() {
        guard let reference = CharacterReference.match(rest) else {
            append(CollectionOfOne(UInt8(ascii: "&")))
            index += 1
            return
        }
        append(reference.bytes)
        index = reference.end
    }

    // MARK: Marks

    private mutating func insert(_ inline: Inline) {
        dropBlank()
        text.inserts.append((text.bytes.count, inline))
    }

    /// Where something next stands; the search for what is nowhere is made once.
    private mutating func find(_ mark: StaticString, from position: Int) -> Int? {
        guard !missing.contains(mark.description) else { return nil }
        let found = rest.bytewiseIndex(of: mark, from: position)
        if found == nil { missing.insert(mark.description) }
        return found
    }

    private mutating func takeTag() {
        if rest.hasPrefix("<!--") {
            guard let close = find("-->", from: index + 4) else { return takeLiteral() }
            if !ByteView(base, index + 4, close).trimmed.isEmpty {
                problems.report(.markdownComment, "a comment within the text; left out", line: line)
            }
            index = close + 3
            return
        }
        guard let tag = MarkdownTag(rest) else { return takeAutolink() }
        index = tag.end
        switch (tag.name, tag.isClosing) {
        case ("wbr", false): insert(.interruption)
        case ("sup", false) where PageMark.Kind(className: tag.className) != nil:
            guard let close = find("</sup>", from: index) else { break }
            let printed = MarkdownInlines.text(
                ByteView(base, index, close), line: line, problems: &problems)
            insert(.pageMark(PageMark(className: tag.className, printed: printed.string)))
            index = close + 6
            return
        case ("span", false) where tag.className == "link":
            if !endsWithBlank { separate() }
            openLink = (text.bytes.count, tag.title)
            return
        case ("span", true):
            guard let link = openLink else { break }
            text.links.append((link.offset..<text.bytes.count, link.target))
            openLink = nil
            return
        case ("a", _): return
        case ("br", _):
            takeBlanks()
            return
        default: break
        }
        guard tag.name != "wbr", !tag.isClosing else { return }
        problems.report(
            .markdownHtml, "element <\(tag.name)> within the text; its tags are left out",
            line: line)
    }

    private mutating func takeLiteral() {
        append(CollectionOfOne(base[index]))
        index += 1
    }

    /// `<https://example.org>`.
    private mutating func takeAutolink() {
        var close = index + 1
        var hasColon = false
        while close < end, base[close] > 0x20, base[close] != UInt8(ascii: ">"),
            base[close] != UInt8(ascii: "<")
        {
            if base[close] == UInt8(ascii: ":") { hasColon = true }
            close += 1
        }
        guard hasColon, rest.byte(at: close) == UInt8(ascii: ">") else { return takeLiteral() }
        let address = ByteView(base, index + 1, close)
        append(base[address.range])
        let start = text.bytes.count - address.count
        text.links.append((start..<text.bytes.count, address.string))
        index = close + 1
    }

    // MARK: Links

    private mutating func openBracket(isImage: Bool) {
        append(CollectionOfOne(UInt8(ascii: "[")))
        brackets.append((text.bytes.count - 1, isImage))
        index += 1
    }

    /// A bracket that closes a link takes the nearest open one with it.
    private mutating func closeBracket() {
        guard let open = brackets.popLast(), rest.byte(at: index + 1) == UInt8(ascii: "("),
            let target = LinkTarget(rest.from(index + 2))
        else { return takeLiteral() }
        dropBlank()
        text.bytes.remove(at: open.offset)
        for position in text.inserts.indices.reversed() {
            guard text.inserts[position].offset > open.offset else { break }
            text.inserts[position].offset -= 1
        }
        if open.isImage {
            problems.report(
                .markdownImage, "an image, which a cable has none of; its description is kept",
                line: line)
        } else {
            text.links.append((open.offset..<text.bytes.count, target.address))
        }
        brackets.removeAll()
        index = target.end
    }

    // MARK: What people type

    private mutating func takeEmphasis(_ mark: UInt8) {
        var after = index
        while after < end, base[after] == mark { after += 1 }
        let before = text.bytes.last ?? 0x20
        let next = after < end ? base[after] : 0x20
        let isApart = before <= 0x20 && next <= 0x20
        let isWithinWord =
            mark == UInt8(ascii: "_") && ASCII.isAlphanumeric(before) && ASCII.isAlphanumeric(next)
        if isApart || isWithinWord {
            append(base[index..<after])
        } else {
            problems.report(.markdownEmphasis, "emphasis, which a cable has none of", line: line)
        }
        index = after
    }

    private mutating func takeCode() {
        var open = index
        while open < end, base[open] == UInt8(ascii: "`") { open += 1 }
        let length = open - index
        let key = "`\(length)"
        var close = open
        var run = 0
        if !missing.contains(key) {
            while close < end {
                if base[close] == UInt8(ascii: "`") {
                    run += 1
                } else {
                    if run == length { break }
                    run = 0
                }
                close += 1
            }
        }
        guard run == length else {
            missing.insert(key)
            append(base[index..<open])
            index = open
            return
        }
        problems.report(.markdownCode, "code within the text; read as text", line: line)
        append(base[open..<(close - length)])
        index = close
    }
}
