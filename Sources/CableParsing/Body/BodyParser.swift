import CableGrammar
import CableModel
import CableSyntax

/// Reads the text of a telegram into drafts of its blocks.
///
/// Telegrams have hardly any markup: a number opens a paragraph, dashes an item, an underline makes
/// the line above it a heading, and a page line may cut anything in two. The parser walks over the
/// lines once and asks the rules (`BodyRule`) about each; they look ahead no further than the end of
/// a group of lines, or as many lines as `BodyLimits` says.
struct BodyParser {
    let base: UnsafeBufferPointer<UInt8>
    private(set) var tokens: [BodyToken]
    /// The page marks that tokens stand for.
    let pageMarks: [FoundPageMark]
    /// The ordinal of the first draft's element.
    let firstElement: Int

    var drafts: [Draft] = []
    private(set) var texts: DraftTexts
    var ledger: SpanLedger
    var diagnostics: [Diagnostic] = []

    /// What `--explain --verbose` calls a line of dashes.
    static let underlineRule: StaticString = "underline"

    /// What stands between the text read so far and the next line.
    private(set) var gap = Gap.blank
    /// The page marks of the gap that no rule has taken yet.
    private(set) var marks: [(mark: Int, view: ByteView)] = []

    var sequence: ParagraphSequence
    /// The token behind the last of the part that is being read: the text up to a quotation, a
    /// quotation, the rest. No rule looks beyond it.
    private(set) var endOfPart = 0
    /// Whether a text within the text is being read.
    private(set) var isInQuotation = false
    /// The token behind the last that a rule took which was asked about a part of a line.
    var endOfTaken = 0
    /// Whether the groups of the persons that were begun last have heads.
    var personsHaveHeads = false
    /// Whether such heads stand by themselves, a blank line below them.
    var personsHaveLoneHeads = false
    /// Whether these persons belong to the paragraph above.
    var arePersonsAttached = false
    /// The marks of the lists that are open, the outermost first.
    var openLists: [UInt8] = []

    /// The group that was asked for last.
    private var lastGroup: LineGroup?

    init(
        base: UnsafeBufferPointer<UInt8>, tokens: [BodyToken], pageMarks: [FoundPageMark],
        firstElement: Int, isLaterSection: Bool, ledger: SpanLedger, texts: DraftTexts
    ) {
        self.texts = texts
        sequence = ParagraphSequence(beginsAnywhere: isLaterSection)
        self.base = base
        self.tokens = tokens
        self.pageMarks = pageMarks
        self.firstElement = firstElement
        // Paragraphs have some lines each.
        drafts.reserveCapacity(tokens.count / 4 + 8)
        self.ledger = ledger
    }

    mutating func parse() {
        let quotations = QuotationFinder(tokens)
        var index = 0
        for (number, range) in quotations.ranges.enumerated() {
            read(index..<range.lowerBound)
            readQuotation(range, number: number + 1)
            index = range.upperBound
        }
        read(index..<tokens.count)
        for letter in quotations.letters {
            guard case .line(let salutation, _, _) = tokens[letter.lowerBound] else { continue }
            report(
                .unmarkedLetter, "a letter that no line announces, told by how it begins and ends",
                at: salutation)
        }
        for line in quotations.unended {
            report(.unendedQuotation, "a text begins whose end is not marked", at: line)
        }
        tokens = []
    }

    /// Reads a text within the text: its paragraphs have numbers of their own.
    private mutating func readQuotation(_ range: Range<Int>, number: Int) {
        let outside = sequence
        // A letter may be given in part.
        sequence = ParagraphSequence(beginsAnywhere: true)
        let first = drafts.count
        isInQuotation = true
        read(range)
        isInQuotation = false
        for index in drafts.indices.dropFirst(first) {
            drafts[index].quotation = number
            // It is the telegram's paragraphs that are its summary or its comment.
            drafts[index].role = nil
        }
        sequence = outside
    }

    /// Reads a part of the tokens; nothing goes on in it from the part before.
    private mutating func read(_ part: Range<Int>) {
        let rules = BodyRules.all
        endOfPart = part.upperBound
        gap = .blank
        openLists = []
        lastGroup = nil
        if !drafts.isEmpty { drafts[drafts.count - 1].isOpen = false }
        var index = part.lowerBound
        while index < part.upperBound {
            switch tokens[index] {
            case .blank:
                gap.addBlank()
                index += 1
            case .underline(let view):
                ledger.enter(view.range, .layout, element: nil)
                ledger.note(Self.underlineRule, took: view.range)
                gap.addBlank()
                index += 1
            case .mark(let mark, let view):
                marks.append((mark, view))
                gap.addMark()
                index += 1
            case .line(let view, _, let look):
                let asked = rules.asked(behind: gap, signs(of: view, look, at: index))
                index = max(ask(rules, asked, about: view, at: index), endOfTaken)
                gap = .none
            }
        }
        flushMarks()
    }

    /// Asks rules about the line of a token until one takes it; returns the next token.
    private mutating func ask(
        _ rules: BodyRules, _ asked: Range<Int>, about line: ByteView, at index: Int
    ) -> Int {
        for number in asked {
            guard let next = rules[number].take(&self, line, index) else { continue }
            if ledger.notesRules { note(rules[number], took: index..<next) }
            return next
        }
        preconditionFailure("the last rule takes any line")
    }

    private func signs(of line: ByteView, _ look: LineLook, at index: Int) -> LineSigns {
        var signs: LineSigns = []
        if !ASCII.isLetter(line.first) || !ASCII.isLetter(line.byte(at: line.start + 1))
            || Bullets.beginsWithRoman(line)
        {
            signs.insert(.beginsWithNoWord)
        }
        if index + 1 < endOfPart {
            switch tokens[index + 1] {
            case .underline: signs.insert(.isUnderlined)
            case .blank: signs.insert(.endsGroup)
            case .line, .mark: break
            }
        }
        if look.firstUneven < line.end { signs.insert(.isUneven) }
        return signs
    }

    private mutating func note(_ rule: BodyRule, took range: Range<Int>) {
        for case .line(let line, _, _) in tokens[range] { ledger.note(rule.name, took: line.range) }
    }

    /// Gives each paragraph the part that it plays.
    mutating func giveRoles() {
        var roles = Roles()
        for index in drafts.indices where drafts[index].quotation == 0 {
            drafts[index].role = roles.next(
                drafts[index].kind, heading: texts.view(drafts[index].heading),
                text: texts.view(drafts[index].text),
                given: drafts[index].role)
        }
    }

    // MARK: Groups of lines

    /// The lines from a token on that have neither number nor mark, up to a blank line, an underline
    /// or a page mark.
    mutating func group(at index: Int) -> LineGroup {
        if let lastGroup, lastGroup.start == index { return lastGroup }
        var group = LineGroup(start: index)
        while group.end < endOfPart, case .line(let line, let lineStart, _) = tokens[group.end],
            group.end == index || !beginsBlock(line, at: group.end)
        {
            group.append(line, from: lineStart)
        }
        lastGroup = group
        return group
    }

    /// Whether a line begins with a paragraph's number or letter, or with the mark of an item.
    func beginsBlock(_ line: ByteView, at index: Int) -> Bool {
        paragraphNumber(line) != nil || beginsItem(line, at: index)
            || acceptedLetter(line, at: index) != nil
    }

    // MARK: Page marks

    /// Puts what interrupts a text into it; between the items of a list nothing is interrupted.
    mutating func joinOverGap(betweenItems: Bool = false) {
        let last = drafts.count - 1
        let offset = drafts[last].text.upperBound
        if marks.isEmpty {
            drafts[last].inserts.append((offset, .interruption))
            let end = ledger.lastEnd
            diagnostics.append(
                Diagnostic(
                    .rejoinedBreak, "blank line inside a sentence; the paragraph is made whole",
                    range: end.map { $0..<($0 + 1) }))
            return
        }
        for (position, view) in marks {
            let mark = pageMarks[position].mark
            drafts[last].inserts.append((offset, .pageMark(mark)))
            enter(position, view, element: firstElement + last)
            if betweenItems || mark.kind == .repeatedHead { continue }
            report(
                .rejoinedBreak, "page line inside a paragraph; the paragraph is made whole",
                at: view)
        }
        marks = []
    }

    /// Makes blocks of the marks that stand between two blocks.
    mutating func flushMarks() {
        guard !marks.isEmpty else { return }
        for (mark, view) in marks {
            enter(mark, view, element: firstElement + drafts.count)
            drafts.append(Draft(.pageMark(pageMarks[mark].mark)))
        }
        marks = []
    }

    private mutating func enter(_ position: Int, _ view: ByteView, element: Int) {
        let isRepetition = pageMarks[position].mark.kind == .repeatedHead
        ledger.enter(view.range, isRepetition ? .repetition : .value, element: element)
        ledger.note(pageMarks[position].rule, took: view.range)
        if isRepetition, diagnostics.last?.id != "repeated-head" {
            report(.repeatedHead, "a further section repeats the head", at: view)
        }
    }

    // MARK: Text

    /// What a look tells of the line of a token, or of the rest of it behind a number or a mark.
    func look(at view: ByteView, of index: Int) -> LineLook {
        guard case .line(let line, _, let look) = tokens[index], line.end == view.end else {
            return LineLook(view)
        }
        return look.at(rest: view)
    }

    /// Appends the line of a token, or a part of it, to the open text, or begins a paragraph.
    mutating func append(_ view: ByteView, at index: Int) -> Int {
        let look = look(at: view, of: index)
        if look.mayHaveMarking, let next = BodyRule.numberWithinLine.take(&self, view, index) {
            ledger.note(BodyRule.numberWithinLine.name, took: view.range)
            return next
        }
        if view.count > BodyLimits.wrappedLine
            || isLastOpen
                && (drafts[drafts.count - 1].isItem || lastText.last == UInt8(ascii: ":")),
            let next = BodyRule.itemsWithinLine.take(&self, view, index)
        {
            ledger.note(BodyRule.itemsWithinLine.name, took: view.range)
            return next
        }
        if let next = BodyRule.headingBehindSentence.take(&self, view, index) {
            ledger.note(BodyRule.headingBehindSentence.name, took: view.range)
            if endOfTaken > next { note(BodyRule.headingBehindSentence, took: next..<endOfTaken) }
            return next
        }
        if view.count > BodyLimits.wrappedLine, index + BodyLimits.linesOfFooter > tokens.count,
            let next = BodyRule.postFooterBehindSentence.take(&self, view, index)
        {
            ledger.note(BodyRule.postFooterBehindSentence.name, took: view.range)
            return next
        }
        if !isLastOpen { drafts.append(Draft(.paragraph(label: nil))) }
        appendToLast(view, firstUneven: look.firstUneven)
        return index + 1
    }

    /// Makes the text of the last draft its heading; text is to come.
    mutating func endHeadingOfParagraph() {
        let last = drafts.count - 1
        drafts[last].heading = drafts[last].text
        drafts[last].insertsOfHeading = drafts[last].inserts
        drafts[last].text = 0..<0
        drafts[last].inserts = []
    }

    /// Appends a stretch of the source to the text of the last draft.
    ///
    /// - Parameter firstUneven: the place at which joining may change it, if that is known.
    mutating func appendToLast(_ view: ByteView, firstUneven: Int? = nil) {
        let last = drafts.count - 1
        texts.append(view, to: &drafts[last].text, firstUneven: firstUneven)
        ledger.enter(view.range, .value, element: firstElement + last)
    }

    /// The text behind a number or a mark: a portion marking, the first line.
    mutating func takeRest(_ view: ByteView, at index: Int) {
        var rest = view.trimmedStart
        if drafts[drafts.count - 1].portionMarking == nil { takePortionMarking(&rest) }
        guard !rest.isEmpty else { return }
        _ = append(rest, at: index)
    }

    mutating func takePortionMarking(_ view: inout ByteView) {
        if let match = PortionMarkings.match(view) { takePortionMarking(&view, match) }
    }

    mutating func takePortionMarking(
        _ view: inout ByteView, _ match: (marking: PortionMarking, end: Int)
    ) {
        let last = drafts.count - 1
        drafts[last].portionMarking = match.marking
        ledger.enter(view.start..<match.end, .value, element: firstElement + last)
        view = view.from(match.end).trimmedStart
    }

    mutating func report(_ kind: Diagnostic.Kind, _ message: String, at view: ByteView) {
        diagnostics.append(Diagnostic(kind, message, range: view.range))
    }

    // MARK: What the rules ask

    /// The text of the last draft so far.
    var lastText: ByteView {
        texts.view(drafts.isEmpty ? 0..<0 : drafts[drafts.count - 1].text)
    }

    /// Whether text may go on in the last draft.
    var isLastOpen: Bool { !drafts.isEmpty && drafts[drafts.count - 1].isOpen }

    /// Whether the text so far ends with a sentence.
    var isAfterSentence: Bool { isLastOpen && Sentences.isEnd(lastText) }

    /// Whether the line before a line was ended on purpose: it has room for the next word, or is no
    /// wrapped line at all, or the line is set in below it.
    func isLineEndedEarly(before index: Int) -> Bool {
        guard index > 0, case .line(let before, let startBefore, _) = tokens[index - 1],
            case .line(let line, let lineStart, _) = tokens[index]
        else { return false }
        let indent = line.start - lineStart
        let indentBefore = before.start - startBefore
        if indent >= indentBefore + BodyLimits.indent { return true }
        var wordEnd = line.start
        while wordEnd < line.end, !ASCII.isBlank(line[wordEnd]) { wordEnd += 1 }
        return before.count > BodyLimits.wrappedLine || line.count > BodyLimits.wrappedLine
            || before.end - startBefore + wordEnd - line.start < BodyLimits.fullLine
    }
}

/// Lines that stand together, without number or mark.
struct LineGroup {
    /// The token of the first.
    let start: Int
    private(set) var lines: [ByteView] = []
    /// The lines from their first columns on.
    private(set) var printed: [ByteView] = []

    /// The token behind the last.
    var end: Int { start + lines.count }

    init(start: Int) { self.start = start }

    mutating func append(_ line: ByteView, from lineStart: Int) {
        lines.append(line)
        printed.append(ByteView(line.base, lineStart, line.end))
    }
}

extension SpanLedger {
    /// Where the last entry ends.
    var lastEnd: Int? { entries.last?.range.upperBound }
}
