import CableSyntax

/// Where sentences end.
package enum Sentences {
    /// Whether a text ends with a stop, closing quotes and brackets disregarded.
    package static func isEnd(_ text: ByteView) -> Bool {
        let text = withoutClosers(text)
        switch text.last {
        case UInt8(ascii: "."), UInt8(ascii: "?"), UInt8(ascii: "!"), UInt8(ascii: ":"),
            UInt8(ascii: ";"):
            return true
        default: return false
        }
    }

    /// A text without the quotes and brackets that close it.
    package static func withoutClosers(_ text: ByteView) -> ByteView {
        var text = text.trimmedEnd
        while true {
            let last = text.last
            if last == UInt8(ascii: "\"") || last == 0x27 || last == UInt8(ascii: ")")
                || last == UInt8(ascii: "]")
            {
                text.end -= 1
            } else if text.count >= 3, last == 0x9D || last == 0x99, text[text.end - 2] == 0x80 {
                text.end -= 3  // ” and ’
            } else {
                return text
            }
            text = text.trimmedEnd
        }
    }

    /// Whether the last quote of a text opens one.
    package static func hasOpenQuote(_ text: ByteView) -> Bool {
        guard let quote = text.lastIndex(ofByte: UInt8(ascii: "\"")), quote + 1 < text.end else {
            return false
        }
        let before = text.byte(at: quote - 1)
        return (quote == text.start || ASCII.isBlank(before) || before == UInt8(ascii: "("))
            && !ASCII.isBlank(text[quote + 1])
    }

    /// Whether a text ends with what closes a part of a telegram: `END COMMENT`, `End note)`, `End of
    /// Part One`.
    package static func isEndOfPart(_ text: ByteView) -> Bool {
        let text = withoutClosers(text)
        guard let last = text.lastWord, var before = text.upTo(last.start).lastWord else {
            return false
        }
        // "(END COMMENT)"
        if before.first == UInt8(ascii: "(") { before.start += 1 }
        if before.equals("END") { return partsThatEnd.contains { last.equals($0) } }
        guard before.equals("PART") || before.equals("SECTION") else { return false }
        let words = text.upTo(before.start).lastWords(upTo: 2)
        return words.count == 2 && words[0].equals("END") && words[1].equals("OF")
    }

    private static let partsThatEnd: [StaticString] = [
        "COMMENT", "SUMMARY", "TEXT", "NOTE", "MESSAGE",
    ]

    /// Whether a line has the rest of what closes a part: `SUMMARY.` behind a text that ends with `END`.
    package static func endsPart(_ line: ByteView, behind text: ByteView) -> Bool {
        guard let last = text.lastWord, last.equals("END"), let word = line.firstWord else {
            return false
        }
        let part = withoutStop(withoutClosers(withoutStop(word)))
        return partsThatEnd.contains { part.equals($0) }
    }

    /// A text without the stop at its end.
    package static func withoutStop(_ text: ByteView) -> ByteView {
        var text = text.trimmedEnd
        while text.last == UInt8(ascii: ".") { text.end -= 1 }
        return text
    }

    /// Words after which a sentence cannot end.
    package static let functionWords = WordList([
        "A", "ABOUT", "AGAINST", "AN", "AND", "ARE", "AS", "AT", "BE", "BECAUSE", "BEEN",
        "BETWEEN", "BOTH", "BUT", "BY", "CAN", "COULD", "FOR", "FROM", "HAD", "HAS", "HAVE",
        "HER", "HIS", "IF", "IN", "INTO", "IS", "ITS", "MAY", "MIGHT", "MY", "NO", "NOT", "OF",
        "ON", "OR", "OUR", "OVER", "SHOULD", "SUCH", "THAN", "THAT", "THE", "THEIR", "THESE",
        "THIS", "THOSE", "TO", "UNDER", "WAS", "WERE", "WHEN", "WHICH", "WHILE", "WHO", "WHOSE",
        "WILL", "WITH", "WOULD",
    ])

    /// Whether a text breaks off in the middle of a sentence for certain.
    package static func breaksOff(_ text: ByteView) -> Bool {
        guard let word = text.lastWord else { return false }
        if word.last == UInt8(ascii: ",") { return true }
        return functionWords.contains(word)
    }

    /// Whether a text ends with what a number follows: a month, `paragraph`, `Article`.
    package static func announcesNumber(_ text: ByteView) -> Bool {
        guard let word = text.lastWord else { return false }
        return ASCII.isUpper(word.first) && Months.number(of: word) != nil
            || numberedThings.contains(word)
    }

    private static let numberedThings = WordList([
        "ARTICLE", "ARTICLES", "CHAPTER", "NO", "NUMBER", "PARA", "PARAGRAPH", "PARAGRAPHS",
        "PARAS", "PART", "RESOLUTION", "SECTION", "SECTIONS",
    ])

    package static func startsLower(_ text: ByteView) -> Bool { ASCII.isLower(text.first) }
}
