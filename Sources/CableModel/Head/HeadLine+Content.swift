extension HeadLine {
    /// What a head line says, as one value. It is made of the line's parts when it is asked for;
    /// who wants one kind of line asks for that (`addressee`, `subject`).
    public enum Content: Hashable, Sendable {
        /// Nothing but its kind: a note, a stamp, a line that is not understood.
        case plain(Kind)
        /// The stations that it was relayed to: `PP RUEHFL RUEHKW`.
        case relay(RelayLine)
        /// The originating station: `DE RUEHKB #1467/01 3451031`.
        case station(StationLine)
        /// The signals one by one: `ZNY`, `CCCCC`, `ZZH`.
        case operatingSignals([String])
        /// Precedences and date-time group: `P 111031Z DEC 07`.
        case dateTimeGroup(DateTimeGroupLine)
        /// The offices that got a record copy: `ACTION EAP-00`.
        case officeDistribution(OfficeDistribution)
        /// Who wrote, approved or cleared an outgoing telegram.
        case drafting(DraftingLine)
        /// The sender: `FM AMEMBASSY BAKU`.
        case originator(Originator)
        /// One addressee, with its role.
        case addressee(Addressee)
        /// The classification, the section and the number: `S E C R E T RABAT 000988`.
        case classification(ClassificationLine)
        /// The captions of the line in their order: `SIPDIS`, `NOFORN`.
        case captions([Caption])
        /// The executive order and when the classification ends.
        case declassification(Declassification)
        /// The TAGS of the line: `PREL`, `AJ`.
        case tags(TagsLine)
        /// The subject, or what follows a page mark in it.
        case subject(Subject)
        /// The references of the line, letter by letter.
        case references(ReferenceList)
        /// Who classified the telegram, and for which reasons.
        case classificationAuthority(ClassificationAuthority)
        /// A page line or a banner between the lines of the head.
        case pageMark(PageMark)
        /// What the copy says of its completeness.
        case textStatus(TextStatus)
    }

    /// What the line says.
    public var content: Content {
        switch kind {
        case .relay: .relay(asRelay)
        case .station: .station(asStation)
        case .operatingSignals: .operatingSignals(texts(of: .operatingSignal))
        case .dateTimeGroup: asDateTimeGroup.map(Content.dateTimeGroup) ?? .plain(kind)
        case .officeDistribution: .officeDistribution(asOfficeDistribution)
        case .drafting: .drafting(asDrafting)
        case .originator: .originator(asOriginator)
        case .addressee: .addressee(asAddressee)
        case .classification: .classification(asClassification)
        case .captions: .captions(asCaptions)
        case .declassification: .declassification(asDeclassification)
        case .tags: .tags(asTags)
        case .subject: .subject(asSubject)
        case .references: .references(asReferences)
        case .classificationAuthority: .classificationAuthority(asAuthority)
        case .pageMark: .pageMark(asPageMark)
        case .textStatus: .textStatus(asTextStatus)
        case .transmissionIdentifier, .communicationsCentreStamp, .revisionNote,
            .passingInstruction, .publisherNote, .preamble, .uninterpreted:
            .plain(kind)
        }
    }
}

extension HeadLine.Content {
    /// The kind of line that says it.
    public var kind: HeadLine.Kind {
        switch self {
        case .plain(let kind): kind
        case .relay: .relay
        case .station: .station
        case .operatingSignals: .operatingSignals
        case .dateTimeGroup: .dateTimeGroup
        case .officeDistribution: .officeDistribution
        case .drafting: .drafting
        case .originator: .originator
        case .addressee: .addressee
        case .classification: .classification
        case .captions: .captions
        case .declassification: .declassification
        case .tags: .tags
        case .subject: .subject
        case .references: .references
        case .classificationAuthority: .classificationAuthority
        case .pageMark: .pageMark
        case .textStatus: .textStatus
        }
    }
}

/// The line as one of its kind says it; `nil` for a line of another kind.
extension HeadLine {
    /// The stations that it was relayed to: `PP RUEHFL RUEHKW`.
    public var relay: RelayLine? { kind == .relay ? asRelay : nil }
    /// The originating station: `DE RUEHKB #1467/01 3451031`.
    public var station: StationLine? { kind == .station ? asStation : nil }
    /// Precedences and date-time group: `P 111031Z DEC 07`.
    public var dateTimeGroup: DateTimeGroupLine? { kind == .dateTimeGroup ? asDateTimeGroup : nil }
    /// The offices that got a record copy: `ACTION EAP-00`.
    public var officeDistribution: OfficeDistribution? {
        kind == .officeDistribution ? asOfficeDistribution : nil
    }
    /// Who wrote, approved or cleared an outgoing telegram.
    public var drafting: DraftingLine? { kind == .drafting ? asDrafting : nil }
    /// The sender: `FM AMEMBASSY BAKU`.
    public var originator: Originator? { kind == .originator ? asOriginator : nil }
    /// The addressee of a `TO`, `INFO` or `XMT` line, with its role.
    public var addressee: Addressee? { kind == .addressee ? asAddressee : nil }
    /// The classification, the section and the number; `level` costs less than the whole.
    public var classification: ClassificationLine? {
        kind == .classification ? asClassification : nil
    }
    /// The captions of the line in their order, repetitions kept.
    public var captions: [Caption]? { kind == .captions ? asCaptions : nil }
    /// The executive order and when the classification ends.
    public var declassification: Declassification? {
        kind == .declassification ? asDeclassification : nil
    }
    /// The TAGS of the line: `PREL`, `AJ`.
    public var tags: TagsLine? { kind == .tags ? asTags : nil }
    /// The subject, or what follows a page mark in it.
    public var subject: Subject? { kind == .subject ? asSubject : nil }
    /// The references of the line; `Cable.target(of:)` tells the telegram of one.
    public var references: ReferenceList? { kind == .references ? asReferences : nil }
    /// Who classified the telegram, and for which reasons.
    public var classificationAuthority: ClassificationAuthority? {
        kind == .classificationAuthority ? asAuthority : nil
    }
    /// A page line or a banner between the lines of the head.
    public var pageMark: PageMark? { kind == .pageMark ? asPageMark : nil }
    /// What the copy says of its completeness: a partial extract, text lost.
    public var textStatus: TextStatus? { kind == .textStatus ? asTextStatus : nil }
}
