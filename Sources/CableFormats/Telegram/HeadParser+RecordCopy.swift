import CableGrammar
import CableModel
import CableSyntax

/// Lines that the record copies of the 1970s have beside those of the transmission.
extension HeadParser {
    /// The stamp of the office that released the telegram; the number under the page line.
    mutating func parseStamp(_ line: ByteView) -> Bool {
        if ReleaseStamps.isStamp(line) {
            take(line, as: .publisherNote)
            return true
        }
        guard line.isAllDigits, (2...3).contains(line.count), case .pageMark = head.last?.content
        else { return false }
        take(line, as: .communicationsCentreStamp)
        return true
    }

    /// Whether a page line or a banner is the last that was read.
    var isAfterPageMark: Bool { head.last?.isPageMark ?? false }

    /// The role of a distribution that a page mark cut before its total.
    var openDistributionRole: OfficeDistribution.Role? {
        guard case .officeDistribution(let distribution) = lastLine?.content,
            distribution.total == nil
        else { return nil }
        return distribution.role
    }

    /// The last line that is no page mark.
    private var lastLine: HeadLine? { head.last { !$0.isPageMark } }

    /// A line of the drafting block. It begins with a label; any further line, up to the stamp of
    /// the communications centre or the date-time group, is a clearance.
    mutating func parseDrafting(_ line: ByteView) -> Bool {
        guard !isAddressing, !hasClassification, !hasLabel else { return false }
        if let label = DraftingLines.label(line) {
            takeDrafting(line, role: label.role, textStart: label.end)
            return true
        }
        guard case .drafting = lastLine?.content, isHeadAhead() else { return false }
        takeDrafting(line, role: .clearance, textStart: line.start)
        return true
    }

    /// Takes a line; the offices of a desired distribution may stand on the next ones.
    private mutating func takeDrafting(
        _ line: ByteView, role: DraftingLine.Role, textStart: Int
    ) {
        var text = line.from(textStart).trimmed
        var printed = JoinedText()
        var content = JoinedText()
        printed.append(line)
        content.append(text)
        enter(line)
        nextLine()
        while role == .desiredDistribution || text.isEmpty, !isAtEnd, !isAfterBlank, !rest.isEmpty,
            !TransmissionLines.isCommunicationsCentreStamp(rest),
            TransmissionLines.dateTimeGroup(rest) == nil, DraftingLines.label(rest) == nil,
            ClassificationWords.match(rest) == nil, PageMarks.match(rest, post: nil) == nil
        {
            text = rest
            printed.append(text)
            content.append(text)
            enter(text)
            nextLine()
        }
        head.append(
            HeadLine(
                printed: printed.string,
                content: .drafting(DraftingLine(role: role, text: content.string))))
    }
}

extension HeadLine {
    fileprivate var isPageMark: Bool { if case .pageMark = content { true } else { false } }
}
