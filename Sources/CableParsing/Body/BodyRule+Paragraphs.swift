import CableGrammar
import CableModel
import CableSyntax

/// Paragraphs with a number, with a letter and without, and the lines that go on with them.
extension BodyRule {
    /// `¶3. (C) Summary …`, `3. Summary …`; before a marking also `3 (C)`, `3, (C)`, `(3). (C)`.
    static let numberedParagraph = BodyRule(
        name: "numbered paragraph", place: .anywhere, signs: .beginsWithNoWord
    ) { parser, line, index in
        guard let number = parser.acceptedNumber(line, at: index) else { return nil }
        parser.beginParagraph(line, number, at: index)
        return index + 1
    }

    /// `(C) 3. Summary …`: the marking stands before the number.
    static let numberBehindMarking = BodyRule(
        name: "number behind a marking", place: .groupStart, signs: .beginsWithNoWord
    ) { parser, line, index in
        guard let marking = PortionMarkings.match(line) else { return nil }
        let rest = line.from(marking.end).trimmedStart
        guard let number = parser.acceptedNumber(rest, at: index) else { return nil }
        parser.beginParagraph(rest, number, at: index, markingBefore: line)
        return index + 1
    }

    /// Under a numbered paragraph `¶A. …`, and in texts without pilcrows `A. …`.
    static let letteredParagraph = BodyRule(
        name: "lettered paragraph", place: .anywhere, signs: .beginsWithNoWord
    ) { parser, line, index in
        guard let letter = parser.acceptedLetter(line, at: index) else { return nil }
        parser.beginLetteredParagraph(line, letter, at: index)
        return index + 1
    }

    /// `Q: Will the mill stand?`, `A: No.`: who speaks, in what is asked and answered.
    static let speaker = BodyRule(name: "speaker", place: .anywhere) { parser, line, index in
        guard parser.beginsSpeech(line) else { return nil }
        return parser.beginUnnumberedParagraph(line, at: index)
    }

    /// The text before goes on behind a blank line or a page mark.
    static let textOverGap = BodyRule(name: "text over a gap", place: .groupStart) {
        parser, line, index in
        guard parser.goesOn(with: line, at: index) else { return nil }
        parser.joinOverGap()
        return parser.append(line, at: index)
    }

    /// What posts print under their telegrams: `Visit Embassy Erewhon's Classified Website …`.
    static let postFooter = BodyRule(name: "footer of the post", place: .groupStart) {
        parser, line, index in
        guard Footers.isFooter(parser.group(at: index).lines) else { return nil }
        return parser.beginUnnumberedParagraph(line, role: .postFooter, at: index)
    }

    /// The same directly below a text that ends there.
    static let postFooterBelowText = BodyRule(
        name: "footer of the post below text", place: .further
    ) { parser, line, index in
        // The group of each line to its end would be all lines times all lines.
        guard ASCII.isUpper(line.first), Footers.mayBegin(line),
            parser.drafts.last?.role != .postFooter,
            parser.isAfterSentence || parser.isLineEndedEarly(before: index),
            Footers.isFooter(parser.group(at: index).lines)
        else { return nil }
        return parser.beginUnnumberedParagraph(line, role: .postFooter, at: index)
    }

    /// The same behind the last sentence of the text, where a copy joined the lines.
    static let postFooterBehindSentence = BodyRule(
        name: "footer of the post behind a sentence", place: .withinLine
    ) { parser, line, index in
        guard let footer = Footers.cut(in: line) else { return nil }
        parser.report(
            .footerInsideLine, "the post's footer stands behind the text on the same line; split",
            at: footer)
        let text = Footers.withoutStars(line.upTo(footer.start))
        _ = parser.append(text, at: index)
        parser.ledger.enter(text.end..<footer.start, .layout, element: nil)
        var draft = Draft(.paragraph(label: nil))
        draft.role = .postFooter
        parser.drafts.append(draft)
        parser.appendToLast(footer)
        parser.ledger.enter(footer.end..<line.end, .layout, element: nil)
        return index + 1
    }

    /// Any other line at the start of a group.
    static let unnumberedParagraph = BodyRule(
        name: "paragraph without a number", place: .groupStart
    ) { parser, line, index in
        parser.beginUnnumberedParagraph(line, at: index)
    }

    /// A paragraph without a number directly below another, told by its marking: `(C) The miller …`
    /// behind a sentence whose line ends early.
    static let markedParagraphBelowText = BodyRule(
        name: "marked paragraph below text", place: .further, signs: .beginsWithNoWord
    ) { parser, line, index in
        guard parser.beginsMarkedParagraph(line, at: index) else { return nil }
        return parser.beginUnnumberedParagraph(line, at: index)
    }

    /// Any other line within a group.
    static let furtherLine = BodyRule(name: "further line", place: .further) {
        parser, line, index in
        // In a text that is quoted the salutation of a letter stands by itself.
        if parser.isInQuotation, Salutations.mayBegin(parser.lastText),
            Salutations.isSalutation(parser.lastText)
        {
            return headingBeforeNumber.take(&parser, line, index)
                ?? parser.beginUnnumberedParagraph(line, at: index)
        }
        return parser.append(line, at: index)
    }

    /// The number that is due, behind a sentence and before a marking: a copy lost its line ends.
    static let numberWithinLine = BodyRule(name: "number within a line", place: .withinLine) {
        parser, line, index in
        guard let cut = ParagraphNumbers.embedded(in: line, following: parser.sequence.last),
            let number = ParagraphNumbers.match(line.from(cut))
        else { return nil }
        _ = parser.append(line.upTo(cut).trimmedEnd, at: index)
        parser.beginParagraph(line.from(cut), number, at: index)
        return index + 1
    }
}

// MARK: Numbers

extension BodyParser {
    /// The number of a paragraph with which a line may begin, by its form and its place in the
    /// sequence.
    func paragraphNumber(_ line: ByteView) -> ParagraphNumbers.Match? {
        if let match = ParagraphNumbers.match(line) {
            return sequence.accepts(match, line) ? match : nil
        }
        guard let match = ParagraphNumbers.matchBeforeMarking(line), sequence.isNext(match.number),
            match.form != .parenthesis || !isItemsNumber(match.number)
        else { return nil }
        return match
    }

    /// Whether an item or a paragraph since the last number had the number before in parentheses.
    private func isItemsNumber(_ number: Int) -> Bool {
        for draft in drafts.reversed() {
            switch draft.kind {
            case .paragraph(let label) where label?.number != nil: return false
            case .item(let marker, _, _):
                if Bullets.value(ofEnumerator: marker).map(Int.init) == number - 1 { return true }
            case .paragraph:
                if let value = Bullets.enumerator(texts.view(draft.text))?.value,
                    Int(value) == number - 1
                {
                    return true
                }
            case .heading, .person, .personsHead, .preformatted, .pageMark: break
            }
        }
        return false
    }

    fileprivate func acceptedNumber(
        _ line: ByteView, at index: Int
    ) -> ParagraphNumbers.Match? {
        guard let match = paragraphNumber(line) else { return nil }
        if match.form != .stop {
            return gap != .none || !isLastOpen || isAfterSentence ? match : nil
        }
        if PortionMarkings.match(line.from(match.end).trimmedStart) != nil { return match }
        if isInSentence(match.number, at: index) || numberOfItem(line, at: index) != nil {
            return nil
        }
        if match.hasPilcrow || gap != .none { return match }
        // A number at the start of an inner line may be a number in the text.
        guard match.number == sequence.last + 1, !drafts.isEmpty else { return nil }
        return !isLastOpen || Sentences.isEnd(lastText) ? match : nil
    }

    /// Whether a number without a marking goes on with the sentence before, as in `on October ⏎ 6.`;
    /// the pilcrow that a web page puts before it is a guess of the page's.
    private func isInSentence(_ number: Int, at index: Int) -> Bool {
        guard isLastOpen, !isAfterSentence, !isBelowUnderline(index) else { return false }
        let isDue = sequence.isNext(number)
        let isAnnounced = Sentences.announcesNumber(lastText)
        switch gap {
        case .none: return isAnnounced || !isDue && !isLineEndedEarly(before: index)
        case .marks, .marksAndBlank: return isAnnounced || !isDue
        case .blank: return !isDue && (isAnnounced || Sentences.breaksOff(lastText))
        }
    }

    fileprivate mutating func beginParagraph(
        _ line: ByteView, _ number: ParagraphNumbers.Match, at index: Int,
        markingBefore: ByteView? = nil
    ) {
        flushMarks()
        sequence.take(number.number)
        let element = firstElement + drafts.count
        var label = ByteView(base, number.label.lowerBound, number.label.upperBound)
        // A number that is printed twice is one number.
        if number.form != .stop {
            report(.numberWithoutStop, "paragraph number without its full stop", at: label)
        } else if let again = ParagraphNumbers.match(line.from(number.end).trimmedStart),
            again.number == number.number, !again.hasPilcrow
        {
            label.end = again.end
            report(.doubledNumber, "paragraph number printed twice", at: label)
        }
        let printed = JoinedText.reduced(label)
        drafts.append(
            Draft(.paragraph(label: ParagraphLabel(printed: printed, number: number.number))))
        if var marking = markingBefore {
            takePortionMarking(&marking)
            report(.markingBeforeNumber, "portion marking before the number", at: label)
        }
        ledger.enter(number.pilcrow, .layout, element: element)
        ledger.enter(label.range, .label, element: element)
        var rest = line.from(label.end).trimmedStart
        if markingBefore == nil, let match = PortionMarkings.matchUnopened(rest) {
            takePortionMarking(&rest, match)
            report(
                .markingWithoutParenthesis, "portion marking without its opening parenthesis",
                at: line.from(label.end).trimmedStart.upTo(match.end))
        }
        let draft = drafts.count - 1
        takeRest(rest, at: index)
        sequence.note(isMarked: drafts[draft].portionMarking != nil)
    }

    func isBelowUnderline(_ index: Int) -> Bool {
        if index > 0, case .underline = tokens[index - 1] { true } else { false }
    }
}

// MARK: Letters

extension BodyParser {
    /// The letter of a paragraph at the start of a line.
    ///
    /// Without a pilcrow it counts under a number only, at the start of a group, behind a sentence or
    /// a line that ends early; and the first letter only where the second follows. `R. Nicholas …`
    /// is a person.
    func acceptedLetter(_ line: ByteView, at index: Int) -> Range<Int>? {
        let start = line.start + WebResidue.pilcrowLength(in: line, at: line.start)
        let letter = line.byte(at: start)
        guard line.byte(at: start + 1) == UInt8(ascii: "."), ASCII.isLetter(letter),
            sequence.acceptsLetter(letter)
        else { return nil }
        let range = start..<(start + 2)
        if start > line.start { return range }
        guard sequence.last > 0, ASCII.isBlank(line.byte(at: start + 2)),
            gap != .none || isAfterSentence && !isAfterTitle || isLineEndedEarly(before: index)
        else { return nil }
        let isFirst = letter | 0x20 == UInt8(ascii: "a")
        return !isFirst || isFollowed(letter, index) ? range : nil
    }

    /// Whether the text so far ends with `Mr.`, `Dr.`, `Gen.`, behind which an initial may stand.
    private var isAfterTitle: Bool {
        guard let word = lastText.lastWord else { return false }
        return word.last == UInt8(ascii: ".") && word.count <= BodyLimits.personsTitle
            && ASCII.isUpper(word.first)
    }

    /// Whether the letter after a letter begins one of the lines before the next numbered paragraph,
    /// and not in the middle of a sentence.
    private func isFollowed(_ letter: UInt8, _ index: Int) -> Bool {
        for next in (index + 1)..<min(index + BodyLimits.linesToNextLetter, endOfPart) {
            guard case .line(let line, _, _) = tokens[next] else { continue }
            if line.first == letter + 1, line.byte(at: line.start + 1) == UInt8(ascii: "."),
                ASCII.isBlank(line.byte(at: line.start + 2))
            {
                guard case .line(let before, _, _) = tokens[next - 1] else { return true }
                return Sentences.isEnd(before) || isLineEndedEarly(before: next)
            }
            if paragraphNumber(line) != nil { return false }
        }
        return false
    }

    fileprivate mutating func beginLetteredParagraph(
        _ line: ByteView, _ label: Range<Int>, at index: Int
    ) {
        flushMarks()
        let letter = line[label.lowerBound]
        sequence.takeLetter(letter)
        let element = firstElement + drafts.count
        let printed = ByteView(base, label.lowerBound, label.upperBound).string
        drafts.append(
            Draft(
                .paragraph(
                    label: ParagraphLabel(
                        printed: printed, letter: String(UnicodeScalar(ASCII.uppercased(letter))))))
        )
        ledger.enter(line.start..<label.lowerBound, .layout, element: element)
        ledger.enter(label, .label, element: element)
        takeRest(line.from(label.upperBound), at: index)
    }
}

// MARK: Neither

extension BodyParser {
    /// Whether a line begins with who speaks: a question behind a sentence or a gap, an answer in what
    /// began with a question.
    fileprivate func beginsSpeech(_ line: ByteView) -> Bool {
        guard let speaker = Speakers.match(line), gap != .none || !isLastOpen || isAfterSentence
        else { return false }
        guard speaker == .answer else { return true }
        for draft in drafts.reversed() {
            guard draft.isParagraph else { continue }
            if let before = Speakers.match(texts.view(draft.text)) { return before == .question }
            if case .paragraph(let label) = draft.kind, label != nil { return false }
        }
        return false
    }

    fileprivate func beginsMarkedParagraph(_ line: ByteView, at index: Int) -> Bool {
        guard let marking = PortionMarkings.match(line), isLastOpen,
            line.count >= BodyLimits.fullLine,
            ASCII.isUpper(line.from(marking.end).trimmedStart.first),
            isLineEndedEarly(before: index)
        else { return false }
        return isAfterSentence || lastText.lastWord.map(Redactions.isRun) == true
    }

    fileprivate mutating func beginUnnumberedParagraph(
        _ line: ByteView, role: Paragraph.Role? = nil, at index: Int
    ) -> Int {
        flushMarks()
        var draft = Draft(.paragraph(label: nil))
        draft.role = role
        drafts.append(draft)
        var rest = line
        takePortionMarking(&rest)
        return append(rest, at: index)
    }
}
