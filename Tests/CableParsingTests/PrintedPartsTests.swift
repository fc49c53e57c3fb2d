import CableModel
import Testing

@testable import CableParsing

/// What labels, markings and page lines are by what they print.
@Suite struct PrintedPartsTests {
    @Test(arguments: [
        ("3.", 3, nil), ("¶3.", 3, nil), ("12.", 12, nil), ("1. 1.", 1, nil), ("(4)", 4, nil),
        ("5", 5, nil), ("A.", nil, "A"), ("¶b.", nil, "B"), ("(c)", nil, "C"),
        ("II.", nil, nil), ("A mill", nil, nil), ("12 mills", nil, nil), ("*", nil, nil),
        ("", nil, nil),
    ])
    func aLabelHasItsNumberOrLetter(_ printed: String, number: Int?, letter: String?) {
        let label = ParagraphLabel(text: printed)
        #expect(label == ParagraphLabel(printed: printed, number: number, letter: letter))
        #expect(label.isToldByText)
    }

    @Test(arguments: [
        ParagraphLabel(printed: "3.", number: 4), ParagraphLabel(printed: "A.", number: 1),
        ParagraphLabel(printed: "3.", number: 3, letter: "C"),
        ParagraphLabel(printed: "II.", number: 2), ParagraphLabel(printed: "a.", letter: "a"),
        ParagraphLabel(printed: "3."),
    ])
    func aLabelThatSaysMoreIsNotTold(_ label: ParagraphLabel) {
        #expect(!label.isToldByText)
    }

    @Test(arguments: [
        ("(C)", PortionMarking(printed: "(C)", level: .confidential)),
        ("C)", PortionMarking(printed: "C)", level: .confidential)),
        ("( U )", PortionMarking(printed: "( U )", level: .unclassified)),
        (
            "(S/NF)",
            PortionMarking(
                printed: "(S/NF)", level: .secret, controls: [DisseminationControl("NOFORN")])
        ),
        ("(C) They", nil), ("C", nil), ("(X)", nil), ("", nil),
    ])
    func aMarkingIsAllOfItsText(_ printed: String, marking: PortionMarking?) {
        #expect(PortionMarking(text: printed) == marking)
    }

    @Test func aPageLineHasItsParts() {
        #expect(
            PageLine(text: "EREWHON 00000042 002.2 OF 003")
                == PageLine(page: "002.2", total: "003"))
        #expect(PageLine(text: "002 OF 003") == nil)
    }
}
