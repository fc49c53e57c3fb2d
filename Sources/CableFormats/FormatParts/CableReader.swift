import CableModel

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

/// How well a text fits a format.
public enum Recognition: Sendable, Hashable, Comparable {
    /// It is something else.
    case no
    /// Nothing speaks against it.
    case possible
    /// It has the form that the format's documents have, and documents of other kinds too.
    case likely(Form)
    /// It has marks that only the format has.
    case certain

    /// What a text is that a reader finds likely. The narrower the form, the better the reader
    /// knows the text: of a TEI document the reader of TEI, not one that takes any XML.
    public enum Form: Sendable, Hashable, Comparable {
        /// A syntax: a web page, an object of JSON, a text with front matter.
        case syntax
        /// A vocabulary in such a syntax: TEI, JSON-LD.
        case vocabulary
        /// What one publisher makes in such a vocabulary.
        case publication
    }
}
