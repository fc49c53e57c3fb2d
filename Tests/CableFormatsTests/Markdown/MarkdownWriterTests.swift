import CableModel
import CableSyntax
import CableTestSupport
import Testing

@testable import CableFormats

/// The text proper in Markdown, by the conventions of `MarkdownWriter`.
struct MarkdownWriterTests {
    private func write(
        _ cable: Cable, _ options: WriterOptions = WriterOptions()
    ) throws -> (text: String, diagnostics: [Diagnostic]) {
        var output = Output()
        let diagnostics = try MarkdownWriter().write(
            Reading(cable: cable), options: options, to: &output)
        return (String(decoding: output.bytes, as: UTF8.self), diagnostics)
    }

    /// The blocks after `<!-- text -->`.
    private func body(_ blocks: [Block], signature: String? = nil) throws -> String {
        let cable = Cable(
            transcription: Transcription(
                body: blocks, signature: signature.map { Signature(printed: $0) }))
        let text = try write(cable).text
        let start = try #require(text.firstRange(of: "<!-- text -->\n\n"))
        return String(text[start.upperBound...])
    }

    private func paragraph(_ number: Int?, _ content: Inline..., lists: [ItemList] = []) -> Block {
        .paragraph(
            Paragraph(
                label: number.map { ParagraphLabel(printed: "\($0).", number: $0) },
                content: content, lists: lists))
    }

    private func list(_ items: (String, String)...) -> ItemList {
        ItemList(items: items.map { ListItem(marker: $0.0, content: [.text($0.1)]) })
    }

    @Test("A repeated number has an anchor of its own")
    func repeatedNumbers() throws {
        let text = try body([paragraph(3, .text("one")), paragraph(3, .text("two"))])
        #expect(
            text == """
                <a id="p3"></a>**[3.](#p3)** one

                <a id="p3-2"></a>**[3.](#p3-2)** two

                """)
    }

    @Test("A marking is told from text in parentheses, a number from text that begins with one")
    func beginnings() throws {
        let marked = Paragraph(
            label: ParagraphLabel(printed: "A.", letter: "A"),
            portionMarking: PortionMarking(printed: "(S/NF)", level: .secret),
            content: [.text("(x) y")])
        let odd = Paragraph(
            portionMarking: PortionMarking(printed: "S", level: .secret), content: [.text("z")])
        #expect(
            try body([
                .paragraph(marked), paragraph(4, .text("(C) x")), paragraph(nil, .text("(C) x")),
                paragraph(nil, .text("4. x")), .paragraph(odd),
            ]) == """
                <a id="pA"></a>**[A.](#pA)** (S/NF\\) (x) y

                <a id="p4"></a>**[4.](#p4)** &#40;C\\) x

                &#40;C\\) x

                4\\. x

                <span class="portion-mark">S</span> z

                """)
    }

    @Test("Mentions are links only to what the page has")
    func mentions() throws {
        let content: [Inline] = [
            .text("see "), .paragraphMention(ParagraphMention(text: "para 1", number: 1)),
            .text(", "), .paragraphMention(ParagraphMention(text: "para 9", number: 9)),
            .text(", "), .referenceMention(ReferenceMention(text: "ref A", reference: 0)),
            .text(", "), .referenceMention(ReferenceMention(text: "septel")),
        ]
        let head = HeadLine(
            printed: "REF: A. UTOPIA 12",
            content: .references(
                ReferenceList(
                    label: "REF:",
                    references: [Reference(marker: "A.", letter: "A", text: "UTOPIA 12")])))
        let text = try write(
            Cable(
                transcription: Transcription(
                    head: [head],
                    body: [
                        .paragraph(
                            Paragraph(
                                label: ParagraphLabel(printed: "1.", number: 1), content: content))
                    ]))
        ).text
        #expect(text.contains("## References\n\n- <a id=\"ref-A\"></a>A\\. UTOPIA 12\n"))
        #expect(text.hasSuffix("see [para 1](#p1), para 9, [ref A](#ref-A), septel\n"))
    }

    @Test("The mark of each list and item is kept")
    func lists() throws {
        var outer = list(("--", "one"), ("--", "- two"))
        outer.items[0].lists = [list(("-", "in"), ("*", "other")), list(("(1)", "x"))]
        #expect(
            try body([
                paragraph(1, .text("Asked:"), lists: [outer, list(("*", "y"))]),
                .list(list(("a.", "z"))),
            ]) == """
                <a id="p1"></a>**[1.](#p1)** Asked:

                - one
                    + in
                    + <span class="marker">\\*</span> other

                    <!-- next list -->
                    - <span class="marker">(1)</span> x
                - \\- two

                <!-- next list -->
                * y

                <!-- list -->
                - <span class="marker">a.</span> z

                """)
    }

    @Test("Page marks and interruptions stand between words")
    func pageMarks() throws {
        let pageLine = PageMark(
            kind: .pageLine(PageLine(page: "002", total: "003")), printed: "EREWHON 42 002 OF 003")
        #expect(
            try body([
                paragraph(
                    nil, .text("End"), .interruption, .pageMark(pageLine), .text("here"),
                    .interruption, .text("now"),
                    .pageMark(PageMark(kind: .caption, printed: "SIPDIS"))),
                .pageMark(PageMark(kind: .banner, printed: "SECRET")),
            ]) == """
                End <wbr> <sup class="page-line">EREWHON 42 002 OF 003</sup> here <wbr>now <sup class="caption">SIPDIS</sup>

                <sup class="banner">SECRET</sup>

                """)
    }

    @Test("A fence is longer than any in the text; what Liquid would read is no fence")
    func preformatted() throws {
        #expect(
            try body([
                .preformatted(Preformatted(lines: ["a   b", "````", "# x"])),
                .preformatted(Preformatted(lines: ["", "{% x %}", "<b>"])),
            ]) == """
                `````
                a   b
                ````
                # x
                `````

                <pre>

                &#123;% x %&#125;
                &lt;b&gt;</pre>

                """)
    }

    @Test("A source's link keeps its address; one that must not be followed is no link")
    func links() throws {
        #expect(
            try body([
                paragraph(
                    nil, .link(Link(text: "a", target: "https://example.org/a_b?c=1&d=2")),
                    .text(" "), .link(Link(text: "b", target: "javascript:x(\"y\")")))
            ])
                == "[a](<https://example.org/a_b?c=1&d=2>) <span class=\"link\" title=\"javascript:x(&quot;y&quot;)\">b</span>\n"
        )
    }

    @Test("Headings and what follows the text")
    func closing() throws {
        let text = try body([.heading(Heading(content: [.text("Note # ")]))], signature: "QUIXOTE")
        #expect(text == "## Note \\#&#32;\n\n<span class=\"signature\">QUIXOTE</span>\n")
    }

    @Test(
        "Every printed line of the head and every text is in the document",
        arguments: MarkdownFormat.FrontMatterExtent.allCases)
    func everything(_ extent: MarkdownFormat.FrontMatterExtent) throws {
        let cable = Cable.everything
        let options = WriterOptions(MarkdownFormat.frontMatter, extent)
        let (text, diagnostics) = try write(cable, options)
        #expect(diagnostics.allSatisfy { $0.id == "not-carried" })
        let lines = text.split(separator: "\n")
        for line in cable.transcription.head {
            var quoted = Output()
            quoted.write(quoted: line.printed)
            switch extent {
            case .full:
                #expect(lines.contains("    - " + String(decoding: quoted.bytes, as: UTF8.self)))
            case .site: #expect(lines.contains { $0 == line.printed })
            }
        }
        for word in ["Unnumbered", "lost", "QUIXOTE", "Declassified", "NNNN", "P.S.", "nested"] {
            #expect(text.contains(word), "\(word)")
        }
        #expect(try write(cable, options).text == text)
    }

    @Test("Control characters are replaced with a warning; an empty cable is a document")
    func extremes() throws {
        let (text, diagnostics) = try write(
            Cable(transcription: Transcription(body: [paragraph(nil, .text("a\u{0}b"))])))
        #expect(text.hasSuffix("a\u{FFFD}b\n"))
        #expect(diagnostics.map(\.id) == ["illegal-in-markdown", "not-carried"])
        #expect(try write(Cable()).text.hasPrefix("---\ntitle: \"Telegram\"\n"))
        _ = try body([.list(ItemList(items: [])), paragraph(nil), paragraph(2)])
    }
}
