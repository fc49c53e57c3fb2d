import CableGrammar
import CableModel
import CableSyntax

/// Reads the head of a telegram: all lines up to the text proper.
///
/// The parser goes from line to line. What a line is, is told by its form and by what came before
/// it; a line may go on in the next ones (`HeadParser+Continuation.swift`). Where a line has a
/// label in its middle (`DEPT FOR WHA E.O. 12958: …`), it is cut there.
struct HeadParser {
    let base: UnsafeBufferPointer<UInt8>
    let lines: [Lines.Line]
    /// The numbers of the lines at which blocks of the source begin.
    let blockStarts: [Int]

    /// The line being read, and how far it has been.
    var lineIndex = 0
    var offset: Int
    /// Whether a blank line, or the end of a block, stands before the place being read.
    var isAfterBlank = true

    var head: [HeadLine] = []
    var ledger: SpanLedger
    var diagnostics: [Diagnostic] = []

    // What has been read so far.
    var hasClassification = false
    var hasLabel = false
    var hasSubject = false
    /// Whether the telegram is a later section, which goes on where the one before ended.
    var isLaterSection = false
    var hasPageLine = false
    var isAddressing = false
    var addresseeRole: Addressee.Role?
    /// The post of the classification line: tells page lines from the text around them.
    var post: [UInt8]?

    init(
        base: UnsafeBufferPointer<UInt8>, lines: [Lines.Line], blockStarts: [Int],
        ledger: SpanLedger
    ) {
        self.base = base
        self.lines = lines
        self.blockStarts = blockStarts
        self.ledger = ledger
        offset = lines.first?.contentStart ?? 0
        head.reserveCapacity(32)
    }

    /// What is left of the line being read.
    var rest: ByteView {
        guard lineIndex < lines.count else { return ByteView(base, base.count, base.count) }
        let line = lines[lineIndex]
        return ByteView(base, min(max(offset, line.contentStart), line.contentEnd), line.contentEnd)
    }

    var isAtEnd: Bool { lineIndex >= lines.count }

    /// How many pieces of the line being read have been taken.
    private var pieces = 0
    /// A line with more pieces than this is text that looks like a head: to look at the rest of it
    /// again and again would take time beyond measure.
    private static let maximalPieces = 64

    mutating func nextLine() {
        lineIndex += 1
        pieces = 0
        guard lineIndex < lines.count else { return }
        offset = lines[lineIndex].contentStart
        isAfterBlank = blockStarts.contains(lineIndex)
        if isAfterBlank { addresseeRole = nil }
    }

    /// Goes on behind a position of the line, to the next line where nothing is left.
    mutating func advance(to position: Int) {
        offset = position
        pieces += 1
        let left = rest.trimmedStart
        offset = left.start
        if left.isEmpty { nextLine() }
    }

    /// Reads until the text proper begins; what is left starts at `lineIndex` and `offset`.
    mutating func parse() {
        while !isAtEnd {
            let line = rest
            if line.isEmpty {
                nextLine()
                isAfterBlank = true
                continue
            }
            if pieces > Self.maximalPieces { return }
            if isRule(line) {
                guard isHeadAhead() else { return }
                ledger.enter(line.range, .layout, element: nil)
                nextLine()
                continue
            }
            if hasLabel, beginsHead(line), isNumberedClassificationAhead() {
                // A list of fields stood before the telegram, or the telegram is given twice.
                beginAnew()
            }
            if parsePageMark(line) || parseTextStatus(line) || parseStamp(line)
                || parseTransmission(line) || parseDrafting(line) || parseAddressing(line)
                || parseLabelled(line) || parseCaption(line)
            {
                continue
            }
            if beginsText(line) { return }
            // A later section may begin in the middle of a sentence.
            if isLaterSection, !hasLabel, !isHeadAhead() { return }
            if hasClassification, !hasSubject, CaptionLines.isPassingInstruction(line),
                isHeadAhead() || (!hasLabel && CaptionLines.isAddressedInstruction(line))
            {
                gatherPassingInstruction()
                continue
            }
            guard isHeadAhead() else { return }
            takeUnknown(line)
        }
    }

    private mutating func beginAnew() {
        hasClassification = false
        isLaterSection = false
        hasLabel = false
        hasSubject = false
        isAddressing = false
        addresseeRole = nil
    }

    /// Whether a line opens a telegram's head: the start of a transmission, or `FM` with `TO` on
    /// the next line.
    func beginsHead(_ line: ByteView) -> Bool {
        if line.hasPrefix("VZCZC") { return true }
        guard line.matches("FM ", at: line.start), lineIndex + 1 < lines.count else { return false }
        return lines[(lineIndex + 1)...].first { !$0.isBlank }.map { next in
            ByteView(base, next.contentStart, next.contentEnd).hasPrefix("TO ")
        } ?? false
    }

    /// Whether a line is a numbered paragraph.
    func beginsText(_ line: ByteView) -> Bool {
        guard let number = ParagraphNumbers.match(line), number.number <= 200 else { return false }
        if number.hasPilcrow { return true }
        let after = line.from(number.end).trimmed
        return number.number == 1 || isLaterSection || PortionMarkings.match(after) != nil
    }

    /// Whether another line of the head follows before the text proper.
    func isHeadAhead() -> Bool {
        var looked = 0
        let limit = hasSubject ? 6 : hasLabel || isLaterSection ? 14 : 60
        var index = lineIndex + 1
        while index < lines.count && looked < limit {
            defer { index += 1 }
            let line = ByteView(base, lines[index].contentStart, lines[index].contentEnd)
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
            if !hasLabel && (isNumberedClassification(line) || isTransmission(line)) { return true }
            if beginsText(line) { return false }
        }
        return false
    }

    /// Whether a line is a classification line with the telegram's number.
    private func isNumberedClassification(_ line: ByteView) -> Bool {
        ClassificationWords.match(line) != nil
            && CaptionLines.classification(line)?.line.printedNumber != nil
    }

    /// Whether a numbered classification line follows before the text proper.
    func isNumberedClassificationAhead() -> Bool {
        for index in (lineIndex + 1)..<max(lineIndex + 1, min(lineIndex + 200, lines.count)) {
            let line = ByteView(base, lines[index].contentStart, lines[index].contentEnd)
            if line.isEmpty { continue }
            if fields(of: line).contains(where: isNumberedClassification) { return true }
            if beginsText(line) { return false }
        }
        return false
    }

    /// The stretches of a line between tabs: a dump may print a row's fields side by side.
    private func fields(of line: ByteView) -> [ByteView] {
        var fields: [ByteView] = []
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
            || TransmissionLines.officeDistributionRole(line) != nil
    }

    /// Whether a line is a rule.
    func isRule(_ line: ByteView) -> Bool { Rules.isRule(line) }

    /// Enters a head line that is one whole view.
    mutating func take(_ view: ByteView, as content: consuming HeadLine.Content) {
        enter(view)
        head.append(HeadLine(printed: JoinedText.string(of: view), content: content))
        advance(to: view.end)
    }

    /// Enters a view's text as belonging to the head line about to be appended.
    mutating func enter(_ view: ByteView) {
        ledger.enter(view.range, .value, element: head.count)
    }

    mutating func note(_ id: String, _ message: String, at view: ByteView) {
        diagnostics.append(
            Diagnostic(id: id, severity: .note, message: message, range: view.range))
    }

    mutating func warn(_ id: String, _ message: String, at view: ByteView) {
        diagnostics.append(
            Diagnostic(id: id, severity: .warning, message: message, range: view.range))
    }
}
