import CableModel
import CableSyntax

/// Writes a telegram as one JSON-LD document.
///
/// The telegram stands in it twice over, in different ways: as fields that can be searched for
/// (sender, recipients, tags, references), and as text: every line of the head in `line`, the
/// text proper in `hasPart`. A line says only what no field says for it. Order that means something
/// is in a list or has a `position`, because RDF has none.
package struct JSONLDWriter: CableWriter {
    package init() {}

    package func check(_ options: WriterOptions) throws(FormatError) {
        if case .published(let url) = options[JSONLDFormat.contextPlace], !IRIs.isAbsolute(url) {
            throw FormatError("the context needs a whole URL, and \"\(url)\" is none")
        }
        if options[JSONLDFormat.keepsSource], options[JSONLDFormat.dropsSource] {
            throw FormatError("--source-text and --no-source cannot both be")
        }
        // Parts of a cable have names behind a "#", of which an IRI has one.
        let base = options[JSONLDFormat.baseIRI]
        if !IRIs.isAbsolute(base) || base.utf8.contains(UInt8(ascii: "#")) {
            throw FormatError(
                "the base needs a whole IRI such as https://example.org/cables/, without #, and "
                    + "\"\(base)\" is none")
        }
    }

    package func write(
        _ reading: Reading, options: WriterOptions, to output: inout Output
    ) throws(FormatError) -> [Diagnostic] {
        try check(options)
        var document = JSONLDDocument(reading, options: options, output: output.take())
        document.write()
        output = document.json.finish()
        output.write(byte: 0x0A)
        return []
    }
}
