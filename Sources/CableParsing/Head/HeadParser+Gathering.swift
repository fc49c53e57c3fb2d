import CableGrammar
import CableModel
import CableSyntax

/// Head lines that run over several lines of the source.
extension HeadParser {
    /// Puts together the text of one head line; `goesOn` decides about each further line.
    ///
    /// The text ends at a blank line, at a label within a line, at a page line, and at the text
    /// proper.
    ///
    /// - Parameters:
    ///   - end: where what is no part of the text begins within a line.
    ///   - hasOwnLabel: whether a line that begins like a label goes on all the same.
    mutating func gather(
        cuts: [HeadLabels.Kind], end: (ByteView) -> Int? = { _ in nil },
        hasOwnLabel: (ByteView, JoinedText) -> Bool = { _, _ in false },
        goesOn: (HeadParser, ByteView, JoinedText) -> Bool
    ) -> JoinedText {
        var text = JoinedText()
        while true {
            if linesAreWhole {
                text.append(rest)
                enter(rest)
                nextLine()
                return text
            }
            var piece = rest
            var isCut = false
            if let cut = HeadLabels.firstEmbedded(in: piece, kinds: cuts) {
                piece = piece.upTo(cut).trimmed
                isCut = true
            }
            if let cut = HeadLabels.firstGlued(in: piece, kinds: cuts) {
                report(
                    .labelGlued, "a label is glued to the word before it; split",
                    at: piece.from(cut))
                piece = piece.upTo(cut)
                isCut = true
            }
            if let mark = PageMarks.match(piece, post: post), mark.range.lowerBound > piece.start {
                piece = piece.upTo(mark.range.lowerBound).trimmed
                isCut = true
            }
            if let mark = PageMarks.embeddedPageLine(in: piece) ?? end(piece) {
                piece = piece.upTo(mark).trimmed
                isCut = true
            }
            if let paragraph = ParagraphNumbers.embeddedFirst(in: piece) {
                report(
                    .paragraphInsideLine, "paragraph 1 begins inside a line of the head",
                    at: piece.from(paragraph))
                piece = piece.upTo(paragraph).trimmed
                isCut = true
            }
            text.append(piece)
            enter(piece)
            if isCut {
                advance(to: piece.end)
                return text
            }
            nextLine()
            guard !isAtEnd, !isAfterBlank else { return text }
            let next = rest
            guard !next.isEmpty, HeadLabels.match(next) == nil || hasOwnLabel(next, text),
                !beginsText(next),
                !Rules.isRule(next),
                !isPageMark(next), !beginsHead(next), !Closing.isEndMark(next),
                goesOn(self, next, text)
            else { return text }
        }
    }

    /// Goes on with a text behind blank lines, or behind a line that is cut, where the text asks
    /// for more.
    mutating func gather(
        behind text: inout JoinedText, cuts: [HeadLabels.Kind],
        goesOn: (HeadParser, ByteView, JoinedText) -> Bool
    ) {
        let more = gather(cuts: cuts, goesOn: goesOn)
        text.bytes.append(0x20)
        text.bytes += more.bytes
    }

    mutating func append(
        _ text: JoinedText, as kind: HeadLine.Kind, _ context: HeadGrammar.Context = .none
    ) {
        head.append(HeadGrammar.line(text.string, kind: kind, context))
    }

    /// Takes page marks that cut a head line, with the blank lines around them, then its rest, which
    /// has no label of its own.
    ///
    /// - Parameter goesOn: whether the line goes on there; the last argument says whether blank lines
    ///   stand between.
    mutating func continueAfterPageMark(
        _ goesOn: (HeadParser, ByteView, Bool) -> Bool, _ takeRest: (inout HeadParser) -> Void
    ) {
        var isAfterMark = false
        var hasGap = isAfterBlank
        while !isAtEnd {
            if rest.isEmpty {
                guard let next = lineAfterBlanks(), isAfterMark || isPageMark(next.view) else {
                    break
                }
                nextLine()
                hasGap = true
                continue
            }
            guard isPageMark(rest), takePageMark() else { break }
            isAfterMark = true
        }
        if hasGap { isAfterBlank = true }
        guard isAfterMark, !isAtEnd, !rest.isEmpty, HeadLabels.match(rest) == nil,
            !beginsText(rest), !Rules.isRule(rest), CaptionLines.captions(rest)?.end != rest.end,
            goesOn(self, rest, hasGap)
        else { return }
        isAfterBlank = false
        takeRest(&self)
    }
}
