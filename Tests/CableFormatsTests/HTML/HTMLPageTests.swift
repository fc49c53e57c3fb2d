import CableFormats
import CableModel
import CableTestSupport
import Testing

/// The sections of a page for the web.
@Suite struct HTMLPageTests {
    /// What a telegram does not have, has no section.
    @Test(arguments: [
        ("", ["text", "head", "citation"]),
        ("\nQUIXOTE\n", ["text", "closing", "head", "citation"]),
        ("\nNNNN\n", ["text", "closing", "head", "citation"]),
    ])
    func aSectionIsThereForWhatTheTelegramHas(_ end: String, sections: [String]) throws {
        let reading = Readings.ofTelegram(
            "UNCLAS EREWHON 000042\n\nSUBJECT: MILLS\n\n1. They stand.\n" + end)
        let page = try #require(
            XPathDocument(try Readings.write(reading, by: HTMLWriter()), namespaces: [:]))
        #expect(page.strings("//section/@id") == sections)
    }

    /// A link leads to the web or to mail; what is no such address is told in words.
    @Test(arguments: [
        ("https://example.org/a?b=1&c=2#d", true), ("mailto:jane@example.org", true),
        ("http://example.org/<a>", false), ("http://example.org/a\"b", false),
        ("javascript:alert(1)", false), ("http://example.org/a b", false),
    ])
    func aLinkLeadsToTheWeb(_ target: String, isLink: Bool) throws {
        var reading = Readings.ofTelegram(
            "UNCLAS EREWHON 000042\n\nSUBJECT: MILLS\n\n1. They stand.\n")
        reading.cable.transcription.body = [
            .paragraph(
                Paragraph(content: [.text("See "), .link(Link(text: "a page", target: target))]))
        ]
        let page = try #require(
            XPathDocument(try Readings.write(reading, by: HTMLWriter()), namespaces: [:]))
        #expect(
            page.strings("//section[@id='text']//a[.='a page']/@href") == (isLink ? [target] : []))
        #expect(page.string("string(//section[@id='text'])")?.contains("a page") == true)
    }
}
