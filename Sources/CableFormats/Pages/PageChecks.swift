import CableModel
import CableSyntax

/// Compares what a page says about a telegram with what the telegram says itself.
///
/// The page's values are kept as they are; by its number the telegram is known and cited.
enum PageChecks {
    /// What there is to say of page and telegram: where they differ, and what the page alone has.
    static func diagnostics(of reading: Reading) -> [Diagnostic] {
        guard let page = reading.cable.provenance.page else { return [] }
        let found = [
            number(page, reading), classification(page, reading), classificationTaken(reading),
            date(page, reading),
        ]
        return found.compactMap { $0 }
    }

    /// A note where the telegram has no classification line, so that the page's word is taken.
    private static func classificationTaken(_ reading: Reading) -> Diagnostic? {
        guard reading.cable.transcription.classificationHeadLine == nil,
            let level = reading.cable.classificationLevel
        else { return nil }
        return Diagnostic(
            .classificationFromPage, "no classification line; \(level.word) is what the page says")
    }

    /// The page has its telegram under another telegram's identifier.
    private static func number(_ page: PageTable, _ reading: Reading) -> Diagnostic? {
        guard let printed = page.referenceID,
            let number = MessageReferenceNumber(identifier: printed),
            let (index, line) = classificationLine(of: reading, where: { $0.part(.serial) != nil }),
            let (post, serial) = line.postAndSerial,
            let own = MessageReferenceNumber(year: number.year, post: post, serial: serial),
            own.identifier != number.identifier
        else { return nil }
        return Diagnostic(
            .pageNumberDiffers,
            "the telegram's own number is \(line.text(of: .messageReferenceNumber) ?? own.canonical), the page has it as \(printed)",
            range: range(of: index, in: reading))
    }

    /// The page has another level than the telegram's classification line.
    private static func classification(_ page: PageTable, _ reading: Reading) -> Diagnostic? {
        guard let printed = page.classification, let level = level(ofPage: printed),
            let (index, line) = classificationLine(of: reading, where: { $0.level != nil }),
            let own = line.level, own != level, !(own.isOpen && level.isOpen)
        else { return nil }
        return Diagnostic(
            .pageClassificationDiffers,
            "the telegram is classified \(line.text(of: .classification) ?? ""), the page has \(printed)",
            range: range(of: index, in: reading))
    }

    /// The page has another day than the date-time group.
    private static func date(_ page: PageTable, _ reading: Reading) -> Diagnostic? {
        guard let printed = page.created, let date = PageDate.date(in: printed),
            let index = reading.cable.transcription.head.firstIndex(where: {
                $0.kind == .dateTimeGroup
            }), let line = reading.cable.transcription.head[index].dateTimeGroup,
            line.dateTimeGroup.date != date
        else { return nil }
        return Diagnostic(
            .pageDateDiffers,
            "the date-time group is \(line.dateTimeGroup.printed), the page has \(printed)",
            range: range(of: index, in: reading))
    }

    private static func classificationLine(
        of reading: Reading, where isWanted: (HeadLine) -> Bool
    ) -> (Int, HeadLine)? {
        reading.cable.transcription.head.enumerated().first {
            $0.element.kind == .classification && isWanted($0.element)
        }.map { ($0.offset, $0.element) }
    }

    private static func range(of element: Int, in reading: Reading) -> Range<Int>? {
        reading.sourceMap.spans.first { $0.element == element }?.range
    }

    /// The level of `SECRET//NOFORN`.
    private static func level(ofPage printed: String) -> ClassificationLevel? {
        let word = printed.utf8.prefix { $0 != UInt8(ascii: "/") }
        return ClassificationLevel.allCases.first { $0.word.utf8.elementsEqual(word) }
    }
}

extension ClassificationLevel {
    /// Archives call all that is not classified `UNCLASSIFIED`.
    fileprivate var isOpen: Bool { self < .limitedOfficialUse }
}
