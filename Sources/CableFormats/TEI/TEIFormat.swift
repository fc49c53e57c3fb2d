/// TEI P5 XML, for editions.
public enum TEIFormat {
    public static let format = Format(
        name: "tei", aliases: ["xml"],
        summary: "TEI P5 XML, valid against tei_all; many go to one teiCorpus",
        fileExtension: ".tei.xml", reader: TEIReader(), writer: TEIWriter(),
        collection: TEICorpusWriter())
}
