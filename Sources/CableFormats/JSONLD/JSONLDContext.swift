import CableSyntax

/// The context of every document: what each term means.
///
/// There is no `@vocab`, so that a misspelt key is reported by a processor and does not become a
/// property of that name; and the terms are protected, so that nobody redefines them.
enum JSONLDContext {
    private static let prefixes: [(StaticString, StaticString)] = [
        ("schema", "http://schema.org/"),
        ("dcterms", "http://purl.org/dc/terms/"),
        ("skos", "http://www.w3.org/2004/02/skos/core#"),
        ("rico", "https://www.ica.org/standards/RiC/ontology#"),
        ("oa", "http://www.w3.org/ns/oa#"),
        ("xsd", "http://www.w3.org/2001/XMLSchema#"),
        ("cable", "urn:cable:ns#"),
    ]

    /// Names of classes and of values, by the prefix of their vocabulary.
    private static let names: [(prefix: String, names: [String])] = [
        (
            "schema",
            [
                "Message", "GovernmentOrganization", "Organization", "Person", "DefinedTerm",
                "MediaObject", "PropertyValue",
            ]
        ),
        ("skos", ["Concept"]),
        ("rico", ["Record"]),
        (
            "cable",
            [
                "Cable", "CollectiveAddress", "HeadLine", "TransmissionHeader", "AddressLine",
                "ClassificationAuthority", "Reference", "TagEntry", "OfficeCopies", "PageTable",
                "TextBlock", "ConversionNote", "Evidence",
                // Parts of the text.
                "Heading", "Paragraph", "BulletList", "BulletItem", "Preformatted",
                "QuotedText", "PageMark", "Signature", "Trailer",
                // What stands within a text.
                "Redaction", "ReferenceMention", "ParagraphMention", "LinkMention", "Interruption",
                // Values.
                "Unclassified", "ForOfficialUseOnly", "SensitiveButUnclassified",
                "LimitedOfficialUse", "Confidential", "Secret", "TopSecret",
                "Routine", "Priority", "Immediate", "NiactImmediate", "Flash",
                "ActionAddress", "InfoAddress", "ExemptAddress",
                "SubjectTag", "GeographicTag", "OrganizationTag", "ProgramTag", "PersonTag",
            ]
        ),
    ]

    private enum Value {
        case text, iri, name, integer, date, dateTime, boolean
        var type: String? {
            switch self {
            case .text: nil
            case .iri: "@id"
            case .name: "@vocab"
            case .integer: "xsd:integer"
            case .date: "xsd:date"
            case .dateTime: "xsd:dateTime"
            case .boolean: "xsd:boolean"
            }
        }
    }

    private enum Container: String {
        case one = ""
        case set = "@set"
        case list = "@list"
    }

    private static let properties: [(prefix: String, Value, Container, [String])] = [
        (
            "schema", .text, .one,
            [
                "identifier", "name", "headline", "text", "inLanguage", "genre", "jobTitle",
                "termCode", "encodingFormat", "contentSize", "sha256", "conditionsOfAccess",
                "url", "value",
            ]
        ),
        ("schema", .integer, .one, ["position"]),
        ("schema", .dateTime, .one, ["dateSent"]),
        ("schema", .date, .one, ["dateCreated"]),
        ("schema", .iri, .one, ["sender", "inDefinedTermSet"]),
        (
            "schema", .iri, .set,
            ["toRecipient", "ccRecipient", "about", "hasPart", "encoding", "citation"]
        ),
        ("dcterms", .iri, .one, ["conformsTo"]),
        ("skos", .text, .one, ["notation"]),
        ("oa", .integer, .one, ["start", "end"]),
        ("oa", .text, .one, ["exact"]),
        (
            "cable", .text, .one,
            [
                "messageReferenceNumber", "classificationLine", "portionMarking", "executiveOrder",
                "declassificationLine", "dateTimeGroup", "startOfMessage", "routingLine",
                "originatorLine", "operatingSignals", "originatingStation", "stationSerialNumber",
                "transmissionSection", "filingTime", "originatorOffice", "routingIndicator",
                "addresseeText", "deliveryNumber", "office", "label", "marker", "originatorText",
                "tagsLine",
                "attentionLine", "signatureText", "sourceText", "sourceFormat", "code", "severity",
                "message", "reasonText",
                "derivedFrom", "redactionText", "role", "lineType", "markType", "page", "pageTotal",
                "paragraphLetter", "textStatus", "layout", "created", "released",
                "classificationText", "origin", "subjectText", "sectionText", "markingText",
                "markText", "printedDate", "statedDate", "draftingText", "copies",
                "distributionTotal", "qualifier", "property", "evidenceKind",
            ]
        ),
        (
            "cable", .text, .list,
            [
                "routingTo", "operatingSignal", "caption", "captionLine", "attention", "handling",
                "reason", "article", "unplaced",
            ]
        ),
        (
            "cable", .name, .one,
            ["classification", "precedence", "infoPrecedence", "actionType", "tagType"]
        ),
        ("cable", .name, .list, ["precedenceList"]),
        (
            "cable", .integer, .one,
            [
                "paragraphNumber", "year", "sequenceNumber", "sourceStart", "sourceEnd", "level",
                "listNumber", "sectionNumber", "sectionTotal",
            ]
        ),
        ("cable", .boolean, .one, ["yearInferred", "postUnverified", "isAirgram"]),
        ("cable", .date, .one, ["declassifyOn"]),
        (
            "cable", .iri, .one,
            [
                "transmission", "person", "addressee", "target", "pageTable",
                "classificationAuthority", "heading",
            ]
        ),
        (
            "cable", .iri, .set,
            ["reference", "annotation", "interruption", "conversionNote", "evidence"]
        ),
        (
            "cable", .iri, .list,
            ["headLine", "entry", "distribution", "addressing", "attribute", "sourceBlock"]
        ),
    ]

    /// The context as the value of `@context`, indented for its place in a document.
    static let text = bytes(indented: true)

    /// The same on one line.
    static let compactText = bytes(indented: false)

    private static func bytes(indented: Bool) -> [UInt8] {
        var json = JSONWriter(Output(), indented: indented, depth: 1)
        json.object { json in
            json.key("@version")
            json.value(raw: "1.1")
            json.member("@protected", true)
            for (prefix, iri) in prefixes { json.member(prefix, "\(iri)") }
            for group in names {
                for name in group.names {
                    json.key(named: name)
                    json.value("\(group.prefix):\(name)")
                }
            }
            for (prefix, value, container, names) in properties {
                for name in names {
                    json.key(named: name)
                    json.object(inline: true) { json in
                        json.member("@id", "\(prefix):\(name)")
                        json.member("@type", ifPresent: value.type)
                        if container != .one { json.member("@container", container.rawValue) }
                    }
                }
            }
        }
        return json.output.bytes
    }
}
