import CableGrammar
import CableModel
import CableSyntax

/// Whether a text goes on behind a blank line or a page mark.
extension BodyParser {
    /// Whether text behind a gap goes on with the text before.
    mutating func goesOn(with line: ByteView, at index: Int) -> Bool {
        let before = lastText
        guard isLastOpen, !before.isEmpty else { return false }
        // A letter's text has a paragraph of its own, and so has what has a number or letter before it.
        if Salutations.isSalutation(before) || Salutations.isClosing(before) { return false }
        if Bullets.enumerator(line) != nil, !Sentences.breaksOff(before) { return false }
        if gap == .blank, Bullets.beginsWithRomanCapitals(line) { return false }
        if Footers.mayBegin(line), Footers.isFooterLine(line),
            gap == .blank || Sentences.isEnd(before), drafts.last?.role != .postFooter
        {
            return false
        }
        if gap == .blank, isInParentheses(before, line) { return true }
        switch gap {
        case .none, .marks: return true
        case .marksAndBlank: return !Sentences.isEnd(before) || Sentences.startsLower(line)
        case .blank:
            return !Sentences.isEnd(before)
                && (Sentences.startsLower(line) || Sentences.breaksOff(before)
                    || Sentences.endsPart(line, behind: before)
                    || isCutInSentence(above: line, at: index))
        }
    }

    /// Whether a blank line cuts a sentence of a numbered paragraph before a capital: where nothing but a
    /// full line stands before it, and what follows is text.
    private mutating func isCutInSentence(above line: ByteView, at index: Int) -> Bool {
        guard case .paragraph(let label) = drafts.last?.kind, label?.number != nil,
            let before = lastLine(above: index), !Headings.endsSentence(before),
            !Sentences.isEndOfPart(before),
            before.lastWord.map(Redactions.isRun) == false,
            PortionMarkings.match(line) == nil, Bullets.match(line) == nil,
            QuotationMarkers.opening(before) == nil, Headings.cutOfTitle(in: before) == nil,
            !beginsInCapitals(line, below: before),
            isFull(before, before: line, at: index)
        else { return false }
        let lines = group(at: index).lines
        return isText(lines) || Headings.endsSentence(lines[0])
    }

    /// Whether a parenthesis is open at the end of a text: `(Reftel`, `(Note:`; or a line that goes on with
    /// one, which is no marking: `(38,000) and …`.
    private func isInParentheses(_ text: ByteView, _ line: ByteView) -> Bool {
        if line.first == UInt8(ascii: "(") {
            return !Sentences.isEnd(text) && PortionMarkings.match(line) == nil
                && Bullets.enumerator(line) == nil
                && ParagraphNumbers.matchBeforeMarking(line) == nil
        }
        let text = text.from(max(text.start, text.end - BodyLimits.openParenthesis))
        guard let open = text.lastIndex(ofByte: UInt8(ascii: "(")),
            text.firstIndex(ofByte: UInt8(ascii: ")"), from: open) == nil
        else { return false }
        let inside = text.from(open + 1)
        return !Sentences.isEnd(text) || inside.equals("NOTE:") || inside.equals("COMMENT:")
    }

    /// Whether a line below small letters begins with two words in capitals, as titles and heads of
    /// tables do.
    private func beginsInCapitals(_ line: ByteView, below text: ByteView) -> Bool {
        let words = line.words(upTo: 2)
        return words.count == 2 && text.containsLowercase
            && words.allSatisfy { !$0.containsLowercase && $0.letterCount > 1 }
    }

    /// The last line of text above a token, over blank lines.
    private func lastLine(above index: Int) -> ByteView? {
        for token in tokens[..<index].reversed() {
            switch token {
            case .blank: continue
            case .line(let view, _, _): return view
            case .underline, .mark: return nil
            }
        }
        return nil
    }

    /// Whether a line had no room for the first word of the next, by the longest of those that it stands
    /// below in its group; one that no program wrapped tells nothing of it.
    private func isFull(_ before: ByteView, before line: ByteView, at index: Int) -> Bool {
        if before.count > BodyLimits.wrappedLine { return true }
        guard let word = line.firstWord else { return false }
        var longest = 0
        for token in tokens[..<index].reversed().prefix(BodyLimits.linesOfWidth) {
            guard case .line(let view, _, _) = token else {
                if longest > 0 { break }
                continue
            }
            if view.start != before.start { longest = max(longest, view.count) }
        }
        return longest >= BodyLimits.fullLine && before.count + 1 + word.count > longest
    }
}
