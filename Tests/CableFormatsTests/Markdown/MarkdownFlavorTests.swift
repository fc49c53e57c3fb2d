import CableConversion
import CableModel
import CableSyntax
import CableTestSupport
import Testing

@testable import CableFormats

/// The dialects of Markdown, and the two extents of front matter.
@Suite struct MarkdownFlavorTests {
    static let choices: [WriterOptions] = MarkdownFlavor.allCases.flatMap { flavor in
        MarkdownFormat.FrontMatterExtent.allCases.map { extent in
            var options = WriterOptions(MarkdownFormat.flavor, flavor)
            options[MarkdownFormat.frontMatter] = extent
            return options
        }
    }

    /// Signs that some dialect takes for markup, in every part of a telegram.
    private static let signs = """
        R 250930Z FEB 72
        FM AMEMBASSY ILLYRIA
        TO SECSTATE WASHDC 1164
        C O N F I D E N T I A L ILLYRIA 1164
        SUBJECT: {{ $5 }} ^UP^ ~DOWN~ {#P1}
        REF: A. 72 ILLYRIA 1100 {#X} B. [72 LAPUTA 2]

        1. (C) $5 ^up^ ~~down~~ a@b.org {x} {{< x >}} {#p2} [x]{#p2} see paragraph 2 and ref A.

        -- {#p1}
        -- $$x$$
           -- inner ^{x}

        {#p1}

        2. (C) {#p2}

        []{#p3} text {:.x} [^1] @user {

        """

    private static func write(_ options: WriterOptions) throws -> String {
        String(
            decoding: try Readings.write(
                Readings.ofTelegram(signs), by: MarkdownWriter(), options: options), as: UTF8.self)
    }

    @Test(arguments: choices.indices)
    func whatIsWrittenIsReadBack(_ index: Int) throws {
        let options = Self.choices[index]
        for telegram in InventedTelegrams.all {
            let broken = try Laws.markdownRoundTrip(
                Readings.ofTelegram(telegram.text), options: options)
            #expect(broken == [], "\(telegram)")
        }
        #expect(
            try Laws.markdownRoundTrip(Readings.ofTelegram(Self.signs), options: options) == [])
        for path in Samples.paths {
            let source = try FileSystem.read(PackageFolder.path + "/" + path)
            for reading in try Readings.some(of: source) {
                let broken = try Laws.markdownRoundTrip(reading, options: options)
                #expect(broken == [], "\(path) \(options)")
            }
        }
    }

    @Test(arguments: [
        (
            MarkdownFlavor.any, "&#36;5 &#94;up&#94; &#126;&#126;down",
            "<a id=\"p1\"></a>**[1.](#p1)**"
        ),
        (.gfm, "&#36;5 ^up^ &#126;&#126;down", "<a id=\"p1\"></a>**[1.](#p1)**"),
        (.commonmark, "$5 ^up^ ~~down", "<a id=\"p1\"></a>**[1.](#p1)**"),
        (.pandoc, "&#36;5 &#94;up&#94; &#126;&#126;down", "\n[]{#p1}**[1.](#p1)**"),
        (.hugo, "$5 ^up^ &#126;&#126;down", "\n{#p1}\n"),
        (.mkdocs, "$5 &#94;up&#94; &#126;&#126;down", "\n{#p1}\n"),
    ])
    func nothingIsEscapedThatNeedsNot(_ flavor: MarkdownFlavor, _ text: String, _ anchor: String)
        throws
    {
        let document = try Self.write(WriterOptions(MarkdownFormat.flavor, flavor))
        #expect(document.contains(text), "\(document)")
        #expect(document.contains(anchor), "\(document)")
    }

    /// Every link within a document leads to a name that it gives.
    @Test(arguments: MarkdownFlavor.allCases)
    func linksLeadToNames(_ flavor: MarkdownFlavor) throws {
        let document = try Self.write(WriterOptions(MarkdownFormat.flavor, flavor))
        for name in ["p1", "p2", "ref-A"] {
            let isNamed =
                document.contains("<a id=\"\(name)\"></a>") || document.contains("{#\(name)}\n")
                || document.contains("[]{#\(name)}")
            #expect(isNamed && document.contains("](#\(name))"), "\(name): \(document)")
        }
    }

    // MARK: The head in the page

    private var page: String {
        get throws {
            String(
                decoding: try Readings.write(
                    Readings.ofTelegram(InventedTelegrams.all[0].text), by: MarkdownWriter(),
                    options: WriterOptions(MarkdownFormat.frontMatter, .site)), as: UTF8.self)
        }
    }

    private func read(_ document: String) throws -> Reading {
        try #require(Readings.of(Array(document.utf8)).first)
    }

    /// A line of front matter with something else in place of its value.
    private func edited(_ key: String, _ value: String) throws -> String {
        let page = try page
        let line = try #require(page.split(separator: "\n").first { $0.hasPrefix(key + ":") })
        return page.replacing(line, with: "\(key): \(value)")
    }

    @Test(arguments: [
        ("title", "\"Another title\""), ("description", "\"Something else\""),
        ("summary", "\"In my words\""), ("tags", "[\"Harbors\", \"Dues\"]\nx:"),
        ("slug", "\"other\""),
    ])
    func whatIsForDisplayNeverChangesTheTelegram(_ key: String, _ value: String) throws {
        let before = try read(page)
        let after = try read(edited(key, value))
        #expect(after.cable == before.cable)
        let own = after.diagnostics.filter { !$0.message.contains("\"x\"") }
        #expect(own.map(\.id) == before.diagnostics.map(\.id))
    }

    @Test func theHeadInThePageIsWhatIsRead() throws {
        let page = try page
        let subject = try #require(try read(page).cable.subjectText)
        let head = try #require(page.firstRange(of: "```text\n")).upperBound
        let changed =
            page[..<head] + page[head...].replacing(subject, with: "HERRING", maxReplacements: 1)
        let after = try read(String(changed))
        #expect(after.cable.subjectText == "HERRING")
        #expect(after.diagnostics.map(\.id).contains("front-matter-differs"))
        #expect(
            after.diagnostics.first { $0.id == "front-matter-differs" }?.message
                .contains("\"subject\"") == true)
    }

    @Test func aPageNeedsNoFrontMatterForItsHead() throws {
        let page = try page
        let start = try #require(page.firstRange(of: "\n---\n")).upperBound
        #expect(try read(String(page[start...])).cable == read(page).cable)
        let bare = page.replacing("<!-- text -->\n", with: "")
        #expect(try read(bare).cable == read(page).cable)
    }

    /// A line without a label that stands where addressees do is told from one by their names alone.
    @Test(
        arguments: [
            "Friday, 11 May 2007, 13:32", "C O R R E C T E D  C O P Y (HEADER)",
            "NOTE OF THE ARCHIVE", "RHMFISS/CDR FLEET",
        ], MarkdownFormat.FrontMatterExtent.allCases)
    func aNoteAmongAddresseesStaysOne(
        _ line: String, _ extent: MarkdownFormat.FrontMatterExtent
    ) throws {
        for blank in ["", "\n"] {
            let telegram = """
                R 110931Z MAY 07
                FM AMEMBASSY LAPUTA
                TO SECSTATE WASHDC
                INFO RHEHNSC/NSC WASHDC
                \(blank)\(line)
                AMEMBASSY UTOPIA
                \(blank)C O N F I D E N T I A L LAPUTA 001712
                SUBJECT: DUES

                1. (C) They rise.
                """
            #expect(
                try Laws.markdownRoundTrip(
                    Readings.ofTelegram(telegram),
                    options: WriterOptions(MarkdownFormat.frontMatter, extent)) == [])
        }
    }

    @Test(arguments: [MarkdownFlavor.any, .hugo, .mkdocs])
    func theOnlyLetterOfANumberHasItsName(_ flavor: MarkdownFlavor) throws {
        func paragraph(_ printed: String, _ number: Int?, _ letter: String?) -> Block {
            .paragraph(
                Paragraph(
                    label: ParagraphLabel(printed: printed, number: number, letter: letter),
                    content: [.text("Gold.")]))
        }
        let blocks = [paragraph("1.", 1, nil), paragraph("A.", nil, "A"), paragraph("2.", 2, nil)]
        let cable = Cable(
            transcription: Transcription(body: blocks + [.quotation(Quotation(body: blocks))]))
        let options = WriterOptions(MarkdownFormat.flavor, flavor)
        let text = String(
            decoding: try Readings.write(
                Reading(cable: cable), by: MarkdownWriter(), options: options), as: UTF8.self)
        // Without a second block Goldmark has no paragraph, and so no name.
        let isNamed = flavor != .any
        #expect(text.contains("\n    {#pA}\n\n    <!-- -->\n") == isNamed, "\(text)")
        #expect(text.contains("\n>     {#p2-qA}\n>\n>     <!-- -->\n") == isNamed, "\(text)")
        #expect(try Laws.markdownRoundTrip(Reading(cable: cable), options: options) == [])
    }

    /// Where the head or the source would be read by a generator, the lines are no fence.
    @Test(arguments: ["{{< x >}}", "{% x %}", "```", "~~~~", "</details>", "<!-- text -->"])
    func aHeadOfAnythingIsReadBack(_ attack: String) throws {
        let telegram = "FM AMEMBASSY \(attack)\nSUBJECT: \(attack)\n\n1. (C) \(attack)\n"
        let options = WriterOptions(MarkdownFormat.frontMatter, .site)
        #expect(try Laws.markdownRoundTrip(Readings.ofTelegram(telegram), options: options) == [])
        var cable = Readings.ofTelegram(telegram).cable
        cable.provenance.source = SourceFile(
            name: attack, format: "telegram", encoding: "utf-8", size: 1,
            sha256: String(repeating: "0", count: 64))
        cable.provenance.articles = [attack]
        cable.provenance.attributes = [Attribute(name: attack, value: attack)]
        #expect(try Laws.markdownRoundTrip(Reading(cable: cable), options: options) == [])
    }
}
