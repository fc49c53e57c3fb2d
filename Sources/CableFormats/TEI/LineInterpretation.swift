import CableGrammar
import CableModel
import CableSyntax

/// What a head line of a known kind says, told from its printed text as a telegram's is.
///
/// The printed text has the word. What a document marks in it counts where the text alone does not
/// say as much: a date of an unknown form, an address that stands behind nothing known.
struct LineInterpretation {
    let kind: HeadLine.Kind
    let line: MarkedLine
    /// What the document says of the line in `@subtype`.
    var subtype: String?

    init(_ kind: HeadLine.Kind, _ line: MarkedLine, subtype: String? = nil) {
        self.kind = kind
        self.line = line
        self.subtype = subtype
    }

    func headLine() -> HeadLine {
        let read = HeadGrammar.line(line.text, kind: kind, context)
        guard kind != .pageMark, let stated = stated(besides: read) else {
            // A line that says nothing is of no kind.
            let isOfKind = kind != .pageMark && (!read.parts.isEmpty || !Self.needsParts(kind))
            return isOfKind ? read : HeadLine(printed: line.text, kind: .uninterpreted)
        }
        return read.reprinted(read.printed, saying: stated)
    }

    private static func needsParts(_ kind: HeadLine.Kind) -> Bool {
        kind == .station || kind == .dateTimeGroup
    }

    private var context: HeadGrammar.Context {
        switch kind {
        case .addressee:
            .addressee(subtype.flatMap { Addressee.Role(teiName: $0) } ?? .info)
        case .officeDistribution where !hasDistributionLabel:
            .distribution(subtype.flatMap { OfficeDistribution.Role(rawValue: $0) } ?? .info)
        case .drafting:
            .drafting(subtype.flatMap { DraftingLine.Role(rawValue: $0) } ?? .clearance)
        case .textStatus:
            subtype.flatMap { TextStatus(rawValue: $0) }.map { .textStatus($0) } ?? .none
        default: .none
        }
    }

    private var hasDistributionLabel: Bool {
        line.bytes.withUnsafeBufferPointer { DistributionLines.role(ByteView($0)) != nil }
    }

    /// What the document marks that the text, read as a telegram's, does not say; `nil` where there
    /// is nothing.
    private func stated(besides read: HeadLine) -> HeadLine.Content? {
        switch read.content {
        case .relay where read.part(.routingIndicator) == nil: relay(read)
        case .station where read.part(.routingIndicator) == nil: station
        case .dateTimeGroup where read.parts.isEmpty: dateTimeGroup
        case .originator(let printed): originator(besides: printed)
        case .addressee(let printed): addressee(besides: printed)
        case .classification where read.parts.isEmpty: .classification(classification)
        case .captions(let printed): captions(besides: printed)
        case .tags(let printed): tags(besides: printed)
        case .subject(let printed): subject(besides: printed)
        case .classificationAuthority(let printed): authority(besides: printed)
        default: nil
        }
    }

    // MARK: Transmission

    private func relay(_ read: HeadLine) -> HeadLine.Content? {
        let indicators = line.parts("seg", "routing-indicator").map(line.text(of:))
        guard !indicators.isEmpty else { return nil }
        return .relay(
            RelayLine(precedence: read.relay?.precedence, routingIndicators: indicators))
    }

    private var station: HeadLine.Content? {
        line.text("seg", "routing-indicator").map { indicator in
            .station(
                StationLine(
                    routingIndicator: indicator,
                    stationSerialNumber: line.text("num", "message-number"),
                    section: line.text("num", "section"), filingTime: line.text("date", "filing")))
        }
    }

    private var dateTimeGroup: HeadLine.Content? {
        guard let part = line.part("date", "date-time-group") ?? line.part("date"),
            let stated = part.node["when"] ?? part.node["when-iso"],
            let moment = DateTimeGroup.Moment(iso: stated)
        else { return nil }
        let precedences = line.text("seg", "precedence") ?? ""
        return .dateTimeGroup(
            DateTimeGroupLine(
                precedences: precedences.split(separator: " ").compactMap { word in
                    String(word).withBytes {
                        TransmissionLines.precedence(beforeGroup: ByteView($0))?.precedence
                    }
                }, dateTimeGroup: DateTimeGroup(printed: line.text(of: part), moment: moment),
                operatingSignals: line.words(after: part)))
    }

    // MARK: Addressing

    private func originator(besides printed: Originator) -> HeadLine.Content? {
        guard let name = line.text("orgName"), !name.isSameBytes(as: printed.name) else {
            return nil
        }
        return .originator(Originator(name: name, office: line.text("seg", "office")))
    }

    private func addressee(besides printed: Addressee) -> HeadLine.Content? {
        guard let name = line.text("orgName"), !name.isSameBytes(as: printed.name) else {
            return nil
        }
        return .addressee(
            Addressee(
                role: printed.role, name: name,
                routingIndicator: line.text("seg", "routing-indicator"),
                precedence: line.text("seg", "precedence").flatMap { Precedence(word: $0) },
                stationSerial: line.text("num", "station-serial"),
                office: line.text("seg", "office")))
    }

    // MARK: Caption block

    private var classification: ClassificationLine {
        let word = line.part("seg", "classification")
        var result = ClassificationLine(
            level: word?.node.classificationLevel,
            printedClassification: word.map(line.text(of:)) ?? line.text)
        if let section = line.part("seg", "section"),
            let number = line.text("num", "section").flatMap({ StatedValues.number($0) }),
            let total = line.text("num", "sections").flatMap({ StatedValues.number($0) })
        {
            result.section = .init(printed: line.text(of: section), number: number, total: total)
        }
        if let printed = line.text("idno", "mrn-printed") {
            result.printedNumber = printed
            (result.post, result.serial) = printed.withBytes { bytes in
                let number = CaptionLines.number(ByteView(bytes))
                return (number?.post, number?.serial)
            }
        }
        return result
    }

    private func captions(besides printed: [Caption]) -> HeadLine.Content? {
        let marked = line.parts("seg", "handling").map { Caption(line.text(of: $0)) }
        let isWhole = line.bytes.withUnsafeBufferPointer { bytes in
            let view = ByteView(bytes)
            return CaptionLines.captions(view)?.end == bytes.count
                || CaptionLines.misspelt(view) != nil
        }
        return isWhole && printed.count >= marked.count ? nil : .captions(marked)
    }

    /// The vocabulary knows the kinds but for those that the document gives.
    private func tags(besides printed: TagsLine) -> HeadLine.Content? {
        var tags = printed
        var next = 0
        for part in line.parts("seg", "tag") {
            guard let kind = part.node.tagKind else { continue }
            let code = line.text(of: part).uppercased()
            guard let index = tags.tags[next...].firstIndex(where: { $0.code == code }) else {
                continue
            }
            tags.tags[index].kind = kind
            next = index + 1
        }
        return tags == printed ? nil : .tags(tags)
    }

    private func subject(besides printed: Subject) -> HeadLine.Content? {
        guard let text = line.text("seg", "subject"), !text.isSameBytes(as: printed.text) else {
            return nil
        }
        let marking = line.part("seg", "portion-mark").flatMap {
            PortionMarking(printed: line.text(of: $0), ana: $0.node["ana"])
        }
        return .subject(
            Subject(
                label: line.text("label") ?? printed.label, portionMarking: marking, text: text))
    }

    private func authority(besides printed: ClassificationAuthority) -> HeadLine.Content? {
        guard printed.name == nil, printed.derivedFrom == nil, let person = line.part("persName"),
            // A name that is blacked out is none.
            !line.parts("gap").contains(where: { person.range.contains($0.range.lowerBound) })
        else { return nil }
        var authority = printed
        authority.title = line.part("roleName").map(line.text(of:))
        let name = line.parts.filter { ["forename", "surname"].contains($0.node.name) }
        authority.name =
            name.isEmpty ? line.text(of: person) : name.map(line.text(of:)).joined(separator: " ")
        authority.printedReasons =
            printed.printedReasons ?? line.text("seg", "classification-reason")
        return .classificationAuthority(authority)
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

extension PortionMarking {
    /// The marking that a printed text is, or else the one that pointers give.
    init?(printed: String, ana: String?) {
        if let marking = PortionMarking(text: printed) {
            self = marking
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
