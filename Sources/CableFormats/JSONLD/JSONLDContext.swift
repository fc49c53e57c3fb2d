import CableSyntax

/// The context of every document: what each term means.
///
/// There is no `@vocab`, so that a misspelt key is reported by a processor and does not become a
/// property of that name; and the terms are protected, so that nobody redefines them.
///
/// No two terms differ by case only, for readers of JSON that do not tell `Cable` from `cable`; a key
/// is always a list or never, and so is `@type`.
package enum JSONLDContext {
    /// Where the context of a document is.
    package enum Place: Sendable, Equatable {
        /// In documents and graphs themselves; lines name it, as a table has its heads once.
        case byForm
        case inline
        /// It is named below the base, whoever publishes it there.
        case belowBase
        /// It is published at an address.
        case published(String)

        package init(_ text: String) {
            self =
                switch text {
                case "inline": .inline
                case "base": .belowBase
                default: .published(text)
                }
        }

        /// The address that stands for the context; `nil` where the document holds it.
        func address(in base: JSONLDBase, isLine: Bool) -> String? {
            switch self {
            case .published(let address): address
            case .belowBase: base.context
            case .byForm: isLine ? base.context : nil
            case .inline: nil
            }
        }
    }

    /// The prefix of the project's own vocabulary, whose IRI is of the base.
    static let ownPrefix = "cbl"

    private static let prefixes: [(String, String)] = [
        ("schema", "http://schema.org/"),
        ("dcterms", "http://purl.org/dc/terms/"),
        ("skos", "http://www.w3.org/2004/02/skos/core#"),
        ("rico", "https://www.ica.org/standards/RiC/ontology#"),
        ("oa", "http://www.w3.org/ns/oa#"),
        ("xsd", "http://www.w3.org/2001/XMLSchema#"),
        (ownPrefix, ""),
    ]

    /// Names of classes and of values, by the prefix of their vocabulary.
    private static let names: [(prefix: String, names: [String])] = [
        (
            "schema",
            [
                "Message", "GovernmentOrganization", "Organization", "Person", "DefinedTerm",
                "MediaObject", "PropertyValue", "Place", "CreativeWork", "CorrectionComment",
            ]
        ),
        ("skos", ["Concept"]),
        ("rico", ["Record", "CorporateBody", "Group", "DocumentaryFormType"]),
        (
            ownPrefix,
            [
                "Cable", "CollectiveAddress", "LineOfHead", "TransmissionHeader", "AddressLine",
                "AuthorityStatement", "ReferenceEntry", "TagEntry", "OfficeCopies",
                "PageRecord", "TextBlock", "ConversionNote", "Attestation",
                // Parts of the text.
                "Heading", "Paragraph", "BulletList", "BulletItem", "ParticipantList",
                "Preformatted", "TableRow",
                "QuotedText", "PageMark", "Signature", "Trailer",
                // What stands within a text.
                "Redaction", "ReferenceMention", "ParagraphMention", "LinkMention", "BlankLine",
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
        ("schema", .iri, .one, ["sender", "inDefinedTermSet", "locationCreated"]),
        (
            "schema", .iri, .set,
            [
                "toRecipient", "ccRecipient", "about", "hasPart", "encoding", "citation",
                "correction", "sameAs",
            ]
        ),
        ("rico", .iri, .one, ["hasSender", "hasDocumentaryFormType"]),
        ("rico", .iri, .set, ["hasAddressee"]),
        ("rico", .date, .one, ["creationDate"]),
        ("dcterms", .iri, .one, ["conformsTo"]),
        ("skos", .text, .one, ["notation"]),
        ("oa", .integer, .one, ["start", "end"]),
        ("oa", .text, .one, ["exact"]),
        (
            ownPrefix, .text, .one,
            [
                "messageReferenceNumber", "classificationLine", "portionMarking", "executiveOrder",
                "declassificationLine", "dateTimeGroup", "startOfMessage", "routingLine",
                "originatorLine", "operatingSignals", "originatingStation", "stationSerialNumber",
                "transmissionSection", "filingTime", "originatorOffice", "routingIndicator",
                "addresseeText", "deliveryNumber", "office", "label", "marker", "originatorText",
                "tagsLine", "signatureText", "sourceText", "sourceFormat", "code", "severity",
                "noteText", "reasonText", "derivedFrom", "redactionText", "role", "lineType",
                "markType", "page", "pageTotal",
                "paragraphLetter", "textStatus", "layout", "created", "released",
                "classificationText", "origin", "subjectText", "sectionText", "markingText",
                "markText", "printedDate", "statedDate", "draftingText", "copies",
                "distributionTotal", "qualifier", "property", "evidenceKind", "originalText",
            ]
        ),
        (
            ownPrefix, .text, .list,
            [
                "routingTo", "operatingSignal", "caption", "captionLine", "attention",
                "attentionLine", "handling",
                "reason", "article", "unplaced", "cell",
            ]
        ),
        (
            ownPrefix, .name, .one,
            ["classification", "precedence", "infoPrecedence", "actionType", "tagType"]
        ),
        (ownPrefix, .name, .list, ["precedenceList"]),
        (
            ownPrefix, .integer, .one,
            [
                "paragraphNumber", "year", "sequenceNumber", "sourceStart", "sourceEnd", "level",
                "listNumber", "sectionNumber", "sectionTotal", "elementNumber", "byteOffset",
            ]
        ),
        (ownPrefix, .boolean, .one, ["yearInferred", "postUnverified", "isAirgram", "isHead"]),
        (ownPrefix, .date, .one, ["declassifyOn"]),
        (
            ownPrefix, .iri, .one,
            [
                "transmission", "classifier", "addressee", "target", "pageTable",
                "paragraphHeading", "classificationAuthority",
            ]
        ),
        (
            ownPrefix, .iri, .set,
            [
                "reference", "annotation", "interruption", "note", "evidence", "furtherAuthority",
                "tagOfLine", "exemptRecipient",
            ]
        ),
        (
            ownPrefix, .iri, .list,
            ["line", "entry", "distribution", "addressing", "attribute", "sourceBlock"]
        ),
    ]

    /// The context as the value of `@context`, indented for its place in a document or on one line.
    ///
    /// - Parameter vocabulary: the IRI that the project's own terms begin with.
    static func text(vocabulary: String, isIndented: Bool) -> [UInt8] {
        let (before, after) = isIndented ? indented : compact
        return before + vocabulary.utf8 + after
    }

    private static let indented = parts(isIndented: true)
    private static let compact = parts(isIndented: false)

    /// What stands before the vocabulary's IRI, and what behind it.
    private static func parts(isIndented: Bool) -> (before: [UInt8], after: [UInt8]) {
        var before: [UInt8] = []
        var json = JSONWriter(Output(), indented: isIndented, depth: 1)
        json.object { json in
            json.key("@version")
            json.value(raw: "1.1")
            json.member("@protected", true)
            json.key("@type")
            json.object(inline: true) { $0.member("@container", Container.set.rawValue) }
            for (prefix, iri) in prefixes {
                json.key(named: prefix)
                json.value(iri)
                // Behind the opening quote of the empty IRI.
                if prefix == ownPrefix { before = json.output.bytes.dropLast() }
            }
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
        return (before, Array(json.output.bytes.dropFirst(before.count)))
    }
}
