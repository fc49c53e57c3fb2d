import CableModel
import CableSyntax

/// The names by which a document and the things that it speaks of go.
///
/// They are whole IRIs: relative ones are resolved differently by different processors.
struct JSONLDIdentity {
    /// What all names begin with. Readable, and no claim on anybody's domain.
    static let base = "urn:cable:"

    /// `07BAKU1467`, where it is known.
    let identifier: String?
    /// `urn:cable:07BAKU1467`; without a number, by the bytes that it was read from.
    let cable: String

    init(_ cable: Cable) {
        identifier = cable.messageReferenceNumber?.identifier
        if let identifier {
            self.cable = Self.cable(identifier)
        } else if let source = cable.provenance.source {
            self.cable = Self.base + "sha256/" + IRIs.segment(source.sha256)
        } else {
            self.cable = Self.base + "unidentified"
        }
    }

    /// A part of the document: `urn:cable:07BAKU1467#p3`.
    func part(_ name: String) -> String { cable + "#" + IRIs.segment(name) }

    static func cable(_ identifier: String) -> String { base + IRIs.segment(identifier) }
    static func agent(_ name: String) -> String { base + "agent/" + IRIs.segment(name) }
    static func tag(_ code: String) -> String { base + "tag/" + IRIs.segment(code) }
}

/// Pieces of IRIs.
enum IRIs {
    /// A text as one segment: a space becomes a hyphen, whatever else is no letter or digit is
    /// percent-encoded. Different texts give different segments, but for the hyphens of ids.
    static func segment(_ text: String) -> String {
        let hyphenated = text.utf8.contains(0x20) ? text.replacing(" ", with: "-") : text
        return PercentEncoding.encoded(hyphenated, allowing: marksOfSegments)
    }

    private static let marksOfSegments = ByteSet("-._")
}
