import CableModel

/// The names by which a document and the things that it speaks of go.
///
/// They are whole IRIs: relative ones are resolved differently by different processors.
struct JSONLDIdentity {
    /// What all names begin with.
    let base: JSONLDBase
    /// `07BAKU1467`, where it is known.
    let identifier: String?
    /// `urn:cable:07BAKU1467`; without a number, by the bytes that it was read from.
    let cable: String
    /// What the names of the document's parts begin with.
    private let partsBase: String

    init(_ cable: Cable, base: JSONLDBase) {
        self.base = base
        identifier = cable.messageReferenceNumber?.identifier
        self.cable = base.iri + Self.name(of: cable)
        partsBase = self.cable + "#"
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
    func part(_ name: String) -> String { partsBase + IRIs.segment(name) }

    func cable(_ identifier: String) -> String { base.iri + IRIs.segment(identifier) }
    func agent(_ name: String) -> String { base.iri + "agent/" + IRIs.segment(name) }
    func place(_ name: String) -> String { base.iri + "place/" + IRIs.segment(name) }
    func form(_ name: String) -> String { base.form(name) }
    func tag(_ code: String) -> String { base.tag(code) }
    var tags: String { base.tags }
}
