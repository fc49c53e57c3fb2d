import CableSyntax

/// The cables of a JSON-LD text, and why others are none.
struct JSONLDSource {
    /// A cable's own node, and what else the text says by `@id`.
    struct Document {
        var node: JSONValue
        /// What its names begin with.
        var base: JSONLDBase
        /// The other nodes of the graph that it stands in, by their IRIs.
        var graph: [String: JSONValue]
        /// What is odd about its context; `nil` for the project's own, or a URL.
        var contextTrouble: String?
    }

    private(set) var cables: [Document] = []
    /// Why there is no cable: one clause.
    private(set) var explanation =
        "it is JSON-LD, but no node has the type Cable and conforms to \(JSONLDBase.own.profile)"

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
        var context = ContextOfNodes(document["@context"])
        guard let graph = document["@graph"] else {
            take(document, graph: [:], &context)
            return
        }
        var items = graph.items
        if items.contains(where: { $0["conformsTo"]?.iri == JSONLDBase.firstProfile }) {
            items = items.map(FirstProfile.upgraded)
        }
        var nodes: [String: JSONValue] = [:]
        for node in items {
            if let id = node["@id"]?.string, nodes[id] == nil { nodes[id] = node }
        }
        for node in items { take(node, graph: nodes, &context) }
    }

    /// A context, and what is odd about it for documents of one base after the other.
    private struct ContextOfNodes {
        private let context: JSONValue?
        private var known: (base: JSONLDBase, trouble: JSONLDContext.Trouble?)?

        init(_ context: JSONValue?) { self.context = context }

        mutating func trouble(for base: JSONLDBase) -> JSONLDContext.Trouble? {
            if let known, known.base == base { return known.trouble }
            let trouble = JSONLDContext.trouble(with: context, vocabulary: base.vocabulary)
            known = (base, trouble)
            return trouble
        }
    }

    private mutating func take(
        _ node: JSONValue, graph: [String: JSONValue], _ context: inout ContextOfNodes
    ) {
        // A cable that is only cited has the type, but conforms to nothing.
        guard node.hasType("Cable"), let profile = node["conformsTo"]?.iri else { return }
        guard let base = JSONLDBase(profile: profile) else {
            explanation =
                "it conforms to \"\(profile)\", and only \(JSONLDBase.own.profile) and "
                + "\(JSONLDBase.firstProfile) are read"
            return
        }
        let trouble = context.trouble(for: base)
        if case .other(let reason) = trouble {
            explanation = reason
            return
        }
        let isFirst = profile == JSONLDBase.firstProfile && graph.isEmpty
        var document = Document(
            node: isFirst ? FirstProfile.upgraded(node) : node, base: base, graph: graph)
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
    ///
    /// - Parameter vocabulary: what the project's own terms begin with in documents of its base.
    static func trouble(with context: JSONValue?, vocabulary: String) -> Trouble? {
        guard let context else { return .missing }
        for part in context.items {
            guard case .object(let members) = part else { continue }
            let prefixes = members.reduce(into: [String: String]()) { prefixes, member in
                if let iri = member.value.string { prefixes[member.name] = iri }
            }
            for (name, value) in members {
                guard let ours = meanings[name].map({ $0.iri(vocabulary: vocabulary) }),
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

    /// What a term of ours means.
    private struct Meaning {
        /// A whole IRI, or what follows that of the vocabulary.
        var text: String
        var isOwn: Bool

        func iri(vocabulary: String) -> String { isOwn ? vocabulary + text : text }
    }

    private static let meanings: [String: Meaning] = {
        let ours = text(vocabulary: "", isIndented: false)
        guard case .object(let members) = ours.withUnsafeBufferPointer({ JSONValue(ours: $0) })
        else { return [:] }
        var prefixes: [String: String] = [:]
        for (name, value) in members { prefixes[name] = value.string }
        return members.reduce(into: [:]) { meanings, member in
            guard let iri = member.value.string ?? member.value["@id"]?.string else { return }
            meanings[member.name] = Meaning(
                text: expanded(iri, by: prefixes),
                isOwn: member.name == ownPrefix || iri.hasPrefix(ownPrefix + ":"))
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

    /// The type of a node that says what it is: of a part of the text not that it is a work.
    var mainType: String? {
        let types = self["@type"]?.items.compactMap(\.string) ?? []
        return types.first { $0 != "CreativeWork" } ?? types.first
    }

    func hasType(_ name: String) -> Bool {
        self["@type"]?.items.contains { $0.string == name } ?? false
    }
}
