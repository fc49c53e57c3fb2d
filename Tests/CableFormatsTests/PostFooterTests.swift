import CableFormats
import CableModel
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
        let reading = Readings.ofTelegram("UNCLAS EREWHON 000042\n\nSUBJECT: MILLS\n\n" + text)
        let transcription = reading.cable.transcription
        let footers = transcription.body.count {
            if case .paragraph(let paragraph) = $0 { paragraph.role == .postFooter } else { false }
        }
        // Below the name it is at the telegram's end.
        let isAtEnd = transcription.tail.contains { $0.printed.hasPrefix("Visit") }
        #expect(footers == (isAtEnd ? 0 : 1))
        #expect(isAtEnd == text.hasSuffix(Self.footer))
        #expect(transcription.signature?.name == "PANZA")
        try WayBack.expect(of: reading)
    }
}
