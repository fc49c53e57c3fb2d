import CableModel
import CableSyntax

/// Finds what a document says and the reading of it does not: keys that no cable has, and fields
/// that say other than the lines and parts which they are views of.
///
/// What was read is written again, and the two documents are compared; so nothing can be left out
/// in silence, whatever the document holds.
struct JSONLDComparison {
    private var differences: [Diagnostic] = []
    private var reported: Set<String> = []
    /// The nodes that were named by their IRIs and compared: nodes may name each other.
    private var compared: Set<String> = []
    /// The documents' own IRIs, which the names of their parts begin with.
    private let readID: String
    private let writtenID: String
    /// The nodes of the document read that stand elsewhere than where they are named.
    private let readNodes: [String: JSONValue]
    /// All nodes of the document written, by their IRIs without the document's own.
    private var writtenNodes: [String: JSONValue] = [:]

    /// Whether a document is what the writer makes of the reading, to the byte: nobody has changed it
    /// since it was written, so that there is nothing to compare.
    static func isWritten(
        _ text: UnsafeBufferPointer<UInt8>, of document: JSONValue, from reading: Reading
    ) -> Bool {
        let view = ByteView(text).trimmed
        var options = options(of: document, from: reading)
        options[JSONLDFormat.contextPlace] =
            document["@context"]?.string.map { .published($0) } ?? .inline
        options[NDJSONCollection.isCompact] = view.byte(at: view.start + 1) != 0x0A
        let hasSource = document["encoding"]?.items.first?["sourceText"] != nil
        options[hasSource ? JSONLDFormat.keepsSource : JSONLDFormat.dropsSource] = true
        var output = JSONLDDocument(
            reading, options: options, output: Output(capacity: view.count + 1))
        output.write()
        return output.json.output.withUnsafeBufferPointer { written in
            view.isExactly(written)
        }
    }

    static func differences(
        of document: JSONValue, nodes: [String: JSONValue], from reading: Reading
    ) -> [Diagnostic] {
        var options = options(of: document, from: reading)
        options[JSONLDFormat.contextPlace] = .belowBase
        options[NDJSONCollection.isCompact] = true
        options[JSONLDFormat.keepsSource] = true
        var output = JSONLDDocument(reading, options: options, output: Output())
        output.write()
        let written = output.json.output.withUnsafeBufferPointer { try? JSONValue(parsing: $0) }
        guard let written
        else { return [] }
        let readID = document["@id"]?.string ?? ""
        var comparison = JSONLDComparison(
            readID: readID, writtenID: output.identity.cable, readNodes: nodes)
        comparison.index(written)
        comparison.compare(document, written, "the document")
        return comparison.differences
    }

    /// Those of the document, as far as its names tell them.
    private static func options(of document: JSONValue, from reading: Reading) -> WriterOptions {
        let name = JSONLDIdentity.name(of: reading.cable)
        var options = WriterOptions()
        if let id = document["@id"]?.string, id.hasSuffix(name) {
            options[JSONLDFormat.baseIRI] = String(id.dropLast(name.count))
        } else if let base = document["conformsTo"]?.iri.flatMap(JSONLDBase.init(profile:)) {
            options[JSONLDFormat.baseIRI] = base.iri
        }
        return options
    }

    private init(readID: String, writtenID: String, readNodes: [String: JSONValue]) {
        self.readID = readID
        self.writtenID = writtenID
        self.readNodes = readNodes
    }

    private mutating func index(_ value: JSONValue) {
        switch value {
        case .array(let values): for value in values { index(value) }
        case .object(let members):
            if members.count > 1, let id = value["@id"]?.string {
                let id = local(id, of: writtenID)
                if writtenNodes[id] == nil { writtenNodes[id] = value }
            }
            for (_, value) in members { index(value) }
        default: break
        }
    }

    private mutating func compare(_ read: JSONValue, _ written: JSONValue, _ what: String) {
        guard case .object(let members) = read, case .object(let others) = written else { return }
        let type = read.mainType ?? written.mainType
        let what = type.map { "a \($0)" } ?? what
        let values = Dictionary(
            others.map { ($0.name, $0.value) }, uniquingKeysWith: { first, _ in first })
        for (name, value) in members where name != "@context" {
            // Which profile it is was asked before.
            if name == "conformsTo", value.iri.flatMap(JSONLDBase.init(profile:)) != nil {
                continue
            }
            guard let other = values[name] else {
                if !value.items.isEmpty { report(noPlaceFor: name, of: what) }
                continue
            }
            if name == "@type" {
                let types = Set(other.items.compactMap(\.string))
                for type in value.items.compactMap(\.string) where !types.contains(type) {
                    report(noPlaceFor: "@type\": \"\(type)", of: what)
                }
            } else if !agree(value.items, other.items, what) {
                report(
                    .jsonldDisagrees, name, what,
                    "\"\(name)\" of \(what) says other than the lines and parts, which count")
            }
        }
    }

    /// Whether the values are the same; what nodes hold is compared node by node.
    private mutating func agree(
        _ read: [JSONValue], _ written: [JSONValue], _ what: String
    ) -> Bool {
        var agrees = read.count == written.count
        for (index, value) in read.enumerated() {
            let other = index < written.count ? written[index] : nil
            if let node = node(value, other) {
                let id = node["@id"]?.string.map { local($0, of: readID) }
                let known = id.flatMap { writtenNodes[$0] }
                guard let counterpart = known ?? other else { continue }
                if isNamed(value), let id, !compared.insert(id).inserted { continue }
                compare(node, counterpart, what)
                if case .object = counterpart { continue }
            }
            if let other { agrees = agrees && isSame(value, other) }
        }
        return agrees
    }

    /// Whether a value is the name of a node, not the node.
    private func isNamed(_ value: JSONValue) -> Bool {
        if case .object(let members) = value, members.count > 1 { false } else { true }
    }

    /// The node that a value of the document read is, or names where the other document has one.
    private func node(_ value: JSONValue, _ other: JSONValue?) -> JSONValue? {
        if case .object(let members) = value, members.count > 1 { return value }
        guard case .object = other else { return nil }
        return value.iri.flatMap { readNodes[$0] }
    }

    private func isSame(_ read: JSONValue, _ written: JSONValue) -> Bool {
        switch (read, written) {
        case (.integer(let left), .integer(let right)): return left == right
        case (.bool(let left), .bool(let right)): return left == right
        default: break
        }
        // A reference to a node may be the node where the other document has it.
        guard let left = read.iri, let right = written.iri else { return false }
        return local(left, of: readID).utf8.elementsEqual(local(right, of: writtenID).utf8)
    }

    /// An IRI of a part of the document without the document's own.
    private func local(_ iri: String, of document: String) -> String {
        guard iri.hasPrefix(document), iri.utf8.count > document.utf8.count else { return iri }
        let rest = iri.utf8.dropFirst(document.utf8.count)
        return rest.first == UInt8(ascii: "#") ? String(decoding: rest, as: UTF8.self) : iri
    }

    private mutating func report(noPlaceFor name: String, of what: String) {
        report(
            .jsonldNoPlace, name, what,
            "\"\(name)\" of \(what) has no place in a cable; left out")
    }

    private mutating func report(
        _ kind: Diagnostic.Kind, _ name: String, _ what: String, _ message: String
    ) {
        guard reported.insert("\(kind) \(name) \(what)").inserted else { return }
        differences.append(Diagnostic(kind, message))
    }
}
