import CableGrammar
import CableModel
import CableSyntax

/// What opens a paragraph, a heading or an item, before its text.
struct MarkdownOpening {
    var label: ParagraphLabel?
    /// The mark of an item, where it is printed.
    var marker: String?
    var portionMarking: PortionMarking?
    /// Where the text begins.
    private(set) var end: Int

    private let view: ByteView
    private let line: Int

    /// Reads the opening of a block.
    init(
        _ view: ByteView, line: Int, isParagraph: Bool = false, isItem: Bool = false,
        problems: inout MarkdownProblems
    ) {
        self.view = view
        self.line = line
        end = view.start
        if isParagraph, !takeLabel(&problems) { takeNumber() }
        if isItem, let printed = takeSpan("marker", &problems) { marker = printed }
        takePortionMarking(&problems)
    }

    private var rest: ByteView { view.from(end).trimmedBlanks }

    /// `<a id="p3"></a>**[3.](#p3)**`, or `[]{#p3}` before the stars; the anchor, the stars and the link may be missing.
    private mutating func takeLabel(_ problems: inout MarkdownProblems) -> Bool {
        var text = rest
        text = text.from(MarkdownAttributes.endOfSpan(text)).trimmedBlanks
        if let tag = MarkdownTag(text), tag.name == "a", !tag.id.isEmpty {
            text = text.from(tag.end)
            if text.hasPrefix("</a>") { text = text.from(text.start + 4) }
            text = text.trimmedBlanks
        }
        let isStrong = text.hasPrefix("**") || text.hasPrefix("__")
        if isStrong { text = text.from(text.start + 2) }
        let isLink = text.first == UInt8(ascii: "[")
        guard isStrong || isLink else { return false }
        let start = text.start + (isLink ? 1 : 0)
        var close = start
        let limit = min(text.end, start + 256)
        while close < limit, text[close] != UInt8(ascii: isLink ? "]" : "*") {
            close += text[close] == UInt8(ascii: "\\") ? 2 : 1
        }
        guard close < limit else { return false }
        var after = close
        if isLink {
            // A paragraph may also begin with a link of its own.
            guard text.matches("](#p", at: close), let target = LinkTarget(text.from(close + 2))
            else { return false }
            after = target.end
        }
        if isStrong {
            guard text.matches("**", at: after) || text.matches("__", at: after) else {
                return false
            }
            after += 2
        }
        let printed = MarkdownInlines.text(
            ByteView(text.base, start, close), line: line, problems: &problems)
        let label = ParagraphLabel(text: printed.string)
        // Without the link only a number or a letter is one: `**3.**`, not `**A mill**`, `**(C)**`.
        let isPlain = printed.bytes.first.map(ASCII.isAlphanumeric) ?? false
        guard isLink || isPlain && (label.number != nil || label.letter != nil) else {
            return false
        }
        self.label = label
        end = after
        return true
    }

    /// A number as people type it: `3. `.
    private mutating func takeNumber() {
        let text = rest
        let digits = text.leadingDigits
        guard (1...3).contains(digits.count), digits.number != 0,
            text.byte(at: digits.end) == UInt8(ascii: "."),
            digits.end + 1 == text.end || text[digits.end + 1] <= 0x20
        else { return }
        label = ParagraphLabel(
            printed: ByteView(text.base, digits.start, digits.end + 1).string,
            number: digits.number)
        end = digits.end + 1
    }

    /// A `span` of a class, and what stands in it.
    private mutating func takeSpan(
        _ className: String, _ problems: inout MarkdownProblems
    ) -> String? {
        let text = rest
        guard let tag = MarkdownTag(text), tag.name == "span", tag.className == className,
            let close = text.bytewiseIndex(of: "</span>", from: tag.end)
        else { return nil }
        let inside = ByteView(text.base, tag.end, close)
        end = close + 7
        return MarkdownInlines.text(inside, line: line, problems: &problems).string
    }

    private mutating func takePortionMarking(_ problems: inout MarkdownProblems) {
        let before = end
        if let printed = takeSpan("portion-mark", &problems) {
            portionMarking =
                PortionMarking(text: printed) ?? PortionMarking(unusual: printed)
            if portionMarking == nil {
                end = before
                problems.report(
                    .portionMarking,
                    "portion marking \"\(printed)\" not understood; read as text",
                    line: line)
            }
            return
        }
        let text = rest
        guard text.first == UInt8(ascii: "(") else { return }
        var close = text.start + 1
        let limit = min(text.end, text.start + 64)
        while close < limit, text[close] != UInt8(ascii: ")") { close += 1 }
        guard close < limit else { return }
        let inside = ByteView(text.base, text.start, close + 1)
        let printed = MarkdownInlines.text(inside, line: line, problems: &problems).string
        guard let marking = PortionMarking(text: printed) else { return }
        portionMarking = marking
        end = close + 1
    }
}

extension PortionMarking {
    /// A marking that has not its parentheses.
    fileprivate init?(unusual printed: String) {
        guard let marking = PortionMarking(text: "(\(printed))") else { return nil }
        self.init(printed: printed, level: marking.level, controls: marking.controls)
    }
}

extension ByteView {
    /// The view without spaces, tabs and line ends at its beginning; no-break spaces are text.
    var trimmedBlanks: ByteView {
        var start = start
        while start < end, base[start] <= 0x20 { start += 1 }
        return ByteView(base, start, end)
    }
}
