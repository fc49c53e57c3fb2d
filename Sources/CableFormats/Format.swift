import CableModel

/// A document format: what it is called, how it is read, written, or both, and whatever else the
/// program has to know of it.
///
/// Everything that differs from format to format is said here, by the format's own folder. The
/// command line, detection, validation and the names of files ask the registry.
package struct Format: Sendable {
    /// What the user types: `tei`.
    package var name: String
    /// Other names for it: `xml`.
    package var aliases: [String]
    /// One line for `--list-formats`.
    package var summary: String
    /// The endings of its files, each with its dot: `.tei.xml`, `.xml`. Outputs get the first; an
    /// output that has any of them, and no longer one of another format, is of the format.
    package var fileExtensions: [String]
    /// The MIME type of its files.
    package var mediaType: String

    package var reader: (any CableReader)?
    /// How inputs are cut into records that are read one at a time; `nil` where a file is one.
    package var splitter: (any RecordSplitter)?
    /// The layouts of pages or rows that the reader knows, and who publishes them.
    package var layouts: [PublishedLayout]

    package var writer: (any CableWriter)?
    /// How many cables make one document; `nil` where each is a document of its own.
    package var collection: (any CollectionWriter)?
    /// The same for a file of the format's own ending, which holds one document: an array, a graph.
    /// `nil` where `collection` makes such.
    package var bundle: (any CollectionWriter)?
    /// The flags by which a user chooses something about its documents.
    package var flags: [OptionFlag]
    /// What its documents are checked against; `nil` where nothing checks them.
    package var schema: DocumentSchema?

    package init(
        name: String, aliases: [String] = [], summary: String, fileExtensions: [String] = [],
        mediaType: String = "text/plain", reader: (any CableReader)? = nil,
        splitter: (any RecordSplitter)? = nil, layouts: [PublishedLayout] = [],
        writer: (any CableWriter)? = nil, collection: (any CollectionWriter)? = nil,
        bundle: (any CollectionWriter)? = nil, flags: [OptionFlag] = [],
        schema: DocumentSchema? = nil
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
        self.schema = schema
    }

    /// How many cables make one document in a file with this path; `nil` where each is a document of its
    /// own.
    package func collection(forFileAt path: String) -> (any CollectionWriter)? {
        guard let collection else { return nil }
        let path = path.lowercased()
        let isCollections = collection.fileExtensions.contains { path.hasSuffix($0) }
        return isCollections ? collection : bundle ?? collection
    }

    /// Whether the program writes the format: a document a cable, or one of many.
    package var isWritten: Bool { writer != nil || collection != nil }

    /// Whether a document is always one of many cables, as a database is.
    package var isOfManyOnly: Bool { writer == nil && collection != nil }

    /// Whether its one document is a folder of files, which have names of their own.
    package var isFolder: Bool { collection?.rowDestination == .folder }

    /// The ending that its output files get, with its dot; empty where it has none.
    package var fileExtension: String { fileExtensions.first ?? "" }

    /// The endings of its files, those that hold many cables included.
    package var allFileExtensions: [String] { fileExtensions + (collection?.fileExtensions ?? []) }
}
