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
    /// (`Sample Jr` counts as one). A sign apart behind it (`EXAMPLE .`) is residue.
    static func isName(_ view: ByteView) -> Bool {
        var text = view
        while let last = text.words.last, last.count == 1, text.words.count > 1,
            last.equals(".") || last.equals("_") || last.equals("/")
        {
            text = text.upTo(last.start).trimmed
        }
        var words = text.words
        guard (2...30).contains(text.count) else { return false }
        if words.count > 1, let last = words.last, last.equals("JR") || last.equals("SR") {
            words.removeLast()
        }
        guard (1...3).contains(words.count), words.allSatisfy(isNameWord) else { return false }
        return !text.containsLowercase || words.count <= 2
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
    static func match(_ view: ByteView) -> ByteView? {
        let words = view.words
        guard words.count >= 2, let last = words.last, NameWords.isNameWord(last),
            ASCII.isUpper(last.first), last.last != UInt8(ascii: ".")
        else { return nil }
        let before = view.upTo(last.start).trimmed
        if Footers.isFooterLine(before), endsWithAddress(before) { return last }
        if PageMarks.match(before, post: nil)?.range.upperBound == before.end { return last }
        if endsWithEndOfPart(before), !last.containsLowercase { return last }
        if !last.containsLowercase && before.containsLowercase {
            // In capitals after text that is not: a name of two words too.
            if Sentences.isEnd(before) { return last }
            let first = words[words.count - 2]
            let rest = view.upTo(first.start).trimmed
            if first.count <= 4, NameWords.isNameWord(first), !first.containsLowercase,
                Sentences.isEnd(rest)
            {
                return view.from(first.start)
            }
            return nil
        }
        // "U.S. Embassy" is no end of a sentence.
        guard last.count >= 3, Sentences.isEnd(before), let lastWord = before.words.last,
            lastWord.count > 3, !Sentences.withoutClosers(lastWord).dropLast.contains(".")
        else { return nil }
        return last
    }

    /// `END COMMENT`, `End note)`.
    static func endsWithEndOfPart(_ view: ByteView) -> Bool {
        let words = Sentences.withoutClosers(view).words
        guard words.count >= 2, words[words.count - 2].equals("END") else { return false }
        let parts: [StaticString] = ["COMMENT", "SUMMARY", "TEXT", "NOTE", "MESSAGE"]
        return parts.contains { words[words.count - 1].equals($0) }
    }

    /// Whether the last words are those of an address, a rule behind it left out.
    private static func endsWithAddress(_ view: ByteView) -> Bool {
        var words = view.words
        while let last = words.last, Rules.isRule(last) { words.removeLast() }
        return words.suffix(2).contains {
            $0.contains("/") || $0.contains(".GOV") || $0.contains("WIKI")
        }
    }
}
