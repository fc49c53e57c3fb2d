/// Where a copy of a telegram came from.
public struct Provenance: Hashable, Sendable {
    /// The file (or archive entry, or row) that was read.
    public var source: SourceFile?
    /// What the web page, or the row of a dump, said about the telegram.
    public var page: PageTable?
    /// Articles that the page names.
    public var articles: [String]
    /// Attributes of an archive's record, in order.
    public var attributes: [Attribute]

    /// A provenance; `nil` and empty for what is not known of the copy.
    public init(
        source: SourceFile? = nil, page: PageTable? = nil, articles: [String] = [],
        attributes: [Attribute] = []
    ) {
        self.source = source
        self.page = page
        self.articles = articles
        self.attributes = attributes
    }
}

/// The bytes that a telegram was read from.
public struct SourceFile: Hashable, Sendable {
    /// The path below the folder that was named, or the file's name; `nil` for standard input.
    public var name: String?
    /// The reader that read it: `wikileaks-html`.
    public var format: String
    /// The character encoding in which it was decoded: `utf-8`.
    public var encoding: String
    /// In bytes.
    public var size: Int
    /// In lower-case hexadecimal.
    public var sha256: String

    /// What is recorded of the bytes; size and checksum are taken as given.
    public init(name: String?, format: String, encoding: String, size: Int, sha256: String) {
        self.name = name
        self.format = format
        self.encoding = encoding
        self.size = size
        self.sha256 = sha256
    }
}

/// What a web page prints in the table above the telegram, or the row of a dump has beside it. All
/// values are as printed.
public struct PageTable: Hashable, Sendable {
    /// The layout's name: `wikileaks-2010`, `cables-csv`.
    public var layout: String
    /// `07BAKU1467`.
    public var referenceID: String?
    /// `2007-12-11 10:31`. The minutes of the 2010 pages are wrong; trust the date-time group.
    public var created: String?
    /// When the publisher released it: `2011-08-30 01:44`.
    public var released: String?
    /// `SECRET//NOFORN`.
    public var classification: String?
    /// `Embassy Baku`.
    public var origin: String?

    /// A page's table by its layout; `nil` for what it does not print.
    public init(
        layout: String, referenceID: String? = nil, created: String? = nil, released: String? = nil,
        classification: String? = nil, origin: String? = nil
    ) {
        self.layout = layout
        self.referenceID = referenceID
        self.created = created
        self.released = released
        self.classification = classification
        self.origin = origin
    }
}

/// A named value of an archive's record.
public struct Attribute: Hashable, Sendable {
    /// As the record has it: `Document Number`, `Film Number`.
    public var name: String
    /// As the record has it: `1976EREWHON98433`; `n/a` and empty are kept.
    public var value: String

    /// An attribute as the record has it.
    public init(name: String, value: String) {
        self.name = name
        self.value = value
    }
}
