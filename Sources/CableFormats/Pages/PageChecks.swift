import CableGrammar
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
            id: "classification-from-page", severity: .note,
            message: "no classification line; \(level.word) is what the page says")
    }

    /// The page has its telegram under another telegram's identifier.
    private static func number(_ page: PageTable, _ reading: Reading) -> Diagnostic? {
        guard let printed = page.referenceID,
            let number = MessageReferenceNumber(identifier: printed),
            let (index, line) = classificationLine(of: reading, where: { $0.part(.serial) != nil }),
            let (post, serial) = line.postAndSerial
        else { return nil }
        let own = MessageReferenceNumber(year: number.year, post: post, serial: serial)
        guard own.identifier != number.identifier else { return nil }
        return Diagnostic(
            id: "page-number-differs", severity: .warning,
            message:
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
            id: "page-classification-differs", severity: .warning,
            message:
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
            id: "page-date-differs", severity: .warning,
            message:
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

/// The day in what pages print as a date.
enum PageDate {
    /// Of `2007-12-11 10:31`, `12/11/2007 10:31`, `1974 May 23, 15:15 (Thursday)`, `Wed, 28 Nov
    /// 2007 13:01 UTC`; `nil` for anything else.
    static func date(in printed: String) -> CalendarDate? {
        if printed.contains(byte: UInt8(ascii: "/")), let date = dateWithSlashes(in: printed) {
            return date
        }
        var year: Int?
        var month: Int?
        var day: Int?
        let words = printed.utf8.split { byte in
            !ASCII.isAlphanumeric(byte) && byte != UInt8(ascii: ":")
        }
        for word in words {
            if let number = Int(String(decoding: word, as: UTF8.self)) {
                if word.count == 4 && year == nil {
                    year = number
                } else if month == nil && year != nil && day == nil {
                    month = number
                } else if day == nil {
                    day = number
                }
            } else if month == nil, word.count >= 3 {
                let beginning = String(decoding: word.prefix(3), as: UTF8.self)
                month = Months.number(ofAbbreviation: beginning)
            }
        }
        guard let year, let month, let day else { return nil }
        let date = CalendarDate(year: year, month: month, day: day)
        return date.isValid ? date : nil
    }

    /// Of `12/11/2007 10:31`: the month first, as the dump has it.
    private static func dateWithSlashes(in printed: String) -> CalendarDate? {
        let parts = printed.prefix { $0 != " " }.split(
            separator: "/", omittingEmptySubsequences: false)
        guard parts.count == 3, parts[2].utf8.count == 4, let month = Int(parts[0]),
            let day = Int(parts[1]), let year = Int(parts[2])
        else { return nil }
        let date = CalendarDate(year: year, month: month, day: day)
        return date.isValid ? date : nil
    }
}
