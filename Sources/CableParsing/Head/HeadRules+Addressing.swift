import CableGrammar
import CableModel
import CableSyntax

/// The lines that say who sent the telegram, and to whom.
extension HeadRule {
    /// `FM AMEMBASSY BAKU`.
    static let originator = HeadRule("originator", in: HeadState.beforeLabels, beginning: "F") {
        parser, wholeLine in
        let line = parser.firstField(of: wholeLine)
        guard let label = AddressLines.originatorLabelEnd(line) else { return .passes }
        if !ASCII.isBlank(line.byte(at: label)) {
            parser.report(
                .labelGlued, "label \"FM\" is glued to what follows; split", at: line)
        }
        parser.take(line, as: .originator)
        parser.state = .addressing
        if parser.head.last?.lacksPost == true, !parser.linesAreWhole, !parser.isAtEnd,
            !parser.isAfterBlank, AddressLines.isPostName(parser.rest)
        {
            parser.report(
                .rejoinedAddress, "address goes on in the next line", at: parser.rest)
            parser.append(parser.rest)
            parser.nextLine()
        }
        return .takes
    }

    /// `INFO` alone: the first addressee stands on the next line.
    static let bareAddresseeLabel = HeadRule(
        "bare-addressee-label", in: .addressing ... .addressing, beginning: "TIX"
    ) { parser, wholeLine in
        let line = parser.firstField(of: wholeLine)
        guard let label = AddressLines.label(line), label.end == line.end else { return .passes }
        parser.takeBareLabel(line, role: label.role)
        return .takes
    }

    /// `TO RUEHC/SECSTATE WASHDC PRIORITY 4418`.
    static let addressee = HeadRule(
        "addressee", in: HeadState.beforeLabels, beginning: "TIX"
    ) { parser, wholeLine in
        guard parser.mayHaveAddressees, parser.state == .addressing || !parser.head.isEmpty
        else { return .passes }
        let line = parser.firstField(of: wholeLine)
        guard let label = AddressLines.label(line), label.end < line.end else { return .passes }
        parser.addresseeRole = label.role
        parser.warnOfPrecedence(line.from(label.end).trimmed)
        parser.take(line, as: .addressee)
        return .takes
    }

    /// The rest of an address that its line was too short for: `FL//CCJ2/POLAD//` below
    /// `USCINCCENT MACDILL AFB`. It has no routing indicator, and what it has is an office.
    static let wrappedAddress = HeadRule("wrapped-address", in: HeadState.beforeLabels) {
        parser, wholeLine in
        guard parser.openRole != nil, !parser.isAfterBlank, !parser.linesAreWhole,
            let last = parser.head.last, let role = last.addresseeRole,
            last.part(.office) == nil, last.part(.stationSerial) == nil
        else { return .passes }
        let line = parser.firstField(of: wholeLine)
        guard !HeadParser.isLabelAlone(line), !AddressLines.beginsWithRoutingIndicator(line)
        else { return .passes }
        let office = line.firstIndex(of: "//").map { $0 - line.start }
        if !(0...HeadLimits.bytesBeforeWrappedOffice).contains(office ?? Int.max) {
            guard last.part(.precedence) == nil,
                AddressLines.goesOn(line)
                    || last.lacksPost && AddressLines.isPostName(AddressLines.name(line))
            else { return .passes }
            parser.report(.rejoinedAddress, "address goes on in the next line", at: line)
        }
        parser.append(line, toLast: .addressee(role))
        parser.nextLine()
        return .takes
    }

    /// An addressee without a label, of the list that is open.
    static let furtherAddressee = HeadRule("further-addressee", in: HeadState.beforeLabels) {
        parser, wholeLine in
        guard let role = parser.openRole else { return .passes }
        let line = parser.firstField(of: wholeLine)
        guard !HeadParser.isLabelAlone(line),
            parser.isInList(line) || AddressLines.beginsWithRoutingIndicator(line)
                || parser.isAfterPageMark
                || !parser.linesAreWhole && AddressLines.namesPost(line)
                    && !CaptionLines.isPassingInstruction(line),
            ASCII.isLetter(line.first), ClassificationWords.match(line) == nil,
            HeadLabels.match(line) == nil, CaptionLines.captions(line) == nil,
            !line.isExactly("LOU ", at: line.start) || CaptionLines.classification(line) == nil,
            SecondNumbers.end(in: line) == nil,
            !parser.beginsText(line)
        else { return .passes }
        parser.warnOfPrecedence(line)
        parser.take(line, as: .addressee, .addressee(role))
        return .takes
    }
}

extension HeadParser {
    /// Whether addressees may stand here: not behind the classification, unless a sender stands
    /// there again.
    fileprivate var mayHaveAddressees: Bool { state == .addressing || !hasClassification }

    /// The role of the list that a line without a label may belong to; `nil` where none is open.
    fileprivate var openRole: Addressee.Role? { mayHaveAddressees ? addresseeRole : nil }

    /// Whether a line is a label alone, which is none of a list's addressees.
    fileprivate static func isLabelAlone(_ line: ByteView) -> Bool {
        AddressLines.label(line)?.end == line.end
    }

    /// Whether a line stands close to the addressee above, or a document lists it as another.
    fileprivate func isInList(_ line: ByteView) -> Bool {
        guard linesAreWhole, let listedAddressees else { return !isAfterBlank }
        return listedAddressees.contains(JoinedText.string(of: AddressLines.name(line)))
    }

    fileprivate mutating func warnOfPrecedence(_ line: ByteView) {
        guard let word = AddressLines.misspeltPrecedence(line) else { return }
        report(.precedenceSpelling, "precedence spelled \"\(word.string)\"", at: word)
    }

    /// Takes a label whose addressee stands on the next line, perhaps below a page line.
    fileprivate mutating func takeBareLabel(_ label: ByteView, role: Addressee.Role) {
        addresseeRole = role
        advance(to: label.end)
        let element = head.count
        while !linesAreWhole, !isAtEnd, isPageMark(rest), takePageMark() {
            if let next = lineAfterBlanks() { goOn(atLine: next.index) }
            addresseeRole = role
        }
        // A label above a page line stands apart from its addressee's line.
        ledger.enter(label.range, .label, element: element == head.count ? element : nil)
        let text = rest
        guard !linesAreWhole, !text.isEmpty, HeadLabels.match(text) == nil,
            ClassificationWords.match(text) == nil,
            !text.hasPrefix("INFO"), !text.hasPrefix("XMT")
        else {
            head.append(HeadLine(printed: JoinedText.reduced(label), kind: .uninterpreted))
            report(.emptyAddressees, "\"\(label.string)\" has no addressee", at: label)
            return
        }
        enter(text)
        head.append(
            HeadGrammar.line(
                JoinedText.reduced(label) + " " + JoinedText.reduced(text), kind: .addressee))
        nextLine()
    }

    /// A line up to what stands behind an address on the same line: a page line; a classification
    /// line that is glued to it; a further field of a dump's row, behind a tab.
    func firstField(of line: ByteView) -> ByteView {
        if linesAreWhole { return line }
        if let page = AddressLines.pageLine(in: line) { return line.upTo(page).trimmed }
        if let label = AddressLines.labelWithin(line) { return line.upTo(label).trimmed }
        if let glued = CaptionLines.gluedClassification(in: line) { return line.upTo(glued) }
        // A row that begins with the number of its record may have blanks between its fields.
        if ASCII.isDigit(line.first), let field = CaptionLines.numberedField(of: line) {
            return line.upTo(field).trimmed
        }
        var index = line.start
        while let tab = line.firstIndex(ofByte: UInt8(ascii: "\t"), from: index) {
            let next = line.from(tab + 1)
            if next.hasPrefix("VZCZC") || ClassificationWords.match(next) != nil {
                return line.upTo(tab).trimmed
            }
            index = next.start
        }
        return line
    }
}

extension HeadLine {
    /// Whether its address is the office of a post whose name its line was too short for.
    fileprivate var lacksPost: Bool {
        guard let name = part(.name) else { return false }
        return text(of: name).withBytes { AddressLines.lacksPost(ByteView($0)) }
    }
}
