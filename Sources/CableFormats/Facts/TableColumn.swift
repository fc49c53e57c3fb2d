/// The columns of a table of cables, a row a cable.
enum TableColumn: String, CaseIterable {
    /// `07BAKU1467`.
    case id
    /// UTC, to the minute: `2007-12-11T10:31Z`; the day alone where no more is known.
    case date
    /// Where the date comes from: `telegram`, `record`, `page`.
    case dateSource = "date_source"
    case from
    /// Where the sender comes from: `telegram`, `record`, `page`, `number-line`.
    case fromSource = "from_source"
    case to
    case info
    /// `SECRET//NOFORN`.
    case classification
    case captions
    case tags
    case subject
    /// Identifiers where they are known, else as printed.
    case references
    /// Those whose post nobody knows, so that they may be no telegrams.
    case unverifiedReferences = "references_unverified"
    /// The number of paragraphs.
    case paragraphs
    /// The number of words of the text proper.
    case words
    /// The name of the file.
    case source
}
