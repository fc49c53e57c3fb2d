import CableSyntax

/// The markup of GraphML: nodes are telegrams, edges lead from one that cites to one that is cited.
package enum GraphMLMarkup {
    /// What is said of a node, by the columns of the table of cables.
    package static let nodeKeys = ["date", "post", "classification", "subject"]
    /// What is said of an edge, by the columns of the table of references.
    package static let edgeKeys = ["kind", "year_inferred", "post_known"]

    package static func writeBeginning(to output: inout Output) {
        output.write("<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n")
        output.write("<graphml xmlns=\"http://graphml.graphdrawing.org/xmlns\">\n")
        for key in nodeKeys { writeKey(key, for: "node", "string", to: &output) }
        writeKey("is_here", for: "node", "boolean", to: &output)
        for key in edgeKeys {
            writeKey(key, for: "edge", key == "kind" ? "string" : "boolean", to: &output)
        }
        output.write("<graph id=\"references\" edgedefault=\"directed\">\n")
    }

    private static func writeKey(
        _ name: String, for kind: String, _ type: String, to output: inout Output
    ) {
        output.write(
            raw:
                "<key id=\"\(name)\" for=\"\(kind)\" attr.name=\"\(name)\" attr.type=\"\(type)\"/>\n"
        )
    }

    /// A telegram.
    ///
    /// - Parameters:
    ///   - values: by the names of `nodeKeys`; those without a value left out.
    ///   - isHere: whether the run has the telegram itself.
    package static func writeNode(
        _ id: String, isHere: Bool, values: [(key: String, value: String)], to output: inout Output
    ) {
        output.write("<node id=\"")
        output.write(xml: id)
        output.write("\">")
        for (key, value) in values { writeData(key, value, to: &output) }
        writeData("is_here", isHere ? "true" : "false", to: &output)
        output.write("</node>\n")
    }

    package static func writeEdge(
        from source: String, to target: String, values: [(key: String, value: String)],
        to output: inout Output
    ) {
        output.write("<edge source=\"")
        output.write(xml: source)
        output.write("\" target=\"")
        output.write(xml: target)
        output.write("\">")
        for (key, value) in values { writeData(key, value, to: &output) }
        output.write("</edge>\n")
    }

    private static func writeData(_ key: String, _ value: String, to output: inout Output) {
        output.write(raw: "<data key=\"\(key)\">")
        output.write(xml: value)
        output.write("</data>")
    }

    package static func writeEnd(to output: inout Output) { output.write("</graph>\n</graphml>\n") }
}
