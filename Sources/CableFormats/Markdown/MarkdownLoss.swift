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
        guard
            read.canonicalJSON != cable.canonicalJSON
        else { return [] }
        var losses: [String] = []
        let (own, other) = (cable.transcription, read.transcription)
        for (index, line) in own.head.enumerated()
        where index >= other.head.count || other.head[index] != line {
            losses.append("the line \"\(line.printed)\"")
        }
        for (index, block) in own.body.enumerated()
        where index >= other.body.count || other.body[index] != block {
            losses.append("block \(index + 1) of the text")
        }
        if other.body.count > own.body.count || other.head.count > own.head.count {
            losses.append("what parts the lines or blocks")
        }
        if own.signature != other.signature { losses.append("the signature") }
        if own.tail != other.tail { losses.append("what follows the signature") }
        if own.unplaced != other.unplaced { losses.append("text without a place") }
        if cable.provenance != read.provenance { losses.append("where the copy came from") }
        if losses.isEmpty { losses.append("a character's form") }
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
