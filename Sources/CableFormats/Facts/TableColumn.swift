/// The columns of a table of cables, a row a cable, in their order.
package enum TableColumn: String, CaseIterable, Sendable {
    /// `07BAKU1467`.
    case id
    /// The message reference number, as telegrams cite it: `07 BAKU 1467`.
    case mrn
    /// UTC: `2007-12-11T10:31:00Z`; of one whose day alone is known the beginning of the day.
    case date
    /// How much of the date is known: `minute` or `day`.
    case datePrecision = "date_precision"
    /// Where the date comes from: `telegram`, `record`, `page`.
    case dateSource = "date_source"
    /// As printed: `AMEMBASSY BAKU`.
    case from
    /// Where the sender comes from: `telegram`, `record`, `page`, `number-line`.
    case fromSource = "from_source"
    /// The sender's place, one name for all spellings: `Baku`.
    case post
    case to
    case info
    /// What the sender's name means elsewhere, by the user's table.
    case senderURI = "from_uri"
    /// The same of the post.
    case postURI = "post_uri"
    /// Of the addressees for action, one for each of `to`; empty where a name has none.
    case actionURIs = "to_uri"
    /// The same of `info`.
    case infoURIs = "info_uri"
    /// The highest: `IMMEDIATE`.
    case precedence
    /// The level: `SECRET`.
    case classification
    /// Dissemination controls: `NOFORN`.
    case controls
    case captions
    case tags
    case subject
    /// The telegram's own summary, else its first sentence.
    case summary
    /// The numbers of the telegrams that the list of references names: `07BAKU1400`.
    case references
    /// What else the list names, as printed.
    case otherReferences = "other_references"
    /// Those of `references` whose post nobody knows, so that they may be no telegrams.
    case unverifiedReferences = "references_unverified"
    /// How many paragraphs.
    case paragraphs
    /// How many words the text proper has.
    case words
    /// Why the text is not whole, by the telegram or its record: `partial-extract`, `truncated`, `lost`.
    case partial
    /// The text proper, page marks left out; paragraphs apart by an empty line.
    case text
    /// The name of the file.
    case source

    /// Whether it has what the user's table of names says.
    package var isOfAuthorities: Bool {
        switch self {
        case .senderURI, .postURI, .actionURIs, .infoURIs: true
        default: false
        }
    }
}
