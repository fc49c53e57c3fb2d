import CableModel
import CableSyntax

/// The names by which a document and the things that it speaks of go.
///
/// They are whole IRIs: relative ones are resolved differently by different processors.
struct JSONLDIdentity {
    /// What all names begin with.
    let base: String
    /// `07BAKU1467`, where it is known.
    let identifier: String?
    /// `urn:cable:07BAKU1467`; without a number, by the bytes that it was read from.
    let cable: String

    init(_ cable: Cable, base: String) {
        self.base = base
        identifier = cable.messageReferenceNumber?.identifier
        self.cable = base + Self.name(of: cable)
    }

    /// What follows the base in the cable's own name.
    static func name(of cable: Cable) -> String {
        if let identifier = cable.messageReferenceNumber?.identifier {
            IRIs.segment(identifier)
        } else if let source = cable.provenance.source {
            "sha256/" + IRIs.segment(source.sha256)
        } else {
            "unidentified"
        }
    }

    /// A part of the document: `urn:cable:07BAKU1467#p3`.
    func part(_ name: String) -> String { cable + "#" + IRIs.segment(name) }

    func cable(_ identifier: String) -> String { base + IRIs.segment(identifier) }
    func agent(_ name: String) -> String { base + "agent/" + IRIs.segment(name) }
    func tag(_ code: String) -> String { base + "tag/" + IRIs.segment(code) }
    var tags: String { base + "tags" }
}

/// IRIs and pieces of them.
public enum IRIs {
    /// A text as one segment: a space becomes a hyphen, whatever else is no letter or digit is
    /// percent-encoded. Different texts give different segments, but for spaces and hyphens.
    static func segment(_ text: String) -> String {
        let hyphenated = text.utf8.contains(0x20) ? String(text.map { $0 == " " ? "-" : $0 }) : text
        return PercentEncoding.encoded(hyphenated, allowing: marksOfSegments)
    }

    private static let marksOfSegments = ByteSet("-._")

    /// Whether a text can be a whole IRI: it begins with a scheme, and has no character that none
    /// may have (RFC 3987, section 2.2).
    public static func isAbsolute(_ text: String) -> Bool {
        guard let colon = text.utf8.firstIndex(of: UInt8(ascii: ":")) else { return false }
        let scheme = text.utf8[..<colon]
        guard let first = scheme.first, ASCII.isLetter(first),
            scheme.allSatisfy({ ASCII.isAlphanumeric($0) || "+-.".utf8.contains($0) })
        else { return false }
        return text.utf8.allSatisfy { $0 > 0x20 && $0 != 0x7F && !"<>\"{}|\\^`".utf8.contains($0) }
    }
}
