import CableGrammar
import CableModel
import CableSyntax

/// Tables: lines whose columns matter, and are not joined as they are printed.
extension BodyRule {
    /// A title or a head above a rule, rows below: its columns are certain.
    static let ruledTable = BodyRule(name: "table with a rule", place: .groupStart) {
        parser, _, index in
        parser.ruledTable(at: index).map { parser.takeTable($0) }
    }

    /// A group of lines of which half have gaps, or nearly all smaller ones that make columns.
    static let table = BodyRule(name: "table", place: .groupStart) { parser, _, index in
        let group = parser.group(at: index)
        return Columns.isTable(group.printed) || parser.hasColumns(group)
            ? parser.takeTable(group) : nil
    }

    /// Rows with a blank line between each two.
    static let spacedTable = BodyRule(
        name: "table over blank lines", place: .groupStart, signs: [.endsGroup, .isUneven]
    ) { parser, _, index in
        let rows = parser.spacedRows(at: index)
        return rows.isEmpty ? nil : parser.takeSpacedTable(rows)
    }

    /// Three short lines or more before a number: rows, an address. Joined they would be a heading.
    static let shortLines = BodyRule(name: "short lines", place: .groupStart) { parser, _, index in
        let group = parser.group(at: index)
        return parser.areShortLines(group) ? parser.takeTable(group) : nil
    }

    /// Lines directly below a line of text that all have gaps, up to the end of the group.
    static let tableBelowText = BodyRule(
        name: "table below text", place: .further, signs: .isUneven
    ) { parser, _, index in
        parser.tableBelowText(at: index).map { parser.takeTable($0) }
    }
}

extension BodyParser {
    /// The lines from one on, rules among them, that are a table; one of the first is above a rule.
    fileprivate func ruledTable(at index: Int) -> LineGroup? {
        guard isAboveRule(index) else { return nil }
        var group = LineGroup(start: index)
        scan: while group.end < endOfPart, group.lines.count < BodyLimits.linesOfRuledTable {
            switch tokens[group.end] {
            case .line(let line, let lineStart, _):
                if group.end > index, beginsBlock(line, at: group.end) { break scan }
                group.append(line, from: lineStart)
            case .underline(let rule): group.append(rule, from: startOfLine(rule))
            case .blank, .mark: break scan
            }
        }
        guard group.lines.count >= BodyLimits.shortestRuledTable,
            TableGrammar.table(group.printed.map(Columns.expandTabs)) != nil
        else { return nil }
        return group
    }

    private func isAboveRule(_ index: Int) -> Bool {
        for position in (index + 1)..<min(endOfPart, index + 1 + BodyLimits.headingLines) {
            switch tokens[position] {
            case .underline: return true
            case .blank, .mark: return false
            case .line: continue
            }
        }
        return false
    }

    /// Where the first column is of a line whose beginning is known.
    private func startOfLine(_ view: ByteView) -> Int {
        var start = view.start
        while start > 0, ASCII.isBlank(base[start - 1]) { start -= 1 }
        return start
    }

    /// Whether nearly all lines of a group have small gaps, and these make columns beyond doubt.
    fileprivate func hasColumns(_ group: LineGroup) -> Bool {
        let lines = group.lines
        guard lines.count >= BodyLimits.linesOfTable else { return false }
        var even = 0
        for (offset, line) in lines.enumerated() where isEven(line, at: group.start + offset) {
            even += 1
            if even > BodyLimits.evenLinesOfTable { return false }
        }
        return lines.count - even >= BodyLimits.linesOfTable
            && !lines.contains(where: { $0.words.contains(where: Redactions.isRun) })
            && TableGrammar.table(group.printed.map(Columns.expandTabs)) != nil
    }

    private func isEven(_ line: ByteView, at index: Int) -> Bool {
        guard case .line(_, _, let look) = tokens[index] else { return true }
        return look.firstUneven >= line.end
    }

    /// The tokens of the rows of a table, each a line by itself with a number behind a gap; the head has
    /// a gap alone. None where they would be no table without the blank lines.
    fileprivate func spacedRows(at index: Int) -> [Int] {
        var rows: [Int] = []
        var printed: [ByteView] = []
        var position = index
        while position < endOfPart, rows.count < BodyLimits.linesOfSpacedTable,
            case .line(let line, let lineStart, _) = tokens[position],
            Columns.hasNumberBehindGap(line) || rows.isEmpty && Columns.hasGap(line),
            !beginsBlock(line, at: position)
        {
            var next = position + 1
            if next < endOfPart, !isBlank(next) { break }
            rows.append(position)
            printed.append(ByteView(line.base, lineStart, line.end))
            while next < endOfPart, isBlank(next) { next += 1 }
            position = next
        }
        guard rows.count >= BodyLimits.shortestSpacedTable,
            Columns.isTable(printed)
                || TableGrammar.table(printed.map(Columns.expandTabs)) != nil
        else { return [] }
        return rows
    }

    private func isBlank(_ index: Int) -> Bool {
        if case .blank = tokens[index] { true } else { false }
    }

    fileprivate mutating func takeSpacedTable(_ rows: [Int]) -> Int {
        flushMarks()
        let element = firstElement + drafts.count
        var lines: [String] = []
        for row in rows {
            guard case .line(let line, let lineStart, _) = tokens[row] else { continue }
            lines.append(Columns.expandTabs(ByteView(line.base, lineStart, line.end)))
            ledger.enter(line.range, .value, element: element)
        }
        drafts.append(Draft(.preformatted(lines)))
        return rows.last! + 1
    }

    fileprivate func areShortLines(_ group: LineGroup) -> Bool {
        let lines = group.lines
        guard lines.count >= BodyLimits.shortLines, !Sentences.startsLower(lines[0]),
            lines.dropLast().contains(where: { $0.count < BodyLimits.wrappedLineOfHeading }),
            !lines.contains(where: { Sentences.isEnd($0) || $0.count > BodyLimits.lineOfTable }),
            !lines.contains(where: { $0.words.contains(where: Redactions.isRun) })
        else { return false }
        return isNumberNext(group.end)
    }

    fileprivate func tableBelowText(at index: Int) -> LineGroup? {
        guard index > 0, case .line(let first, _, _) = tokens[index], Columns.hasGap(first),
            case .line(let before, _, _) = tokens[index - 1], !Columns.hasGap(before),
            isAfterSentence || isLineEndedEarly(before: index)
        else { return nil }
        var group = LineGroup(start: index)
        while group.end < endOfPart, case .line(let line, let lineStart, _) = tokens[group.end],
            !beginsBlock(line, at: group.end)
        {
            guard Columns.hasGap(line) else { return nil }
            group.append(line, from: lineStart)
        }
        return Columns.isTable(group.printed) ? group : nil
    }

    fileprivate mutating func takeTable(_ group: LineGroup) -> Int {
        flushMarks()
        let element = firstElement + drafts.count
        drafts.append(Draft(.preformatted(group.printed.map(Columns.expandTabs))))
        for (offset, line) in group.lines.enumerated() {
            ledger.enter(line.range, .value, element: element)
            if case .underline = tokens[group.start + offset] {
                ledger.note(BodyRule.ruledTable.name, took: line.range)
            }
        }
        return group.end
    }
}
