import CableModel
import CableSyntax

/// Makes one document of many cables, as a stream: `teiCorpus`, a line of JSON each, a table.
///
/// Members are written on any thread and put together in the order of the cables. What stands before
/// them may depend on all of them, so that it is asked for last.
public protocol CollectionWriter: Sendable {
    /// The endings of file names that ask for it, each with its dot: `.ndjson`.
    var fileExtensions: [String] { get }

    /// Whether each line of such a document is a document of the format.
    var membersAreLines: Bool { get }

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

    /// Appends what stands behind the last member.
    func writeEnd(options: WriterOptions, to output: inout Output)
}

extension CollectionWriter {
    public var membersAreLines: Bool { false }
    public func recognizes(_ beginning: UnsafeBufferPointer<UInt8>) -> Bool { false }
    public var beginsWithSummary: Bool { false }
    public var canBeEmpty: Bool { true }
    public func writeBeginning(
        _ summary: CollectionSummary, options: WriterOptions, to output: inout Output
    ) {}
    public func writeEnd(options: WriterOptions, to output: inout Output) {}
}

/// What is known of a member beside its bytes.
public struct Member: Sendable {
    /// What the format could not carry.
    public var diagnostics: [Diagnostic] = []
    /// What the member adds to the summary, where the document begins with one.
    public var summary = CollectionSummary()
    /// `nil` where nothing in the member has to be unlike what is in the others.
    public var name: MemberName?

    public init(
        diagnostics: [Diagnostic] = [], summary: CollectionSummary = CollectionSummary(),
        name: MemberName? = nil
    ) {
        self.diagnostics = diagnostics
        self.summary = summary
        self.name = name
    }
}

/// The name with which all ids in a member begin.
///
/// A writer knows only its own cable; two of them may have one number. Whoever puts members together
/// tells the names apart by what he puts behind them.
public struct MemberName: Hashable, Sendable {
    /// `cable-07BAKU1467`.
    public var text: String
    /// Where it ends in the member's bytes, each time that it occurs; ascending.
    public var ends: [Int]

    public init(_ text: String, ends: [Int]) {
        self.text = text
        self.ends = ends
    }

    /// A member's bytes with a suffix behind each occurrence of its name.
    public func appending(_ suffix: String, in bytes: [UInt8]) -> [UInt8] {
        var result: [UInt8] = []
        result.reserveCapacity(bytes.count + ends.count * suffix.utf8.count)
        var start = 0
        for end in ends {
            result += bytes[start..<end]
            result += suffix.utf8
            start = end
        }
        return result + bytes[start...]
    }
}

/// What a document of many cables says of them all.
public struct CollectionSummary: Hashable, Sendable {
    public private(set) var cableCount = 0
    /// The days of the earliest and the latest cable whose day is known.
    public private(set) var days: ClosedRange<CalendarDate>?
    public private(set) var codes = CodesUsed()

    public init() {}

    /// The summary of one cable.
    public init(of cable: Cable, codes: CodesUsed = CodesUsed()) {
        cableCount = 1
        days = cable.day.flatMap { $0.isValid ? $0...$0 : nil }
        self.codes = codes
    }

    public mutating func add(_ other: CollectionSummary) {
        cableCount += other.cableCount
        codes.add(other.codes)
        guard let later = other.days else { return }
        days =
            days.map {
                min($0.lowerBound, later.lowerBound)...max($0.upperBound, later.upperBound)
            } ?? later
    }
}
