import CableModel
import CableParsing
import CableSyntax

/// Writes plain text.
///
/// In telegram layout every line of the head stands on a line of its own, a paragraph is one line
/// with a pilcrow before its number, and a heading is underlined: so the telegram reader finds
/// again what the model says. In reading layout only the text proper is written, without numbers,
/// markings and, unless they are asked for, page lines.
package struct TextWriter: CableWriter {
    package init() {}

    package func check(_ options: WriterOptions) throws(FormatError) {
        // The reader of telegrams is to find again what was there.
        if options[TextFormat.layout] == .telegram, options[PageMarkChoice.option] == .drop {
            throw FormatError(
                "text in telegram layout keeps its page marks; "
                    + "add --\(TextFormat.layout.name) reading to drop them")
        }
    }

    package func write(
        _ reading: Reading, options: WriterOptions, to output: inout Output
    ) throws(FormatError) -> [Diagnostic] {
        let transcription = reading.cable.transcription
        let start = output.count
        switch options[TextFormat.layout] {
        case .telegram:
            var layout = TelegramLayout(output: output.take(), wrapColumn: options[TextFormat.wrap])
            layout.write(transcription)
            let beginning = layout.beginning
            output = layout.output
            let diagnostics = output.withUnsafeBufferPointer { bytes in
                TextLoss.diagnostics(
                    of: transcription, writtenAs: UnsafeBufferPointer(rebasing: bytes[start...]),
                    beginning: beginning - start, isOfText: !reading.text.bytes.isEmpty)
            }
            LeftoverEntities.escape(in: &output, from: start)
            return diagnostics
        case .reading:
            var layout = ReadingLayout(
                output: output.take(), wrapColumn: options[TextFormat.wrap],
                keepsPageMarks: options[PageMarkChoice.option] == .keep)
            layout.write(transcription)
            output = layout.output
        }
        return []
    }
}
