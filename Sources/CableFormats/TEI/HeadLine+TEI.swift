import CableModel

extension HeadLine {
    /// What `@subtype` says of a line where its kind alone does not say enough.
    var teiSubtype: String? {
        switch kind {
        case .officeDistribution: officeDistribution?.role.rawValue
        case .drafting: drafting?.role.rawValue
        case .textStatus: textStatus?.rawValue
        case .addressee: addresseeRole?.teiName
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
        guard let role = Self.allCases.first(where: { $0.teiName == teiName }) else { return nil }
        self = role
    }
}
