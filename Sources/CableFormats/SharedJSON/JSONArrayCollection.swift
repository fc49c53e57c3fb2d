import CableModel
import CableSyntax

/// Many cables as one JSON document: an array with the document of each on a line.
public struct JSONArrayCollection: CollectionWriter {
    /// Writes one document; it has a compact form of one line.
    let writer: any CableWriter

    public var fileExtensions: [String] { [] }
    public var separator: StaticString { ",\n" }

    /// Whether a text begins as such a document.
    public func recognizes(_ beginning: UnsafeBufferPointer<UInt8>) -> Bool {
        ByteView(beginning).trimmedStart.first == UInt8(ascii: "[")
    }

    public func writeBeginning(
        _ summary: CollectionSummary, options: WriterOptions, to output: inout Output
    ) {
        output.write("[\n")
    }

    public func writeMember(
        _ reading: Reading, options: WriterOptions, to output: inout Output
    ) throws(FormatError) -> Member {
        try NDJSONCollection(writer: writer)
            .writeMember(reading, options: options, to: &output)
            .withoutLineEnd(in: &output)
    }

    public func writeEnd(options: WriterOptions, to output: inout Output) { output.write("\n]\n") }
}

extension Member {
    /// The same, where the member's document has lost the line end that it had.
    func withoutLineEnd(in output: inout Output) -> Member {
        if output.last == 0x0A { output.truncate(to: output.count - 1) }
        return self
    }
}
