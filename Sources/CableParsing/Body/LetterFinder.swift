import CableGrammar
import CableSyntax

/// Finds letters that a telegram quotes without a line that begins or ends the text: from a salutation
/// to a closing and the name below it, each apart from what stands around it.
///
/// The telegram's own paragraphs are in no letter: what has a number with a portion marking is no
/// letter's, nor numbers that go on with the telegram's.
struct LetterFinder {
    private let tokens: [BodyToken]
    /// The letters, in order.
    private(set) var ranges: [Range<Int>] = []

    /// - Parameter quotations: what is quoted already; no letter begins, lies or ends in these.
    init(_ tokens: [BodyToken], outside quotations: [Range<Int>]) {
        self.tokens = tokens
        // The last number before a line, and how far it has been looked for: few texts have a salutation.
        var numberBefore: (number: Int?, end: Int) = (nil, 0)
        var index = 0
        while index < tokens.count {
            defer { index += 1 }
            guard case .line(let line, _, _) = tokens[index], Salutations.mayBegin(line),
                Salutations.isSalutation(line), isAlone(index)
            else { continue }
            for case .line(let above, _, _) in tokens[numberBefore.end..<index] {
                if let match = ParagraphNumbers.match(above) { numberBefore.number = match.number }
            }
            numberBefore.end = index
            guard let end = end(ofLetterFrom: index, behind: numberBefore.number),
                !quotations.contains(where: { $0.overlaps(index..<end) })
            else { continue }
            ranges.append(index..<end)
            numberBefore.end = end
            index = end - 1
        }
    }

    /// Where the letter ends that a salutation begins; `nil` where it is none.
    private func end(ofLetterFrom start: Int, behind numberBefore: Int?) -> Int? {
        var firstNumber: Int?
        for index in (start + 1)..<min(tokens.count, start + BodyLimits.linesOfLetter) {
            guard case .line(let line, _, _) = tokens[index] else { continue }
            if let match = ParagraphNumbers.match(line) {
                if PortionMarkings.match(line.from(match.end).trimmedStart) != nil { return nil }
                if firstNumber == nil { firstNumber = match.number }
            } else if ParagraphNumbers.matchBeforeMarking(line) != nil
                || Salutations.isSalutation(line)
            {
                return nil
            }
            guard Salutations.isClosing(line), isBelowGap(index) else { continue }
            // Numbers that begin anew are the letter's; where none came before, nobody knows.
            if let firstNumber, firstNumber != 1 || numberBefore == nil { return nil }
            return endOfName(below: index)
        }
        return nil
    }

    /// Where the name ends below a closing, one line or some, with a gap before it or without.
    private func endOfName(below closing: Int) -> Int? {
        var index = closing + 1
        while index < tokens.count, case .blank = tokens[index] { index += 1 }
        let start = index
        while index < tokens.count, case .line(let line, _, _) = tokens[index] {
            guard index - start < BodyLimits.linesOfLettersName, isName(line) else { return nil }
            index += 1
        }
        return index > start ? index : nil
    }

    private func isName(_ line: ByteView) -> Bool {
        line.count <= BodyLimits.lettersName && !ASCII.isLower(line.first)
            && line.words.contains { ASCII.isUpper($0.first) }
            && !Headings.endsSentence(line) && ParagraphNumbers.match(line) == nil
            && QuotationMarkers.opening(line) == nil && QuotationMarkers.ending(line) == nil
    }

    /// Whether nothing stands right above or below a line.
    private func isAlone(_ index: Int) -> Bool {
        guard isBelowGap(index) else { return false }
        guard index + 1 < tokens.count else { return false }
        if case .blank = tokens[index + 1] { return true }
        return false
    }

    private func isBelowGap(_ index: Int) -> Bool {
        guard index > 0 else { return false }
        if case .line = tokens[index - 1] { return false }
        return true
    }
}
