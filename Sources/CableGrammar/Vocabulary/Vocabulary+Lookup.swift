import CableModel

/// The vocabulary asked by a person, who does not know in which of its tables a code stands.
extension Vocabulary {
    /// Each table with what its entries are called.
    package static let tables: [(kind: String, table: VocabularyTable)] =
        Tag.Kind.allCases.compactMap { kind in tags(kind).map { ("\(kind.rawValue) TAG", $0) } } + [
            ("caption", captions), ("level of classification", levels),
            ("portion marking", markings), ("precedence", precedences),
            ("post", posts), ("station", furtherStations),
        ]

    /// What a code is in each table that has it; capitals do not matter, and to a post's name neither do
    /// blanks.
    package static func entries(of code: String) -> [(kind: String, entry: VocabularyTable.Entry)] {
        let key = code.uppercased()
        let letters = key.filter { $0 != " " }
        return tables.compactMap { kind, table in
            (table.entry(key) ?? (letters == key ? nil : table.entry(letters))).map { (kind, $0) }
        }
    }

    /// What the key of a source stands for, with its date.
    package static func source(of key: String) -> String? {
        guard let entry = sources.entry(key), let text = entry.gloss else { return nil }
        let date = entry.sources.joined(separator: ",")
        return date == "n.d." ? text : "\(text), \(date)"
    }
}
