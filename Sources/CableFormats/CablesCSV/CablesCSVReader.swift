import CableModel
import CableSyntax

/// Reads rows of the dump: what the columns say, and the telegram in header and body.
public struct CablesCSVReader: CableReader {
    public init() {}

    public func recognition(of text: UnsafeBufferPointer<UInt8>) -> Recognition {
        DumpRows().recognizes(text) ? .certain : .no
    }

    public func read(_ text: UnsafeBufferPointer<UInt8>, options: ReaderOptions) -> [Reading] {
        DumpRows().records(in: text).compactMap { row in
            guard case .row(let fields) = Self.fields(of: ByteView(row)) else { return nil }
            return Self.content(of: fields).reading(options)
        }
    }

    public func explanation(ofNoCableIn text: UnsafeBufferPointer<UInt8>) -> String? {
        guard case .broken(let reason) = Self.fields(of: ByteView(text).trimmedEnd) else {
            return nil
        }
        return reason
    }

    /// A row taken apart, or why it cannot be.
    private enum Row {
        case row([CSVRow.Field])
        case broken(String)
    }

    private static func fields(of row: ByteView) -> Row {
        var fields: [CSVRow.Field] = []
        var position = row.start
        while true {
            let field = CSVRow.field(in: row, at: position)
            fields.append(field)
            guard field.isClosed else {
                return .broken("the quote that ends field \(fields.count) is missing")
            }
            guard field.end == .comma else { break }
            position = field.next
        }
        guard fields.count == DumpRows.columnCount else {
            let count = "\(fields.count) field\(fields.count == 1 ? "" : "s")"
            return .broken("it has \(count), not \(DumpRows.columnCount)")
        }
        return .row(fields)
    }

    private static func content(of fields: [CSVRow.Field]) -> PageContent {
        func value(_ column: Int) -> String? {
            let text = CSVRow.text(of: fields[column]).withUnsafeBufferPointer {
                ByteView($0).trimmed.string
            }
            return text.isEmpty ? nil : text
        }
        // A row without a header has none; the names of the blocks tell a person where to look.
        let blocks = [(6, "header"), (7, "body")].compactMap { column, name in
            fields[column].content.trimmed.isEmpty ? nil : (CSVRow.text(of: fields[column]), name)
        }
        let table = PageTable(
            layout: CablesCSVFormat.layout.name, referenceID: value(2), created: value(1),
            classification: value(4), origin: value(3))
        var attributes: [Attribute] = []
        if let number = value(0) { attributes.append(Attribute(name: "Number", value: number)) }
        if let references = value(5) {
            attributes.append(Attribute(name: "References", value: references))
        }
        return PageContent(
            text: TelegramText(joining: blocks.map(\.0), names: blocks.map(\.1)), table: table,
            attributes: attributes)
    }
}
