import CableModel

/// What of a cable a Markdown document does not hold.
///
/// Head lines, mentions and the parts of paragraphs are read from their printed text, as a
/// telegram's are. A cable that no telegram parser made may say something else of the same text:
/// a kind that a tag has in no vocabulary, a mention that none would find.
enum MarkdownLoss {
    private static let maximalCount = 8

    /// What would be read back as something else, by reading it back.
    static func diagnostics(
        of cable: Cable, writtenAs document: UnsafeBufferPointer<UInt8>
    ) -> [Diagnostic] {
        let read = MarkdownReader().read(document).first?.cable ?? Cable()
        // The front matter says what was put right, and not where.
        var cable = cable
        cable.transcription.repairs = []
        guard
            read.canonicalJSON != cable.canonicalJSON
        else { return [] }
        var losses = cable.transcription.parts(differingFrom: read.transcription)
        if cable.provenance != read.provenance { losses.append("where the copy came from") }
        if losses.isEmpty { losses.append("a character's form") }
        return diagnostics(losses)
    }

    /// What of the head's lines would be read back as something else, by reading them back.
    static func diagnostics(ofHeadOf transcription: Transcription) -> [Diagnostic] {
        let names = transcription.addressees.map(\.name)
        let read = PrintedHead(
            transcription.head.map(\.printed), addressees: names.isEmpty ? nil : Set(names))
        return diagnostics(
            Transcription(head: transcription.head)
                .parts(differingFrom: Transcription(head: read.head)))
    }

    private static func diagnostics(_ losses: [String]) -> [Diagnostic] {
        var diagnostics = losses.prefix(maximalCount).map(diagnostic)
        if losses.count > maximalCount {
            diagnostics.append(diagnostic("\(losses.count - maximalCount) more parts"))
        }
        return diagnostics
    }

    private static func diagnostic(_ loss: String) -> Diagnostic {
        Diagnostic(
            .notCarried,
            "Markdown does not carry all of \(loss); read back it would be less, or other")
    }
}
