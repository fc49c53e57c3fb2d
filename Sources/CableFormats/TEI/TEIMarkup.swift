import CableModel
import CableSyntax

/// What writes TEI: a document, the header of a corpus, an index.
protocol TEIMarkup: ~Copyable {
    var output: Output { get set }
    /// Whether every character could be written.
    var isWhole: Bool { get set }
}

extension TEIMarkup where Self: ~Copyable {
    /// What stands before the root element.
    mutating func writeDeclarations() {
        output.write(
            """
            <?xml version="1.0" encoding="UTF-8"?>
            <?xml-model href="https://www.tei-c.org/release/xml/tei/custom/schema/relaxng/tei_all.rng" type="application/xml" schematypens="http://relaxng.org/ns/structure/1.0"?>

            """)
    }

    /// What could not be written.
    var diagnostics: [Diagnostic] {
        guard !isWhole else { return [] }
        return [
            Diagnostic(
                id: "illegal-in-xml", severity: .warning,
                message: "characters that XML cannot hold are written as U+FFFD")
        ]
    }

    // MARK: Pieces of markup

    mutating func text(_ text: String) {
        if !output.write(xml: text) { isWhole = false }
    }

    mutating func text(_ bytes: ArraySlice<UInt8>) {
        let isWritten = bytes.withUnsafeBufferPointer { output.write(xml: $0) }
        if !isWritten { isWhole = false }
    }

    mutating func attribute(_ name: StaticString, _ value: String) {
        output.write(byte: 0x20)
        output.write(name)
        output.write("=\"")
        if !output.write(xml: value, in: .attribute) { isWhole = false }
        output.write("\"")
    }

    /// An element that holds nothing but text.
    mutating func element(
        _ name: StaticString, _ attributes: (StaticString, String)?..., text content: String
    ) {
        element(name, attributes, text: content)
    }

    /// An element whose text is a value to be read back: a line end in it is no layout.
    mutating func value(
        _ name: StaticString, _ attributes: (StaticString, String)?..., text content: String
    ) {
        let space: [(StaticString, String)?] =
            content.contains(byte: 0x0A) ? [("xml:space", "preserve")] : []
        element(name, attributes + space, text: content)
    }

    private mutating func element(
        _ name: StaticString, _ attributes: [(StaticString, String)?], text content: String
    ) {
        output.write("<")
        output.write(name)
        for case let pair? in attributes { attribute(pair.0, pair.1) }
        output.write(">")
        text(content)
        output.write("</")
        output.write(name)
        output.write(">")
    }
}
