import CableModel
import CableSyntax

// What parts of a telegram's text are by what they print. The telegram reader takes them out of
// lines; documents have them by themselves, and what they say beyond the print is compared with this.

extension ParagraphLabel {
    /// The label that a text prints, with the number or the letter in it: `3.`, `¶3.`, `A.`, `(a)`.
    package init(text: String) {
        var printed = text
        let (number, letter) = printed.withUTF8 { bytes -> (Int?, String?) in
            var core = ByteView(bytes)
            if let match = ParagraphNumbers.match(core) { return (match.number, nil) }
            while !core.isEmpty, !ASCII.isAlphanumeric(core.first) { core.start += 1 }
            while !core.isEmpty, !ASCII.isAlphanumeric(core.last) { core.end -= 1 }
            if core.isAllDigits { return (core.number, nil) }
            return (nil, core.count == 1 ? core.uppercasedString : nil)
        }
        self.init(printed: text, number: number, letter: letter)
    }

    /// Whether the printed text says all that the label says.
    package var isToldByText: Bool { self == ParagraphLabel(text: printed) }
}

extension PortionMarking {
    /// The marking that a text prints, with its parentheses; `nil` for other text.
    package init?(text: String) {
        var printed = text
        let match = printed.withUTF8 { bytes in
            let view = ByteView(bytes)
            let match = PortionMarkings.match(view) ?? PortionMarkings.matchUnopened(view)
            return match.flatMap { $0.end == view.end ? $0.marking : nil }
        }
        guard let match else { return nil }
        self.init(printed: text, level: match.level, controls: match.controls)
    }
}

extension PageLine {
    /// The page line that a text prints.
    package init?(text: String) {
        var printed = text
        let kind = printed.withUTF8 { PageMarks.match(ByteView($0), post: nil)?.mark.kind }
        guard case .pageLine(let line) = kind else { return nil }
        self = line
    }
}
