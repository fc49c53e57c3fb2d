import CableModel
import CableSyntax

/// One JSON-LD document being written.
struct JSONLDDocument: ~Copyable {
    var json: JSONWriter
    let reading: Reading
    /// The context, or the address where it is published, as JSON.
    private let context: Context
    /// Whether the document holds the text that the positions are of.
    let hasSource: Bool
    let identity: JSONLDIdentity
    /// What the names mean elsewhere, where the user has said so.
    let authorities: Authorities?
    /// Where each element of the cable stands in the source, by its ordinal.
    let ranges: [Range<Int>?]
    var codePoints: CodePoints
    /// The ordinal of the element that comes next, as the source map counts.
    var element = 0
    var paragraphAnchors = ParagraphAnchors()
    /// Who got the telegram, and the name that each goes by: those that it names itself, as many as it
    /// has lines for them, and behind them those of the record alone.
    let recipients: [(addressee: Addressee, agent: String)]
    /// How many of them have a line in the head.
    let addressLineCount: Int
    let attestedTags: Attested<[Tag]>?
    let references: [Reference]
    let referenceAnchors: [String]
    let paragraphNumbers: Set<Int>
    /// The names of agents, by their IRIs, as they were written first.
    var agentNames: [String: String] = [:]
    /// The kinds of tags, by their IRIs, as they were written first.
    var tagKinds: [String: Tag.Kind?] = [:]

    var cable: Cable { reading.cable }
    var transcription: Transcription { reading.cable.transcription }

    /// What `@context` has.
    private enum Context {
        /// It stands above the graph that the document is a node of.
        case elsewhere
        case published(String)
        case inline([UInt8])
    }

    init(_ reading: Reading, options: WriterOptions, output: consuming Output) {
        let isCompact = options[NDJSONCollection.isCompact]
        json = JSONWriter(output, indented: !isCompact)
        attestedTags = reading.cable.attestedTags
        references = reading.cable.references
        referenceAnchors = ReferenceAnchors.anchors(for: references)
        paragraphNumbers = reading.cable.transcription.paragraphNumbersOfText
        self.reading = reading
        let base = JSONLDBase(iri: options[JSONLDFormat.baseIRI])
        context =
            options[JSONLDGraph.isNode]
            ? .elsewhere
            : options[JSONLDFormat.contextPlace].address(in: base, isLine: isCompact)
                .map { .published($0) }
                ?? .inline(
                    JSONLDContext.text(vocabulary: base.vocabulary, isIndented: !isCompact))
        hasSource = JSONLDFormat.includesSource(options) && !reading.text.bytes.isEmpty
        let identity = JSONLDIdentity(reading.cable, base: base)
        self.identity = identity
        let own = reading.cable.transcription.addressees
        addressLineCount = own.count
        recipients = (own + reading.cable.recordedAddressees(beside: own))
            .map { ($0, identity.agent($0.name)) }
        authorities = options[Authorities.option]
        codePoints = CodePoints(reading.text.bytes)
        ranges =
            hasSource
            ? reading.sourceMap.elementRanges(count: reading.cable.transcription.elementCount)
            : []
    }

    mutating func write() {
        json.beginObject()
        switch context {
        case .elsewhere: break
        case .published(let url): json.member("@context", url)
        case .inline(let text):
            json.key("@context")
            json.value(raw: text)
        }
        json.member("@id", identity.cable)
        json.key("@type")
        json.array(["Message", "Cable", "Record"], inline: true) { $0.value($1) }
        json.member("conformsTo", identity.base.profile)
        writeFields()
        writeHeadLines()
        writeText()
        writeCorrections()
        writeProvenance()
        writeNotes()
        json.endObject()
    }

    // MARK: Pieces

    /// Begins a node with an id in the document.
    mutating func beginNode(_ id: String, type: StaticString) {
        beginNode(id, type, isWork: false)
    }

    /// Begins a node for a part of the text, which is a work to those who know schema.org alone.
    mutating func beginPart(_ id: String, type: StaticString) {
        beginNode(id, type, isWork: true)
    }

    private mutating func beginNode(_ id: String, _ type: StaticString, isWork: Bool) {
        json.beginObject()
        json.member("@id", identity.part(id))
        json.key("@type")
        json.beginArray(inline: true)
        if isWork { json.value(term: "CreativeWork") }
        json.value(term: type)
        json.endArray()
    }

    /// `sourceStart` and `sourceEnd`, in code points of the source's text.
    mutating func writeSource(_ range: Range<Int>?) {
        guard let range, hasSource else { return }
        json.member("sourceStart", codePoints.offset(ofByte: range.lowerBound))
        json.member("sourceEnd", codePoints.offset(ofByte: range.upperBound))
    }

    /// The source of the element that comes next.
    mutating func writeSourceOfElement() {
        writeSource(element < ranges.count ? ranges[element] : nil)
    }

    /// The characters that were put right: what the text has, and what stood there.
    private mutating func writeCorrections() {
        guard !transcription.repairs.isEmpty else { return }
        json.key("correction")
        json.beginArray()
        for (index, repair) in transcription.repairs.enumerated() {
            beginNode("correction-\(index + 1)", type: "CorrectionComment")
            json.member("position", index + 1)
            json.member("elementNumber", repair.element)
            json.member("byteOffset", repair.offset)
            json.member("exact", repair.meant)
            json.member("originalText", repair.printed)
            json.endObject()
        }
        json.endArray()
    }

    private mutating func writeNotes() {
        guard !reading.diagnostics.isEmpty else { return }
        json.key("note")
        json.beginArray()
        for (index, diagnostic) in reading.diagnostics.enumerated() {
            beginNode("note-\(index + 1)", type: "ConversionNote")
            json.member("position", index + 1)
            json.member("code", diagnostic.id)
            json.member("severity", diagnostic.severity.word)
            json.member("noteText", diagnostic.message)
            writeSource(diagnostic.range)
            json.endObject()
        }
        json.endArray()
    }
}
