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
