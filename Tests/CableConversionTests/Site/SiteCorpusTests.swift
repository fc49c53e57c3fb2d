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

    private let folder = TemporaryFolder()
    private let inputs = Corpus.parts.map { "\(Corpus.folder)/corpus/\($0)" }

    @Test func noLinkOfTheSiteIsBroken() throws {
        let site = try BuiltSite(inputs, in: folder.path + "/site")
        #expect(site.run.status == 0, "\(site.run.errors)")
        #expect(site.cablePages.count == (try CorpusReadings.all.get().count))
        let broken = try site.brokenLinks()
        #expect(broken.isEmpty, "\(summary(broken))")
        let states = try site.states()
        let again = try BuiltSite(inputs, in: folder.path + "/site")
        #expect(try again.states() == states)
    }

    /// Has a generator build the site, and looks through all of its pages.
    private func build(
        by generator: String, _ tool: ExternalTool, _ arguments: [String], into pages: String
    ) throws {
        let project = folder.path + "/project"
        let run = CommandRun.run(
            ["site"] + inputs + ["-o", project, "--generator", generator, "--quiet"])
        #expect(run.status == 0, "\(run.errors)")
        let made = try tool.run(
            arguments.map { $0.replacing("PROJECT", with: project) },
            environment: ["NO_MKDOCS_2_WARNING": "1"])
        #expect(made.status == 0, "\(made.output)")
        let python = try #require(ExternalTool.python(with: "html.parser"), "no Python")
        let checked = try python.run([scriptPath("check_site.py"), project + "/" + pages])
        #expect(checked.status == 0, "\(checked.output)")
        let built = try FileSystem.files(below: "\(project)/\(pages)/cable")
        let cables = try CorpusReadings.all.get().count
        #expect(built.count { $0.hasSuffix("/index.html") } >= cables)
    }

    @Test(.enabled(if: ExternalTool.isWanted(.hugo), "hugo is not installed"))
    func noLinkOfHugosSiteIsBroken() throws {
        let hugo = try #require(ExternalTool.hugo, "hugo is not installed")
        try build(
            by: "hugo", hugo, ["--source", "PROJECT", "--panicOnWarning"], into: "public")
    }

    @Test(
        .enabled(
            if: ExternalTool.isWanted(ExternalTool.pythonForMkDocs), "mkdocs is not installed"))
    func noLinkOfMkDocsSiteIsBroken() throws {
        let python = try #require(ExternalTool.pythonForMkDocs, "mkdocs is not installed")
        try build(
            by: "mkdocs", python,
            ["-m", "mkdocs", "build", "--strict", "--config-file", "PROJECT/mkdocs.yml"],
            into: "site")
    }
}
