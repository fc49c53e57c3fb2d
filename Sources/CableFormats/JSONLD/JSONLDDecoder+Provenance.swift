import CableModel
import CableSyntax

/// Where the copy came from, its text, and what was said of it.
extension JSONLDDecoder {
    mutating func provenance() -> Provenance {
        var provenance = Provenance(articles: strings(document, "article"))
        if let page = document["pageTable"].map({ resolved($0) }) {
            provenance.page = PageTable(
                layout: string(page, "layout", in: "the page's table"),
                referenceID: page["identifier"]?.string, created: page["created"]?.string,
                released: page["released"]?.string,
                classification: page["classificationText"]?.string, origin: page["origin"]?.string)
        }
        for item in document["attribute"]?.items ?? [] {
            let attribute = resolved(item)
            provenance.attributes.append(
                Attribute(
                    name: string(attribute, "name", in: "an attribute"),
                    value: string(attribute, "value", in: "an attribute")))
        }
        if let source, source["sha256"] != nil || source["contentSize"] != nil {
            provenance.source = self.source(
                SourceFile(
                    name: source["name"]?.string, format: format(source),
                    encoding: encoding(source), size: size(source),
                    sha256: string(source, "sha256", in: "the source")))
        }
        return provenance
    }

    private var source: JSONValue? { document["encoding"]?.items.first.map { resolved($0) } }

    private mutating func format(_ source: JSONValue) -> String {
        string(source, "sourceFormat", in: "the source")
    }

    /// The parameter of `text/html; charset=utf-8`.
    private mutating func encoding(_ source: JSONValue) -> String {
        let type = string(source, "encodingFormat", in: "the source")
        guard let parameter = type.utf8.firstIndex(of: UInt8(ascii: "=")),
            type[..<parameter].hasSuffix("charset")
        else {
            miss("the charset in \"encodingFormat\"")
            return ""
        }
        return String(type[type.utf8.index(after: parameter)...])
    }

    /// The number of `12345 B`.
    private mutating func size(_ source: JSONValue) -> Int {
        let text = string(source, "contentSize", in: "the source")
        guard text.hasSuffix(" B"), let size = StatedValues.number(text.dropLast(2)) else {
            miss("the number of bytes in \"contentSize\"")
            return 0
        }
        return size
    }

    /// The text that the cable was read from.
    mutating func sourceText() -> TelegramText {
        guard let source, let content = source["sourceText"]?.string else { return TelegramText() }
        let bytes = Array(content.utf8)
        let offsets = CodePointOffsets(bytes)
        var blocks: [TelegramText.TextBlock] = []
        forEach(source["sourceBlock"]?.items, of: "sourceBlock") { decoder, block in
            let block = decoder.resolved(block)
            // Blocks lie one behind the other.
            guard let range = Self.place(block).flatMap({ offsets.bytes($0) }),
                range.lowerBound >= blocks.last?.range.upperBound ?? 0
            else {
                decoder.miss("the place of a block of the text")
                return
            }
            blocks.append(TelegramText.TextBlock(name: block["name"]?.string, range: range))
        }
        return TelegramText(bytes: bytes, blocks: blocks.isEmpty ? nil : blocks)
    }

    /// What the conversion that made the document had to say.
    mutating func notes(_ offsets: CodePointOffsets) -> [Diagnostic] {
        nodes(document, "note").map { note in
            Diagnostic(
                id: string(note, "code", in: "a note"),
                severity: note["severity"]?.string == "note" ? .note : .warning,
                message: string(note, "noteText", in: "a note"),
                range: Self.place(note).flatMap { offsets.bytes($0) })
        }
    }

    /// The places of text without a place in the model: notes say of each where it stands.
    static func unplaced(
        _ texts: [String], _ notes: [Diagnostic], in bytes: [UInt8]
    ) -> [Range<Int>] {
        var ranges: [Range<Int>] = []
        for note in notes where ranges.count < texts.count {
            guard note.severity == .warning, let range = note.range,
                bytes[range].elementsEqual(texts[ranges.count].utf8)
            else { continue }
            ranges.append(range)
        }
        return ranges
    }
}
