/// The graph of cables and what they refer to.
package enum GraphMLFormat {
    package static let format = Format(
        name: "graphml", aliases: ["graph"],
        summary:
            "the graph of all cables and their references, for Gephi and NetworkX (-o refs.graphml)",
        mediaType: "application/graphml+xml",
        collection: CableTables(into: .graph, fileExtensions: [".graphml"]))
}
