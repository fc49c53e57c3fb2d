import CableModel
import CableSyntax

/// Reads telegrams from TEI P5: the documents of `TEIWriter`, and others in their form.
///
/// The text of a document counts, not what its header says about it. Of a `teiCorpus` each `TEI`
/// is a cable.
package struct TEIReader: CableReader {
    package init() {}

    static let namespace = "http://www.tei-c.org/ns/1.0"

    package func recognition(of text: UnsafeBufferPointer<UInt8>) -> Recognition {
        let view = ByteView(text).trimmed
        guard view.first == UInt8(ascii: "<") else { return .no }
        let beginning = view.upTo(min(view.end, view.start + 4096))
        guard beginning.bytewiseIndex(of: "http://www.tei-c.org/ns/1.0") != nil else {
            let isXML = beginning.hasPrefix("<?xml") && beginning.bytewiseIndex(of: "<html") == nil
            return isXML ? .possible : .no
        }
        // What a header says of a telegram and of no other text.
        let header = view.upTo(min(view.end, view.start + 65536))
        let marks: [StaticString] = [
            "type=\"telegram\"", "type='telegram'", "type=\"mrn", "type=\"cable\"",
            "ident=\"cableconv\"",
        ]
        return marks.contains { header.bytewiseIndex(of: $0) != nil }
            ? .certain : .likely(.vocabulary)
    }

    package func read(_ text: UnsafeBufferPointer<UInt8>, options: ReaderOptions) -> [Reading] {
        guard let root = try? XMLParser.parse(text) else { return [] }
        return Self.documents(in: root).filter(Self.isTelegram).map { document in
            var decoder = TEIDecoder(document)
            return decoder.reading()
        }
    }

    package func explanation(ofNoCableIn text: UnsafeBufferPointer<UInt8>) -> String? {
        do throws(XMLSyntaxError) {
            let root = try XMLParser.parse(text)
            let documents = Self.documents(in: root)
            guard documents.isEmpty else {
                return
                    "it is TEI, but its text has no part of a telegram's head (an opener with seg of the types addressee, originator or classification) and its header describes none"
            }
            guard root.namespace == Self.namespace else {
                return "it is XML, but no TEI: its root is \"\(root.name)\""
            }
            return root.includes
                ? "it is a TEI corpus whose members stand in files of their own; name these"
                : "it is TEI, but \"\(root.name)\" is no document with a text"
        } catch {
            return "it is not well-formed XML, line \(error.line): \(error.reason)"
        }
    }

    /// The `TEI` elements of a document or corpus, in their order.
    private static func documents(in root: XMLNode) -> [XMLNode] {
        guard root.namespace == namespace else { return [] }
        switch root.name {
        case "TEI": return [root]
        case "teiCorpus": return root.elements.flatMap(documents)
        default: return []
        }
    }

    /// Whether a document is a telegram: its header says so, or its text has a telegram's head.
    private static func isTelegram(_ document: XMLNode) -> Bool {
        var isTelegram = false
        document.first("teiHeader")?.forEachDescendant { node in
            switch (node.name, node["type"]) {
            case ("bibl", "telegram"), ("idno", "mrn"), ("idno", "cable"), ("idno", "mrn-printed"):
                isTelegram = true
            case ("application", _) where node["ident"] == "cableconv": isTelegram = true
            default: break
            }
        }
        guard !isTelegram, let body = document.first(at: "text", "body") else { return isTelegram }
        for opener in body.elements where opener.name == "opener" {
            opener.forEachDescendant { node in
                let types = ["addressee", "originator", "classification", "date-time-group"]
                if let type = node["type"], types.contains(type) { isTelegram = true }
            }
        }
        return isTelegram
    }
}

extension XMLNode {
    /// Whether members of a corpus are to be included from other files.
    fileprivate var includes: Bool { elements.contains { $0.name == "include" } }
}
