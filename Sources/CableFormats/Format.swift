import CableModel

/// A document format: what it is called, how it is read, written, or both, and whatever else the
/// program has to know of it.
///
/// Everything that differs from format to format is said here, by the format's own folder. The
/// command line, detection, validation and the names of files ask the registry.
public struct Format: Sendable {
    /// What the user types: `tei`.
    public var name: String
    /// Other names for it: `xml`.
    public var aliases: [String]
    /// One line for `--list-formats`.
    public var summary: String
    /// The endings of its files, each with its dot: `.tei.xml`, `.xml`. Outputs get the first; an
    /// output that has any of them, and no longer one of another format, is of the format.
    public var fileExtensions: [String]
    /// The MIME type of its files.
    public var mediaType: String

    public var reader: (any CableReader)?
    /// How inputs are cut into records that are read one at a time; `nil` where a file is one.
    public var splitter: (any RecordSplitter)?
    /// The layouts of pages or rows that the reader knows, and who publishes them.
    public var layouts: [PublishedLayout]

    public var writer: (any CableWriter)?
    /// How many cables make one document; `nil` where each is a document of its own.
    public var collection: (any CollectionWriter)?
    /// The same for a file of the format's own ending, which holds one document: an array, a graph.
    /// `nil` where `collection` makes such.
    public var bundle: (any CollectionWriter)?
    /// The flags by which a user chooses something about its documents.
    public var flags: [OptionFlag]
    /// The template that the writer uses where the user gives none; `nil` for a writer without.
    public var defaultTemplate: String?
    /// What its documents are checked against; `nil` where nothing checks them.
    public var schema: DocumentSchema?

    public init(
        name: String, aliases: [String] = [], summary: String, fileExtensions: [String] = [],
        mediaType: String = "text/plain", reader: (any CableReader)? = nil,
        splitter: (any RecordSplitter)? = nil, layouts: [PublishedLayout] = [],
        writer: (any CableWriter)? = nil, collection: (any CollectionWriter)? = nil,
        bundle: (any CollectionWriter)? = nil, flags: [OptionFlag] = [],
        defaultTemplate: String? = nil, schema: DocumentSchema? = nil
    ) {
        self.name = name
        self.aliases = aliases
        self.summary = summary
        self.fileExtensions = fileExtensions
        self.mediaType = mediaType
        self.reader = reader
        self.splitter = splitter
        self.layouts = layouts
        self.writer = writer
        self.collection = collection
        self.bundle = bundle
        self.flags = flags
        self.defaultTemplate = defaultTemplate
        self.schema = schema
    }

    /// How many cables make one document in a file with this path; `nil` where each is a document of its
    /// own.
    public func collection(forFileAt path: String) -> (any CollectionWriter)? {
        guard let collection else { return nil }
        let path = path.lowercased()
        let isCollections = collection.fileExtensions.contains { path.hasSuffix($0) }
        return isCollections ? collection : bundle ?? collection
    }

    /// Whether the program writes the format: a document a cable, or one of many.
    public var isWritten: Bool { writer != nil || collection != nil }

    /// Whether a document is always one of many cables, as a database is.
    public var isOfManyOnly: Bool { writer == nil && collection != nil }

    /// Whether its one document is a folder of files, which have names of their own.
    public var isFolder: Bool { collection?.rowDestination == .folder }

    /// The ending that its output files get, with its dot; empty where it has none.
    public var fileExtension: String { fileExtensions.first ?? "" }

    /// The endings of its files, those that hold many cables included.
    public var allFileExtensions: [String] { fileExtensions + (collection?.fileExtensions ?? []) }
}
