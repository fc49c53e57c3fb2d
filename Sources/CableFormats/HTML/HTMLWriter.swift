import CableModel
import CableSyntax

/// Writes a page of HTML that is well-formed XML, too.
///
/// The title, fields, references and the text stand first; then come the head as it is printed and where
/// the copy came from, so that nothing of the cable is missing. By these conventions the text is told from
/// what belongs to its layout:
///
/// - A paragraph has the name by which Markdown and TEI know it, `p3`; its number is a link of class
///   `label` to itself.
/// - A portion marking is a `span` of class `portion-mark`, the mark of an item one of class `marker`.
/// - A redaction is a `span` of class `redaction`.
/// - A page mark is `small`, of class `page-mark` and of its kind.
/// - A mention of a reference or of a paragraph is a link to it, where it stands on the page.
package struct HTMLWriter: CableWriter {
    package init() {}

    package func write(
        _ reading: Reading, options: WriterOptions, to output: inout Output
    ) throws(FormatError) -> [Diagnostic] {
        Self.write(
            reading.cable, HTMLFacts(reading.cable), options: options, to: &output)
    }

    /// The same for whoever has asked the cable's facts for another purpose.
    package static func write(
        _ whole: Cable, _ facts: HTMLFacts, options: WriterOptions, to output: inout Output
    ) -> [Diagnostic] {
        var cable = whole
        var diagnostics: [Diagnostic] = []
        if options[PageMarkChoice.option] == .drop {
            let (transcription, count) = cable.transcription.withoutPageMarks()
            cable.transcription = transcription
            if count > 0 {
                diagnostics.append(
                    Diagnostic(.pageMarksDropped, "page marks left out of the page: \(count)"))
            }
        }
        var page = HTMLPage(
            cable, facts: facts, isOfSite: options[HTMLFormat.isOfSite],
            output: output.take())
        page.write()
        if !page.isWhole {
            diagnostics.append(
                Diagnostic(
                    .illegalInHTML,
                    "control characters, which HTML cannot hold, are written as U+FFFD"))
        }
        output = page.output
        return diagnostics
    }
}
