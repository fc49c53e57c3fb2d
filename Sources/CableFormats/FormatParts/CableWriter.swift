import CableModel
import CableSyntax

/// Makes a document of a reading.
package protocol CableWriter: Sendable {
    /// Whether a document holds all that the cable says; a table is a summary.
    var isWhole: Bool { get }

    /// Checks what the user chose, before any input is read.
    ///
    /// - Throws: `FormatError` where `write` would throw it for any reading.
    func check(_ options: WriterOptions) throws(FormatError)

    /// Appends the whole document to `output`.
    ///
    /// - Returns: what the format could not carry.
    /// - Throws: `FormatError` where an option makes writing impossible, such as a broken template.
    func write(_ reading: Reading, options: WriterOptions, to output: inout Output)
        throws(FormatError)
        -> [Diagnostic]
}

extension CableWriter {
    package var isWhole: Bool { true }
    package func check(_ options: WriterOptions) throws(FormatError) {}
}
