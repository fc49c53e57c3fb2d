import CableFormats
import CableModel
import CableSyntax
import CableTestSupport
import Testing

/// What `--repair` puts right is said where it stands, and read back.
@Suite struct RepairTests {
    /// A telegram with spoilt characters in each of its parts, and variants of single ones.
    static let telegrams: [String] = [
        """
        CONFIDENTIAL EREWHON 000042

        SUBJECT: THE MINISTER,S MILLS AND
        &TIDES8

        REF: A. LAPUTA 161
        B. UTOPIA 1382 (THE MILLER,S)

        Classified By: Ambassador A. Quixote, the Queen,s envoy, for reasons 1.4 (b) and (d).

        1. (C) The miller,s wife said that theyâ€™re &old mills8 (ref A);

        EREWHON 00000042  002 OF 003

        the brothers, wheel isn,t; see para 2.

        THE QUEEN,S VIEW
        ----------------

        2. (C) They asked for:

        -- the miller,s wheel; and
        -- &oil8:
        - the brother,s.

        3. (S) Weight of the Mill,s Wheel

        The wheel,s weight is not known to anybody at the harbor.

        4. (C) Begin text.

        1. The mill isn,t dry.

        End text.

        Mill,s    12    old
        Boat,s    13    new

        PANZA
        """,
        "SUBJECT: TIDES\n\n1. (C) The minister,s &ebb8 is over.\n",
        "SUBJECT: QTidesQ\n\n1. (C) QGreen MillsQ\u{A0}are the miller,s;  and\tthe\nqueen,s.\n",
        "(C) 3. The ebb isn,t over, said XXXXXXXXXXXX,s brother; it,s reftel,s.\n",
        "the miller,s mill\n",
        """
        1. (C) Participants:

        Utopia
        The miller,s wife, John Q. Miller
        The brother,s son

        2. (C) They aren,t many:

        Year    Mill,s output   Share
        -----------------------------
        2005    12              45
        2006    13              47

        3. (C) It isn,t over.
        """,
        "SUBJECT: TIDES\n\n1. (C) The miller,s men came in October\n¶14. They aren,t gone.\n",
    ]

    static func reading(_ telegram: String, repairs: Bool = true) throws -> Reading {
        var telegram = telegram
        let options = ReaderOptions(repairsCharacters: repairs)
        let readings = telegram.withUTF8 { TelegramReader().read($0, options: options) }
        return try #require(readings.first)
    }

    private static func tei(_ reading: Reading) throws -> XPathDocument {
        let document = try Readings.write(reading, by: TEIWriter())
        return try #require(
            XPathDocument(document, namespaces: ["t": "http://www.tei-c.org/ns/1.0"]))
    }

    @Test(arguments: telegrams)
    func repairsAreReadBack(_ telegram: String) throws {
        let reading = try Self.reading(telegram)
        #expect(!reading.cable.transcription.repairs.isEmpty)
        #expect(Laws.accounting(reading) == [])
        #expect(try Laws.jsonRoundTrip(reading) == [])
        #expect(try Laws.jsonldRoundTrip(reading) == [])
        #expect(try Laws.teiRoundTrip(reading) == [])
    }

    @Test func aCableWithEverythingKeepsItsRepairs() throws {
        let reading = Reading(cable: .everythingRepaired)
        #expect(reading.cable.transcription.repairs.count == 2)
        #expect(try Laws.jsonRoundTrip(reading) == [])
        #expect(try Laws.jsonldRoundTrip(reading) == [])
        #expect(try Laws.teiRoundTrip(reading) == [])
    }

    /// All that was put right in the telegram with everything has its place, in each of its parts.
    @Test func eachPartHasItsRepairs() throws {
        let reading = try Self.reading(Self.telegrams[0])
        let repaired = reading.diagnostics.filter { $0.id == "repaired-character" }
        let repairs = reading.cable.transcription.repairs
        #expect(repaired.count == 20)
        #expect(repairs.count == repaired.count)
        #expect(Set(repairs.map(\.element)).count == 11)
        let document = try Self.tei(reading)
        #expect(document.string("count(//t:choice)") == "20")
        #expect(document.string("count(//t:head[@type='subject']//t:choice)") == "3")
        #expect(document.string("count(//t:bibl/t:choice)") == "1")
        #expect(document.string("count(//t:item/t:choice)") == "4")
        #expect(document.string("count(//t:floatingText//t:choice)") == "1")
        #expect(document.string("count(//t:table//t:choice)") == "2")
        #expect(document.strings("//t:p[@n='2']/preceding::t:choice[1]/t:sic") == [","])
        #expect(document.strings("//t:p[@n='1'][1]/t:choice[2]/t:sic") == ["â€™"])
    }

    /// A repair within a name is counted, and no place is made up for it.
    @Test func namesHaveNoPlaces() throws {
        let reading = try Self.reading("1. (C) See the text.\n\nCONFIDENTIAL\n\nMCMILLER,S\n")
        #expect(reading.cable.transcription.repairs.count <= 1)
        let document = try Self.tei(reading)
        let marked = document.string("count(//t:choice)")
        #expect(marked == "\(reading.cable.transcription.repairs.count)")
    }

    @Test func withoutTheFlagNothingIsSaid() throws {
        let reading = try Self.reading(Self.telegrams[0], repairs: false)
        #expect(reading.cable.transcription.repairs.isEmpty)
        let document = try Self.tei(reading)
        #expect(document.string("count(//t:choice)") == "0")
        let correction = document.string("string(//t:correction)") ?? ""
        #expect(correction.hasSuffix("stand as in the source."))
        let markdown = try Readings.write(reading, by: MarkdownWriter())
        #expect(!String(decoding: markdown, as: UTF8.self).contains("repairs:"))
    }

    /// A choice of another editor is no repair: the text as sent is read, as before.
    @Test func anotherEditorsChoiceIsNone() throws {
        let reading = try Self.reading(Self.telegrams[1])
        let document = String(
            decoding: try Readings.write(reading, by: TEIWriter()), as: UTF8.self
        ).replacing("-cableconv\" cert=", with: "-quixote\" cert=")
        let read = try #require(Readings.of(Array(document.utf8)).first)
        #expect(read.cable.transcription.repairs.isEmpty)
        #expect(read.diagnostics.contains { $0.message.contains("\"choice\"") })
    }

    /// What says to stand where it does not is left out, whatever the numbers are.
    @Test(arguments: [
        Repair(element: 0, offset: 9_000_000, printed: ",", meant: "'"),
        Repair(element: 0, offset: 3, printed: ",", meant: "'"),
        Repair(element: 1, offset: -4, printed: ",", meant: "'"),
        Repair(element: -1, offset: 0, printed: ",", meant: "'"),
        Repair(element: 7000, offset: 0, printed: ",", meant: ""),
        Repair(element: 1, offset: .max, printed: ",", meant: "the"),
    ])
    func falsePlacesAreLeftOut(_ repair: Repair) throws {
        var reading = try Self.reading(Self.telegrams[1], repairs: false)
        reading.cable.transcription.repairs = [repair]
        let document = try Self.tei(reading)
        #expect(document.string("count(//t:choice)") == "0")
        #expect(document.string("string(//t:p[@n='1'])")?.hasSuffix("&ebb8 is over.") == true)
    }

    /// Markdown says how many, and what for what; read back it says that it was so.
    @Test func markdownSaysWhatWasPutRight() throws {
        let reading = try Self.reading(Self.telegrams[1])
        let markdown = try Readings.write(reading, by: MarkdownWriter())
        let text = String(decoding: markdown, as: UTF8.self)
        #expect(text.contains("\nrepairs: \"3 (' for ,; “ for &; ” for 8)\"\n"))
        let read = try #require(Readings.of(markdown).first)
        #expect(read.diagnostics.map(\.id) == ["repairs-without-places"])
        let again = try Self.tei(read)
        #expect(again.string("string(//t:correction)")?.contains("had been put right") == true)
    }
}
