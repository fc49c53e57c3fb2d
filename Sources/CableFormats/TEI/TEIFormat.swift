import TEISchema

/// TEI P5 XML, for editions.
package enum TEIFormat {
    package static let format = Format(
        name: "tei", aliases: ["xml"],
        summary: "TEI P5 XML, valid against tei_all; many go to one teiCorpus",
        fileExtensions: [".tei.xml", ".xml"], mediaType: "application/tei+xml",
        reader: TEIReader(), writer: TEIWriter(), collection: TEICorpusWriter(),
        flags: Publication.flags + [Authorities.flag],
        // XML that no other format knows is to be TEI.
        schema: .relaxNG(bytes: { TEISchema.bytes }) { _ in .possible })
}
