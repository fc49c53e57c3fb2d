import CableModel
import CableSyntax

/// Many cables as NDJSON: the document of each on one line.
package struct NDJSONCollection: CollectionWriter {
    /// Whether a JSON document is one line, as one of many in a file.
    package static let isCompact = WriterOption("json-is-compact", default: false)

    /// Writes one document; it has a compact form of one line.
    let writer: any CableWriter

    package var fileExtensions: [String] { [".ndjson", ".jsonl"] }
    package var membersAreLines: Bool { true }

    package func writeMember(
        _ reading: Reading, options: WriterOptions, to output: inout Output
    ) throws(FormatError) -> Member {
        var options = options
        options[Self.isCompact] = true
        return Member(diagnostics: try writer.write(reading, options: options, to: &output))
    }
}
