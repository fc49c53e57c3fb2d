import CableGrammar
import CableModel
import CableSyntax

/// What a head line of a known kind says, told from its printed text as the telegram parser does.
///
/// The printed text has the word. What a document marks in it counts where the text alone does not
/// say as much: a date of an unknown form, an address that stands behind nothing known.
struct LineInterpretation {
    let kind: TEILineKind
    private let line: MarkedLine
    /// What the document says of the line in `@subtype`.
    var subtype: String?
    /// Where the address begins on an addressee's line.
    var addressStart = 0

    init(_ kind: TEILineKind, _ line: MarkedLine) {
        self.kind = kind
        self.line = line
    }

    /// Whether the text of a line and its kind say all that a cable says of it.
    ///
    /// - Parameter printed: the bytes of the text.
    static func isToldByText(
        _ head: HeadLine, printed: UnsafeBufferPointer<UInt8>
    ) -> Bool {
        let view = ByteView(printed)
        // Nothing in the text is marked.
        var text = LineInterpretation(head.content.teiKind, MarkedLine())
        switch head.content {
        case .transmissionIdentifier, .communicationsCentreStamp, .revisionNote,
            .passingInstruction, .publisherNote, .preamble, .uninterpreted:
            // Of these there is nothing to say but the kind.
            return true
        case .relay(let line): return text.relay(view) == line
        case .station(let line): return text.station(view) == line
        case .operatingSignals(let signals): return view.words.map(\.string) == signals
        case .dateTimeGroup(let line): return text.dateTimeGroup(view) == line
        case .officeDistribution(let distribution):
            text.subtype = head.content.teiSubtype
            return text.officeDistribution(view) == distribution
        case .drafting(let line):
            text.subtype = head.content.teiSubtype
            return text.drafting(view) == line
        case .originator(let originator): return text.originator(view) == originator
        case .addressee(let addressee):
            text.subtype = head.content.teiSubtype
            text.addressStart = addressee.labelLength(in: head.printed) ?? 0
            return text.isTold(addressee, by: view)
        case .classification(let line): return text.classification(view) == line
        case .captions(let captions): return text.captions(view) == captions
        case .declassification(let value): return text.declassification(view) == value
        case .tags(let line): return text.isTold(line, by: view)
        case .subject(let subject): return text.subject(view) == subject
        case .references(let list): return text.references(view) == list
        case .classificationAuthority(let authority): return text.authority(view) == authority
        case .textStatus(let status):
            text.subtype = head.content.teiSubtype
            return text.textStatus(view) == status
        case .pageMark: return false
        }
    }

    func content() -> HeadLine.Content {
        line.bytes.withUnsafeBufferPointer { content(ByteView($0)) }
    }

    private func content(_ view: ByteView) -> HeadLine.Content {
        switch kind {
        case .transmissionIdentifier: .transmissionIdentifier
        case .communicationsCentreStamp: .communicationsCentreStamp
        case .revisionNote: .revisionNote
        case .passingInstruction: .passingInstruction
        case .publisherNote: .publisherNote
        case .preamble: .preamble
        case .uninterpreted, .pageMark: .uninterpreted
        case .relay: .relay(relay(view))
        case .station: station(view).map { .station($0) } ?? .uninterpreted
        case .operatingSignals: .operatingSignals(view.words.map(\.string))
        case .dateTimeGroup: dateTimeGroup(view).map { .dateTimeGroup($0) } ?? .uninterpreted
        case .officeDistribution: .officeDistribution(officeDistribution(view))
        case .drafting: .drafting(drafting(view))
        case .originator: .originator(originator(view))
        case .addressee: .addressee(addressee(view))
        case .classification: .classification(classification(view))
        case .captions: .captions(captions(view))
        case .declassification: .declassification(declassification(view))
        case .tags: .tags(tags(view))
        case .subject: .subject(subject(view))
        case .references: .references(references(view))
        case .classificationAuthority: .classificationAuthority(authority(view))
        case .textStatus: .textStatus(textStatus(view))
        }
    }

    private func labelEnd(_ view: ByteView) -> Int { HeadLabels.match(view)?.end ?? view.start }

    // MARK: Transmission

    private func relay(_ view: ByteView) -> RelayLine {
        if let relay = TransmissionLines.relay(view) { return relay }
        let prosign = view.words.first { $0.count == 2 && $0.first == $0.last }
        return RelayLine(
            precedence: prosign.flatMap { Precedence(prosign: $0.first) },
            routingIndicators: line.parts("seg", "routing-indicator").map(line.text(of:)))
    }

    private func station(_ view: ByteView) -> StationLine? {
        if let station = TransmissionLines.station(view) { return station }
        guard let indicator = line.text("seg", "routing-indicator") else { return nil }
        return StationLine(
            routingIndicator: indicator, stationSerialNumber: line.text("num", "message-number"),
            section: line.text("num", "section"), filingTime: line.text("date", "filing"))
    }

    private func dateTimeGroup(_ view: ByteView) -> DateTimeGroupLine? {
        if let group = TransmissionLines.dateTimeGroup(view) { return group }
        guard let part = line.part("date", "date-time-group") ?? line.part("date"),
            let moment = part.node["when"] ?? part.node["when-iso"],
            let group = DateTimeGroup(printed: line.text(of: part), moment: moment)
        else { return nil }
        let precedences = line.text("seg", "precedence") ?? ""
        return DateTimeGroupLine(
            precedences: precedences.split(separator: " ").compactMap { word in
                word.utf8.count == 1 ? Precedence(prosign: word.utf8.first!) : nil
            }, dateTimeGroup: group,
            operatingSignals: view.from(part.range.upperBound).words.map(\.string))
    }

    private func officeDistribution(_ view: ByteView) -> OfficeDistribution {
        let labelled = TransmissionLines.officeDistributionRole(view)
        let role = labelled ?? subtype.flatMap { OfficeDistribution.Role(rawValue: $0) } ?? .info
        return TransmissionLines.officeDistribution(
            view, role: role, isLabelled: labelled != nil)
    }

    private func drafting(_ view: ByteView) -> DraftingLine {
        guard let label = DraftingLines.label(view) else {
            let role = subtype.flatMap { DraftingLine.Role(rawValue: $0) }
            return DraftingLine(role: role ?? .clearance, text: view.string)
        }
        return DraftingLine(
            role: label.role, text: AddressLines.reduced(view.from(label.end).trimmed))
    }

    // MARK: Addressing

    private func originator(_ view: ByteView) -> Originator {
        let address = view.hasPrefix("FM ") ? view.from(view.start + 3).trimmed : view
        let printed = AddressLines.originator(address)
        guard let name = line.text("orgName"), !name.isSameBytes(as: printed.name) else {
            return printed
        }
        return Originator(name: name, office: line.text("seg", "office"))
    }

    private func addressee(_ view: ByteView) -> Addressee {
        let (address, role) = address(view)
        let printed = AddressLines.addressee(address, role: role)
        guard let name = line.text("orgName"), !name.isSameBytes(as: printed.name) else {
            return printed
        }
        return Addressee(
            role: role, name: name, routingIndicator: line.text("seg", "routing-indicator"),
            precedence: line.text("seg", "precedence").flatMap { Precedence(word: $0) },
            stationSerial: line.text("num", "station-serial"), office: line.text("seg", "office"))
    }

    /// The address on an addressee's line without its label, and the addressee's role.
    private func address(_ view: ByteView) -> (ByteView, Addressee.Role) {
        var start = addressStart
        let labelled = Self.addresseeLabel(view.upTo(start))?.role
        // The label may stand within the element.
        if start == 0, let label = Self.addresseeLabel(view), label.start == view.start,
            view.byte(at: label.end) == 0x20
        {
            start = label.end + 1
        }
        let role =
            labelled ?? subtype.flatMap { Addressee.Role(teiName: $0) }
            ?? Self.addresseeLabel(view)?.role ?? .info
        return (view.from(start).trimmed, role)
    }

    private func isTold(_ addressee: Addressee, by view: ByteView) -> Bool {
        let (address, role) = address(view)
        // As a rule the parts stand in the text as they are, so that none has to be made of it.
        let parts = AddressLines.parts(of: address)
        if addressee.role == role, parts.isExactly(addressee) { return true }
        return AddressLines.addressee(address, role: role) == addressee
    }

    private static let addresseeLabels: [(text: StaticString, role: Addressee.Role)] = [
        ("TO", .action), ("INFO", .info), ("XMT", .exempt),
    ]

    /// The label that is the first word of an addressee's line.
    private static func addresseeLabel(
        _ view: ByteView
    ) -> (role: Addressee.Role, start: Int, end: Int)? {
        let view = view.trimmedStart
        for label in addresseeLabels where view.hasPrefix(label.text) {
            let end = view.start + label.text.utf8CodeUnitCount
            if end == view.end || ASCII.blankLength(view.base, end, view.end) > 0 {
                return (label.role, view.start, end)
            }
        }
        return nil
    }

    // MARK: Caption block

    private func classification(_ view: ByteView) -> ClassificationLine {
        if let match = CaptionLines.classification(view) { return match.line }
        let word = line.part("seg", "classification")
        var result = ClassificationLine(
            level: word?.node.classificationLevel,
            printedClassification: word.map(line.text(of:)) ?? view.string)
        if let section = line.part("seg", "section"),
            let number = line.text("num", "section").flatMap({ Int($0) }),
            let total = line.text("num", "sections").flatMap({ Int($0) })
        {
            result.section = .init(printed: line.text(of: section), number: number, total: total)
        }
        if var printed = line.text("idno", "mrn-printed") {
            result.printedNumber = printed
            let number = printed.withUTF8 { bytes in
                CaptionLines.number(ByteView(bytes)).map { ($0.post, $0.serial) }
            }
            result.post = number?.0
            result.serial = number?.1
        }
        return result
    }

    private func captions(_ view: ByteView) -> [Caption] {
        let marked = line.parts("seg", "handling").map { Caption(line.text(of: $0)) }
        guard let match = CaptionLines.captions(view), match.end == view.end,
            match.captions.count >= marked.count
        else { return marked }
        return match.captions
    }

    private func declassification(_ view: ByteView) -> Declassification {
        CaptionLines.declassification(view, labelEnd: labelEnd(view))
    }

    private func tags(_ view: ByteView) -> TagsLine {
        let labelEnd = labelEnd(view)
        let label = labelEnd > view.start ? AddressLines.reduced(view.upTo(labelEnd)) : nil
        let marked = line.parts("seg", "tag")
        var tags = TagsReader.tags(view.from(labelEnd))
        // The vocabulary knows the kinds but for those that the document gives.
        var next = 0
        for part in marked {
            guard let kind = part.node.tagKind else { continue }
            let code = line.text(of: part).uppercased()
            guard let index = tags[next...].firstIndex(where: { $0.code == code }) else { continue }
            tags[index].kind = kind
            next = index + 1
        }
        return TagsLine(label: label, tags: tags)
    }

    private func isTold(_ tags: TagsLine, by view: ByteView) -> Bool {
        let labelEnd = labelEnd(view)
        let label = labelEnd > view.start ? AddressLines.reduced(view.upTo(labelEnd)) : nil
        guard label == tags.label else { return false }
        if TagsReader.isPlainList(view.from(labelEnd), of: tags.tags) { return true }
        var told = TagsReader.tags(view.from(labelEnd))
        guard told.count == tags.tags.count else { return false }
        // A document marks the tags, and gives their kinds.
        for index in told.indices where tags.tags[index].kind != nil {
            told[index].kind = tags.tags[index].kind
        }
        return told == tags.tags
    }

    private func subject(_ view: ByteView) -> Subject {
        let labelEnd = line.part("label")?.range.upperBound ?? labelEnd(view)
        let label = labelEnd > view.start ? AddressLines.reduced(view.upTo(labelEnd)) : nil
        let printed = CaptionLines.subject(view.from(labelEnd), label: label)
        guard let text = line.text("seg", "subject"), !text.isSameBytes(as: printed.text) else {
            return printed
        }
        let marking = line.part("seg", "portion-mark").flatMap {
            PortionMarking(printed: line.text(of: $0), ana: $0.node["ana"])
        }
        return Subject(
            label: line.text("label") ?? label, portionMarking: marking, text: text)
    }

    private func references(_ view: ByteView) -> ReferenceList {
        let labelEnd = labelEnd(view)
        return ReferenceList(
            label: labelEnd > view.start ? AddressLines.reduced(view.upTo(labelEnd)) : nil,
            references: ReferenceReader.references(view.from(labelEnd).trimmed))
    }

    private func authority(_ view: ByteView) -> ClassificationAuthority {
        var authority = AuthorityReader.authority(view, labelEnd: labelEnd(view))
        guard authority.name == nil, authority.derivedFrom == nil,
            let person = line.part("persName")
        else { return authority }
        let title = line.part("roleName")
        authority.title = title.map(line.text(of:))
        let name = line.parts.filter { ["forename", "surname"].contains($0.node.name) }
        authority.name =
            name.isEmpty ? line.text(of: person) : name.map(line.text(of:)).joined(separator: " ")
        if authority.printedReasons == nil {
            authority.printedReasons = line.text("seg", "classification-reason")
        }
        return authority
    }

    // MARK: Notes

    private func textStatus(_ view: ByteView) -> TextStatus {
        if let status = subtype.flatMap({ TextStatus(rawValue: $0) }) { return status }
        return view.hasPrefix("ERROR") || view.hasPrefix("EXPAND") ? .lost : .partialExtract
    }
}

extension String {
    /// Whether two texts have the same bytes; `==` takes some different ones for equal.
    func isSameBytes(as other: String) -> Bool { utf8.elementsEqual(other.utf8) }
}

extension Precedence {
    /// The precedence of its word: `PRIORITY`.
    init?(word: String) {
        guard let precedence = Self.allCases.first(where: { $0.word == word }) else { return nil }
        self = precedence
    }
}

extension DateTimeGroup {
    /// The group that a document gives in the form of ISO 8601: `2007-12-11T10:31:00Z`.
    init?(printed: String, moment: String) {
        let parts = moment.split { !$0.isNumber }.compactMap { Int($0) }
        guard parts.count >= 5,
            CalendarDate(year: parts[0], month: parts[1], day: parts[2]).isValid,
            parts[3] < 24, parts[4] < 60
        else { return nil }
        self.init(
            printed: printed, day: parts[2], hour: parts[3], minute: parts[4], month: parts[1],
            year: parts[0])
    }
}

extension PortionMarking {
    /// The marking that a printed text is, or else the one that pointers give.
    init?(printed: String, ana: String?) {
        var text = printed
        let match = text.withUTF8 { bytes in
            PortionMarkings.match(ByteView(bytes)).map { ($0.marking, $0.end == bytes.count) }
        }
        if let match, match.1 {
            self = match.0
            self.printed = printed
            return
        }
        guard let ana, let level = TEICodes.level(of: ana) else { return nil }
        self.init(printed: printed, level: level, controls: TEICodes.controls(of: ana))
    }
}

extension XMLNode {
    /// The level that `@ana` points to.
    fileprivate var classificationLevel: ClassificationLevel? {
        self["ana"].flatMap(TEICodes.level)
    }

    /// The kind of a tag, where the document gives it.
    fileprivate var tagKind: Tag.Kind? { self["subtype"].flatMap { Tag.Kind(rawValue: $0) } }
}
