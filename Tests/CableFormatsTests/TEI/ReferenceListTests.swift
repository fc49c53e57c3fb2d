import CableFormats
import CableTestSupport
import Testing

/// How the list of references is encoded, entry by entry.
@Suite struct ReferenceListTests {
    private func list(_ references: String) throws -> XPathDocument {
        let reading = Readings.ofTelegram(
            "P 010000Z JAN 09\nFM AMEMBASSY EREWHON\nUNCLAS EREWHON 000042\n\nSUBJECT: MILLS\n\(references)\n\n1. They stand.\n"
        )
        let document = try Readings.write(reading, by: TEIWriter())
        return try #require(
            XPathDocument(document, namespaces: ["tei": "http://www.tei-c.org/ns/1.0"]))
    }

    /// What parts two entries stands in the second one and is said to be no part of it.
    @Test(arguments: [
        ("REF: STATE 1; LAPUTA 2 AND UTOPIA 3", ["; ", "AND "]),
        ("REF: A. STATE 1; B. LAPUTA 2", ["; "]), ("REF: STATE 1", []),
    ])
    func whatPartsTwoEntriesIsSaid(_ references: String, separators: [String]) throws {
        #expect(try list(references).strings("//tei:seg[@type='separator']") == separators)
    }

    /// A number is whole where lines end behind it; where one ends within, it is none of `idno`.
    @Test(arguments: [
        ("REF: A. STATE 1\nB. LAPUTA 2", ["STATE 1", "LAPUTA 2"]),
        ("REF: A. STATE 1; LAPUTA\n2", ["STATE 1"]),
    ])
    func aLineEndPartsANumberOnlyWithinIt(_ references: String, numbers: [String]) throws {
        #expect(
            try list(references).strings("//tei:bibl[@xml:id]//tei:idno[@type='mrn-printed']")
                == numbers)
    }
}
