import CableModel
import CableSyntax

/// Finds the rows and cells of lines whose columns matter, where they are certain.
///
/// Columns are told by the blanks between them, two or more that stand at the same place in every row,
/// and what a column holds begins or ends at the same stop; or each row ends with as many numbers. A
/// table shows itself by a rule, by a head or by a column of numbers.
package enum TableGrammar {
    /// The most lines of a table that is taken apart.
    private static let lines = 2...300
    /// The longest line.
    private static let width = 160
    /// The fewest blanks between two columns.
    private static let gap = 2
    /// The fewest rows of a table whose columns are told by numbers alone.
    private static let rowsOfNumbers = 3
    /// The most lines of a title.
    private static let linesOfTitle = 3

    /// Preformatted lines, with the table that they are.
    package static func preformatted(_ lines: [String]) -> Preformatted {
        Preformatted(lines: lines, table: table(lines))
    }

    /// The table that lines are; `nil` where the columns are not certain.
    package static func table(_ lines: [String]) -> Table? {
        guard Self.lines.contains(lines.count) else { return nil }
        let printed = lines.map(ColumnedLine.init)
        guard printed.allSatisfy({ !$0.isEmpty && $0.width <= width }) else { return nil }
        let table =
            printed.contains(where: \.hasGap) ? tableOfStops(printed) : tableOfNumbers(printed)
        guard let table, isTable(table, printed) else { return nil }
        return table
    }

    // MARK: Columns told by blanks

    private static func tableOfStops(_ lines: [ColumnedLine]) -> Table? {
        guard let first = lines.firstIndex(where: \.hasGap),
            let last = lines.lastIndex(where: \.hasGap)
        else { return nil }
        let rows = (first...last).filter { !lines[$0].isRule }
        guard rows.count > 1 else { return nil }
        let columns = columns(of: rows.map { lines[$0] })
        guard columns.count > 1 else { return nil }
        var table = Table(rows: [], rules: lines.indices.filter { lines[$0].isRule })
        for line in rows {
            let cells = columns.map { lines[line].text(in: $0) }
            guard cells.count(where: { !$0.isEmpty }) > 1,
                !cells.contains(where: lines[line].hasGap)
            else { return nil }
            table.rows.append(
                Table.Row(line: line, isHead: false, cells: cells.map(lines[line].bytes)))
        }
        markHead(of: &table, lines)
        return areAligned(table, lines, columns.count) ? table : nil
    }

    /// Where the rows have text between the blanks that all have.
    private static func columns(of rows: [ColumnedLine]) -> [Range<Int>] {
        var columns: [Range<Int>] = []
        var start: Int?
        var blanks = 0
        for column in 0...(rows.map(\.width).max() ?? 0) + gap {
            if rows.contains(where: { !$0.isBlank(at: column) }) {
                if start == nil { start = column }
                blanks = 0
            } else if let begin = start {
                blanks += 1
                if blanks == gap {
                    columns.append(begin..<(column + 1 - gap))
                    start = nil
                }
            }
        }
        return columns
    }

    /// Whether what each column holds below the head begins or ends at one stop.
    private static func areAligned(
        _ table: Table, _ lines: [ColumnedLine], _ columns: Int
    ) -> Bool {
        let rows = table.rows.filter { !$0.isHead }
        return (0..<columns).allSatisfy { column in
            let places = rows.compactMap { row -> (start: Int, end: Int)? in
                let cell = row.cells[column]
                guard !cell.isEmpty else { return nil }
                return (
                    lines[row.line].column(ofByte: cell.lowerBound),
                    lines[row.line].column(ofByte: cell.upperBound)
                )
            }
            guard places.count * 2 > rows.count, let first = places.first else { return false }
            return places.allSatisfy { $0.start == first.start }
                || places.allSatisfy { $0.end == first.end }
        }
    }

    // MARK: Columns told by numbers

    private static func tableOfNumbers(_ lines: [ColumnedLine]) -> Table? {
        let words = lines.map(\.words)
        let numbers = lines.indices.map { index in
            lines[index].isRule
                ? 0
                : min(
                    words[index].reversed().prefix { lines[index].isNumber($0) }.count,
                    words[index].count - 1)
        }
        guard let first = numbers.firstIndex(where: { $0 > 0 }),
            let last = numbers.lastIndex(where: { $0 > 0 })
        else { return nil }
        let rows = (first...last).filter { !lines[$0].isRule }
        guard rows.count >= rowsOfNumbers, let count = rows.map({ numbers[$0] }).min(), count > 0
        else { return nil }
        var table = Table(rows: [], rules: lines.indices.filter { lines[$0].isRule })
        for line in rows {
            let name = words[line].dropLast(count)
            guard let begin = name.first, let end = name.last,
                name.count == 1 || !lines[line].hasDigit(end)
            else { return nil }
            let cells = [begin.lowerBound..<end.upperBound] + words[line].suffix(count)
            table.rows.append(
                Table.Row(line: line, isHead: false, cells: cells.map(lines[line].bytes)))
        }
        if let head = (0..<first).last(where: { !lines[$0].isRule }),
            words[head].count == count + 1, !words[head].contains(where: lines[head].hasDigit)
        {
            table.rows.insert(
                Table.Row(line: head, isHead: true, cells: words[head].map(lines[head].bytes)),
                at: 0)
        }
        return table
    }

    // MARK: What shows a table

    /// Rows above a rule are the head, or the first row where no digit is in it and numbers stand
    /// below.
    private static func markHead(of table: inout Table, _ lines: [ColumnedLine]) {
        guard let first = table.rows.first else { return }
        let count =
            table.rules.first { $0 > first.line }.map { rule in
                table.rows.prefix { $0.line < rule }.count
            } ?? 0
        if count > 0, count < linesOfTitle, count < table.rows.count {
            for row in 0..<count { table.rows[row].isHead = true }
            return
        }
        let line = lines[first.line]
        guard table.rows.count > 1, !line.hasDigit(0..<line.width) else { return }
        table.rows[0].isHead = true
        if !hasColumnOfNumbers(table, lines) { table.rows[0].isHead = false }
    }

    private static func hasColumnOfNumbers(_ table: Table, _ lines: [ColumnedLine]) -> Bool {
        (0..<table.columnCount).contains { column in
            let cells = table.rows.filter { !$0.isHead && !$0.cells[column].isEmpty }
            return !cells.isEmpty
                && cells.allSatisfy { lines[$0.line].isNumber(bytes: $0.cells[column]) }
        }
    }

    private static func isTable(_ table: Table, _ lines: [ColumnedLine]) -> Bool {
        guard let first = table.rows.first?.line, let last = table.rows.last?.line,
            table.rows.contains(where: { !$0.isHead })
        else { return false }
        let title = (0..<first).filter { !lines[$0].isRule }
        let isTitled =
            title.isEmpty
            || title.count <= linesOfTitle
                && (table.rules.contains { $0 <= first }
                    || lines[title[title.count - 1]].endsWithColon)
        let notes = lines.indices[(last + 1)...].filter { !lines[$0].isRule }
        guard isTitled, notes.first.map({ lines[$0].beginsNote }) ?? true else { return false }
        let hasHead = table.rows[0].isHead
        guard table.rows.count > (hasHead ? 1 : 0) else { return false }
        return hasHead || !table.rules.isEmpty && table.rows.count > 1
            || table.rows.count > 1 && hasColumnOfNumbers(table, lines)
    }
}

/// A line as it is printed: its characters by their columns.
private struct ColumnedLine {
    private let bytes: [UInt8]
    /// Where each character begins, and where the last one ends.
    private let offsets: [Int]
    let isRule: Bool
    let hasGap: Bool

    init(_ line: String) {
        let bytes = Array(line.utf8)
        self.bytes = bytes
        offsets = bytes.indices.filter { bytes[$0] & 0xC0 != 0x80 } + [bytes.count]
        let isRule = bytes.withUnsafeBufferPointer { buffer in
            let view = ByteView(buffer).trimmed
            return view.count > 1 && Rules.isRule(view)
        }
        self.isRule = isRule
        let text = bytes.drop { $0 == 0x20 }
        hasGap =
            !isRule
            && zip(text, text.dropFirst()).contains { $0 == 0x20 && $1 == 0x20 }
    }

    var width: Int { offsets.count - 1 }
    var isEmpty: Bool { bytes.allSatisfy { $0 == 0x20 } }
    var endsWithColon: Bool { bytes.last == UInt8(ascii: ":") }

    /// Whether it begins as notes below tables do: `*Source: the court`, `Note: …`, `(in thousands)`.
    var beginsNote: Bool {
        guard let first = bytes.first(where: { $0 != 0x20 }) else { return false }
        if first == UInt8(ascii: "*") || first == UInt8(ascii: "(") { return true }
        return bytes.withUnsafeBufferPointer { buffer in
            let text = ByteView(buffer).trimmed
            return text.hasPrefix("SOURCE") || text.hasPrefix("NOTE")
        }
    }

    func isBlank(at column: Int) -> Bool { column >= width || byte(column) == 0x20 }

    private func byte(_ column: Int) -> UInt8 { bytes[offsets[column]] }

    /// The stretch of text within columns, blanks around it left out.
    func text(in columns: Range<Int>) -> Range<Int> {
        var start = min(columns.lowerBound, width)
        var end = min(columns.upperBound, width)
        while start < end, byte(start) == 0x20 { start += 1 }
        while end > start, byte(end - 1) == 0x20 { end -= 1 }
        return start..<end
    }

    func hasGap(_ text: Range<Int>) -> Bool {
        text.dropLast().contains { byte($0) == 0x20 && byte($0 + 1) == 0x20 }
    }

    /// The places of the words, by their columns.
    var words: [Range<Int>] {
        var words: [Range<Int>] = []
        var start: Int?
        for column in 0...width {
            if isBlank(at: column) {
                if let begin = start { words.append(begin..<column) }
                start = nil
            } else if start == nil {
                start = column
            }
        }
        return words
    }

    func hasDigit(_ text: Range<Int>) -> Bool { text.contains { ASCII.isDigit(byte($0)) } }

    /// Whether a stretch is a number: `1,374`, `12.5%`, `-3`, `$40`.
    func isNumber(_ text: Range<Int>) -> Bool { isNumber(bytes: bytes(text)) }

    func isNumber(bytes range: Range<Int>) -> Bool {
        let signs = "0123456789.,%$+-/()".utf8
        return bytes[range].contains(where: ASCII.isDigit)
            && bytes[range].allSatisfy { signs.contains($0) }
    }

    func bytes(_ columns: Range<Int>) -> Range<Int> {
        offsets[columns.lowerBound]..<offsets[columns.upperBound]
    }

    func column(ofByte offset: Int) -> Int {
        offsets.firstIndex { $0 >= offset } ?? width
    }
}
