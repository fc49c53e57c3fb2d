import CableModel
import CableSyntax

/// Makes one document of many cables, as a stream: `teiCorpus`, a line of JSON each, a table.
///
/// Members are written on any thread and put together in the order of the cables. What stands before
/// them may depend on all of them, so that it is asked for last.
package protocol CollectionWriter: Sendable {
    /// The endings of file names that ask for it, each with its dot: `.ndjson`.
    var fileExtensions: [String] { get }

    /// Whether each line of such a document is a document of the format.
    var membersAreLines: Bool { get }

    /// What takes the members, where they are rows of tables (`TableRowReader`); `nil` where they are
    /// the bytes of a document.
    var rowDestination: RowDestination? { get }

    /// Whether a text begins as such a document, which holds many cables by its nature.
    func recognizes(_ beginning: UnsafeBufferPointer<UInt8>) -> Bool

    /// Appends what a cable adds to the document.
    func writeMember(_ reading: Reading, options: WriterOptions, to output: inout Output)
        throws(FormatError) -> Member

    /// Whether the beginning sums up all members, so that it can be written only when all have
    /// been read.
    var beginsWithSummary: Bool { get }

    /// Whether a document without a member is one of the format.
    var canBeEmpty: Bool { get }

    /// Appends what stands before the first member.
    ///
    /// - Parameter summary: that of all members, where it begins with one.
    func writeBeginning(
        _ summary: CollectionSummary, options: WriterOptions, to output: inout Output)

    /// What stands before the first member where there are others; one alone goes without.
    var lead: StaticString { get }

    /// What stands between two members.
    var separator: StaticString { get }

    /// Appends what stands behind the last member.
    func writeEnd(options: WriterOptions, to output: inout Output)
}

/// What is made of the rows of all cables.
package enum RowDestination: Sendable {
    case database
    /// A folder of tables.
    case folder
    /// The graph of references.
    case graph
}

extension CollectionWriter {
    package var membersAreLines: Bool { false }
    package var rowDestination: RowDestination? { nil }
    package func recognizes(_ beginning: UnsafeBufferPointer<UInt8>) -> Bool { false }
    package var beginsWithSummary: Bool { false }
    package var canBeEmpty: Bool { true }
    package var lead: StaticString { "" }
    package var separator: StaticString { "" }

    /// Whether it can be written while the cables come, with nothing kept back.
    package var isStream: Bool { rowDestination == nil && !beginsWithSummary }
    package func writeBeginning(
        _ summary: CollectionSummary, options: WriterOptions, to output: inout Output
    ) {}
    package func writeEnd(options: WriterOptions, to output: inout Output) {}
}
