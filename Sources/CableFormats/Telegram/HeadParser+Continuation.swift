import CableGrammar
import CableModel
import CableSyntax

/// The lines of a head that may run over several lines of the source.
extension HeadParser {
    /// Puts together the text of one head line; `goesOn` decides about each further line.
    ///
    /// The text ends at a blank line, at a label within a line, at a page line, and at the text
    /// proper.
    private mutating func gather(
        cuts: [HeadLabels.Kind], goesOn: (HeadParser, ByteView, JoinedText) -> Bool
    ) -> JoinedText {
        var text = JoinedText()
        while true {
            var piece = rest
            var isCut = false
            if let cut = HeadLabels.firstEmbedded(in: piece, kinds: cuts) {
                piece = piece.upTo(cut).trimmed
                isCut = true
            }
            if let mark = PageMarks.match(piece, post: post), mark.range.lowerBound > piece.start {
                piece = piece.upTo(mark.range.lowerBound).trimmed
                isCut = true
            }
            if let paragraph = ParagraphNumbers.embeddedFirst(in: piece) {
                note(
                    "paragraph-inside-line", "paragraph 1 begins inside a line of the head",
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
            guard !next.isEmpty, HeadLabels.match(next) == nil, !beginsText(next), !isRule(next),
                !isPageMark(next), !beginsHead(next), !Closing.isEndMark(next),
                goesOn(self, next, text)
            else { return text }
        }
    }

    private func isPageMark(_ line: ByteView) -> Bool {
        PageMarks.match(line, post: post)?.range.lowerBound == line.start
            || ClassificationWords.isBanner(line)
    }

    /// Whether the line after the one being read is a rule: then that one is a heading.
    private var isRuleNext: Bool {
        guard lineIndex + 1 < lines.count else { return false }
        let next = lines[lineIndex + 1]
        return isRule(ByteView(base, next.contentStart, next.contentEnd))
    }

    /// Appends a head line whose parts are made from its printed text.
    private mutating func append(_ text: JoinedText, _ content: (ByteView) -> HeadLine.Content) {
        let made = text.bytes.withUnsafeBufferPointer { content(ByteView($0)) }
        head.append(HeadLine(printed: text.string, content: made))
    }

    /// Where the label of a joined text ends; joining may have moved it.
    private static func labelEnd(_ text: ByteView) -> Int {
        HeadLabels.match(text)?.end ?? text.start
    }

    mutating func gatherOfficeDistribution(
        _ role: OfficeDistribution.Role, isLabelled: Bool = true
    ) {
        var text = JoinedText()
        let start = rest.start
        var isComplete = false
        repeat {
            text.append(rest)
            enter(rest)
            isComplete = TransmissionLines.endsWithTotal(rest)
            let end = rest.end
            nextLine()
            // Blank lines may stand between the lines of one distribution.
            if !isComplete, let next = lineAfterBlanks(), next.index > lineIndex,
                TransmissionLines.isOfficeLine(next.view)
            {
                while lineIndex < next.index { nextLine() }
                isAfterBlank = false
            }
            if isComplete { checkTotal(text, isLabelled, at: ByteView(base, start, end)) }
        } while !isComplete && !isAtEnd && !isAfterBlank && !rest.isEmpty
            && TransmissionLines.isOfficeLine(rest)
        append(text) {
            .officeDistribution(
                TransmissionLines.officeDistribution($0, role: role, isLabelled: isLabelled))
        }
    }

    /// The total is that of all copies, those of the action or origin office included. Later copies
    /// count none for that one, and their totals are something else.
    private mutating func checkTotal(_ text: JoinedText, _ isLabelled: Bool, at view: ByteView) {
        let before = head.compactMap { line in
            if case .officeDistribution(let value) = line.content { value } else { nil }
        }
        guard let first = before.first, first.role != .info,
            first.offices.contains(where: { Int($0.copies) ?? 0 > 0 })
        else { return }
        let own = text.bytes.withUnsafeBufferPointer {
            TransmissionLines.officeDistribution(ByteView($0), role: .info, isLabelled: isLabelled)
        }
        let offices = before.flatMap(\.offices) + own.offices
        let sum = offices.reduce(0) { $0 + (Int($1.copies) ?? 0) }
        guard let total = Int((own.total ?? "").filter(\.isNumber)), total != sum else {
            return
        }
        note(
            "distribution-total", "copies add up to \(sum), not to the total of \(total)", at: view)
    }

    mutating func gatherPassingInstruction() {
        let text = gather(cuts: [.executiveOrder, .tags, .subject, .references, .authority]) {
            parser, next, _ in
            !CaptionLines.isPassingInstruction(next) && CaptionLines.captions(next) == nil
                && !CaptionLines.isRevisionNote(next) && ClassificationWords.match(next) == nil
        }
        append(text) { _ in .passingInstruction }
    }

    mutating func gatherDeclassification() {
        // "DECLASSIFY ON" behind the order's number is the instruction, not the authority's.
        let isDeclassifyOn =
            HeadLabels.match(rest).map { rest.from($0.end).trimmed.hasPrefix("DECLASSIFY ON") }
            ?? false
        let cuts: [HeadLabels.Kind] = [.tags, .subject, .references]
        let text = gather(cuts: isDeclassifyOn ? cuts : cuts + [.authority]) { _, next, _ in
            CaptionLines.captions(next) == nil && !CaptionLines.isPassingInstruction(next)
        }
        append(text) {
            .declassification(CaptionLines.declassification($0, labelEnd: Self.labelEnd($0)))
        }
    }

    mutating func gatherTags(_ label: HeadLabels.Match) {
        let first = rest
        let text = gather(cuts: [.subject, .references, .authority]) { _, next, text in
            text.bytes.last == UInt8(ascii: ",") || TagsReader.isContinuation(next)
        }
        append(text) { view in
            let labelEnd = Self.labelEnd(view)
            return .tags(
                TagsLine(
                    label: AddressLines.reduced(view.upTo(labelEnd)),
                    tags: TagsReader.tags(view.from(labelEnd))))
        }
        for glued in TagsReader.gluedTags(in: ByteView(base, first.start, rest.start)) {
            let codes = glued.codes.joined(separator: ", ")
            warn("tags-glued", "TAGS \"\(glued.word.string)\" read as \(codes)", at: glued.word)
        }
        if first.upTo(label.end).trimmed.equals("TAG:")
            || first.upTo(label.end).trimmed.equals("TAG")
        {
            warn("tags-label", "TAGS label spelled \"TAG\"", at: first.upTo(label.end))
        }
    }

    mutating func gatherSubject() {
        hasSubject = true
        let text = gather(cuts: [.references, .authority]) { parser, next, text in
            !parser.isRuleNext
                && (PortionMarkings.match(next) == nil || text.bytes.last == UInt8(ascii: ":"))
        }
        append(text) { view in
            let labelEnd = Self.labelEnd(view)
            return .subject(
                CaptionLines.subject(
                    view.from(labelEnd), label: AddressLines.reduced(view.upTo(labelEnd))))
        }
        continueAfterPageMark {
            let text = $0.gather(cuts: [.references, .authority]) { parser, _, _ in
                !parser.isRuleNext
            }
            $0.append(text) { .subject(CaptionLines.subject($0, label: nil)) }
        }
    }

    mutating func gatherReferences() {
        let text = gatherReferenceText()
        append(text) { view in
            let labelEnd = Self.labelEnd(view)
            return .references(
                ReferenceList(
                    label: AddressLines.reduced(view.upTo(labelEnd)),
                    references: ReferenceReader.references(view.from(labelEnd).trimmed)))
        }
        continueAfterPageMark { parser in
            guard parser.isReferenceMarker(parser.rest) else { return }
            let text = parser.gatherReferenceText()
            parser.append(text) {
                .references(
                    ReferenceList(label: nil, references: ReferenceReader.references($0.trimmed)))
            }
        }
    }

    /// The text of a reference list; blank lines may stand between its letters.
    private mutating func gatherReferenceText() -> JoinedText {
        var text = gather(cuts: [.authority]) { parser, next, text in
            parser.isReferenceContinuation(next, after: text)
        }
        while !isAtEnd {
            // Look over blank lines for the next letter.
            var index = lineIndex
            if rest.isEmpty {
                while index < lines.count
                    && lines[index].contentStart >= lines[index].contentEnd
                { index += 1 }
            }
            guard index < lines.count, index > lineIndex || isAfterBlank || !rest.isEmpty else {
                break
            }
            let next =
                index == lineIndex
                ? rest : ByteView(base, lines[index].contentStart, lines[index].contentEnd)
            let isUnfinished = text.bytes.last == UInt8(ascii: ";") && HeadLabels.match(next) == nil
            guard isReferenceMarker(next) || isUnfinished, !isPageMark(next), !beginsText(next)
            else {
                break
            }
            while lineIndex < index { nextLine() }
            isAfterBlank = false
            let more = gather(cuts: [.authority]) { parser, next, text in
                parser.isReferenceContinuation(next, after: text)
            }
            text.bytes.append(0x20)
            text.bytes += more.bytes
        }
        return text
    }

    /// A line that begins with a reference's letter, a pilcrow before it or not.
    private func isReferenceMarker(_ line: ByteView) -> Bool {
        let pilcrow = WebResidue.pilcrowLength(in: line, at: line.start)
        let text = line.from(line.start + pilcrow)
        guard let marker = ReferenceReader.marker(text),
            marker.letter > UInt8(ascii: "A") || pilcrow > 0
        else { return false }
        // A portion marking is no letter: "(C) The Ambassador …".
        if PortionMarkings.match(text) != nil, pilcrow == 0 { return false }
        return pilcrow > 0 || (text.start..<text.end).contains { ASCII.isDigit(text[$0]) }
    }

    private func isReferenceContinuation(_ line: ByteView, after text: JoinedText) -> Bool {
        if isReferenceMarker(line) { return true }
        // "(C) STATE 161988" is a reference, "(C) The Ambassador" the text proper.
        if let marking = PortionMarkings.match(line),
            ReferenceReader.cited(line.from(marking.end).trimmed) == nil
        {
            return false
        }
        if isRuleNext || CaptionLines.captions(line) != nil { return false }
        for word in ["SUMMARY", "COMMENT", "INTRODUCTION", "BEGIN ", "ACTION REQUEST"]
            as [StaticString]
        where line.hasPrefix(word) {
            return false
        }
        return true
    }

    mutating func gatherAuthority() {
        // "(B) AND (D)." over the rule of a heading is no heading.
        let start = rest.start
        var text = gather(cuts: [.subject, .references]) { parser, next, text in
            if parser.isMarkedSentence(next, after: text) { return false }
            return !parser.isRuleNext
                || parser.endsWithSection(text) && next.first == UInt8(ascii: "(")
        }
        if endsBeforeReasons(text), let next = lineAfterBlanks(), startsWithReasons(next.view) {
            // A blank line cut the sentence before the reasons.
            while lineIndex < next.index { nextLine() }
            let more = gather(cuts: []) { parser, _, _ in !parser.isRuleNext }
            text.bytes.append(0x20)
            text.bytes += more.bytes
        }
        appendAuthority(text, from: start) { Self.labelEnd($0) }
        guard endsBeforeReasons(text) || endsWithSection(text), let next = lineAfterBlanks(),
            isPageMark(next.view)
        else { return }
        // A page ended before the reasons.
        while lineIndex < next.index { nextLine() }
        isAfterBlank = false
        continueAfterPageMark { parser in
            let start = parser.rest.start
            guard parser.startsWithReasons(parser.rest) || parser.rest.first == UInt8(ascii: "(")
            else { return }
            let more = parser.gather(cuts: []) { parser, _, _ in !parser.isRuleNext }
            parser.appendAuthority(more, from: start) { $0.start }
        }
    }

    private mutating func appendAuthority(
        _ text: JoinedText, from start: Int, labelEnd: (ByteView) -> Int
    ) {
        let authority = text.bytes.withUnsafeBufferPointer { bytes in
            let view = ByteView(bytes)
            return AuthorityReader.authority(view, labelEnd: labelEnd(view))
        }
        if AuthorityReader.isSectionMistyped(authority) {
            note(
                "reason-section", "section of the order read as \(authority.reasons[0].prefix(3))",
                at: ByteView(base, start, max(start, ledger.lastEnd ?? start)))
        }
        head.append(
            HeadLine(printed: text.string, content: .classificationAuthority(authority)))
    }

    /// Whether a line is a sentence with a marking of its own, behind the end of the authority's:
    /// `(U) This message has been coordinated …`.
    private func isMarkedSentence(_ line: ByteView, after text: JoinedText) -> Bool {
        guard let marking = PortionMarkings.match(line),
            text.bytes.withUnsafeBufferPointer({ Sentences.isEnd(ByteView($0)) }),
            let word = line.from(marking.end).firstWord
        else { return false }
        return word.count > 1 && ASCII.isUpper(word.first) && !word.equals("AND")
    }

    private func endsBeforeReasons(_ text: JoinedText) -> Bool {
        text.bytes.withUnsafeBufferPointer { bytes in
            guard let last = ByteView(bytes).lastWord else { return false }
            return last.hasPrefix("REASON") || last.equals("FOR") || last.equals("E.O.")
        }
    }

    /// Whether a text ends with the section of an order whose letters are to come: `REASONS: 1.5`.
    private func endsWithSection(_ text: JoinedText) -> Bool {
        text.bytes.withUnsafeBufferPointer { bytes in
            let last = ByteView(bytes).lastWord
            return last?.hasPrefix("1.") == true && last!.count <= 4
        }
    }

    private func startsWithReasons(_ line: ByteView) -> Bool {
        line.hasPrefix("1.4") || line.hasPrefix("1.5") || line.hasPrefix("REASON")
    }

    private func lineAfterBlanks() -> (view: ByteView, index: Int)? {
        var index = lineIndex
        while index < lines.count && lines[index].contentStart >= lines[index].contentEnd {
            index += 1
        }
        guard index < lines.count else { return nil }
        return (ByteView(base, lines[index].contentStart, lines[index].contentEnd), index)
    }

    /// Takes page marks that cut a head line, then its rest, which has no label of its own.
    private mutating func continueAfterPageMark(_ takeRest: (inout HeadParser) -> Void) {
        var isAfterMark = false
        while !isAtEnd, !isAfterBlank, !rest.isEmpty, isPageMark(rest) {
            guard parsePageMark(rest) else { return }
            isAfterMark = true
        }
        guard isAfterMark, !isAtEnd, !isAfterBlank, !rest.isEmpty, HeadLabels.match(rest) == nil,
            !beginsText(rest), !isRule(rest), CaptionLines.captions(rest) == nil
        else { return }
        takeRest(&self)
    }
}
