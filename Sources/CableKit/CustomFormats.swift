import CableFormats
public import CableModel
import CableSyntax

/// A reader of one's own: makes cables of a text that no reader of the program knows.
public protocol CustomReader: Sendable {
    /// By which it is asked for, and which is recorded in the cable's provenance.
    var name: String { get }
    /// One line.
    var summary: String { get }

    /// Whether the text is of this format, for certain. It is UTF-8, whatever it was before.
    func recognizes(_ text: UnsafeBufferPointer<UInt8>) -> Bool

    /// The cables of the text; none where it holds none. What is odd becomes a diagnostic.
    func read(_ text: UnsafeBufferPointer<UInt8>) -> [Reading]
}

/// A writer of one's own: makes documents of cables.
public protocol CustomWriter: Sendable {
    /// By which it is asked for.
    var name: String { get }
    /// One line.
    var summary: String { get }
    /// The ending of its files, with its dot.
    var fileExtension: String { get }

    /// The document of a cable.
    func write(_ reading: Reading) throws(CableKitError) -> [UInt8]
}

/// A reader from outside as the program's own are.
struct ReaderAdapter: CableReader {
    let reader: any CustomReader

    func recognition(of text: UnsafeBufferPointer<UInt8>) -> Recognition {
        reader.recognizes(text) ? .certain : .no
    }

    func read(_ text: UnsafeBufferPointer<UInt8>, options: ReaderOptions) -> [Reading] {
        reader.read(text)
    }
}

/// A writer from outside as the program's own are.
struct WriterAdapter: CableWriter {
    let writer: any CustomWriter

    func write(
        _ reading: Reading, options: WriterOptions, to output: inout Output
    ) throws(FormatError) -> [Diagnostic] {
        let bytes: [UInt8]
        do { bytes = try writer.write(reading) } catch { throw FormatError(error.message) }
        output.write(raw: bytes)
        return []
    }
}
