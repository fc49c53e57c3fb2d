import CableModel
import CableSyntax
import Testing

@testable import CableFormats

/// The subject in title case, where the text settles it.
struct DisplayTitleTests {
    private func title(_ subject: String, _ text: String) -> String {
        DisplayTitle.title(
            for: subject, in: [.paragraph(Paragraph(content: [.text(text)]))])
    }

    @Test(
        "Each word takes the spelling of the text",
        arguments: [
            (
                "UTOPIA'S VIEW OF THE LFTA", "Utopia's view is that LFTA",
                "Utopia's View of the LFTA"
            ),
            ("MACHEATH AND O'HARA MEET", "they meet MacHeath, O'Hara", "MacHeath and O'Hara Meet"),
            ("U.S.-UTOPIA TALKS, 2007", "talks of Utopia", "U.S.-Utopia Talks, 2007"),
            ("A MILL", "The mill", "A Mill"),
            // Names of persons in capitals, with the usual spelling somewhere.
            ("QADHAFI ON MILLS", "Mills, said QADHAFI. Later Qadhafi left.", "Qadhafi on Mills"),
            // Among words in capitals a word in capitals is any word.
            ("MILLS OF LFTA", "MILLS OF LFTA. The LFTA has mills.", "Mills of LFTA"),
            ("THE MILL’S \u{201C}END\u{201D}", "mill, end", "The Mill’s \u{201C}End\u{201D}"),
            ("UTOPIA,S 40TH MILL", "a mill of Utopia", "Utopia,s 40th Mill"),
            ("MILLS: THE END - A VIEW", "mills", "Mills: The End - A View"),
        ])
    func settled(subject: String, text: String, expected: String) {
        #expect(title(subject, text) == expected)
    }

    @Test(
        "What the text has not may be known: places, months, acronyms, endings, common words",
        arguments: [
            ("SCENESETTER FOR BAKU", "Scenesetter for Baku"),
            ("NATO MEETS IN BUENOS AIRES", "NATO Meets in Buenos Aires"),
            ("OCTOBER REPORT, PART II", "October Report, Part II"),
            ("RETHINKING MULTIPLICITY", "Rethinking Multiplicity"),
            ("UNTHINKABLE MULTIPLICITIES", "Unthinkable Multiplicities"),
            ("CODEL ON TALKS WITH UK", "CODEL on Talks with UK"),
        ])
    func known(subject: String, expected: String) {
        #expect(title(subject, "Nothing of that.") == expected)
    }

    @Test(
        "Another form of a word tells that it is one, not an acronym",
        arguments: [
            ("MILLERS PLEDGED", "a miller pledges", "Millers Pledged"),
            ("PLANNERS GRIND", "they plan, grinding", "Planners Grind"),
            ("HARPIES FLEE", "a harpy that fled, fleeing", "Harpies Flee"),
            ("MINE", "a miner", "Mine"),
            // The beginning alone is none, nor is what has capitals.
            ("PLANETS GRIND", "they plan to grind", "PLANETS GRIND"),
            ("FLTAS GRIND", "the FLTA grinds", "FLTAS GRIND"),
        ])
    func inflected(subject: String, text: String, expected: String) {
        #expect(title(subject, text) == expected)
    }

    @Test(
        "One word that is not settled leaves all as printed",
        arguments: [
            ("UTOPIA MILLS", "Utopia"), ("US AND UTOPIA", "the US tells us of Utopia"),
            ("US AND UTOPIA", "the U.S. tells us of Utopia"),
            ("LFTA MILLS", "LFTA MILLS IN UTOPIA"),
            ("Utopia Views", "utopia views"), ("ÉTAT", "état"), ("12", "12"), ("", ""),
        ])
    func asPrinted(subject: String, text: String) {
        #expect(title(subject, text) == subject)
    }

    @Test func wordsAreFoundWhereverSixteenBytesEnd() {
        var wanted = SubjectWords.FirstLetters()
        wanted.insert(UInt8(ascii: "m"))
        for length in 0...20 {
            for text in ["a mill, Mills", "MILL", "1m-x", "é mill\u{2019}s"] {
                let bytes = Array((String(repeating: "x ", count: length) + text).utf8)
                func words(_ letters: SubjectWords.FirstLetters) -> [Range<Int>] {
                    var words: [Range<Int>] = []
                    bytes.withUnsafeBufferPointer {
                        SubjectWords.forEachWord(in: $0, beginning: letters) { words.append($0) }
                    }
                    return words
                }
                let all = bytes.indices.split { !ASCII.isLetter(bytes[$0]) }
                    .map { $0.first!..<($0.last! + 1) }
                #expect(words(.any) == all)
                let ofM = all.filter { bytes[$0.lowerBound] | 0x20 == UInt8(ascii: "m") }
                #expect(words(wanted) == ofM)
            }
        }
    }
}
