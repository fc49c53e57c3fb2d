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

    /// A heading without underline: a short group, no sentence, before a numbered paragraph.
    static let headingBeforeNumber = BodyRule(
        name: "heading before a number", place: .groupStart
    ) { parser, _, index in
        let group = parser.group(at: index)
        guard Headings.mayStandAlone(group.lines), parser.isNumberNext(group.end) else {
            return nil
        }
        return parser.takeHeading(index..<group.end)
    }

    /// A heading at the end of a group: a short line over an underline, after a full sentence. One
    /// that ends like a sentence itself must be told from it by the line before, which ends early.
    static let underlinedHeadingBelowText = BodyRule(
        name: "underlined heading below text", place: .further, signs: .isUnderlined
    ) { parser, line, index in
        parser.isUnderlinedHeadingBelowText(line, at: index)
            ? parser.takeHeading(index..<(index + 1)) : nil
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
        while position < tokens.count, position - index < BodyLimits.headingLines,
            case .line(let view, _, _) = tokens[position]
        {
            guard paragraphNumber(view) == nil, Bullets.match(view) == nil,
                Bullets.enumerator(view)?.isFirst != true,
                view.count <= BodyLimits.headingLine
            else { return nil }
            position += 1
            if let underline = Headings.gluedUnderline(view) {
                return Headings.couldBe([view.upTo(underline).trimmed]) ? position : nil
            }
            if position < tokens.count, case .underline = tokens[position] {
                let lines = tokens[index..<position].compactMap { token in
                    if case .line(let view, _, _) = token { view } else { nil }
                }
                return Headings.couldBe(lines) && !Footers.isFooter(lines) ? position : nil
            }
        }
        return nil
    }

    /// Whether a numbered paragraph begins next, behind blank lines, page marks and underlines.
    fileprivate func isNumberNext(_ index: Int) -> Bool {
        var position = index
        while position < tokens.count {
            switch tokens[position] {
            case .blank, .mark, .underline: position += 1
            case .line(let view, _, _): return paragraphNumber(view) != nil
            }
        }
        return false
    }

    fileprivate func isUnderlinedHeadingBelowText(_ line: ByteView, at index: Int) -> Bool {
        guard line.count <= BodyLimits.headingBelowText, !drafts.isEmpty,
            drafts[drafts.count - 1].role != .postFooter, Headings.couldBe([line]),
            !Footers.isFooter([line])
        else { return false }
        if Sentences.isEnd(line) {
            return Headings.endsOpen(line) && isAfterSentence && isLineEndedEarly(before: index)
                && !isOverline(index + 1)
        }
        // In capitals under text that is not, or behind the end of a sentence.
        let before = lastText
        return Sentences.isEnd(before) || !line.containsLowercase && before.containsLowercase
    }

    /// Whether an underline stands over a heading instead: below the next line is another.
    private func isOverline(_ index: Int) -> Bool {
        guard index + 2 < tokens.count, case .line = tokens[index + 1],
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

    /// Takes the lines of tokens as one heading.
    fileprivate mutating func takeHeading(_ range: Range<Int>) -> Int {
        flushMarks()
        drafts.append(Draft(.heading))
        for index in range {
            guard case .line(var view, _, _) = tokens[index] else { continue }
            if let underline = Headings.gluedUnderline(view) {
                ledger.enter(underline..<view.end, .layout, element: nil)
                view = view.upTo(underline).trimmed
            }
            if let inner = Headings.bold(view) {
                ledger.enter(view.start..<inner.start, .layout, element: nil)
                ledger.enter(inner.end..<view.end, .layout, element: nil)
                view = inner
            }
            if index == range.lowerBound { takePortionMarking(&view) }
            appendToLast(view)
        }
        return range.upperBound
    }
}
