import CableGrammar
import CableSyntax

/// Tells headings from the ends of paragraphs, and from other short lines.
enum Headings {
    /// Whether a line ends with the stop of a sentence, not of an abbreviation: `U.S.`
    private static func endsSentence(_ line: ByteView) -> Bool {
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

    /// Where the underline begins that stands behind a heading on the same line: `BACKGROUND
    /// ----------`.
    static func gluedUnderline(_ line: ByteView) -> Int? {
        var start = line.end
        // An underline of 45 signs goes on after a gap.
        while start > line.start,
            line[start - 1] == UInt8(ascii: "-") || line[start - 1] == UInt8(ascii: "=")
                || ASCII.isBlank(line[start - 1])
        { start -= 1 }
        while start < line.end, ASCII.isBlank(line[start]) { start += 1 }
        guard line.end - start >= BodyLimits.gluedUnderline, start > line.start,
            ASCII.isBlank(line[start - 1])
        else { return nil }
        return start
    }

    /// Whether a group of lines may be a heading without underline: short, no sentence, no name.
    static func mayStandAlone(_ lines: [ByteView]) -> Bool {
        let length = lines.reduce(0) { $0 + $1.count + 1 }
        guard length <= BodyLimits.headingAlone, let first = lines.first, let last = lines.last,
            !Sentences.isEnd(last) || isTitle(lines) || asksOrAbbreviates(lines)
        else { return false }
        return last.last != UInt8(ascii: ",") && !Sentences.startsLower(first)
            && !Footers.isFooter(lines) && !lines.allSatisfy(InlineScanner.isRedaction)
            && !beginsWithInitial(first)
            && lines.reduce(0, { $0 + $1.letterCount }) >= BodyLimits.headingLetters
    }

    /// `R. Nicholas …`: a person, not the title `I. BACKGROUND`.
    private static func beginsWithInitial(_ line: ByteView) -> Bool {
        let start = line.start + WebResidue.pilcrowLength(in: line, at: line.start)
        return ASCII.isUpper(line.byte(at: start)) && line.byte(at: start + 1) == UInt8(ascii: ".")
            && line.byte(at: start + 2) == 0x20 && ASCII.isUpper(line.byte(at: start + 3))
            && ASCII.isLower(line.byte(at: start + 4))
    }

    /// Whether a line is as short as headings are.
    static func isShort(_ line: ByteView) -> Bool {
        line.count <= BodyLimits.shortHeading && line.words.count <= BodyLimits.wordsOfShortHeading
    }

    /// Whether lines are a title with a colon, `Public Administration:`, and not the beginning of
    /// something quoted.
    private static func isTitle(_ lines: [ByteView]) -> Bool {
        guard lines.count == 1, let line = lines.first, line.last == UInt8(ascii: ":"),
            ASCII.isUpper(line.first), !line.hasPrefix("BEGIN")
        else { return false }
        let words = line.words
        return words.count <= BodyLimits.wordsOfTitle
            && words.allSatisfy { ASCII.isUpper($0.first) }
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
    private static func asksOrAbbreviates(_ lines: [ByteView]) -> Bool {
        guard lines.count == 1, let line = lines.first, isShort(line),
            ASCII.isUpper(line.first)
        else { return false }
        switch line.last {
        case UInt8(ascii: "?"): return true
        case UInt8(ascii: "."): return line.words.count > 1 && !endsSentence(line)
        default: return false
        }
    }

    /// Whether lines above an underline could be a heading: not the rest of a sentence, not a sentence
    /// with a line of dashes under it, not an "End comment".
    static func couldBe(_ lines: [ByteView]) -> Bool {
        guard let first = lines.first, let last = lines.last else { return false }
        if startsInSentence(first) || lines.allSatisfy(InlineScanner.isRedaction) {
            return false
        }
        if Sentences.isEndOfPart(Sentences.withoutStop(last)) { return false }
        // A whole sentence that is long is text.
        let length = lines.reduce(lines.count - 1) { $0 + $1.count }
        if endsSentence(last), length > BodyLimits.headingOfSentence { return false }
        return lines.dropLast().allSatisfy { line in
            line.last != UInt8(ascii: ".") && line.last != UInt8(ascii: ")")
                && (last.containsLowercase || !line.containsLowercase)
        }
    }
}
