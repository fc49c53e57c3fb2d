import CableTestSupport
import Testing

@testable import CableConversion

/// Sites as a visitor meets them: in a browser, by keyboard, held to the rules of axe.
@Suite(
    .enabled(if: ExternalTool.isWanted(.chromium), "chromium is not installed"),
    .enabled(
        if: ExternalTool.isWanted(ExternalTool.pythonForBrowsers), "playwright is not installed"))
struct SiteBrowserTests {
    private let folder = TemporaryFolder()
    private var project: String { folder.path + "/project" }

    private func write(_ inputs: [String], _ flags: [String] = []) {
        let run = CommandRun.run(["site"] + inputs + ["-o", project, "--quiet"] + flags)
        #expect(run.status == 0, "\(run.errors)")
    }

    /// Opens pages of a site that is below the project's folder.
    private func look(at pages: [String], of site: String, _ kind: String) throws {
        _ = try #require(ExternalTool.chromium, "chromium is not installed")
        let python = try #require(ExternalTool.pythonForBrowsers, "playwright is not installed")
        let run = try python.run([scriptPath("browse_site.py"), project + site, kind] + pages)
        #expect(run.status == 0, "\(run.output)")
        #expect(run.output.contains("\(pages.count) pages, "), "\(run.output)")
    }

    @Test func pagesOfHTML() throws {
        write(Samples.paths)
        try look(
            at: [
                "index.html", "search.html", "tag/index.html", "tag/prel.html", "year/2007.html",
                "cable/07erewhon42.html", "cable/08erewhon811.html",
            ], of: "", "html")
    }

    @Test(.enabled(if: Corpus.isPresent, "\(Corpus.absence)"))
    func pagesOfTheCorpus() throws {
        write(Corpus.parts.map { "\(Corpus.folder)/corpus/\($0)" })
        let pages = try FileSystem.files(below: project + "/cable").filter {
            $0.hasSuffix(".html")
        }.sorted()
        // The longest lists, and cables of all kinds.
        let some = stride(from: 0, to: pages.count, by: 60).map { "cable/" + pages[$0] }
        try look(
            at: ["index.html", "post/index.html", "tag/prel.html", "classification/secret.html"]
                + some, of: "", "html")
    }

    @Test(.enabled(if: ExternalTool.isWanted(.hugo), "hugo is not installed"))
    func pagesOfHugo() throws {
        let hugo = try #require(ExternalTool.hugo, "hugo is not installed")
        write(Samples.paths, ["--generator", "hugo"])
        let made = try hugo.run(["--source", project, "--panicOnWarning"])
        #expect(made.status == 0, "\(made.output)")
        try look(
            at: [
                "index.html", "tags/index.html", "tags/prel/index.html",
                "classifications/index.html", "cable/07erewhon42/index.html",
                "cable/08erewhon811/index.html",
            ], of: "/public", "hugo")
    }

    @Test(
        .enabled(
            if: ExternalTool.isWanted(ExternalTool.pythonForMkDocs), "mkdocs is not installed"))
    func pagesOfMkDocs() throws {
        let python = try #require(ExternalTool.pythonForMkDocs, "mkdocs is not installed")
        write(Samples.paths, ["--generator", "mkdocs"])
        let made = try python.run(
            ["-m", "mkdocs", "build", "--strict", "--config-file", project + "/mkdocs.yml"],
            environment: ["NO_MKDOCS_2_WARNING": "1"])
        #expect(made.status == 0, "\(made.output)")
        try look(
            at: [
                "index.html", "tags/index.html", "years/index.html", "year/2007/index.html",
                "cable/07erewhon42/index.html", "cable/08erewhon811/index.html",
            ], of: "/site", "mkdocs")
    }
}
