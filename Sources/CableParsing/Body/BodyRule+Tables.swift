import CableGrammar
import CableModel
import CableSyntax

/// Tables: lines whose columns matter, and are not joined as they are printed.
extension BodyRule {
    /// A group of lines of which half have gaps.
    static let table = BodyRule(name: "table", place: .groupStart) { parser, _, index in
        let group = parser.group(at: index)
        return Columns.isTable(group.printed) ? parser.takeTable(group) : nil
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
        for line in group.lines { ledger.enter(line.range, .value, element: element) }
        return group.end
    }
}
