import CableModel
import CableSyntax

/// Where the copy came from.
extension JSONLDDocument {
    mutating func writeProvenance() {
        let provenance = cable.provenance
        if let page = provenance.page { write(page) }
        json.member("article", ifAny: provenance.articles)
        if !provenance.attributes.isEmpty {
            json.key("attribute")
            json.beginArray()
            for (index, attribute) in provenance.attributes.enumerated() {
                beginNode("attribute-\(index + 1)", type: "PropertyValue")
                json.member("name", attribute.name)
                json.member("value", attribute.value)
                json.endObject()
            }
            json.endArray()
        }
        writeSourceFile()
    }

    private mutating func write(_ page: PageTable) {
        json.key("pageTable")
        beginNode("page", type: "PageRecord")
        json.member("layout", page.layout)
        json.member("identifier", ifPresent: page.referenceID)
        json.member("created", ifPresent: page.created)
        json.member("released", ifPresent: page.released)
        json.member("classificationText", ifPresent: page.classification)
        json.member("origin", ifPresent: page.origin)
        json.endObject()
    }

    /// The file, and the text that was decoded from it.
    private mutating func writeSourceFile() {
        let source = cable.provenance.source
        guard source != nil || hasSource else { return }
        json.key("encoding")
        json.beginArray()
        beginNode("source", type: "MediaObject")
        if let source {
            json.member("name", ifPresent: source.name)
            let type = Registry.format(named: source.format)?.mediaType ?? "text/plain"
            json.member("encodingFormat", "\(type); charset=\(source.encoding)")
            json.member("sourceFormat", source.format)
            json.member("contentSize", "\(source.size) B")
            json.member("sha256", source.sha256)
        }
        if hasSource {
            writeBlocks()
            json.member("sourceText", String(decoding: reading.text.bytes, as: UTF8.self))
        }
        json.endObject()
        json.endArray()
    }

    /// The blocks of the source's text, where they are more than one or have names.
    private mutating func writeBlocks() {
        let blocks = reading.text.blocks
        guard blocks != TelegramText(bytes: reading.text.bytes).blocks else { return }
        json.key("sourceBlock")
        json.beginArray()
        for (index, block) in blocks.enumerated() {
            beginNode("source-\(index + 1)", type: "TextBlock")
            json.member("name", ifPresent: block.name)
            writeSource(block.range)
            json.endObject()
        }
        json.endArray()
    }
}
