import CableModel

/// The kinds of the head's lines, by the names that a document has for them in `@type`.
enum TEILineKind: String, CaseIterable {
    case transmissionIdentifier = "transmission-id"
    case relay = "precedence-routing"
    case station = "station-line"
    case operatingSignals = "security-line"
    case dateTimeGroup = "date-time-group"
    case officeDistribution = "office-distribution"
    case communicationsCentreStamp = "communications-centre-stamp"
    case drafting
    case originator
    case addressee
    case classification = "classification-line"
    case captions
    case revisionNote = "revision-note"
    case passingInstruction = "attention"
    case declassification
    case tags
    case subject
    case references
    case classificationAuthority = "classification-authority"
    case pageMark = "page-mark"
    case textStatus = "text-status"
    case publisherNote = "publisher-note"
    case preamble
    case uninterpreted
}

extension HeadLine.Content {
    var teiKind: TEILineKind {
        switch self {
        case .transmissionIdentifier: .transmissionIdentifier
        case .relay: .relay
        case .station: .station
        case .operatingSignals: .operatingSignals
        case .dateTimeGroup: .dateTimeGroup
        case .officeDistribution: .officeDistribution
        case .communicationsCentreStamp: .communicationsCentreStamp
        case .drafting: .drafting
        case .originator: .originator
        case .addressee: .addressee
        case .classification: .classification
        case .captions: .captions
        case .revisionNote: .revisionNote
        case .passingInstruction: .passingInstruction
        case .declassification: .declassification
        case .tags: .tags
        case .subject: .subject
        case .references: .references
        case .classificationAuthority: .classificationAuthority
        case .pageMark: .pageMark
        case .textStatus: .textStatus
        case .publisherNote: .publisherNote
        case .preamble: .preamble
        case .uninterpreted: .uninterpreted
        }
    }

    /// What `@subtype` says of a line where its kind alone does not say enough.
    var teiSubtype: String? {
        switch self {
        case .officeDistribution(let distribution): distribution.role.rawValue
        case .drafting(let line): line.role.rawValue
        case .textStatus(let status): status.rawValue
        case .addressee(let addressee): addressee.role.teiName
        default: nil
        }
    }
}

extension Addressee.Role {
    /// The role's name in `@subtype` of an addressee's line, after the line's label.
    var teiName: String {
        switch self {
        case .action: "to"
        case .info: "info"
        case .exempt: "exempt"
        }
    }

    init?(teiName: String) {
        switch teiName {
        case "to": self = .action
        case "info": self = .info
        case "exempt": self = .exempt
        default: return nil
        }
    }
}
