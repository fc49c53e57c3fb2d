import CableFormats
import CableModel
import CableSyntax
import CableTestSupport
import Testing

/// What every writer of the registry does with cables that no reader returns.
@Suite struct WriterLaws {
    static let writers = Registry.writable.map(\.format.name)

    private func writer(_ name: String) throws -> any CableWriter {
        try #require(Registry.format(named: name)?.writer)
    }

    @Test(arguments: writers)
    func everyCaseOfTheModelIsWritten(_ name: String) throws {
        let reading = Reading(cable: .everything)
        let document = try Readings.write(reading, by: try writer(name))
        #expect(String(validating: document, as: UTF8.self) != nil, "not UTF-8")
        #expect(document.last == 0x0A)
        let words = ["QUIXOTE", "EREWHON", "LAPUTA", "stood", "nested", "alone"]
        for word in Registry.wholeFormats.contains(name) ? words : [] {
            #expect(document.contains(word), "\(word) is missing")
        }
        #expect(try Laws.determinism(reading, by: try writer(name)) == [])
    }

    @Test func theNameInASignatureIsTold() throws {
        let cable = Cable(transcription: Transcription(signature: Signature(printed: "EXAMPLE .")))
        let tei = try Readings.write(Reading(cable: cable), by: try writer("tei"))
        #expect(tei.contains("<signed><persName>EXAMPLE</persName> .</signed>"))
        let jsonld = try Readings.write(Reading(cable: cable), by: try writer("jsonld"))
        #expect(jsonld.contains("\"signatureText\": \"EXAMPLE\""))
    }

    @Test(arguments: writers)
    func anEmptyCableIsWritten(_ name: String) throws {
        let reading = Reading(cable: Cable())
        _ = try Readings.write(reading, by: try writer(name))
        #expect(try Laws.determinism(reading, by: try writer(name)) == [])
    }

    @Test(arguments: writers)
    func aDocumentStandsBehindWhatIsThere(_ name: String) throws {
        var output = Output()
        output.write("before")
        _ = try writer(name).write(
            Reading(cable: .everything), options: WriterOptions(), to: &output)
        let alone = try Readings.write(Reading(cable: .everything), by: try writer(name))
        #expect(output.bytes == Array("before".utf8) + alone)
    }

    @Test func theModelComesBackFromJSON() throws {
        for cable in [Cable.everything, Cable()] {
            #expect(try Laws.jsonRoundTrip(Reading(cable: cable)) == [])
        }
    }

    @Test func theReadingLayoutWritesTheTextAlone() throws {
        let text = try Readings.write(
            Reading(cable: .everything), by: TextWriter(),
            options: WriterOptions(TextFormat.layout, .reading))
        #expect(text.contains("a nested item"))
        for part in ["SIPDIS", "TAGS", "(S//NF)", "QUIXOTE", "002.2"] {
            #expect(!text.contains(part), "\(part) is no text")
        }
    }
}

extension [UInt8] {
    /// Whether the text occurs in the bytes.
    func contains(_ text: String) -> Bool { String(decoding: self, as: UTF8.self).contains(text) }
}
