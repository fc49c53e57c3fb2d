import CableSyntax

/// The lines between which a telegram has another text: `Begin text:`, `QUOTE`, `End talking points.`,
/// `Unquote`.
package enum QuotationMarkers {
    /// How a line begins a text.
    package enum Opening {
        /// With the line's end.
        case behindLine
        /// The words of the announcement may go on in the next line: `BEGIN TALKING POINTS FOR THE`.
        case unfinished
        /// On the same line: `Begin text: The harbor …`.
        case withinLine
    }

    /// How a line ends a text.
    package enum Ending {
        case beforeLine
        /// `… in May. End text.`
        case behindLine
    }

    /// What is so marked. A summary, a comment and a note are the telegram's own.
    private static let texts: [StaticString] = [
        "TEXT", "QUOTE", "QUOTATION", "TALKING", "POINTS", "NON-PAPER", "NONPAPER", "PAPER",
        "LETTER", "STATEMENT", "DECLARATION", "TRANSLATION", "MESSAGE", "EXCERPT", "DOCUMENT",
        "MEMORANDUM", "AIDE", "VERBALE", "DIPLOMATIC", "DEMARCHE", "SPEECH", "REMARKS",
        "TRANSCRIPT", "ARTICLE", "EDITORIAL", "RESOLUTION", "COMMUNIQUE", "RESPONSE", "PROPOSAL",
        "AGREEMENT", "GUIDANCE",
    ]
    private static let ownParts: [StaticString] = ["SUMMARY", "COMMENT", "ACTION", "INTRODUCTION"]
    /// Behind these `begin` is what somebody does: `Begin to talk …`, `begin with a statement`.
    private static let wordsOfSentence: [StaticString] = ["TO", "WITH", "BY", "IN", "ON", "AT"]
    /// How far behind `Begin` the word stands that says what is marked.
    private static let wordsBefore = 4
    /// How far from a line's end its announcement begins.
    private static let longestAnnouncement = 80

    /// Whether a text may hold the beginning of another; the quick way over all of it.
    package static func mayStand(in text: ByteView) -> Bool {
        hasCapitalized("BEGIN ", in: text) || hasCapitalized("QUOTE", in: text)
    }

    private static func hasCapitalized(_ word: StaticString, in text: ByteView) -> Bool {
        var position = text.start
        while let found = text.firstIndex(ofByte: word.utf8Start[0], from: position) {
            if text.matches(word, at: found) { return true }
            position = found + 1
        }
        return false
    }

    /// How a line begins a text; `nil` for nearly all.
    package static func opening(_ line: ByteView) -> Opening? {
        let rest = behindLabel(line)
        if rest.first == UInt8(ascii: "B"), rest.hasPrefix("BEGIN ") { return opening(begin: rest) }
        if let last = line.lastWord, isQuote(last), last.count == rest.count || last.last == 0x3A {
            return .behindLine
        }
        // `… the following letter. Begin text:`
        guard let sentence = announcement(endingIn: line) else { return nil }
        return names(sentence) ? .behindLine : nil
    }

    /// The words from the last `Begin` of a line on, where they stand apart from the sentence before:
    /// behind a stop, before a colon, or as a capital among small letters.
    private static func announcement(endingIn line: ByteView) -> ByteView? {
        let tail = line.from(max(line.start, line.end - longestAnnouncement))
        var found: Int?
        var index = tail.start
        while let next = tail.firstIndex(of: "BEGIN ", from: index) {
            index = next + 1
            if tail[next] == UInt8(ascii: "B"), !ASCII.isAlphanumeric(line.byte(at: next - 1)) {
                found = next
            }
        }
        guard let found, found > line.start else { return nil }
        var before = line.upTo(found)
        while !before.isEmpty, isSign(before.last) { before.end -= 1 }
        let isApart =
            line.last == UInt8(ascii: ":") || isStop(before.last)
            || before.last == UInt8(ascii: ":") || before.containsLowercase
        return isApart ? line.from(found) : nil
    }

    private static func opening(begin rest: ByteView) -> Opening? {
        guard names(rest) else { return nil }
        var end = rest.start
        while end < rest.end, rest[end] != UInt8(ascii: ":") { end += 1 }
        if end == rest.end {
            return withoutClosers(rest).last == UInt8(ascii: ".") ? .behindLine : .unfinished
        }
        return withoutClosers(rest.from(end + 1)).trimmed.isEmpty ? .behindLine : .withinLine
    }

    /// How a line ends a text; `nil` for nearly all.
    package static func ending(_ line: ByteView) -> Ending? {
        let rest = behindLabel(line)
        if rest.hasPrefix("UNQUOTE") { return .beforeLine }
        if rest.hasPrefix("END "), names(rest) { return .beforeLine }
        guard let last = line.lastWord else { return nil }
        if last.hasPrefix("UNQUOTE") { return .behindLine }
        return lastSentence(of: line).flatMap { sentence in
            sentence.hasPrefix("END ") && names(sentence) ? .behindLine : nil
        }
    }

    /// Whether a text's first words, behind `Begin` or `End`, name what is marked.
    private static func names(_ view: ByteView) -> Bool {
        for word in view.words(upTo: wordsBefore + 2).dropFirst() {
            let isOther = (ownParts + wordsOfSentence).contains { isWord($0, at: word) }
            if isOther { return false }
            if texts.contains(where: { isWord($0, at: word) }) { return true }
        }
        return false
    }

    private static func isQuote(_ word: ByteView) -> Bool {
        (word.isExactly("QUOTE:") || word.isExactly("Quote:") || word.isExactly("QUOTE")
            || word.isExactly("QUOTE."))
    }

    /// Whether a word is the one given, in the singular or the plural, whatever sign follows.
    private static func isWord(_ text: StaticString, at word: ByteView) -> Bool {
        var word = word
        while !word.isEmpty, !ASCII.isLetter(word.first) { word.start += 1 }
        guard word.hasPrefix(text) else { return false }
        var end = word.start + text.utf8CodeUnitCount
        if ASCII.uppercased(word.byte(at: end)) == UInt8(ascii: "S") { end += 1 }
        return !ASCII.isLetter(word.byte(at: end))
    }

    /// The line without number, marking and opening signs before its words.
    private static func behindLabel(_ line: ByteView) -> ByteView {
        if ASCII.isLetter(line.first) { return line }
        var rest = line
        if let number = ParagraphNumbers.match(rest) { rest = rest.from(number.end).trimmedStart }
        if let marking = PortionMarkings.match(rest) {
            rest = rest.from(marking.end).trimmedStart
        }
        while !rest.isEmpty, isSign(rest.first) { rest.start += 1 }
        return rest
    }

    private static func isSign(_ byte: UInt8) -> Bool {
        switch byte {
        case 0x20, 0x09, UInt8(ascii: "("), UInt8(ascii: "["), UInt8(ascii: "\""),
            UInt8(ascii: "*"), UInt8(ascii: "-"), UInt8(ascii: "/"), UInt8(ascii: "_"),
            UInt8(ascii: "<"):
            true
        default: false
        }
    }

    /// The last sentence of a line, where one ends before it on the line; few words.
    private static func lastSentence(of line: ByteView) -> ByteView? {
        let end = withoutClosers(line).end - 1
        var index = end - 1
        let first = max(line.start, end - 80)
        while index > first {
            let byte = line[index]
            if byte == 0x20, isStop(line[index - 1]) || isStop(line.byte(at: index - 2)) {
                var sentence = ByteView(line.base, index + 1, line.end)
                while !sentence.isEmpty, isSign(sentence.first) { sentence.start += 1 }
                return sentence
            }
            index -= 1
        }
        return nil
    }

    private static func isStop(_ byte: UInt8) -> Bool {
        byte == UInt8(ascii: ".") || byte == UInt8(ascii: "?") || byte == UInt8(ascii: "!")
    }

    private static func withoutClosers(_ view: ByteView) -> ByteView {
        var view = view
        while let last = view.isEmpty ? nil : view.last,
            last == UInt8(ascii: ")") || last == UInt8(ascii: "]") || last == UInt8(ascii: "\"")
                || last == UInt8(ascii: "*") || last == UInt8(ascii: "-") || last == 0x20
                || last == UInt8(ascii: "/") || last == UInt8(ascii: ">")
        {
            view.end -= 1
        }
        return view
    }
}
