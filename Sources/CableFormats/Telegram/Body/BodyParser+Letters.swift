import CableGrammar
import CableModel
import CableSyntax

/// Lettered paragraphs under a numbered one: `¶A. …`, and in texts without pilcrows `A. …`.
extension BodyParser {
    /// The letter of a paragraph at the start of a line.
    ///
    /// Without a pilcrow it counts under a number only, at the start of a group, behind a sentence or
    /// a line that ends early; and the first letter only where the second follows. `R. Nicholas …`
    /// is a person.
    func acceptedLetter(_ view: ByteView, at index: Int) -> Range<Int>? {
        let start = view.start + WebResidue.pilcrowLength(in: view, at: view.start)
        let letter = view.byte(at: start)
        guard view.byte(at: start + 1) == UInt8(ascii: "."), ASCII.isLetter(letter),
            sequence.acceptsLetter(letter)
        else { return nil }
        let range = start..<(start + 2)
        if start > view.start { return range }
        guard sequence.last > 0, ASCII.isBlank(view.byte(at: start + 2)),
            isGroupStart || isAfterSentence && !isAfterTitle || isLineEndedEarly(before: index)
        else { return nil }
        let isFirst = letter | 0x20 == UInt8(ascii: "a")
        return !isFirst || isFollowed(letter, index) ? range : nil
    }

    /// Whether the text so far ends with `Mr.`, `Dr.`, `Gen.`, behind which an initial may stand.
    private var isAfterTitle: Bool {
        guard let word = lastText.lastWord else { return false }
        return word.last == UInt8(ascii: ".") && word.count <= 5 && ASCII.isUpper(word.first)
    }

    /// Whether the letter after a letter begins one of the lines before the next numbered paragraph,
    /// and not in the middle of a sentence.
    private func isFollowed(_ letter: UInt8, _ index: Int) -> Bool {
        for next in (index + 1)..<min(index + 60, tokens.count) {
            guard case .line(let view, _, _) = tokens[next] else { continue }
            if view.first == letter + 1, view.byte(at: view.start + 1) == UInt8(ascii: "."),
                ASCII.isBlank(view.byte(at: view.start + 2))
            {
                guard case .line(let before, _, _) = tokens[next - 1] else { return true }
                return Sentences.isEnd(before) || isLineEndedEarly(before: next)
            }
            if let number = ParagraphNumbers.match(view), sequence.accepts(number, view) {
                return false
            }
        }
        return false
    }

    mutating func beginLetteredParagraph(_ view: ByteView, _ label: Range<Int>, at index: Int) {
        flushMarks()
        let letter = view[label.lowerBound]
        sequence.takeLetter(letter)
        let element = firstElement + drafts.count
        let printed = ByteView(base, label.lowerBound, label.upperBound).string
        drafts.append(
            Draft(
                .paragraph(
                    label: ParagraphLabel(
                        printed: printed, letter: String(UnicodeScalar(ASCII.uppercased(letter))))))
        )
        ledger.enter(view.start..<label.lowerBound, .layout, element: element)
        ledger.enter(label, .label, element: element)
        takeRest(view.from(label.upperBound), at: index)
    }
}
