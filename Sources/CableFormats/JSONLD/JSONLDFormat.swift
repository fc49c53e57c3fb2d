/// Linked data: schema.org's words where it has them, the project's own vocabulary for the rest.
public enum JSONLDFormat {
    public static let format = Format(
        name: "jsonld", aliases: ["json-ld", "ld"],
        summary: "JSON-LD by schema.org, with a vocabulary for what only cables have",
        fileExtension: ".jsonld", reader: JSONLDReader(), splitter: JSONLDReader.lines,
        writer: JSONLDWriter(), collection: NDJSONCollection(writer: JSONLDWriter()))
}
