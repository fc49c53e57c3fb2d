import CableFormats
import CableModel
import CableTestSupport
import Testing

/// How the lines of the transmission are encoded.
@Suite struct TransmissionTests {
    private func document(_ addressees: String) throws -> XPathDocument {
        let reading = Readings.ofTelegram(
            """
            O R 141437Z NOV 08
            FM AMEMBASSY EREWHON
            TO SECSTATE WASHDC
            \(addressees)
            UNCLAS EREWHON 000042

            SUBJECT: MILLS

            1. They stand.

            """)
        return try #require(
            XPathDocument(
                try Readings.write(reading, by: TEIWriter()),
                namespaces: ["tei": "http://www.tei-c.org/ns/1.0"]))
    }

    /// A header that another program wrote may not say all that ours says of the source.
    @Test(arguments: ["format", "encoding"])
    func whatTheHeaderDoesNotSayIsSaid(_ type: String) throws {
        var reading = Readings.ofTelegram("SUBJECT: MILLS\n\n1. They stand.\n")
        reading.cable.provenance.source = SourceFile(
            name: "a.txt", format: "telegram", encoding: "utf-8", size: 31,
            sha256: String(repeating: "0", count: 64))
        let document = String(
            decoding: try Readings.write(reading, by: TEIWriter()), as: UTF8.self)
        let spoilt = document.replacing("<seg type=\"\(type)\">", with: "<seg>")
        #expect(document != spoilt)
        let messages = Array(spoilt.utf8).withUnsafeBufferPointer { TEIReader().read($0) }
            .flatMap(\.diagnostics).map(\.message)
        #expect(
            messages.contains(
                "the header does not say the format, encoding and size of the file that the telegram was read from"
            ),
            "\(messages)")
    }

    @Test func precedencesBeforeTheGroupAreOne() throws {
        let document = try document("INFO AMEMBASSY ROME")
        #expect(document.strings("//tei:dateline/tei:seg[@type='precedence']") == ["O R"])
    }

    /// A precedence that all who got a copy have is said once; of several none is.
    @Test(arguments: [
        (
            "INFO AMEMBASSY ROME PRIORITY\nAMEMBASSY PARIS PRIORITY",
            "Sent for information priority to"
        ),
        ("INFO AMEMBASSY ROME PRIORITY\nAMEMBASSY PARIS", "Sent for information to"),
        ("INFO AMEMBASSY ROME\nAMEMBASSY PARIS", "Sent for information to"),
    ])
    func aPrecedenceOfAllIsSaidOnce(_ addressees: String, note: String) throws {
        let text = try #require(
            try document(addressees).string("string(//tei:note[@type='source'])"))
        #expect(text.lowercased().contains(note.lowercased()))
    }
}
