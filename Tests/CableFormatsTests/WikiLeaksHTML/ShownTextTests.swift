import CableFormats
import CableModel
import CableTestSupport
import Testing

/// What a browser shows of a page is read, what it hides is not; either is said.
@Suite struct ShownTextTests {
    private static let head =
        "R 111031Z DEC 07\nFM AMEMBASSY EREWHON\nTO RUEHC/SECSTATE WASHDC\nUNCLAS EREWHON 000042\n"
    private static let begin = "TAGS: PREL\nSUBJECT: MILLS\n\n1. The first mill stood.\n\n"
    private static let end = "2. The second mill turned.\n\nQUIXOTE\n"

    /// A page of each layout, with something in the middle of its text.
    private static func pages(_ middle: String) -> [(name: String, page: String)] {
        let table =
            "<table class='cable'><tr><th>Reference ID</th></tr><tr><td>07EREWHON42</td></tr></table>\n"
        let text = begin + middle + end
        let pointer = "<a href='http://www.cablegatesearch.net/'>search</a>"
        return [
            ("2010", "\(table)<code><pre>\(head)</pre></code>\n<code><pre>\(text)</pre></code>"),
            (
                "2012",
                "<p>\(pointer)</p>\(table)<code><pre>\(head)</pre></code><code><pre>\(text)</pre></code>"
            ),
            ("other", "<html><body><h1>X</h1><pre>\(head)\n\(text)</pre></body></html>"),
        ]
    }

    private func read(_ page: String) throws -> Reading {
        let bytes = Array(page.utf8)
        return try #require(bytes.withUnsafeBufferPointer { WikiLeaksHTMLReader().read($0).first })
    }

    private func text(_ reading: Reading) -> String {
        String(decoding: reading.text.bytes, as: UTF8.self)
    }

    /// Tags that a browser ignores there, or closes the block for, and shows all that follows.
    @Test(arguments: [
        "</pre>", "</code>", "<td>", "<table>", "<tr><td>", "</td>", "</table>", "</div>", "<pre>",
        "< ", "<3 mills ", "</pre></code>", "</pre>\n<p>", "<code>", "</a>", "<hr>", "</body>",
        "<br> <i>a</i>\n", "<br>",
    ])
    func whatIsShownIsRead(_ middle: String) throws {
        for (name, page) in Self.pages(middle) {
            let reading = try read(page)
            let text = text(reading)
            #expect(text.contains("2. The second mill turned."), "\(name): \(text)")
            #expect(text.contains("1. The first mill stood."), "\(name): \(text)")
            #expect(
                text.components("SUBJECT: MILLS") == 2, "\(name): the telegram stands there once")
            #expect(reading.cable.transcription.signature?.printed == "QUIXOTE", "\(name)")
        }
    }

    /// A tag that HTML does not have may be a word that a typist put in angle brackets.
    @Test(arguments: [
        ("dir", false), ("acronym", false), ("marquee", false), ("miller", true), ("king", true),
    ])
    func aTagThatIsNoneIsSaid(_ name: String, isSaid: Bool) throws {
        for (layout, page) in Self.pages("a <\(name)> b") {
            let diagnostics = try read(page).diagnostics
            #expect(diagnostics.contains { $0.id == "unknown-tag" } == isSaid, "\(layout)")
        }
    }

    /// What is read behind its block is said.
    @Test(arguments: ["</pre>", "</pre></code>", "</pre>\n<p>"])
    func textBehindABlockIsSaid(_ middle: String) throws {
        for (name, page) in Self.pages(middle) where name != "other" {
            let reading = try read(page)
            #expect(reading.diagnostics.contains { $0.id == "stray-text" }, "\(name)")
        }
    }

    @Test(arguments: [
        "<span style=\"display:none\">HIDDEN</span>", "<span style='Display : None'>HIDDEN</span>",
        "<span hidden>HIDDEN</span>", "<b hidden=\"\">a <i>HIDDEN</i></b>",
        "<p style=\"visibility: hidden\">HIDDEN</p>", "<script>HIDDEN</script>",
        "<style>.HIDDEN {}</style>", "<template>HIDDEN</template>", "<noscript>HIDDEN</noscript>",
        "<iframe>HIDDEN</iframe>", "<!-- HIDDEN -->", "<div hidden><div>x</div>HIDDEN</div>",
        "<a hidden href=\"#x\">HIDDEN</a>", "<title>HIDDEN</title>",
        "<HIDDEN by=\"no\" element>",
    ])
    func whatIsHiddenIsNotRead(_ middle: String) throws {
        for (name, page) in Self.pages(middle) {
            let reading = try read(page)
            let text = text(reading)
            #expect(!text.contains("HIDDEN"), "\(name): \(text)")
            #expect(text.contains("2. The second mill turned."), "\(name): \(text)")
            #expect(
                reading.diagnostics.contains { ["hidden-text", "unknown-tag"].contains($0.id) },
                "\(name): \(reading.diagnostics.map(\.id))")
        }
    }

    /// A browser shows nothing behind a comment without an end.
    @Test func aCommentWithoutAnEndIsSaid() throws {
        for (name, page) in Self.pages("<!-- ") {
            let reading = try read(page)
            #expect(!text(reading).contains("second mill"), "\(name)")
            #expect(
                reading.diagnostics.contains { $0.id == "hidden-text" },
                "\(name): \(reading.diagnostics.map(\.id))")
        }
    }

    @Test func aPageThatBreaksOffInItsBlockIsRead() throws {
        for (name, page) in Self.pages("") {
            let cut = page.replacing("</pre></code>", with: "", maxReplacements: 2)
                .replacing("QUIXOTE\n</pre>", with: "QUIXOTE\n")
            let whole =
                name == "other" ? cut : page.replacing("QUIXOTE\n</pre></code>", with: "QUIXOTE\n")
            #expect(text(try read(whole)).contains("2. The second mill turned."), "\(name)")
        }
    }

    /// A block within blocks is the same text: it is read once, however many there are.
    @Test(arguments: [1, 2, 3, 50])
    func blocksWithinBlocksAreReadOnce(_ count: Int) throws {
        let page =
            "<html><body>" + String(repeating: "<pre>", count: count) + Self.head + Self.begin
            + Self.end + String(repeating: "</pre>", count: count) + "</body></html>"
        let text = text(try read(page))
        #expect(text.components("SUBJECT: MILLS") == 2)
    }
}

extension String {
    /// How many parts a text parts this one into.
    fileprivate func components(_ separator: String) -> Int {
        split(separator: separator, omittingEmptySubsequences: false).count
    }
}
