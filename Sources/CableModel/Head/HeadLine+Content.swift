extension HeadLine {
    /// What a head line says, as one value. It is made of the line's parts when it is asked for;
    /// who wants one kind of line asks for that (`addressee`, `subject`).
    public enum Content: Hashable, Sendable {
        /// Nothing but its kind: a note, a stamp, a line that is not understood.
        case plain(Kind)
        case relay(RelayLine)
        case station(StationLine)
        case operatingSignals([String])
        case dateTimeGroup(DateTimeGroupLine)
        case officeDistribution(OfficeDistribution)
        case drafting(DraftingLine)
        case originator(Originator)
        case addressee(Addressee)
        case classification(ClassificationLine)
        case captions([Caption])
        case declassification(Declassification)
        case tags(TagsLine)
        case subject(Subject)
        case references(ReferenceList)
        case classificationAuthority(ClassificationAuthority)
        case pageMark(PageMark)
        case textStatus(TextStatus)
    }

    /// What the line says.
    public var content: Content {
        switch kind {
        case .relay: .relay(asRelay)
        case .station: .station(asStation)
        case .operatingSignals: .operatingSignals(texts(of: .operatingSignal))
        case .dateTimeGroup: .dateTimeGroup(asDateTimeGroup)
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
    public var relay: RelayLine? { kind == .relay ? asRelay : nil }
    public var station: StationLine? { kind == .station ? asStation : nil }
    public var dateTimeGroup: DateTimeGroupLine? { kind == .dateTimeGroup ? asDateTimeGroup : nil }
    public var officeDistribution: OfficeDistribution? {
        kind == .officeDistribution ? asOfficeDistribution : nil
    }
    public var drafting: DraftingLine? { kind == .drafting ? asDrafting : nil }
    public var originator: Originator? { kind == .originator ? asOriginator : nil }
    public var addressee: Addressee? { kind == .addressee ? asAddressee : nil }
    public var classification: ClassificationLine? {
        kind == .classification ? asClassification : nil
    }
    public var captions: [Caption]? { kind == .captions ? asCaptions : nil }
    public var declassification: Declassification? {
        kind == .declassification ? asDeclassification : nil
    }
    public var tags: TagsLine? { kind == .tags ? asTags : nil }
    public var subject: Subject? { kind == .subject ? asSubject : nil }
    public var references: ReferenceList? { kind == .references ? asReferences : nil }
    public var classificationAuthority: ClassificationAuthority? {
        kind == .classificationAuthority ? asAuthority : nil
    }
    public var pageMark: PageMark? { kind == .pageMark ? asPageMark : nil }
    public var textStatus: TextStatus? { kind == .textStatus ? asTextStatus : nil }
}
