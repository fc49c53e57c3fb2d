import CableFormats
import CableModel
import CableTestSupport
import Testing

/// Where the meanings of codes appear.
struct GlossTests {
    private static let text = """
        S E C R E T EREWHON 000042

        SIPDIS
        NOFORN
        SENSITIVE

        TAGS: PREL, AJ, KNNP, ZZZZ, TWOWORDS
        SUBJECT: CLOCKS

        1. (C//NF) They stand.
        """

    @Test func aTaxonomyOfTEISaysWhatCodesMean() throws {
        let document = String(
            decoding: try Readings.write(Readings.ofTelegram(Self.text), by: TEIWriter()),
            as: UTF8.self)
        for part in [
            "<term>PREL</term> <gloss>External Political Relations</gloss></catDesc>",
            "<term>AJ</term> <gloss>Azerbaijan</gloss></catDesc>",
            "<term>KNNP</term></catDesc>", "<term>ZZZZ</term></catDesc>",
            "<term>SECRET</term> <gloss>Secret</gloss></catDesc>",
            "<term>CONFIDENTIAL</term> <gloss>Confidential</gloss></catDesc>",
            "<term>SIPDIS</term> <gloss>SIPRNet distribution</gloss></catDesc>",
            "<term>NOFORN</term> <gloss>Not releasable to foreign nationals</gloss></catDesc>",
            "<term>SENSITIVE</term></catDesc>",
        ] {
            #expect(document.contains(part), "\(part)")
        }
    }

    @Test func aTermOfJSONLDHasKindAndName() throws {
        let document = String(
            decoding: try Readings.write(Readings.ofTelegram(Self.text), by: JSONLDWriter()),
            as: UTF8.self)
        #expect(document.contains("\"name\": \"External Political Relations\""))
        #expect(document.contains("\"tagType\": \"SubjectTag\""))
        #expect(document.contains("\"tagType\": \"GeographicTag\""))
        #expect(document.contains("\"tagType\": \"ProgramTag\""))
        #expect(document.contains("\"termCode\": \"ZZZZ\""))
    }

    @Test func aCodeThatNobodyKnowsIsNoTrouble() {
        let reading = Readings.ofTelegram(Self.text)
        #expect(reading.diagnostics.isEmpty)
        let kinds = reading.cable.transcription.tags.map(\.kind)
        #expect(kinds == [.subject, .geographic, .program, nil, nil])
    }
}
