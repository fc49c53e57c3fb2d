import CableFormats
import CableTestSupport
import Testing

@testable import CableConversion

/// A site of the whole corpus, and the page of each of its cables.
@Suite(.enabled(if: Corpus.isPresent, "\(Corpus.absence)"))
struct SiteCorpusTests {
    @Test func thePagesHaveTheWordsOfTheText() throws {
        let violations = try CorpusReadings.violations { try PageText.differences($0.reading) }
        #expect(violations.isEmpty, "\(summary(violations))")
    }

    @Test func noLinkOfTheSiteIsBroken() throws {
        let folder = TemporaryFolder()
        let site = try BuiltSite(
            Corpus.parts.map { "\(Corpus.folder)/corpus/\($0)" }, in: folder.path + "/site")
        #expect(site.run.status == 0, "\(site.run.errors)")
        #expect(site.cablePages.count == (try CorpusReadings.all.get().count))
        let broken = try site.brokenLinks()
        #expect(broken.isEmpty, "\(summary(broken))")
        let states = try site.states()
        let again = try BuiltSite(
            Corpus.parts.map { "\(Corpus.folder)/corpus/\($0)" }, in: folder.path + "/site")
        #expect(try again.states() == states)
    }
}
