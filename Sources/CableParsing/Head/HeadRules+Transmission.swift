import CableGrammar
import CableModel
import CableSyntax

/// The lines of the transmission header, and what record copies have between them.
extension HeadRule {
    /// `ACTION EAP-00 INFO LOG-00`, on as many lines as it takes to its total.
    static let officeDistribution = HeadRule("office-distribution", beginning: "AIO") {
        parser, line in
        guard DistributionLines.role(line) != nil else { return .passes }
        parser.gatherOfficeDistribution(.none)
        return .takes
    }

    /// The rest of a distribution that a page mark cut.
    static let furtherOffices = HeadRule("further-offices") { parser, line in
        guard parser.isAfterPageMark, let role = parser.openDistributionRole,
            DistributionLines.isOfficeLine(line)
        else { return .passes }
        parser.gatherOfficeDistribution(.distribution(role))
        return .takes
    }

    /// `VZCZCXRO1234`.
    static let transmissionIdentifier = HeadRule("transmission-identifier", beginning: "VZ") {
        parser, line in
        // "ZCZC" is the start of a message in ACP 127, which some relays print without their V.
        guard line.hasPrefix("VZCZC") || line.isExactly("ZCZC", at: line.start) else {
            return .passes
        }
        parser.take(line, as: .transmissionIdentifier)
        return .takes
    }

    /// `------------------352654 200910Z /23`.
    static let communicationsCentreStamp = HeadRule(
        "communications-centre-stamp", beginning: "-"
    ) { parser, line in
        guard TransmissionLines.isCommunicationsCentreStamp(line) else { return .passes }
        parser.take(line, as: .communicationsCentreStamp)
        return .takes
    }

    /// `PP RUEHXX RUEHYY`; a line of further routing indicators belongs to it.
    static let relay = HeadRule("relay", in: HeadState.beforeLabels, beginning: "RPOZ0") {
        parser, line in
        guard TransmissionLines.isRelay(line) else { return .passes }
        if line.first == UInt8(ascii: "0") { parser.warnOfZero(line.upTo(line.start + 2)) }
        parser.take(line, as: .relay)
        while !parser.linesAreWhole, !parser.isAtEnd, !parser.isAfterBlank,
            TransmissionLines.isRelayContinuation(parser.rest)
        {
            parser.append(parser.rest)
            parser.nextLine()
        }
        return .takes
    }

    /// `DE RUEHKB #1467/01 3451031`.
    static let station = HeadRule("station", in: HeadState.beforeLabels, beginning: "D") {
        parser, line in
        guard TransmissionLines.isStation(line) else { return .passes }
        parser.take(line, as: .station)
        return .takes
    }

    /// `P 111031Z DEC 07`.
    static let dateTimeGroup = HeadRule(
        "date-time-group", in: HeadState.beforeLabels, beginning: "RPOZFID0123456789"
    ) { parser, wholeLine in
        guard var form = TransmissionLines.dateTimeGroup(wholeLine) else { return .passes }
        var line = wholeLine
        if !form.isWhole, !parser.linesAreWhole, let sender = AddressLines.labelWithin(line),
            let group = TransmissionLines.dateTimeGroup(line.upTo(sender).trimmed)
        {
            line = line.upTo(sender).trimmed
            form = group
        }
        if let zero = form.zeroForO { parser.warnOfZero(zero) }
        for word in form.precedences where word.count > 1 { parser.warnOfForm(word) }
        if let first = form.precedences.first, !ASCII.isBlank(line.byte(at: first.end)) {
            parser.report(
                .precedenceSpelling,
                "precedence \"\(first.string)\" is glued to what follows; split",
                at: first)
        }
        if !form.isRegular {
            let group = DateTimeGroup(
                printed: JoinedText.string(of: form.group), moment: form.moment)
            parser.report(
                .oddDateTimeGroup,
                "date-time group \"\(group.printed)\" read as \(group.isoMinute)", at: line)
        }
        parser.take(line, as: .dateTimeGroup)
        parser.state = .addressing
        return .takes
    }

    /// `ZNY CCCCC ZZH`.
    static let operatingSignals = HeadRule(
        "operating-signals", in: HeadState.beforeLabels, beginning: "ZB"
    ) { parser, line in
        guard TransmissionLines.isOperatingSignals(line) else { return .passes }
        parser.take(line, as: .operatingSignals)
        return .takes
    }

    /// `DRAFTED BY OES:QEXAMPLE:AB`, of an outgoing telegram.
    static let drafting = HeadRule("drafting", in: .opening ... .opening, beginning: "DEA") {
        parser, line in
        guard !parser.hasClassification, let label = DraftingLines.label(line) else {
            return .passes
        }
        parser.gatherDrafting(line, role: label.role, textStart: label.end)
        return .takes
    }

    /// Any further line of the drafting block, up to the stamp of the communications centre or the
    /// date-time group.
    static let clearance = HeadRule("clearance", in: .opening ... .opening) { parser, line in
        guard !parser.hasClassification, parser.lastLine?.kind == .drafting, parser.isHeadAhead()
        else { return .passes }
        parser.gatherDrafting(line, role: .clearance, textStart: line.start)
        return .takes
    }
}

extension HeadParser {
    fileprivate mutating func warnOfForm(_ word: ByteView) {
        guard let found = TransmissionLines.precedence(beforeGroup: word) else { return }
        report(
            .precedenceSpelling,
            "precedence \"\(word.string)\" read as the prosign \(found.precedence.prosign)",
            at: word)
    }

    fileprivate mutating func warnOfZero(_ word: ByteView) {
        report(.zeroForO, "precedence \"\(word.string)\" read as the letter O", at: word)
    }

    /// The last line that is no page mark.
    fileprivate var lastLine: HeadLine? { head.last { $0.kind != .pageMark } }

    /// The role of a distribution that a page mark cut before its total.
    fileprivate var openDistributionRole: OfficeDistribution.Role? {
        guard let distribution = lastLine?.officeDistribution, distribution.total == nil else {
            return nil
        }
        return distribution.role
    }

    fileprivate mutating func gatherOfficeDistribution(_ context: HeadGrammar.Context) {
        var text = JoinedText()
        let start = rest.start
        var isComplete = false
        repeat {
            text.append(rest)
            enter(rest)
            isComplete = DistributionLines.endsWithTotal(rest)
            let end = rest.end
            nextLine()
            // Blank lines may stand between the lines of one distribution.
            if !isComplete, !linesAreWhole, let next = lineAfterBlanks(), next.index > lineIndex,
                DistributionLines.isOfficeLine(next.view)
            {
                goOn(atLine: next.index)
            }
            if isComplete { checkTotal(text, context, at: ByteView(base, start, end)) }
        } while !isComplete && !linesAreWhole && !isAtEnd && !isAfterBlank && !rest.isEmpty
            && DistributionLines.isOfficeLine(rest)
        head.append(HeadGrammar.line(text.string, kind: .officeDistribution, context))
    }

    /// The total is that of all copies, those of the action or origin office included. Later copies
    /// count none for that one, and their totals are something else.
    private mutating func checkTotal(
        _ text: JoinedText, _ context: HeadGrammar.Context, at view: ByteView
    ) {
        let before = head.compactMap(\.officeDistribution)
        guard let first = before.first, first.role != .info,
            first.offices.contains(where: { Int($0.copies) ?? 0 > 0 }),
            let own = HeadGrammar.line(text.string, kind: .officeDistribution, context)
                .officeDistribution
        else { return }
        let offices = before.flatMap(\.offices) + own.offices
        let sum = offices.reduce(0) { $0 + (Int($1.copies) ?? 0) }
        guard let total = Int((own.total ?? "").filter(\.isNumber)), total != sum else { return }
        report(
            .distributionTotal, "copies add up to \(sum), not to the total of \(total)", at: view)
    }

    /// Takes a drafting line; the offices of a desired distribution may stand on the next ones.
    fileprivate mutating func gatherDrafting(
        _ line: ByteView, role: DraftingLine.Role, textStart: Int
    ) {
        var text = line.from(textStart).trimmed
        var printed = JoinedText()
        printed.append(line)
        enter(line)
        nextLine()
        while role == .desiredDistribution || text.isEmpty, !linesAreWhole, !isAtEnd, !isAfterBlank,
            !rest.isEmpty,
            !TransmissionLines.isCommunicationsCentreStamp(rest),
            TransmissionLines.dateTimeGroup(rest) == nil, DraftingLines.label(rest) == nil,
            ClassificationWords.match(rest) == nil, PageMarks.match(rest, post: nil) == nil
        {
            text = rest
            printed.append(text)
            enter(text)
            nextLine()
        }
        head.append(HeadGrammar.line(printed.string, kind: .drafting, .drafting(role)))
    }
}
