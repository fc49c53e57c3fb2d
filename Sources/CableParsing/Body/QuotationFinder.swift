import CableGrammar
import CableSyntax

/// Finds the texts within a telegram's text: what stands between `Begin text` and `End text`, and
/// letters without these.
struct QuotationFinder {
    /// The tokens of each, in order; none holds another.
    private(set) var ranges: [Range<Int>] = []
    /// Those of them that are letters which nothing but their form tells.
    private(set) var letters: [Range<Int>] = []
    /// The lines that begin a text which nothing ends.
    private(set) var unended: [ByteView] = []

    /// What begins and has not ended, the outermost first.
    private var open: [(start: Int, line: ByteView)] = []

    init(_ tokens: [BodyToken]) {
        if Self.mayFind(in: tokens) { findMarked(tokens) }
        letters = LetterFinder(tokens, outside: ranges).ranges
        if !letters.isEmpty {
            ranges = (ranges + letters).sorted { $0.lowerBound < $1.lowerBound }
        }
    }

    private mutating func findMarked(_ tokens: [BodyToken]) {
        for (index, token) in tokens.enumerated() {
            guard case .line(let line, _, _) = token else { continue }
            switch QuotationMarkers.ending(line) {
            case .beforeLine: close(before: index, tokens)
            case .behindLine: close(before: index + 1, tokens)
            case nil: break
            }
            if let opening = QuotationMarkers.opening(line) {
                open.append((Self.start(opening, at: index, tokens), line))
            }
        }
        unended = open.map(\.line)
    }

    private static func mayFind(in tokens: [BodyToken]) -> Bool {
        guard case .line(let first, _, _)? = tokens.first(where: \.isLine),
            case .line(let last, _, _)? = tokens.last(where: \.isLine)
        else { return false }
        return QuotationMarkers.mayStand(in: ByteView(first.base, first.start, last.end))
    }

    /// Where a text begins whose announcement stands on the line of a token.
    private static func start(
        _ opening: QuotationMarkers.Opening, at index: Int, _ tokens: [BodyToken]
    ) -> Int {
        switch opening {
        case .behindLine: return index + 1
        case .unfinished:
            // A full line goes on in the next, up to a colon or a stop.
            var end = index
            while end < tokens.count, end - index < BodyLimits.linesOfAnnouncement,
                case .line(let line, _, _) = tokens[end]
            {
                end += 1
                if end == index + 1 ? line.count < BodyLimits.fullAnnouncement : isEnd(line) {
                    break
                }
            }
            return end
        case .withinLine:
            // What stands on the line is a paragraph's; the next one is the first of the text.
            var isAfterSentence = true
            let limit = min(tokens.count, index + BodyLimits.linesOfFirstParagraph)
            for position in index..<limit {
                switch tokens[position] {
                case .line(let line, _, _): isAfterSentence = Sentences.isEnd(line)
                case .blank where isAfterSentence: return position
                default: break
                }
            }
            return tokens.count
        }
    }

    private static func isEnd(_ line: ByteView) -> Bool {
        line.last == UInt8(ascii: ":") || line.last == UInt8(ascii: ".")
    }

    private mutating func close(before end: Int, _ tokens: [BodyToken]) {
        guard let start = open.popLast()?.start, start < end,
            tokens[start..<end].contains(where: \.isLine)
        else { return }
        while let last = ranges.last, last.lowerBound >= start { ranges.removeLast() }
        ranges.append(start..<end)
    }
}

extension BodyToken {
    fileprivate var isLine: Bool { if case .line = self { true } else { false } }
}
