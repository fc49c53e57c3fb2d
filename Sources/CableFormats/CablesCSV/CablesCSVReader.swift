import CableModel
import CableSyntax

/// Reads rows of the dump: what the columns say, and the telegram in header and body.
package struct CablesCSVReader: CableReader {
    package init() {}

    /// A table of another kind is certain, too: it is no telegram, and what it lacks is said.
    package func recognition(of text: UnsafeBufferPointer<UInt8>) -> Recognition {
        let view = ByteView(text)
        return DumpTable(view) != nil || DumpSQL.begins(view) ? .certain : .no
    }

    package func read(_ text: UnsafeBufferPointer<UInt8>, options: ReaderOptions) -> [Reading] {
        guard let (table, rows) = Self.table(text) else { return [] }
        return DumpRows(table).records(in: rows).flatMap { row in
            guard case .row(let fields) = Self.fields(of: row, in: table) else {
                return [Reading]()
            }
            return Self.content(of: fields, in: table).readings(options)
        }
    }

    package func brokenRecords(in text: UnsafeBufferPointer<UInt8>) -> [BrokenRecord] {
        guard let (table, rows) = Self.table(text), let start = text.baseAddress else { return [] }
        return DumpRows(table).records(in: rows).compactMap { row in
            guard case .broken(let reason) = Self.fields(of: row, in: table),
                let place = row.baseAddress
            else { return nil }
            return BrokenRecord(offset: place - start, reason: reason)
        }
    }

    package func explanation(ofNoCableIn text: UnsafeBufferPointer<UInt8>) -> String? {
        let view = ByteView(text)
        if DumpSQL.begins(view) { return DumpSQL.explanation }
        let table = DumpTable(view)
        if let table, !table.hasText { return Self.explanation(ofTable: table.names) }
        guard let (table, rows) = Self.table(text) else { return nil }
        let isEmpty = rows.allSatisfy { ASCII.isBlank($0) || $0 == 0x0A || $0 == 0x0D }
        if isEmpty { return "it is a table that has no rows" }
        guard case .broken(let reason) = Self.fields(of: rows, in: table)
        else { return nil }
        return reason
    }

    private static func explanation(ofTable names: [String]) -> String {
        let columns = names.joined(separator: ", ")
        if names.allSatisfy({ TableColumn(rawValue: $0) != nil }) {
            return
                "it is the table that --to csv writes, which has no text; convert what it was made of"
        }
        return
            "it is a table without a column of texts (body, content, text); its columns are \(columns); --from telegram reads it as one telegram"
    }

    /// The table in a text, and its rows; a text that names no columns has those of the dump.
    private static func table(
        _ text: UnsafeBufferPointer<UInt8>
    ) -> (table: DumpTable, rows: UnsafeBufferPointer<UInt8>)? {
        guard let table = DumpTable(ByteView(text)) ?? DumpTable.published(ByteView(text)),
            table.hasText
        else { return nil }
        return (table, UnsafeBufferPointer(rebasing: text[table.head.end...]))
    }

    /// A row taken apart, or why it cannot be.
    private enum Row {
        case row([CSVRow.Field])
        case broken(String)
    }

    /// The fields of a row; what stands behind the last one is no part of it.
    private static func fields(of row: UnsafeBufferPointer<UInt8>, in table: DumpTable) -> Row {
        var row = ByteView(row)
        while !row.isEmpty,
            row.last == 0x0A || ASCII.isBlank(row.last) && row.last != table.separator
        {
            row.end -= 1
        }
        var fields: [CSVRow.Field] = []
        var position = row.start
        while true {
            let field = CSVRow.field(in: row, at: position, separator: table.separator)
            fields.append(field)
            guard field.isClosed else {
                return .broken("the quote that ends field \(fields.count) is missing")
            }
            guard field.end == .comma else { break }
            position = field.next
        }
        guard fields.count == table.columns.count else {
            let count = "\(fields.count) field\(fields.count == 1 ? "" : "s")"
            return .broken("it has \(count), not \(table.columns.count)")
        }
        return .row(fields)
    }

    private static func identifier(_ cell: String) -> String? {
        MessageReferenceNumber(identifier: cell) == nil ? nil : cell
    }

    private static func content(of fields: [CSVRow.Field], in table: DumpTable) -> PageContent {
        func value(_ column: DumpColumn) -> String? {
            guard let index = table.columns.firstIndex(of: column) else { return nil }
            let text = CSVRow.text(of: fields[index]).withUnsafeBufferPointer {
                ByteView($0).trimmed.string
            }
            return text.isEmpty ? nil : text
        }
        // A row without a header has none; the names of the blocks tell a person where to look.
        let blocks = [(DumpColumn.header, "header"), (.body, "body")].compactMap { column, name in
            table.columns.firstIndex(of: column).flatMap { index in
                fields[index].content.trimmed.isEmpty
                    ? nil : (CSVRow.text(of: fields[index]), name)
            }
        }
        // A table without a column for it may have the identifier in place of the number.
        let identifier = value(.referenceID) == nil ? value(.number).flatMap(Self.identifier) : nil
        let page = PageTable(
            layout: CablesCSVFormat.layout.name, referenceID: value(.referenceID) ?? identifier,
            created: value(.date), classification: value(.classification), origin: value(.origin))
        var attributes: [Attribute] = []
        for (column, name) in [(DumpColumn.number, "Number"), (.references, "References")] {
            if column == .number, identifier != nil { continue }
            if let value = value(column) { attributes.append(Attribute(name: name, value: value)) }
        }
        // A column that comes again, or has another name, is kept under its own.
        for (index, column) in table.columns.enumerated() {
            guard table.names.indices.contains(index),
                table.columns.firstIndex(of: column) != index || column.isOther
            else { continue }
            let text = CSVRow.text(of: fields[index]).withUnsafeBufferPointer {
                ByteView($0).trimmed.string
            }
            if !text.isEmpty { attributes.append(Attribute(name: table.names[index], value: text)) }
        }
        return PageContent(
            text: TelegramText(joining: blocks.map(\.0), names: blocks.map(\.1)), table: page,
            attributes: attributes)
    }
}
