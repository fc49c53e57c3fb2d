import CableSyntax
import CableTestSupport
import Testing

@testable import CableConversion

/// What is written for Hugo, and that Hugo makes a site of it.
@Suite struct HugoProjectTests {
    private let folder = TemporaryFolder()
    private var project: String { folder.path + "/project" }

    private func write(_ inputs: [String], _ flags: [String] = []) -> CommandRun {
        CommandRun.run(
            ["site"] + inputs + ["-o", project, "--generator", "hugo", "--quiet"] + flags)
    }

    private func text(_ name: String) throws -> String {
        String(decoding: try folder.read("project/" + name), as: UTF8.self)
    }

    @Test func aPageHasItsSummary() throws {
        #expect(write(["Samples/unnumbered.txt"]).status == 0)
        let page = try text("content/cable/72illyria1164.md")
        #expect(page.contains("summary: \"THE HARBOR MASTER ASKS FOR DUES FROM WARSHIPS.\"\n"))
        #expect(try text("config.toml").contains("relativeURLs = true"))
    }

    @Test func layoutsThatWereChangedStay() throws {
        #expect(write(["Samples/unnumbered.txt"]).status == 0)
        try folder.write("mine", to: "project/layouts/index.html")
        #expect(write(["Samples/references.txt"]).status == 0)
        #expect(try text("layouts/index.html") == "mine")
        #expect(!folder.files.contains("project/content/cable/72illyria1164.md"))
    }

    @Test func anotherGeneratorIsNotKnown() {
        let run = CommandRun.run(["site", "Samples", "-o", project, "--generator", "jekyll"])
        #expect(run.status == 2 && run.errors.contains("--generator is html, hugo or mkdocs, not"))
    }

    @Test func whatIsForMarkdownNeedsAGenerator() throws {
        for flags in [["--flavor", "gfm"], ["--front-matter", "full"]] {
            let run = CommandRun.run(["site", "Samples", "-o", project] + flags)
            #expect(run.status == 2 && run.errors.contains("\(flags[0]) is for pages of Markdown"))
        }
        try folder.write("{{#references}}{{#link}}{{link.url}}{{/link}};{{/references}}", to: "t")
        let run = write(
            ["Samples/07EREWHON42.html", "Samples/07EREWHON51_a.html"],
            ["--template", folder.path + "/t"])
        #expect(run.status == 0, "\(run.errors)")
        #expect(try text("content/cable/07erewhon51.md") == "../07erewhon42/;")
    }

    @Test(.enabled(if: ExternalTool.isWanted(.hugo), "hugo is not installed"))
    func hugoMakesASiteOfIt() throws {
        let hugo = try #require(ExternalTool.hugo, "hugo is not installed")
        try HostileTelegrams.write(to: folder)
        try folder.write(
            """
            FM AMEMBASSY ILLYRIA
            C O N F I D E N T I A L ILLYRIA 1190
            SUBJECT: DUES
            REF: 72 ILLYRIA 1100

            1. (C) The dues of reftel rise.
            """, to: "in/one reference.txt")
        let run = write(
            Samples.paths + [folder.path + "/in"], ["--base", "https://example.org/x/"])
        #expect(run.status == 0, "\(run.errors)")
        let made = try hugo.run(["--source", project, "--panicOnWarning"])
        #expect(made.status == 0, "\(made.output)")
        #expect(!made.output.contains("WARN") && !made.output.contains("ERROR"))
        let pages = folder.files.filter { $0.hasPrefix("project/public/") }
        let written = folder.files.filter { $0.hasPrefix("project/content/cable/") }
        // Each lies in a folder of its own, beside the list.
        let cables = pages.filter { name in
            name.hasPrefix("project/public/cable/") && name.hasSuffix("/index.html")
                && !name.hasSuffix("cable/index.html") && !name.contains("/page/")
        }
        #expect(written.count > 25 && cables.count == written.count)
        let python = try #require(ExternalTool.python(with: "html.parser"), "no Python")
        let checked = try python.run(
            [scriptPath("check_site.py"), project + "/public", "https://example.org/x/"])
        #expect(checked.status == 0, "\(checked.output)")
        // What the search looks through has each cable, and links to its page.
        let rows = try #require(
            try JSONValue(parsing: Array(try text("public/search.json").utf8)).array)
        let links = rows.compactMap { $0.array?.first?.string }
        #expect(Set(links.map { "project/public/\($0)index.html" }) == Set(cables))
        #expect(links.count == cables.count)
        #expect(try text("public/tags/pfor/index.html").contains("72illyria1200"))
        let tag = try text("public/tags/prel/index.html")
        #expect(tag.contains("<p>External Political Relations ("))
        let page = try text("public/cable/07erewhon42/index.html")
        #expect(page.contains("<p id=\"p1\">") && page.contains("id=\"ref-A\""))
    }

    /// Two copies of a cable are two pages, and no path comes from a file's name.
    @Test func twoCopiesAreTwoPages() throws {
        try folder.write(try FileSystem.read("Samples/unnumbered.txt"), to: "in/one.txt")
        try folder.write(try FileSystem.read("Samples/unnumbered.txt"), to: "in/Índex.txt")
        #expect(write([folder.path + "/in"]).status == 0)
        let pages = folder.files.filter { $0.hasPrefix("project/content/cable/") }
        #expect(
            pages.sorted() == [
                "project/content/cable/72illyria1164.2.md",
                "project/content/cable/72illyria1164.md",
            ])
        #expect(try !text("content/cable/72illyria1164.md").contains("slug:"))
    }
}
