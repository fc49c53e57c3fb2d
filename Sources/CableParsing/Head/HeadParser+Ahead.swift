import CableGrammar
import CableSyntax

/// What the rules of the head ask of the lines that follow.
extension HeadParser {
    /// Whether a line opens a telegram's head: the start of a transmission, a date-time group, a
    /// distribution to offices, or `FM` with a sender. Such a line never goes on with another.
    func beginsHead(_ line: ByteView) -> Bool {
        switch ASCII.uppercased(line.first) {
        case UInt8(ascii: "V"): return line.hasPrefix("VZCZC")
        case UInt8(ascii: "F"): return isSender(line)
        case UInt8(ascii: "A"), UInt8(ascii: "I"): return DistributionLines.role(line) != nil
        default:
            guard let form = TransmissionLines.dateTimeGroup(line), form.isWhole else {
                return false
            }
            // A group alone may be what a list of references cites.
            return !form.precedences.isEmpty || nextText.map(isSender) ?? false
        }
    }

    /// Whether a line says who sent the telegram: a post stands behind `FM`, or `TO` on the next
    /// line. The foreign minister of a title is none.
    private func isSender(_ line: ByteView) -> Bool {
        guard let label = AddressLines.originatorLabelEnd(line) else { return false }
        return AddressLines.namesPost(line.from(label).trimmed)
            || nextText.map(AddressLines.isAction) ?? false
    }

    /// The next line that is not blank, behind the one being read.
    var nextText: ByteView? {
        guard lineIndex + 1 < lines.count else { return nil }
        return lines[(lineIndex + 1)...].firstIndex { !$0.isBlank }.map { self.line($0) }
    }

    /// Whether the lines of a transmission follow, with the telegram's sender among them.
    func isTransmissionAhead() -> Bool {
        var before: ByteView?
        for line in following(atMost: HeadLimits.linesToSender) where !line.isEmpty {
            if let sender = before, AddressLines.isOriginator(sender), AddressLines.isAction(line) {
                return true
            }
            if beginsText(line) { return false }
            before = line
        }
        return false
    }

    /// Whether a line is a numbered paragraph.
    func beginsText(_ line: ByteView) -> Bool {
        guard let number = ParagraphNumbers.match(line) else {
            guard let number = ParagraphNumbers.matchBeforeMarking(line) else { return false }
            return number.form == .other && (number.number == 1 || isLaterSection)
        }
        guard number.number <= HeadLimits.greatestParagraphNumber else { return false }
        if number.hasPilcrow { return true }
        let after = line.from(number.end).trimmed
        return number.number == 1 || isLaterSection || PortionMarkings.match(after) != nil
    }

    /// Whether another line of the head follows before the text proper.
    func isHeadAhead() -> Bool {
        var looked = 0
        let limit =
            hasSubject
            ? HeadLimits.linesAhead.afterSubject
            : hasLabel || isLaterSection
                ? HeadLimits.linesAhead.betweenLabels : HeadLimits.linesAhead.beforeLabels
        var index = lineIndex + 1
        while index < lines.count && looked < limit {
            defer { index += 1 }
            let line = line(index)
            if line.isEmpty { continue }
            looked += 1
            if let label = HeadLabels.match(line) {
                // In text in capitals a line may begin like a label: "SUBJECT MATTERS SUCH AS".
                if !isLaterSection || label.kind == .executiveOrder { return true }
                if line.byte(at: label.end - 1) == UInt8(ascii: ":") { return true }
            }
            if HeadLabels.firstEmbedded(in: line, kinds: [.authority, .executiveOrder]) != nil {
                return true
            }
            if !hasLabel
                && (isNumberedClassification(line) || isTransmission(line)
                    || CaptionLines.gluedClassification(in: line) != nil)
            {
                return true
            }
            if beginsText(line) { return false }
        }
        return false
    }

    /// Whether a line is a classification line with the telegram's number.
    private func isNumberedClassification(_ line: ByteView) -> Bool {
        ClassificationWords.match(line) != nil && CaptionLines.classification(line)?.number != nil
    }

    /// Whether a numbered classification line follows before the text proper.
    func isNumberedClassificationAhead() -> Bool {
        for line in following(atMost: HeadLimits.linesToNumber) where !line.isEmpty {
            if fields(of: line).contains(where: isNumberedClassification) { return true }
            if beginsText(line) { return false }
        }
        return false
    }

    /// Whether the next line that is neither blank nor a banner is a page line: the banner stands at
    /// the foot of a page and again at the head of the next.
    func isPageLineNext() -> Bool {
        for line in following(atMost: HeadLimits.linesToPageLine) {
            if line.isEmpty || ClassificationWords.isBanner(line) { continue }
            return PageMarks.match(line, post: nil) != nil
        }
        return false
    }

    /// Whether the line after the one being read is a rule: then that one is a heading.
    var isRuleNext: Bool { lineIndex + 1 < lines.count && Rules.isRule(line(lineIndex + 1)) }

    /// The lines behind the one being read, up to so many lines from it.
    private func following(atMost count: Int) -> some Sequence<ByteView> {
        let end = max(lineIndex + 1, min(lineIndex + count, lines.count))
        return ((lineIndex + 1)..<end).lazy.map { self.line($0) }
    }

    /// The stretches of a line between tabs: a dump may print a row's fields side by side.
    private func fields(of line: ByteView) -> [ByteView] {
        var fields: [ByteView] = []
        if let glued = CaptionLines.gluedClassification(in: line) {
            fields.append(line.from(glued))
        }
        var start = line.start
        for index in line.start..<line.end where line[index] == 0x09 {
            fields.append(ByteView(base, start, index))
            start = index + 1
        }
        return fields + [ByteView(base, start, line.end)]
    }

    /// Whether a line is one of those that only a transmission header has.
    private func isTransmission(_ line: ByteView) -> Bool {
        line.hasPrefix("VZCZC") || TransmissionLines.dateTimeGroup(line) != nil
            || DistributionLines.role(line) != nil
    }
}
