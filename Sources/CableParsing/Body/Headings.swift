import CableGrammar
import CableSyntax

/// Tells headings from the ends of paragraphs, and from other short lines.
package enum Headings {
    /// Whether a line ends with the stop of a sentence, not of an abbreviation: `U.S.`
    static func endsSentence(_ line: ByteView) -> Bool {
        let text = Sentences.withoutClosers(line)
        guard text.last == UInt8(ascii: "."), let word = text.lastWord?.dropLast else {
            return false
        }
        // "(in the U.S.)." ends one.
        if word.last == UInt8(ascii: ")") { return true }
        return !word.contains(".")
    }

    /// Whether a line begins in small letters and is not all in small letters, as in a copy that
    /// lost its capitals; redactions at its beginning are disregarded.
    private static func startsInSentence(_ line: ByteView) -> Bool {
        var line = line
        while let word = line.firstWord, Redactions.isRun(word) {
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

    /// A line without what sets a heading off on its own line: an underline before it and behind it,
    /// stars, slashes.
    static func inner(_ line: ByteView) -> ByteView {
        var text = line
        if let underline = gluedUnderline(text) { text = text.upTo(underline).trimmed }
        if let end = leadingRule(text) { text = text.from(end) }
        if let inner = bold(text) { text = inner }
        return betweenSlashes(text) ?? betweenDashes(text) ?? text
    }

    /// Where the text begins behind a rule on the same line: `------- Summary -------`, `- - - Harbor`.
    static func leadingRule(_ line: ByteView) -> Int? {
        let sign = line.first
        guard sign == UInt8(ascii: "-") || sign == UInt8(ascii: "=") else { return nil }
        var end = line.start
        while end < line.end, line[end] == sign || ASCII.isBlank(line[end]) { end += 1 }
        let rule = line.upTo(end).trimmedEnd
        guard end < line.end, rule.count >= BodyLimits.gluedUnderline, rule.end < end else {
            return nil
        }
        return end
    }

    /// What stands between the slashes that some posts put around a heading: `//THE QUEEN'S VIEW//`.
    static func betweenSlashes(_ line: ByteView) -> ByteView? {
        guard line.count > 4, line.hasPrefix("//"), line.hasSuffix("//"), line.letterCount > 0
        else { return nil }
        let inner = ByteView(line.base, line.start + 2, line.end - 2).trimmed
        return inner.first == UInt8(ascii: "/") || inner.contains("//") ? nil : inner
    }

    /// What stands between the dashes that some posts put around a heading: `-- The Harbor --`.
    static func betweenDashes(_ line: ByteView) -> ByteView? {
        var inner = line
        while inner.first == UInt8(ascii: "-"), inner.count > 1 { inner.start += 1 }
        let dashes = inner.start - line.start
        guard (1...BodyLimits.dashesOfMark).contains(dashes), inner.count > dashes,
            (inner.end - dashes..<inner.end).allSatisfy({ inner[$0] == UInt8(ascii: "-") })
        else { return nil }
        inner = inner.upTo(inner.end - dashes).trimmed
        // Another dash is of a sentence: `-- in public -- he said --`.
        guard let last = inner.words.last, last.last != UInt8(ascii: "-"),
            ASCII.isUpper(inner.first) || ASCII.isDigit(inner.first)
                || inner.first == UInt8(ascii: "\""),
            isShort(inner), !endsSentence(inner), inner.letterCount >= BodyLimits.headingLetters,
            !inner.words.contains(where: { $0.first == UInt8(ascii: "-") })
        else { return nil }
        return inner
    }

    /// Whether a line is a heading that stands in brackets, in capitals: `[FOR THE CLASSIFIED ANNEX.]`
    static func isInBrackets(_ line: ByteView) -> Bool {
        guard line.first == UInt8(ascii: "["), line.last == UInt8(ascii: "]"), isShort(line),
            !line.containsLowercase, !Redactions.isNothingElse(line)
        else { return false }
        let inner = ByteView(line.base, line.start + 1, line.end - 1)
        return inner.letterCount >= BodyLimits.headingLetters && !inner.contains("]")
            && !Sentences.isEndOfPart(Sentences.withoutStop(inner)) && !inner.hasPrefix("BEGIN ")
            && !inner.hasPrefix("END ")
    }

    /// Where the underline begins that stands behind a heading on the same line: `BACKGROUND
    /// ----------`, `Comment-------`.
    static func gluedUnderline(_ line: ByteView) -> Int? {
        var start = line.end
        // An underline of 45 signs goes on after a gap.
        while start > line.start,
            line[start - 1] == UInt8(ascii: "-") || line[start - 1] == UInt8(ascii: "=")
                || ASCII.isBlank(line[start - 1])
        { start -= 1 }
        guard start > line.start else { return nil }
        while start < line.end, ASCII.isBlank(line[start]) { start += 1 }
        guard ASCII.isBlank(line[start - 1]) || ASCII.isLetter(line[start - 1]) else { return nil }
        let length = line.end - start
        if length >= BodyLimits.gluedUnderline { return start }
        // `NAVY ----`: as short as the heading.
        let heading = line.upTo(start).trimmedEnd
        return length >= BodyLimits.headingLetters && heading.count == length
            && ASCII.isUpper(heading.first) && ASCII.isLetter(heading.last) ? start : nil
    }

    /// Where a heading begins that stands behind the last sentence of a paragraph, by the length of
    /// the underline below it.
    ///
    /// - Parameter length: of the heading, as the underline has it.
    static func cut(of line: ByteView, length: Int) -> Int? {
        guard line.count > length + BodyLimits.textBeforeHeading,
            length >= BodyLimits.gluedUnderline
        else { return nil }
        for cut in (line.end - length - 1)...(line.end - length + 1) {
            let heading = line.from(cut)
            guard ASCII.isBlank(line[cut - 1]), ASCII.isUpper(heading.first),
                !Sentences.isEnd(heading) || heading.last == UInt8(ascii: "?"),
                endsSentence(line.upTo(cut)), couldBe([heading]),
                !heading.words.allSatisfy(Redactions.isRun)
            else { continue }
            return cut
        }
        return nil
    }

    /// Where a title begins that stands behind the last sentence of a paragraph: a copy joined the lines,
    /// and only its capitals, and the stop that it has not, tell it: `… he said. Wooing the Harbor`.
    package static func cutOfTitle(in line: ByteView) -> Int? {
        guard let last = line.lastWord,
            ASCII.isLetter(last.last) || ASCII.isDigit(last.last) || last.last == UInt8(ascii: "\"")
        else { return nil }
        var place = last.start
        for _ in 0..<BodyLimits.wordsOfTitleWithColon {
            let before = line.upTo(place).trimmedEnd
            guard before.count >= BodyLimits.textBeforeHeading, let word = before.lastWord else {
                return nil
            }
            if endsSentence(before) && !isInitial(word) || Sentences.isEndOfPart(before) {
                let title = line.from(place)
                let isTitle =
                    (ASCII.isUpper(title.first) || ASCII.isDigit(title.first))
                    && title.words.count > 1 && couldBe([title])
                    && (isInTitleCase(title) || isTitleOfTwoParts(title))
                    && (title.containsLowercase || before.containsLowercase)
                    // "See Laputa 885", "See Reftel" cite.
                    && !last.isAllDigits && title.firstWord?.equals("SEE") != true
                    && (last.last != UInt8(ascii: "\"") || isClosingQuote(of: title))
                    && !title.words.dropLast().contains { $0.last == UInt8(ascii: ",") }
                return isTitle ? place : nil
            }
            guard !Sentences.isEnd(before) || word.last == UInt8(ascii: ":") else { return nil }
            place = word.start
        }
        return nil
    }

    /// Whether a text that is longer than most titles has a colon and capitals throughout: `Outlook for
    /// 2010: Continued Recession or at Best Anemic Growth`.
    static func isTitleOfTwoParts(_ text: ByteView) -> Bool {
        let words = text.words
        return text.count <= BodyLimits.titleOfTwoParts
            && words.dropLast().contains { $0.last == UInt8(ascii: ":") }
            && words.allSatisfy {
                $0.count < BodyLimits.wordOfTitle || !Sentences.startsLower($0)
            }
    }

    /// Whether the quote at a title's end is opened in it: `Several "Also-Rans"`.
    private static func isClosingQuote(of title: ByteView) -> Bool {
        guard let quote = title.upTo(title.end - 1).lastIndex(ofByte: UInt8(ascii: "\"")) else {
            return false
        }
        return quote > title.start
    }

    /// `V.`, before a name.
    private static func isInitial(_ word: ByteView) -> Bool {
        word.count == 2 && ASCII.isUpper(word.first)
    }

    /// Whether an underline is as long as a heading of so many signs, but for one or two.
    static func isAsLong(_ length: Int, as underline: ByteView) -> Bool {
        abs(length - underline.count) <= BodyLimits.slackOfUnderline
    }

    /// Whether a line in small and capital letters is a title: each word of some length begins with
    /// a capital.
    static func isInTitleCase(_ line: ByteView) -> Bool {
        isShort(line) && !Sentences.startsLower(line)
            && line.words.allSatisfy { word in
                word.count < BodyLimits.wordOfTitle || !Sentences.startsLower(word)
            }
    }

    /// Whether a group of lines may be a heading without underline: short, no sentence, no name.
    package static func mayStandAlone(_ lines: [ByteView]) -> Bool {
        let length = lines.reduce(0) { $0 + $1.count + 1 }
        guard length <= BodyLimits.headingAlone, areFull(lines.dropLast()), let first = lines.first,
            let last = lines.last,
            !Sentences.isEnd(last) || isTitle(lines) || asksOrAbbreviates(lines)
                || lines.count == 1 && isInBrackets(last)
        else { return false }
        // What has slashes around it is a heading by itself.
        if lines.count > 1, lines.contains(where: { betweenSlashes($0) != nil }) { return false }
        return last.last != UInt8(ascii: ",") && !Sentences.startsLower(first)
            // The end of a paragraph stands above the heading.
            && !lines.dropLast().contains(where: endsSentence)
            && !Footers.isFooter(lines) && !lines.allSatisfy(Redactions.isRun)
            && !beginsWithInitial(first) && !first.hasPrefix("THIS IS ")
            // "0900-1000    Departure" is a row.
            && !(lines.count == 1 && ASCII.isDigit(first.first) && Columns.hasGap(first))
            && lines.reduce(0, { $0 + $1.letterCount }) >= BodyLimits.headingLetters
    }

    /// Whether lines are long enough to be wrapped, where there are several: else they are rows, or
    /// persons one a line.
    private static func areFull(_ lines: ArraySlice<ByteView>) -> Bool {
        lines.count < 2 || lines.allSatisfy { $0.count >= BodyLimits.wrappedLineOfHeading }
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
        if startsInSentence(first) || lines.allSatisfy(Redactions.isRun) {
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
