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
        let page = try text("content/cable/unnumbered.md")
        #expect(page.contains("summary: \"THE HARBOR MASTER ASKS FOR DUES FROM WARSHIPS.\"\n"))
        #expect(try text("config.toml").contains("relativeURLs = true"))
    }

    @Test func layoutsThatWereChangedStay() throws {
        #expect(write(["Samples/unnumbered.txt"]).status == 0)
        try folder.write("mine", to: "project/layouts/index.html")
        #expect(write(["Samples/references.txt"]).status == 0)
        #expect(try text("layouts/index.html") == "mine")
        #expect(folder.files.contains("project/content/cable/references.md"))
    }

    @Test func anotherGeneratorIsNotKnown() {
        let run = CommandRun.run(["site", "Samples", "-o", project, "--generator", "jekyll"])
        #expect(run.status == 2 && run.errors.contains("--generator is hugo"))
    }

    @Test(.enabled(if: ExternalTool.isWanted(.hugo), "hugo is not installed"))
    func hugoMakesASiteOfIt() throws {
        let hugo = try #require(ExternalTool.hugo, "hugo is not installed")
        let attack = "{{< figure src=x >}} {{% x %}} {{ .Site }} <script>alert(1)</script>"
        try folder.write(
            """
            R 250930Z FEB 72
            FM AMEMBASSY ILLYRIA
            C O N F I D E N T I A L ILLYRIA 1165
            TAGS: PFOR
            SUBJECT: \(attack)

            1. (C) \(attack)
            """, to: "in/attack.txt")
        let run = write(
            Samples.paths + [folder.path + "/in"], ["--base", "https://example.org/x/"])
        #expect(run.status == 0, "\(run.errors)")
        let made = try hugo.run(["--source", project, "--panicOnWarning"])
        #expect(made.status == 0, "\(made.output)")
        #expect(!made.output.contains("WARN") && !made.output.contains("ERROR"))
        let pages = folder.files.filter { $0.hasPrefix("project/public/") }
        let written = folder.files.filter { $0.hasPrefix("project/content/") }
        // Each lies in a folder of its own, beside the list.
        let cables = pages.filter { name in
            name.hasPrefix("project/public/cable/") && name.hasSuffix("/index.html")
                && !name.hasSuffix("cable/index.html") && !name.contains("/page/")
        }
        #expect(written.count > 25 && cables.count == written.count)
        let page = try text("public/cable/72illyria1165/index.html")
        #expect(!page.contains("<script>") && page.contains("&lt;script&gt;"))
        #expect(try text("public/tags/pfor/index.html").contains("72illyria1165"))
    }
}
