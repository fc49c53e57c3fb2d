import CableModel
import CableParsing

/// What of a telegram its text does not hold: parts that would be read back as others, where they stand in a
/// telegram's layout.
enum TextLoss {
    private static let maximalCount = 4

    /// What would be read as something else, by reading the text; nothing where nothing makes that doubtful.
    ///
    /// - Parameters:
    ///   - beginning: how much of the text has the head and the blocks that may be taken for more of it.
    ///   - isOfText: whether a reader of telegrams has made the cable; what others say may be anything.
    static func diagnostics(
        of transcription: Transcription, writtenAs text: UnsafeBufferPointer<UInt8>,
        beginning: Int, isOfText: Bool
    ) -> [Diagnostic] {
        if !isOfText || transcription.isTextDoubtful {
            return diagnostics(transcription.parts(differingFrom: read(text)))
        }
        guard transcription.isBeginningDoubtful else { return [] }
        let read = read(UnsafeBufferPointer(rebasing: text[..<beginning]))
        return diagnostics(
            Transcription(head: transcription.head)
                .parts(differingFrom: Transcription(head: read.head)))
    }

    private static func read(_ text: UnsafeBufferPointer<UInt8>) -> Transcription {
        // What follows another whole head would be another telegram.
        TelegramParser.parse(
            TelegramText(bytes: Array(text), blocks: ArchiveDocument.blocks(of: text))
        ).first?.cable.transcription ?? Transcription()
    }

    private static func diagnostics(_ parts: [String]) -> [Diagnostic] {
        guard !parts.isEmpty else { return [] }
        let rest = parts.count > maximalCount ? ", and \(parts.count - maximalCount) more" : ""
        return [
            Diagnostic(
                .readBackOtherwise,
                "read back as a telegram it would be other: "
                    + parts.prefix(maximalCount).joined(separator: ", ") + rest)
        ]
    }
}
