import CableModel
import CableSyntax

/// Lines with columns.
extension MarkdownBlockReader {
    /// The marks around a block of code.
    struct Fence {
        var mark: UInt8
        var length: Int

        init?(_ line: ByteView) {
            mark = line.first
            guard mark == UInt8(ascii: "`") || mark == UInt8(ascii: "~") else { return nil }
            var end = line.start
            while line.byte(at: end) == mark { end += 1 }
            length = end - line.start
            let isInline = mark == UInt8(ascii: "`") && line.from(end).contains("`")
            guard length >= 3, !isInline else { return nil }
        }
    }

    mutating func takeFence(_ fence: Fence) {
        let indent = content(index).start - lines[index].start
        var text: [String] = []
        begin(.preformatted([]))
        index += 1
        while index < lines.count {
            let line = lines[index]
            let trimmed = content(index)
            index += 1
            if let end = Fence(trimmed), end.mark == fence.mark, end.length >= fence.length,
                end.length == trimmed.count
            {
                break
            }
            var start = line.start
            while start < line.end, start - line.start < indent, base[start] == 0x20 { start += 1 }
            text.append(Self.withoutBlanksAtEnd(ByteView(base, start, line.end)))
        }
        blocks[blocks.count - 1].kind = .preformatted(text)
    }

    private static func withoutBlanksAtEnd(_ view: ByteView) -> String {
        var view = view
        while !view.isEmpty, ASCII.isBlank(view.last) { view.end -= 1 }
        return view.string
    }

    mutating func takePre() {
        begin(.preformatted([]))
        let whole = ByteView(base, content(index).start, lines[lines.count - 1].end)
        var start = whole.start
        while start < whole.end, base[start] != UInt8(ascii: ">") { start += 1 }
        let close = whole.bytewiseIndex(of: "</pre>", from: start) ?? whole.end
        while index < lines.count, lines[index].end < close { index += 1 }
        index += 1
        // A parser drops a line end that follows the tag.
        let inside = ByteView(base, min(start + 1, close), close)
        var rows = Lines(base, range: inside.range).lines.map { ByteView(base, $0.start, $0.end) }
        if inside.isEmpty || inside.last == 0x0A { rows.append(ByteView(base, close, close)) }
        if rows.count > 1, rows[0].isEmpty { rows.removeFirst() }
        blocks[blocks.count - 1].kind = .preformatted(rows.map { CharacterReference.decoded($0) })
    }

    /// A table: one whose cells are its lines, or one that a person put into the text.
    mutating func takeTable(ofColumns isOurs: Bool) {
        begin(.preformatted([]))
        if !isOurs {
            problems.report(
                .markdownTable, "a table; its lines are kept as they stand", line: number(index))
        }
        var text: [String] = []
        while index < lines.count, content(index).first == UInt8(ascii: "|") {
            text.append(content(index).string)
            index += 1
        }
        blocks[blocks.count - 1].kind = .preformatted(
            isOurs ? MarkdownTable.lines(ofRows: text) : text)
    }
}
