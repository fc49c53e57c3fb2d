import CableModel
import CableSyntax

/// Makes the model of the JSON that is the model's own.
struct ModelDecoder: JSONModelDecoder {
    var problems: [Diagnostic] = []
    var place: DocumentPlace?
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
        forEach(value["head"]?.array, of: "head") { decoder, line in
            transcription.head.append(decoder.headLine(line))
        }
        forEach(value["body"]?.array, of: "body") { decoder, item in
            transcription.body += decoder.blocks(item)
        }
        transcription.signature = value["signature"]?.string.map { Signature(printed: $0) }
        forEach(value["tail"]?.array, of: "tail") { decoder, line in
            let kind = line["kind"]?.string.flatMap { TailLine.Kind(rawValue: $0) }
            if kind == nil { decoder.miss("\"kind\" of a tail line") }
            let printed = decoder.string(line, "printed", in: "a tail line")
            transcription.tail.append(TailLine(kind: kind ?? .postscript, printed: printed))
        }
        transcription.unplaced = strings(value, "unplaced")
        let count = transcription.elementCount
        forEach(value["repairs"]?.array, of: "repairs") { decoder, item in
            let repair = Repair(
                element: decoder.integer(item, "element", in: "a repair"),
                offset: decoder.integer(item, "offset", in: "a repair"),
                printed: decoder.string(item, "printed", in: "a repair"),
                meant: decoder.string(item, "meant", in: "a repair"))
            decoder.add(repair, to: &transcription.repairs, elementCount: count)
        }
        return transcription
    }

    private mutating func provenance(_ value: JSONValue?) -> Provenance {
        guard let value else { return Provenance() }
        var provenance = Provenance(articles: strings(value, "articles"))
        if let source = value["source"] {
            provenance.source = self.source(
                SourceFile(
                    name: source["name"]?.string,
                    format: string(source, "format", in: "the source"),
                    encoding: string(source, "encoding", in: "the source"),
                    size: integer(source, "size", in: "the source"),
                    sha256: string(source, "sha256", in: "the source")))
        }
        if let page = value["page"] {
            provenance.page = PageTable(
                layout: string(page, "layout", in: "the page"),
                referenceID: page["referenceID"]?.string, created: page["created"]?.string,
                released: page["released"]?.string,
                classification: page["classification"]?.string, origin: page["origin"]?.string)
        }
        forEach(value["attributes"]?.array, of: "attributes") { decoder, attribute in
            provenance.attributes.append(
                Attribute(
                    name: decoder.string(attribute, "name", in: "an attribute"),
                    value: decoder.string(attribute, "value", in: "an attribute")))
        }
        return provenance
    }
}
