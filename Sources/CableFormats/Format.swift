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
    /// The flags by which a user chooses something about its documents.
    package var flags: [OptionFlag]
    /// The template that the writer uses where the user gives none; `nil` for a writer without.
    package var defaultTemplate: String?
    /// What its documents are checked against; `nil` where nothing checks them.
    package var schema: DocumentSchema?

    package init(
        name: String, aliases: [String] = [], summary: String, fileExtensions: [String] = [],
        mediaType: String = "text/plain", reader: (any CableReader)? = nil,
        splitter: (any RecordSplitter)? = nil, layouts: [PublishedLayout] = [],
        writer: (any CableWriter)? = nil, collection: (any CollectionWriter)? = nil,
        flags: [OptionFlag] = [], defaultTemplate: String? = nil, schema: DocumentSchema? = nil
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
        self.flags = flags
        self.defaultTemplate = defaultTemplate
        self.schema = schema
    }

    /// The ending that its output files get, with its dot; empty where it has none.
    package var fileExtension: String { fileExtensions.first ?? "" }

    /// The endings of its files, those that hold many cables included.
    package var allFileExtensions: [String] { fileExtensions + (collection?.fileExtensions ?? []) }
}
