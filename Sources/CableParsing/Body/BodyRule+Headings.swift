import CableGrammar
import CableModel
import CableSyntax

/// Headings: lines over an underline, or with one behind them on the same line; lines in bold; a
/// short line before a numbered paragraph.
extension BodyRule {
    /// One to three lines over an underline, or a line with one behind it.
    static let underlinedHeading = BodyRule(name: "underlined heading", place: .groupStart) {
        parser, _, index in
        parser.endOfUnderlinedHeading(at: index).map { parser.takeHeading(index..<$0) }
    }

    /// A line that a copy from the web has in bold: `**CFE**`.
    static let boldHeading = BodyRule(
        name: "bold heading", place: .groupStart, signs: .beginsWithNoWord
    ) { parser, line, index in
        Headings.bold(line) == nil ? nil : parser.takeHeading(index..<(index + 1))
    }

    /// A line between dashes that stands by itself: `-- The Harbor --`.
    static let headingBetweenDashes = BodyRule(
        name: "heading between dashes", place: .anywhere, signs: .beginsWithNoWord
    ) { parser, line, index in
        parser.isHeadingBetweenDashes(line, at: index)
            ? parser.takeHeading(index..<(index + 1)) : nil
    }

    /// A heading without underline: a short group, no sentence, before a numbered paragraph.
    static let headingBeforeNumber = BodyRule(
        name: "heading before a number", place: .groupStart
    ) { parser, _, index in
        let group = parser.group(at: index)
        guard Headings.mayStandAlone(group.lines), parser.isNumberNext(group.end),
            !parser.announcesPersons(group.lines[0]),
            !parser.isLastOpen || !Sentences.endsPart(group.lines[0], behind: parser.lastText),
            QuotationMarkers.ending(group.lines[0]) == nil,
            !Salutations.mayBegin(group.lines[0]) || !Salutations.isSalutation(group.lines[0])
        else { return nil }
        return parser.takeHeading(index..<group.end)
    }

    /// The text of a numbered paragraph whose line is its heading: `2. (S) Weight of the Magnet`, then a
    /// blank line.
    static let textBelowNumberedHeading = BodyRule(
        name: "text below a number's heading", place: .groupStart
    ) { parser, line, index in
        let lines = parser.group(at: index).lines
        guard parser.gap == .blank, parser.endsWithNumberedHeading(above: index),
            parser.isText(lines),
            // "4. MINIMIZE CONSIDERED" above the address of the post's website.
            !Footers.isFooter(lines)
        else { return nil }
        parser.endHeadingOfParagraph()
        return parser.append(line, at: index)
    }

    /// A heading at the end of a group: a short line over an underline, after a full sentence. One
    /// that ends like a sentence itself must be told from it by the line before, which ends early.
    static let underlinedHeadingBelowText = BodyRule(
        name: "underlined heading below text", place: .further, signs: .isUnderlined
    ) { parser, line, index in
        parser.isUnderlinedHeadingBelowText(line, at: index)
            ? parser.takeHeading(index..<(index + 1)) : nil
    }

    /// A heading on a line of its own directly below a full sentence and above the next number: in
    /// capitals under text that is not, between slashes or rules, or in the letters of a title.
    static let headingBelowText = BodyRule(name: "heading below text", place: .further) {
        parser, line, index in
        parser.endOfHeadingBelowText(line, at: index).map { parser.takeHeading(index..<$0) }
    }

    /// A heading behind the last sentence of a paragraph, where a copy joined the lines: told by the
    /// underline below, which is as long, or by the capitals of a title that has no stop.
    static let headingBehindSentence = BodyRule(
        name: "heading behind a sentence", place: .withinLine
    ) { parser, line, index in
        let byLength = parser.cutOfHeading(line, at: index)
        guard let cut = byLength ?? parser.cutOfTitle(line, at: index) else { return nil }
        _ = parser.append(line.upTo(cut).trimmedEnd, at: index)
        let heading = line.from(cut)
        parser.report(
            .headingInsideLine, "a heading stands behind the text on the same line; split",
            at: heading)
        parser.drafts.append(Draft(.heading))
        parser.appendToLast(heading)
        guard byLength != nil, let rest = parser.restOfHeading(below: index) else {
            return index + 1
        }
        parser.appendToLast(rest.line)
        parser.endOfTaken = rest.index + 1
        return index + 1
    }

    /// A heading that a blank line parts in two, in a copy that lost how it was wrapped: the underline is
    /// as long as both together, or as the rule above them.
    static let headingOverGap = BodyRule(
        name: "heading over a gap", place: .anywhere, signs: .endsGroup
    ) {
        parser, line, index in
        guard let rest = parser.restOfHeading(below: index),
            Headings.isAsLong(line.count + 1 + rest.line.count, as: rest.underline)
                || parser.isBelowRule(as: rest.underline, index),
            parser.paragraphNumber(line) == nil, !Sentences.isEnd(line),
            Headings.couldBe([line, rest.line])
        else { return nil }
        return parser.takeHeading(index..<(rest.index + 1))
    }

    /// A heading directly below a paragraph, told by a marking of its own: `(U) The Network`, then
    /// a blank line and the next number.
    static let markedHeadingBelowText = BodyRule(
        name: "marked heading below text", place: .further, signs: [.beginsWithNoWord, .endsGroup]
    ) { parser, line, index in
        parser.isMarkedHeadingBelowText(line, at: index)
            ? parser.takeHeading(index..<(index + 1)) : nil
    }
}

extension BodyParser {
    /// Where the heading ends that begins at a token, its underline left out; `nil` where none does.
    fileprivate func endOfUnderlinedHeading(at index: Int) -> Int? {
        var position = index
        while position < endOfPart, position - index < BodyLimits.headingLines,
            case .line(let view, _, _) = tokens[position]
        {
            guard paragraphNumber(view) == nil,
                Bullets.match(view) == nil || Headings.leadingRule(view) != nil,
                Bullets.enumerator(view)?.isFirst != true,
                view.count <= BodyLimits.headingLine
            else { return nil }
            position += 1
            if Headings.gluedUnderline(view) != nil {
                return Headings.couldBe([Headings.inner(view)]) ? position : nil
            }
            if position < endOfPart, case .underline = tokens[position] {
                let lines = tokens[index..<position].compactMap { token in
                    if case .line(let view, _, _) = token { view } else { nil }
                }
                guard Headings.couldBe(lines), !Footers.isFooter(lines),
                    cutOfHeading(view, at: position - 1) == nil
                else { return nil }
                return endOfSecondLine(behind: view, at: position)
            }
        }
        return nil
    }

    fileprivate func isHeadingBetweenDashes(_ line: ByteView, at index: Int) -> Bool {
        guard Headings.betweenDashes(line) != nil, gap != .none || isAfterFullSentence else {
            return false
        }
        guard index + 1 < endOfPart else { return true }
        if case .line(let next, _, _) = tokens[index + 1] { return paragraphNumber(next) != nil }
        return true
    }

    /// Where the heading ends of which each line has an underline of its own: the first breaks off, or
    /// the second begins as no heading does: `and Research`, `) Ida Sample`.
    private func endOfSecondLine(behind line: ByteView, at underline: Int) -> Int {
        guard underline + 2 < endOfPart,
            case .line(let next, _, _) = tokens[underline + 1],
            case .underline = tokens[underline + 2], paragraphNumber(next) == nil,
            Bullets.match(next) == nil, next.count <= BodyLimits.headingLine
        else { return underline }
        let goesOn =
            line.containsLowercase && Sentences.startsLower(next)
            || next.first == UInt8(ascii: ")")
        guard goesOn || Sentences.breaksOff(line) && Headings.couldBe([next]) else {
            return underline
        }
        return underline + 2
    }

    /// Where a heading begins behind the last sentence of a line that has an underline below it.
    fileprivate func cutOfHeading(_ line: ByteView, at index: Int) -> Int? {
        guard index + 1 < endOfPart else { return nil }
        switch tokens[index + 1] {
        case .underline(let underline): return Headings.cut(of: line, length: underline.count)
        case .blank:
            guard let rest = restOfHeading(below: index) else { return nil }
            return Headings.cut(of: line, length: rest.underline.count - rest.line.count - 1)
        case .line, .mark: return nil
        }
    }

    /// Where a title begins behind the last sentence of a numbered paragraph, of which the copy made one
    /// long line; the next paragraph follows.
    fileprivate func cutOfTitle(_ line: ByteView, at index: Int) -> Int? {
        guard line.count > BodyLimits.wrappedLine, isLastOpen,
            case .line(let whole, _, _) = tokens[index], whole.end == line.end,
            case .paragraph(let label) = drafts.last?.kind, label?.number != nil,
            isNumberNext(index + 1)
        else { return nil }
        return Headings.cutOfTitle(in: line)
    }

    /// The rest of a heading that stands below a blank line, and the underline below that.
    fileprivate func restOfHeading(
        below index: Int
    ) -> (line: ByteView, index: Int, underline: ByteView)? {
        guard index + 3 < endOfPart, case .blank = tokens[index + 1] else { return nil }
        var next = index + 2
        while next + 1 < endOfPart, case .blank = tokens[next] { next += 1 }
        guard next + 1 < endOfPart, case .line(let line, _, _) = tokens[next],
            case .underline(let underline) = tokens[next + 1],
            line.count + BodyLimits.shortestPartOfHeading < underline.count,
            paragraphNumber(line) == nil, !Sentences.isEnd(line) || line.last == UInt8(ascii: "?")
        else { return nil }
        return (line, next, underline)
    }

    fileprivate func endOfHeadingBelowText(_ line: ByteView, at index: Int) -> Int? {
        guard line.count <= BodyLimits.headingAlone, isLastOpen, isHeadingsStart(line) else {
            return nil
        }
        let inner = Headings.inner(line)
        if inner.start > line.start, inner.end < line.end {
            return Headings.couldBe([inner]) ? index + 1 : nil
        }
        guard let number = nextNumber(index + 1), number > sequence.last,
            !Salutations.isSalutation(line)
        else { return nil }
        if line.first == UInt8(ascii: "[") { return Headings.isInBrackets(line) ? index + 1 : nil }
        let isBehindSentence = isAfterFullSentence
        guard isBehindSentence || isBelowCutLine(index) else { return nil }
        var text = line
        if let marking = PortionMarkings.match(line) {
            text = line.from(marking.end).trimmedStart
        }
        guard Headings.mayStandAlone([text]), Headings.couldBe([text]), !text.hasPrefix("END "),
            !text.hasPrefix("BEGIN "), text.lastWord?.equals("UNQUOTE") != true
        else { return nil }
        let isInCapitals = !text.containsLowercase
        let isHeading =
            isInCapitals
            ? lastText.containsLowercase || isLineEndedEarly(before: index)
            : isBehindSentence && (ASCII.isUpper(text.first) || ASCII.isDigit(text.first))
                && (Headings.isInTitleCase(text) || Headings.isTitleOfTwoParts(text))
        return isHeading ? index + 1 : nil
    }

    /// Whether the line before is one that no program wrapped: where it ends in a sentence, the copy cut
    /// it off.
    private func isBelowCutLine(_ index: Int) -> Bool {
        guard index > 0, case .line(let before, _, _) = tokens[index - 1] else { return false }
        return before.count > BodyLimits.wrappedLine && !Sentences.breaksOff(before)
    }

    private func isHeadingsStart(_ line: ByteView) -> Bool {
        switch line.first {
        case UInt8(ascii: "/"), UInt8(ascii: "-"), UInt8(ascii: "="), UInt8(ascii: "("),
            UInt8(ascii: "\""), UInt8(ascii: "["), 0xE2:
            true
        // `2009: The Year of the Flood`
        case UInt8(ascii: "0")...UInt8(ascii: "9"): line.firstWord?.last == UInt8(ascii: ":")
        default: ASCII.isUpper(line.first)
        }
    }

    /// Whether the text so far ends with a sentence, which no colon lets go on, or as a part does:
    /// `END SUMMARY`.
    private var isAfterFullSentence: Bool {
        if isLastOpen, Sentences.isEndOfPart(lastText) { return true }
        guard isAfterSentence else { return false }
        let last = Sentences.withoutClosers(lastText).last
        return last != UInt8(ascii: ":") && last != UInt8(ascii: ";")
    }

    /// Whether a numbered paragraph begins next, behind blank lines, page marks and underlines.
    func isNumberNext(_ index: Int) -> Bool { nextNumber(index) != nil }

    private func nextNumber(_ index: Int) -> Int? {
        var position = index
        while position < endOfPart {
            switch tokens[position] {
            case .blank, .mark, .underline: position += 1
            case .line(let view, _, _): return paragraphNumber(view)?.number
            }
        }
        return nil
    }

    /// Whether nothing but a title stands behind the number of the last paragraph; of what the
    /// publisher took out only the underline says that it was one.
    fileprivate func endsWithNumberedHeading(above index: Int) -> Bool {
        guard isLastOpen, case .paragraph(let label) = drafts.last?.kind, label?.number != nil,
            drafts[drafts.count - 1].heading.isEmpty, drafts[drafts.count - 1].inserts.isEmpty
        else { return false }
        let text = lastText
        if Redactions.isRun(text) || text.first == UInt8(ascii: "[") {
            return isBelowUnderline(index) && Redactions.isNothingElse(text)
        }
        return Headings.isShort(text) && !text.hasPrefix("BEGIN ")
            && text.last != UInt8(ascii: ":") && !text.contains("PARTICIPANTS")
            && Headings.mayStandAlone([text]) && Headings.couldBe([text])
            && (!text.containsLowercase || Headings.isInTitleCase(text))
    }

    /// Whether the lines of a group are running text, not a heading or a list of names.
    func isText(_ lines: [ByteView]) -> Bool {
        guard let first = lines.first, let last = lines.last, !Sentences.startsLower(first) else {
            return false
        }
        return Sentences.isEnd(last) && last.words(upTo: 2).count > 1
            || lines.contains { $0.count >= BodyLimits.fullLine }
    }

    fileprivate func isUnderlinedHeadingBelowText(_ line: ByteView, at index: Int) -> Bool {
        guard line.count <= BodyLimits.headingBelowText, !drafts.isEmpty,
            drafts[drafts.count - 1].role != .postFooter, Headings.couldBe([line]),
            cutOfHeading(line, at: index) == nil, !Footers.isFooter([line])
        else { return false }
        if Sentences.isEnd(line) {
            return Headings.endsOpen(line) && !isOverline(index + 1)
                && (isUnderlineAsLong(line, index + 1)
                    || isAfterSentence && isLineEndedEarly(before: index))
        }
        // In capitals under text that is not, or behind the end of a sentence.
        let before = lastText
        return Sentences.isEnd(before) || !line.containsLowercase && before.containsLowercase
    }

    /// Whether a line stands directly below a rule that is as long as an underline.
    fileprivate func isBelowRule(as underline: ByteView, _ index: Int) -> Bool {
        guard index > 0, case .underline(let rule) = tokens[index - 1] else { return false }
        return rule.count == underline.count
    }

    private func isUnderlineAsLong(_ line: ByteView, _ index: Int) -> Bool {
        guard case .underline(let underline) = tokens[index] else { return false }
        return Headings.isAsLong(line.count, as: underline)
    }

    /// Whether an underline stands over a heading instead: below the next line is another.
    private func isOverline(_ index: Int) -> Bool {
        guard index + 2 < endOfPart, case .line = tokens[index + 1],
            case .underline = tokens[index + 2]
        else { return false }
        return true
    }

    fileprivate func isMarkedHeadingBelowText(_ line: ByteView, at index: Int) -> Bool {
        guard let marking = PortionMarkings.match(line), isLastOpen else { return false }
        let text = line.from(marking.end).trimmedStart
        guard ASCII.isUpper(text.first), Headings.isShort(text), !Sentences.isEnd(text),
            isNumberNext(index + 1)
        else { return false }
        return Sentences.isEnd(lastText)
    }

    /// Where the slashes end that stand around a heading of several lines.
    private func endOfSlashes(_ range: Range<Int>) -> Int? {
        guard range.count > 1, case .line(let first, _, _) = tokens[range.lowerBound],
            case .line(let last, _, _) = tokens[range.upperBound - 1],
            first.hasPrefix("//"), !first.hasSuffix("//"), last.hasSuffix("//"),
            !last.hasPrefix("//")
        else { return nil }
        return last.end
    }

    /// Takes the lines of tokens as one heading.
    fileprivate mutating func takeHeading(_ range: Range<Int>) -> Int {
        flushMarks()
        drafts.append(Draft(.heading))
        let slashes = endOfSlashes(range)
        for index in range {
            if case .underline(let underline) = tokens[index] {
                ledger.enter(underline.range, .layout, element: nil)
                ledger.note(Self.underlineRule, took: underline.range)
            }
            guard case .line(let line, _, _) = tokens[index] else { continue }
            var view = Headings.inner(line)
            if let slashes {
                if index == range.lowerBound, view.start == line.start { view.start += 2 }
                if line.end == slashes { view.end -= 2 }
                view = view.trimmed
            }
            ledger.enter(line.start..<view.start, .layout, element: nil)
            let end = view.end
            if index == range.lowerBound { takePortionMarking(&view) }
            appendToLast(view)
            ledger.enter(end..<line.end, .layout, element: nil)
        }
        return range.upperBound
    }
}
