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
            options[Publication.publisher] = "Mills & Sons"
            options[Publication.licence] = "https://creativecommons.org/licenses/by/4.0/"
            options[Publication.date] = "2026-11-29"
            options[CMIFFormat.base] = "https://example.org/"
            options[CMIFFormat.fileName] = "all.xml"
        }
        #expect(document.string("string(//t:editor)") == "A. Quixote")
        #expect(document.string("string(//t:publisher)") == "Mills & Sons")
        #expect(document.string("string(//t:idno)") == "https://example.org/all.xml")
        #expect(
            document.string("string(//t:licence/@target)")
                == "https://creativecommons.org/licenses/by/4.0/")
        #expect(document.string("string(//t:publicationStmt/t:date/@when)") == "2026-11-29")
        #expect(
            document.string("string(//t:correspDesc/@ref)") == "https://example.org/07EREWHON42")
        let id = try #require(document.string("string(//t:bibl/@xml:id)"))
        #expect(document.string("string(//t:correspDesc/@source)") == "#" + id)
        #expect(id.split(separator: "-").map(\.count) == [8, 4, 4, 4, 12])
    }

    /// Nobody is named whom nobody named, and no licence is given.
    @Test func whatNobodySaysIsNotInIt() throws {
        for cables in [[Cable.everything], [Cable()]] {
            let document = try index(of: cables)
            #expect(document.string("string(//t:editor)") == "unknown")
            #expect(document.string("string(//t:publisher)") == "unknown")
            #expect(document.string("count(//t:licence)") == "0")
            #expect(document.string("string(//t:availability/@status)") == "unknown")
            #expect(document.string("count(//t:publicationStmt/t:date/@when)") == "0")
            #expect(
                document.string("string(//t:publicationStmt/t:date/@notBefore)") == "2026-11-24")
        }
        #expect(
            CMIFFormat.missing(WriterOptions(Publication.date, "2026-11-29")).map(\.flag) == [
                "cmif-editor", "publisher", "licence",
            ])
    }

    /// The rules of the working group on correspondence that its schema does not hold.
    @Test func theIndexKeepsTheRulesOfItsFormat() throws {
        let undated = Cable(
            transcription: Transcription(head: [
                HeadLine(
                    printed: "FM AMEMBASSY LAPUTA",
                    content: .originator(Originator(name: "AMEMBASSY LAPUTA")))
            ]))
        for cables in [[], [Cable()], [.everything, undated, Cable()]] {
            let document = try index(of: cables)
            func count(_ path: String) -> String? { document.string("count(\(path))") }
            #expect(count("//t:correspDesc") == "\(cables.count)")
            for type in ["sent", "received"] {
                #expect(count("//t:correspDesc[not(t:correspAction[@type='\(type)'])]") == "0")
            }
            #expect(count("//t:correspAction[not(t:persName or t:orgName)]") == "0")
            #expect(
                count("//t:date[not(@when or @notBefore or @notAfter or @from or @to)]") == "0")
            #expect(
                count("//t:correspDesc[not(substring-after(@source, '#') = //t:bibl/@xml:id)]")
                    == "0")
            let ids = document.strings("//t:bibl/@xml:id")
            #expect(ids.count == 1 && ids.allSatisfy(Self.isUUID), "\(ids)")
        }
    }

    /// Of the version whose contents are anybody's own, and of the one variant that there is.
    private static func isUUID(_ text: String) -> Bool {
        let groups = text.split(separator: "-")
        return groups.map(\.count) == [8, 4, 4, 4, 12]
            && groups.joined().allSatisfy { $0.isHexDigit && !$0.isUppercase }
            && groups[2].first == "8" && "89ab".contains(groups[3].first ?? "x")
    }

    @Test func namesHaveTheirURIs() throws {
        let authorities = try Authorities(
            csv: """
                name,uri,kind
                Amembassy  Erewhon,https://example.org/o/1,organization
                Erewhon,https://example.org/p/1,place
                SECSTATE WASHDC,https://example.org/o/2,
                """)
        let document = try index(of: [.everything]) { $0[Authorities.option] = authorities }
        let sent = "//t:correspAction[@type='sent']"
        #expect(document.string("string(\(sent)/t:orgName/@ref)") == "https://example.org/o/1")
        #expect(document.string("string(\(sent)/t:placeName/@ref)") == "https://example.org/p/1")
        #expect(
            document.strings("//t:correspAction[@type='received']/t:orgName/@ref") == [
                "https://example.org/o/2"
            ])
    }
}
