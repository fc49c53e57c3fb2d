import CableFormats
import CableModel
import CableTestSupport
import Testing

/// The index of the correspondence.
@Suite struct CMIFWriterTests {
    private func index(
        of cables: [Cable], _ set: (inout WriterOptions) -> Void = { _ in }
    ) throws -> XPathDocument {
        var options = WriterOptions()
        set(&options)
        let document = try Readings.write(
            cables.map { Reading(cable: $0) }, by: CMIFWriter(), options: options)
        return try #require(
            XPathDocument(document, namespaces: ["t": "http://www.tei-c.org/ns/1.0"]))
    }

    @Test func aTelegramIsALetterToThoseWhoAreToAct() throws {
        let document = try index(of: [.everything])
        #expect(document.string("string(//t:correspDesc/@key)") == "07EREWHON42")
        let sent = "//t:correspAction[@type='sent']"
        #expect(document.string("string(\(sent)/t:orgName)") == "AMEMBASSY EREWHON")
        #expect(document.string("string(\(sent)/t:placeName)") == "Erewhon")
        #expect(document.string("string(\(sent)/t:date/@when)") == "2007-12-11")
        // Neither those for information nor those exempted.
        #expect(
            document.strings("//t:correspAction[@type='received']/t:orgName") == [
                "SECSTATE WASHDC"
            ])
        #expect(document.string("count(//t:correspDesc/@ref)") == "0")
    }

    @Test func everyCableHasAnEntry() throws {
        let document = try index(of: [Cable(), .everything, .everything])
        #expect(document.string("count(//t:correspDesc)") == "3")
        #expect(
            document.string("string(//t:titleStmt/t:title)")
                == "Correspondence index of 3 diplomatic telegrams")
        #expect(document.string("string(//t:correspDesc[1]//t:persName)") == "Unknown")
    }

    @Test func whatTheUserSaysIsInIt() throws {
        let document = try index(of: [.everything]) { options in
            options[CMIFFormat.editor] = "A. Quixote"
            options[CMIFFormat.publisher] = "Mills & Sons"
            options[CMIFFormat.base] = "https://example.org/"
            options[CMIFFormat.fileName] = "all.xml"
        }
        #expect(document.string("string(//t:editor)") == "A. Quixote")
        #expect(document.string("string(//t:publisher)") == "Mills & Sons")
        #expect(document.string("string(//t:idno)") == "https://example.org/all.xml")
        #expect(
            document.string("string(//t:correspDesc/@ref)") == "https://example.org/07EREWHON42")
        let id = try #require(document.string("string(//t:bibl/@xml:id)"))
        #expect(document.string("string(//t:correspDesc/@source)") == "#" + id)
        #expect(id.split(separator: "-").map(\.count) == [8, 4, 4, 4, 12])
    }
}
