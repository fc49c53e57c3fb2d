import CableGrammar
import CableModel
import CableSyntax

/// The lines of the caption block that begin with a label.
extension HeadRule {
    /// `E.O. 12958: …`, `TAGS: …`, `SUBJECT: …`, `REF: …`, `Classified By: …`.
    static let labelled = HeadRule("labelled") { parser, line in
        guard let label = HeadLabels.match(line) else { return .passes }
        parser.state = max(parser.state, .labels)
        parser.addresseeRole = nil
        switch label.kind {
        case .executiveOrder: parser.gatherDeclassification()
        case .tags: parser.gatherTags(label)
        case .subject: parser.gatherSubject(label)
        case .references: parser.gatherReferences()
        case .authority: parser.gatherAuthority(label)
        }
        return .takes
    }
}

extension HeadParser {
    mutating func gatherPassingInstruction() {
        let text = gather(cuts: [.executiveOrder, .tags, .subject, .references, .authority]) {
            parser, next, _ in
            // "FOR THE SECRETARY", "FROM THE AMBASSADOR": one instruction.
            (!CaptionLines.isPassingInstruction(next) || next.hasPrefix("FROM "))
                && CaptionLines.captions(next) == nil && !CaptionLines.isRevisionNote(next)
                && ClassificationWords.match(next) == nil
        }
        append(text, as: .passingInstruction)
    }

    mutating func gatherDeclassification() {
        if let label = HeadLabels.match(rest) {
            // The first sign is the E, and the number of the order stands at the end.
            let letters = rest.upTo(label.end).firstWord ?? rest
            if letters.byte(at: letters.start + 1) == UInt8(ascii: "0")
                || letters.hasPrefix("E.0")
            {
                report(.labelMisread, "label \"\(letters.string)\" read as \"E.O.\"", at: letters)
            }
        }
        // "DECLASSIFY ON" behind the order's number is the instruction, not the authority's.
        let isDeclassifyOn =
            HeadLabels.match(rest).map { rest.from($0.end).trimmed.hasPrefix("DECLASSIFY ON") }
            ?? false
        let cuts: [HeadLabels.Kind] = [.tags, .subject, .references]
        let text = gather(cuts: isDeclassifyOn ? cuts : cuts + [.authority]) { _, next, _ in
            CaptionLines.captions(next) == nil && !CaptionLines.isPassingInstruction(next)
        }
        append(text, as: .declassification)
    }

    mutating func gatherTags(_ label: HeadLabels.Match) {
        let first = rest
        var text = gatherTagsText()
        // "TAGS: PREL," above a blank line.
        if text.bytes.last == UInt8(ascii: ","), !linesAreWhole, let next = lineAfterBlanks(),
            next.index > lineIndex, HeadLabels.match(next.view) == nil,
            TagsReader.isContinuation(next.view)
        {
            goOn(atLine: next.index)
            let more = gatherTagsText()
            text.bytes.append(0x20)
            text.bytes += more.bytes
        }
        append(text, as: .tags)
        continueAfterPageMark {
            _, next, _ in
            TagsReader.isContinuation(next)
        } _: { parser in
            let text = parser.gatherTagsText()
            parser.append(text, as: .tags)
        }
        for glued in TagsReader.gluedTags(in: ByteView(base, first.start, rest.start)) {
            let codes = glued.codes.joined(separator: ", ")
            report(.tagsGlued, "TAGS \"\(glued.word.string)\" read as \(codes)", at: glued.word)
        }
        for joined in TagsReader.joinedTags(in: ByteView(base, first.start, rest.start)) {
            report(
                .tagsGlued,
                "TAGS \"\(joined.string)\" read as the codes on either side of the sign",
                at: joined)
        }
        warnOfSpelling(label, of: first, "TAGS", .tagsLabel)
    }

    private mutating func warnOfSpelling(
        _ label: HeadLabels.Match, of line: ByteView, _ word: StaticString, _ kind: Diagnostic.Kind
    ) {
        let printed = line.upTo(label.end)
        guard let spelled = HeadLabels.misspelt(printed, word) else { return }
        report(kind, "\(word) label spelled \"\(spelled.string)\"", at: printed)
    }

    private mutating func gatherTagsText() -> JoinedText {
        gather(cuts: [.subject, .references, .authority], end: TagsReader.captionStart) {
            _, next, text in
            text.bytes.last == UInt8(ascii: ",") || TagsReader.isContinuation(next)
        }
    }

    mutating func gatherSubject(_ label: HeadLabels.Match) {
        state = .afterSubject
        warnOfSpelling(label, of: rest, "SUBJECT", .subjectLabel)
        if rest.byte(at: label.end - 1).isOne(of: "/48") {
            let printed = rest.upTo(label.end)
            report(.subjectLabel, "SUBJECT label spelled \"\(printed.string)\"", at: printed)
        }
        let missing: [HeadLabels.Kind] = [.executiveOrder, .tags].filter { kind in
            !head.contains { $0.kind == kind.lineKind }
        }
        func labelWithin(_ line: ByteView) -> Int? {
            HeadLabels.firstCertain(in: line, kinds: missing + [.references])
        }
        var text = gather(cuts: [.references, .authority], end: labelWithin) {
            parser, next, text in
            !parser.isRuleNext && !Self.standsBelowSubject(next) && !Self.isOfLetter(next)
                && (PortionMarkings.match(next).map { $0.end == next.end } ?? true
                    || text.bytes.last == UInt8(ascii: ":"))
        }
        if let next = subject(below: text) {
            goOn(atLine: next)
            report(.subjectBelowBlank, "subject stands below its label", at: rest)
            gather(behind: &text, cuts: [.references, .authority]) { parser, _, _ in
                !parser.isRuleNext
            }
        }
        append(text, as: .subject)
        continueAfterPageMark {
            parser, next, hasGap in
            !hasGap || parser.endsSubject(next, of: text)
        } _: { parser in
            let text = parser.gather(cuts: [.references, .authority]) { parser, _, _ in
                !parser.isRuleNext
            }
            parser.append(text, as: .subject)
        }
    }

    /// Whether a few lines below a page line end the subject that it cut: they are in its letters, and
    /// the next label or the first paragraph follows.
    private func endsSubject(_ next: ByteView, of text: JoinedText) -> Bool {
        let isInCapitals = text.bytes.withUnsafeBufferPointer { !ByteView($0).containsLowercase }
        guard !isInCapitals || !next.containsLowercase, !Self.isHeading(next), !isRuleNext,
            PortionMarkings.match(next) == nil
        else { return false }
        var index = lineIndex
        while index < lines.count, !lines[index].isBlank, HeadLabels.match(line(index)) == nil {
            guard index - lineIndex < HeadLimits.linesOfSubjectBelow, !Rules.isRule(line(index)),
                !beginsText(line(index))
            else { return false }
            index += 1
        }
        guard let end = lines[index...].firstIndex(where: { !$0.isBlank }) else { return false }
        return HeadLabels.match(line(end)) != nil || beginsText(line(end))
    }

    /// The line on which the subject stands where a blank line parts it from its label: a few lines
    /// by themselves that are no sentence.
    private func subject(below label: JoinedText) -> Int? {
        guard !linesAreWhole, !isAtEnd, isOnlyLabel(label), let first = lineAfterBlanks(),
            first.index > lineIndex || isAfterBlank
        else { return nil }
        var index = first.index
        var last = first.view
        while index < lines.count, !lines[index].isBlank {
            let view = line(index)
            if HeadLabels.match(view) != nil || isPageMark(view) || beginsText(view) { break }
            guard index - first.index < HeadLimits.linesOfSubjectBelow, !Rules.isRule(view),
                !beginsHead(view), CaptionLines.captions(view) == nil, !Self.isHeading(view)
            else { return nil }
            last = view
            index += 1
        }
        return index > first.index && !Sentences.isEnd(last) ? first.index : nil
    }

    private func isOnlyLabel(_ text: JoinedText) -> Bool {
        text.bytes.withUnsafeBufferPointer { bytes in
            let view = ByteView(bytes)
            return HeadLabels.match(view).map { view.from($0.end).letterCount == 0 } ?? false
        }
    }

    /// Whether a line right below a subject is none of it: captions that stand by themselves, or the
    /// heading of the text, with its colon.
    private static func standsBelowSubject(_ next: ByteView) -> Bool {
        if let captions = CaptionLines.captions(next), captions.end == next.end { return true }
        guard isHeading(next), let word = next.firstWord else { return false }
        // "SUMMARY:" alone as well, and "ACTION REQUEST: …".
        return word.last == UInt8(ascii: ":") || next.hasPrefix("ACTION REQUEST:")
    }

    /// `From: Jane Roe`, `Sent: …`: what stands above an e-mail or a memorandum, in small letters.
    private static func isOfLetter(_ line: ByteView) -> Bool {
        let labels: [StaticString] = ["From:", "To:", "Cc:", "CC:", "Bcc:", "Date:", "Sent:"]
        return labels.contains { line.isExactly($0, at: line.start) }
    }

    /// `SUMMARY`, above the text.
    static func isHeading(_ line: ByteView) -> Bool {
        let words: [StaticString] = ["SUMMARY", "COMMENT", "INTRODUCTION", "ACTION REQUEST"]
        return words.contains { line.hasPrefix($0) }
    }

    mutating func gatherAuthority(_ label: HeadLabels.Match) {
        warnOfSpelling(label, of: rest, "CLASSIFIED", .authorityLabel)
        // "(B) AND (D)." over the rule of a heading is no heading.
        let start = rest.start
        var text = gather(
            cuts: [.subject, .references], hasOwnLabel: Self.belongsToAuthority
        ) { parser, next, text in
            if parser.isMarkedSentence(next, after: text) { return false }
            return !parser.isRuleNext
                || parser.endsWithSection(text) && next.first == UInt8(ascii: "(")
        }
        if let next = lineAfterBlanks(), next.index > lineIndex,
            authorityGoesOn(text, in: next.view)
        {
            // A blank line cut the sentence before the reasons, or within them.
            while lineIndex < next.index { nextLine() }
            report(
                .rejoinedAuthority,
                "blank line inside the line that says who classified; it is made whole",
                at: next.view)
            gather(behind: &text, cuts: []) { parser, _, _ in !parser.isRuleNext }
        }
        appendAuthority(text, from: start)
        guard Self.endsBeforeReasons(text) || endsWithSection(text), let next = lineAfterBlanks(),
            isPageMark(next.view)
        else { return }
        // A page ended before the reasons.
        goOn(atLine: next.index)
        continueAfterPageMark { parser, next, _ in
            parser.startsWithReasons(next) || next.first == UInt8(ascii: "(")
        } _: { parser in
            let start = parser.rest.start
            let more = parser.gather(cuts: []) { parser, _, _ in !parser.isRuleNext }
            parser.appendAuthority(more, from: start)
        }
    }

    /// Whether a line that begins like a label goes on with who classified: `E.O. 12958, REASONS 1.4
    /// (B)`, `REASONS: 1.4 (B)` behind `FOR`.
    private static func belongsToAuthority(_ next: ByteView, behind text: JoinedText) -> Bool {
        AuthorityReader.beginsWithOrder(next)
            || endsBeforeReasons(text) && next.hasPrefix("REASON")
    }

    private mutating func appendAuthority(_ text: JoinedText, from start: Int) {
        append(text, as: .classificationAuthority)
        if let line = head.last, let reason = line.part(.reason), reason.basis == .repaired {
            report(
                .reasonSection, "section of the order read as \(line.text(of: reason).prefix(3))",
                at: ByteView(base, start, max(start, ledger.lastEnd ?? start)))
        }
        for part in head.last?.parts ?? []
        where part.basis == .repaired && (part.kind == .name || part.kind == .title) {
            let meant = head.last.map { $0.text(of: part) } ?? ""
            report(
                .authoritySpelling, "\(part.kind == .name ? "name" : "title") read as \(meant)",
                at: ByteView(base, start, max(start, ledger.lastEnd ?? start)))
        }
    }

    /// Whether a text that a blank line ends goes on in the next line: before the reasons, within one
    /// of the words before them (`FOR REA`, `SONS 1.4`), or within the reasons.
    private func authorityGoesOn(_ text: JoinedText, in next: ByteView) -> Bool {
        guard HeadLabels.match(next).map({ $0.kind == .authority }) ?? true, !isPageMark(next)
        else {
            return false
        }
        if Self.endsBeforeReasons(text), startsWithReasons(next) { return true }
        if endsWithSection(text), next.first == UInt8(ascii: "("),
            next.byte(at: next.start + 2) == 0x29
        {
            return true
        }
        return text.bytes.withUnsafeBufferPointer { bytes in
            let text = ByteView(bytes)
            if text.last == UInt8(ascii: ")"), text.byte(at: text.end - 3) == UInt8(ascii: "(") {
                return next.hasPrefix("AND (")
            }
            guard let last = text.lastWord, var first = next.firstWord else { return false }
            // "1.4 (B) AND" above "(D)"
            if last.equals("AND"), first.first == UInt8(ascii: "("), first.letterCount == 1,
                text.contains("1.4") || text.contains("1.5")
            {
                return true
            }
            while first.last == UInt8(ascii: ":") { first.end -= 1 }
            let word = last.uppercasedString + first.uppercasedString
            return word == "REASON" || word == "REASONS"
                || word == "FOR" && next.from(first.end).trimmed.hasPrefix("REASON")
        }
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

    private static func endsBeforeReasons(_ text: JoinedText) -> Bool {
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
}
