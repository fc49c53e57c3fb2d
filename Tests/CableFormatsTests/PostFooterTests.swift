import CableFormats
import CableTestSupport
import Testing

/// A post's footer is none of the telegram's paragraphs, wherever it stands, in any document.
@Suite struct PostFooterTests {
    private static let footer = "Visit our website:\nhttp://example.org/mills\n\n"

    @Test(arguments: [
        "1. (C) They stand.\n\n" + footer + "2. (C) They fall.\n\nPANZA\n",
        "1. (C) They stand.\n\n" + footer + "PANZA\n", "1. (C) They stand.\n\nPANZA\n\n" + footer,
    ])
    func aFooterComesBack(_ text: String) throws {
        try WayBack.expect(
            of: Readings.ofTelegram("UNCLAS EREWHON 000042\n\nSUBJECT: MILLS\n\n" + text))
    }
}
