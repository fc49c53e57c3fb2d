import CableGrammar
import CableModel
import CableSyntax

/// Tells a telegram, or a part of one, from prose: one line that only telegrams have is enough.
///
/// A partial extract may have no more than a numbered paragraph with its marking, `1. (C) …`.
package enum TelegramSigns {
    /// Whether a text has a line of a telegram.
    package static func areIn(_ text: UnsafeBufferPointer<UInt8>) -> Bool {
        // A file may be long, and nearly all telegrams show what they are at once.
        let step = 1 << 16
        var start = 0
        while start < text.count {
            var end = min(start + step, text.count)
            while end < text.count, text[end] != 0x0A, text[end] != 0x0D { end += 1 }
            let lines = Lines(text, range: start..<end)
            var before: ByteView?
            for line in lines.lines where !line.isBlank {
                let view = lines.content(line)
                if isSign(view) || before.map({ isSender($0, above: view) }) == true { return true }
                before = view
            }
            start = end
        }
        return false
    }

    private static func isSign(_ line: ByteView) -> Bool {
        let pilcrow = WebResidue.pilcrowLength(in: line, at: line.start)
        if let number = ParagraphNumbers.match(line) {
            let text = line.from(number.end).trimmed
            return number.hasPilcrow || isMarking(text)
        }
        return isTransmission(line) || isNumber(line) || isLabel(line.from(line.start + pilcrow))
            || PageMarks.match(line, post: nil)?.range == line.range && !PageMarks.isPageCount(line)
            || isFieldOfRecord(line)
    }

    /// `(C)`, in capitals: a paragraph of a law has small letters.
    private static func isMarking(_ text: ByteView) -> Bool {
        guard let marking = PortionMarkings.match(text) else { return false }
        return !text.upTo(marking.end).containsLowercase
    }

    private static func isTransmission(_ line: ByteView) -> Bool {
        if line.hasPrefix("VZCZC") || line.hasPrefix("MSGID/") || TransmissionLines.isRelay(line)
            || TransmissionLines.isStation(line) || DistributionLines.role(line) != nil
        {
            return true
        }
        if let group = TransmissionLines.dateTimeGroup(line), group.isWhole,
            group.isRegular || !group.precedences.isEmpty
        {
            return true
        }
        let label = AddressLines.originatorLabelEnd(line) ?? AddressLines.label(line)?.end
        return label.map { AddressLines.namesPost(line.from($0).trimmed) } ?? false
    }

    /// `FM` with any sender, where the first addressee stands on the next line.
    private static func isSender(_ line: ByteView, above next: ByteView) -> Bool {
        AddressLines.isOriginator(line) && AddressLines.isAction(next) && !line.containsLowercase
    }

    /// The classification with the telegram's number; alone in capitals; a caption in capitals.
    private static func isNumber(_ line: ByteView) -> Bool {
        if ClassificationWords.mayBegin(line), ClassificationWords.match(line) != nil {
            if let form = CaptionLines.classification(line), form.number != nil {
                // "Secret Garden 1911" is a title.
                return form.section != nil || !line.upTo(form.end).containsLowercase
            }
            return ClassificationWords.isBanner(line) && !line.containsLowercase
        }
        if line.containsLowercase { return CaptionLines.numberedField(of: line) != nil }
        return CaptionLines.captions(line).map { $0.end == line.end } ?? false
            || CaptionLines.numberedField(of: line) != nil
    }

    /// `TAGS:`, `SUBJECT:`, `E.O. 12958`, `Classified by:`; without a colon in a line of capitals. A list of
    /// references stands in books as well.
    private static func isLabel(_ line: ByteView) -> Bool {
        guard let label = HeadLabels.match(line), label.kind != .references else { return false }
        if label.kind == .executiveOrder { return true }
        return line.byte(at: label.end - 1) == UInt8(ascii: ":") || !line.containsLowercase
    }

    /// A field of a record, or the heading above it.
    private static func isFieldOfRecord(_ line: ByteView) -> Bool {
        if ArchiveDocument.isTextHeading(line) || ArchiveDocument.isAttributesHeading(line) {
            return true
        }
        guard let name = PrintFields.label(of: line)?.name.description else { return false }
        return name == "MRN" || name == "Date/DTG"
    }
}
