import CableFormats
import CableTestSupport
import Testing

/// Every cable of the corpus through Markdown and back.
@Suite(.enabled(if: Corpus.isPresent, "\(Corpus.absence)"))
struct MarkdownCorpusTests {
    @Test func markdownIsReadBackToTheSameTranscription() throws {
        let violations = try CorpusReadings.violations { try Laws.markdownRoundTrip($0.reading) }
        #expect(violations.isEmpty, "\(summary(violations))")
    }
}
