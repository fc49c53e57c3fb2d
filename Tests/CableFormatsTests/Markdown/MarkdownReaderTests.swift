import CableConversion
import CableModel
import CableSyntax
import CableTestSupport
import Testing

@testable import CableFormats

/// What the Markdown reader makes of documents of its own, and of such that somebody changed.
@Suite struct MarkdownReaderTests {
    private func read(_ document: String) throws -> Reading {
        try #require(
            Array(document.utf8).withUnsafeBufferPointer { MarkdownReader().read($0) }.first)
    }

    private func text(_ body: String) throws -> Transcription {
        try read("---\ntitle: x\ncable:\n---\n<!-- text -->\n\n" + body).cable.transcription
    }

    private func paragraphs(_ body: String) throws -> [Paragraph] {
        try text(body).body.compactMap { if case .paragraph(let value) = $0 { value } else { nil } }
    }

    private var document: String {
        get throws {
            String(
                decoding: try Readings.write(
                    Readings.ofTelegram(InventedTelegrams.all[0].text), by: MarkdownWriter()),
                as: UTF8.self)
        }
    }

    // MARK: Laws

    @Test(arguments: InventedTelegrams.all)
    func whatIsWrittenIsReadBack(_ telegram: InventedTelegram) throws {
        #expect(try Laws.markdownRoundTrip(Readings.ofTelegram(telegram.text)) == [])
    }

    @Test(arguments: Samples.paths)
    func theSamplesAreReadBack(_ path: String) throws {
        let source = try FileSystem.read(PackageFolder.path + "/" + path)
        for reading in try Readings.some(of: source) {
            #expect(try Laws.markdownRoundTrip(reading) == [])
        }
    }

    /// What the telegram reader would never return is said when it is written.
    @Test func whatADocumentDoesNotCarryIsSaid() throws {
        var output = Output()
        let diagnostics = try MarkdownWriter().write(
            Reading(cable: .everything), options: WriterOptions(), to: &output)
        #expect(diagnostics.allSatisfy { $0.id == "not-carried" })
        for part in ["DRAFTED BY", "TAGS:", "REF:", "block 2", "block 6"] {
            #expect(diagnostics.contains { $0.message.contains(part) }, "\(part)")
        }
        let read = try #require(Readings.of(output.bytes).first)
        #expect(read.cable.provenance == Cable.everything.provenance)
        #expect(read.cable.transcription.tail == Cable.everything.transcription.tail)
        #expect(read.cable.transcription.head.count == Cable.everything.transcription.head.count)
    }

    /// A document without page marks is that of a cable which never had any, but for the key that says
    /// so; what is missing for that reason is said once, and not as what Markdown does not carry.
    @Test func aDocumentWithoutPageMarksSaysSo() throws {
        var cable = Cable.everything
        let (transcription, count) = cable.transcription.withoutPageMarks()
        #expect(count > 0)
        #expect(transcription.withoutPageMarks() == (transcription, 0))
        var output = Output()
        let diagnostics = try MarkdownWriter().write(
            Reading(cable: cable), options: WriterOptions(PageMarkChoice.option, .drop),
            to: &output)
        cable.transcription = transcription
        var other = Output()
        let others = try MarkdownWriter().write(
            Reading(cable: cable), options: WriterOptions(), to: &other)
        #expect(diagnostics.filter { $0.id != "page-marks-dropped" } == others)
        #expect(diagnostics.count == others.count + 1)
        let lines = String(decoding: output.bytes, as: UTF8.self).split(
            separator: "\n", omittingEmptySubsequences: false)
        #expect(lines.contains("page_marks: \"\(count) left out\""))
        #expect(
            lines.filter { !$0.hasPrefix("page_marks:") }.joined(separator: "\n")
                == String(decoding: other.bytes, as: UTF8.self))
    }

    @Test(
        "One space stands in the place of a mark between two words",
        arguments: [
            ([.text("a"), .banner, .text("b")], [.text("a b")]),
            ([.banner, .text("b")], [.text("b")]),
            ([.text("a"), .banner], [.text("a")]),
            ([.text("a"), .banner, .banner, .redaction("XXX")], [.text("a "), .redaction("XXX")]),
            ([.redaction("XXX"), .banner, .text("b")], [.redaction("XXX"), .text(" b")]),
            (
                [.redaction("XXX"), .banner, .redaction("YYY")],
                [.redaction("XXX"), .text(" "), .redaction("YYY")]
            ),
            (
                [.text("a"), .banner, .interruption, .text("b")],
                [.text("a"), .interruption, .text("b")]
            ),
        ] as [([Inline], [Inline])])
    func marksBetweenWords(_ content: [Inline], rest: [Inline]) {
        let transcription = Transcription(body: [.heading(Heading(content: content))])
        #expect(
            transcription.withoutPageMarks().transcription.body
                == [.heading(Heading(content: rest))])
    }

    @Test func anEmptyCableComesBack() throws {
        #expect(try Laws.markdownRoundTrip(Reading(cable: Cable())) == [])
    }

    @Test func aDocumentThatBreaksOffIsRead() throws {
        let document = try Readings.write(Reading(cable: .everything), by: MarkdownWriter())
        for (index, byte) in document.enumerated() where byte == 0x0A {
            _ = document[...index].withUnsafeBufferPointer { MarkdownReader().read($0) }
        }
    }

    // MARK: What is visible counts

    @Test(arguments: [
        ("The mills", "Das M\u{FC}hlen"), ("1.", "7."), ("SECSTATE WASHDC", "SECSTATE LAPUTA"),
    ])
    func aChangedWordIsAChangedCable(_ change: (String, String)) throws {
        let written = """
            ---
            title: "MILLS"
            cable:
              subject: "MILLS"
              to: ["SECSTATE WASHDC"]
              telegram_head:
                - "FM AMEMBASSY EREWHON"
                - "TO SECSTATE WASHDC"
                - "SUBJECT: MILLS"
            ---
            <!-- text -->

            <a id="p1"></a>**[1.](#p1)** The mills stand.

            """
        let before = Readings.of(Array(written.utf8))[0].cable
        let after = Readings.of(Array(written.replacing(change.0, with: change.1).utf8))[0].cable
        let expected = before.canonicalJSON
        #expect(expected != after.canonicalJSON)
        let json = String(decoding: after.canonicalJSON, as: UTF8.self)
        #expect(json.contains(change.1))
        #expect(!json.contains("\"" + change.0))
    }

    @Test func aLinkIsAMentionWhateverItsText() throws {
        let read = try read(
            """
            ---
            title: x
            cable:
              telegram_head:
                - "REF: A. LAPUTA 7 B. UTOPIA 8"
            ---
            <!-- text -->

            1\\. See [what B says](#ref-B), [the end](#p2), [a page](https://example.org/).

            <a id="p2"></a>**[2.](#p2)** x
            """)
        let paragraph = try #require(read.cable.transcription.body[0].paragraph)
        #expect(
            paragraph.content == [
                .text("1. See "),
                .referenceMention(
                    ReferenceMention(text: "what B says", letter: "B", reference: 1)),
                .text(", "), .paragraphMention(ParagraphMention(text: "the end", number: 2)),
                .text(", "), .link(Link(text: "a page", target: "https://example.org/")),
                .text("."),
            ])
    }

    // MARK: Front matter

    @Test(
        "A value that somebody changed goes into its line",
        arguments: [
            ("title: \"Giants\"\n", "SUBJECT: Giants"),
            ("title: \"Mills\"\n", "SUBJECT: MILLS"),
            ("tags: [PREL, PHUM]\n", "TAGS: PREL, PHUM"),
            ("tags:\n  - PHUM\n", "TAGS: PHUM"),
            ("cable:\n  subject: GIANTS\n", "SUBJECT: GIANTS"),
            ("cable:\n  from: AMCONSUL LAPUTA\n", "FM AMCONSUL LAPUTA"),
            ("cable:\n  classification: SECRET\n", "SECRET EREWHON 000042"),
            ("cable:\n  mrn: EREWHON 000043\n", "C O N F I D E N T I A L EREWHON 000043"),
            ("cable:\n  date_time_group: 121031Z DEC 07\n", "P 121031Z DEC 07"),
            ("cable:\n  to: [SECSTATE WASHDC, AMEMBASSY LAPUTA]\n", "TO AMEMBASSY LAPUTA"),
            ("cable:\n  info: []\n  captions: [NOFORN]\n", "NOFORN"),
        ])
    func edits(_ change: String, _ line: String) throws {
        let head = """
              telegram_head:
                - "P 111031Z DEC 07"
                - "FM AMEMBASSY EREWHON"
                - "TO SECSTATE WASHDC"
                - "INFO AMEMBASSY UTOPIA"
                - "C O N F I D E N T I A L EREWHON 000042"
                - "SIPDIS"
                - "TAGS: PREL"
                - "SUBJECT: MILLS"
            ---
            <!-- text -->

            The mills stand still.
            """
        let cable = change.hasPrefix("cable:") ? change : change + "cable:\n"
        let read = try read("---\n" + cable + head)
        let printed = read.cable.transcription.head.map(\.printed)
        #expect(printed.contains(line), "\(printed)")
        let isEdit = line != "SUBJECT: MILLS"
        #expect(read.diagnostics.contains { $0.id == "front-matter-edited" } == isEdit)
        #expect(printed.count == (change.contains("WASHDC") ? 9 : change.contains("[]") ? 7 : 8))
    }

    @Test func whatIsTakenOverButReadAsSomethingElseIsSaid() throws {
        let read = try read(
            """
            ---
            title: "MILLS"
            description: "Mine"
            tags: [PREL, ABCD]
            cable:
              captions: [SIPDIS, WHATEVER THIS IS]
              telegram_head:
                - "SECRET EREWHON 000042"
                - "SIPDIS"
                - "TAGS: PREL"
                - "SUBJECT: MILLS"
            ---
            """)
        let differing = read.diagnostics.filter { $0.id == "front-matter-differs" }.map(\.message)
        #expect(differing.count == 2)
        #expect(differing.first?.contains("description") == true)
        #expect(differing.last?.contains("captions") == true)
        #expect(read.cable.transcription.head.contains { $0.printed == "WHATEVER THIS IS" })
    }

    @Test func theTableIsNotRead() throws {
        let document = try document
        let table = document.replacing("| Subject | ", with: "| Subject | Windmills of ")
        let (before, after) = (try read(document), try read(table))
        #expect(before.cable == after.cable)
        #expect(after.diagnostics.contains { $0.id == "view-not-read" })
        #expect(!before.diagnostics.contains { $0.id == "view-not-read" })
    }

    @Test func withoutTheMarkTheTextIsBehindTheView() throws {
        let document = try document
        let read = try read(document.replacing("<!-- text -->\n", with: ""))
        #expect(try read.cable == self.read(document).cable)
    }

    @Test(arguments: ["[", "- ", "a: {", "&a [", "\"", "? ", "a: *b"])
    func oddFrontMatterIsSaid(_ text: String) throws {
        let read = try read("---\n\(String(repeating: text, count: 5_000))\n---\n\nA text.\n")
        #expect(!read.diagnostics.isEmpty)
        #expect(read.cable.transcription.body.count == 1)
    }

    // MARK: Text that was laid out anew

    @Test func wrappedTextIsTheSame() throws {
        let wrapped = try paragraphs(
            """
              <a id="p1"></a>**[1.](#p1)** (C\\) A mill \\*stands\\*
               still;  so do
            the
              others.   &#32;x
            - one
              of them
                * in
                  it
            """)
        #expect(wrapped.count == 1)
        #expect(wrapped[0].content == [.text("A mill *stands* still; so do the others.  x")])
        #expect(wrapped[0].portionMarking?.level == .confidential)
        #expect(wrapped[0].lists[0].items[0].content == [.text("one of them")])
        #expect(wrapped[0].lists[0].items[0].lists[0].items[0].content == [.text("in it")])
    }

    @Test(arguments: [
        ("- a\n- b\n", ["--", "--"]), ("* a\n\n* b\n", ["*", "*"]), ("+ a\n", ["-"]),
        ("- <span class=\"marker\">(1)</span> a\n", ["(1)"]),
    ])
    func bulletsStandForMarks(_ list: String, _ marks: [String]) throws {
        for (paragraph, isAttached) in [("Such:\n\n", true), ("Such:\n", true), ("", false)] {
            let body = try text(paragraph + list).body
            #expect(body.count == 1)
            switch body[0] {
            case .paragraph(let value):
                #expect(isAttached && value.lists.flatMap(\.items).map(\.marker) == marks)
            case .list(let value): #expect(!isAttached && value.items.map(\.marker) == marks)
            default: Issue.record("\(body)")
            }
        }
    }

    /// Signs that begin a form of Markdown are text where the form is not whole.
    @Test(arguments: [
        ("See <jane@example.org>.", "See <jane@example.org>."), ("a\\ b", "a\\ b"),
        ("[1.](#p1 Mills stand.", "[1.](#p1 Mills stand."),
        ("**[1.](#p1 Mills stand.", "[1.](#p1 Mills stand."), ("**1. Mills", "1. Mills"),
    ])
    func aFormThatIsNotWholeIsText(_ line: String, _ expected: String) throws {
        let paragraph = try #require(try paragraphs(line + "\n").first)
        #expect(paragraph.label == nil)
        #expect(paragraph.content == [.text(expected)])
    }

    /// A line end right before the end tag begins a last row, which has nothing on it.
    @Test(arguments: [
        ("<pre>a   b\nc   d</pre>", ["a   b", "c   d"]),
        ("<pre>\na   b\nc   d\n</pre>", ["a   b", "c   d", ""]), ("<pre>a   b</pre>", ["a   b"]),
    ])
    func rowsEndAtTheEndTag(_ block: String, _ rows: [String]) throws {
        let lines = try text(block + "\n").body.compactMap { block in
            if case .preformatted(let text) = block { text.lines } else { nil }
        }
        #expect(lines == [rows])
    }

    /// A name in braces behind a heading is none of its text; a blank stands before it.
    @Test(arguments: [
        ("## The Mills {#mills}", "The Mills"), ("## The Mills{#mills}", "The Mills{#mills}"),
        ("## The Mills {mills}", "The Mills {mills}"), ("## The Mills {#}", "The Mills {#}"),
    ])
    func aHeadingMayHaveAName(_ line: String, _ heading: String) throws {
        let headings = try text(line + "\n\nThey stand.\n").body.compactMap { block in
            if case .heading(let heading) = block { heading.content.runningText } else { nil }
        }
        #expect(headings == [heading])
    }

    /// Without the lines of the head, front matter says what they were.
    @Test(arguments: [
        (
            "cable:\n  executive_order: 12958\n  declassify_on: 2017-12-11",
            "E.O. 12958: DECL: 12/11/2017"
        ),
        ("cable:\n  executive_order: 12958\n  declassify_on: 2017-12", "E.O. 12958:"),
        ("cable:\n  executive_order: 12958", "E.O. 12958:"),
        ("tags: [PREL, PGOV]", "TAGS: PREL, PGOV"),
        ("cable:\n  references: [LAPUTA 12]", "REF: LAPUTA 12"),
        ("cable:\n  references: [LAPUTA 12, UTOPIA 7]", "REF: A. LAPUTA 12 B. UTOPIA 7"),
    ])
    func frontMatterMakesTheHead(_ keys: String, _ line: String) throws {
        let head = try read("---\ntitle: x\n\(keys)\n---\n\nThey stand.\n").cable.transcription.head
        #expect(head.map(\.printed).contains(line), "\(head.map(\.printed))")
    }

    @Test func headingsAndCodeOfOtherKinds() throws {
        let body = try text("A heading\n===\n\n### Another ###\n\n~~~\na  b\n~~~\n***\n| a | b |\n")
            .body
        #expect(
            body == [
                .heading(Heading(content: [.text("A heading")])),
                .heading(Heading(content: [.text("Another")])),
                .preformatted(Preformatted(lines: ["a  b"])),
                .preformatted(Preformatted(lines: ["| a | b |"])),
            ])
    }

    @Test("Markup that a cable has not is left out, its text kept")
    func markup() throws {
        let read = try read(
            "---\ncable:\n---\nA *b* **c** _d_ `e*` ![f](g.png) <i>h</i> <!-- i --> 5 * 3 snake_case <x@y:z>"
        )
        #expect(
            read.cable.transcription.body == [
                .paragraph(
                    Paragraph(content: [
                        .text("A b c d e* f h 5 * 3 snake_case "),
                        .link(Link(text: "x@y:z", target: "x@y:z")),
                    ]))
            ])
        #expect(
            Set(read.diagnostics.map(\.id)) == [
                "markdown-emphasis", "markdown-code", "markdown-image", "markdown-html",
                "markdown-comment",
            ])
    }

    // MARK: Recognition

    @Test(arguments: [
        ("---\ntitle: x\ncable:\n  id: \"1\"\n---\n", Recognition.certain),
        ("---\ntitle: x\n---\n\n<!-- text -->\n", .certain), ("<!-- text -->\n\nx\n", .certain),
        ("---\ntitle: x\ntags: [a]\n---\n\nA page.\n", .likely(.syntax)), ("# A page\n", .no),
        ("<html><!-- text -->", .no), ("{\"a\": \"\\n<!-- text -->\\n\"}", .no),
        ("---\nFM AMEMBASSY EREWHON\n", .no), ("VZCZC\nSUBJECT: x\n", .no),
    ])
    func recognition(_ text: String, _ expected: Recognition) {
        let found = Array(text.utf8).withUnsafeBufferPointer {
            MarkdownReader().recognition(of: $0)
        }
        #expect(found == expected)
    }

    /// Texts that make a quadratic reader hang.
    @Test(arguments: [
        "[", "[a](", "[a](<", "](#p1)", "*", "* ", "`", "``` ", "<", "<!--", "<a \"",
        "<sup class=\"banner\">",
        "<span class=\"link\">", "<wbr>", "&", "&#", "\\", "![", "- ", "(", "<pre>",
        "<a id=\"p1\"></a>**[1.",
        "[x](#ref-A) <wbr>", "- x\n", "| a\n", "<!-- list -->\n", "<!-- paragraph -->\n", "```\n",
        "1. x\n\n",
        "<span class=\"signature\">", "x\n", "- <span class=\"marker\">", "`` ` ",
    ])
    func longOddTextsAreRead(_ piece: String) throws {
        let text = String(repeating: piece, count: 50_000 / piece.utf8.count)
        _ = try read(
            "---\ncable:\n  telegram_head: [\"REF: A. LAPUTA 7\"]\n---\n<!-- text -->\n\n" + text)
        _ = try read("---\ncable:\n---\n<!-- text -->\n\nx " + text)
    }
}

/// Documents of long odd telegrams.
@Suite struct LongMarkdownTests {
    @Test(arguments: TelegramLaws.Pathological.allCases)
    func longOddTelegramsComeBack(_ kind: TelegramLaws.Pathological) throws {
        #expect(try Laws.markdownRoundTrip(Readings.ofTelegram(kind.text)) == [])
    }
}

extension Inline {
    /// A page mark; which does not matter.
    fileprivate static let banner = Inline.pageMark(PageMark(kind: .banner, printed: "SECRET"))
}
