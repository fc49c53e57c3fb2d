import CableModel
import Testing

/// Which blocks stand inside which.
///
/// A text is a word a block: `1.`, `A.` and `a.` are paragraphs with that label, `p` is one without,
/// `h` a heading, `m` a page mark, `t` a table, `q` a quotation, `f` the post's footer. What stands
/// inside a block is in brackets behind it.
@Suite struct NestedBlocksTests {
    @Test(arguments: [
        "1.[A. B.] 2.", "1.[a. b.] h 2.[A. B.] p",
        // What stands between two letters is inside the former; behind the last it is inside nothing.
        "1.[A.[p] B.] p", "1.[A.[t m p] B.] t 2.", "1.[A.[q] B.] m 2.",
        // Page marks come before letters and between them.
        "1.[m A. B.] 2.", "1.[m m A.[m] B.] m",
        // Small letters inside a capital one, which goes on.
        "1.[A.[a. b.] B.[a.[t] b.] C.]", "1.[a.[A. B.] b.]", "1.[A.[m a. b.] B.]",
        "1.[A.[t a. b.] B.]",
        // Letters in the other case that begin with none.
        "1.[a. b. C. D.]",
        // One that no number stands above, or that something else stands above, is inside nothing.
        "A. B.", "p A. B.", "1. h A. B. 2.", "1. t A. B.", "1. q A. B.", "1. h p A.",
        "1. f A. B.", "m A.",
        // The paragraph right above, with or without a number.
        "1. p[A. B.] p 2.[A.]", "1. p[m A.[p] B.]",
        // A heading and a footer end it.
        "1.[A.] h B.", "1.[A. B.] f", "", "1.", "h m t",
    ])
    func whatStandsInsideWhat(_ text: String) {
        let words = text.replacing("[", with: " ").replacing("]", with: " ").split(separator: " ")
        let blocks = words.map { Self.block(String($0)) }
        let nesting = NestedBlocks(blocks)
        #expect(nesting.isFlat == !text.contains("["))

        func outline(_ range: Range<Int>) -> String {
            var parts: [String] = []
            var index = range.lowerBound
            while index < range.upperBound {
                let inside = nesting.inside(index)
                parts.append(words[index] + (inside.isEmpty ? "" : "[\(outline(inside))]"))
                index = inside.upperBound
            }
            return parts.joined(separator: " ")
        }
        #expect(outline(blocks.indices) == text)
    }

    /// Each with what stands inside it; none where something else stands before them.
    @Test(arguments: [
        ("1.[A. B.] 2.", 0, [1..<2, 2..<3]), ("1.[m A.[t] B.] 2.", 0, [2..<4, 4..<5]),
        ("1.[A.[a. b.] B.]", 0, [1..<4, 4..<5]), ("1.[A.[a. b.] B.]", 1, [2..<3, 3..<4]),
        ("1.[A.[t a. b.] B.]", 1, []), ("1.[A.[t] B.]", 1, []), ("1.[A.]", 1, []), ("1.", 0, []),
    ])
    func lettersRightInside(_ text: String, index: Int, letters: [Range<Int>]) {
        let words = text.replacing("[", with: " ").replacing("]", with: " ").split(separator: " ")
        let blocks = words.map { Self.block(String($0)) }
        #expect(NestedBlocks(blocks).contents(of: index).letters == letters)
    }

    private static func block(_ word: String) -> Block {
        switch word {
        case "p": .paragraph(Paragraph(content: [.text("text")]))
        case "h": .heading(Heading(content: [.text("Heading")]))
        case "m": .pageMark(PageMark(kind: .banner, printed: "SECRET"))
        case "t": .preformatted(Preformatted(lines: ["a    b"]))
        case "q": .quotation(Quotation(body: []))
        case "f": .paragraph(Paragraph(role: .postFooter))
        default:
            .paragraph(
                Paragraph(
                    label: ParagraphLabel(
                        printed: word, number: Int(word.dropLast()),
                        letter: Int(word.dropLast()) == nil ? word.dropLast().uppercased() : nil)))
        }
    }
}
