import CableFormats
import CableModel
import CableSyntax
import CableTestSupport
import Testing

/// Many cables in one document.
@Suite struct TEICorpusWriterTests {
    private func corpus(of cables: [Cable]) throws -> XPathDocument {
        try corpus(of: cables.map { Reading(cable: $0) })
    }

    private func corpus(of readings: [Reading]) throws -> XPathDocument {
        let document = try Readings.write(readings, by: TEICorpusWriter())
        return try #require(
            XPathDocument(document, namespaces: ["t": "http://www.tei-c.org/ns/1.0"]))
    }

    private static let first = Readings.ofTelegram(
        "S E C R E T EREWHON 000042\nTAGS: PGOV\nSUBJECT: MILLS\n\n1. (C//NF) One.\n"
    ).cable
    private static let second = Readings.ofTelegram(
        "UNCLAS EREWHON 000043\nSIPDIS\nTAGS: PREL, PGOV\nSUBJECT: CLOCKS\n\n1. One.\n"
    ).cable

    @Test func theHeaderHasTheCodesOfAll() throws {
        let document = try corpus(of: [Self.first, Self.second])
        let header = "/t:teiCorpus/t:teiHeader"
        #expect(
            document.strings("\(header)//t:category/@xml:id") == [
                "tag-PGOV", "tag-PREL", "class-S", "class-C", "class-U", "handling-SIPDIS",
                "handling-NF",
            ])
        #expect(document.string("count(//t:encodingDesc)") == "1")
        #expect(document.string("string(\(header)//t:measure/@quantity)") == "2")
        #expect(
            document.string("string(\(header)//t:title)") == "Diplomatic telegrams: 2 cables")
    }

    /// The header's statement on corrections is of all members, whichever of them was repaired.
    @Test func theHeaderCountsRepairs() throws {
        let repair = Diagnostic(.repairedCharacter, "comma read as an apostrophe", range: 0..<1)
        let other = Diagnostic(.rejoinedBreak, "page line inside a paragraph", range: 0..<1)
        func correction(_ readings: [Reading]) throws -> String {
            try corpus(of: readings).string("string(/t:teiCorpus/t:teiHeader//t:correction)") ?? ""
        }
        var readings = [Reading(cable: Self.first), Reading(cable: Self.second)]
        readings[0].diagnostics = [other]
        #expect(try correction(readings).hasSuffix("stand as in the source."))
        readings[1].diagnostics = [repair, other]
        #expect(try correction(readings).contains("but for 1 character that"))
        readings[0].diagnostics = [repair, repair]
        #expect(try correction(readings).contains("but for 3 characters that"))
    }

    @Test func aSecondCableOfANumberHasOtherIDs() throws {
        let document = try corpus(of: [.everything, .everything, Cable(), Cable()])
        let ids = document.strings("//@xml:id")
        #expect(Set(ids).count == ids.count)
        #expect(document.string("count(/t:teiCorpus/t:TEI)") == "4")
        let names = document.strings("/t:teiCorpus/t:TEI/@xml:id")
        #expect(names[1] == names[0] + "-2")
        // All pointers of the second lead to parts of itself, but for those to codes.
        let pointers = document.strings("/t:teiCorpus/t:TEI[2]//@target[starts-with(., '#cable')]")
        #expect(!pointers.isEmpty)
        #expect(pointers.allSatisfy { $0.hasPrefix("#\(names[1])-") })
    }

    /// A link to another telegram leads, by what the header says of it, to the member of that number.
    @Test func linksToMembersLeadToThem() throws {
        func telegram(_ serial: String, _ rest: String) -> Cable {
            Readings.ofTelegram(
                "R 111031Z DEC 07\nFM AMEMBASSY EREWHON\nTO SECSTATE WASHDC\nUNCLAS EREWHON \(serial)\n\n"
                    + "SUBJECT: MILLS\n\(rest)"
            ).cable
        }
        let document = try corpus(of: [
            telegram("000044", "REF: (A) EREWHON 42 (B) 06 LAPUTA 7\n\n1. See 07 EREWHON 43.\n"),
            telegram("000042", "\n1. One.\n"), telegram("000043", "\n1. Two.\n"),
        ])
        let definition = "/t:teiCorpus/t:teiHeader//t:prefixDef[@ident='cable']"
        #expect(document.string("string(\(definition)/@replacementPattern)") == "#cable-$1")
        let ids = Set(document.strings("/t:teiCorpus/t:TEI/@xml:id"))
        let targets = document.strings("//t:ref/@target[starts-with(., 'cable:')]")
        let numbers = Set(document.strings("/t:teiCorpus/t:TEI/@n"))
        let inside = targets.map { String($0.dropFirst("cable:".count)) }.filter(numbers.contains)
        #expect(Set(inside) == ["07EREWHON42", "07EREWHON43"])
        #expect(inside.allSatisfy { ids.contains("cable-" + $0) })
    }

    @Test func aSuffixStandsBehindEachName() {
        let name = MemberName("ab", ends: [3, 6])
        #expect(name.appending("-2", in: Array("<ab ab>".utf8)) == Array("<ab-2 ab-2>".utf8))
    }
}
