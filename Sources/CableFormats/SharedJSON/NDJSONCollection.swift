import CableModel
import CableSyntax

/// Many cables as NDJSON: the document of each on one line.
struct NDJSONCollection: CollectionWriter {
    /// Writes one document; it has a compact form of one line.
    let writer: any CableWriter

    var fileExtensions: [String] { [".ndjson", ".jsonl"] }

    func writeMember(
        _ reading: Reading, options: WriterOptions, to output: inout Output
    ) throws(FormatError) -> Member {
        var options = options
        options.isCompact = true
        return Member(diagnostics: try writer.write(reading, options: options, to: &output))
    }
}
