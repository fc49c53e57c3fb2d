import CableSyntax

/// The cables of a JSON-LD text, and why others are none.
struct JSONLDSource {
    /// A cable's own node, and what else the text says by `@id`.
    struct Document {
        var node: JSONValue
        /// The other nodes of the graph that it stands in, by their IRIs.
        var graph: [String: JSONValue]
        /// What is odd about its context; `nil` for the project's own, or a URL.
        var contextTrouble: String?
    }

    private(set) var cables: [Document] = []
    /// Why there is no cable: one clause.
    private(set) var explanation =
        "it is JSON-LD, but no node has the type Cable and conforms to \(JSONLDDocument.profile)"

    init(_ value: JSONValue) {
        for document in value.array ?? [value] { take(document) }
    }

    private mutating func take(_ document: JSONValue) {
        guard case .object(let members) = document else { return }
        if members.contains(where: { $0.name.hasPrefix("http://") || $0.name.hasPrefix("urn:") }) {
            explanation =
                "it is JSON-LD in expanded form; compact it with cableconv's own context "
                + "to have it read"
            return
        }
        let trouble = JSONLDContext.trouble(with: document["@context"])
        guard let graph = document["@graph"] else {
            take(document, graph: [:], trouble: trouble)
            return
        }
        var nodes: [String: JSONValue] = [:]
        for node in graph.items {
            if let id = node["@id"]?.string, nodes[id] == nil { nodes[id] = node }
        }
        for node in graph.items { take(node, graph: nodes, trouble: trouble) }
    }

    private mutating func take(
        _ node: JSONValue, graph: [String: JSONValue], trouble: JSONLDContext.Trouble?
    ) {
        // A cable that is only cited has the type, but conforms to nothing.
        guard node.hasType("Cable"), let profile = node["conformsTo"]?.iri else { return }
        guard profile == JSONLDDocument.profile else {
            explanation =
                "it conforms to \"\(profile)\", and only \(JSONLDDocument.profile) is read"
            return
        }
        if case .other(let reason) = trouble {
            explanation = reason
            return
        }
        var document = Document(node: node, graph: graph)
        if case .missing = trouble {
            document.contextTrouble =
                "\"@context\" is missing; the keys are taken for those of cableconv's own"
        }
        cables.append(document)
    }
}

extension JSONLDContext {
    enum Trouble {
        case missing
        /// A term that is ours means something else: one clause that says so.
        case other(String)
    }

    /// What keeps a document with this context from being read as ours.
    ///
    /// A context may lack terms that a document does not use, and have terms of its own.
    static func trouble(with context: JSONValue?) -> Trouble? {
        guard let context else { return .missing }
        for part in context.items {
            guard case .object(let members) = part else { continue }
            let prefixes = members.reduce(into: [String: String]()) { prefixes, member in
                if let iri = member.value.string { prefixes[member.name] = iri }
            }
            for (name, value) in members {
                guard let ours = meanings[name],
                    let iri = value.string ?? value["@id"]?.string,
                    case let meaning = expanded(iri, by: prefixes), meaning != ours
                else { continue }
                return .other(
                    "its context takes \"\(name)\" for <\(meaning)>, not for <\(ours)>; "
                        + "compact it with cableconv's own context to have it read")
            }
        }
        return nil
    }

    /// What our terms mean, as whole IRIs.
    private static let meanings: [String: String] = {
        guard case .object(let members) = text.withUnsafeBufferPointer({ JSONValue(ours: $0) })
        else { return [:] }
        var prefixes: [String: String] = [:]
        for (name, value) in members { prefixes[name] = value.string }
        return members.reduce(into: [:]) { meanings, member in
            guard let iri = member.value.string ?? member.value["@id"]?.string else { return }
            meanings[member.name] = expanded(iri, by: prefixes)
        }
    }()

    /// A compact IRI (`schema:name`) as a whole one.
    private static func expanded(_ iri: String, by prefixes: [String: String]) -> String {
        guard let colon = iri.utf8.firstIndex(of: UInt8(ascii: ":")),
            let prefix = prefixes[String(iri[..<colon])]
        else { return iri }
        return prefix + iri[iri.utf8.index(after: colon)...]
    }
}

extension JSONValue {
    fileprivate init?(ours text: UnsafeBufferPointer<UInt8>) {
        guard let value = try? JSONValue(parsing: text) else { return nil }
        self = value
    }

    /// The values of a property: JSON-LD has one value and an array of one for the same.
    var items: [JSONValue] { array ?? [self] }

    /// The IRI that a value names: `"urn:x"`, or `{"@id": "urn:x"}`.
    var iri: String? { string ?? self["@id"]?.string }

    func hasType(_ name: String) -> Bool {
        self["@type"]?.items.contains { $0.string == name } ?? false
    }
}
