import CableModel
import CableSyntax

/// A document format: a name, and how it is read, written, or both.
public struct Format: Sendable {
    /// What the user types: `tei`.
    public var name: String
    /// Other names for it: `xml`.
    public var aliases: [String]
    /// One line for `--list-formats`.
    public var summary: String
    /// The extension of output files, with its dot: `.tei.xml`.
    public var fileExtension: String?
    public var reader: (any CableReader)?
    /// How inputs are cut into records that are read one at a time; `nil` where a file is one.
    public var splitter: (any RecordSplitter)?
    public var writer: (any CableWriter)?
    /// How many cables make one document; `nil` where each is a document of its own.
    public var collection: (any CollectionWriter)?
    /// The template that the writer uses where the user gives none; `nil` for a writer without.
    public var defaultTemplate: String?

    public init(
        name: String, aliases: [String] = [], summary: String, fileExtension: String? = nil,
        reader: (any CableReader)? = nil, splitter: (any RecordSplitter)? = nil,
        writer: (any CableWriter)? = nil, collection: (any CollectionWriter)? = nil,
        defaultTemplate: String? = nil
    ) {
        self.name = name
        self.aliases = aliases
        self.summary = summary
        self.fileExtension = fileExtension
        self.reader = reader
        self.splitter = splitter
        self.writer = writer
        self.collection = collection
        self.defaultTemplate = defaultTemplate
    }
}

/// Makes cables of a record's text.
///
/// Reading is pure: the same input gives the same readings, on any thread.
public protocol CableReader: Sendable {
    /// How well the text fits the format. Called on every format to detect an input's.
    func recognition(of text: UnsafeBufferPointer<UInt8>) -> Recognition

    /// The cables of one decoded record; none where the text holds none.
    ///
    /// Content never makes a reader fail: what is odd becomes a diagnostic. The readings carry
    /// no `provenance.source`; the pipeline fills it in.
    func read(_ text: UnsafeBufferPointer<UInt8>, options: ReaderOptions) -> [Reading]

    /// Why a text holds no cable, where the reader can say more than that: one clause.
    ///
    /// Asked only after `read` found none.
    func explanation(ofNoCableIn text: UnsafeBufferPointer<UInt8>) -> String?
}

extension CableReader {
    /// The cables of a record, read without options.
    public func read(_ text: UnsafeBufferPointer<UInt8>) -> [Reading] {
        read(text, options: ReaderOptions())
    }

    public func explanation(ofNoCableIn text: UnsafeBufferPointer<UInt8>) -> String? { nil }
}

/// What a user may choose about reading.
public struct ReaderOptions: Sendable, Hashable {
    /// Whether characters that a wrong encoding spoilt are put right, each with a diagnostic.
    public var repairsCharacters: Bool
    /// Whether readings say which rule took which line of a telegram.
    public var notesRules: Bool

    public init(repairsCharacters: Bool = false, notesRules: Bool = false) {
        self.repairsCharacters = repairsCharacters
        self.notesRules = notesRules
    }
}

/// How well a text fits a format. The greatest wins; among equals, the registry's first.
public enum Recognition: Int, Sendable, Comparable {
    /// It is something else.
    case no
    /// Nothing speaks against it.
    case possible
    /// It has the format's general form: it is an HTML page, JSON text.
    case likely
    /// It has marks that only the format has.
    case certain

    public static func < (left: Recognition, right: Recognition) -> Bool {
        left.rawValue < right.rawValue
    }
}

/// Makes a document of a reading.
public protocol CableWriter: Sendable {
    /// Whether a document holds all that the cable says; a table is a summary.
    var isWhole: Bool { get }

    /// Checks what the user chose, before any input is read.
    ///
    /// - Throws: `FormatError` where `write` would throw it for any reading.
    func check(_ options: WriterOptions) throws(FormatError)

    /// Appends the whole document to `output`.
    ///
    /// - Returns: what the format could not carry.
    /// - Throws: `FormatError` where an option makes writing impossible, such as a broken template.
    func write(_ reading: Reading, options: WriterOptions, to output: inout Output)
        throws(FormatError)
        -> [Diagnostic]
}

extension CableWriter {
    public var isWhole: Bool { true }
    public func check(_ options: WriterOptions) throws(FormatError) {}
}

/// What a user may choose about the documents.
public struct WriterOptions: Sendable, Hashable {
    public enum TextLayout: String, Sendable, Hashable, CaseIterable {
        /// Plain text that the telegram reader reads back to the same cable.
        case telegram
        /// The body alone, for analysis.
        case reading
    }

    public var textLayout: TextLayout
    /// The column at which paragraphs of plain text are wrapped; `nil`: one line a paragraph.
    public var wrapColumn: Int?
    /// The text of a Mustache template to be used in place of the shipped one.
    public var template: String?
    /// Whether an explanation is coloured for a terminal.
    public var isColored = false
    /// Where the context of JSON-LD is published; `nil`: each document holds it.
    public var contextURL: String?
    /// What the IRIs of a JSON-LD document's things begin with.
    public var baseIRI = WriterOptions.defaultBaseIRI
    /// Whether a JSON-LD document holds the text that it was read from, and where each part
    /// stands in it.
    public var includesSource = true
    /// Whether a JSON document is one line, as a line of many in a file.
    public var isCompact = false

    /// Readable, and no claim on anybody's domain.
    public static let defaultBaseIRI = "urn:cable:"
    /// What the index of the correspondence says of itself.
    public var index = IndexOptions()

    public init(textLayout: TextLayout = .telegram, wrapColumn: Int? = nil, template: String? = nil)
    {
        self.textLayout = textLayout
        self.wrapColumn = wrapColumn
        self.template = template
    }
}

/// A writer cannot do what its options ask.
public struct FormatError: Error, Sendable, Hashable {
    /// One sentence that says what to do.
    public var message: String

    public init(_ message: String) { self.message = message }
}
