import CableGrammar
import CableModel
import CableSyntax

/// Reads the text of a telegram into drafts of its blocks.
///
/// Telegrams have hardly any markup: a number opens a paragraph, dashes an item, a rule makes the
/// line above it a heading, and a page line may cut anything in two. The parser walks over the
/// lines once, looking ahead no further than the end of a group of lines.
struct BodyParser {
    let base: UnsafeBufferPointer<UInt8>
    let tokens: [BodyToken]
    /// The page marks that tokens stand for.
    let pageMarks: [PageMark]
    /// The ordinal of the first draft's element.
    let firstElement: Int

    var drafts: [Draft] = []
    private(set) var texts: DraftTexts
    var ledger: SpanLedger
    var diagnostics: [Diagnostic] = []

    /// What stands between the text read so far and the next line.
    var hasBlank = true
    var marks: [(mark: PageMark, view: ByteView)] = []
    var marksHaveBlank = false

    var sequence: ParagraphSequence
    /// The marks of the lists that are open, the outermost first.
    var openLists: [UInt8] = []

    init(
        base: UnsafeBufferPointer<UInt8>, tokens: [BodyToken], pageMarks: [PageMark],
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
        var index = 0
        while index < tokens.count {
            switch tokens[index] {
            case .blank:
                hasBlank = true
                if !marks.isEmpty { marksHaveBlank = true }
                index += 1
            case .rule(let view):
                ledger.enter(view.range, .layout, element: nil)
                hasBlank = true
                index += 1
            case .mark(let mark, let view):
                if marks.isEmpty { marksHaveBlank = hasBlank }
                marks.append((pageMarks[mark], view))
                index += 1
            case .line(let view, _, _):
                index = parseLine(view, at: index)
                hasBlank = false
                marksHaveBlank = false
            }
        }
        flushMarks()
    }

    /// Gives each paragraph the part that it plays.
    mutating func giveRoles() {
        var roles = Roles()
        for index in drafts.indices {
            drafts[index].role = roles.next(
                drafts[index].kind, text: texts.view(drafts[index].text),
                given: drafts[index].role)
        }
    }

    /// Whether a line begins a group: after a blank line, a rule or a page mark.
    var isGroupStart: Bool { hasBlank || !marks.isEmpty }

    /// Reads the line of a token, and more where they belong together; returns the next token.
    mutating func parseLine(_ view: ByteView, at index: Int) -> Int {
        if !isGroupStart, Self.beginsWithWord(view) { return parseFurther(view, at: index) }
        if isGroupStart, let end = headingEnd(at: index) { return parseHeading(index, end) }
        if isGroupStart, Headings.bold(view) != nil { return parseHeading(index, index + 1) }
        if let number = acceptedNumber(view) {
            beginParagraph(view, number, at: index)
            return index + 1
        }
        if isGroupStart, let marking = PortionMarkings.match(view),
            let number = acceptedNumber(view.from(marking.end).trimmedStart)
        {
            let rest = view.from(marking.end).trimmedStart
            beginParagraph(rest, number, at: index, markingBefore: view)
            return index + 1
        }
        if let letter = acceptedLetter(view, at: index) {
            beginLetteredParagraph(view, letter, at: index)
            return index + 1
        }
        if let marker = acceptedMarker(view, at: index) {
            beginItem(view, marker, at: index)
            return index + 1
        }
        return isGroupStart ? parseGroup(view, at: index) : parseFurther(view, at: index)
    }

    /// Whether a line begins with two letters, as most do: such a beginning is no number, no letter
    /// of a paragraph and no mark of an item.
    private static func beginsWithWord(_ view: ByteView) -> Bool {
        ASCII.isLetter(view.first) && ASCII.isLetter(view.byte(at: view.start + 1))
    }

    /// Reads a further line of a group, which has neither number nor mark.
    private mutating func parseFurther(_ view: ByteView, at index: Int) -> Int {
        if !isTextNext(index), isTrailingHeading(view, at: index) {
            return parseHeading(index, index + 1)
        }
        let look = look(at: view, of: index)
        // Lines of tables have gaps, and are not joined as they are printed.
        if look.firstUneven < view.end, let table = lateTable(at: index) {
            return parseTable(table, at: index)
        }
        return append(view, look, at: index)
    }

    // MARK: Groups of lines without number or mark

    mutating func parseGroup(_ view: ByteView, at index: Int) -> Int {
        let group = plainLines(from: index)
        if Columns.isTable(group.map(\.raw)) { return parseTable(group, at: index) }
        let isHeading = isBareHeading(group.map(\.view), end: index + group.count)
        if canJoin(view, isHeading: isHeading) {
            joinOverBreak()
            return append(view, at: index)
        }
        flushMarks()
        if isHeading {
            return parseHeading(index, index + group.count)
        }
        var draft = Draft(.paragraph(label: nil))
        if Footers.isFooter(group.map(\.view)) { draft.role = .postFooter }
        drafts.append(draft)
        var rest = view
        takePortionMarking(&rest)
        _ = append(rest, at: index)
        return index + 1
    }

    /// The lines from a token on that have neither number nor mark, up to a blank line, a rule or
    /// a page mark.
    func plainLines(from index: Int) -> [(view: ByteView, raw: ByteView)] {
        var lines: [(view: ByteView, raw: ByteView)] = []
        var position = index
        while position < tokens.count, case .line(let view, let lineStart, _) = tokens[position] {
            if position > index, beginsBlock(view, at: position) { break }
            lines.append((view, ByteView(base, lineStart, view.end)))
            position += 1
        }
        return lines
    }

    /// Whether a line begins with a paragraph's number or letter, or with the mark of an item.
    func beginsBlock(_ view: ByteView, at index: Int) -> Bool {
        ParagraphNumbers.match(view).map { sequence.accepts($0, view) } == true
            || acceptedMarker(view, at: index) != nil || acceptedLetter(view, at: index) != nil
    }

    /// Whether text after a blank line or a page mark goes on with the text before.
    func canJoin(_ view: ByteView, isHeading: Bool) -> Bool {
        let before = lastText
        guard isLastOpen, !before.isEmpty else { return false }
        if isHeading { return Sentences.breaksOff(before) && Sentences.startsLower(view) }
        if !marks.isEmpty && !marksHaveBlank && !hasBlank { return true }
        if !marks.isEmpty { return !Sentences.isEnd(before) || Sentences.startsLower(view) }
        return !Sentences.isEnd(before)
            && (Sentences.startsLower(view) || Sentences.breaksOff(before))
    }

    /// Puts what interrupts a text into it; between the items of a list nothing is interrupted.
    mutating func joinOverBreak(betweenItems: Bool = false) {
        let last = drafts.count - 1
        let offset = drafts[last].text.upperBound
        if marks.isEmpty {
            drafts[last].inserts.append((offset, .interruption))
            let end = ledger.lastEnd
            diagnostics.append(
                Diagnostic(
                    id: "rejoined-break", severity: .note,
                    message: "blank line inside a sentence; the paragraph is made whole",
                    range: end.map { $0..<($0 + 1) }))
            return
        }
        for (mark, view) in marks {
            drafts[last].inserts.append((offset, .pageMark(mark)))
            enter(mark, view, element: firstElement + last)
            if betweenItems || mark.kind == .repeatedHead { continue }
            diagnostics.append(
                Diagnostic(
                    id: "rejoined-break", severity: .note,
                    message: "page line inside a paragraph; the paragraph is made whole",
                    range: view.range))
        }
        marks = []
    }

    /// Makes blocks of the marks that stand between two blocks.
    mutating func flushMarks() {
        guard !marks.isEmpty else { return }
        for (mark, view) in marks {
            enter(mark, view, element: firstElement + drafts.count)
            drafts.append(Draft(.pageMark(mark)))
        }
        marks = []
    }

    private mutating func enter(_ mark: PageMark, _ view: ByteView, element: Int) {
        let isRepetition = mark.kind == .repeatedHead
        ledger.enter(view.range, isRepetition ? .repetition : .value, element: element)
        if isRepetition, diagnostics.last?.id != "repeated-head" {
            note("repeated-head", "a further section repeats the head", at: view)
        }
    }

    /// What a look tells of the line of a token, or of the rest of it behind a number or a mark.
    private func look(at view: ByteView, of index: Int) -> LineLook {
        guard case .line(let line, _, let look) = tokens[index], line.end == view.end else {
            return LineLook(view)
        }
        return look.at(rest: view)
    }

    /// Appends the line of a token, or a part of it, to the open text, or begins a paragraph.
    mutating func append(_ view: ByteView, at index: Int) -> Int {
        append(view, look(at: view, of: index), at: index)
    }

    private mutating func append(_ view: ByteView, _ look: LineLook, at index: Int) -> Int {
        if look.mayHaveMarking,
            let cut = ParagraphNumbers.embedded(in: view, following: sequence.last),
            let number = ParagraphNumbers.match(view.from(cut))
        {
            // A copy that lost its line ends.
            _ = append(view.upTo(cut).trimmedEnd, at: index)
            beginParagraph(view.from(cut), number, at: index)
            return index + 1
        }
        if !isLastOpen { drafts.append(Draft(.paragraph(label: nil))) }
        appendToLast(view, firstUneven: look.firstUneven)
        return index + 1
    }

    /// Appends a stretch of the source to the text of the last draft.
    ///
    /// - Parameter firstUneven: the place at which joining may change it, if that is known.
    mutating func appendToLast(_ view: ByteView, firstUneven: Int? = nil) {
        let last = drafts.count - 1
        texts.append(view, to: &drafts[last].text, firstUneven: firstUneven)
        ledger.enter(view.range, .value, element: firstElement + last)
    }

    /// The text of the last draft so far.
    var lastText: ByteView {
        texts.view(drafts.isEmpty ? 0..<0 : drafts[drafts.count - 1].text)
    }

    /// Whether text may go on in the last draft.
    var isLastOpen: Bool { !drafts.isEmpty && drafts[drafts.count - 1].isOpen }

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

    // MARK: Numbered paragraphs

    func acceptedNumber(_ view: ByteView) -> ParagraphNumbers.Match? {
        guard let match = ParagraphNumbers.match(view), sequence.accepts(match, view) else {
            return nil
        }
        if match.hasPilcrow || isGroupStart { return match }
        if PortionMarkings.match(view.from(match.end).trimmedStart) != nil { return match }
        // A number at the start of an inner line may be a number in the text.
        guard match.number == sequence.last + 1, !drafts.isEmpty else { return nil }
        return !isLastOpen || Sentences.isEnd(lastText) ? match : nil
    }

    mutating func beginParagraph(
        _ view: ByteView, _ number: ParagraphNumbers.Match, at index: Int,
        markingBefore: ByteView? = nil
    ) {
        flushMarks()
        sequence.take(number.number)
        let element = firstElement + drafts.count
        var label = ByteView(base, number.label.lowerBound, number.label.upperBound)
        // A number that is printed twice is one number.
        if let again = ParagraphNumbers.match(view.from(number.end).trimmedStart),
            again.number == number.number, !again.hasPilcrow
        {
            label.end = again.end
            note("doubled-number", "paragraph number printed twice", at: label)
        }
        let printed = JoinedText.reduced(label)
        drafts.append(
            Draft(.paragraph(label: ParagraphLabel(printed: printed, number: number.number))))
        if var marking = markingBefore {
            takePortionMarking(&marking)
            note("marking-before-number", "portion marking before the number", at: label)
        }
        ledger.enter(number.pilcrow, .layout, element: element)
        ledger.enter(label.range, .label, element: element)
        var rest = view.from(label.end).trimmedStart
        if markingBefore == nil, let match = PortionMarkings.matchUnopened(rest) {
            takePortionMarking(&rest, match)
            note(
                "marking-without-parenthesis", "portion marking without its opening parenthesis",
                at: view.from(label.end).trimmedStart.upTo(match.end))
        }
        takeRest(rest, at: index)
    }

    mutating func note(_ id: String, _ message: String, at view: ByteView) {
        diagnostics.append(
            Diagnostic(id: id, severity: .note, message: message, range: view.range))
    }

    /// The text behind a number: a portion marking, the first line.
    mutating func takeRest(_ view: ByteView, at index: Int) {
        var rest = view.trimmedStart
        if drafts[drafts.count - 1].portionMarking == nil { takePortionMarking(&rest) }
        guard !rest.isEmpty else { return }
        _ = append(rest, at: index)
    }
}

extension SpanLedger {
    /// Where the last entry ends.
    var lastEnd: Int? { entries.last?.range.upperBound }
}
