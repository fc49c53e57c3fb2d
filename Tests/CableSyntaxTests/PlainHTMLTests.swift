import CableConversion
import CableTestSupport
import Testing

@testable import CableSyntax

/// The quick way through plain HTML, held against libxml2.
@Suite struct PlainHTMLTests {
    /// What a handler is told; text in pieces is one text.
    private struct Recorder: MarkupHandler {
        var events: [String] = []
        private var text: [UInt8] = []

        mutating func startElement(_ name: ByteView, attributes: MarkupAttributes) {
            endText()
            let values = [attributes["href"], attributes["id"], attributes["colspan"]]
            events.append("<\(name.string) \(values.map { $0 ?? "-" })>")
        }

        mutating func endElement(_ name: ByteView) {
            endText()
            events.append("</\(name.string)>")
        }

        mutating func characters(_ piece: UnsafeBufferPointer<UInt8>) { text += piece }

        mutating func endText() {
            if !text.isEmpty { events.append(String(decoding: text, as: UTF8.self)) }
            text = []
        }
    }

    private func byLibrary(_ source: [UInt8]) -> [String] {
        var recorder = Recorder()
        source.withUnsafeBufferPointer { HTMLParser.parseByLibrary($0, with: &recorder) }
        recorder.endText()
        return recorder.events
    }

    /// What the quick way tells; `nil` where it leaves the source to libxml2.
    private func quickly(_ source: [UInt8]) -> [String]? {
        var recorder = Recorder()
        let isPlain = source.withUnsafeBufferPointer { PlainHTML.parse($0, with: &recorder) }
        recorder.endText()
        return isPlain ? recorder.events : nil
    }

    @Test(arguments: [
        "<table class='cable'>\n<tr>\n<th>ID</th>\n<td colspan='5'>A<br />\n<a href=\"#\">b</a></td></tr>\n</table>\n",
        "<code><pre>A&#x000A;B&amp;C &lt;D&gt; R&D, 5 < 6 & <<42> &copy;\u{E9}\n\tend",
        "<code><pre><a id='par1' href='#par1'>¶</a>1. (C) &active8, &off-mark8</pre></code>",
        "<code><pre>&nosuch; &quite-long.name:d; &stunned\u{2019} &20; &copy &;&&</pre></code>",
        "<code><pre>words</td></tr>\n</table>, and more</pre></code>\n<code><pre>",
    ])
    func plainSourcesAreReadAsTheLibraryReadsThem(_ source: String) {
        let events = quickly(Array(source.utf8))
        #expect(events != nil)
        #expect(events == byLibrary(Array(source.utf8)))
    }

    @Test(arguments: [
        "text", " <pre>a</pre>", "<pre>a</pre>", "<code><pre>a<b>c</b></pre></code>",
        "<PRE>a</PRE>",
        "<code><pre>a</code></pre>", "<table><td>a</td></table>",
        "<code><pre>&nosuch; &#x1; &#150;</pre></code>", "<code><pre><!-- a -->",
        "<code><pre>a</pre></code>words", "<code><pre>\u{1}", "<code><pre>\r\n</pre></code>",
        "<code><pre><a href='a&b'>c</a></pre></code>", "<code><pre><a href=a>c</a></pre></code>",
        "<code><pre><a href='a", "<code><pre><br", "<table/>",
    ])
    func whatIsNotPlainIsLeftToTheLibrary(_ source: String) {
        if let events = quickly(Array(source.utf8)) {
            #expect(events == byLibrary(Array(source.utf8)))
            Issue.record("read quickly")
        }
    }

    @Test(.enabled(if: Corpus.isPresent, "\(Corpus.absence)"))
    func thePagesOfTheCorpusAreReadAsTheLibraryReadsThem() throws {
        let pieces = try Self.pieces()
        var plain = 0
        for (name, piece) in pieces {
            guard let events = quickly(piece) else { continue }
            plain += 1
            #expect(events == byLibrary(piece), "\(name)")
        }
        // All but the pages with a reference in an address and the like.
        #expect(plain * 100 >= pieces.count * 95, "\(plain) of \(pieces.count)")
    }

    /// Pages of which bytes are left out, put in and changed: what is still plain is read the same.
    @Test(.enabled(if: Corpus.isPresent, "\(Corpus.absence)"))
    func spoiltPagesAreReadAsTheLibraryReadsThem() throws {
        let signs = Array("<>/&;#='\"ax1 \n-!".utf8)
        var random = SeededRandom(seed: 7)
        var plain = 0
        for (name, piece) in try Self.pieces().prefix(80) {
            for _ in 0..<25 {
                var spoilt = Array(piece.prefix(4096))
                for _ in 0..<Int.random(in: 1...3, using: &random) {
                    let place = Int.random(in: 1..<spoilt.count, using: &random)
                    switch Int.random(in: 0..<3, using: &random) {
                    case 0: spoilt.remove(at: place)
                    case 1: spoilt.insert(signs.randomElement(using: &random)!, at: place)
                    default: spoilt[place] = signs.randomElement(using: &random)!
                    }
                }
                // A reader is given UTF-8.
                guard String(validating: spoilt, as: UTF8.self) != nil,
                    let events = quickly(spoilt)
                else { continue }
                plain += 1
                #expect(
                    events == byLibrary(spoilt),
                    "\(name): \(String(decoding: spoilt, as: UTF8.self))")
            }
        }
        #expect(plain > 200)
    }

    /// The parts of the pages in which telegrams stand.
    private static func pieces() throws -> [(name: String, bytes: [UInt8])] {
        try Corpus.entries(of: ["wikileaks-2010"]).compactMap { entry in
            let bytes = try FileSystem.read(entry.path)
            return bytes.withUnsafeBufferPointer { buffer in
                let page = ByteView(buffer)
                guard let start = page.bytewiseIndex(of: "<table class='cable'>") else {
                    return nil
                }
                var end = start
                while let next = page.bytewiseIndex(of: "</pre>", from: end) { end = next + 6 }
                return (entry.name, Array(buffer[start..<end]))
            }
        }
    }

    /// libxml2 compares each attribute of a tag with all others.
    @Test func attributesOfATagAreFew() {
        func tag(_ count: Int) -> String {
            let attributes = (0..<count).map { " a\($0)='>\($0) x'" }.joined()
            return "<p id='y'\(attributes)>text</p><b c='d'>e</b>"
        }
        #expect(
            Array(tag(400).utf8).withUnsafeBufferPointer { HTMLParser.withFewAttributes($0) } == nil
        )
        for count in [500, 3000] {
            let changed = Array(tag(count).utf8).withUnsafeBufferPointer {
                HTMLParser.withFewAttributes($0)
            }
            let text = String(decoding: changed ?? [], as: UTF8.self)
            #expect(text.utf8.count == tag(count).utf8.count)
            #expect(text.contains("a400='") && !text.contains("a499='"))
            #expect(text.hasSuffix(">text</p><b c='d'>e</b>"))
        }
        // A quotation without an end hides the rest from the parser as well.
        let open = "<p x='" + String(repeating: "a ", count: 2000) + "<b>text</b>"
        #expect(
            Array(open.utf8).withUnsafeBufferPointer { HTMLParser.withFewAttributes($0) } == nil)
    }
}
