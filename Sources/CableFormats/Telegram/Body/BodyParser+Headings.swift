import CableGrammar
import CableModel
import CableSyntax

/// Headings: lines over a rule, a rule on the same line, a short line before a numbered paragraph.
extension BodyParser {
    /// Where the heading ends that begins at a token: one to three lines over a rule, which the
    /// end leaves out.
    func headingEnd(at index: Int) -> Int? {
        var position = index
        while position < tokens.count, position - index < 3,
            case .line(let view, _, _) = tokens[position]
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
                    if case .line(let view, _, _) = token { view } else { nil }
                }
                return Headings.couldBe(lines) && !Footers.isFooter(lines) ? position : nil
            }
        }
        return nil
    }

    /// The rule behind a heading on the same line: `BACKGROUND ----------`.
    func gluedRule(_ view: ByteView) -> Int? {
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
    func isBareHeading(_ lines: [ByteView], end: Int) -> Bool {
        let length = lines.reduce(0) { $0 + $1.count + 1 }
        guard length <= 120, let last = lines.last, let first = lines.first,
            !Sentences.isEnd(last) || Headings.isTitle(lines)
                || Headings.asksOrAbbreviates(lines), last.last != UInt8(ascii: ","),
            !Sentences.startsLower(first),
            !Footers.isFooter(lines), !lines.allSatisfy(InlineScanner.isRedaction),
            !beginsWithInitial(first), lines.reduce(0, { $0 + $1.letterCount }) >= 3
        else { return false }
        return isNumberNext(end)
    }

    /// `R. Nicholas …`: a person, not the title `I. BACKGROUND`.
    func beginsWithInitial(_ view: ByteView) -> Bool {
        let start = view.start + WebResidue.pilcrowLength(in: view, at: view.start)
        return ASCII.isUpper(view.byte(at: start)) && view.byte(at: start + 1) == UInt8(ascii: ".")
            && view.byte(at: start + 2) == 0x20 && ASCII.isUpper(view.byte(at: start + 3))
            && ASCII.isLower(view.byte(at: start + 4))
    }

    func isNumberNext(_ index: Int) -> Bool {
        var position = index
        while position < tokens.count {
            switch tokens[position] {
            case .blank, .mark, .rule: position += 1
            case .line(let view, _, _):
                guard let match = ParagraphNumbers.match(view) else { return false }
                return sequence.accepts(match, view)
            }
        }
        return false
    }

    /// Whether another line of text stands directly below a line, as below most.
    func isTextNext(_ index: Int) -> Bool {
        if index + 1 < tokens.count, case .line = tokens[index + 1] { true } else { false }
    }

    /// Whether a further line of a group, above a rule or a blank line, is a heading.
    func isTrailingHeading(_ view: ByteView, at index: Int) -> Bool {
        guard index + 1 < tokens.count else { return false }
        switch tokens[index + 1] {
        case .rule: return isLateHeading(view, at: index)
        case .blank: return isMarkedHeading(view, at: index)
        case .line, .mark: return false
        }
    }

    /// A heading at the end of a group: a short line over a rule, after a full sentence. One that
    /// ends like a sentence itself must be told from it by the line before, which ends early.
    private func isLateHeading(_ view: ByteView, at index: Int) -> Bool {
        guard view.count <= 100, !drafts.isEmpty, drafts[drafts.count - 1].role != .postFooter,
            Headings.couldBe([view]), !Footers.isFooter([view])
        else { return false }
        if Sentences.isEnd(view) {
            return Headings.endsOpen(view) && isAfterSentence && isLineEndedEarly(before: index)
                && !isOverline(index + 1)
        }
        // In capitals under text that is not, or behind the end of a sentence.
        let before = lastText
        return Sentences.isEnd(before) || !view.containsLowercase && before.containsLowercase
    }

    /// Whether a rule stands over a heading: below the next line is another.
    private func isOverline(_ index: Int) -> Bool {
        guard index + 2 < tokens.count, case .line = tokens[index + 1],
            case .rule = tokens[index + 2]
        else { return false }
        return true
    }

    /// A heading directly below a paragraph, told by a marking of its own: `(U) The Network`, then a
    /// blank line and the next number.
    private func isMarkedHeading(_ view: ByteView, at index: Int) -> Bool {
        guard let marking = PortionMarkings.match(view), isLastOpen else { return false }
        let text = view.from(marking.end).trimmedStart
        guard ASCII.isUpper(text.first), text.words.count <= 9, text.count <= 70,
            !Sentences.isEnd(text), isNumberNext(index + 1)
        else { return false }
        return Sentences.isEnd(lastText)
    }

    mutating func parseHeading(_ start: Int, _ end: Int) -> Int {
        flushMarks()
        drafts.append(Draft(.heading))
        for index in start..<end {
            guard case .line(var view, _, _) = tokens[index] else { continue }
            if let rule = gluedRule(view) {
                ledger.enter(rule..<view.end, .layout, element: nil)
                view = view.upTo(rule).trimmed
            }
            if let inner = Headings.bold(view) {
                ledger.enter(view.start..<inner.start, .layout, element: nil)
                ledger.enter(inner.end..<view.end, .layout, element: nil)
                view = inner
            }
            if index == start { takePortionMarking(&view) }
            appendToLast(view)
        }
        return end
    }
}
