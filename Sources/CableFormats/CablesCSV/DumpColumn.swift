import CableSyntax

/// A column of a dump, by what its cells say of a telegram.
enum DumpColumn: Hashable {
    case number, date, referenceID, origin, classification, references, header, body
    /// A column of another name, whose cells are kept under it.
    case other(String)

    /// The columns of the dump as it was published, which names none.
    static let published: [DumpColumn] = [
        .number, .date, .referenceID, .origin, .classification, .references, .header, .body,
    ]

    /// The column of a name that people and programs gave it: `Reference ID`, `ref_id`, `refid`.
    init(name: String) {
        let letters = name.lowercased().filter { $0 >= "a" && $0 <= "z" }
        self = Self.names[letters] ?? .other(name)
    }

    var isOther: Bool { if case .other = self { true } else { false } }

    private static let names: [String: DumpColumn] = [
        "id": .number, "number": .number, "no": .number, "nr": .number, "index": .number,
        "date": .date, "datetime": .date, "created": .date, "sent": .date, "timestamp": .date,
        "refid": .referenceID, "referenceid": .referenceID,
        "canonicalid": .referenceID, "cableid": .referenceID, "mrn": .referenceID,
        "messageid": .referenceID, "identifier": .referenceID,
        "origin": .origin, "office": .origin, "embassy": .origin, "sender": .origin,
        "classification": .classification, "class": .classification,
        "references": .references, "refs": .references, "source": .references,
        "destination": .references,
        "header": .header, "head": .header, "headers": .header,
        "body": .body, "text": .body, "content": .body, "fulltext": .body, "cable": .body,
    ]
}

/// How the rows of a table are written: what parts its cells, and what its columns are.
struct DumpTable {
    /// How long the first row may be that names the columns.
    private static let longestHead = 2048

    var separator: UInt8
    var columns: [DumpColumn]
    /// The row that names the columns, with its line end; empty where the first row is a telegram's.
    var head: ByteView
    var names: [String]

    /// The table that a text begins with; `nil` for a text of another kind.
    ///
    /// A row that names the columns has several names; some are those of a dump, or of our own table.
    init?(_ text: ByteView) {
        var text = text.trimmedStart
        if text.hasPrefix("\u{FEFF}") { text = text.from(text.start + 3) }
        if let separator = DumpRows.separator(ofRow: text) {
            self.init(separator, DumpColumn.published, text.upTo(text.start), [])
            return
        }
        guard let separator = Self.separator(ofHead: text) else { return nil }
        var names: [String] = []
        var position = text.start
        while true {
            let field = CSVRow.field(in: text, at: position, separator: separator)
            let name = Self.name(field)
            guard field.isClosed, let name, field.next - text.start <= Self.longestHead else {
                return nil
            }
            names.append(name)
            position = field.next
            guard field.end == .comma else { break }
        }
        let columns = names.map(DumpColumn.init(name:))
        let known = columns.count { if case .other = $0 { false } else { true } }
        guard names.count >= 3, known >= 2, Set(names).count == names.count else { return nil }
        self.init(separator, columns, text.upTo(position), names)
    }

    private init(
        _ separator: UInt8, _ columns: [DumpColumn], _ head: ByteView, _ names: [String]
    ) {
        self.separator = separator
        self.columns = columns
        self.head = head
        self.names = names
    }

    /// The table of a text that the user calls a dump, whatever its rows begin with.
    static func published(_ text: ByteView) -> DumpTable? {
        DumpTable(UInt8(ascii: ","), DumpColumn.published, text.upTo(text.start), [])
    }

    /// Whether the cells hold telegrams.
    var hasText: Bool { columns.contains(.body) || columns.contains(.header) }

    /// The sign that parts the most names of the first line.
    private static func separator(ofHead text: ByteView) -> UInt8? {
        let end = min(
            text.firstIndex(ofByte: 0x0A, from: text.start) ?? text.end,
            text.start + longestHead)
        let line = text.upTo(end)
        let counts = [UInt8(ascii: ","), UInt8(ascii: ";"), 0x09].map { sign in
            (sign, (line.start..<line.end).count { line[$0] == sign })
        }
        guard let best = counts.max(by: { $0.1 < $1.1 }), best.1 >= 2 else { return nil }
        return best.0
    }

    /// The name of a column: a word or a few, letters first.
    private static func name(_ field: CSVRow.Field) -> String? {
        let name = field.content.trimmed
        guard ASCII.isLetter(name.first) || name.first == UInt8(ascii: "_"), name.count <= 40,
            (name.start..<name.end).allSatisfy({ index in
                ASCII.isAlphanumeric(name[index]) || "_ -./()".utf8.contains(name[index])
            })
        else { return nil }
        return name.string
    }
}
