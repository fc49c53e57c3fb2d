import CableModel
import CableSyntax
import CableTestSupport
import Testing

@testable import CableFormats
@testable import CableGrammar

/// What every table of the vocabulary must keep to.
struct VocabularyTests {
    static let tables: [(name: String, table: VocabularyTable)] = [
        ("geographic TAGS", Vocabulary.geographicTags), ("subject TAGS", Vocabulary.subjectTags),
        ("program TAGS", Vocabulary.programTags),
        ("organization TAGS", Vocabulary.organizationTags), ("captions", Vocabulary.captions),
        ("markings", Vocabulary.markings), ("levels", Vocabulary.levels),
        ("precedences", Vocabulary.precedences),
        ("posts", Vocabulary.posts), ("further stations", Vocabulary.furtherStations),
        ("short names of posts", Vocabulary.shortPostNames),
    ]

    @Test(arguments: tables.map(\.name) + ["sources"])
    func isSortedWithoutDuplicates(_ name: String) throws {
        let keys = try Self.table(name).entries.map { Array($0.key.utf8) }
        #expect(!keys.isEmpty)
        for (one, next) in zip(keys, keys.dropFirst()) {
            #expect(
                one.lexicographicallyPrecedes(next),
                "\(String(decoding: next, as: UTF8.self)) stands at the wrong place")
        }
    }

    @Test(arguments: tables.map(\.name))
    func namesItsSources(_ name: String) throws {
        for entry in try Self.table(name).entries {
            #expect(!entry.sources.isEmpty, "\(entry.key) has no source")
            for source in entry.sources {
                #expect(Vocabulary.sources.contains(source), "\(entry.key): \(source)?")
            }
        }
    }

    @Test(arguments: tables.map(\.name) + ["sources"])
    func hasTidyEntriesThatAreFound(_ name: String) throws {
        let table = try Self.table(name)
        for entry in table.entries {
            #expect(table.entry(entry.key) == entry)
            #expect(entry.key == entry.key.uppercased() && !entry.key.isEmpty)
            #expect(entry.gloss != "", "\(entry.key) has an empty gloss")
            for text in [entry.key, entry.gloss ?? ""] {
                #expect(!text.hasPrefix(" ") && !text.hasSuffix(" "))
                #expect(!text.contains("|") && !text.contains("  "), "\(text)")
            }
        }
    }

    @Test func hasADateForEachSource() {
        for source in Vocabulary.sources.entries {
            let isDated = source.sources.first?.prefix(4).allSatisfy(\.isNumber) ?? false
            #expect(isDated || source.sources == ["n.d."], "\(source.key)")
            #expect(source.gloss != nil)
        }
    }

    @Test func usesEverySource() {
        let used = Set(Self.tables.flatMap(\.table.entries).flatMap(\.sources))
        #expect(used == Set(Vocabulary.sources.entries.map(\.key)))
    }

    @Test func knowsOneKindForACode() {
        let codes = Self.tables.prefix(4).flatMap(\.table.entries).map(\.key)
        #expect(Set(codes).count == codes.count)
    }

    /// A code is looked up by its length.
    @Test func hasCodesOfTheLengthOfTheirKind() {
        #expect(Vocabulary.geographicTags.entries.allSatisfy { $0.key.utf8.count == 2 })
        for table in [Vocabulary.subjectTags, Vocabulary.programTags] {
            #expect(table.entries.allSatisfy { $0.key.utf8.count == 4 })
        }
        #expect(Vocabulary.programTags.entries.allSatisfy { $0.key.hasPrefix("K") })
    }

    @Test func findsNothingBesideItsKeys() {
        let table = Vocabulary.geographicTags
        for key in ["", "A", "AAA", "A|", "ZZZZ", "0", "AF|", "\n", "Aruba"] {
            #expect(table.entry(key) == nil, "\(key)")
        }
        #expect(table.entry("AA") != nil && table.entry("ZU") != nil)
    }

    /// Codes of every kind, with and without a meaning.
    @Test(
        arguments: [
            ("PREL", .subject, "External Political Relations"),
            ("AJ", .geographic, "Azerbaijan"), ("XF", .geographic, "Middle East"),
            ("NATO", .organization, "North Atlantic Treaty Organization"),
            ("KDEM", .program, "Democratization"), ("KNNP", .program, nil),
            ("G-10", .organization, "Group of Ten"), ("RU", .geographic, nil),
            ("QUIXOTE, A.", .person, nil), ("POLITICS", nil, nil), ("prel", nil, nil),
        ] as [(String, CableModel.Tag.Kind?, String?)])
    func knowsCodes(_ code: String, _ kind: CableModel.Tag.Kind?, _ gloss: String?) {
        #expect(Vocabulary.kind(ofTag: code) == kind)
        #expect(Vocabulary.gloss(ofTag: code) == gloss)
    }

    @Test(
        arguments: [
            ("EINDETRD", ["EIND", "ETRD"]), ("PGOVPRELKDEM", ["PGOV", "PREL", "KDEM"]),
            ("PRELIR", ["PREL", "IR"]),
            // Two letters alone are soon a land; words are words; a code is a code.
            ("IRAJ", nil), ("MASC", nil), ("POLITICS", nil), ("ELECTIONS", nil), ("PRELX", nil),
            ("UNESCO", nil), ("PREL", nil),
        ] as [(String, [String]?)])
    func partsGluedTags(_ word: String, _ parts: [String]?) {
        #expect(Vocabulary.parts(ofGluedTag: word) == parts)
    }

    @Test(
        arguments: [
            ("AMEMBASSY NDJAMENA", "N'Djamena"), ("AMEMBASSY ABUDHABI", "Abu Dhabi"),
            ("AMEMBASSY ABU DHABI", "Abu Dhabi"), ("AMCONSUL RIO DE JANEIRO", "Rio de Janeiro"),
            ("AMEMBASSY EREWHON", "Erewhon"), ("USMISSION USNATO", nil), ("AMEMBASSY ", nil),
        ] as [(String, String?)])
    func namesPlaces(_ address: String, _ place: String?) {
        #expect(PlaceNames.place(ofAddress: address) == place)
    }

    private static func table(_ name: String) throws -> VocabularyTable {
        if name == "sources" { return Vocabulary.sources }
        return try #require(tables.first { $0.name == name }).table
    }
}
