import CableFormats
import CableTestSupport
import Testing

/// Every cable of the corpus through Markdown and back.
@Suite(.enabled(if: Corpus.isPresent, "\(Corpus.absence)"))
struct MarkdownCorpusTests {
    @Test(arguments: MarkdownFormat.FrontMatterExtent.allCases)
    func markdownIsReadBackToTheSameTranscription(
        _ extent: MarkdownFormat.FrontMatterExtent
    ) throws {
        let options = WriterOptions(MarkdownFormat.frontMatter, extent)
        let violations = try CorpusReadings.violations {
            try Laws.markdownRoundTrip($0.reading, options: options)
        }
        #expect(violations.isEmpty, "\(summary(violations))")
    }
}
