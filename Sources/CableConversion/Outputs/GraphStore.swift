import CableFormats
import CableSyntax

/// The graph of references: a node for each telegram, an edge for each reference to another.
///
/// Cables are nodes when they come; those that are only cited, when all have come. Edges follow the
/// nodes, so that they wait in a file of their own.
final class GraphStore: RowStore {
    private let file: FileInWriting
    private let edges: FileInWriting
    /// The telegrams that have a node.
    private var nodes: Set<String> = []
    /// Those that are cited and have none yet.
    private var missing: Set<String> = []
    /// The telegram whose rows come now; `nil` where it has no number, so that nothing can mean it.
    private var current: String?

    init(path: String) throws(ConversionError) {
        file = try FileInWriting(path, compression: OutputCompression(path: path))
        edges = try FileInWriting(path)
        var output = Output()
        GraphMLMarkup.writeBeginning(to: &output)
        try file.write(output.bytes)
    }

    func insert(
        into table: DataTable, number: Int64?, parent: Int64?, from rows: inout TableRowReader
    ) throws(ConversionError) {
        var values: [String: String] = [:]
        for column in table.columns {
            switch rows.nextValue() {
            case .text(let text): values[column.name] = String(decoding: text, as: UTF8.self)
            case .integer(let number): values[column.name] = number == 0 ? "false" : "true"
            case .nothing: break
            }
        }
        switch table {
        case .cable:
            current = values["mrn"]
            // Of two copies of a telegram the first is its node.
            guard let current, nodes.insert(current).inserted else { return }
            missing.remove(current)
            try writeNode(current, isHere: true, values)
        case .reference:
            guard let current, let target = values["target"] else { return }
            if !nodes.contains(target) { missing.insert(target) }
            var output = Output()
            GraphMLMarkup.writeEdge(
                from: current, to: target, values: Self.chosen(GraphMLMarkup.edgeKeys, of: values),
                to: &output)
            try edges.write(output.bytes)
        default: break
        }
    }

    private func writeNode(
        _ id: String, isHere: Bool, _ values: [String: String]
    ) throws(ConversionError) {
        var output = Output()
        GraphMLMarkup.writeNode(
            id, isHere: isHere, values: Self.chosen(GraphMLMarkup.nodeKeys, of: values),
            to: &output)
        try file.write(output.bytes)
    }

    private static func chosen(
        _ keys: [String], of values: [String: String]
    ) -> [(key: String, value: String)] {
        keys.compactMap { key in values[key].map { (key, $0) } }
    }

    func finish() throws(ConversionError) {
        for target in missing.sorted() {
            try writeNode(target, isHere: false, [:])
        }
        try file.append(edges)
        var output = Output()
        GraphMLMarkup.writeEnd(to: &output)
        try file.write(output.bytes)
        try file.complete()
    }
}
