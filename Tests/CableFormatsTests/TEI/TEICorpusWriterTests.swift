import CableFormats
import CableModel
import CableSyntax
import CableTestSupport
import Testing

/// Many cables in one document.
@Suite struct TEICorpusWriterTests {
    private func corpus(of cables: [Cable]) throws -> XPathDocument {
        let document = try Readings.write(
            cables.map { Reading(cable: $0) }, by: TEICorpusWriter())
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

    @Test func aSuffixStandsBehindEachName() {
        let name = MemberName("ab", ends: [3, 6])
        #expect(name.appending("-2", in: Array("<ab ab>".utf8)) == Array("<ab-2 ab-2>".utf8))
    }
}
