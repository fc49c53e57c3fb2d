import CableModel

/// Compares what a page says about a telegram with what the telegram says itself.
enum PageChecks {
    /// A note where the telegram has no classification line, so that the page's word is taken.
    static func classificationNote(of reading: Reading) -> [Diagnostic] {
        guard reading.cable.transcription.classificationLine == nil,
            let level = reading.cable.classificationLevel
        else { return [] }
        return [
            Diagnostic(
                id: "classification-from-page", severity: .note,
                message: "no classification line; \(level.word) is what the page says")
        ]
    }

    /// A warning where the page has its telegram under another telegram's identifier. The page's
    /// is kept: by it the telegram is known and cited.
    static func diagnostics(of reading: Reading) -> [Diagnostic] {
        let transcription = reading.cable.transcription
        guard let printed = reading.cable.provenance.page?.referenceID,
            let page = MessageReferenceNumber(identifier: printed),
            let index = transcription.head.firstIndex(where: { line in
                if case .classification(let line) = line.content {
                    line.serial != nil
                } else {
                    false
                }
            }),
            case .classification(let line) = transcription.head[index].content,
            let post = line.post, let serial = line.serial
        else { return [] }
        let own = MessageReferenceNumber(year: page.year, post: post, serial: serial)
        guard own.identifier != page.identifier else { return [] }
        return [
            Diagnostic(
                id: "page-number-differs", severity: .warning,
                message:
                    "the telegram's own number is \(line.printedNumber ?? own.canonical), the page has it as \(printed)",
                range: reading.sourceMap.spans.first { $0.element == index }?.range)
        ]
    }
}
