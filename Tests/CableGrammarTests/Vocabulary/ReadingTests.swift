import CableConversion
import CableModel
import CableSyntax
import CableTestSupport
import Testing

@testable import CableGrammar

/// Whether the parser reads what the vocabulary has.
struct ReadingTests {
    @Test(arguments: Vocabulary.captions.entries.map(\.key))
    func readsCaption(_ word: String) throws {
        try Self.expectCaption(word)
    }

    @Test func readsLevelsAndControls() throws {
        let controls: Set = ["NF", "NOFORN", "FGI", "REL"]
        for entry in Vocabulary.markings.entries {
            let mark = controls.contains(entry.key) ? "(S//\(entry.key))" : "(\(entry.key))"
            try Self.expectMarking(mark)
        }
    }

    @Test func readsPrecedences() {
        let words = Precedence.allCases.map(\.word)
        #expect(Set(words) == Set(Vocabulary.precedences.entries.map(\.key)))
    }

    @Test func hasAWordForEveryLevel() {
        for level in ClassificationLevel.allCases {
            #expect(Vocabulary.gloss(of: level) != nil, "\(level)")
        }
    }

    /// Forms in which telegrams put levels and controls together.
    @Test(
        arguments: [
            "(S/NF)", "(S//NF)", "(C NF)", "(C/NOFORN)", "(U//FOUO)", "(SBU/NF)", "(S//FGI//NF)",
            "(S/REL NATO)", "(S//REL)", "(C//REL ISAF)", "(S/REL USA, UTOPIA)",
            "(S//REL TO USA, FVEY)", "(SECRET//REL LAPUTA)", "(S//REL EREWHON, UTOPIA, ATLANTIS)",
            "(C - ENTIRE TEXT)",
        ])
    func readsComposedMarking(_ mark: String) throws {
        try Self.expectMarking(mark)
    }

    /// The tables of the shared folder: every caption and marking in them is read.
    @Test(.enabled(if: Corpus.isPresent, "\(Corpus.absence)"))
    func readsTheReference() throws {
        for mark in try Self.firstColumn(of: "portion-marks.tsv") { try Self.expectMarking(mark) }
        // Read as something else: a control of the classification, a precedence, a revision note.
        let others: Set = ["REL TO", "FGI", "NIACT", "CORRECTED COPY"]
        for word in try Self.firstColumn(of: "captions.tsv") where !others.contains(word) {
            try Self.expectCaption(word)
        }
        #expect(Self.view("CORRECTED COPY", CaptionLines.isRevisionNote))
        for control in ["FGI", "REL TO UTOPIA"] {
            #expect(Self.view(control) { DisseminationWords.match($0) != nil })
        }
    }

    private static func expectCaption(_ word: String) throws {
        let match = try #require(view(word) { CaptionLines.captions($0) }, "\(word)")
        #expect(match.captions.map(\.name) == [word])
        #expect(match.end == word.utf8.count)
    }

    private static func expectMarking(_ mark: String) throws {
        let match = try #require(view(mark) { PortionMarkings.match($0) }, "\(mark)")
        #expect(match.end == mark.utf8.count, "\(mark)")
        #expect(match.marking.printed == mark)
    }

    private static func firstColumn(of name: String) throws -> [String] {
        let bytes = try FileSystem.read(Corpus.folder + "/reference/" + name)
        return String(decoding: bytes, as: UTF8.self).split(separator: "\n").dropFirst().map {
            String($0.prefix { $0 != "\t" })
        }
    }

    private static func view<Value>(_ text: String, _ body: (ByteView) throws -> Value) rethrows
        -> Value
    {
        try Array(text.utf8).withUnsafeBufferPointer { try body(ByteView($0)) }
    }
}
