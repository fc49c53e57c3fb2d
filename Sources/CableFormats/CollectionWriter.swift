import CableModel
import CableSyntax

/// Makes one document of many cables, as a stream: `teiCorpus`, a line of JSON each, a table.
///
/// Members are written on any thread and put together in the order of the cables. What stands before
/// them may depend on all of them, so that it is asked for last.
public protocol CollectionWriter: Sendable {
    /// The endings of file names that ask for it, each with its dot: `.ndjson`.
    var fileExtensions: [String] { get }

    /// Appends what a cable adds to the document.
    ///
    /// - Returns: what the format could not carry.
    func writeMember(_ reading: Reading, options: WriterOptions, to output: inout Output)
        throws(FormatError) -> [Diagnostic]

    /// Whether the beginning lists the codes of all members, so that it can be written only when
    /// all have been read.
    var listsCodes: Bool { get }

    /// The codes that a member uses, where the beginning lists them.
    func codes(of cable: Cable) -> CodesUsed

    /// Appends what stands before the first member.
    ///
    /// - Parameter codes: those of all members, where it lists them.
    func writeBeginning(_ codes: CodesUsed, options: WriterOptions, to output: inout Output)

    /// Appends what stands behind the last member.
    func writeEnd(options: WriterOptions, to output: inout Output)
}

extension CollectionWriter {
    public var listsCodes: Bool { false }
    public func codes(of cable: Cable) -> CodesUsed { CodesUsed() }
    public func writeBeginning(
        _ codes: CodesUsed, options: WriterOptions, to output: inout Output
    ) {}
    public func writeEnd(options: WriterOptions, to output: inout Output) {}
}

/// The codes that cables use: TAGS, levels of classification, captions and controls.
public struct CodesUsed: Sendable, Hashable {
    /// In the order of their first use, each once.
    public private(set) var tags: [Tag] = []
    public private(set) var levels: Set<ClassificationLevel> = []
    /// Names of captions and dissemination controls, in the order of their first use, each once.
    public private(set) var handling: [String] = []

    private var seenTags: Set<String> = []
    private var seenHandling: Set<String> = []

    public init() {}

    public mutating func add(_ tag: Tag) {
        if seenTags.insert(tag.code).inserted { tags.append(tag) }
    }

    public mutating func add(_ level: ClassificationLevel) { levels.insert(level) }

    public mutating func add(handling name: String) {
        if seenHandling.insert(name).inserted { handling.append(name) }
    }

    public mutating func add(_ others: CodesUsed) {
        for tag in others.tags { add(tag) }
        levels.formUnion(others.levels)
        for name in others.handling { add(handling: name) }
    }
}
