import CableModel
import CableSyntax

/// Many cables as one JSON document: an array with the document of each on a line.
package struct JSONArrayCollection: CollectionWriter {
    /// Writes one document; it has a compact form of one line.
    let writer: any CableWriter

    package var fileExtensions: [String] { [] }
    package var separator: StaticString { ",\n" }

    /// Whether a text begins as such a document.
    package func recognizes(_ beginning: UnsafeBufferPointer<UInt8>) -> Bool {
        ByteView(beginning).trimmedStart.first == UInt8(ascii: "[")
    }

    package func writeBeginning(
        _ summary: CollectionSummary, options: WriterOptions, to output: inout Output
    ) {
        output.write("[\n")
    }

    package func writeMember(
        _ reading: Reading, options: WriterOptions, to output: inout Output
    ) throws(FormatError) -> Member {
        try NDJSONCollection(writer: writer)
            .writeMember(reading, options: options, to: &output)
            .withoutLineEnd(in: &output)
    }

    package func writeEnd(options: WriterOptions, to output: inout Output) { output.write("\n]\n") }
}

extension Member {
    /// The same, where the member's document has lost the line end that it had.
    func withoutLineEnd(in output: inout Output) -> Member {
        if output.last == 0x0A { output.truncate(to: output.count - 1) }
        return self
    }
}
