import CableModel
import CableSyntax

/// Writes a telegram as one TEI document.
///
/// The text is transcribed word for word: the head line by line, with the numbers of the source's
/// lines, the text proper by paragraphs. What is said about the telegram stands in the header.
public struct TEIWriter: CableWriter {
    public init() {}

    public func write(
        _ reading: Reading, options: WriterOptions, to output: inout Output
    ) throws(FormatError) -> [Diagnostic] {
        var document = TEIDocument(reading, output: output.take())
        document.write()
        output = document.output
        guard !document.isWhole else { return [] }
        return [
            Diagnostic(
                id: "illegal-in-xml", severity: .warning,
                message: "characters that XML cannot hold are written as U+FFFD")
        ]
    }
}

/// One TEI document being written.
struct TEIDocument {
    var output: Output
    let reading: Reading
    let identity: TEIIdentity
    var lines: SourceLines
    /// Whether every character could be written.
    var isWhole = true
    /// The ordinal of the element that comes next, as the source map counts.
    var element = 0
    var paragraphAnchors = ParagraphAnchors()
    /// How many of these have been written: their ids are numbered.
    var counters = Counters()
    /// Whether the white space of the line that is being written is to stay as it stands.
    var preservesBlanks = false
    /// The roles of paragraphs that neither their words nor their sections give, by their blocks.
    let explicitRoles: [Int: String]
    /// Whether the head had lines that are components of the body, not of its beginning.
    var hasComponents = false

    // Views of the transcription that are asked for again and again.
    let addressees: [Addressee]
    let references: [Reference]
    let citedReferences: CitedReferences
    let referenceAnchors: [String]
    let paragraphNumbers: Set<Int>
    let codes: DocumentCodes
    let features: TextFeatures

    struct Counters {
        var addressee = 0
        var originator = 0
        var referenceList = 0
        /// Also the position of the reference that comes next.
        var reference = 0
    }

    var cable: Cable { reading.cable }
    var transcription: Transcription { reading.cable.transcription }

    init(_ reading: Reading, output: consuming Output) {
        let transcription = reading.cable.transcription
        addressees = transcription.addressees
        references = transcription.references
        citedReferences = CitedReferences(references)
        referenceAnchors = ReferenceAnchors.anchors(for: references)
        paragraphNumbers = transcription.paragraphNumbers
        codes = DocumentCodes(reading.cable)
        features = TextFeatures(transcription)
        explicitRoles = transcription.explicitRoles
        self.output = output
        self.reading = reading
        identity = TEIIdentity(reading.cable)
        lines = SourceLines(reading)
    }

    mutating func write() {
        output.write(
            """
            <?xml version="1.0" encoding="UTF-8"?>
            <?xml-model href="https://www.tei-c.org/release/xml/tei/custom/schema/relaxng/tei_all.rng" type="application/xml" schematypens="http://relaxng.org/ns/structure/1.0"?>
            <TEI xmlns="http://www.tei-c.org/ns/1.0"
            """)
        attribute("xml:id", identity.prefix)
        if let identifier = identity.identifier { attribute("n", identifier) }
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

    // MARK: Pieces of markup

    mutating func text(_ text: String) {
        if !output.write(xml: text) { isWhole = false }
    }

    mutating func text(_ bytes: ArraySlice<UInt8>) {
        let isWritten = bytes.withUnsafeBufferPointer { output.write(xml: $0) }
        if !isWritten { isWhole = false }
    }

    mutating func attribute(_ name: StaticString, _ value: String) {
        output.write(byte: 0x20)
        output.write(name)
        output.write("=\"")
        if !output.write(xml: value, in: .attribute) { isWhole = false }
        output.write("\"")
    }

    /// An `xml:id` below the document's own.
    mutating func idAttribute(_ local: String) { nameAttribute(" xml:id=\"", local) }

    /// A pointer to an id below the document's own.
    mutating func pointerAttribute(_ name: StaticString, _ local: String) {
        output.write(byte: 0x20)
        output.write(name)
        nameAttribute("=\"#", local)
    }

    /// Ids are names by construction, so that nothing in them needs escaping.
    private mutating func nameAttribute(_ opening: StaticString, _ local: String) {
        output.write(opening)
        output.write(raw: identity.prefix)
        output.write(byte: UInt8(ascii: "-"))
        output.write(raw: local)
        output.write(byte: UInt8(ascii: "\""))
    }

    /// An element that holds nothing but text.
    mutating func element(
        _ name: StaticString, _ attributes: (StaticString, String)?..., text content: String
    ) {
        element(name, attributes, text: content)
    }

    /// An element whose text is a value to be read back: a line end in it is no layout.
    mutating func value(
        _ name: StaticString, _ attributes: (StaticString, String)?..., text content: String
    ) {
        let space: [(StaticString, String)?] =
            content.contains(byte: 0x0A) ? [("xml:space", "preserve")] : []
        element(name, attributes + space, text: content)
    }

    private mutating func element(
        _ name: StaticString, _ attributes: [(StaticString, String)?], text content: String
    ) {
        output.write("<")
        output.write(name)
        for case let pair? in attributes { attribute(pair.0, pair.1) }
        output.write(">")
        text(content)
        output.write("</")
        output.write(name)
        output.write(">")
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

/// The names by which a document and its parts go.
struct TEIIdentity {
    /// `07BAKU1467`.
    let identifier: String?
    /// The document's `xml:id`, with which all ids in it begin: `cable-07BAKU1467`. An `xml:id`
    /// may not begin with a digit.
    let prefix: String

    init(_ cable: Cable) {
        identifier = cable.messageReferenceNumber?.identifier
        // Without a number, the bytes that it was read from name it.
        let name = identifier ?? cable.provenance.source.map { String($0.sha256.prefix(12)) }
        prefix = "cable-" + AnchorNames.name(from: name ?? "unidentified")
    }

    func id(_ local: String) -> String { prefix + "-" + local }

    func pointer(_ local: String) -> String { "#" + id(local) }
}
