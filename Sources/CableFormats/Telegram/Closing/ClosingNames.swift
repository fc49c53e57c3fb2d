import CableGrammar
import CableModel
import CableSyntax

/// Words that may be names.
enum NameWords {
    /// Words that end a telegram without being a name.
    private static let others: [StaticString] = [
        "END", "SUMMARY", "COMMENT", "TEXT", "NOTE", "SIPDIS", "NOFORN", "BEGIN", "REGARDS",
        "CONSIDERED", "BT", "NNNN", "ANNEX", "MINIMIZE", "THE", "A", "AN", "OF", "AND", "OR", "IN",
        "ON", "AT", "TO", "FOR", "FROM", "BY", "WITH", "IS", "ARE", "WAS", "WERE", "NOT", "THIS",
    ]

    /// Whether a line is one to three words that could be a name: in capitals, or one or two words
    /// (`Sample Jr` counts as one). A sign behind it (`EXAMPLE .`, `EXAMPLE_`) is residue.
    static func isName(_ view: ByteView) -> Bool {
        let text = withoutResidue(view)
        guard (2...30).contains(text.count) else { return false }
        var words = text.words
        if words.count > 1, let last = words.last, last.equals("JR") || last.equals("SR") {
            words.removeLast()
        }
        guard (1...3).contains(words.count), words.allSatisfy(isNameWord) else { return false }
        return !text.containsLowercase || words.count <= 2
    }

    /// A name without the stop, underline or slash behind it. A stop that is glued to the name is
    /// residue only behind one word in capitals; `Jr.` keeps its own.
    private static func withoutResidue(_ view: ByteView) -> ByteView {
        var text = view
        while true {
            let last = text.last
            let rest = text.dropLast
            let isApart = ASCII.isBlank(rest.last)
            guard
                last == UInt8(ascii: "_") || last == UInt8(ascii: "/")
                    || last == UInt8(ascii: ".") && (isApart || endsWithStop(text))
            else { return text }
            text = rest.trimmed
        }
    }

    /// Whether a line is one word in capitals, of four letters or more, with a stop: `EXAMPLE.`
    static func endsWithStop(_ view: ByteView) -> Bool {
        let word = view.dropLast
        return view.last == UInt8(ascii: ".") && word.count >= 4
            && (word.start..<word.end).allSatisfy { ASCII.isUpper(word[$0]) }
    }

    static func isNameWord(_ word: ByteView) -> Bool {
        guard ASCII.isLetter(word.first), word.count >= 2 || word.last != UInt8(ascii: "."),
            !others.contains(where: { word.equals($0) }), !InlineScanner.isRedaction(word)
        else { return false }
        return (word.start..<word.end).allSatisfy {
            ASCII.isLetter(word[$0]) || word[$0] == UInt8(ascii: "-") || word[$0] == 0x27
                || (word[$0] == UInt8(ascii: ".") && $0 == word.end - 1 && word.count <= 3)
        }
    }
}

/// A name behind the last sentence, on the same line: `… End Comment. DRUCKER`.
enum GluedSignature {
    /// The day behind a name at the end of a line: `… an offense. SAMPLE 2009-12-31`.
    static func day(behind view: ByteView) -> ByteView? {
        guard ASCII.isDigit(view.last), let word = view.lastWord, word.start > view.start,
            Dates.isDay(word)
        else { return nil }
        return word
    }

    /// The name at the end of a line.
    ///
    /// - Parameter isCertain: whether only a name in capitals behind text that is not in capitals
    ///   counts, because something follows it.
    static func match(_ line: ByteView, isCertain: Bool = false) -> ByteView? {
        let view = withoutLabel(line)
        let words = view.lastWords(upTo: 2)
        guard words.count == 2, let last = words.last, NameWords.isNameWord(last),
            ASCII.isUpper(last.first), last.last != UInt8(ascii: ".")
        else { return nil }
        let before = view.upTo(last.start).trimmed
        if isCertain, last.containsLowercase || !before.containsLowercase { return nil }
        if endsWithAddress(before), Footers.isFooterLine(before) { return last }
        if PageMarks.match(before, post: nil)?.range.upperBound == before.end { return last }
        if endsWithEndOfPart(before), !last.containsLowercase { return last }
        if !last.containsLowercase && before.containsLowercase {
            // In capitals after text that is not: a name of two words too.
            if Sentences.isEnd(before) || endsWithMarking(before) { return last }
            let first = words[0]
            let rest = view.upTo(first.start).trimmed
            if first.count <= 4, NameWords.isNameWord(first), !first.containsLowercase,
                Sentences.isEnd(rest) || endsWithEndOfPart(rest)
            {
                return view.from(first.start)
            }
            return nil
        }
        // "U.S. Embassy" is no end of a sentence.
        guard last.count >= 3, Sentences.isEnd(before), let lastWord = before.lastWord,
            lastWord.count > 3, !Sentences.withoutClosers(lastWord).dropLast.contains(".")
        else { return nil }
        return last
    }

    /// A line without the number or letter of its paragraph, which ends no sentence.
    private static func withoutLabel(_ line: ByteView) -> ByteView {
        let pilcrow = WebResidue.pilcrowLength(in: line, at: line.start)
        var index = line.start + pilcrow
        while index - line.start < pilcrow + 3, ASCII.isAlphanumeric(line.byte(at: index)) {
            index += 1
        }
        let stop = line.byte(at: index)
        guard index - line.start > pilcrow, stop == UInt8(ascii: ".") || stop == UInt8(ascii: ")")
        else { return line }
        return line.from(index + 1).trimmedStart
    }

    /// Whether a text ends with a marking in parentheses: `(SECRET//REL Utopia)`.
    private static func endsWithMarking(_ view: ByteView) -> Bool {
        guard view.last == UInt8(ascii: ")") else { return false }
        var open = view.end - 1
        while open > view.start, view.end - open < 48, view[open] != UInt8(ascii: "(") { open -= 1 }
        return PortionMarkings.match(view.from(open))?.end == view.end
    }

    /// `END COMMENT`, `End note)`, `End of Part One`.
    static func endsWithEndOfPart(_ view: ByteView) -> Bool {
        let text = Sentences.withoutClosers(view)
        guard let last = text.lastWord, let before = text.upTo(last.start).lastWord else {
            return false
        }
        if before.equals("END") {
            let parts: [StaticString] = ["COMMENT", "SUMMARY", "TEXT", "NOTE", "MESSAGE"]
            return parts.contains { last.equals($0) }
        }
        guard before.equals("PART") || before.equals("SECTION") else { return false }
        let words = text.upTo(before.start).lastWords(upTo: 2)
        return words.count == 2 && words[0].equals("END") && words[1].equals("OF")
    }

    /// Whether the last words are those of an address, a rule behind it left out.
    private static func endsWithAddress(_ view: ByteView) -> Bool {
        var text = view
        while let last = text.lastWord, Rules.isRule(last) { text.end = last.start }
        return text.lastWords(upTo: 2).contains {
            $0.contains("/") || $0.contains(".GOV") || $0.contains("WIKI")
        }
    }
}
