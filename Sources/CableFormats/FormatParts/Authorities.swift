import CableSyntax

/// What the names in cables mean elsewhere: the URIs that a table of the user's gives for them.
///
/// The table is CSV whose first row names the columns, as OpenRefine exports it: `name` (as printed in
/// telegrams, or of a post), `uri`, and `kind` where a name is not to count for everything that has it.
/// Other columns are not looked at; a row without a URI is a name that nobody has found yet.
package struct Authorities: Sendable, Equatable {
    /// What a name can be of.
    package enum Kind: String, CaseIterable, Sendable {
        case organization, place, person

        /// The words that tables have for it; a post is looked up as the place that it is.
        fileprivate init?(word: String) {
            switch word {
            case "organization", "organisation", "organizations", "org": self = .organization
            case "place", "places", "post": self = .place
            case "person", "persons": self = .person
            default: return nil
            }
        }
    }

    package static let option = WriterOption("authorities", default: Authorities?.none)

    package static let flag = OptionFlag.file(
        of: option,
        help: "the URIs of names, from CSV with the columns name, uri and kind (organization, "
            + "place, person)"
    ) { text throws(FormatError) in try Authorities(csv: text) }

    private var uris: [Kind: [String: String]] = [:]

    /// The URI of a name, whatever its case and its blanks.
    package func uri(of name: String, _ kind: Kind) -> String? { uris[kind]?[Self.key(name)] }

    /// The URI of the place that an address gives, by its name there or by the one for all its spellings.
    func uriOfPlace(_ place: String, ofAddress address: String) -> String? {
        uri(of: place, .place) ?? PostNames.name(ofAddress: address).flatMap { uri(of: $0, .place) }
    }

    private static func key(_ name: String) -> String {
        name.uppercased().split(whereSeparator: \.isWhitespace).joined(separator: " ")
    }

    // MARK: Reading

    /// Longer names and URIs are none.
    private static let longest = 2_000

    private static let schemes = ["https:", "http:", "urn:"]

    /// - Throws: at the first line that does not say what it should, with its number.
    package init(csv: String) throws(FormatError) {
        let bytes = Array(csv.utf8)
        let rows = bytes.withUnsafeBufferPointer { Self.rows(of: ByteView($0)) }
        guard let head = rows.first else { throw FormatError("line 1: no column is named") }
        let names = head.fields.map { Self.key($0).lowercased() }
        func column(_ wanted: [String]) throws(FormatError) -> Int? {
            let found = names.indices.filter { wanted.contains(names[$0]) }
            guard found.count <= 1 else {
                throw FormatError("line 1: several columns are called \(wanted.listed(with: "or"))")
            }
            return found.first
        }
        guard let name = try column(["name"]), let uri = try column(["uri"]) else {
            throw FormatError("line 1: needs a column called name and one called uri")
        }
        let kind = try column(["kind"])
        var lines: [Kind: [String: Int]] = [:]
        for row in rows.dropFirst() where row.fields != [""] {
            func fail(_ reason: String) -> FormatError {
                FormatError("line \(row.line): \(reason)")
            }
            guard row.isClosed else { throw fail("a quote is not closed") }
            func value(_ column: Int?) -> String {
                guard let column, column < row.fields.count else { return "" }
                return row.fields[column].trimmed
            }
            let (text, key) = (value(uri), Self.key(value(name)))
            if text.isEmpty { continue }
            guard !key.isEmpty, key.utf8.count <= Self.longest,
                !key.utf8.contains(where: { $0 < 0x20 || $0 == 0x7F })
            else { throw fail("the name is missing, too long, or has characters that none has") }
            guard IRIs.isAbsolute(text), text.utf8.count <= Self.longest,
                let scheme = Self.schemes.first(where: text.lowercased().hasPrefix),
                text.utf8.count > scheme.utf8.count + 2
            else {
                throw fail("the URI has to be a whole one that begins with https:, http: or urn:")
            }
            let word = value(kind).lowercased()
            let kinds: [Kind]
            if word.isEmpty {
                kinds = Kind.allCases
            } else if let one = Kind(word: word) {
                kinds = [one]
            } else {
                throw fail("the kind is organization, place or person")
            }
            for kind in kinds {
                if let known = uris[kind]?[key], known != text {
                    throw fail(
                        "the name has another URI on line \(lines[kind]?[key] ?? 0); only one is given"
                    )
                }
                uris[kind, default: [:]][key] = text
                lines[kind, default: [:]][key] = row.line
            }
        }
    }

    private struct Row {
        /// Where it begins, from 1.
        var line: Int
        var fields: [String]
        var isClosed = true
    }

    private static func rows(of text: ByteView) -> [Row] {
        var rows: [Row] = []
        var position = text.hasPrefix("\u{FEFF}") ? text.start + 3 : text.start
        var line = 1
        while position < text.end {
            let start = position
            var row = Row(line: line, fields: [])
            while true {
                let field = CSVRow.field(in: text, at: position)
                row.fields.append(String(decoding: CSVRow.text(of: field), as: UTF8.self))
                row.isClosed = row.isClosed && field.isClosed
                position = field.next
                if field.end != .comma { break }
            }
            rows.append(row)
            line += text.base[start..<position].count { $0 == 0x0A }
        }
        return rows
    }
}

extension String {
    /// Without blanks at both ends.
    fileprivate var trimmed: String {
        let blanks = utf8.prefix { $0 == 0x20 || $0 == 0x09 }.count
        let rest = utf8.dropFirst(blanks)
        let end = rest.lastIndex { $0 != 0x20 && $0 != 0x09 }
        return end.map { String(rest[...$0]) ?? self } ?? ""
    }
}

extension Authorities: CustomDebugStringConvertible {
    /// The same text for the same table, whatever the order of its rows: a run that goes on compares it.
    package var debugDescription: String {
        Kind.allCases.flatMap { kind in
            (uris[kind] ?? [:]).sorted { $0.key < $1.key }.map { "\(kind) \($0.key) \($0.value)" }
        }.joined(separator: "\n")
    }
}
