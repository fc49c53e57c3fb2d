import CableTestSupport
import Testing

@testable import CableConversion

/// What is written for MkDocs, and that MkDocs makes a site of it.
@Suite struct MkDocsProjectTests {
    private let folder = TemporaryFolder()
    private var project: String { folder.path + "/project" }

    private func write(_ inputs: [String], _ flags: [String] = []) -> CommandRun {
        CommandRun.run(
            ["site"] + inputs + ["-o", project, "--generator", "mkdocs", "--quiet"] + flags)
    }

    private func text(_ name: String) throws -> String {
        String(decoding: try folder.read("project/" + name), as: UTF8.self)
    }

    @Test func aPageHasAnchorsAndListsOfPythonMarkdown() throws {
        let run = write(["Samples/07EREWHON42.html", "Samples/bullets-and-table.txt"])
        #expect(run.status == 0, "\(run.errors)")
        let page = try text("docs/cable/07erewhon42.md")
        #expect(page.contains("\n{#p1}\n"))
        #expect(!page.contains("<a id="))
        #expect(page.contains("<details markdown=\"1\">\n"))
        let year = try text("docs/year/2007.md")
        #expect(year.contains("](../cable/07erewhon42.md), 07EREWHON42, 2007-12-11, Erewhon"))
        #expect(try text("docs/tags.md").contains("| PREL | External Political Relations |"))
    }

    /// The menu and the theme are their owner's; pages that no cable is behind any more go.
    @Test func aSecondRunKeepsWhatIsTheOwnersAndRemovesWhatItWrote() throws {
        #expect(write(["Samples/07EREWHON42.html", "Samples/08UTOPIA117.html"]).status == 0)
        try folder.write("mine", to: "project/mkdocs.yml")
        try folder.write("mine", to: "project/docs/cable/mine.md")
        #expect(folder.files.contains("project/docs/cable/08utopia117.md"))
        #expect(write(["Samples/07EREWHON42.html"]).status == 0)
        #expect(try text("mkdocs.yml") == "mine")
        #expect(try text("docs/cable/mine.md") == "mine")
        #expect(!folder.files.contains("project/docs/cable/08utopia117.md"))
        #expect(!folder.files.contains("project/docs/year/2008.md"))
    }

    @Test func aReferenceLeadsToACableThatIsThere() throws {
        let both = ["Samples/07EREWHON42.html", "Samples/07EREWHON51_a.html"]
        #expect(write(both).status == 0)
        let citing = try text("docs/cable/07erewhon51.md")
        #expect(
            citing.contains(
                "- EREWHON 42 ([07EREWHON42](07erewhon42.md))\n    {#ref-1}\n\n    <!-- -->\n"))
        let cited = try text("docs/cable/07erewhon42.md")
        #expect(cited.contains("## Cited by\n\n- [07EREWHON51](07erewhon51.md) "))
        #expect(write([both[1]]).status == 0)
        #expect(try text("docs/cable/07erewhon51.md").contains("- EREWHON 42\n    {#ref-1}\n"))
    }

    @Test(
        .enabled(
            if: ExternalTool.isWanted(ExternalTool.pythonForMkDocs), "mkdocs is not installed"))
    func mkdocsMakesASiteOfIt() throws {
        let python = try #require(ExternalTool.pythonForMkDocs, "mkdocs is not installed")
        try HostileTelegrams.write(to: folder)
        let run = write(
            Samples.paths + [folder.path + "/in"], ["--base", "https://example.org/x/"])
        #expect(run.status == 0, "\(run.errors)")
        let configuration = project + "/mkdocs.yml"
        let made = try python.run(
            ["-m", "mkdocs", "build", "--strict", "--config-file", configuration],
            environment: ["NO_MKDOCS_2_WARNING": "1"])
        #expect(made.status == 0, "\(made.output)")
        #expect(!made.output.contains("WARN") && !made.output.contains("ERROR"), "\(made.output)")
        let checked = try python.run(
            [scriptPath("check_site.py"), project + "/site", "https://example.org/x/"])
        #expect(checked.status == 0, "\(checked.output)")
        for name in folder.files where name.hasPrefix("project/docs/cable/") {
            let page = "site/cable/\(name.dropFirst(19).dropLast(3))/index.html"
            #expect(folder.files.contains("project/" + page), "\(page)")
        }
        #expect(try text("site/tags/index.html").contains("07erewhon42"))
        #expect(try text("site/posts/index.html").contains("07erewhon42"))
        #expect(try text("site/search/search_index.json").contains("Minister of Machines"))
    }
}

/// Telegrams whose fields would be markup in one generator or another.
enum HostileTelegrams {
    static let attacks = [
        "<script>alert(1)</script>", "\"><img src=x onerror=alert(1)>",
        "</title></details></script><svg onload=alert(1)>", "<!--", "&lt;script&gt;alert(1)",
        "{{< figure src=x >}} {{% x %}} {{ .Site }} {{ alert(1) }} {% raw %}",
        "[x](javascript:alert(1)) ![x](x) <javascript:alert(1)>", "::: danger\n:::", "$$alert(1)$$",
        "---", "```\nalert(1)\n```", "{: onclick=\"alert(1)\" } {#p1 onclick=alert(1)}",
        "??? note \"alert(1)\"", "--8<-- \"mkdocs.yml\"", "[^1] [^1]: alert(1) *[x]: y", "!!! x",
    ]

    /// Writes a file for each attack, named by it as far as a file can be.
    static func write(to folder: TemporaryFolder) throws {
        for (number, attack) in attacks.enumerated() {
            let line = attack.split(separator: "\n").joined(separator: " ")
            let name = line.filter { $0 != "/" }
            try folder.write(
                """
                R 250930Z FEB 72
                FM AMEMBASSY ILLYRIA \(line)
                TO SECSTATE \(line)
                C O N F I D E N T I A L ILLYRIA \(1200 + number)
                TAGS: PFOR, \(line)
                SUBJECT: \(line)
                REF: A. \(line) B. 72 ILLYRIA 1200

                Classified By: \(line)

                1. (C) Summary: \(attack)

                \(attack)

                -- \(attack)

                A    \(line)    1
                B    \(line)    2

                \(line)
                """, to: "in/\(name).txt")
        }
    }
}
