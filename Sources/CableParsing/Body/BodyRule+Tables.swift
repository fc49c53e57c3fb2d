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

    /// Names below `Participants:` and the like, one a line; group by group, each with its head.
    static let persons = BodyRule(name: "persons", place: .anywhere) { parser, line, index in
        guard parser.announcesPersons(line) else { return nil }
        let group = parser.group(at: index)
        return parser.arePersons(group) ? parser.takeTable(group) : nil
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
    /// Whether a line stands below what announces persons, or below persons.
    func announcesPersons(_ line: ByteView) -> Bool {
        guard line.count <= BodyLimits.lineOfPerson, ASCII.isUpper(line.first) else { return false }
        var index = drafts.count - 1
        if gap == .none {
            // Nearly every line within a paragraph stands below text that announces nothing.
            let before = lastText
            guard before.last == UInt8(ascii: ":") || before.count <= BodyLimits.shortHeading else {
                return false
            }
        } else {
            while index >= 0, case .pageMark = drafts[index].kind { index -= 1 }
        }
        guard index >= 0 else { return false }
        switch drafts[index].kind {
        case .paragraph, .heading:
            return Persons.announces(texts.view(drafts[index].text))
        case .preformatted: return gap != .none && arePersons.contains(index)
        default: return false
        }
    }

    /// Whether the lines of a group are names: short, in capitals at their beginning, no sentences.
    fileprivate func arePersons(_ group: LineGroup) -> Bool {
        group.lines.count > 1 && ASCII.isUpper(group.lines[0].first)
            && group.lines.allSatisfy { line in
                // Lines that are kept as they are cannot say that a name was made unreadable.
                line.count <= BodyLimits.lineOfPerson && ASCII.isLetter(line.first)
                    && !Headings.endsSentence(line)
                    && !line.words.contains(where: Redactions.isRun)
            }
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
        if announcesPersons(group.lines[0]) { arePersons.insert(drafts.count) }
        drafts.append(Draft(.preformatted(group.printed.map(Columns.expandTabs))))
        for line in group.lines { ledger.enter(line.range, .value, element: element) }
        return group.end
    }
}
