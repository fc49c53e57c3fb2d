import CableGrammar
import CableModel
import CableSyntax

/// The lines of the caption block that have no label, and where the text begins.
extension HeadRule {
    /// `C O R R E C T E D  C O P Y`.
    static let revisionNote = HeadRule("revision-note") { parser, line in
        guard CaptionLines.isRevisionNote(line) else { return .passes }
        parser.take(line, as: .revisionNote)
        return .takes
    }

    /// `SIPDIS`, `NOFORN SENSITIVE`; text may be glued behind.
    static let captions = HeadRule("captions") { parser, line in
        if parser.state == .captions, parser.hasClassification, CaptionLines.captions(line) == nil,
            let name = CaptionLines.misspelt(line)
        {
            parser.report(.captionSpelling, "caption \"\(line.string)\" read as \(name)", at: line)
            parser.take(line, as: .captions)
            return .takes
        }
        // "SENSITIVE BUT UNCLASSIFIED RABAT 000988" is the classification line.
        if !parser.hasClassification, line.hasPrefix("SENSITIVE BUT") || line.hasPrefix("SBU "),
            CaptionLines.classification(line)?.number != nil
        {
            return .passes
        }
        guard let match = CaptionLines.captions(line),
            parser.hasClassification || parser.hasLabel || parser.isHeadAhead()
                || match.end == line.end
        else { return .passes }
        parser.take(line.upTo(match.end), as: .captions)
        return .takes
    }

    /// `S E C R E T SECTION 01 OF 02 RABAT 000988`.
    static let classification = HeadRule("classification") { parser, line in
        guard let form = CaptionLines.classification(line) else { return .passes }
        if form.number == nil, parser.takeWrappedClassification(line) { return .takes }
        var isAgain = false
        if form.number == nil {
            // A bare word is the classification only where no numbered line has it.
            guard
                parser.addsControls(line)
                    || !parser.hasSubject && !parser.isNumberedClassificationAhead()
            else { return .passes }
        } else if parser.hasSubject {
            // A dump may give a list of fields before the telegram's own head.
            guard parser.isHeadAhead() else { return .passes }
            isAgain = true
        }
        // "Secret" may also begin a sentence.
        if form.number == nil, form.end < line.end {
            let behind = line.from(form.end).trimmed
            guard
                CaptionLines.captions(behind) != nil || HeadLabels.match(behind) != nil
                    || parser.isHeadAhead()
            else { return .passes }
        }
        if form.isGarbled {
            parser.report(
                .garbledClassification,
                "classification \"\(JoinedText.reduced(form.classification))\" read as \(form.level.word)",
                at: line.upTo(form.end))
        }
        if parser.isGlued(line) {
            parser.report(
                .gluedClassification, "classification line glued to the line before; split",
                at: line.upTo(form.end))
        }
        for slip in form.slips { parser.reportSlip(slip, at: slip.printed) }
        parser.take(line.upTo(form.end), as: .classification)
        parser.enterCaptions(behind: form, isAgain: isAgain)
        // "TOSEC 120015" on the next line.
        if form.number != nil, !parser.linesAreWhole, !parser.isAtEnd, !parser.isAfterBlank,
            SecondNumbers.end(in: parser.rest) == parser.rest.end
        {
            parser.append(parser.rest)
            parser.nextLine()
        }
        return .takes
    }

    /// The first numbered paragraph.
    static let numberedParagraph = HeadRule("numbered-paragraph") { parser, line in
        parser.beginsText(line) ? .endsHead : .passes
    }

    /// A later section may begin in the middle of a sentence.
    static let textOfLaterSection = HeadRule(
        "text-of-later-section", in: HeadState.beforeLabels
    ) { parser, _ in
        parser.isLaterSection && !parser.isHeadAhead() ? .endsHead : .passes
    }

    /// `DEPT FOR EUR/CARC`, `STATE PASS USTR`.
    static let passingInstruction = HeadRule(
        "passing-instruction", in: HeadState.beforeSubject
    ) { parser, line in
        guard parser.hasClassification, CaptionLines.isPassingInstruction(line),
            parser.isHeadAhead()
                || (!parser.hasLabel && CaptionLines.isAddressedInstruction(line))
        else { return .passes }
        parser.gatherPassingInstruction()
        return .takes
    }

    /// Any other line is text, where no more of the head follows.
    static let textWithoutHead = HeadRule("text") { parser, _ in
        parser.isHeadAhead() ? .passes : .endsHead
    }

    // MARK: Lines of the head without a form of their own

    /// `Wednesday, 29 November 2000, 13:59`: a date line that a newspaper added.
    static let publisherNote = HeadRule("publisher-note", beginning: "MTWFS") { parser, line in
        let view = parser.lineWithoutForm(line)
        guard HeadParser.isDateLine(view) else { return .passes }
        parser.take(view, as: .publisherNote)
        return .takes
    }

    /// A line of a dump above the telegram.
    static let preamble = HeadRule("preamble", in: HeadState.beforeLabels) { parser, line in
        let view = parser.lineWithoutForm(line)
        guard !parser.hasClassification || parser.isOriginOfDump(view) else { return .passes }
        parser.take(view, as: .preamble)
        return .takes
    }

    /// Offices and persons alone, to whom the text is to be passed: `NEA/ELA AND INR/TCA`.
    static let offices = HeadRule("offices", in: HeadState.beforeLabels) { parser, line in
        let view = parser.lineWithoutForm(line)
        guard CaptionLines.isOfficeLine(view) else { return .passes }
        parser.take(view, as: .passingInstruction)
        return .takes
    }

    /// The rest of a subject that a blank line cut: a short line in the subject's capitals.
    static let restOfSubject = HeadRule("rest-of-subject", in: .labels ... .afterSubject) {
        parser, line in
        let view = parser.lineWithoutForm(line)
        guard !parser.linesAreWhole, view.end == parser.rest.end,
            let subject = parser.head.last?.subject,
            view.count <= HeadLimits.restOfSubject.bytes,
            view.letterCount >= HeadLimits.restOfSubject.letters, !view.containsLowercase,
            subject.text.utf8.allSatisfy({ !ASCII.isLower($0) }), !subject.text.utf8.isEmpty,
            !Sentences.isEnd(view), !HeadParser.isHeading(view)
        else { return .passes }
        parser.report(.rejoinedSubject, "blank line inside the subject; it is made whole", at: view)
        parser.append(view)
        parser.advance(to: view.end)
        return .takes
    }

    static let uninterpreted = HeadRule("uninterpreted") { parser, line in
        let view = parser.lineWithoutForm(line)
        parser.report(
            .uninterpretedLine,
            "line of the head not understood: \(view.quoted(upTo: HeadLimits.charactersOfQuote))",
            at: view)
        parser.take(view, as: .uninterpreted)
        return .takes
    }
}

extension HeadParser {
    /// What the classification line says of what follows.
    fileprivate mutating func enterCaptions(
        behind form: CaptionLines.ClassificationForm, isAgain: Bool
    ) {
        hasClassification = true
        isLaterSection = (form.section?.number ?? 1) > 1
        state = isAgain ? .captions : max(state, .captions)
        addresseeRole = nil
        if post == nil, let name = form.number?.post { post = Array(name.utf8) }
    }

    fileprivate mutating func reportSlip(
        _ slip: (printed: ByteView, meaning: String), at view: ByteView
    ) {
        report(
            .garbledClassification,
            "\"\(JoinedText.reduced(slip.printed))\" read as \(slip.meaning)", at: view)
    }

    /// Takes a classification line whose number stands on the next one: `SECTION 01 OF 02` above
    /// `RABAT 000988`.
    fileprivate mutating func takeWrappedClassification(_ line: ByteView) -> Bool {
        guard !linesAreWhole, !hasLabel else { return false }
        var text = JoinedText()
        text.append(line)
        var taken: [Int] = []
        var index = lineIndex + 1
        // A blank line may stand between them.
        while index < lines.count, taken.count < HeadLimits.linesOfWrappedNumber,
            index - lineIndex <= 2 * HeadLimits.linesOfWrappedNumber, !blockStarts.contains(index)
        {
            let next = self.line(index)
            index += 1
            if next.isEmpty { continue }
            guard ASCII.isDigit(next.last), next.count <= HeadLimits.wrappedNumber,
                !isPageMark(next), HeadLabels.match(next) == nil,
                TransmissionLines.dateTimeGroup(next) == nil
            else { return false }
            text.append(next)
            taken.append(index - 1)
            if takeClassification(text, of: taken) { return true }
        }
        return false
    }

    /// Takes the line being read and those given, if they are a whole classification line.
    private mutating func takeClassification(_ text: JoinedText, of further: [Int]) -> Bool {
        let next = self.line(further.last!)
        return text.bytes.withUnsafeBufferPointer { bytes in
            let whole = ByteView(bytes)
            guard let form = CaptionLines.classification(whole), let number = form.number,
                form.end == whole.end,
                // "SECRET" above "MARCH 2007" is no line that goes on.
                form.section != nil || number.serialView.count >= CaptionLines.filledSerial
                    || number.postView.withPostKey(Vocabulary.isPost)
            else { return false }
            report(
                .garbledClassification,
                "the classification line goes on in the next line; made whole",
                at: next)
            for slip in form.slips { reportSlip(slip, at: next) }
            enter(rest)
            for index in further {
                while lineIndex < index { nextLine() }
                enter(rest)
            }
            nextLine()
            append(text, as: .classification)
            enterCaptions(behind: form, isAgain: false)
            return true
        }
    }

    /// A line of the head that has no known form, up to what has one.
    fileprivate func lineWithoutForm(_ wholeLine: ByteView) -> ByteView {
        let line = firstField(of: wholeLine)
        let cut = HeadLabels.firstEmbedded(
            in: line, kinds: [.executiveOrder, .tags, .subject, .references, .authority])
        // A search's result may have words before the telegram: "Search Results VZCZCADI319".
        let identifier = line.firstIndex(of: " VZCZC").flatMap { start in
            line.from(start).firstWord.flatMap {
                $0.count <= HeadLimits.bytesOfTransmissionIdentifier ? start : nil
            }
        }
        let end = [cut, identifier].compactMap { $0 }.min()
        return end.map { line.upTo($0).trimmed } ?? line
    }

    /// Whether a line begins within a word of the source.
    fileprivate func isGlued(_ line: ByteView) -> Bool {
        line.start > lines[lineIndex].contentStart && !ASCII.isBlank(base[line.start - 1])
    }

    /// `Consulate Laputa`: the post as a database prints it above the telegram, in small letters.
    fileprivate func isOriginOfDump(_ view: ByteView) -> Bool {
        guard head.contains(where: { $0.kind == .preamble }) else { return false }
        let posts: [StaticString] = ["EMBASSY ", "CONSULATE ", "MISSION ", "US MISSION ", "US "]
        return view.containsLowercase && posts.contains { view.hasPrefix($0) }
    }

    fileprivate static func isDateLine(_ view: ByteView) -> Bool {
        let days: [StaticString] = ["MON", "TUES", "WEDNES", "THURS", "FRI", "SATUR", "SUN"]
        return days.contains { day in
            view.hasPrefix(day) && view.matches("DAY,", at: view.start + day.utf8CodeUnitCount)
        }
    }
}
