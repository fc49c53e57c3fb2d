import CableFormats
import CableModel
import Testing

@testable import CableConversion

@Suite struct DecodingTests {
    private func text(_ source: [UInt8]) -> String {
        String(decoding: Decoding.decode(source).bytes, as: UTF8.self)
    }

    @Test(
        arguments: [
            (Array("é\n".utf8), "utf-8", "é\n"),
            ([0xEF, 0xBB, 0xBF, 0x61], "utf-8", "a"),
            ([0xFF, 0xFE, 0x61, 0x00, 0xE9, 0x00, 0x34, 0xD8, 0x1E, 0xDD], "utf-16le", "aé𝄞"),
            ([0xFE, 0xFF, 0x00, 0x61, 0x00, 0xE9], "utf-16be", "aé"),
            ([0xFE, 0xFF, 0x00, 0x61, 0x00], "utf-16be", "a\u{FFFD}"),
            ([0xFF, 0xFE, 0, 0, 0x61, 0, 0, 0, 0x1E, 0xD1, 1, 0], "utf-32le", "a𝄞"),
            ([0, 0, 0xFE, 0xFF, 0, 0, 0, 0xE9, 0, 1, 0xD1, 0x1E], "utf-32be", "é𝄞"),
            (
                [0, 0, 0xFE, 0xFF, 0, 0, 0, 0x61, 0, 0xFF, 0, 0, 0, 0], "utf-32be",
                "a\u{FFFD}\u{FFFD}"
            ),
            ([0xFF, 0xFE, 0, 0], "utf-32le", ""),
            ([0xB6, 0x31, 0x2E], "windows-1252", "¶1."),
            ([0x93, 0x61, 0x94, 0x80, 0x81], "windows-1252", "“a”€\u{81}"),
            ([], "utf-8", ""),
        ] as [([UInt8], String, String)])
    func anEncodingIsTold(_ source: [UInt8], encoding: String, expected: String) {
        #expect(Decoding.decode(source).encoding == encoding)
        #expect(text(source) == expected)
    }

    /// Sequences that look like UTF-8 and are not: overlong, surrogates, too high, cut off.
    @Test(
        arguments: [
            [0x61, 0xC0, 0x80], [0x61, 0xE0, 0x80, 0x80], [0x61, 0xED, 0xA0, 0x80],
            [0x61, 0xF4, 0x90, 0x80, 0x80], [0x61, 0xE2, 0x82], [0x61, 0x80],
        ] as [[UInt8]])
    func illFormedTextIsPlaced(_ source: [UInt8]) {
        #expect(Decoding.decode(source).guessedAt == 1)
    }

    /// What a document declares to be is no guess.
    @Test(arguments: [
        ("<meta charset=windows-1252>", true),
        (
            "<html><META http-equiv=\"Content-Type\" content=\"text/html; charset=ISO-8859-1\">",
            true
        ),
        ("<meta name=a><meta charset='latin1'/>", true),
        ("<?xml version='1.0' encoding='iso-8859-1'?><a>", true),
        ("<meta charset=utf-8>", false), ("<p>charset=windows-1252</p>", false),
        ("<meta charset=windows-1250>", false), ("<meta charset", false), ("<meta charset=", false),
        ("charset=windows-1252", false),
    ])
    func anEncodingMayBeDeclared(_ document: String, isDeclared: Bool) {
        let decoded = Decoding.decode(Array(document.utf8) + [0xE9])
        #expect((decoded.guessedAt == nil) == isDeclared)
        #expect(decoded.encoding == "windows-1252")
    }

    @Test func theFaultIsFoundBehindALongRun() {
        let source = [UInt8](repeating: 0x61, count: 1003) + [0xFF] + [0x61]
        #expect(Decoding.decode(source).guessedAt == 1003)
    }

    @Test func aMarkedTextIsRepaired() {
        #expect(text([0xEF, 0xBB, 0xBF, 0x61, 0xFF, 0x62]) == "a\u{FFFD}b")
    }
}

@Suite struct DetectionTests {
    @Test(
        arguments: [
            (Array("%PDF-1.7".utf8), "a PDF document"), ([0x50, 0x4B, 3, 4], "a ZIP archive"),
            ([0x1F, 0x8B, 8], "gzip data"), (Array("text\u{0}".utf8), "binary data"),
            ([1, 2, 3, 4, 5, 6], "binary data"),
            ([0xFF, 0xFE, 0x61, 0, 0, 0, 0x62, 0], "binary data"),
            ([0xFE, 0xFF, 0, 1, 0, 2, 0, 3], "binary data"),
            ([0xFF, 0xFE] + Array(repeating: [0x00, 0xDC], count: 50).joined(), "binary data"),
            ([0, 0, 0xFE, 0xFF, 0x12, 0x34, 0x56, 0x78], "binary data"),
            ([0xFF, 0xFE, 0, 0, 7, 0, 0, 0], "binary data"),
        ] as [([UInt8], String)])
    func binaryDataIsKnown(_ bytes: [UInt8], kind: String) {
        #expect(Detection.binaryKind(of: bytes) == kind)
    }

    @Test(arguments: ["plain text", "form\u{C}feed", "\u{FEFF}text", "¶ and é", "tab\t"])
    func textIsNoBinaryData(_ text: String) {
        #expect(Detection.binaryKind(of: Array(text.utf8)) == nil)
    }

    @Test(
        arguments: [
            [0xFF, 0xFE, 0x61, 0, 0x0A, 0], [0xFE, 0xFF, 0, 0xE9],
            [0, 0, 0xFE, 0xFF, 0, 0, 0, 0x61],
            [0xFF, 0xFE], [0xFE, 0xFF, 0, 0x61, 0],
        ] as [[UInt8]])
    func textOfWideUnitsIsNoBinaryData(_ bytes: [UInt8]) {
        #expect(Detection.binaryKind(of: bytes) == nil)
    }

    @Test(
        arguments: [
            ("FM AMEMBASSY EREWHON\nSUBJECT: A\n", "telegram"),
            ("1. (U) any text", "telegram"), ("any text", nil),
            ("1. any text\n2. of another kind", nil),
            ("<html><body>x</body></html>", "wikileaks-html"),
            (" <table class='cable'><tr><td>07EREWHON42</td></tr></table>", "wikileaks-html"),
            ("{\"cableconv\": 1}", "json"),
            ("{\"a\": 1}", "json"),
        ] as [(String, String?)])
    func aFormatIsTold(_ text: String, name: String?) {
        #expect(Detection.format(of: Array(text.utf8), among: Registry.formats)?.name == name)
    }

    /// A reader that finds any text to fit as well as it is told.
    private struct Reader: CableReader {
        let recognition: Recognition
        func recognition(of text: UnsafeBufferPointer<UInt8>) -> Recognition { recognition }
        func read(_ text: UnsafeBufferPointer<UInt8>, options: ReaderOptions) -> [Reading] { [] }
    }

    @Test(
        arguments: [
            ([.likely(.syntax), .likely(.publication), .likely(.vocabulary)], 1),
            ([.possible, .likely(.syntax), .likely(.syntax)], 1),
            ([.likely(.publication), .certain, .certain], 1),
            ([.no, .possible], 1),
            ([.no, .no], nil),
        ] as [([Recognition], Int?)])
    func theNarrowestReaderIsTaken(_ recognitions: [Recognition], expected: Int?) {
        let formats = recognitions.enumerated().map { index, recognition in
            Format(name: String(index), summary: "", reader: Reader(recognition: recognition))
        }
        #expect(Detection.format(of: [], among: formats)?.name == expected.map(String.init))
    }
}

@Suite struct HashTests {
    /// The examples of FIPS 180-4.
    @Test(arguments: [
        ("", "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855"),
        ("abc", "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad"),
    ])
    func aDigestIsThatOfTheStandard(_ text: String, digest: String) {
        #expect(SHA256.hexDigest(of: Array(text.utf8)) == digest)
    }
}
