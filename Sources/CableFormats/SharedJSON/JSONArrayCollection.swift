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
        let lines = NDJSONCollection(writer: writer)
        let member = try lines.writeMember(reading, options: options, to: &output)
        output.dropLineEnd()
        return member
    }

    package func writeEnd(options: WriterOptions, to output: inout Output) { output.write("\n]\n") }
}

extension Output {
    /// Takes the line end away with which the output ends.
    mutating func dropLineEnd() { if last == 0x0A { truncate(to: count - 1) } }
}
