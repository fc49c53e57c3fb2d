import CableModel
import CableSyntax

/// Takes a document's text apart into blocks, by the conventions of `MarkdownWriter`.
///
/// Lines are told by how they begin, as CommonMark tells them: a paragraph goes on until a blank
/// line or the beginning of another block, so that text wrapped anew is the same text.
struct MarkdownBlockReader {
    let base: UnsafeBufferPointer<UInt8>
    let lines: [Lines.Line]
    /// The number of the first line in the document, from 1.
    let firstLine: Int

    var index = 0
    var blocks: [MarkdownBlock] = []
    var signature: Signature?
    var tail: [TailLine] = []
    var unplaced: [String] = []
    var problems: MarkdownProblems
    /// In how many quotations the lines stand.
    let depth: Int

    /// What a comment said of the list to come.
    var listMark: ListMark?
    enum ListMark { case alone, next }
    /// Whether a comment said that the cells of the table to come are its lines.
    var isTableOfColumns = false
    /// What a comment said of the persons to come.
    var persons: MarkdownList.Persons?
    private var announcesParagraph = false
    /// Whether the text of a paragraph is to come whose heading was read.
    private var awaitsText = false
    /// What is wrong with links, by the head that was read last.
    private(set) var linkProblems: [Diagnostic] = []

    init(
        base: UnsafeBufferPointer<UInt8>, lines: ArraySlice<Lines.Line>, firstLine: Int,
        problems: MarkdownProblems, depth: Int = 0
    ) {
        self.base = base
        self.lines = Array(lines)
        self.firstLine = firstLine
        self.problems = problems
        self.depth = depth
    }

    /// A line without blanks at its ends; no-break spaces are text.
    func content(_ index: Int) -> ByteView {
        guard index < lines.count else { return ByteView(base, base.count, base.count) }
        let line = lines[index]
        var view = ByteView(base, line.start, line.end).trimmedBlanks
        while view.last != 0, view.last <= 0x20 { view.end -= 1 }
        return view
    }

    /// The number of a line in the document.
    func number(_ index: Int) -> Int { firstLine + index }

    mutating func read() {
        while index < lines.count {
            let line = content(index)
            if line.isEmpty {
                index += 1
            } else if let comment = Self.comment(line) {
                take(comment)
                index += 1
            } else if let fence = Fence(line) {
                takeFence(fence)
            } else if line.hasPrefix("<pre>") || line.hasPrefix("<pre ") {
                takePre()
            } else if Self.isThematicBreak(line) {
                index += 1
            } else if line.first == UInt8(ascii: ">"), depth < StatedValues.deepestQuotation {
                takeQuotation()
            } else if let text = Self.headingText(line) {
                begin(.heading)
                add(text, isHeading: true)
                let last = blocks.count - 1
                if blocks[last].isParagraph {
                    blocks[last].heading = blocks[last].text
                    blocks[last].text = MarkdownText()
                    awaitsText = true
                }
                index += 1
            } else if let item = Self.bullet(line) {
                flushAnnouncement()
                if isParagraph(item) { takeParagraph(inItem: item) } else { takeLists() }
            } else if line.first == UInt8(ascii: "|") {
                takeTable(ofColumns: isTableOfColumns)
            } else {
                takeParagraph()
            }
        }
        flushAnnouncement()
        flushListMark()
    }

    /// What was read, with a head; the mentions in the text depend on it.
    mutating func transcription(head: [HeadLine]) -> Transcription {
        var contents = MarkdownContents(head: head, blocks: blocks)
        let transcription = Transcription(
            head: head, body: contents.blocks(of: blocks), signature: signature, tail: tail,
            unplaced: unplaced)
        linkProblems = contents.problems.diagnostics
        return transcription
    }

    /// Drops what the page shows of the head above the text, where no comment parts the two.
    mutating func dropView(of head: [HeadLine]) {
        let shown = head.compactMap { line -> [UInt8]? in
            if line.kind == .classificationAuthority {
                Array(line.printed.utf8)
            } else {
                nil
            }
        }
        let isShown = { (block: MarkdownBlock) in
            guard case .paragraph(label: nil) = block.kind, block.portionMarking == nil else {
                return false
            }
            return shown.contains(block.text.bytes)
        }
        blocks.removeSubrange(..<(blocks.firstIndex { !isShown($0) } ?? blocks.count))
    }

    // MARK: How lines begin

    /// What a comment that is a whole line says.
    static func comment(_ line: ByteView) -> ByteView? {
        guard line.count >= 7, line.hasPrefix("<!--"), line.hasSuffix("-->") else { return nil }
        let inside = ByteView(line.base, line.start + 4, line.end - 3).trimmed
        return inside.contains("-->") ? nil : inside
    }

    /// The bullet of an item, with the place of its text.
    static func bullet(_ line: ByteView) -> (byte: UInt8, text: ByteView)? {
        let byte = line.first
        guard byte == 0x2D || byte == 0x2B || byte == 0x2A,
            line.count == 1 || line[line.start + 1] == 0x20 || line[line.start + 1] == 0x09,
            !isThematicBreak(line)
        else { return nil }
        return (byte, line.from(line.start + 1).trimmedBlanks)
    }

    static func isThematicBreak(_ line: ByteView) -> Bool {
        let byte = line.first
        guard byte == 0x2D || byte == 0x2A || byte == 0x5F else { return false }
        var count = 0
        for index in line.start..<line.end {
            if line[index] == byte { count += 1 } else if line[index] > 0x20 { return false }
        }
        return count >= 3
    }

    /// The text of a heading, the signs around it left out.
    static func headingText(_ line: ByteView) -> ByteView? {
        var start = line.start
        while line.byte(at: start) == UInt8(ascii: "#") { start += 1 }
        guard (1...6).contains(start - line.start), start == line.end || line[start] <= 0x20 else {
            return nil
        }
        let text = MarkdownAttributes.withoutName(line.from(start).trimmedBlanks)
        var end = text.end
        while end > text.start, text[end - 1] == UInt8(ascii: "#") { end -= 1 }
        guard end < text.end, end == text.start || text[end - 1] <= 0x20 else { return text }
        return text.upTo(end)
    }

    /// Whether a line under a paragraph's makes a heading of it.
    private static func isUnderline(_ line: ByteView) -> Bool {
        guard line.count >= 2, line.first == UInt8(ascii: "=") || line.first == 0x2D else {
            return false
        }
        return (line.start..<line.end).allSatisfy { line[$0] == line.first }
    }

    /// Whether a line begins a numbered paragraph of ours, with its anchor.
    static func beginsLabel(_ line: ByteView) -> Bool {
        line.hasPrefix("<a id=\"p") && line.bytewiseIndex(of: "</a>**[") != nil
            || line.hasPrefix("[]{#p") && line.bytewiseIndex(of: "}**[") != nil
    }

    /// Whether a line ends the paragraph before it.
    static func interrupts(_ line: ByteView) -> Bool {
        switch line.first {
        case UInt8(ascii: "<"):
            comment(line).map { !$0.isEmpty } == true || line.hasPrefix("<pre>")
                || beginsLabel(line)
        case UInt8(ascii: "`"), UInt8(ascii: "~"): Fence(line) != nil
        case UInt8(ascii: "#"): headingText(line) != nil
        case UInt8(ascii: ">"): true
        case 0x2D, 0x2B, 0x2A:
            bullet(line).map { !$0.text.isEmpty } == true
                || isThematicBreak(line)
        default: false
        }
    }

    // MARK: Comments

    private mutating func take(_ comment: ByteView) {
        if comment.equals("list") {
            flushAnnouncement()
            flushListMark()
            listMark = .alone
        } else if comment.equals("next list") {
            listMark = .next
        } else if comment.equals("columns") {
            isTableOfColumns = true
        } else if comment.equals("participants") {
            persons = .headless
        } else if comment.equals("participants below a head") {
            persons = .belowHead
        } else if comment.equals("paragraph") {
            flushAnnouncement()
            announcesParagraph = true
        } else if !comment.isEmpty, !comment.equals("text"), !comment.equals("quotation") {
            problems.report(
                .markdownComment, "comment \"\(comment.string)\" left out", line: number(index))
        }
    }

    /// A paragraph that was announced, where no text came, is one without text.
    private mutating func flushAnnouncement() {
        guard announcesParagraph else { return }
        announcesParagraph = false
        flushListMark()
        blocks.append(MarkdownBlock(.paragraph(label: nil)))
    }

    /// A list that was announced, where no item came, is one without items.
    mutating func flushListMark() {
        if listMark == .alone { blocks.append(MarkdownBlock(.lists)) }
        listMark = nil
        persons = nil
        isTableOfColumns = false
    }

    /// Begins a block; what was announced and did not come is there, without content.
    mutating func begin(_ kind: MarkdownBlock.Kind) {
        awaitsText = false
        flushAnnouncement()
        flushListMark()
        blocks.append(MarkdownBlock(kind))
        if signature != nil || !tail.isEmpty {
            problems.report(
                .textAfterClosing, "text after the signature counts as text before it",
                line: number(index))
        }
    }

    // MARK: Running text

    /// Reads a text into the block that was begun.
    private mutating func add(_ view: ByteView, isHeading: Bool = false) {
        let line = number(index)
        let opening = MarkdownOpening(
            view, line: line, isParagraph: !isHeading || Self.beginsLabel(view),
            problems: &problems)
        let last = blocks.count - 1
        if let label = opening.label { blocks[last].kind = .paragraph(label: label) }
        blocks[last].portionMarking = opening.portionMarking
        blocks[last].text = MarkdownInlines.text(
            view.from(opening.end), line: line, problems: &problems)
    }

    private mutating func takeParagraph() {
        let start = index
        let first = content(index)
        var end = index + 1
        var isHeading = false
        while end < lines.count {
            let line = content(end)
            if line.isEmpty { break }
            if Self.isUnderline(line) {
                isHeading = true
                break
            }
            if Self.interrupts(line) { break }
            end += 1
        }
        // Its name may stand below it.
        let hasName = end - 1 > index && MarkdownAttributes.isLine(content(end - 1))
        let view = ByteView(base, first.start, content(hasName ? end - 2 : end - 1).end)
        if awaitsText, !isHeading, !announcesParagraph, !Self.beginsLabel(view) {
            awaitsText = false
            blocks[blocks.count - 1].text = MarkdownInlines.text(
                view, line: number(index), problems: &problems)
            index = end
            return
        }
        if !isHeading, !announcesParagraph, takeClosing(view) || takePageMarks(view) {
            index = end
            return
        }
        announcesParagraph = false
        begin(isHeading ? .heading : .paragraph(label: nil))
        add(view, isHeading: isHeading)
        index = isHeading ? end + 1 : end
        precondition(index > start)
    }

    /// Page lines between blocks.
    private mutating func takePageMarks(_ view: ByteView) -> Bool {
        guard let tag = MarkdownTag(view), tag.name == "sup" else { return false }
        let text = MarkdownInlines.text(view, line: number(index), problems: &problems)
        let marks = text.inserts.compactMap { insert in
            if case .pageMark(let mark) = insert.inline { mark } else { nil }
        }
        guard text.bytes.isEmpty, !marks.isEmpty, marks.count == text.inserts.count else {
            return false
        }
        for mark in marks { begin(.pageMark(mark)) }
        return true
    }

    /// The signature, and what follows it: a `span` that is a whole block.
    private mutating func takeClosing(_ view: ByteView) -> Bool {
        guard let tag = MarkdownTag(view), tag.name == "span", view.hasSuffix("</span>"),
            ["signature", "unplaced"].contains(tag.className)
                || TailLine.Kind(rawValue: tag.className) != nil
        else { return false }
        flushListMark()
        let inside = ByteView(base, tag.end, max(tag.end, view.end - 7))
        let text = MarkdownInlines.text(inside, line: number(index), problems: &problems).string
        if let kind = TailLine.Kind(rawValue: tag.className) {
            tail.append(TailLine(kind: kind, printed: text))
        } else if tag.className == "unplaced" {
            unplaced.append(text)
            problems.report(.unplacedText, "text without a place", line: number(index))
        } else if signature == nil {
            signature = Signature(printed: text)
        } else {
            problems.report(
                .secondSignature, "a second signature; kept behind the first",
                line: number(index))
            tail.append(TailLine(kind: .postscript, printed: text))
        }
        return true
    }
}
