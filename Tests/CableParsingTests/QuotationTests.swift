import CableGrammar
import CableModel
import CableSyntax
import Testing

@testable import CableParsing

/// What begins and ends a text within the text, and what becomes of it.
struct QuotationTests {
    @Test(arguments: [
        ("Begin text:", true), ("BEGIN TEXT OF LETTER.", true),
        ("(Begin unofficial translation:)", true),
        ("4. (S) Begin talking points/non-paper:", true),
        ("¶2.   BEGIN TEXT OF SULTAN'S LETTER.", true),
        ("QUOTE:", true), ("3. (U) QUOTE", true), ("He sent this letter. Begin text:", true),
        ("Begin embassy press release text:", true), ("BEGIN NON-PAPER FOR LAPUTA", true),
        ("Begin text: The harbor stays shut.", true), ("Begin note verbale:", true),
        ("Begin summary:", false), ("BEGIN COMMENT.", false), ("Begin note:", false),
        ("begin text:", false), ("We will begin talking points:", false),
        ("Begin to talk of points that we know.", false), ("He gave no quote", false),
        ("Beginning text:", false), ("UNQUOTE", false), ("End text.", false),
    ])
    func linesThatBeginAText(line: String, doesBegin: Bool) {
        #expect((Self.view(line) { QuotationMarkers.opening($0) != nil }) == doesBegin)
    }

    @Test(arguments: [
        ("End text.", true), ("END TEXT OF TALKING POINTS FOR LAPUTA.", true),
        ("(End text.)", true),
        ("UNQUOTE", true), ("UNQUOTE.", true), ("End quote. He left.", true),
        ("5. (U) End talking points.", true), ("The fair begins in May. End text.", true),
        ("END NONPAPER", true), ("//END TEXT//", true), ("in May UNQUOTE", true),
        ("End summary.", false), ("END NOTE.)", false), ("End comment.", false),
        ("In the end text and deed agree", false), ("Ending the talks", false),
        ("It stands. End note.", false),
    ])
    func linesThatEndAText(line: String, doesEnd: Bool) {
        #expect((Self.view(line) { QuotationMarkers.ending($0) != nil }) == doesEnd)
    }

    @Test(arguments: [
        // The letter's numbers are its own.
        Case(
            "1. (C) He wrote.\n\nBegin text:\n\n1. One.\n\n2. Two.\n\nEnd text.\n\n2. (C) We read.",
            "1.|Begin text:|[1. 2.]|End text.|2."),
        // The end stands behind the last sentence, and belongs to it.
        Case(
            "1. (C) He wrote. Begin text:\n\nDear Duke,\n\n5. Five. End text.\n\n2. (C) We read.",
            "1.|[Dear Duke, 5. Five. End text.]|2."),
        // One in another: the outer is the quotation.
        Case(
            "1. (C) He wrote.\n\nBegin letter:\n\nShe said:\n\nQUOTE\nNo.\nUNQUOTE\n\nEnd letter.",
            "1.|Begin letter:|[She said: QUOTE No. UNQUOTE]|End letter."),
        // Two in a row.
        Case(
            "1. (C) Begin points:\n\nOne.\n\nEnd points.\n\n2. (C) Begin points:\n\nTwo.\n\nEnd points.",
            "1.|[One.]|End points.|2.|[Two.]|End points."),
        // The text begins on the line of its announcement.
        Case(
            "1. (C) He wrote.\n\nBegin text: The harbor\nstays shut.\n\n2. The fair begins.\n\nEnd text.",
            "1.|Begin text: The harbor stays shut.|[2.]|End text."),
        // No end, or nothing between.
        Case("1. (C) Begin text:\n\nDear Duke,\n\n2. (C) We read.", "1.|Dear Duke,|2."),
        Case("1. (C) Begin text:\n\nEnd text.\n\n2. (C) We read.", "1.|End text.|2."),
        // A letter that no line announces: its numbers are its own.
        Case(
            "1. (C) He wrote.\n\nDear Mr. Minister:\n\n1. One.\n\n2. Two.\n\nSincerely,\n\nAnn Sample\nConsul\n\n2. (C) We read.",
            "1.|[Dear Mr. Minister: 1. 2. Sincerely, Ann Sample Consul]|2."),
        // Two, with names right below the closing or between slashes.
        Case(
            "1. (C) He wrote.\n\nExcellency,\n\nNo.\n\nRespectfully yours,\n/s/ Ann Sample\n\n2. (C) She wrote.\n\nYour Majesty:\n\nYes.\n\nWith best regards,\n\nThe Duke\n\n3. (C) We read.",
            "1.|[Excellency, No. Respectfully yours, /s/ Ann Sample]|2.|[Your Majesty: Yes. With best regards, The Duke]|3."
        ),
        // Within markers it is in one text.
        Case(
            "1. (C) He wrote.\n\nBegin text:\n\nDear Duke,\n\nNo.\n\nSincerely,\n\nAnn\n\nEnd text.\n\n2. (C) We read.",
            "1.|Begin text:|[Dear Duke, No. Sincerely, Ann]|End text.|2."),
        // The telegram's own paragraphs are in no letter: numbers with markings, numbers that go on.
        Case(
            "1. (C) He wrote.\n\nDear Duke,\n\nNo.\n\n2. (C) We read.\n\nSincerely,\n\nAnn\n\n3. (C) So.",
            "1.|Dear Duke,|No.|2.|Sincerely,|Ann|3."),
        Case(
            "1. He wrote.\n\nDear Duke,\n\nNo.\n\n2. We read.\n\nSincerely,\n\nAnn Sample\n\n3. So.",
            "1.|Dear Duke,|No.|2.|Sincerely,|Ann Sample|3."),
        // No closing, no name, a sentence below the closing, no blank line below the salutation.
        Case("1. (C) Dear me.\n\nDear Duke,\n\nNo.\n\n2. (C) So.", "1.|Dear Duke,|No.|2."),
        Case(
            "1. (C) He wrote.\n\nDear Duke,\n\nNo.\n\nSincerely,\n\n2. (C) So.",
            "1.|Dear Duke,|No.|Sincerely,|2."),
        Case(
            "1. (C) He wrote.\n\nDear Duke,\n\nNo.\n\nSincerely,\n\nThe duke read it.\n\n2. (C) So.",
            "1.|Dear Duke,|No.|Sincerely,|The duke read it.|2."),
        Case(
            "1. (C) He wrote.\n\nDear Duke,\nNo.\n\nSincerely,\n\nAnn Sample\n\n2. (C) So.",
            "1.|Dear Duke, No.|Sincerely,|Ann Sample|2."),
        // An end alone.
        Case("1. (C) He wrote.\n\nEnd text.\n\n2. (C) We read.", "1.|End text.|2."),
    ])
    func whatIsQuoted(_ example: Case) throws {
        let text = "UNCLASSIFIED ILLYRIA 1164\n\nSUBJECT: DUES\n\n" + example.text + "\n"
        let reading = try #require(
            TelegramParser.parse(TelegramText(bytes: Array(text.utf8))).first)
        #expect(
            reading.cable.transcription.body.map(\.outline).joined(separator: "|")
                == example.outline)
    }

    @Test func aTextWithoutEndIsSaid() throws {
        let text = "UNCLASSIFIED ILLYRIA 1164\n\n1. (U) Begin letter:\n\nDear Duke,\n"
        let reading = try #require(
            TelegramParser.parse(TelegramText(bytes: Array(text.utf8))).first)
        #expect(reading.diagnostics.map(\.id).contains("unended-quotation"))
    }

    @Test(arguments: [
        ("Dear Duke,\n\nNo.\n\nSincerely,\n\nAnn Sample\n", 1), ("Dear Duke,\n\nNo.\n", 0),
    ])
    func aLetterWithoutMarkersIsSaid(_ letter: String, count: Int) throws {
        let text =
            "UNCLASSIFIED ILLYRIA 1164\n\n1. (U) He wrote.\n\n\(letter)\n2. (U) We read.\n"
        let reading = try #require(
            TelegramParser.parse(TelegramText(bytes: Array(text.utf8))).first)
        let said = reading.diagnostics.filter { $0.id == "unmarked-letter" }
        #expect(said.count == count)
        #expect(
            said.allSatisfy { diagnostic in
                diagnostic.range.map { Array(text.utf8)[$0].elementsEqual("Dear Duke,".utf8) }
                    == true
            })
    }

    private static func view(_ line: String, _ body: (ByteView) -> Bool) -> Bool {
        Array(line.utf8).withUnsafeBufferPointer { body(ByteView($0)) }
    }

    struct Case: Sendable, CustomTestStringConvertible {
        let text: String
        let outline: String
        init(_ text: String, _ outline: String) {
            self.text = text
            self.outline = outline
        }
        var testDescription: String { outline }
    }
}

extension Block {
    /// The label of a paragraph, or its words; a quotation in brackets.
    fileprivate var outline: String {
        switch self {
        case .paragraph(let paragraph):
            let words = paragraph.content.compactMap(\.plainText).joined()
            guard let label = paragraph.label?.printed else { return words }
            return label + (words.contains("End text") ? " " + words : "")
        case .quotation(let quotation):
            return "[" + quotation.body.map(\.outline).joined(separator: " ") + "]"
        case .heading(let heading): return heading.content.compactMap(\.plainText).joined()
        default: return "?"
        }
    }
}
