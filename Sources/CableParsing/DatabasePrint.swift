import CableGrammar
import CableModel
import CableSyntax

/// What a post's own database printed above a telegram until about 2009: `To:` to `Ref:`, the number,
/// and `CXEREWHON:` with the offices and drafters. `VZCZC…`, where the telegram begins, stands below it.
///
/// The fields are a record of the telegram; its own head is what is read.
struct DatabasePrint {
    /// How far into a text the telegram may begin, and how many labels show that it is a print.
    private static let limits = (linesToTelegram: 80, labels: 3)

    /// Takes the fields out of the lines, and reads them.
    static func take(
        from lines: inout [Lines.Line], blockStarts: inout [Int],
        of base: UnsafeBufferPointer<UInt8>, into attributes: inout ArchiveAttributes,
        ledger: inout SpanLedger
    ) {
        func content(_ index: Int) -> ByteView {
            ByteView(base, lines[index].contentStart, lines[index].contentEnd)
        }
        // Nearly all telegrams begin on the first lines.
        guard
            let telegram = lines.indices.prefix(limits.linesToTelegram).first(where: {
                content($0).hasPrefix("VZCZC")
            }), telegram > limits.labels
        else { return }
        let labels = (0..<telegram).filter { DatabaseLabels.label(content($0)) != nil }
        guard labels.count >= limits.labels, var first = labels.first,
            labels.contains(where: { DatabaseLabels.isTelling(content($0)) })
        else { return }
        // Nothing of a telegram stands above the fields: it may only speak of them.
        let isAbove = (0..<telegram).allSatisfy { index in
            let line = content(index)
            return isNumber(line)
                || !PrintFields.beginsTelegram(line) && ParagraphNumbers.match(line) == nil
        }
        guard isAbove else { return }
        // The number may stand right above the first label.
        if first > 0, isNumber(content(first - 1)) { first -= 1 }
        let isNumberBelow = lines.indices.dropFirst(telegram).contains { isNumber(content($0)) }
        var taken: Set<Int> = []
        for index in first..<telegram where !lines[index].isBlank {
            let line = content(index)
            if isNumber(line), !isNumberBelow { continue }
            attributes.read(ofDatabase: line, isNumber: isNumber(line), ledger: &ledger)
            taken.insert(index)
        }
        blockStarts = blockStarts.map { start in start - taken.count { $0 < start } }
        lines = lines.indices.filter { !taken.contains($0) }.map { lines[$0] }
    }

    private static func isNumber(_ line: ByteView) -> Bool {
        ClassificationWords.match(line) != nil && CaptionLines.classification(line)?.number != nil
    }
}

extension ArchiveAttributes {
    /// Reads one line of a database's print.
    fileprivate mutating func read(
        ofDatabase line: ByteView, isNumber: Bool, ledger: inout SpanLedger
    ) {
        if Rules.isRule(line) {
            ledger.enter(line.range, .layout, element: nil)
        } else if isNumber {
            ledger.enter(line.range, .value, element: nil)
            begin(DatabaseLabels.number, with: line, at: line.range)
        } else if let label = DatabaseLabels.label(line) {
            let value = line.from(label.upperBound).trimmed
            ledger.enter(label, .label, element: nil)
            ledger.enter(value.range, .value, element: nil)
            let name = line.upTo(label.upperBound - 1).trimmed.string
            begin(name, with: value, at: line.range)
        } else {
            ledger.enter(line.range, .value, element: nil)
            goOn(with: line)
        }
    }
}
