import ModelSchema

/// The canonical model itself, as JSON.
package enum ModelJSONFormat {
    package static let format = Format(
        name: "json", summary: "the canonical model itself, for programs and for the way back",
        fileExtensions: [".json"], mediaType: "application/json", reader: ModelJSONReader(),
        splitter: ModelJSONReader.lines, writer: ModelJSONWriter(),
        collection: NDJSONCollection(writer: ModelJSONWriter()),
        // JSON that no other format knows is taken for ours.
        schema: .jsonSchema(bytes: { ModelSchema.bytes }) { document in
            document?["cableconv"] == nil ? .possible : .certain
        })

    /// The version of the form, which stands at the top of each document.
    static let version = 1
}
