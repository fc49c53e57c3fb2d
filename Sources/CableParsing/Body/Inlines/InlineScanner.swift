import CableModel
import CableSyntax

/// Finds redactions and mentions in running text, by the rules of `InlineRule.all`.
///
/// What a mention may point to is known only when the whole telegram has been read, so scanning
/// is the last step.
package struct InlineScanner {
    /// The letters of the references, in order; `nil` for a reference without a letter.
    let referenceLetters: [String?]
    /// The numbers of the paragraphs, the lowest first.
    private let paragraphNumbers: [Int]
    let citations: CitationScanner

    package init(references: [Reference], paragraphNumbers: some Sequence<Int>) {
        referenceLetters = references.map(\.letter)
        self.paragraphNumbers = paragraphNumbers.sorted()
        citations = CitationScanner(references: references)
    }

    /// A running text with redactions, mentions and what interrupts it in their places.
    ///
    /// - Parameter inserts: what interrupts it, with byte offsets in the text's base.
    package func inlines(of text: ByteView, inserts: [(offset: Int, inline: Inline)]) -> [Inline] {
        var inlines: [Inline] = []
        if !inserts.isEmpty { inlines.reserveCapacity(2 * inserts.count + 1) }
        var start = text.start
        for insert in inserts {
            if insert.offset > start {
                scan(ByteView(text.base, start, insert.offset), into: &inlines)
            }
            inlines.append(insert.inline)
            // The space that joined the lines is the mark's; several marks may share it.
            start = max(start, insert.offset)
            if start == insert.offset && text.byte(at: start) == 0x20 { start += 1 }
        }
        scan(text.from(start), into: &inlines)
        return inlines
    }

    private func scan(_ text: ByteView, into inlines: inout [Inline]) {
        var runStart = text.start
        func endRun(_ end: Int) {
            if end > runStart { inlines.append(.text(ByteView(text.base, runStart, end).string)) }
        }
        forEachFind(in: text) { _, inline, range in
            endRun(range.lowerBound)
            inlines.append(inline)
            runStart = range.upperBound
        }
        endRun(text.end)
    }

    /// Asks the rules at each place at which something may begin; the first that finds something
    /// counts, and what has been found is not looked at again.
    func forEachFind(in text: ByteView, _ take: (InlineRule, Inline, Range<Int>) -> Void) {
        let rules = InlineRule.all
        var end = text.start
        var places = InlinePlaces(in: text)
        while let place = places.next() {
            guard place >= end else { continue }
            for index in rules.indices where rules[index].sign.isShown(by: text, at: place) {
                guard let (inline, range) = rules[index].find(self, text, place, end) else {
                    continue
                }
                take(rules[index], inline, range)
                end = range.upperBound
                break
            }
        }
    }

    /// Whether the telegram has a paragraph of a number.
    func isParagraph(_ number: Int) -> Bool {
        var low = 0
        var high = paragraphNumbers.count
        while low < high {
            let middle = (low + high) / 2
            if paragraphNumbers[middle] < number { low = middle + 1 } else { high = middle }
        }
        return low < paragraphNumbers.count && paragraphNumbers[low] == number
    }
}
