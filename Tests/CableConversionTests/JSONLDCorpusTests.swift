import CableFormats
import CableModel
import CableTestSupport
import Testing

@testable import CableConversion

/// Every cable of the corpus, through JSON-LD and back.
@Suite(.enabled(if: Corpus.isPresent, "\(Corpus.absence)"))
struct JSONLDCorpusTests {
    @Test func jsonldIsReadBackToTheSameCable() throws {
        let violations = try CorpusReadings.violations { cable in
            try Laws.jsonldRoundTrip(cable.withSource)
        }
        #expect(violations.isEmpty, "\(summary(violations))")
    }

    /// Only the source map is another: a document has where elements stand, not each label.
    @Test func byWayOfJSONLDEveryFormatIsTheSame() throws {
        let violations = try CorpusReadings.violations { cable in
            let reading = cable.withSource
            let document = try Readings.write(reading, by: JSONLDWriter())
            let read = try #require(
                document.withUnsafeBufferPointer { JSONLDReader().read($0) }.first)
            return try Registry.writable.compactMap { format, writer in
                guard format.name != "json" else { return nil }
                let direct = try Readings.write(reading, by: writer)
                let around = try Readings.write(read, by: writer)
                return direct == around
                    ? nil : "\(format.name): \(Laws.difference(between: direct, and: around))"
            }
        }
        #expect(violations.isEmpty, "\(summary(violations))")
    }

    @Test func everyByteIsAccountedForOnTheWayBack() throws {
        let violations = try CorpusReadings.violations { cable in
            let document = try Readings.write(cable.reading, by: JSONLDWriter())
            return document.withUnsafeBufferPointer { JSONLDReader().read($0) }
                .flatMap { Laws.accounting($0) }
        }
        #expect(violations.isEmpty, "\(summary(violations))")
    }
}

extension CorpusReadings.Cable {
    /// The reading as the pipeline has it.
    var withSource: Reading {
        var reading = reading
        reading.cable.provenance.source = SourceFile(
            name: entry.name, format: "some-format", encoding: "utf-8", size: source.count,
            sha256: SHA256.hexDigest(of: source))
        return reading
    }
}

/// The documents in the shared folder that were made by hand, without lines of the head.
@Suite(.enabled(if: Corpus.isPresent, "\(Corpus.absence)"))
struct JSONLDExampleTests {
    @Test func aDocumentOfFieldsIsRead() throws {
        let path = Corpus.folder + "/examples/jsonld/07BAKU1467.jsonld"
        let readings = Readings.of(try FileSystem.read(path))
        let reading = try #require(readings.first)
        let transcription = reading.cable.transcription
        #expect(readings.count == 1)
        #expect(reading.cable.messageReferenceNumber?.identifier == "07BAKU1467")
        #expect(transcription.originator?.name == "AMEMBASSY BAKU")
        #expect(transcription.addressees.count == 9)
        #expect(transcription.tags.count == 6)
        #expect(transcription.references.count == 2)
        #expect(transcription.declassification?.date?.iso == "2017-12-11")
        #expect(transcription.classificationAuthority?.reasons == ["1.4(b)", "1.4(d)"])
        #expect(transcription.body.count == 10)
        #expect(reading.diagnostics.contains { $0.id == "jsonld-lines-made" })
        for diagnostic in reading.diagnostics { print(diagnostic.message) }
    }
}
