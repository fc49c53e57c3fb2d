import CableGrammar
import CableModel
import CableSyntax

/// Lists of those who were there: names below what announces them, one a line, group by group, each
/// with its head or without.
extension BodyRule {
    /// Names below `Participants:` and the like.
    static let persons = BodyRule(name: "persons", place: .anywhere) { parser, line, index in
        guard parser.announcesPersons(line) else { return nil }
        let group = parser.group(at: index)
        return parser.arePersons(group) ? parser.takePersons(group) : nil
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
        case .paragraph, .heading: return Persons.announces(texts.view(drafts[index].text))
        case .person, .personsHead: return gap != .none
        default: return false
        }
    }

    /// Whether the lines of a group are names: short, in capitals at their beginning, no sentences. One
    /// alone is a person behind others, where a page ended or below a head, or is a head itself.
    fileprivate mutating func arePersons(_ group: LineGroup) -> Bool {
        guard ASCII.isUpper(group.lines[0].first), areNames(group) else { return false }
        if group.lines.count > 1 { return true }
        switch drafts.last?.kind {
        case .personsHead: return true
        case .person where !marks.isEmpty && !isNumberNext(group.end): return true
        default: break
        }
        if isLoneHead(group) { return true }
        guard Persons.isHead(group.lines[0]), let next = line(behind: group.end) else {
            return false
        }
        return ASCII.isUpper(next.first) && areNames(self.group(at: next.index))
    }

    /// Whether a line by itself says whose the persons below it are, under the line that announces them or
    /// where the list before has such a head: `Erewhon`, a blank line, then several names.
    private mutating func isLoneHead(_ group: LineGroup) -> Bool {
        let line = group.lines[0]
        guard group.lines.count == 1, gap == .blank, Persons.mayBeHead(line),
            line.words(upTo: 3).count < 3, !Redactions.isRun(line),
            let next = self.line(behind: group.end), ASCII.isUpper(next.first)
        else { return false }
        switch drafts.last?.kind {
        case .paragraph, .heading: break
        case .person where personsHaveLoneHeads: break
        default: return false
        }
        let names = self.group(at: next.index)
        return names.lines.count > 1 && areNames(names)
            && !names.lines.contains { Persons.isHead($0) }
    }

    private func areNames(_ group: LineGroup) -> Bool {
        var length = 0
        for (index, line) in group.lines.enumerated() {
            let goesOn = Persons.goesOn(group.lines, at: index)
            length = goesOn ? length + 1 + line.count : line.count
            guard length <= BodyLimits.lineOfPerson, !Headings.endsSentence(line),
                ASCII.isLetter(line.first) || goesOn
            else { return false }
        }
        return true
    }

    /// The next line behind a token, over blank lines and page marks.
    private func line(behind index: Int) -> (index: Int, first: UInt8)? {
        var position = index
        while position < endOfPart {
            switch tokens[position] {
            case .blank, .mark: position += 1
            case .underline: return nil
            case .line(let view, _, _):
                return beginsBlock(view, at: position) ? nil : (position, view.first)
            }
        }
        return nil
    }

    /// Whether the first lines of the groups from one on are heads, where they are short: one is a head
    /// beyond doubt, or each of several is one word.
    private func haveHeads(from start: Int) -> Bool {
        var isFirst = true
        var isBehindMark = false
        var groups = 0
        var areWords = true
        scan: for index in start..<min(endOfPart, start + BodyLimits.linesOfPersons) {
            switch tokens[index] {
            case .blank: isFirst = true
            case .mark: isBehindMark = true
            case .underline: return false
            case .line(let line, _, _):
                if index > start, beginsBlock(line, at: index) || Headings.endsSentence(line) {
                    break scan
                }
                if isFirst || isBehindMark {
                    if Persons.isHead(line) { return true }
                    if !isBehindMark {
                        groups += 1
                        areWords = areWords && line.words(upTo: 2).count == 1
                    }
                }
                isFirst = false
                isBehindMark = false
            }
        }
        return areWords && groups > 1
    }

    /// Whether the first line of a group is a head, where such groups have heads. Behind a page mark the
    /// list before may go on.
    private func isHeadOfGroup(_ lines: [ByteView]) -> Bool {
        personsHaveHeads && lines.count > 1 && Persons.mayBeHead(lines[0])
            && !Persons.goesOn(lines, at: 1)
            && (marks.isEmpty || lines[0].words(upTo: 2).count == 1)
    }

    fileprivate mutating func takePersons(_ group: LineGroup) -> Int {
        let isFirst: Bool
        let isBehindMark = !marks.isEmpty
        var beginsList = true
        switch drafts.last?.kind {
        case .person: isFirst = false
        case .personsHead:
            isFirst = false
            beginsList = false
        default: isFirst = true
        }
        let isAttached = isFirst ? drafts.last?.isParagraph == true : arePersonsAttached
        if isFirst {
            personsHaveHeads = haveHeads(from: group.start)
            arePersonsAttached = isAttached && marks.isEmpty
        }
        let isLoneHead = isLoneHead(group)
        personsHaveLoneHeads = isLoneHead || personsHaveLoneHeads && !isFirst
        let hasHead = isLoneHead || beginsList && isHeadOfGroup(group.lines)
        if isFirst || marks.isEmpty { flushMarks() } else { joinOverGap(betweenItems: true) }
        // Where a page ended, a list goes on.
        if case .person = drafts.last?.kind, isBehindMark { beginsList = false }
        let lines = group.lines
        for (index, line) in lines.enumerated() {
            let isHead = index == 0 && hasHead || Persons.isHead(line)
            if isHead, index + 1 < lines.count || lines.count == 1 {
                drafts.append(Draft(.personsHead(isAttached: arePersonsAttached)))
                beginsList = false
            } else if !Persons.goesOn(lines, at: index) {
                drafts.append(
                    Draft(.person(isAttached: arePersonsAttached, beginsList: beginsList)))
                beginsList = false
            }
            appendToLast(line)
        }
        return group.end
    }
}

/// Lists of those who were there.
enum Persons {
    private static let words = WordList([
        "ATTENDEES", "DELEGATION", "MEMBERS", "PARTICIPANTS", "PRESENT",
    ])
    /// `Other attendees included:`
    private static let verbs = WordList(["INCLUDE", "INCLUDED", "WERE"])
    /// Persons who have no name.
    private static let roles = WordList(["INTERPRETER", "NOTETAKER", "NOTE-TAKER", "RAPPORTEUR"])
    /// What persons are of, where it stands on a line of its own.
    private static let parties = WordList([
        "U.S", "US", "USA", "U.S.A", "AMERICANS",
    ])
    private static let lastWordsOfHeads = WordList([
        "ATTENDEES", "DELEGATION", "MEMBERS", "PARTICIPANTS", "SIDE", "TEAM",
    ])

    /// Whether a text ends with what persons stand below: `Participants:`, `The following were
    /// present:`, or is nothing but the word.
    static func announces(_ text: ByteView) -> Bool {
        guard var word = text.lastWord else { return false }
        let isAnnounced = word.last == UInt8(ascii: ":")
        while word.last == UInt8(ascii: ":") { word.end -= 1 }
        if isAnnounced, verbs.contains(word), let subject = text.upTo(word.start).lastWord {
            return words.contains(subject)
        }
        guard words.contains(word) else { return false }
        return isAnnounced || text.words(upTo: 4).count < 4
    }

    /// Whether a line says beyond doubt whose the persons below it are: `U.S.`, `Erewhon:`, `Erewhonian
    /// Delegation`.
    static func isHead(_ line: ByteView) -> Bool {
        guard mayBeHead(line), let last = line.lastWord else { return false }
        if line.last == UInt8(ascii: ":") { return true }
        if last.start > line.start {
            return lastWordsOfHeads.contains(last) || line.equals("UNITED STATES")
                || line.equals("THE UNITED STATES")
        }
        return parties.contains(Sentences.withoutStop(line))
    }

    /// Whether a line may be a head among others: some words, and no name with a title or an office.
    static func mayBeHead(_ line: ByteView) -> Bool {
        let words = line.words(upTo: BodyLimits.wordsOfHeadOfPersons + 1)
        guard let first = words.first, words.count <= BodyLimits.wordsOfHeadOfPersons,
            line.firstIndex(ofByte: UInt8(ascii: ","), from: line.start) == nil,
            line.firstIndex(ofByte: UInt8(ascii: "("), from: line.start) == nil
        else { return false }
        // `Mr. Sample`, `B. Sample`; but `U.S. Embassy`.
        let isTitle =
            first.last == UInt8(ascii: ".") && first.count <= BodyLimits.personsTitle
            && !parties.contains(Sentences.withoutStop(first))
        return words.count == 1 || !isTitle
    }

    /// Whether a line goes on with the person on the line before: `wall`, `(notetaker)`, `President` below
    /// `Advisor to the Vice`.
    static func goesOn(_ lines: [ByteView], at index: Int) -> Bool {
        guard index > 0 else { return false }
        let line = lines[index]
        if line.first == UInt8(ascii: "(") { return PortionMarkings.match(line) == nil }
        guard var word = line.words(upTo: 1).first else { return false }
        while word.last == UInt8(ascii: ",") || word.last == UInt8(ascii: ";") { word.end -= 1 }
        if Redactions.isRun(word) { return false }
        if ASCII.isLower(line.first) { return true }
        return !isHead(line)
            && (Sentences.breaksOff(lines[index - 1]) || goesOnWithOffice(lines, at: index))
    }

    /// Whether a line begins with one word that is no name, below a person whose line is full beside those
    /// around it: `Minister`, `Officer, U.S. Embassy`.
    private static func goesOnWithOffice(_ lines: [ByteView], at index: Int) -> Bool {
        let line = lines[index]
        let before = lines[index - 1]
        let comma = line.firstIndex(ofByte: UInt8(ascii: ","), from: line.start) ?? line.end
        let word = line.upTo(comma)
        guard word.words(upTo: 2).count == 1, !roles.contains(word),
            comma == line.end
                || before.firstIndex(ofByte: UInt8(ascii: ","), from: before.start) != nil
        else { return false }
        let around = lines[max(0, index - 4)..<min(lines.count, index + 4)]
        let longest = around.reduce(0) { max($0, $1.count) }
        return longest >= BodyLimits.widthOfPersons && before.count + 1 + word.count > longest
    }
}
