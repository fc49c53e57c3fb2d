import CableFormats
import CableModel
import CableSyntax
import CableTestSupport
import Testing

/// A numbered paragraph that says nothing but who classified is a line of the head and a paragraph.
@Suite struct NumberedAuthorityTests {
    private static func telegram(_ authority: String, _ text: String) -> String {
        """
        R 010000Z JAN 09
        FM AMEMBASSY EREWHON
        TO RUEHC/SECSTATE WASHDC

        S E C R E T EREWHON 000100

        TAGS: PREL
        SUBJECT: A TEST

        \(authority)

        \(text)

        SAMPLE

        """
    }

    private static let forms: [(authority: String, text: String)] = [
        (
            "1. (U) Classified by DCM Ann Sample, reasons 1.4 (b) and (d).",
            "2. (S) As para 1 says, and para 2."
        ),
        (
            "1. (S/NF) CLASSIFIED BY: AMBASSADOR ANN SAMPLE.\nREASON: 1.5 (B).",
            "2. (S) See paragraph 1 above.\n\n3. (S) See para 3."
        ),
        ("1. Classified by Ann Sample, reason 1.4 (b).", "2. (S) See para 1."),
        (
            "1. SECRET - ENTIRE TEXT. CLASSIFIED BY: ANN SAMPLE, DCM. REASON: 1.5 (D).",
            "2. BEGIN. SEE PARA 1."
        ),
        // The text has a paragraph 1 of its own.
        (
            "1. (U) Classified by DCM Ann Sample, reasons 1.4 (b).",
            "1. (S) One.\n\n2. (S) See para 1."
        ),
        ("Classified By: DCM Ann Sample, reasons 1.4 (b).", "1. (S) See para 1."),
    ]

    @Test(arguments: forms.indices)
    func comesBackFromEveryFormat(_ index: Int) throws {
        let form = Self.forms[index]
        let reading = Readings.ofTelegram(Self.telegram(form.authority, form.text))
        let own = reading.cable.transcription
        let authority = try #require(own.classificationAuthority)
        #expect(authority.name?.lowercased() == "ann sample")
        #expect(authority.paragraphNumber == (form.authority.hasPrefix("1.") ? 1 : nil))
        let mentions = own.body.compactMap(\.paragraph).flatMap(\.content).compactMap { inline in
            if case .paragraphMention(let mention) = inline { mention.number } else { nil }
        }
        #expect(mentions.first == 1, "\(own.body)")

        func read(_ reader: some CableReader, _ writer: some CableWriter) throws -> Reading? {
            try Readings.write(reading, by: writer).withUnsafeBufferPointer {
                reader.read($0).first
            }
        }
        let tei = try read(TEIReader(), TEIWriter())
        #expect(tei?.cable.transcription == own)
        #expect(tei?.diagnostics == [])
        #expect(try read(JSONLDReader(), JSONLDWriter())?.cable.transcription == own)
        #expect(try read(ModelJSONReader(), ModelJSONWriter())?.cable.transcription == own)
        #expect(try read(MarkdownReader(), MarkdownWriter())?.cable.transcription == own)
    }

    @Test func teiNamesTheParagraph() throws {
        for (index, form) in Self.forms.enumerated() {
            let reading = Readings.ofTelegram(Self.telegram(form.authority, form.text))
            let text = String(
                decoding: try Readings.write(reading, by: TEIWriter()), as: UTF8.self)
            let ids = text.split(separator: "xml:id=\"cable-09EREWHON100-p1\"").count - 1
            #expect(ids == 1, "\(text)")
            #expect(text.contains("target=\"#cable-09EREWHON100-p1\""))
            #expect(text.contains("\"classification-authority\" n=\"1\"") == (index < 5))
        }
    }
}
