import CableModel
import CableSyntax

/// The rows of the dump.
struct DumpRows: RecordSplitter {
    /// The columns: number, date and time, reference id, origin, classification, references,
    /// header, body.
    static let columnCount = 8

    func recognizes(_ beginning: UnsafeBufferPointer<UInt8>) -> Bool {
        Self.isRowStart(ByteView(beginning).trimmedStart)
    }

    func endOfRecord(in text: UnsafeBufferPointer<UInt8>, isEnd: Bool) -> Int? {
        let view = ByteView(text)
        var position = 0
        while true {
            let field = CSVRow.field(
                in: view, at: position, isRowStart: { Self.isRowStart(view.from($0)) })
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
        let row = ByteView(record)
        let number = CSVRow.field(in: row, at: 0)
        let date = CSVRow.field(in: row, at: number.next)
        let reference = CSVRow.text(of: CSVRow.field(in: row, at: date.next))
        return reference.withUnsafeBufferPointer {
            MessageReferenceNumber(identifier: ByteView($0).trimmed.string)?.identifier
        }
    }

    /// How much of a row has to be seen to know its beginning.
    private static let rowStartLength = 16

    /// Whether a row begins here: a number and a date, `"1","12/28/1966 `. Text of a telegram does
    /// not begin a line so.
    static func isRowStart(_ view: ByteView) -> Bool {
        guard view.first == UInt8(ascii: "\"") else { return false }
        let digits = view.from(view.start + 1).leadingDigits
        guard (1...9).contains(digits.count) else { return false }
        let rest = view.from(digits.end)
        return rest.hasPrefix("\",\"") && ASCII.isDigit(rest.byte(at: rest.start + 3))
    }
}
