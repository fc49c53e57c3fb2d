import CableSyntax

/// What the IRIs of a document's things begin with, and the IRIs that all documents of one base share.
struct JSONLDBase: Equatable {
    /// `urn:cable:`, or an address of who publishes cables.
    let iri: String

    /// The base that the project's own files are written for.
    static let own = JSONLDBase(iri: JSONLDFormat.baseIRI.defaultValue)

    private static let profileName = "profile:2"

    /// The profile of the program's version 1.0, which had one base for all documents.
    static let firstProfile = "urn:cable:profile:1"

    /// The rules that documents keep; those of `cable.schema.json`, `cable.shacl.ttl`, and `cable.rico.shacl.ttl`.
    var profile: String { iri + Self.profileName }
    /// What the project's own terms begin with.
    var vocabulary: String { iri + "ns#" }
    /// Where the context is, in documents that do not hold it.
    var context: String { iri + "context.jsonld" }

    var tags: String { iri + "tags" }
    var captions: String { iri + "captions" }
    func form(_ name: String) -> String { iri + "form/" + IRIs.segment(name) }
    func tag(_ code: String) -> String { iri + "tag/" + IRIs.segment(code) }
    func caption(_ name: String) -> String { iri + "caption/" + IRIs.segment(name) }

    init(iri: String) { self.iri = iri }

    /// The base of documents that conform to a profile; `nil` for a profile that is not read.
    init?(profile: String) {
        if profile == Self.firstProfile {
            self = .own
        } else if profile.hasSuffix(Self.profileName) {
            iri = String(profile.dropLast(Self.profileName.count))
        } else {
            return nil
        }
    }

    // MARK: Recognition

    /// Whether a text has a string of JSON that is a profile's IRI, and no part of one.
    static func isNamed(in text: ByteView) -> Bool {
        var rest = text
        while let found = rest.bytewiseIndex(of: profileMark) {
            if text.isWholeString(endingAt: found) { return true }
            rest = text.from(found + profileMark.utf8CodeUnitCount)
        }
        return text.bytewiseIndex(of: firstProfileMark) != nil
    }

    private static let profileMark: StaticString = "profile:2\""
    private static let firstProfileMark: StaticString = "\"urn:cable:profile:1\""
}

extension ByteView {
    /// How far before its end the beginning of a profile's IRI is looked for.
    private static let longestIRI = 2_000

    /// Whether a string of JSON without blanks and escapes goes on to an index.
    fileprivate func isWholeString(endingAt end: Int) -> Bool {
        for index in range.clamped(to: end - Self.longestIRI..<end).reversed() {
            let byte = self[index]
            if byte == UInt8(ascii: "\"") {
                return index == start || self[index - 1] != UInt8(ascii: "\\")
            }
            if byte <= 0x20 || byte == UInt8(ascii: "\\") { return false }
        }
        return false
    }
}
