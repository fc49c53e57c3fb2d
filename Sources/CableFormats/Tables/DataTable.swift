/// A table of the data that cables hold.
///
/// What is a column, of what type, and what it means stands here alone; databases, folders of tables
/// and the guide derive from it.
package enum DataTable: UInt8, CaseIterable, Sendable {
    case file
    case cable
    case paragraph
    case addressee
    case tag
    case caption
    case reference
    case attribute
    case diagnostic
    case meaning
    case source

    /// One column.
    package struct Column: Sendable {
        package enum Kind: Sendable { case integer, text }

        package let name: String
        package let kind: Kind
        /// Whether a row may lack the value.
        package let isOptional: Bool
        /// What it is, with units and forms.
        package let meaning: String

        static func text(_ name: String, optional: Bool = false, _ meaning: String) -> Column {
            Column(name: name, kind: .text, isOptional: optional, meaning: meaning)
        }

        static func integer(_ name: String, optional: Bool = false, _ meaning: String) -> Column {
            Column(name: name, kind: .integer, isOptional: optional, meaning: meaning)
        }
    }

    /// The table that its rows are parts of; `nil` where they stand by themselves. Their first column,
    /// of its name, is the number of the row there.
    package var parent: DataTable? {
        switch self {
        case .file, .meaning, .source: nil
        case .cable: .file
        default: .cable
        }
    }

    /// Whether its rows have a number, `id`, by which others mean them.
    package var hasNumber: Bool { self == .file || self == .cable || self == .paragraph }

    /// What a row is.
    package var meaning: String {
        switch self {
        case .file: "A file or record that cables were read from."
        case .cable: "A cable."
        case .paragraph: "A part of the text: a paragraph, heading, item, table."
        case .addressee: "Whom a cable is for."
        case .tag: "A code of a cable's TAGS."
        case .caption: "A caption of a cable, once each."
        case .reference: "Another telegram, or a document, that a cable refers to."
        case .attribute: "What an archive's record says of a cable."
        case .diagnostic: "What there is to say about the reading of a cable."
        case .meaning: "What a code or word of the field means."
        case .source: "A source of meanings."
        }
    }

    /// The columns, but for `id` and that of the parent.
    package var columns: [Column] {
        switch self {
        case .file:
            [
                .text("name", optional: true, "as the run was given it, or within its archive"),
                .text("format", "the reader's name"),
                .text("encoding", "as it was decoded: utf-8"),
                .integer("size", "in bytes"),
                .text("sha256", "of its bytes, in hexadecimal digits"),
            ]
        case .cable:
            [
                .text("mrn", optional: true, "message reference number: 07BAKU1467"),
                .text("number", optional: true, "the number as printed: BAKU 001467"),
                .text(
                    "date", optional: true, "UTC: 2007-12-11T10:31:00Z, or the beginning of the day"
                ),
                .text("date_precision", optional: true, "minute or day"),
                .text("date_source", optional: true, "telegram, record or page"),
                .text("sender", optional: true, "as printed: AMEMBASSY BAKU"),
                .text("sender_source", optional: true, "telegram, record, page or number-line"),
                .text("post", optional: true, "the sender's place, one name for all spellings"),
                .text("sender_uri", optional: true, "of the sender, from --authorities"),
                .text("post_uri", optional: true, "of the post, from --authorities"),
                .text("precedence", optional: true, "the highest: IMMEDIATE"),
                .text("classification", optional: true, "the level: CONFIDENTIAL"),
                .text("controls", optional: true, "dissemination controls, parted by blanks"),
                .text("subject", optional: true, "without its label"),
                .text("subject_source", optional: true, "telegram or record"),
                .text("tags_source", optional: true, "telegram or record"),
                .text("signature", optional: true, "who signed, without marks"),
                .text("summary", optional: true, "the telegram's own, or its first sentence"),
                .text("summary_source", optional: true, "summary or first-sentence"),
                .text(
                    "status", optional: true,
                    "what is said of the text: whole, truncated, film-only and the like"),
                .text(
                    "correction", optional: true,
                    "what says that it is a corrected copy, as printed: CORRECTED COPY (TEXT)"),
                .integer("paragraphs", "how many numbered or plain paragraphs"),
                .integer("words", "of the text proper"),
            ]
        case .paragraph:
            [
                .integer("position", "from 1"),
                .text("kind", "paragraph, heading, item, preformatted"),
                .text("anchor", optional: true, "its name in documents: p3, p3-q1"),
                .text("label", optional: true, "as printed: 3., --"),
                .integer("number", optional: true, "of a numbered paragraph"),
                .text("classification", optional: true, "the level of its portion marking"),
                .text("role", optional: true, "summary, comment and the like"),
                .integer("is_quoted", "1 within a text that the telegram quotes"),
                .text("text", "in one line, page marks left out; of a table its lines"),
            ]
        case .addressee:
            [
                .integer("position", "from 1"),
                .text("role", "action, info or exempt"),
                .text("name", "as printed: SECSTATE WASHDC"),
                .text("post", optional: true, "the place, one name for all spellings"),
                .text("uri", optional: true, "of the addressee, from --authorities"),
                .text("post_uri", optional: true, "of the post, from --authorities"),
                .text("precedence", optional: true, "IMMEDIATE"),
                .text("routing_indicator", optional: true, "RUEHC"),
            ]
        case .tag:
            [
                .integer("position", "from 1"),
                .text("code", "PREL"),
                .text("kind", optional: true, "subject, geographic, organization, program, person"),
                .text("qualifier", optional: true, "what stands in parentheses behind it"),
            ]
        case .caption:
            [.integer("position", "from 1"), .text("name", "SIPDIS")]
        case .reference:
            [
                .integer("position", "from 1"),
                .text("kind", "reference, of the list; or mention, in the text"),
                .text("letter", optional: true, "by which the text means it"),
                .text("printed", "as printed"),
                .text("target", optional: true, "the telegram's mrn"),
                .integer("year_inferred", "1 where its year is not printed"),
                .integer("post_known", "0 where no list has its post"),
            ]
        case .attribute:
            [
                .integer("position", "from 1"), .text("name", "as the archive has it"),
                .text("value", "as the archive has it"),
            ]
        case .diagnostic:
            [
                .integer("position", "from 1"), .text("kind", "its id: missing-facts"),
                .text("severity", "warning or note"),
                .integer("line", optional: true, "of the source, from 1"),
                .text("message", "one clause"),
            ]
        case .meaning:
            [
                .text("vocabulary", "tag, caption, marking, precedence, post, diagnostic"),
                .text("code", "PREL"), .text("kind", optional: true, "of a tag: subject"),
                .text("meaning", optional: true, "empty where no source says it"),
                .text("sources", optional: true, "their keys in the table source"),
            ]
        case .source: [.text("key", "TAGS74"), .text("title", optional: true, "what it is")]
        }
    }
}
