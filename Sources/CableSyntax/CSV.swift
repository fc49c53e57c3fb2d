/// Reads rows of comma-separated fields whose quotes are escaped with a backslash, as PostgreSQL
/// and MySQL write them: `"a","said \"b\"","c"`. A doubled quote is one too (RFC 4180).
///
/// Own code, because the dump of 2011 is of this form, and the C libraries for RFC 4180 (libcsv) end
/// a field at `\"`.
public enum CSVRow {
    /// One field, as a stretch of the text.
    public struct Field {
        /// Without the quotes around it.
        public var content: ByteView
        /// Whether the quote that ends it was found; an unquoted field ends anyway.
        public var isClosed: Bool
        /// Whether it holds escapes, so that its text is not its bytes.
        public var hasEscapes: Bool
        /// What ends it.
        public var end: End
        /// Where the next field, or the next row, begins.
        public var next: Int
    }

    /// `comma` is whatever parts two fields.
    public enum End { case comma, lineEnd, text }

    private static let marks = ByteSet("\"\\")
    private static let unquotedEnds = ByteSet(",\n")
    private static let unquotedEndsOfSemicolons = ByteSet(";\n")
    private static let unquotedEndsOfTabs = ByteSet("\t\n")

    private static func unquotedEnds(_ separator: UInt8) -> ByteSet {
        switch separator {
        case UInt8(ascii: ";"): unquotedEndsOfSemicolons
        case 0x09: unquotedEndsOfTabs
        default: unquotedEnds
        }
    }

    /// The field that begins at a position.
    ///
    /// - Parameters:
    ///   - separator: the sign between two fields: a comma, a semicolon or a tab.
    ///   - isRowStart: tells, for a quote at the beginning of a line inside a field, whether
    ///     a row begins there for certain; then the field before has lost its end.
    public static func field(
        in text: ByteView, at start: Int, separator: UInt8 = UInt8(ascii: ","),
        isRowStart: (Int) -> Bool = { _ in false }
    ) -> Field {
        let base = text.base
        guard text.byte(at: start) == UInt8(ascii: "\"") else {
            let end = unquotedEnds(separator).firstIndex(in: base, from: start, to: text.end)
            return ended(
                ByteView(base, start, end), hasEscapes: false, at: end, separator, in: text)
        }
        var index = start + 1
        var hasEscapes = false
        while true {
            index = marks.firstIndex(in: base, from: index, to: text.end)
            guard index < text.end else {
                return Field(
                    content: ByteView(base, start + 1, text.end), isClosed: false,
                    hasEscapes: hasEscapes, end: .text, next: text.end)
            }
            let next = text.byte(at: index + 1)
            if base[index] == UInt8(ascii: "\\") {
                hasEscapes = true
                // Before anything else a backslash is one, a line end included.
                index += next == UInt8(ascii: "\"") || next == UInt8(ascii: "\\") ? 2 : 1
                continue
            }
            if base[index - 1] == UInt8(ascii: "\n"), isRowStart(index) {
                return Field(
                    content: ByteView(base, start + 1, index), isClosed: false,
                    hasEscapes: hasEscapes, end: .lineEnd, next: index)
            }
            if next == UInt8(ascii: "\"") {
                hasEscapes = true
                index += 2
                continue
            }
            let isEnd =
                index + 1 == text.end || next == separator || next == UInt8(ascii: "\n")
                || (next == UInt8(ascii: "\r") && text.byte(at: index + 2) == UInt8(ascii: "\n"))
            if isEnd {
                let content = ByteView(base, start + 1, index)
                return ended(content, hasEscapes: hasEscapes, at: index + 1, separator, in: text)
            }
            // A quote that nobody escaped.
            index += 1
        }
    }

    private static func ended(
        _ content: ByteView, hasEscapes: Bool, at position: Int, _ separator: UInt8,
        in text: ByteView
    ) -> Field {
        var position = position
        if text.byte(at: position) == UInt8(ascii: "\r") { position += 1 }
        let end: End =
            position >= text.end
            ? .text : text[position] == separator ? .comma : .lineEnd
        return Field(
            content: content, isClosed: true, hasEscapes: hasEscapes, end: end,
            next: min(position + 1, text.end))
    }

    /// The text of a field, its escapes undone.
    public static func text(of field: Field) -> [UInt8] {
        let base = field.content.base
        guard field.hasEscapes else { return Array(base[field.content.range]) }
        var bytes: [UInt8] = []
        bytes.reserveCapacity(field.content.count)
        var index = field.content.start
        while index < field.content.end {
            let byte = base[index]
            let next = field.content.byte(at: index + 1)
            let isEscape =
                byte == UInt8(ascii: "\\")
                ? next == UInt8(ascii: "\"") || next == UInt8(ascii: "\\")
                : byte == UInt8(ascii: "\"") && next == byte
            if isEscape { index += 1 }
            bytes.append(base[index])
            index += 1
        }
        return bytes
    }
}
