import CableModel
import Testing

@testable import CableFormats

@Suite struct AnchorTests {
    private func names(_ labels: [ParagraphLabel]) -> [String] {
        var anchors = ParagraphAnchors()
        return labels.map { anchors.next(for: $0) }
    }

    private func numbered(_ number: Int) -> ParagraphLabel {
        ParagraphLabel(printed: "\(number).", number: number)
    }

    @Test func aNumberThatComesAgainGetsItsOccurrence() {
        #expect(
            names([1, 2, 2, 5, 4, 2, 5, 6].map(numbered))
                == ["p1", "p2", "p2-2", "p5", "p4", "p2-3", "p5-2", "p6"])
    }

    /// A label may be printed as what another is called.
    @Test func namesAreUniqueWhateverIsPrinted() {
        let printed = ["2", "1-2", "a b"].map { ParagraphLabel(printed: $0) }
        let letter = ParagraphLabel(printed: "A.", letter: "A")
        #expect(
            names([numbered(1), printed[1], numbered(1), printed[0], numbered(2), letter, letter])
                == ["p1", "p1-2", "p1-3", "p2", "p2-2", "pA", "pA-2"])
        #expect(names([printed[2], printed[2], numbered(3)]) == ["pa_b", "pa_b-2", "p3"])
    }

    @Test func referencesWithoutALetterAreCalledByTheirPlace() {
        let references = ["A", nil, "B", "A"].map { Reference(letter: $0, text: "BAKU 1") }
        #expect(
            ReferenceAnchors.anchors(for: references) == ["ref-A", "ref-2", "ref-B", "ref-A-2"])
    }

    /// A list with numbers may name two telegrams in one entry: the second is the third reference.
    @Test func aNumberIsNoPosition() {
        let references = [
            Reference(letter: "1", text: "LAPUTA 12"), Reference(letter: "2", text: "KABUL 4"),
            Reference(text: "5"), Reference(letter: "3", text: "LAPUTA 14"),
        ]
        #expect(
            ReferenceAnchors.anchors(for: references) == ["ref-1", "ref-2", "ref-3", "ref-3-2"])
    }
}
