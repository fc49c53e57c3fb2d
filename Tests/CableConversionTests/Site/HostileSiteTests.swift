import CableFormats
import CableModel
import CableSyntax
import CableTestSupport
import Testing

@testable import CableConversion

/// Text that would run if somebody took it for markup, in every field of a cable.
@Suite struct HostileSiteTests {
    private let folder = TemporaryFolder()

    static let attacks = [
        "<script>alert(1)</script>", "\"><img src=x onerror=alert(1)>", "'-alert(1)-'",
        "</title></style></script><svg onload=alert(1)>", "<!--", "]]>", "&lt;script&gt;",
        "javascript:alert(1)", "\u{1}07EREWHON42\u{2}x\u{3}\u{4}\u{5}",
    ]

    /// What can run on a page, or leads where no link of ours does.
    private func dangers(_ page: XPathDocument) -> [String] {
        page.strings("//script[not(@type='application/ld+json') and not(@src='search.js')]")
            + page.strings("//@*[starts-with(name(), 'on')]")
            + page.strings("//img | //iframe | //object | //embed | //base | //*[@style]")
            + page.strings("//@href").filter { $0.lowercased().contains("javascript:") }
            + page.strings("//@src[. != 'search.js']")
    }

    /// Bytes that no text has make a file binary, and are met in the model alone.
    @Test(arguments: attacks.dropLast())
    func textInEveryFieldIsText(_ attack: String) throws {
        let telegram = """
            P 111031Z DEC 07
            FM AMEMBASSY \(attack)
            TO RUEHC/SECSTATE \(attack) PRIORITY
            INFO \(attack)
            C O N F I D E N T I A L EREWHON 000042
            SIPDIS
            E.O. 12958: DECL: 12/11/2017 \(attack)
            TAGS: PREL, \(attack)
            SUBJECT: \(attack)
            REF: A. \(attack) B. 07 LAPUTA 1

            Classified By: \(attack)

            1. (C) Summary: \(attack) [Source removed \(attack)]

            \(attack)

            -- \(attack)

            A    \(attack)    1
            B    \(attack)    2

            \(attack)
            """
        let name = "in/" + attack.filter { $0 != "/" && $0.unicodeScalars.first!.value >= 0x20 }
        try folder.write(telegram, to: name + ".txt")
        let site = try BuiltSite(
            [folder.path + "/in"], in: folder.path + "/site", ["--base", "https://example.org/"])
        #expect(site.run.status == 0, "\(site.run.errors)")
        #expect(site.cablePages.count == 1)
        for page in site.pageNames {
            #expect(dangers(try site.page(page)) == [], "\(page)")
            #expect(
                try !site.text(of: page).utf8.contains { $0 < 0x20 && $0 != 0x0A },
                "\(page) has a mark left")
        }
        let broken = try site.brokenLinks()
        #expect(broken.isEmpty, "\(summary(broken))")
        for name in ["feed.xml", "sitemap.xml"] {
            #expect(
                XPathDocument(Array(try site.text(of: name).utf8), namespaces: [:]) != nil)
        }
        for file in site.files {
            #expect(
                file.utf8.allSatisfy { $0 > 0x20 && $0 < 0x7F && !"<>\"'&".utf8.contains($0) },
                "\(file)")
        }
    }

    /// What names a page may come from a document, and is no path; nor are its marks ours.
    @Test(arguments: [
        "../../../escaped", "/tmp/escaped", "", ".", "a/b", "\u{1}07EREWHON42\u{2}x\u{3}\u{4}\u{5}",
    ])
    func aDocumentNamesNoPath(_ attack: String) throws {
        var cable = Cable(
            transcription: Transcription(
                body: [.paragraph(Paragraph(content: [.text(attack), .text("x")]))]))
        cable.provenance.source = SourceFile(
            name: attack, format: attack, encoding: attack, size: 1, sha256: attack)
        cable.provenance.page = PageTable(
            layout: attack, referenceID: attack, origin: attack)
        for name in ["in/a.json", "in/b.json"] {
            try folder.write(
                try Readings.write(Reading(cable: cable), by: ModelJSONWriter()), to: name)
        }
        let site = try BuiltSite([folder.path + "/in"], in: folder.path + "/site")
        #expect(site.run.status == 0, "\(site.run.errors)")
        #expect(site.cablePages.count == 2)
        #expect(site.cablePages.allSatisfy { $0.hasPrefix("cable/cable-") })
        #expect(folder.files.allSatisfy { $0.hasPrefix("in/") || $0.hasPrefix("site/") })
        for page in site.pageNames {
            #expect(dangers(try site.page(page)) == [], "\(page)")
            #expect(try !site.text(of: page).utf8.contains { $0 < 0x20 && $0 != 0x0A })
        }
        let broken = try site.brokenLinks()
        #expect(broken.isEmpty, "\(summary(broken))")
    }

    @Test(arguments: attacks)
    func aPageOfAnyModelIsInert(_ attack: String) throws {
        var cable = Cable.everything
        cable.transcription.body = [
            .paragraph(
                Paragraph(
                    label: ParagraphLabel(printed: attack, letter: attack),
                    portionMarking: PortionMarking(printed: attack, level: .secret, controls: []),
                    heading: [.text(attack)],
                    content: [
                        .link(Link(text: attack, target: attack)),
                        .link(Link(text: "x", target: "JAVASCRIPT:alert(1)")),
                        .link(Link(text: "x", target: "https://a/\" onclick=\"alert(1)")),
                        .redaction(attack),
                    ],
                    lists: [ItemList(items: [ListItem(marker: attack, content: [.text(attack)])])])),
            .preformatted(Preformatted(lines: [attack])),
            .quotation(Quotation(body: [.heading(Heading(content: [.text(attack)]))])),
            .pageMark(PageMark(kind: .banner, printed: attack)),
        ]
        cable.transcription.unplaced = [attack]
        cable.transcription.signature = Signature(printed: attack)
        cable.provenance.articles = [attack]
        cable.provenance.attributes = [Attribute(name: attack, value: attack)]
        let document = try Readings.write(Reading(cable: cable), by: HTMLWriter())
        let page = try #require(XPathDocument(document, namespaces: [:]))
        #expect(dangers(page) == [])
        // It is all there, as text; what HTML cannot hold is shown as such.
        let shown = String(attack.map { $0.unicodeScalars.first!.value < 0x20 ? "\u{FFFD}" : $0 })
        #expect(page.strings("//blockquote//p") == [shown])
        #expect(page.strings("//span[@class='redaction']") == [shown])
        #expect(page.strings("//small").contains(shown))
        #expect(page.strings("//section[@id='source']//dd").contains(shown))
    }

    @Test func whatHTMLCannotHoldIsSaid() throws {
        let cable = Cable(
            transcription: Transcription(
                body: [.paragraph(Paragraph(content: [.text("a\u{1}b")]))]))
        var output = Output()
        let diagnostics = try HTMLWriter().write(
            Reading(cable: cable), options: WriterOptions(), to: &output)
        #expect(diagnostics.map(\.id) == ["illegal-in-html"])
        #expect(String(decoding: output.bytes, as: UTF8.self).contains("<p>a\u{FFFD}b</p>"))
    }
}
