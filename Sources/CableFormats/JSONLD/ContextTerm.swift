import CableModel

/// A value that has a term of its own in the context.
protocol ContextTerm: CaseIterable {
    var term: String { get }
}

extension ContextTerm {
    /// The value of a term; `nil` for any other text.
    init?(term: String?) {
        guard let value = Self.allCases.first(where: { $0.term == term }) else { return nil }
        self = value
    }
}

extension Precedence: ContextTerm {
    var term: String {
        switch self {
        case .routine: "Routine"
        case .priority: "Priority"
        case .immediate: "Immediate"
        case .niactImmediate: "NiactImmediate"
        case .flash: "Flash"
        }
    }
}

extension Addressee.Role: ContextTerm {
    var term: String {
        switch self {
        case .action: "ActionAddress"
        case .info: "InfoAddress"
        case .exempt: "ExemptAddress"
        }
    }
}

extension Tag.Kind: ContextTerm {
    var term: String {
        switch self {
        case .subject: "SubjectTag"
        case .geographic: "GeographicTag"
        case .organization: "OrganizationTag"
        case .program: "ProgramTag"
        case .person: "PersonTag"
        }
    }
}

extension ClassificationLevel: ContextTerm {
    var term: String {
        switch self {
        case .unclassified: "Unclassified"
        case .forOfficialUseOnly: "ForOfficialUseOnly"
        case .sensitiveButUnclassified: "SensitiveButUnclassified"
        case .limitedOfficialUse: "LimitedOfficialUse"
        case .confidential: "Confidential"
        case .secret: "Secret"
        case .topSecret: "TopSecret"
        }
    }
}
