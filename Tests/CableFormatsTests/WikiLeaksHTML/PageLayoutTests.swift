import CableConversion
import CableModel
import CableSyntax
import CableTestSupport
import Testing

@testable import CableFormats

/// All layouts: told by their marks, and pages that are cut or odd.
@Suite struct PageLayoutTests {
    @Test(
        arguments: [
            ("07EREWHON42.html", "wikileaks-2010"), ("08UTOPIA117.html", "wikileaks-2010"),
            ("09LAPUTA12.html", "wikileaks-2012"), ("07EREWHON51_a.html", "wikileaks-plusd"),
            ("08UTOPIA203.html", "cablegatesearch"), ("wayback-page.html", nil),
        ] as [(String, String?)])
    func aLayoutIsTold(_ name: String, layout: String?) throws {
        let source = try FileSystem.read(Samples.folder + "/" + name)
        let reading = try #require(Readings.of(source).first)
        #expect(reading.cable.provenance.page?.layout == layout)
        #expect(
            reading.diagnostics.contains { $0.id == "unknown-layout" } == (layout == nil))
    }

    @Test(
        arguments: [
            "09LAPUTA12.html", "07EREWHON51_a.html", "08UTOPIA203.html", "wayback-page.html",
        ])
    func aPageCutAnywhereIsReadAsFarAsItGoes(_ name: String) throws {
        let source = try FileSystem.read(Samples.folder + "/" + name)
        for end in stride(from: 1, to: source.count, by: 7) {
            for reading in Readings.of(Array(source[..<end])) {
                #expect(Laws.accounting(reading) == [], "cut at \(end)")
            }
        }
    }

    @Test(arguments: [
        ("elements", "<b>", 20_000), ("blocks", "<div>", 20_000),
        ("end tags", "</div></b>", 20_000), ("cells", "<td>TO X", 20_000),
        ("lines", "FM X<br>\n", 20_000), ("paragraphs", "<p>TAGS: PREL", 10_000),
        ("open brackets", "<", 20_000), ("key block", "<pre>-----BEGIN PGP", 5_000),
    ])
    func longOddPagesAreRead(_ name: String, piece: String, count: Int) throws {
        let odd = Array(String(repeating: piece, count: count).utf8)
        for sample in ["09LAPUTA12", "07EREWHON51_a", "08UTOPIA203", "wayback-page"] {
            let source = try FileSystem.read("\(Samples.folder)/\(sample).html")
            let place = try #require(source.lastPlace(of: "SUBJECT:"))
            let readings = Readings.of(source[..<place] + odd + source[place...])
            #expect(!readings.isEmpty, "\(sample)")
            for reading in readings { #expect(Laws.accounting(reading) == []) }
        }
        // The same where no telegram is: what is asked is that it ends.
        for start in [
            "", "<table id=\"synopsis\"><div class=\"s_key\">",
            "<table id=\"cable-summary\"><div class=\"cable-body\">",
        ] {
            for reading in Readings.of(Array("<html>\(start)".utf8) + odd) {
                #expect(Laws.accounting(reading) == [])
            }
        }
    }

    @Test(arguments: [
        ("http://example.org/a", "http://example.org/a"),
        ("/web/20110901000000/http://example.org/a", "http://example.org/a"),
        ("/web/20110901000000im_/http://example.org/a.png", "http://example.org/a.png"),
        ("https://web.archive.org/web/2011/http://example.org/web/b", "http://example.org/web/b"),
        ("http://example.org/web/2011/c", "http://example.org/web/2011/c"),
        ("/web/about", "/web/about"), ("/web/2011", "/web/2011"), ("", ""),
    ])
    func aRewrittenLinkIsItsOriginal(_ link: String, original: String) {
        #expect(WaybackMachine.original(of: link) == original)
    }

    @Test(
        arguments: [
            ("2007-12-11 10:31", "2007-12-11"), ("1974 May 23, 15:15 (Thursday)", "1974-05-23"),
            ("Wed, 28 Nov 2007 13:01 UTC", "2007-11-28"), ("2007-13-11", nil), ("May 1974", nil),
            ("", nil), ("1975 March 0, 00:00", nil),
        ] as [(String, String?)])
    func aPrintedDayIsRead(_ printed: String, day: String?) {
        #expect(PageDate.date(in: printed)?.iso == day)
    }

    /// The text of an element keeps its line ends; elements that begin lines add theirs.
    @Test(arguments: [
        ("<div>a\n b<br>c</div><div>d</div>", "a\n b\nc\nd\n"),
        ("<div>a<br>\nb<br />\n<br>\nc</div>", "a\nb\n\nc\n"),
        ("<pre>a<br>\nb</pre>", "a\n\nb\n"),
        ("<p>a</p><p>b</p>", "a\n\nb\n"),
        ("<table><tr><td>a<td>b<tr><td>c</table>", "a b\nc\n"),
        ("<div>a<script>x</script><style>y</style>b<!-- z --></div>", "ab\n"),
        ("&lt;&amp;&eacute;&#x0A;", "<&é\n"),
    ])
    func theTextOfAPage(_ page: String, text: String) {
        let outline = Array(page.utf8).withUnsafeBufferPointer { PageOutline(of: ByteView($0)) }
        #expect(String(decoding: outline.text, as: UTF8.self) == text)
    }
}

extension [UInt8] {
    /// Where a text occurs last.
    fileprivate func lastPlace(of text: String) -> Int? {
        let wanted = Array(text.utf8)
        return indices.reversed().first { self[$0...].starts(with: wanted) }
    }
}
