import CableModel
import CableParsing
import CableSyntax

/// Reads the plain text of a telegram, or of several one behind the other: an archive's documents, or those
/// that separators stand between.
package struct TelegramReader: CableReader {
    package init() {}

    /// Any text with a line of a telegram may be one; text with a telegram's labels is one. Prose is
    /// read as a telegram only where somebody asks for that.
    package func recognition(of text: UnsafeBufferPointer<UInt8>) -> Recognition {
        let view = ByteView(text).trimmed
        if Self.isMarkup(view) { return .no }
        // What begins with a quote is rather a cell of a table that holds a telegram.
        if view.first == UInt8(ascii: "\"") { return TelegramSigns.areIn(text) ? .possible : .no }
        if ArchiveDocument.blocks(of: text) != nil { return .certain }
        guard TelegramSigns.areIn(text) else { return .no }
        let beginning = view.upTo(min(view.end, view.start + 8192))
        let marks: [StaticString] = ["VZCZC", "\nFM ", "\nTAGS", "\nE.O. 1", "\nSUBJECT:"]
        return marks.contains { beginning.contains($0) } ? .certain : .possible
    }

    /// Whether a text begins as a document does; `<<218634>>` is a field of a dump.
    private static func isMarkup(_ text: ByteView) -> Bool {
        text.first == UInt8(ascii: "{")
            || text.first == UInt8(ascii: "<") && text.byte(at: text.start + 1) != text.first
    }

    package func explanation(ofNoCableIn text: UnsafeBufferPointer<UInt8>) -> String? {
        guard !Self.isMarkup(ByteView(text).trimmed), !TelegramSigns.areIn(text) else { return nil }
        return "it has no line of a telegram; --from telegram reads it all the same"
    }

    package func read(_ text: UnsafeBufferPointer<UInt8>, options: ReaderOptions) -> [Reading] {
        TelegramRecords().fitted(to: text).records(in: text).flatMap { record in
            let document = SeparatedTelegrams.content(of: record)
            let decoded = LeftoverEntities.decoded(
                TelegramText(
                    bytes: Array(document), blocks: ArchiveDocument.blocks(of: document)))
            return TelegramParser.parse(
                decoded.text, diagnostics: decoded.diagnostics, options: options)
        }
    }
}
