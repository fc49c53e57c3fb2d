import CableConversion
import CableFormats
import CableModel
import CableTestSupport
import Testing

/// Pages: what the layout finds, and pages that are odd.
@Suite struct WikiLeaksHTMLTests {
    private func page(header: String, content: String, table: String = "") -> String {
        """
        <html><body><p>Navigation</p>
        <table class='cable'>
        <tr><th>Reference ID</th><th>Created</th></tr>
        <tr><td><a href='/x'>07EREWHON42</a></td><td>2007-12-11 10:10</td><td>2010-12-01</td>
        <td>SECRET</td><td>Embassy Erewhon</td></tr>\(table)
        </table>
        <code><pre>\(header)</pre></code>
        <code><pre>\(content)</pre></code>
        <p>Footer</p></body></html>

        """
    }

    private func readings(_ page: String) -> [Reading] { Readings.of(Array(page.utf8)) }

    @Test func bothBlocksAndTheTableAreRead() throws {
        let text = page(
            header: "P 111031Z DEC 07&#x000A;FM AMEMBASSY EREWHON&#x000A;TO SECSTATE WASHDC",
            content: "S E C R E T EREWHON 000042&#x000A;&#x000A;TAGS: <a href='/tag/PREL'>PREL</a>"
                + "&#x000A;SUBJECT: MILLS &amp; GIANTS&#x000A;&#x000A;<a id='par1'>¶</a>1. (S) They stand.",
            table: "<tr><td colspan='5'><a href='https://example.org/a'>An article</a></td></tr>")
        let reading = try #require(readings(text).first)
        #expect(Laws.accounting(reading) == [])
        let page = try #require(reading.cable.provenance.page)
        #expect(page.referenceID == "07EREWHON42")
        #expect(page.created == "2007-12-11 10:10")
        #expect(page.classification == "SECRET")
        #expect(page.origin == "Embassy Erewhon")
        #expect(reading.cable.provenance.articles == ["https://example.org/a"])
        #expect(reading.text.blocks.map(\.name) == ["header", "content"])
        #expect(reading.cable.transcription.originator?.name == "AMEMBASSY EREWHON")
        #expect(reading.cable.transcription.tags.map(\.code) == ["PREL"])
        #expect(reading.cable.transcription.subject?.text == "MILLS & GIANTS")
        #expect(!reading.text.bytes.contains("Navigation"))
    }

    @Test func aPlaceIsThatInTheBlock() throws {
        let source = page(
            header: "FM AMEMBASSY EREWHON",
            content: "SUBJECT: A&#x000A;&#x000A;TAG: PREL&#x000A;1. B.")
        let reading = try #require(readings(source).first)
        var positions = TextPositions(reading.text)
        let offset = try #require(reading.text.blocks.last).range.lowerBound + 12
        #expect(positions.position(of: offset).block == "content")
        #expect(positions.position(of: offset).line == 3)
    }

    @Test func aPageCutAnywhereIsReadAsFarAsItGoes() {
        let source = Array(
            page(header: "FM AMEMBASSY EREWHON", content: "SUBJECT: A\n\n1. B.\n").utf8)
        for end in source.indices {
            for reading in Readings.of(Array(source[..<end])) {
                #expect(Laws.accounting(reading) == [], "cut at \(end)")
            }
        }
    }

    @Test(arguments: [
        ("elements", "<b>", 20_000), ("links", "<a href='#'>x</a>", 20_000),
        ("references", "&amp;", 50_000), ("open brackets", "<", 50_000),
        ("tables", "<table class='cable'>", 5_000),
        ("blocks", "</pre><pre>x", 5_000),
    ])
    func longOddPagesAreRead(_ name: String, piece: String, count: Int) {
        let odd = String(repeating: piece, count: count)
        let readings = readings(page(header: "FM AMEMBASSY EREWHON", content: "1. \(odd)"))
        #expect(readings.count == 1)
        for reading in readings { #expect(Laws.accounting(reading) == []) }
    }
}
