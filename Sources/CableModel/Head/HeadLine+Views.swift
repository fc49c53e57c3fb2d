/// What the lines of the head say, put together from their parts.
extension HeadLine {
    // MARK: Parts

    /// The first part of a kind.
    public func part(_ kind: Part.Kind) -> Part? { index(of: kind).map { parts[$0] } }

    /// The position of the first part of a kind.
    private func index(of kind: Part.Kind) -> Int? {
        // To look at the kind alone copies no part.
        parts.indices.first { parts[$0].kind == kind }
    }

    /// The text that a part stands for: its own, or else what is printed.
    public func text(of part: Part) -> String {
        part.value?.text ?? printed(part)
    }

    /// The printed text of a part; empty for one that is not printed.
    public func printed(_ part: Part) -> String {
        let range = part.range
        let bytes = printed.utf8
        guard range.upperBound <= bytes.count else { return "" }
        let start = bytes.index(bytes.startIndex, offsetBy: range.lowerBound)
        return String(Substring(bytes[start..<bytes.index(start, offsetBy: range.count)]))
    }

    /// The text of the first part of a kind.
    public func text(of kind: Part.Kind) -> String? { index(of: kind).map { text(of: parts[$0]) } }

    /// The texts of all parts of a kind.
    func texts(of kind: Part.Kind) -> [String] {
        parts.indices.lazy.filter { parts[$0].kind == kind }.map { text(of: parts[$0]) }
    }

    /// What is printed in place of passages that the publisher blacked out.
    public var redactions: [String] { texts(of: .redaction) }

    private func number(of kind: Part.Kind) -> Int? {
        index(of: kind).flatMap { parts[$0].value?.number }
    }

    /// The controls that follow a part.
    private func controls(after index: Int) -> [DisseminationControl] {
        parts[(index + 1)...].prefix { $0.kind == .control }.map {
            DisseminationControl(text(of: $0))
        }
    }

    // MARK: Transmission

    var asRelay: RelayLine {
        RelayLine(
            precedence: precedence, routingIndicators: texts(of: .routingIndicator))
    }

    var asStation: StationLine {
        StationLine(
            routingIndicator: text(of: .routingIndicator) ?? "",
            stationSerialNumber: text(of: .stationSerialNumber),
            section: text(of: .transmissionSection), filingTime: text(of: .filingTime))
    }

    /// `nil` for a line that a program made without a moment.
    var asDateTimeGroup: DateTimeGroupLine? {
        guard let group = part(.dateTimeGroup), let moment = group.value?.moment else { return nil }
        return DateTimeGroupLine(
            precedences: parts.compactMap { $0.kind == .precedence ? $0.value?.precedence : nil },
            dateTimeGroup: DateTimeGroup(printed: text(of: group), moment: moment),
            operatingSignals: texts(of: .operatingSignal))
    }

    var asOfficeDistribution: OfficeDistribution {
        var offices: [OfficeDistribution.Office] = []
        for part in parts {
            switch part.kind {
            case .officeSymbol: offices.append(.init(symbol: text(of: part), copies: ""))
            case .copies where !offices.isEmpty:
                offices[offices.count - 1].copies = text(of: part)
            default: break
            }
        }
        return OfficeDistribution(
            role: parts.lazy.compactMap { $0.value?.distributionRole }.first ?? .info,
            offices: offices, total: text(of: .total))
    }

    var asDrafting: DraftingLine {
        DraftingLine(
            role: parts.lazy.compactMap { $0.value?.draftingRole }.first ?? .clearance,
            text: text(of: .text) ?? "")
    }

    // MARK: Addressing

    var asOriginator: Originator {
        Originator(name: text(of: .name) ?? "", office: text(of: .office))
    }

    /// The role of an addressee's line.
    public var addresseeRole: Addressee.Role? {
        kind == .addressee
            ? parts.lazy.compactMap { $0.value?.addresseeRole }.first ?? .info : nil
    }

    /// The precedence that a line gives, of an addressee for one.
    public var precedence: Precedence? {
        index(of: .precedence).flatMap { parts[$0].value?.precedence }
    }

    var asAddressee: Addressee {
        Addressee(
            role: addresseeRole ?? .info, name: text(of: .name) ?? "",
            routingIndicator: text(of: .routingIndicator), precedence: precedence,
            stationSerial: text(of: .stationSerial), office: text(of: .office))
    }

    // MARK: Caption block

    /// The level of a classification line.
    public var level: ClassificationLevel? {
        index(of: .classification).flatMap { parts[$0].value?.level }
    }

    /// The controls of a classification line.
    public var controls: [DisseminationControl] {
        index(of: .classification).map(controls(after:)) ?? []
    }

    /// Post and serial number of a classification line that has the telegram's number.
    public var postAndSerial: (post: String, serial: Int)? {
        guard let serial = number(of: .serial), let post = text(of: .post) else { return nil }
        return (post, serial)
    }

    var asClassification: ClassificationLine {
        let index = parts.firstIndex { $0.kind == .classification }
        var line = ClassificationLine(
            level: index.flatMap { parts[$0].value?.level },
            printedClassification: index.map { text(of: parts[$0]) } ?? "",
            controls: index.map(controls) ?? [],
            printedNumber: text(of: .messageReferenceNumber), post: text(of: .post),
            serial: number(of: .serial))
        if let section = text(of: .section) {
            line.section = .init(
                printed: section, number: number(of: .sectionNumber) ?? 0,
                total: number(of: .sectionTotal) ?? 0)
        }
        return line
    }

    var asCaptions: [Caption] { texts(of: .caption).map { Caption($0) } }

    var asDeclassification: Declassification {
        let date = part(.date)
        return Declassification(
            executiveOrder: text(of: .executiveOrder), instruction: text(of: .text) ?? "",
            date: date?.value?.date,
            printedDate: date.map(text(of:)).flatMap { $0.isEmpty ? nil : $0 })
    }

    var asTags: TagsLine {
        var tags: [Tag] = []
        tags.reserveCapacity(parts.count)
        for part in parts {
            switch part.kind {
            case .tag: tags.append(tag(part))
            case .qualifier where !tags.isEmpty:
                tags[tags.count - 1].qualifier = text(of: part)
            default: break
            }
        }
        return TagsLine(label: text(of: .label), tags: tags)
    }

    /// The tag of a part, without its qualifier.
    public func tag(_ part: Part) -> Tag {
        guard case .tag(let code, let kind) = part.value else { return Tag(code: printed(part)) }
        return Tag(code: code ?? printed(part), kind: kind)
    }

    var asSubject: Subject {
        Subject(
            label: text(of: .label), portionMarking: portionMarking, text: text(of: .text) ?? "")
    }

    /// The portion marking that is printed on the line.
    package var portionMarking: PortionMarking? {
        guard let index = parts.firstIndex(where: { $0.kind == .portionMarking }),
            let level = parts[index].value?.level
        else { return nil }
        return PortionMarking(
            printed: text(of: parts[index]), level: level, controls: controls(after: index))
    }

    var asReferences: ReferenceList {
        var references: [Reference] = []
        var marker: Part?
        var index = 0
        while index < parts.count {
            let part = parts[index]
            index += 1
            switch part.kind {
            case .marker: marker = part
            case .reference:
                let details = parts[index...].prefix {
                    $0.kind != .marker && $0.kind != .reference
                }
                index = details.endIndex
                references.append(reference(part, marker: marker, details))
                marker = nil
            default: break
            }
        }
        return ReferenceList(label: text(of: .label), references: references)
    }

    private func reference(
        _ part: Part, marker: Part?, _ details: ArraySlice<Part>
    ) -> Reference {
        let marker = marker.map(text(of:))
        var reference = Reference(
            marker: marker, letter: marker.flatMap(Reference.letter(ofMarker:)),
            text: text(of: part)
        )
        var cited: CitedTelegram?
        for detail in details {
            switch detail.kind {
            case .letter:
                let letter = text(of: detail)
                reference.letter = letter.isEmpty ? nil : letter
            case .post: cited = CitedTelegram(post: text(of: detail), serial: 0)
            case .serial: cited?.serial = detail.value?.number ?? 0
            case .airgram: cited?.isAirgram = true
            default: break
            }
        }
        cited?.year = details.first { $0.kind == .year }?.value?.number
        reference.cited = cited
        return reference
    }

    /// The number of the paragraph that the line is as well: `1. (U) Classified by …`.
    package var paragraphNumber: Int? { part(.paragraphNumber)?.value?.number }

    var asAuthority: ClassificationAuthority {
        let titles = texts(of: .title)
        let names = texts(of: .name)
        return ClassificationAuthority(
            // Two may have classified it.
            name: names.isEmpty ? nil : names.joined(separator: " and "),
            // A title may stand on either side of the name.
            title: titles.isEmpty ? nil : titles.joined(separator: ", "),
            printedReasons: text(of: .reasons), reasons: texts(of: .reason),
            derivedFrom: text(of: .derivedFrom),
            paragraphNumber: paragraphNumber,
            portionMarking: portionMarking)
    }

    // MARK: Anywhere

    var asPageMark: PageMark {
        let mark = part(.pageMark)
        return PageMark(
            kind: mark?.value?.markKind ?? .banner,
            printed: mark.map(text(of:)) ?? printed)
    }

    var asTextStatus: TextStatus { part(.textStatus)?.value?.textStatus ?? .partialExtract }
}

extension Reference {
    /// The letter or number that a marker prints, a letter in capitals: `A` of `A.`, of `(A)`, of
    /// `REF a)`; `1` of `(1)`.
    static func letter(ofMarker marker: String) -> String? {
        let words = marker.utf8.split { !isAlphanumeric($0) }
        guard let name = words.last(where: { $0.count <= 2 }) else { return nil }
        return String(decoding: name, as: UTF8.self).uppercased()
    }

    private static func isAlphanumeric(_ byte: UInt8) -> Bool {
        byte >= 0x30 && byte <= 0x39 || byte | 0x20 >= 0x61 && byte | 0x20 <= 0x7A
    }
}

extension HeadLine.Part.Value {
    /// The text that is meant where the printed one is not.
    public var text: String? {
        switch self {
        case .text(let text), .stated(let text, _): text
        default: nil
        }
    }

    /// What the value means, without the text that it is stated in.
    private var meaning: Self { if case .stated(_, let value) = self { value } else { self } }

    /// The number; `nil` for a value that is none. A year is in full.
    public var number: Int? {
        if case .number(let value) = meaning { value } else { nil }
    }
    /// The precedence of a prosign or a word; `nil` for any other value.
    public var precedence: Precedence? {
        if case .precedence(let value) = meaning { value } else { nil }
    }
    /// What a label makes of an addressee; `nil` for any other value.
    public var addresseeRole: Addressee.Role? {
        if case .addresseeRole(let value) = meaning { value } else { nil }
    }
    /// What a label makes of an office; `nil` for any other value.
    public var distributionRole: OfficeDistribution.Role? {
        if case .distributionRole(let value) = meaning { value } else { nil }
    }
    /// What a label says that somebody did; `nil` for any other value.
    public var draftingRole: DraftingLine.Role? {
        if case .draftingRole(let value) = meaning { value } else { nil }
    }
    /// The level of a classification or marking; `nil` for any other value.
    public var level: ClassificationLevel? {
        if case .level(let value) = meaning { value } else { nil }
    }
    /// The minute of a date-time group, in UTC; `nil` for any other value.
    public var moment: DateTimeGroup.Moment? {
        if case .moment(let value) = meaning { value } else { nil }
    }
    /// The day of a declassification; `nil` for any other value.
    public var date: CalendarDate? {
        if case .date(let value) = meaning { value } else { nil }
    }
    /// What a mark between the lines is; `nil` for any other value.
    public var markKind: PageMark.Kind? {
        if case .markKind(let value) = meaning { value } else { nil }
    }
    /// How much of the text the copy holds; `nil` for any other value.
    public var textStatus: TextStatus? {
        if case .textStatus(let value) = meaning { value } else { nil }
    }
}
