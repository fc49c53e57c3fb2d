import CableGrammar
import CableModel
import CableSyntax

/// The items of lists: with a dash or a star, with a sign, with a number or letter in parentheses.
///
/// All count at the start of a group and behind the end of a sentence. Elsewhere a dash counts where
/// it does not stand within a sentence, as before an aside; the others where they go on with a list,
/// or where the line before ends early and another follows.
extension BodyRule {
    /// `-- oil;`, `* oil`
    static let dashItem = item("item with a dash") { $0.dash($1, at: $2) }

    /// `o oil`: one of several.
    static let letterOItem = item("item with an o") { $0.letterO($1, at: $2) }

    /// `• oil`, `– oil`
    static let signItem = item("item with a sign") { parser, line, _ in parser.sign(line) }

    /// `(1) oil`, `b) wind`: one that is in its sequence.
    static let enumeratedItem = item("item with a number or letter") {
        $0.enumerator($1, at: $2)
    }

    /// Items one behind the other on a line that a copy made of several: `including: - oil; - wind`.
    static let itemsWithinLine = BodyRule(name: "items within a line", place: .withinLine) {
        parser, line, index in
        // What announces persons begins another list than that of the item above.
        let isAnnounced = parser.beginsPersonsWithinLine(line, at: index)
        let marks = RunOnItems.marks(
            in: line, behind: isAnnounced ? nil : parser.markOfOpenItem)
        // A text that begins on the line may end on it; apart, they would be something else.
        guard let first = marks.first, QuotationMarkers.opening(line) != .withinLine else {
            return nil
        }
        parser.report(
            .itemsInsideLine, "items of a list stand one behind the other on a line; split",
            at: line.from(first.lowerBound))
        let before = line.upTo(first.lowerBound).trimmedEnd
        if isAnnounced { parser.drafts.append(Draft(.paragraph(label: nil))) }
        if !before.isEmpty { _ = parser.append(before, at: index) }
        for (number, mark) in marks.enumerated() {
            let end = number + 1 < marks.count ? marks[number + 1].lowerBound : line.end
            parser.beginItem(line.upTo(end).trimmedEnd, mark, at: index)
        }
        return index + 1
    }

    private static func item(
        _ name: StaticString,
        mark: @escaping @Sendable (inout BodyParser, ByteView, Int) -> Range<Int>?
    ) -> BodyRule {
        BodyRule(name: name, place: .anywhere, signs: .beginsWithNoWord) { parser, line, index in
            guard let mark = mark(&parser, line, index) else { return nil }
            parser.beginItem(line, mark, at: index)
            return index + 1
        }
    }
}

extension BodyParser {
    /// Whether a line begins an item of a list.
    func beginsItem(_ line: ByteView, at index: Int) -> Bool {
        dash(line, at: index) != nil || letterO(line, at: index) != nil || sign(line) != nil
            || enumerator(line, at: index) != nil
    }

    fileprivate func dash(_ line: ByteView, at index: Int) -> Range<Int>? {
        guard let mark = Bullets.match(line) ?? dashBeforeSmallLetter(line, at: index) else {
            return nil
        }
        return isWithinSentence(line, mark, at: index) ? nil : mark
    }

    /// A dash glued to a word in small letters, `-oil`: an item's only where nothing else can be, behind
    /// the end of a sentence or a clause, or below an item that ends early.
    private func dashBeforeSmallLetter(_ line: ByteView, at index: Int) -> Range<Int>? {
        guard line.first == UInt8(ascii: "-"), ASCII.isLower(line.byte(at: line.start + 1)) else {
            return nil
        }
        let mayBegin =
            isAfterSentence
            ? gap != .none || lastText.last == UInt8(ascii: ":")
                || lastText.last == UInt8(ascii: ";")
                || isInListOfDashes && isLineEndedEarly(before: index)
            : isInListOfDashes && gap == .none && isLineEndedEarly(before: index)
        return mayBegin ? line.start..<(line.start + 1) : nil
    }

    /// Whether a dash at the start of a line belongs to the sentence of the line before, as in `warn
    /// him ⏎ -- in public -- until`: that line is full and ends neither a sentence nor a clause, and
    /// what follows is in small letters or closes with a dash of its own.
    private func isWithinSentence(_ line: ByteView, _ mark: Range<Int>, at index: Int) -> Bool {
        guard isLastOpen, let before = lineBefore(index), !Sentences.isEnd(before) else {
            return false
        }
        // `the paper "Beyond the Mills ⏎ - The Way to the Harbor"`
        if Sentences.hasOpenQuote(before) { return true }
        let text = line.from(mark.upperBound).trimmedStart
        // "The King -- who had slept badly", "-- said that": the aside is closed, however long the line.
        if Sentences.startsLower(text),
            Bullets.opensAside(before, closedBy: mark)
                || !isInListOfDashes && Bullets.closesAside(text, opened: mark)
                    && !isMarkNext(mark, behind: index)
        {
            return true
        }
        guard !isShort(before, before: line, at: index) else { return false }
        let last = before.lastWord
        if let last, last.equals("AND") || last.equals("OR"),
            before.upTo(last.start).trimmedEnd.last == UInt8(ascii: ";")
        {
            return false
        }
        let isInList = isInListOfDashes
        if isInList, before.last == UInt8(ascii: ",") || ASCII.isUpper(text.first) { return false }
        if !ASCII.isUpper(text.first) { return !isInList || Sentences.startsLower(text) }
        return Sentences.breaksOff(before)
            || Bullets.closesAside(text, opened: mark)
    }

    /// Whether the line behind a token begins with as many dashes as a mark has.
    private func isMarkNext(_ mark: Range<Int>, behind index: Int) -> Bool {
        guard index + 1 < endOfPart, case .line(let line, _, _) = tokens[index + 1] else {
            return false
        }
        return Bullets.match(line)?.count == mark.count
    }

    /// Whether a mark stands below another without being announced: dashes below a number or a letter,
    /// an `o` below a dash.
    private func isInner(_ marker: String, below last: String?) -> Bool {
        guard let last else { return false }
        return isDash(marker)
            && (Bullets.enumerator(ofMarker: last) != nil || Bullets.numberWithStop(last) != nil)
            || marker == "o" && isDash(last)
    }

    private func isDash(_ marker: String?) -> Bool {
        marker?.utf8.first == UInt8(ascii: "-") || marker?.utf8.first == UInt8(ascii: "*")
    }

    /// The mark of the item to which text is added; `nil` where it is another block's.
    fileprivate var markOfOpenItem: String? {
        guard isLastOpen, case .item(let marker, _, _) = drafts.last?.kind else { return nil }
        return marker
    }

    /// Whether a line below an item announces persons, who follow on it: `Erewhonian participants: -Ida …`
    fileprivate func beginsPersonsWithinLine(_ line: ByteView, at index: Int) -> Bool {
        guard markOfOpenItem != nil, ASCII.isUpper(line.first),
            case .line(let whole, _, _) = tokens[index], whole.start == line.start,
            let colon = line.firstIndex(ofByte: UInt8(ascii: ":"), from: line.start),
            line.byte(at: colon + 2) == UInt8(ascii: "-"),
            Persons.announces(line.upTo(colon + 1))
        else { return false }
        return RunOnItems.marks(in: line, behind: nil).first?.lowerBound == colon + 2
    }

    private var isInListOfDashes: Bool {
        guard case .item(let marker, _, _) = drafts.last?.kind else { return false }
        return isDash(marker)
    }

    /// The line that a line stands below, page marks between them disregarded; `nil` behind a blank
    /// line or an underline.
    func lineBefore(_ index: Int) -> ByteView? {
        var position = index - 1
        var isBehindMark = false
        while position >= 0 {
            switch tokens[position] {
            case .line(let view, _, _): return view
            case .mark: isBehindMark = true
            case .underline: return nil
            case .blank:
                // A page line has blank lines around it.
                let isBeforeMark = position > 0 && !isBehindMark && isMark(position - 1)
                guard isBehindMark || isBeforeMark else { return nil }
            }
            position -= 1
        }
        return nil
    }

    private func isMark(_ index: Int) -> Bool {
        if case .mark = tokens[index] { true } else { false }
    }

    /// Whether a line had room for the first word of the next, or that is set in below it. One that
    /// ends with a redaction was longer.
    private func isShort(_ before: ByteView, before line: ByteView, at index: Int) -> Bool {
        if let last = before.lastWord, Redactions.isRun(last) { return false }
        if before.count > BodyLimits.wrappedLine { return false }
        if index > 0, case .line = tokens[index - 1] {
            return line.count <= BodyLimits.wrappedLine && isLineEndedEarly(before: index)
        }
        return before.count < BodyLimits.fullLine
    }

    fileprivate func letterO(_ line: ByteView, at index: Int) -> Range<Int>? {
        guard Bullets.isLetterO(line) else { return nil }
        let range = line.start..<(line.start + 1)
        if gap != .none || isAfterSentence { return hasSiblings(index) ? range : nil }
        guard case .item("o", _, _) = drafts.last?.kind else { return nil }
        return !ASCII.isLower(line.byte(at: line.start + 2)) || isLineEndedEarly(before: index)
            ? range : nil
    }

    /// Whether the item before has an `o` for its mark, or another line with one follows.
    private func hasSiblings(_ index: Int) -> Bool {
        if case .item("o", _, _) = drafts.last?.kind { return true }
        for token in tokens[(index + 1)...].prefix(BodyLimits.linesToNextLetterO) {
            guard case .line(let line, _, _) = token else { continue }
            if Bullets.isLetterO(line) { return true }
            if ParagraphNumbers.match(line) != nil { return false }
        }
        return false
    }

    fileprivate func sign(_ line: ByteView) -> Range<Int>? {
        guard let sign = Bullets.sign(line) else { return nil }
        if gap != .none || isAfterSentence { return sign }
        guard case .item(let marker, _, _) = drafts.last?.kind else { return nil }
        return ByteView(base, sign.lowerBound, sign.upperBound).string == marker ? sign : nil
    }

    fileprivate func enumerator(_ line: ByteView, at index: Int) -> Range<Int>? {
        if let number = numberOfItem(line, at: index) { return number }
        guard let mark = Bullets.enumerator(line) ?? Bullets.romanWithStop(line) else { return nil }
        // `(i)` may be a letter, and `i.` an abbreviation.
        let isFirst = mark.isFirst || mark.roman == 1 && isFollowed(mark, index)
        if gap != .none || isAfterSentence {
            if isFirst || follows(mark) { return mark.range }
            let isMarked =
                gap != .none
                && PortionMarkings.match(line.from(mark.range.upperBound).trimmedStart) != nil
            return isMarked && follows(mark, overText: true) ? mark.range : nil
        }
        guard isLastOpen else { return nil }
        if follows(mark) { return Self.announces(lastText) ? mark.range : nil }
        return isFirst && isLineEndedEarly(before: index) && isFollowed(mark, index)
            ? mark.range : nil
    }

    /// The number and stop before an item, `1. Oil`, where the telegram's own numbers have markings behind
    /// them and this has none: a list begins at 1, and its second item follows.
    func numberOfItem(_ line: ByteView, at index: Int) -> Range<Int>? {
        guard sequence.hasMarkings, let match = unmarkedNumber(line) else { return nil }
        let isApart = gap != .none || isAfterSentence || isLineEndedEarly(before: index)
        guard isApart else { return nil }
        if case .item(let marker, _, _) = drafts.last?.kind,
            Bullets.numberWithStop(marker).map(Int.init) == match.number - 1
        {
            return match.label
        }
        return match.number == 1 && (isSecondBehind(index) || isBehindListOfNumbers)
            ? match.label : nil
    }

    /// Whether such a list stands between the telegram's last number and here.
    private var isBehindListOfNumbers: Bool {
        for draft in drafts.suffix(BodyLimits.draftsToLastItem).reversed() {
            switch draft.kind {
            case .item(let marker, _, _) where Bullets.numberWithStop(marker) != nil: return true
            case .paragraph(let label) where label?.number != nil: return false
            default: break
            }
        }
        return false
    }

    /// Whether `2.` without a marking begins one of the lines before the telegram's next number.
    private func isSecondBehind(_ index: Int) -> Bool {
        for token in tokens[(index + 1)..<endOfPart].prefix(BodyLimits.linesToNextItem) {
            guard case .line(let line, _, _) = token,
                let match = ParagraphNumbers.match(line)
            else { continue }
            return match.number == 2 && unmarkedNumber(line) != nil
        }
        return false
    }

    private func unmarkedNumber(_ line: ByteView) -> ParagraphNumbers.Match? {
        guard let match = ParagraphNumbers.match(line), match.number < 100,
            ASCII.isBlank(line.byte(at: match.end)),
            PortionMarkings.match(line.from(match.end).trimmedStart) == nil
        else { return nil }
        return match
    }

    /// Whether the text so far may end before an item: not within a phrase, unless with `and`.
    private static func announces(_ text: ByteView) -> Bool {
        guard let word = text.lastWord else { return false }
        return word.last == UInt8(ascii: ",") || word.equals("AND") || word.equals("OR")
            || !Sentences.breaksOff(text)
    }

    /// Whether the next number or letter begins one of the lines that follow.
    private func isFollowed(_ mark: Bullets.Enumerator, _ index: Int) -> Bool {
        let hasStop = mark.value == 0 && line(index)?.byte(at: mark.range.upperBound - 1) == 0x2E
        for token in tokens[(index + 1)...].prefix(BodyLimits.linesToNextItem) {
            guard case .line(let line, _, _) = token else { continue }
            let next = hasStop ? Bullets.romanWithStop(line) : Bullets.enumerator(line)
            if next?.follows(mark) == true { return true }
            if ParagraphNumbers.match(line) != nil { return false }
        }
        return false
    }

    private func line(_ index: Int) -> ByteView? {
        if case .line(let line, _, _) = tokens[index] { line } else { nil }
    }

    /// Whether an item's number or letter comes next after that of the last item of its kind.
    ///
    /// - Parameter overText: whether paragraphs may stand between the two, as answers between questions.
    private func follows(_ mark: Bullets.Enumerator, overText: Bool = false) -> Bool {
        for draft in drafts.suffix(BodyLimits.draftsToLastItem).reversed() {
            // An item may have further paragraphs, which their markings tell.
            if draft.isParagraphWithMarking { continue }
            if overText, case .paragraph(label: nil) = draft.kind { continue }
            guard case .item(let marker, _, _) = draft.kind else { return false }
            guard let last = Bullets.enumerator(ofMarker: marker) else { continue }
            if mark.follows(last) { return true }
            // An outer list goes on behind an inner one, whose marks are of another kind.
            let isInner =
                last.roman != nil && mark.roman == nil
                || last.roman == nil && mark.roman == nil && last.isLetter != mark.isLetter
            if !isInner { return false }
        }
        return false
    }

    fileprivate mutating func beginItem(_ line: ByteView, _ mark: Range<Int>, at index: Int) {
        if isLastOpen {
            // A page mark between the items of a list stands at the end of the one before.
            if !marks.isEmpty { joinOverGap(betweenItems: true) }
        } else {
            flushMarks()
        }
        let isAttached = drafts.last.map { last in
            if case .item(_, let isAttached, _) = last.kind { return isAttached }
            return last.isParagraph && last.role != .postFooter
        }
        let element = firstElement + drafts.count
        let printed = JoinedText.reduced(ByteView(base, mark.lowerBound, mark.upperBound))
        let level = listLevel(of: printed)
        drafts.append(
            Draft(.item(marker: printed, isAttached: isAttached ?? false, level: level)))
        let pilcrow = line.start + WebResidue.pilcrowLength(in: line, at: line.start)
        if pilcrow > line.start, line.upTo(mark.lowerBound).trimmedEnd.end == pilcrow {
            ledger.enter(line.start..<pilcrow, .layout, element: element)
        }
        ledger.enter(mark, .label, element: element)
        takeRest(line.from(mark.upperBound), at: index)
    }

    /// How deep an item stands. Another mark after an item that ends with a colon begins an inner
    /// list; the mark of an outer list goes on with that one.
    private mutating func listLevel(of marker: String) -> Int {
        var lastMarker: String?
        if case .item(let marker, _, _) = drafts.last?.kind { lastMarker = marker }
        let kind = Bullets.kind(of: marker, after: lastMarker)
        guard let last = drafts.last, last.isItem else {
            openLists = [kind]
            return 0
        }
        if let level = openLists.firstIndex(of: kind) {
            openLists.removeSubrange((level + 1)...)
        } else if lastText.last == UInt8(ascii: ":") || isInner(marker, below: lastMarker) {
            openLists.append(kind)
        } else if Bullets.enumerator(ofMarker: marker) != nil
            || Bullets.numberWithStop(marker) != nil
        {
            openLists[openLists.count - 1] = kind
        }
        return openLists.count - 1
    }
}
