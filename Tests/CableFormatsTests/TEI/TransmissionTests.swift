import CableFormats
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
