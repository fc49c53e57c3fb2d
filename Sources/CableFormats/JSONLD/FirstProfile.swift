import CableSyntax

/// Documents of profile 1, which version 1.0 of the program wrote, as those of the present one.
///
/// In it, keys and classes differed by case only (`Reference` and `reference`), and some keys had a list
/// or one value; what has one shape now is read from both.
enum FirstProfile {
    /// The keys whose names are others now.
    private static let keys = [
        "headLine": "line", "person": "classifier",
        "heading": "paragraphHeading", "conversionNote": "note", "message": "noteText",
    ]

    /// The classes whose names are others now.
    private static let types = [
        "HeadLine": "LineOfHead", "Reference": "ReferenceEntry", "PageTable": "PageRecord",
        "Evidence": "Attestation", "Interruption": "BlankLine",
        "ClassificationAuthority": "AuthorityStatement",
    ]

    /// A node with the names of the present profile, and all nodes in it.
    static func upgraded(_ value: JSONValue) -> JSONValue {
        switch value {
        case .array(let values): .array(values.map(upgraded))
        case .object(let members):
            .object(
                members.flatMap { name, value -> [(String, JSONValue)] in
                    switch name {
                    case "@context": [(name, value)]
                    case "@type": [(name, .array(value.items.map(upgradedType)))]
                    case "classificationAuthority": statements(upgraded(value).items)
                    // A tag that has more to it than its code stood where it is named now.
                    default: [(keys[name] ?? name, upgraded(value))]
                    }
                })
        default: value
        }
    }

    /// The first statement of who classified a cable has a key of its own.
    private static func statements(_ all: [JSONValue]) -> [(String, JSONValue)] {
        guard let first = all.first else { return [] }
        let further = Array(all.dropFirst())
        return [("classificationAuthority", first)]
            + (further.isEmpty ? [] : [("furtherAuthority", .array(further))])
    }

    private static func upgradedType(_ value: JSONValue) -> JSONValue {
        guard let name = value.string, let new = types[name] else { return value }
        return .string(new)
    }
}
