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
    /// The documents' own IRIs, which the names of their parts begin with.
    private let readID: String
    private let writtenID: String

    static func differences(of document: JSONValue, from reading: Reading) -> [Diagnostic] {
        let name = JSONLDIdentity.name(of: reading.cable)
        let readID = document["@id"]?.string ?? ""
        var options = WriterOptions()
        options.contextURL = "urn:cable:context"
        options.isCompact = true
        if readID.hasSuffix(name) { options.baseIRI = String(readID.dropLast(name.count)) }
        var output = JSONLDDocument(reading, options: options, output: Output())
        output.write()
        let bytes = output.json.output.bytes
        guard let written = try? bytes.withUnsafeBufferPointer({ try JSONValue(parsing: $0) })
        else { return [] }
        var comparison = JSONLDComparison(readID: readID, writtenID: output.identity.cable)
        comparison.compare(document, written, "the document")
        return comparison.differences
    }

    private init(readID: String, writtenID: String) {
        self.readID = readID
        self.writtenID = writtenID
    }

    private mutating func compare(_ read: JSONValue, _ written: JSONValue, _ what: String) {
        guard case .object(let members) = read else { return }
        let what = read["@type"]?.items.first?.string.map { "a \($0)" } ?? what
        guard case .object(let others) = written else {
            // An embedded node where the writer has a reference to it says nothing else.
            return
        }
        let values = Dictionary(
            others.map { ($0.name, $0.value) }, uniquingKeysWith: { first, _ in first })
        for (name, value) in members where name != "@context" {
            guard let other = values[name] else {
                if value.items.isEmpty { continue }
                report(
                    "jsonld-no-place", name, what,
                    "\"\(name)\" of \(what) has no place in a cable; left out")
                continue
            }
            if !agree(value.items, other.items, what) {
                report(
                    "jsonld-disagrees", name, what,
                    "\"\(name)\" of \(what) says other than the lines and parts, which count")
            }
        }
    }

    /// Whether the values are the same; what nodes hold is compared node by node.
    private mutating func agree(
        _ read: [JSONValue], _ written: [JSONValue], _ what: String
    ) -> Bool {
        var byID: [String: JSONValue] = [:]
        for node in written {
            if case .object = node, let id = node["@id"]?.string {
                byID[local(id, of: writtenID)] = node
            }
        }
        var agrees = read.count == written.count
        for (index, value) in read.enumerated() {
            let other = index < written.count ? written[index] : nil
            if case .object(let members) = value, members.count > 1 {
                let id = value["@id"]?.string.map { local($0, of: readID) }
                if let node = id.flatMap({ byID[$0] }) ?? other { compare(value, node, what) }
            } else if let other {
                agrees = agrees && isSame(value, other)
            }
        }
        return agrees
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

    private mutating func report(
        _ id: String, _ name: String, _ what: String, _ message: String
    ) {
        guard reported.insert("\(id) \(name) \(what)").inserted else { return }
        differences.append(Diagnostic(id: id, severity: .warning, message: message))
    }
}
