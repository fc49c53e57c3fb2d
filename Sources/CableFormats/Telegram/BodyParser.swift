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
    /// The ordinal of the first draft's element.
    let firstElement: Int

    var drafts: [Draft] = []
    var ledger: SpanLedger
    var diagnostics: [Diagnostic] = []

    /// What stands between the text read so far and the next line.
    private var hasBlank = true
    private var marks: [(mark: PageMark, view: ByteView)] = []
    private var marksHaveBlank = false

    private var sequence: ParagraphSequence
    /// The marks of the lists that are open, the outermost first.
    private var openLists: [UInt8] = []

    init(
        base: UnsafeBufferPointer<UInt8>, tokens: [BodyToken], firstElement: Int,
        isLaterSection: Bool, ledger: SpanLedger
    ) {
        sequence = ParagraphSequence(beginsAnywhere: isLaterSection)
        self.base = base
        self.tokens = tokens
        self.firstElement = firstElement
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
                marks.append((mark, view))
                index += 1
            case .line(let view, _):
                index = parseLine(view, at: index)
                hasBlank = false
                marksHaveBlank = false
            }
        }
        flushMarks()
    }

    /// Whether a line begins a group: after a blank line, a rule or a page mark.
    private var isGroupStart: Bool { hasBlank || !marks.isEmpty }

    /// Reads the line of a token, and more where they belong together; returns the next token.
    private mutating func parseLine(_ view: ByteView, at index: Int) -> Int {
        if isGroupStart, let end = headingEnd(at: index) { return parseHeading(index, end) }
        if let number = acceptedNumber(view) {
            beginParagraph(view, number)
            return index + 1
        }
        if isGroupStart, let marking = PortionMarkings.match(view),
            let number = acceptedNumber(view.from(marking.end).trimmedStart)
        {
            beginParagraph(view.from(marking.end).trimmedStart, number, markingBefore: view)
            return index + 1
        }
        if let letter = acceptedLetter(view) {
            beginLetteredParagraph(view, letter)
            return index + 1
        }
        if let marker = acceptedMarker(view, at: index) {
            beginItem(view, marker)
            return index + 1
        }
        guard isGroupStart else {
            if isLateHeading(view, at: index) { return parseHeading(index, index + 1) }
            return append(view, at: index)
        }
        return parseGroup(view, at: index)
    }

    // MARK: Groups of lines without number or mark

    private mutating func parseGroup(_ view: ByteView, at index: Int) -> Int {
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
    private func plainLines(from index: Int) -> [(view: ByteView, raw: ByteView)] {
        var lines: [(view: ByteView, raw: ByteView)] = []
        var position = index
        while position < tokens.count, case .line(let view, let raw) = tokens[position] {
            if position > index,
                ParagraphNumbers.match(view).map({ sequence.accepts($0, view) }) == true
                    || acceptedMarker(view, at: position) != nil
            {
                break
            }
            lines.append((view, raw))
            position += 1
        }
        return lines
    }

    /// Whether text after a blank line or a page mark goes on with the text before.
    private func canJoin(_ view: ByteView, isHeading: Bool) -> Bool {
        guard let last = drafts.last, last.isOpen, !last.text.isEmpty else { return false }
        return last.text.bytes.withUnsafeBufferPointer { bytes in
            let before = ByteView(bytes)
            if isHeading { return Sentences.breaksOff(before) && Sentences.startsLower(view) }
            if !marks.isEmpty && !marksHaveBlank && !hasBlank { return true }
            if !marks.isEmpty { return !Sentences.isEnd(before) || Sentences.startsLower(view) }
            return !Sentences.isEnd(before)
                && (Sentences.startsLower(view) || Sentences.breaksOff(before))
        }
    }

    /// Puts what interrupts a text into it; between the items of a list nothing is interrupted.
    private mutating func joinOverBreak(betweenItems: Bool = false) {
        let last = drafts.count - 1
        let offset = drafts[last].text.bytes.count
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
            ledger.enter(view.range, .value, element: firstElement + last)
            if betweenItems { continue }
            diagnostics.append(
                Diagnostic(
                    id: "rejoined-break", severity: .note,
                    message: "page line inside a paragraph; the paragraph is made whole",
                    range: view.range))
        }
        marks = []
    }

    /// Makes blocks of the marks that stand between two blocks.
    private mutating func flushMarks() {
        for (mark, view) in marks {
            ledger.enter(view.range, .value, element: firstElement + drafts.count)
            drafts.append(Draft(.pageMark(mark)))
        }
        marks = []
    }

    /// Appends a line to the open text, or begins a paragraph.
    private mutating func append(_ view: ByteView, at index: Int) -> Int {
        if let cut = ParagraphNumbers.embedded(in: view, following: sequence.last),
            let number = ParagraphNumbers.match(view.from(cut))
        {
            // A copy that lost its line ends.
            _ = append(view.upTo(cut).trimmedEnd, at: index)
            beginParagraph(view.from(cut), number)
            return index + 1
        }
        if drafts.last?.isOpen != true { drafts.append(Draft(.paragraph(label: nil))) }
        let last = drafts.count - 1
        drafts[last].text.append(view)
        enterText(view, element: firstElement + last)
        return index + 1
    }

    /// Enters a line's text; what a web copy left in it is layout.
    private mutating func enterText(_ view: ByteView, element: Int) {
        ledger.enter(view.range, .value, element: element)
    }

    private mutating func takePortionMarking(_ view: inout ByteView) {
        guard let match = PortionMarkings.match(view) else { return }
        let last = drafts.count - 1
        drafts[last].portionMarking = match.marking
        ledger.enter(view.start..<match.end, .value, element: firstElement + last)
        view = view.from(match.end).trimmedStart
    }

    // MARK: Numbered paragraphs

    private func acceptedNumber(_ view: ByteView) -> ParagraphNumbers.Match? {
        guard let match = ParagraphNumbers.match(view), sequence.accepts(match, view) else {
            return nil
        }
        if match.hasPilcrow || isGroupStart { return match }
        if PortionMarkings.match(view.from(match.end).trimmedStart) != nil { return match }
        // A number at the start of an inner line may be a number in the text.
        guard match.number == sequence.last + 1, let last = drafts.last else { return nil }
        if !last.isOpen { return match }
        let endsSentence = last.text.bytes.withUnsafeBufferPointer { Sentences.isEnd(ByteView($0)) }
        return endsSentence ? match : nil
    }

    private mutating func beginParagraph(
        _ view: ByteView, _ number: ParagraphNumbers.Match, markingBefore: ByteView? = nil
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
        let printed = AddressLines.reduced(label)
        drafts.append(
            Draft(.paragraph(label: ParagraphLabel(printed: printed, number: number.number))))
        if var marking = markingBefore {
            takePortionMarking(&marking)
            note("marking-before-number", "portion marking before the number", at: label)
        }
        ledger.enter(number.pilcrow, .layout, element: element)
        ledger.enter(label.range, .label, element: element)
        takeRest(view.from(label.end))
    }

    private mutating func note(_ id: String, _ message: String, at view: ByteView) {
        diagnostics.append(
            Diagnostic(id: id, severity: .note, message: message, range: view.range))
    }

    /// The text behind a number: a portion marking, the first line.
    private mutating func takeRest(_ view: ByteView) {
        var rest = view.trimmedStart
        if drafts[drafts.count - 1].portionMarking == nil { takePortionMarking(&rest) }
        guard !rest.isEmpty else { return }
        _ = append(rest, at: 0)
    }

    private func acceptedLetter(_ view: ByteView) -> Range<Int>? {
        let pilcrow = WebResidue.pilcrowLength(in: view, at: view.start)
        guard pilcrow > 0 else { return nil }
        let start = view.start + pilcrow
        let letter = view.byte(at: start)
        guard ASCII.isUpper(letter), view.byte(at: start + 1) == UInt8(ascii: "."),
            sequence.acceptsLetter(letter)
        else { return nil }
        return start..<(start + 2)
    }

    private mutating func beginLetteredParagraph(_ view: ByteView, _ label: Range<Int>) {
        flushMarks()
        let letter = view[label.lowerBound]
        sequence.takeLetter(letter)
        let element = firstElement + drafts.count
        let printed = ByteView(base, label.lowerBound, label.upperBound).string
        drafts.append(
            Draft(
                .paragraph(
                    label: ParagraphLabel(printed: printed, letter: String(UnicodeScalar(letter)))))
        )
        ledger.enter(view.start..<label.lowerBound, .layout, element: element)
        ledger.enter(label, .label, element: element)
        takeRest(view.from(label.upperBound))
    }

    // MARK: Items

    /// The mark of an item at the start of a line: a dash or a star; or, at the start of a group or
    /// behind the end of a sentence, one of several lines with an `o`, or a number or letter in
    /// parentheses that is in its sequence.
    private func acceptedMarker(_ view: ByteView, at index: Int) -> Range<Int>? {
        if let marker = Bullets.match(view) { return marker }
        let range: Range<Int>
        if Bullets.isLetterO(view) {
            guard hasSiblings(index) else { return nil }
            range = view.start..<(view.start + 1)
        } else if let marker = Bullets.enumerator(view), marker.isFirst || follows(marker.value) {
            range = marker.range
        } else {
            return nil
        }
        if isGroupStart { return range }
        guard let last = drafts.last, last.isOpen else { return nil }
        let isAfterSentence = last.text.bytes.withUnsafeBufferPointer {
            Sentences.isEnd(ByteView($0))
        }
        return isAfterSentence ? range : nil
    }

    /// Whether the item before has an `o` for its mark, or another line with one follows.
    private func hasSiblings(_ index: Int) -> Bool {
        if case .item("o", _, _) = drafts.last?.kind { return true }
        for token in tokens[(index + 1)...].prefix(8) {
            guard case .line(let view, _) = token else { continue }
            if Bullets.isLetterO(view) { return true }
            if ParagraphNumbers.match(view) != nil { return false }
        }
        return false
    }

    /// Whether an item's number or letter comes next after that of the last item of its kind.
    private func follows(_ value: UInt8) -> Bool {
        for draft in drafts.reversed() {
            guard case .item(let marker, _, _) = draft.kind else { return false }
            guard let last = Bullets.value(ofEnumerator: marker) else { continue }
            return value == last + 1
        }
        return false
    }

    private mutating func beginItem(_ view: ByteView, _ marker: Range<Int>) {
        if drafts.last?.isOpen == true {
            // A page mark between the items of a list stands at the end of the one before.
            if !marks.isEmpty { joinOverBreak(betweenItems: true) }
        } else {
            flushMarks()
        }
        let isAttached = drafts.last.map { last in
            if case .item(_, let isAttached, _) = last.kind { return isAttached }
            return last.isParagraph && last.role != .postFooter
        }
        let element = firstElement + drafts.count
        let printed = AddressLines.reduced(ByteView(base, marker.lowerBound, marker.upperBound))
        let level = listLevel(of: printed)
        drafts.append(
            Draft(.item(marker: printed, isAttached: isAttached ?? false, level: level)))
        ledger.enter(marker, .label, element: element)
        takeRest(view.from(marker.upperBound))
    }

    /// How deep an item stands. Another mark after an item that ends with a colon begins an inner
    /// list; the mark of an outer list goes on with that one.
    private mutating func listLevel(of marker: String) -> Int {
        let kind = Bullets.kind(of: marker)
        guard let last = drafts.last, last.isItem else {
            openLists = [kind]
            return 0
        }
        if let level = openLists.firstIndex(of: kind) {
            openLists.removeSubrange((level + 1)...)
        } else if last.text.bytes.last == UInt8(ascii: ":") {
            openLists.append(kind)
        }
        return openLists.count - 1
    }

    // MARK: Headings

    /// Where the heading ends that begins at a token: one to three lines over a rule, which the
    /// end leaves out.
    private func headingEnd(at index: Int) -> Int? {
        var position = index
        while position < tokens.count, position - index < 3,
            case .line(let view, _) = tokens[position]
        {
            guard ParagraphNumbers.match(view).map({ sequence.accepts($0, view) }) != true,
                Bullets.match(view) == nil, Bullets.enumerator(view)?.isFirst != true,
                view.count <= 200
            else { return nil }
            position += 1
            if let rule = gluedRule(view) {
                return Headings.couldBe([view.upTo(rule).trimmed]) ? position : nil
            }
            if position < tokens.count, case .rule = tokens[position] {
                let lines = tokens[index..<position].compactMap { token in
                    if case .line(let view, _) = token { view } else { nil }
                }
                return Headings.couldBe(lines) && !Footers.isFooter(lines) ? position : nil
            }
        }
        return nil
    }

    /// The rule behind a heading on the same line: `BACKGROUND ----------`.
    private func gluedRule(_ view: ByteView) -> Int? {
        var start = view.end
        // A rule of 45 signs goes on after a gap.
        while start > view.start,
            view[start - 1] == UInt8(ascii: "-") || view[start - 1] == UInt8(ascii: "=")
                || ASCII.isBlank(view[start - 1])
        { start -= 1 }
        while start < view.end, ASCII.isBlank(view[start]) { start += 1 }
        guard view.end - start >= 5, start > view.start, ASCII.isBlank(view[start - 1]) else {
            return nil
        }
        return start
    }

    /// A heading without a rule: a short group, no sentence, before a numbered paragraph.
    private func isBareHeading(_ lines: [ByteView], end: Int) -> Bool {
        let length = lines.reduce(0) { $0 + $1.count + 1 }
        guard length <= 120, let last = lines.last, let first = lines.first,
            !Sentences.isEnd(last) || Headings.isTitle(lines), last.last != UInt8(ascii: ","), !Sentences.startsLower(first),
            !Footers.isFooter(lines), !lines.allSatisfy(InlineScanner.isRedaction),
            !beginsWithInitial(first), lines.reduce(0, { $0 + $1.letterCount }) >= 3
        else { return false }
        return isNumberNext(end)
    }

    /// `R. Nicholas …`: a person, not the title `I. BACKGROUND`.
    private func beginsWithInitial(_ view: ByteView) -> Bool {
        let start = view.start + WebResidue.pilcrowLength(in: view, at: view.start)
        return ASCII.isUpper(view.byte(at: start)) && view.byte(at: start + 1) == UInt8(ascii: ".")
            && view.byte(at: start + 2) == 0x20 && ASCII.isUpper(view.byte(at: start + 3))
            && ASCII.isLower(view.byte(at: start + 4))
    }

    private func isNumberNext(_ index: Int) -> Bool {
        var position = index
        while position < tokens.count {
            switch tokens[position] {
            case .blank, .mark, .rule: position += 1
            case .line(let view, _):
                guard let match = ParagraphNumbers.match(view) else { return false }
                return sequence.accepts(match, view)
            }
        }
        return false
    }

    /// A heading at the end of a group: a short line over a rule, after a full sentence.
    private func isLateHeading(_ view: ByteView, at index: Int) -> Bool {
        guard index + 1 < tokens.count, case .rule = tokens[index + 1], view.count <= 100,
            !Sentences.isEnd(view), let last = drafts.last, last.role != .postFooter,
            Headings.couldBe([view]), !Footers.isFooter([view])
        else { return false }
        // In capitals under text that is not, or behind the end of a sentence.
        return last.text.bytes.withUnsafeBufferPointer { bytes in
            let before = ByteView(bytes)
            return Sentences.isEnd(before) || !view.containsLowercase && before.containsLowercase
        }
    }

    private mutating func parseHeading(_ start: Int, _ end: Int) -> Int {
        flushMarks()
        let element = firstElement + drafts.count
        drafts.append(Draft(.heading))
        for index in start..<end {
            guard case .line(var view, _) = tokens[index] else { continue }
            if let rule = gluedRule(view) {
                ledger.enter(rule..<view.end, .layout, element: nil)
                view = view.upTo(rule).trimmed
            }
            if index == start { takePortionMarking(&view) }
            drafts[drafts.count - 1].text.append(view)
            enterText(view, element: element)
        }
        return end
    }

    // MARK: Tables

    private mutating func parseTable(_ lines: [(view: ByteView, raw: ByteView)], at index: Int)
        -> Int
    {
        flushMarks()
        let element = firstElement + drafts.count
        drafts.append(Draft(.preformatted(lines.map { Columns.expandTabs($0.raw) })))
        for line in lines { ledger.enter(line.view.range, .value, element: element) }
        return index + lines.count
    }
}

extension SpanLedger {
    /// Where the last entry ends.
    var lastEnd: Int? { entries.last?.range.upperBound }
}
