import CableGrammar
import CableSyntax

/// Tells headings from the ends of paragraphs that happen to stand above a rule.
enum Headings {
    /// Whether a line ends with the stop of a sentence, not of an abbreviation: `U.S.`
    static func endsSentence(_ line: ByteView) -> Bool {
        let text = Sentences.withoutClosers(line)
        guard text.last == UInt8(ascii: "."), let word = text.lastWord else { return false }
        return !word.dropLast.contains(".")
    }

    /// Whether a line begins in small letters and is not all in small letters, as in a copy that
    /// lost its capitals; redactions at its beginning are disregarded.
    private static func startsInSentence(_ line: ByteView) -> Bool {
        var line = line
        while let word = line.firstWord, InlineScanner.isRedaction(word) {
            line = line.from(word.end).trimmedStart
        }
        return Sentences.startsLower(line)
            && (line.start..<line.end).contains { ASCII.isUpper(line[$0]) }
    }

    /// What stands between the stars of a line that a copy from the web has in bold: `**CFE**`;
    /// `nil` for any other line.
    static func bold(_ line: ByteView) -> ByteView? {
        guard line.count > 4, line.hasPrefix("**"), line.hasSuffix("**") else { return nil }
        let inner = ByteView(line.base, line.start + 2, line.end - 2).trimmed
        guard !inner.isEmpty, !inner.contains("*") else { return nil }
        return inner
    }

    /// Whether lines are a title with a colon, `Public Administration:`, and not the beginning of
    /// something quoted.
    static func isTitle(_ lines: [ByteView]) -> Bool {
        guard lines.count == 1, let line = lines.first, line.last == UInt8(ascii: ":"),
            ASCII.isUpper(line.first), !line.hasPrefix("BEGIN")
        else { return false }
        let words = line.words
        return words.count <= 3 && words.allSatisfy { ASCII.isUpper($0.first) }
    }

    /// Whether a line ends as headings may and few sentences do: `What Next?`, `Talks...`, `NOTES:`
    static func endsOpen(_ line: ByteView) -> Bool {
        guard let last = line.lastWord,
            line.first == UInt8(ascii: ".") || ASCII.isUpper(line.first)
        else { return false }
        return last.last == UInt8(ascii: "?") || last.last == UInt8(ascii: ":")
            || last.hasSuffix("...")
    }

    /// Whether lines are one that asks, `Who are they?`, or that ends with an abbreviation: `Views of
    /// the U.S.`
    static func asksOrAbbreviates(_ lines: [ByteView]) -> Bool {
        guard lines.count == 1, let line = lines.first, line.count <= 70, line.words.count <= 9,
            ASCII.isUpper(line.first)
        else { return false }
        switch line.last {
        case UInt8(ascii: "?"): return true
        case UInt8(ascii: "."): return line.words.count > 1 && !endsSentence(line)
        default: return false
        }
    }

    /// Whether lines above a rule could be a heading: not the rest of a sentence, not a sentence
    /// with a heading's line under it, not an "End comment".
    static func couldBe(_ lines: [ByteView]) -> Bool {
        guard let first = lines.first, let last = lines.last else { return false }
        if startsInSentence(first) || lines.allSatisfy(InlineScanner.isRedaction) {
            return false
        }
        if GluedSignature.endsWithEndOfPart(Sentences.withoutStop(last)) { return false }
        // A whole sentence that is long is text.
        let length = lines.reduce(lines.count - 1) { $0 + $1.count }
        if endsSentence(last), length > 60 { return false }
        return lines.dropLast().allSatisfy { line in
            line.last != UInt8(ascii: ".") && line.last != UInt8(ascii: ")")
                && (last.containsLowercase || !line.containsLowercase)
        }
    }
}
