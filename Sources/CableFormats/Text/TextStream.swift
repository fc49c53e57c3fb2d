import CableModel
import CableParsing
import CableSyntax

/// Many cables as text, one behind the other: a record separator (U+001E) stands before each, by which
/// the reader of telegrams, and any program, finds where the next begins. One alone has none.
struct TextStream: CollectionWriter {
    var fileExtensions: [String] { [] }
    var lead: StaticString { "\u{1E}" }
    var separator: StaticString { "\u{1E}" }

    func recognizes(_ beginning: UnsafeBufferPointer<UInt8>) -> Bool {
        SeparatedTelegrams().recognizes(beginning)
    }

    func writeMember(
        _ reading: Reading, options: WriterOptions, to output: inout Output
    ) throws(FormatError) -> Member {
        let start = output.count
        let diagnostics = try TextWriter().write(reading, options: options, to: &output)
        let isParted = output.withUnsafeBufferPointer {
            $0[start...].contains(SeparatedTelegrams.separator)
        }
        guard isParted else { return Member(diagnostics: diagnostics) }
        let text = Array(output.bytes[start...])
        output.truncate(to: start)
        for part in text.split(
            separator: SeparatedTelegrams.separator, omittingEmptySubsequences: false
        ).enumerated() {
            if part.offset > 0 { output.write("\u{FFFD}") }
            output.write(raw: part.element)
        }
        return Member(
            diagnostics: diagnostics + [
                Diagnostic(
                    .readBackOtherwise,
                    "record separators (U+001E), which would end the text among others, are written "
                        + "as U+FFFD")
            ])
    }
}
