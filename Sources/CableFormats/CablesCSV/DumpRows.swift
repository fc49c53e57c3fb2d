import CableModel
import CableSyntax

/// The rows of the dump, as it was published or saved again: with a first row that names the columns,
/// quotes only where they are needed, semicolons or tabs between the cells.
struct DumpRows: RecordSplitter {
    private var separator = UInt8(ascii: ",")
    private(set) var head: [UInt8] = []
    /// The place of the telegram's identifier among the columns.
    private var identifierColumn: Int? = 2

    func recognizes(_ beginning: UnsafeBufferPointer<UInt8>) -> Bool {
        DumpTable(ByteView(beginning))?.hasText ?? false
    }

    func fitted(to beginning: UnsafeBufferPointer<UInt8>) -> any RecordSplitter {
        DumpTable(ByteView(beginning)).map(DumpRows.init) ?? self
    }

    init() {}

    init(_ table: DumpTable) {
        separator = table.separator
        head = Array(table.head.base[table.head.range])
        identifierColumn = table.columns.firstIndex(of: .referenceID)
    }

    func endOfRecord(in text: UnsafeBufferPointer<UInt8>, isEnd: Bool) -> Int? {
        let view = ByteView(text)
        var position = 0
        while true {
            let field = CSVRow.field(
                in: view, at: position, separator: separator,
                isRowStart: { Self.isRowStart(view.from($0)) })
            // What follows a quote at the very end of the stretch decides whether it ends the field,
            // and a row's beginning is not told from a part of it.
            let isSeen = field.next + Self.rowStartLength <= text.count || isEnd
            guard isSeen else { return nil }
            if field.end == .lineEnd { return field.next }
            if field.end == .text { return text.count }
            position = field.next
        }
    }

    func identifier(of record: UnsafeBufferPointer<UInt8>) -> String? {
        let table = DumpTable(ByteView(record))
        let rows = table.map(DumpRows.init) ?? self
        guard let column = rows.identifierColumn else { return nil }
        let row = ByteView(record)
        var field = CSVRow.field(
            in: row, at: table?.head.end ?? row.start, separator: rows.separator)
        for _ in 0..<column where field.end == .comma {
            field = CSVRow.field(in: row, at: field.next, separator: rows.separator)
        }
        return CSVRow.text(of: field).withUnsafeBufferPointer {
            MessageReferenceNumber(identifier: ByteView($0).trimmed.string)?.identifier
        }
    }

    /// How much of a row has to be seen to know its beginning.
    private static let rowStartLength = 16

    /// Whether a row begins here: a number and a date, `"1","12/28/1966 `. Text of a telegram does
    /// not begin a line so.
    static func isRowStart(_ view: ByteView) -> Bool {
        view.first == UInt8(ascii: "\"") && separator(ofRow: view) != nil
    }

    /// The sign that parts the cells of a row that begins here; `nil` where none does. Without quotes
    /// the date has to be whole, and one word with a digit to follow: `1,12/28/1966 18:48,66EREWHON1,`.
    static func separator(ofRow view: ByteView) -> UInt8? {
        let hasQuotes = view.first == UInt8(ascii: "\"")
        let digits = view.from(view.start + (hasQuotes ? 1 : 0)).leadingDigits
        guard (1...9).contains(digits.count) else { return nil }
        var place = digits.end
        if hasQuotes {
            guard view.byte(at: place) == UInt8(ascii: "\"") else { return nil }
            place += 1
        }
        let separator = view.byte(at: place)
        guard [UInt8(ascii: ","), UInt8(ascii: ";"), 0x09].contains(separator) else { return nil }
        place += 1
        if hasQuotes, view.byte(at: place) == UInt8(ascii: "\"") {
            return ASCII.isDigit(view.byte(at: place + 1)) ? separator : nil
        }
        let cell = CSVRow.field(in: view, at: place, separator: separator)
        guard cell.end == .comma, let day = cell.content.firstWord,
            day.start == cell.content.start, (8...10).contains(day.count),
            (day.start..<day.end).allSatisfy({
                ASCII.isDigit(day[$0]) || "/-".utf8.contains(day[$0])
            })
        else { return nil }
        let identifier = CSVRow.field(in: view, at: cell.next, separator: separator).content
        guard identifier.firstWord?.range == identifier.range,
            (identifier.start..<identifier.end).contains(where: { ASCII.isDigit(identifier[$0]) })
        else { return nil }
        return separator
    }
}
