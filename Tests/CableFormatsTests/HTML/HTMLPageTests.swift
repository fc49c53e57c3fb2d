import CableFormats
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
}
