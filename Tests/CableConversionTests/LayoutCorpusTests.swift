import CableConversion
import CableModel
import CableSyntax
import CableTestSupport
import Testing

/// Invented pages of further layouts, each with the values that it must be read to.
@Suite(.enabled(if: Corpus.isPresent, "\(Corpus.absence)"))
struct LayoutCorpusTests {
    static let pages: [String] =
        (try? FileSystem.files(below: Corpus.folder + "/corpus/layouts-invented"))?
        .filter { $0.hasSuffix(".html") } ?? []

    private func path(_ name: String) -> String {
        Corpus.folder + "/corpus/layouts-invented/" + name
    }

    private func expectedValues(of page: String) throws -> JSONValue {
        try JSONValue(parsing: FileSystem.read(path(String(page.dropLast(4)) + "json")))
    }

    /// The keys that the functions below compare.
    private static let comparedElsewhere: Set<String> = [
        "characterCount", "wikileaksID", "tags", "to", "concepts", "locator", "text", "content",
        "header", "contentHeader", "contentBody", "mustNotAppearInText",
    ]

    /// What the expectations say about the pages as a whole, about their making, or about links
    /// from cable to cable, which are no part of a cable.
    private static let notCompared: Set<String> = [
        "layout", "confidence", "collection", "rawSource",
        "referencesToThis", "referencesInThis", "fileEncoding", "contentIfEditorNoteKept",
    ]

    private static func words(_ text: String) -> [Substring] {
        text.split(whereSeparator: \.isWhitespace)
    }

    @Test func thereArePages() { #expect(Self.pages.count >= 4) }

    @Test(arguments: pages)
    func everyValueIsRead(_ page: String) throws {
        let source = try FileSystem.read(path(page))
        let expected = try expectedValues(of: page)
        let readings = Readings.of(source)
        let reading = try #require(readings.first)
        #expect(readings.count == 1)
        #expect(Laws.accounting(reading) == [])
        let provenance = reading.cable.provenance
        let table = try #require(provenance.page)
        func attribute(_ name: String) -> String? {
            provenance.attributes.first { $0.name == name }?.value
        }

        // Each key of the expectation, and what it is compared with; `nil` where the value is
        // blank on the page.
        var compared: [String: String?] = [
            "referenceID": table.referenceID, "documentID": table.referenceID,
            "created": table.created, "cableTime": table.created, "dateShown": table.created,
            "released": table.released, "origin": table.origin, "from": table.origin,
            "classification": table.classification,
            "originalClassification": table.classification,
            "canonicalID": attribute("Canonical ID"),
            "currentClassification": attribute("Current Classification"),
            "handlingRestrictions": attribute("Handling Restrictions"),
            "executiveOrder": attribute("Executive Order"), "enclosure": attribute("Enclosure"),
            "type": attribute("Type"), "officeOrigin": attribute("Office Origin"),
            "officeAction": attribute("Office Action"),
            "archiveStatus": attribute("Archive Status"), "markings": attribute("Markings"),
            "country": attribute("Country"), "source": attribute("Source"),
            "dateISO": reading.cable.transcription.dateTimeGroupLine?.dateTimeGroup.isoMinute,
        ]
        // The pages of WikiLeaks' own have the subject in a heading only.
        let subject = attribute("Subject") ?? reading.cable.transcription.subject?.text
        compared.updateValue(subject, forKey: "subject")
        for (key, value) in compared {
            guard let wanted = expected[key] else { continue }
            #expect(wanted.string == value, "\(key)")
        }

        let known = Set(compared.keys).union(Self.comparedElsewhere).union(Self.notCompared)
        let members = try #require(expected.members)
        #expect(known.isSuperset(of: members.map(\.name)))

        compareNumbers(expected, attribute)
        compareLists(expected, attribute)
        compareTexts(expected, reading)
    }

    private func compareNumbers(_ expected: JSONValue, _ attribute: (String) -> String?) {
        for (key, name) in [("characterCount", "Character Count"), ("wikileaksID", "Wikileaks id")]
        {
            guard let wanted = expected[key]?.integer else { continue }
            #expect(attribute(name).flatMap { Int($0) } == wanted, "\(key)")
        }
    }

    /// Lists are attributes as the page prints them: links parted by ` | `, words by commas.
    private func compareLists(_ expected: JSONValue, _ attribute: (String) -> String?) {
        if let wanted = expected["tags"]?.array {
            let printed = wanted.map { tag in
                [tag["code"]?.string, tag["label"]?.string].compactMap { $0 }
                    .joined(separator: " - ")
            }
            #expect(attribute("TAGS") == printed.joined(separator: " | "))
        }
        for (key, name, separator) in [
            ("to", "To", " | "), ("concepts", "Concepts", " | "), ("locator", "Locator", ","),
        ] {
            guard let wanted = expected[key]?.array?.compactMap(\.string) else { continue }
            let joined = wanted.isEmpty ? nil : wanted.joined(separator: separator)
            #expect(attribute(name) == joined, "\(key)")
        }
    }

    private func compareTexts(_ expected: JSONValue, _ reading: Reading) {
        func block(_ name: String) -> String? {
            reading.text.blocks.first { $0.name == name }.map {
                String(decoding: reading.text.bytes[$0.range], as: UTF8.self)
            }
        }
        for (key, name) in [("text", "content"), ("content", "content"), ("header", "header")] {
            guard let wanted = expected[key]?.string else { continue }
            // A line end parts the header from the block behind it.
            let printed = key == "header" ? wanted + "\n" : wanted
            #expect(block(name) == printed, "\(key)")
        }
        // Lines of these two are joined otherwise than on the page: their words count.
        let text = String(decoding: reading.text.bytes, as: UTF8.self)
        for key in ["contentHeader", "contentBody"] {
            guard let wanted = expected[key]?.string else { continue }
            #expect(
                Self.words(text).joined(separator: " ").contains(
                    Self.words(wanted).joined(separator: " ")), "\(key)")
        }
        for foreign in expected["mustNotAppearInText"]?.array?.compactMap(\.string) ?? [] {
            #expect(!text.contains(foreign), "\(foreign)")
        }
    }

    @Test func theRealPageCountsItsCharacters() throws {
        let folder = Corpus.folder + "/corpus/plusd"
        let names = try FileSystem.files(below: folder)
        try #require(!names.isEmpty)
        for name in names {
            let reading = try #require(Readings.of(try FileSystem.read(folder + "/" + name)).first)
            #expect(Laws.accounting(reading) == [])
            #expect(!reading.diagnostics.contains { $0.id == "character-count-differs" })
            #expect(reading.cable.provenance.page?.layout == "wikileaks-plusd")
            #expect(
                reading.cable.provenance.attributes.contains {
                    $0.name == "Film Number" && !$0.value.isEmpty
                })
        }
    }
}
