/// A value of the cable that a template can write; the raw value is its name there.
enum FrameValue: String, CaseIterable, Sendable {
    case title, date, day, slug, description, summary, author, post, id, iri, mrn, subject
    case classification
    case classificationLine = "classification_line"
    case executiveOrder = "executive_order"
    case declassifyOn = "declassify_on"
    case declassification
    case dateTimeGroup = "date_time_group"
    case precedence, from
    /// Where date and sender come from, if not from the telegram's own lines for them.
    case dateSource = "date_source"
    case fromSource = "from_source"
    case tagsSource = "tags_source"
    case subjectSource = "subject_source"
    case toLines = "to_lines"
    case infoLines = "info_lines"
    case exemptLines = "exempt_lines"
    case captionLines = "caption_lines"
    case tagsLine = "tags_line"
    case transmissionLines = "transmission_lines"
    case distributionLines = "distribution_lines"
    case textStatus = "text_status"
    case noteLines = "note_lines"
    /// How many page marks of the text are left out.
    case pageMarks = "page_marks"
    // Where the copy came from.
    case sourceFile = "source_file"
    case sourceFormat = "source_format"
    case sourceEncoding = "source_encoding"
    case sourceSize = "source_size"
    case sourceHash = "source_sha256"
    case pageLayout = "page_layout"
    case pageReference = "page_reference_id"
    case pageCreated = "page_created"
    case pageReleased = "page_released"
    case pageClassification = "page_classification"
    case pageOrigin = "page_origin"

    /// Whether the value is a date that we write ourselves, so that it needs no escaping.
    var isDate: Bool { self == .date || self == .day || self == .declassifyOn }
}

/// A list that a template can go through: `{{#info}}…{{/info}}`.
enum FrameList: String, CaseIterable, Sendable {
    case tags, to, info, exempt, captions, attention, references
    /// Those whose post nobody knows.
    case unverifiedReferences = "references_unverified"
    case authorities, head, articles, attributes

    /// What an item of the list has.
    var fields: [FrameField] {
        switch self {
        case .tags, .captions, .attention: [.name]
        case .to, .info, .exempt, .attributes: [.name, .line]
        case .references, .unverifiedReferences: [.name, .anchor, .marker, .line]
        case .authorities, .head, .articles: [.line]
        }
    }
}

/// A value of the item that a template is at.
enum FrameField: String, CaseIterable, Sendable {
    case name, line, marker, anchor
}

/// Where a value stands, which settles its escaping: `{{subject.yaml}}`.
enum FramePlace: String, CaseIterable, Sendable {
    /// A double-quoted string, quotes included: for YAML, TOML and JSON alike.
    case yaml
    /// Running text.
    case markdown
    /// A cell of a table.
    case table
    /// HTML text or a quoted attribute.
    case html
    /// A part of a URL: everything but letters, digits and `-._~` percent-encoded.
    case url
    /// For dates only: as it is, `2007-12-11T10:31:00Z`.
    case iso
}

/// One item of a list.
struct FrameItem: Hashable {
    var name: String?
    var line: String?
    var marker: String?
    var anchor: String?

    subscript(field: FrameField) -> String? {
        switch field {
        case .name: name
        case .line: line
        case .marker: marker
        case .anchor: anchor
        }
    }
}
