import CableGrammar
import CableModel

/// A value of the cable that a template can write; the raw value is its name there.
enum FrameValue: String, CaseIterable, Sendable {
    case title, date, day, slug, description, summary, author, post, id, iri, mrn, subject
    case classification
    /// `SECRET`: the level alone.
    case level
    case classificationLine = "classification_line"
    case executiveOrder = "executive_order"
    case declassifyOn = "declassify_on"
    case declassification
    case dateTimeGroup = "date_time_group"
    case precedence, from
    /// Whether the summary is the telegram's own or its first sentence.
    case summarySource = "summary_source"
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
    /// How many characters were put right, and which.
    case repairs
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
    /// The tags by which a page can be named: generators make paths of them.
    case listedTags = "listed_tags"
    /// Those whose post nobody knows.
    case unverifiedReferences = "references_unverified"
    case authorities, head, articles, attributes
    /// The text block by block, for those who write their own markup.
    case blocks
    /// The cables of a site that cite this one; none outside of sites.
    case citedBy = "cited_by"

    /// What an item of the list has.
    var fields: [FrameField] {
        switch self {
        case .tags, .listedTags: [.name, .meaning, .kind, .source]
        case .captions: [.name, .meaning, .source]
        case .attention: [.name]
        case .to, .info, .exempt, .attributes: [.name, .line]
        case .references, .unverifiedReferences: [.name, .anchor, .marker, .line, .link]
        case .authorities, .head, .articles: [.line]
        case .blocks: FrameField.ofBlocks
        case .citedBy: FrameField.ofCiting
        }
    }
}

/// A value of the item that a template is at.
enum FrameField: String, CaseIterable, Sendable {
    case name, line, marker, anchor
    /// What a code means, what kind of code it is, and who says so.
    case meaning, kind, source
    /// Where the page of another cable lies, in a site that has it.
    case link
    case title, day
    /// The number of a paragraph, and its portion marking, as printed.
    case label, marking
    // Whether a block is of a kind: a template cannot compare.
    case isParagraph = "is_paragraph"
    case isHeading = "is_heading"
    case isItem = "is_item"
    case isTable = "is_table"
    case isOther = "is_other"

    /// What is known of a block of the text.
    static let ofBlocks: [FrameField] = [
        .kind, .anchor, .label, .marking, .marker, .line, .isParagraph, .isHeading, .isItem,
        .isTable, .isOther,
    ]

    /// What is known of a cable that cites another one.
    static let ofCiting: [FrameField] = [.name, .title, .day, .link]
}

/// Where a value stands, which settles its escaping: `{{subject.yaml}}`.
enum FramePlace: String, CaseIterable, Sendable {
    /// A double-quoted string, quotes included: for YAML, TOML and JSON alike.
    case yaml
    /// The same for what a theme shows of front matter: signs of HTML are references where the dialect's
    /// generator puts it into a page as it is.
    case meta
    /// Running text.
    case markdown
    /// A cell of a table.
    case table
    /// HTML text or a quoted attribute.
    case html
    /// A part of a URL: everything but letters, digits and `-._~` percent-encoded.
    case url
    /// For anchors only: what names a block in the document's dialect, before and behind its text.
    case before, behind
    /// For dates only: as it is, `2007-12-11T10:31:00Z`.
    case iso
}

/// One item of a list.
struct FrameItem: Hashable {
    /// A code, whose meaning a vocabulary has.
    enum Code: Hashable {
        case tag(Tag.Kind?)
        case caption
    }

    var name: String?
    var line: String?
    var marker: String?
    var anchor: String?
    /// What the name is, where it is a code.
    var code: Code?
    /// What kind of block the item is, and what stands before its text.
    var block: FrameBlock.Kind?
    var label: String?
    var marking: String?
    /// The number of the cable that the item is about, where that is another one.
    var target: String?
    /// Whether the item stands for all cables that cite this one, which are not known yet.
    var isCiting = false

    subscript(field: FrameField) -> String? {
        switch field {
        case .name: name
        case .line: line
        case .marker: marker
        case .anchor: anchor
        case .kind where block != nil: block?.rawValue
        case .label: label
        case .marking: marking
        case .isParagraph, .isHeading, .isItem, .isTable, .isOther:
            block?.field == field ? block?.rawValue : nil
        case .meaning, .kind, .source: code.flatMap { say(field, of: $0) }
        // Nobody knows them before all cables are there.
        case .link, .title, .day: nil
        }
    }

    private func say(_ field: FrameField, of code: Code) -> String? {
        guard let name else { return nil }
        switch (code, field) {
        case (.tag, .meaning): return Vocabulary.gloss(ofTag: name)
        case (.tag(let kind), .kind): return kind?.rawValue
        case (.tag(let kind), .source):
            return kind.flatMap(Vocabulary.tags)?.entry(name).flatMap(Self.source(of:))
        case (.caption, .meaning): return Vocabulary.gloss(ofHandling: name)
        case (.caption, .source):
            return (Vocabulary.captions.entry(name) ?? Vocabulary.markings.entry(name))
                .flatMap(Self.source(of:))
        default: return nil
        }
    }

    private static func source(of entry: VocabularyTable.Entry) -> String? {
        entry.sources.first.flatMap(Vocabulary.source(of:))
    }
}
