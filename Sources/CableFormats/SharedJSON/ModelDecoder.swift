import CableModel
import CableSyntax

/// Makes the model of the JSON that is the model's own.
struct ModelDecoder: JSONModelDecoder {
    var problems: [Diagnostic] = []
    static let problem = Diagnostic.Kind.jsonValue

    func strings(_ object: JSONValue, _ name: String) -> [String] {
        (object[name]?.array ?? []).compactMap(\.string)
    }

    mutating func cable(_ value: JSONValue?) -> Cable {
        guard let value else {
            miss("\"cable\"")
            return Cable()
        }
        return Cable(
            transcription: transcription(value["transcription"]),
            provenance: provenance(value["provenance"]))
    }

    private mutating func transcription(_ value: JSONValue?) -> Transcription {
        guard let value else {
            miss("\"transcription\"")
            return Transcription()
        }
        var transcription = Transcription()
        for line in value["head"]?.array ?? [] { transcription.head.append(headLine(line)) }
        for item in value["body"]?.array ?? [] {
            if let block = block(item) { transcription.body.append(block) }
        }
        transcription.signature = value["signature"]?.string.map { Signature(printed: $0) }
        for line in value["tail"]?.array ?? [] {
            let kind = line["kind"]?.string.flatMap { TailLine.Kind(rawValue: $0) }
            if kind == nil { miss("\"kind\" of a tail line") }
            transcription.tail.append(
                TailLine(
                    kind: kind ?? .postscript, printed: string(line, "printed", in: "a tail line")))
        }
        transcription.unplaced = strings(value, "unplaced")
        return transcription
    }

    private mutating func provenance(_ value: JSONValue?) -> Provenance {
        guard let value else { return Provenance() }
        var provenance = Provenance(articles: strings(value, "articles"))
        if let source = value["source"] {
            provenance.source = SourceFile(
                name: source["name"]?.string, format: string(source, "format", in: "the source"),
                encoding: string(source, "encoding", in: "the source"),
                size: integer(source, "size", in: "the source"),
                sha256: string(source, "sha256", in: "the source"))
        }
        if let page = value["page"] {
            provenance.page = PageTable(
                layout: string(page, "layout", in: "the page"),
                referenceID: page["referenceID"]?.string, created: page["created"]?.string,
                released: page["released"]?.string,
                classification: page["classification"]?.string, origin: page["origin"]?.string)
        }
        for attribute in value["attributes"]?.array ?? [] {
            provenance.attributes.append(
                Attribute(
                    name: string(attribute, "name", in: "an attribute"),
                    value: string(attribute, "value", in: "an attribute")))
        }
        return provenance
    }

    // MARK: The reading around the cable

    func text(_ value: JSONValue?) -> TelegramText {
        guard let content = value?["content"]?.string else { return TelegramText() }
        let bytes = Array(content.utf8)
        var blocks: [TelegramText.TextBlock] = []
        for block in value?["blocks"]?.array ?? [] {
            guard let start = block["start"]?.integer, let end = block["end"]?.integer,
                start >= 0, start <= end, end <= bytes.count
            else { continue }
            blocks.append(.init(name: block["name"]?.string, range: start..<end))
        }
        return TelegramText(bytes: bytes, blocks: blocks.isEmpty ? nil : blocks)
    }

    mutating func sourceMap(_ value: JSONValue?, in text: TelegramText) -> SourceMap {
        var spans: [SourceMap.Span] = []
        for item in value?.array ?? [] {
            guard let parts = item.array, parts.count >= 3, let start = parts[0].integer,
                let end = parts[1].integer, start >= 0, start <= end, end <= text.bytes.count,
                let kind = SourceMap.Kind.allCases.first(where: { $0.name == parts[2].string })
            else {
                miss("a span of \"sourceMap\"")
                continue
            }
            let element = parts.count > 3 ? parts[3].integer : nil
            spans.append(SourceMap.Span(range: start..<end, kind: kind, element: element))
        }
        return SourceMap(spans: spans)
    }

    mutating func diagnostics(_ value: JSONValue?, in text: TelegramText) -> [Diagnostic] {
        (value?.array ?? []).map { item in
            var range: Range<Int>?
            if let start = item["start"]?.integer, let end = item["end"]?.integer, start >= 0,
                start <= end, end <= text.bytes.count
            {
                range = start..<end
            }
            return Diagnostic(
                id: string(item, "id", in: "a diagnostic"),
                severity: item["severity"]?.string == "note" ? .note : .warning,
                message: string(item, "message", in: "a diagnostic"), range: range)
        }
    }
}
