import CableModel
import CableSyntax

/// Tables: lines whose columns matter.
extension BodyParser {
    /// The lines of a table that stands directly below a line of text: two or more with gaps, up to
    /// the end of the group.
    func lateTable(at index: Int) -> [(view: ByteView, raw: ByteView)]? {
        guard index > 0, case .line(let view, _, _) = tokens[index], Columns.hasGap(view),
            case .line(let before, _, _) = tokens[index - 1], !Columns.hasGap(before),
            isAfterSentence || isLineEndedEarly(before: index)
        else { return nil }
        var lines: [(view: ByteView, raw: ByteView)] = []
        var position = index
        while position < tokens.count, case .line(let view, let lineStart, _) = tokens[position],
            !beginsBlock(view, at: position)
        {
            guard Columns.hasGap(view) else { return nil }
            lines.append((view, ByteView(base, lineStart, view.end)))
            position += 1
        }
        return Columns.isTable(lines.map(\.raw)) ? lines : nil
    }

    mutating func parseTable(_ lines: [(view: ByteView, raw: ByteView)], at index: Int)
        -> Int
    {
        flushMarks()
        let element = firstElement + drafts.count
        drafts.append(Draft(.preformatted(lines.map { Columns.expandTabs($0.raw) })))
        for line in lines { ledger.enter(line.view.range, .value, element: element) }
        return index + lines.count
    }
}
