import CableModel
import CableSyntax

/// The end of a telegram: where its text ends, the signature, and what follows.
struct Closing {
    /// The line at which the text ends, and the position in it; both exclusive.
    var endLine: Int
    var endOffset: Int
    var signature: ByteView?
    /// In the order of the source.
    var tail: [(kind: TailLine.Kind, view: ByteView)] = []

    /// Looks for the closing from the last line backwards, as far as the text may begin.
    init(base: UnsafeBufferPointer<UInt8>, lines: [Lines.Line], from firstLine: Int, offset: Int) {
        func content(_ index: Int) -> ByteView {
            let line = lines[index]
            let start = index == firstLine ? max(offset, line.contentStart) : line.contentStart
            return ByteView(base, min(start, line.contentEnd), line.contentEnd)
        }
        var index = lines.count - 1
        while index >= firstLine {
            let view = content(index)
            if view.isEmpty {
                // Nothing.
            } else if Self.isEndMark(view) {
                tail.insert((.endMark, view), at: 0)
            } else if index > firstLine, ClassificationWords.isBanner(view) {
                tail.insert((.banner, view), at: 0)
            } else {
                break
            }
            index -= 1
        }
        endLine = index + 1
        endOffset = base.count
        guard index >= firstLine else { return }
        let last = content(index)
        if Self.isSignature(last) && Self.stands(apart: last, at: index, from: firstLine, content) {
            signature = last
            endLine = index
        } else if let name = Self.gluedSignature(last) {
            signature = name
            endOffset = name.start
        }
    }

    /// `NNNN`, `BT`, or a sign that a web copy left.
    private static func isEndMark(_ view: ByteView) -> Bool {
        view.equals("NNNN") || view.equals("BT") || view.equals(">") || view.equals(".")
            || view.equals("..") || view.equals("_")
    }

    /// Words that end a telegram without being a name.
    private static let notNames: [StaticString] = [
        "END", "SUMMARY", "COMMENT", "TEXT", "NOTE", "SIPDIS", "NOFORN", "BEGIN", "REGARDS", "CONSIDERED",
    ]

    /// One to three words that could be a name: capitals, or one or two words with a capital.
    private static func isSignature(_ view: ByteView) -> Bool {
        var text = view
        while let last = Optional(text.last), !text.isEmpty,
            last == UInt8(ascii: ".") || last == UInt8(ascii: "_") || last == UInt8(ascii: "/")
        {
            text = text.upTo(text.end - 1).trimmed
        }
        let words = text.words
        guard (1...3).contains(words.count), (3...30).contains(text.count) else { return false }
        let isCapitals = (text.start..<text.end).allSatisfy { !ASCII.isLower(text[$0]) }
        return (isCapitals || words.count <= 2) && words.allSatisfy(isNameWord)
    }

    private static func isNameWord(_ word: ByteView) -> Bool {
        guard ASCII.isUpper(word.first), !notNames.contains(where: { word.equals($0) }) else {
            return false
        }
        // A redaction is no name.
        guard !(word.count >= 5 && (word.start..<word.end).allSatisfy { word[$0] == 0x58 }) else {
            return false
        }
        return (word.start..<word.end).allSatisfy {
            ASCII.isLetter(word[$0]) || word[$0] == UInt8(ascii: "-") || word[$0] == 0x27
                || (word[$0] == UInt8(ascii: ".") && $0 == word.end - 1 && word.count <= 3)
        }
    }

    /// Whether the last line is no end of a wrapped sentence.
    private static func stands(
        apart last: ByteView, at index: Int, from firstLine: Int, _ content: (Int) -> ByteView
    ) -> Bool {
        guard index > firstLine else { return true }
        let before = content(index - 1)
        if before.isEmpty || Sentences.isEnd(before) || Rules.isRule(before) { return true }
        let isCapitals = (last.start..<last.end).allSatisfy { !ASCII.isLower(last[$0]) }
        let isMixedBefore = (before.start..<before.end).contains { ASCII.isLower(before[$0]) }
        return isCapitals && isMixedBefore
    }

    /// A name behind the last sentence of a line: `… End Comment. DRUCKER`.
    private static func gluedSignature(_ view: ByteView) -> ByteView? {
        let words = view.words
        guard words.count >= 3, let name = words.last, name.count >= 3, isNameWord(name),
            name.last != UInt8(ascii: ".")
        else { return nil }
        let before = view.upTo(name.start).trimmed
        // "U.S. Embassy" is no end of a sentence.
        guard Sentences.isEnd(before), let lastWord = before.words.last, lastWord.count > 3,
            !lastWord.upTo(lastWord.end - 1).contains(".")
        else { return nil }
        return name
    }
}

/// Where sentences end.
enum Sentences {
    /// Whether a text ends with a stop, closing quotes and brackets disregarded.
    static func isEnd(_ text: ByteView) -> Bool {
        var text = text.trimmedEnd
        while true {
            let last = text.last
            if last == UInt8(ascii: "\"") || last == 0x27 || last == UInt8(ascii: ")")
                || last == UInt8(ascii: "]")
            {
                text.end -= 1
            } else if text.count >= 3 && last == 0x9D && text[text.end - 2] == 0x80 {
                text.end -= 3  // ”
            } else {
                break
            }
            text = text.trimmedEnd
        }
        switch text.last {
        case UInt8(ascii: "."), UInt8(ascii: "?"), UInt8(ascii: "!"), UInt8(ascii: ":"),
            UInt8(ascii: ";"):
            return true
        default: return false
        }
    }

    /// Words after which a sentence cannot end.
    private static let functionWords: Set<String> = [
        "a", "an", "the", "of", "on", "in", "at", "to", "for", "from", "by", "with", "and", "or",
        "but", "that", "which", "who", "whose", "as", "than", "is", "are", "was", "were", "be",
        "been", "has", "have", "had", "will", "would", "could", "should", "may", "might", "can",
        "not", "his", "her", "its", "their", "our", "my", "this", "these", "those", "into", "between",
        "about", "against", "over", "under", "if", "when", "while", "because", "such", "both", "no",
    ]

    /// Whether a text breaks off in the middle of a sentence for certain.
    static func breaksOff(_ text: ByteView) -> Bool {
        guard let word = text.words.last else { return false }
        if word.last == UInt8(ascii: ",") { return true }
        return functionWords.contains(word.string.lowercased())
    }

    static func startsLower(_ text: ByteView) -> Bool { ASCII.isLower(text.first) }
}
