import CableGrammar
import CableModel
import CableSyntax

/// A print of the Department's archive system: a block of fields above the telegram (`MRN:` to
/// `Subject:`), one below it (`Signature:` to `Dissemination Rule:`).
///
/// The fields are the record of the telegram. They are taken out of its lines, so that head and text
/// are read as if nothing stood around them; stamps and banners of the pages stay where they are.
/// A copy may have the fields as rows of a table: `| MRN: | 04 EREWHON 1028 |`.
struct ArchivePrint {
    /// How far into a text its block begins, and how many of its labels show that it is one.
    private static let limits = (
        linesToBlock: 80, labels: 3, linesBetweenLabels: 8, linesOfBlockBelow: 40
    )

    private let base: UnsafeBufferPointer<UInt8>
    private let lines: [Lines.Line]
    /// The lines that belong to the blocks.
    private var taken: Set<Int> = []

    /// Takes the blocks out of the lines, and reads them.
    static func take(
        from lines: inout [Lines.Line], blockStarts: inout [Int],
        of base: UnsafeBufferPointer<UInt8>, into attributes: inout ArchiveAttributes,
        ledger: inout SpanLedger
    ) {
        var print = ArchivePrint(base: base, lines: lines)
        if let first = print.firstLine() {
            let end = print.readAbove(from: first, &attributes, &ledger)
            if let start = print.firstLineBelow(from: end) {
                print.readBelow(from: start, &attributes, &ledger)
            }
        } else if let start = print.firstLineOfLastBlock() {
            // A print whose first page is missing.
            print.readBelow(from: start, &attributes, &ledger)
        } else {
            return
        }
        let taken = print.taken
        blockStarts = blockStarts.map { start in start - taken.count { $0 < start } }
        lines = lines.indices.filter { !taken.contains($0) }.map { lines[$0] }
    }

    private init(base: UnsafeBufferPointer<UInt8>, lines: [Lines.Line]) {
        self.base = base
        self.lines = lines
    }

    private func content(_ index: Int) -> ByteView {
        ByteView(base, lines[index].contentStart, lines[index].contentEnd)
    }

    // MARK: Finding the blocks

    /// The first line of the block above the telegram: its number or its date, and further labels.
    private func firstLine() -> Int? {
        for index in lines.indices.prefix(Self.limits.linesToBlock) {
            let line = content(index)
            // Most lines begin with none of these.
            guard Self.beginnings.contains(line.first), let field = PrintFields.label(of: line),
                isBeginning(field.name), hasLabels(from: index, .above)
            else { continue }
            return index
        }
        return nil
    }

    private static let beginnings = ByteSet("MD|*_md")

    private func isBeginning(_ name: StaticString) -> Bool {
        name.description == "MRN" || name.description == "Date/DTG"
    }

    /// The first line of a block below the telegram where none stands above it: it begins with the
    /// signature, near the end of the text.
    private func firstLineOfLastBlock() -> Int? {
        let start = max(0, lines.count - Self.limits.linesOfBlockBelow)
        return lines[start...].indices.first { index in
            let line = content(index)
            guard Self.beginningsOfSignature.contains(line.first),
                line.first != UInt8(ascii: "S")
                    || Self.secondsOfSignature.contains(line.byte(at: line.start + 1))
            else { return false }
            return PrintFields.label(of: line).map { isSignature($0.name) } == true
                && hasLabels(from: index, .below)
        }
    }

    private static let beginningsOfSignature = ByteSet("S5|*_")
    /// The letter I, and what a scanner takes for it.
    private static let secondsOfSignature = ByteSet("iIlL1|!")

    private func isSignature(_ name: StaticString) -> Bool { name.description == "Signature" }

    /// Whether enough labels of a block follow one another.
    private func hasLabels(
        from start: Int, _ place: PrintLabels.Place, atLeast least: Int = limits.labels
    ) -> Bool {
        var names: Set<String> = []
        var between = 0
        for index in lines[start...].indices where !lines[index].isBlank {
            let fields = PrintFields.labels(of: content(index))
            if let field = fields.first {
                if place == .below, field.place == .above { return false }
                names.formUnion(fields.map(\.name.description))
                if names.count >= least { return true }
                between = 0
            } else {
                between += 1
                if between > Self.limits.linesBetweenLabels { return false }
            }
        }
        return false
    }

    private func firstLineBelow(from start: Int) -> Int? {
        lines[min(start, lines.count)...].indices.first { index in
            guard let field = PrintFields.label(of: content(index)), field.place == .below,
                field.name.description != "Info"
            else { return false }
            // A short block has the signature and one more, or the signature alone.
            let isShort = isSignature(field.name) && hasLabels(from: index, .below, atLeast: 2)
            return isShort || isLastField(field, at: index) || hasLabels(from: index, .below)
        }
    }

    /// Whether a field is the signature, and the last of all lines.
    private func isLastField(_ field: PrintLabels.Match, at index: Int) -> Bool {
        isSignature(field.name)
            && lines[(index + 1)...].indices.allSatisfy { index in
                lines[index].isBlank || PrintFields.isTableRule(content(index))
                    || PageFurniture.length(at: index, in: line) != nil
            }
    }

    // MARK: Reading

    /// Reads the block above; returns the line at which the telegram may begin.
    private mutating func readAbove(
        from start: Int, _ attributes: inout ArchiveAttributes, _ ledger: inout SpanLedger
    ) -> Int {
        var names: Set<String> = []
        var last = ""
        var start = start
        while let (index, line, isAfterBlank) = nextLine(from: start) {
            if let field = PrintFields.label(of: line) {
                guard names.insert(field.name.description).inserted else { return index }
                let fields = PrintFields.labels(of: line)
                names.formUnion(fields.map(\.name.description))
                last = fields.last?.name.description ?? field.name.description
            } else if !PrintFields.isTableRule(line) {
                if PrintFields.beginsTelegram(line) || !goesOn(last, at: index, isAfterBlank) {
                    return index
                }
            }
            attributes.read(printed: line, ledger: &ledger)
            taken.insert(index)
            start = index + 1
        }
        return lines.count
    }

    /// Whether a line without a label goes on with the field before it.
    private func goesOn(_ name: String, at index: Int, _ isAfterBlank: Bool) -> Bool {
        guard name == "Subject" else {
            if name == "Reference", isAfterBlank, isReference(content(index)) { return true }
            // Below a blank line only what has further fields below it, and no paragraph.
            return !isAfterBlank
                || hasLabelAhead(index, .above) && PortionMarkings.match(content(index)) == nil
                    && ParagraphNumbers.match(content(index)) == nil
        }
        // The text may follow without a blank line, its marking or number first.
        return !isAfterBlank && PortionMarkings.match(content(index)) == nil
            && ParagraphNumbers.match(content(index)) == nil
    }

    /// `B) 12 STATE 12345`
    private func isReference(_ line: ByteView) -> Bool {
        guard let marker = ReferenceMarkers.marker(line) else { return false }
        return CitedForm(line.from(marker.range.upperBound)) != nil
    }

    private func hasLabelAhead(_ start: Int, _ place: PrintLabels.Place? = nil) -> Bool {
        lines[start...].indices.lazy.filter { !lines[$0].isBlank }
            .prefix(Self.limits.linesBetweenLabels)
            .contains { index in
                guard let label = PrintFields.label(of: content(index)) else { return false }
                return place == nil || label.place == place
            }
    }

    private mutating func readBelow(
        from start: Int, _ attributes: inout ArchiveAttributes, _ ledger: inout SpanLedger
    ) {
        var last = ""
        var start = start
        while let (index, line, isAfterBlank) = nextLine(from: start) {
            if let field = PrintFields.labels(of: line).last {
                last = field.name.description
            } else if isAfterBlank, last == "Dissemination Rule" || !hasLabelAhead(index) {
                return
            }
            attributes.read(printed: line, ledger: &ledger)
            taken.insert(index)
            start = index + 1
        }
    }

    /// The next line that is neither blank nor furniture of a page, and whether it stands below a blank
    /// one.
    private func nextLine(from start: Int) -> (index: Int, line: ByteView, isAfterBlank: Bool)? {
        var index = start
        var isAfterBlank = false
        while index < lines.count {
            let line = content(index)
            if line.isEmpty {
                isAfterBlank = true
                index += 1
            } else if let length = PageFurniture.length(at: index, in: self.line) {
                index += length
            } else {
                return (index, line, isAfterBlank)
            }
        }
        return nil
    }

    private func line(_ index: Int) -> ByteView? {
        index < lines.count ? content(index) : nil
    }
}

/// The fields in the lines of a print.
enum PrintFields {
    /// The label that a line, or the first cell of a row, begins with.
    static func label(of line: ByteView) -> PrintLabels.Match? {
        guard line.first == UInt8(ascii: "|") else { return PrintLabels.match(line) }
        guard let cell = cells(of: line).first else { return nil }
        return PrintLabels.match(cell, isCell: true)
    }

    /// The labels of all fields that a line or a row has.
    static func labels(of line: ByteView) -> [PrintLabels.Match] {
        fields(of: line).compactMap { PrintLabels.match($0.view, isCell: $0.isCell) }
    }

    /// What stands behind the first label in a line or a row.
    static func value(of line: ByteView) -> ByteView? {
        let fields = fields(of: line)
        guard let first = fields.first,
            let label = PrintLabels.match(first.view, isCell: first.isCell)
        else { return nil }
        let value = first.view.from(label.range.upperBound).trimmed
        return value.isEmpty && fields.count > 1 ? fields[1].view : value
    }

    /// The fields that stand side by side: the cells of a row, and what a label begins within a line or a
    /// cell.
    static func fields(of line: ByteView) -> [(view: ByteView, isCell: Bool)] {
        let isRow = line.first == UInt8(ascii: "|")
        return (isRow ? cells(of: line) : [line]).flatMap { piece in
            let further = PrintLabels.further(in: piece)
            if further.isEmpty { return [(piece, isRow)] }
            return zip([piece.start] + further, further + [piece.end]).map { start, end in
                (ByteView(piece.base, start, end).trimmed, isRow && start == piece.start)
            }
        }
    }

    /// The cells of a row that are not empty: `| MRN: | 04 EREWHON 1028 |`.
    static func cells(of line: ByteView) -> [ByteView] {
        var cells: [ByteView] = []
        var start = line.start
        for index in line.start...line.end {
            guard index == line.end || line[index] == UInt8(ascii: "|") else { continue }
            let cell = ByteView(line.base, start, index).trimmed
            if !cell.isEmpty { cells.append(cell) }
            start = index + 1
        }
        return cells
    }

    /// `|---|---|`
    static func isTableRule(_ line: ByteView) -> Bool {
        line.first == UInt8(ascii: "|")
            && (line.start..<line.end).allSatisfy { line[$0].isOne(of: "|-: ") }
    }

    /// Whether a line is of the telegram's own head.
    static func beginsTelegram(_ line: ByteView) -> Bool {
        line.hasPrefix("VZCZC") || AddressLines.isOriginator(line)
            || TransmissionLines.isRelay(line)
            || TransmissionLines.isStation(line) || TransmissionLines.dateTimeGroup(line) != nil
            || DistributionLines.role(line) != nil
            || ClassificationWords.match(line) != nil
                && CaptionLines.classification(line)?.number != nil
    }
}

extension ArchiveAttributes {
    /// Reads one line of a print's block: a field, or the rest of the one before.
    mutating func read(printed line: ByteView, ledger: inout SpanLedger) {
        var place = line.start
        for (cell, isCell) in PrintFields.isTableRule(line) ? [] : PrintFields.fields(of: line) {
            ledger.enter(place..<cell.start, .layout, element: nil)
            read(cell: cell, isCell: isCell, &ledger)
            place = cell.end
        }
        ledger.enter(place..<line.end, .layout, element: nil)
    }

    private mutating func read(cell: ByteView, isCell: Bool, _ ledger: inout SpanLedger) {
        guard let label = PrintLabels.match(cell, isCell: isCell) else {
            ledger.enter(cell.range, .value, element: nil)
            goOn(with: cell)
            return
        }
        ledger.enter(label.range, .label, element: nil)
        if label.isMisread {
            let printed = cell.upTo(label.range.upperBound).string
            report(
                .labelMisread, "label \"\(printed)\" read as \"\(label.name):\"", at: cell)
        }
        let value = cell.from(label.range.upperBound).trimmed
        ledger.enter(value.range, .value, element: nil)
        begin(label.name.description, with: value, at: cell.range)
    }
}
