import CableModel
import CableSyntax

/// Writes a telegram as one JSON-LD document.
///
/// The telegram stands in it twice over, in different ways: as fields that can be searched for
/// (sender, recipients, tags, references), and as text: every line of the head in `headLine`, the
/// text proper in `hasPart`. Order that means something is in a list or has a `position`, because
/// RDF has none.
public struct JSONLDWriter: CableWriter {
    public init() {}

    public func write(
        _ reading: Reading, options: WriterOptions, to output: inout Output
    ) throws(FormatError) -> [Diagnostic] {
        var document = JSONLDDocument(reading, output: output.take())
        document.write()
        output = document.json.output
        output.write(byte: 0x0A)
        return []
    }
}

/// One JSON-LD document being written.
struct JSONLDDocument {
    var json: JSONWriter
    let reading: Reading
    let identity: JSONLDIdentity
    /// Where each element of the cable stands in the source, by its ordinal.
    let ranges: [Range<Int>?]
    var codePoints: CodePoints
    /// The ordinal of the element that comes next, as the source map counts.
    var element = 0
    var paragraphAnchors = ParagraphAnchors()
    let references: [Reference]
    let referenceAnchors: [String]
    let paragraphNumbers: Set<Int>

    var cable: Cable { reading.cable }
    var transcription: Transcription { reading.cable.transcription }

    init(_ reading: Reading, output: consuming Output) {
        json = JSONWriter(output, indented: true)
        references = reading.cable.transcription.references
        referenceAnchors = ReferenceAnchors.anchors(for: references)
        paragraphNumbers = reading.cable.transcription.paragraphNumbers
        self.reading = reading
        identity = JSONLDIdentity(reading.cable)
        codePoints = CodePoints(reading.text.bytes)
        ranges =
            reading.text.bytes.isEmpty
            ? []
            : reading.sourceMap.elementRanges(count: reading.cable.transcription.elementCount)
    }

    mutating func write() {
        json.beginObject()
        json.key("@context")
        json.value(raw: JSONLDContext.text)
        json.member("@id", identity.cable)
        json.key("@type")
        json.array(["Message", "Cable", "Record"], inline: true) { $0.value($1) }
        json.member("conformsTo", "urn:cable:profile:1")
        writeFields()
        writeHeadLines()
        writeText()
        writeProvenance()
        writeNotes()
        json.endObject()
    }

    // MARK: Pieces

    /// Begins a node with an id in the document.
    mutating func beginNode(_ id: String, type: StaticString) {
        json.beginObject()
        json.member("@id", identity.part(id))
        json.member("@type", "\(type)")
    }

    /// `sourceStart` and `sourceEnd`, in code points of the source's text.
    mutating func writeSource(_ range: Range<Int>?) {
        guard let range else { return }
        json.member("sourceStart", codePoints.offset(ofByte: range.lowerBound))
        json.member("sourceEnd", codePoints.offset(ofByte: range.upperBound))
    }

    /// The source of the element that comes next.
    mutating func writeSourceOfElement() {
        writeSource(element < ranges.count ? ranges[element] : nil)
    }

    private mutating func writeHeadLines() {
        guard !transcription.head.isEmpty else { return }
        json.key("headLine")
        json.beginArray()
        for (index, line) in transcription.head.enumerated() {
            beginNode("line-\(index + 1)", type: "HeadLine")
            json.member("lineType", line.content.name)
            json.member("text", line.printed)
            writeSourceOfElement()
            json.endObject()
            element += 1
        }
        json.endArray()
    }

    private mutating func writeNotes() {
        guard !reading.diagnostics.isEmpty else { return }
        json.key("conversionNote")
        json.beginArray()
        for (index, diagnostic) in reading.diagnostics.enumerated() {
            beginNode("note-\(index + 1)", type: "ConversionNote")
            json.member("position", index + 1)
            json.member("code", diagnostic.id)
            json.member("message", diagnostic.message)
            writeSource(diagnostic.range)
            json.endObject()
        }
        json.endArray()
    }
}
