import CableModel
import CableSyntax

/// Many cables as one JSON-LD document: one context, and a node for each in its graph.
package struct JSONLDGraph: CollectionWriter {
    /// Whether the document of a cable is a node of a graph, whose context stands above.
    static let isNode = WriterOption("jsonld-is-node", default: false)

    package var fileExtensions: [String] { [] }
    package var separator: StaticString { ",\n" }

    package func writeBeginning(
        _ summary: CollectionSummary, options: WriterOptions, to output: inout Output
    ) {
        var json = JSONWriter(output.take(), indented: false)
        json.beginObject()
        json.key("@context")
        let base = JSONLDBase(iri: options[JSONLDFormat.baseIRI])
        if let address = options[JSONLDFormat.contextPlace].address(in: base, isLine: false) {
            json.value(address)
        } else {
            json.value(
                raw: JSONLDContext.text(vocabulary: base.vocabulary, isIndented: false))
        }
        json.key("@graph")
        json.beginArray()
        output = json.finish()
        output.write(byte: 0x0A)
    }

    package func writeMember(
        _ reading: Reading, options: WriterOptions, to output: inout Output
    ) throws(FormatError) -> Member {
        var options = options
        options[Self.isNode] = true
        let lines = NDJSONCollection(writer: JSONLDWriter())
        let member = try lines.writeMember(reading, options: options, to: &output)
        output.dropLineEnd()
        return member
    }

    /// Whether a text begins as such a document.
    package func recognizes(_ beginning: UnsafeBufferPointer<UInt8>) -> Bool {
        let view = ByteView(beginning).trimmedStart
        return view.first == UInt8(ascii: "{") && view.bytewiseIndex(of: "\"@graph\"") != nil
    }

    /// The cables of a document, each with the context that stands above them; `nil` where it is one.
    static func members(of document: JSONValue) -> [(path: JSONPath, value: JSONValue)]? {
        guard case .object(let members) = document, let graph = document["@graph"] else {
            return document.members
        }
        let shared = members.filter { $0.name != "@graph" }
        return graph.items.enumerated().map { index, node in
            guard case .object(let own) = node else { return (path(index), node) }
            return (path(index), .object(shared + own))
        }
    }

    private static func path(_ index: Int) -> JSONPath {
        JSONPath([.member("@graph"), .item(index)])
    }

    package func writeEnd(options: WriterOptions, to output: inout Output) {
        output.write("\n]}\n")
    }
}
