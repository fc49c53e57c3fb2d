import CableFormats
import CableTestSupport
import Testing

/// Every cable of the corpus through Markdown and back.
@Suite(.enabled(if: Corpus.isPresent, "\(Corpus.absence)"))
struct MarkdownCorpusTests {
    @Test func markdownIsReadBackToTheSameTranscription() throws {
        print(try CorpusReadings.all.get().count)
        let violations = try CorpusReadings.violations { try Laws.markdownRoundTrip($0.reading) }
        #expect(violations.isEmpty, "\(summary(violations.filter { $0.contains("the transcription differs") }))")
    }
}
