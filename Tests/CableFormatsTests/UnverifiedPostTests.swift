import CableFormats
import CableGrammar
import CableModel
import CableSyntax
import CableTestSupport
import Testing

/// A reference to a telegram of a post that nobody knows is marked in what is written, and nowhere
/// else.
@Suite struct UnverifiedPostTests {
    private static let telegram = """
        R 010000Z JAN 09
        FM AMEMBASSY EREWHON
        TO RUEHC/SECSTATE WASHDC
        INFO RUEHXX/AMCONSUL PORT BALNIBARBI
        USMISSION LAGADO

        UNCLAS EREWHON 000100

        E.O. 12958: N/A
        TAGS: PREL
        SUBJECT: A TEST
        REF: A. EREWHON 12
        B. 08 PORT BALNIBARBI 13
        C. UTOPIA 14
        D. CAIRO 15
        E. 07 UTOPIA 3
        F. HAGUE 16
        G. WEEKLY REPORT
        H. LAGADO 19

        1. (U) See 08 UTOPIA 17 and 08 CAIRO 18.

        SAMPLE

        """

    private static func written(by writer: some CableWriter) throws -> String {
        String(
            decoding: try Readings.write(Readings.ofTelegram(telegram), by: writer),
            as: UTF8.self)
    }

    private static func count(of mark: String, in text: String) -> Int {
        text.split(separator: mark, omittingEmptySubsequences: false).count - 1
    }

    @Test func teiMarksTheTarget() throws {
        let text = try Self.written(by: TEIWriter())
        let mark = "subtype=\"unverified\""
        #expect(Self.count(of: mark, in: text) == 3, "\(text)")
        for target in ["09UTOPIA14", "07UTOPIA3", "08UTOPIA17"] {
            #expect(text.contains("\(mark) target=\"cable:\(target)\""), "\(target)")
        }
        // The year is inferred or printed, whoever the post is.
        #expect(text.contains("target=\"cable:09UTOPIA14\" cert=\"medium\""))
        #expect(!text.contains("target=\"cable:07UTOPIA3\" cert"))
        #expect(text.contains("<att>subtype</att>=<val>unverified</val>"))
    }

    @Test func jsonldMarksTheNumber() throws {
        let text = try Self.written(by: JSONLDWriter())
        #expect(Self.count(of: "\"postUnverified\": true", in: text) == 3)
    }

    @Test(arguments: ["tei", "jsonld"])
    func marksAreNoPartOfTheCable(_ format: String) throws {
        let before = Readings.ofTelegram(Self.telegram).cable.transcription
        let isTEI = format == "tei"
        let text = try isTEI ? Self.written(by: TEIWriter()) : Self.written(by: JSONLDWriter())
        // Written, taken away, or put where it does not belong: what is read is the same.
        let mark = isTEI ? " subtype=\"unverified\"" : "\"postUnverified\": true,"
        let wrong = text.replacing(
            isTEI ? " target=\"cable:09CAIRO15\"" : "\"originatorText\": \"CAIRO\",",
            with: isTEI
                ? mark + " target=\"cable:09CAIRO15\""
                : "\"originatorText\": \"CAIRO\", \"postUnverified\": true,")
        #expect(wrong != text)
        for document in [text, text.replacing(mark, with: ""), wrong] {
            let readings = Array(document.utf8).withUnsafeBufferPointer {
                isTEI ? TEIReader().read($0) : JSONLDReader().read($0)
            }
            #expect(readings.first?.cable.transcription == before)
        }
    }

    @Test func markdownListsThem() throws {
        let markdown = try Self.written(by: MarkdownWriter())
        #expect(
            markdown.contains(
                "  references_unverified:\n    - \"09UTOPIA14\"\n    - \"07UTOPIA3\"\n"
            ))
    }

    /// A short name is known by what it stands for.
    @Test func shortNamesStandForKnownPosts() {
        for entry in Vocabulary.shortPostNames.entries {
            let name = Vocabulary.shortPostNames.gloss(of: entry.key) ?? ""
            let isKnown = name.withBytes { ByteView($0).withPostKey(Vocabulary.isPost) }
            #expect(isKnown, "\(entry.key) \(name)")
        }
    }
}
