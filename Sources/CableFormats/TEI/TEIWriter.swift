import CableModel
import CableSyntax

/// Writes a telegram as one TEI document.
///
/// The text is transcribed word for word: the head line by line, with the numbers of the source's
/// lines, the text proper by paragraphs. What is said about the telegram stands in the header.
package struct TEIWriter: CableWriter {
    package init() {}

    package func write(
        _ reading: Reading, options: WriterOptions, to output: inout Output
    ) throws(FormatError) -> [Diagnostic] {
        var document = TEIDocument(reading, options: options, output: output.take())
        document.write()
        let diagnostics = document.diagnostics
        output = document.output
        return diagnostics
    }
}

/// One TEI document being written.
struct TEIDocument: TEIMarkup, ~Copyable {
    var output: Output
    let transcription: Transcription
    let provenance: Provenance
    /// Whether somebody has published the telegram as a page.
    let isFromPage: Bool
    let facts: TelegramFacts
    /// The document's `xml:id`, with which all ids in it begin: `cable-07BAKU1467`.
    let name: String
    /// Whether it is part of a corpus, whose header has what the members share.
    let isMember: Bool
    let options: WriterOptions
    /// What the names mean elsewhere, where the user has said so.
    let authorities: Authorities?
    /// Where the document begins in the output.
    private let start: Int
    /// Where the name ends with which ids begin, each time; kept for a member only.
    private(set) var nameEnds: [Int] = []
    var lines: SourceLines
    /// Whether every character could be written.
    var isWhole = true
    var unfollowed: [String] = []
    /// The ordinal of the element that comes next, as the source map counts.
    var element = 0
    var paragraphAnchors = ParagraphAnchors()
    /// How many of these have been written: their ids are numbered.
    var counters = Counters()
    /// Whether the white space of the line that is being written is to stay as it stands.
    var preservesBlanks = false
    /// Whether the blocks that are being written are those of a quotation.
    var isInQuotation = false
    /// The portion markings that have been written.
    var knownMarkings: [KnownMarking] = []
    /// The roles of paragraphs that neither their words nor their sections give, by their blocks.
    let explicitRoles: [Int: String]
    /// The characters that were put right, still to be marked.
    var repairs: PendingRepairs
    /// Whether the head had lines that are components of the body, not of its beginning.
    var hasComponents = false

    // Views of the transcription that are asked for again and again.
    let references: [Reference]
    let referenceAnchors: [String]
    let codes: CodesUsed
    let features: TextFeatures
    let repairCounts: RepairCounts
    // These are for mentions, which few telegrams have.
    private(set) lazy var citedReferences = CitedReferences(references)
    private(set) lazy var paragraphNumbers = transcription.paragraphNumbers

    struct Counters {
        var preamble = 0
        var transmission = 0
        var caption = 0
        var addressee = 0
        var originator = 0
        var referenceList = 0
        var quotation = 0
        /// Also the position of the reference that comes next.
        var reference = 0
    }

    init(
        _ reading: Reading, options: WriterOptions, isMember: Bool = false,
        output: consuming Output
    ) {
        self.options = options
        authorities = options[Authorities.option]
        transcription = reading.cable.transcription
        provenance = reading.cable.provenance
        isFromPage = if case .some = provenance.page { true } else { false }
        references = transcription.references
        referenceAnchors = ReferenceAnchors.anchors(for: references)
        features = TextFeatures(transcription)
        repairCounts = reading.repairCounts
        repairs = PendingRepairs(transcription.repairs)
        explicitRoles = transcription.explicitRoles
        codes = CodesUsed(of: reading.cable, roles: explicitRoles.values)
        facts = TelegramFacts(reading.cable)
        name = Self.name(identifier: facts.identifier, provenance)
        start = output.count
        self.isMember = isMember
        self.output = output
        lines = SourceLines(reading)
        if isMember { nameEnds.reserveCapacity(64) }
    }

    /// An `xml:id` may not begin with a digit. Without a number, the bytes that the telegram was
    /// read from name it.
    private static func name(identifier: String?, _ provenance: Provenance) -> String {
        let name = identifier ?? provenance.source.map { String($0.sha256.prefix(12)) }
        return "cable-" + AnchorNames.name(from: name ?? "unidentified")
    }

    mutating func write() {
        if !isMember { writeDeclarations() }
        output.write("<TEI")
        if !isMember { output.write(" xmlns=\"http://www.tei-c.org/ns/1.0\"") }
        output.write(" xml:id=\"")
        writeName()
        output.write("\"")
        if let identifier = facts.identifier { attribute("n", identifier) }
        output.write(" xml:lang=\"en\">\n")
        writeHeader()
        output.write("<text xml:lang=\"en\">\n<body>\n")
        writeHead()
        writeBody()
        writeClosing()
        output.write("</body>\n")
        writeUnplaced()
        output.write("</text>\n</TEI>\n")
    }

    // MARK: Ids

    /// An `xml:id` below the document's own.
    mutating func idAttribute(_ local: String) {
        output.write(" xml:id=\"")
        write(id: local)
        output.write("\"")
    }

    /// The same for a numbered part: `addressee-3`.
    mutating func idAttribute(_ stem: StaticString, _ number: Int) {
        output.write(" xml:id=\"")
        write(id: stem)
        output.write(number)
        output.write("\"")
    }

    /// The same for a part that as a rule there is one of: `caption`, then `caption-2`.
    mutating func idAttribute(_ name: StaticString, occurrence: Int) {
        output.write(" xml:id=\"")
        write(id: name)
        if occurrence > 1 {
            output.write("-")
            output.write(occurrence)
        }
        output.write("\"")
    }

    /// A pointer to an id below the document's own.
    mutating func pointerAttribute(_ name: StaticString, _ local: String) {
        beginPointer(name)
        write(id: local)
        output.write("\"")
    }

    /// The same for a numbered part.
    mutating func pointerAttribute(_ name: StaticString, _ stem: StaticString, _ number: Int) {
        beginPointer(name)
        write(id: stem)
        output.write(number)
        output.write("\"")
    }

    private mutating func beginPointer(_ name: StaticString) {
        output.write(byte: 0x20)
        output.write(name)
        output.write("=\"#")
    }

    // Ids are names by construction, so that nothing in them needs escaping.

    private mutating func write(id local: String) {
        writeName()
        output.write("-")
        output.write(raw: local)
    }

    private mutating func write(id local: StaticString) {
        writeName()
        output.write("-")
        output.write(local)
    }

    /// The document's own id.
    private mutating func writeName() {
        output.write(raw: name)
        if isMember { nameEnds.append(output.count - start) }
    }

    /// Takes back what was written after a position.
    mutating func truncate(to count: Int) {
        output.truncate(to: count)
        while let end = nameEnds.last, end > count - start { nameEnds.removeLast() }
    }

    private mutating func writeUnplaced() {
        guard !transcription.unplaced.isEmpty else { return }
        output.write("<back>\n<div type=\"unplaced\">\n")
        for text in transcription.unplaced {
            value("ab", text: text)
            output.write("\n")
        }
        output.write("</div>\n</back>\n")
    }
}
