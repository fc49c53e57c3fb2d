import CableModel
import CableSyntax

/// What a publisher prints in place of a passage: `XXXXXXXXXXXX`, `[Source removed]`.
///
/// The text and the lines of the head ask here alike.
package enum Redactions {
    /// The shortest run of X that stands for a passage; `XXX` is a number in Roman letters.
    private static let shortestRun = 5
    /// The longest redaction in brackets: `[Name of the village removed]`.
    private static let longestInBrackets = 60

    /// The run of X that begins at a place. It may be glued to a word before it; it begins where
    /// the run begins.
    package static func run(in text: ByteView, at place: Int) -> Range<Int>? {
        guard place == text.start || text[place - 1] != text[place] else { return nil }
        var end = place
        while end < text.end && text[end] == text[place] { end += 1 }
        return end - place >= shortestRun ? place..<end : nil
    }

    /// `[Source removed]`, `[REDACTED]`, whose bracket stands at a place.
    package static func bracketed(in text: ByteView, at place: Int) -> Range<Int>? {
        var close = place + 1
        while close < text.end, close - place < longestInBrackets,
            text[close] != UInt8(ascii: "]")
        { close += 1 }
        guard text.byte(at: close) == UInt8(ascii: "]") else { return nil }
        if ReleaseStamps.isExemptionAlone(ByteView(text.base, place, close + 1)) {
            return place..<(close + 1)
        }
        let words = ByteView(text.base, place + 1, close).words
        guard let last = words.last, let first = words.first else { return nil }
        let ends: [StaticString] = ["REMOVED", "REDACTED", "DELETED", "WITHHELD", "EXCISED"]
        guard ends.contains(where: { last.equals($0) }) || first.equals("REDACTED") else {
            return nil
        }
        return place..<(close + 1)
    }

    /// Whether a text is nothing but a run of X that stands for a passage.
    package static func isRun(_ text: ByteView) -> Bool {
        text.count >= shortestRun && text.first | 0x20 == UInt8(ascii: "x")
            && (text.start..<text.end).allSatisfy { text[$0] == text.first }
    }

    /// Whether a text is one redaction and nothing else: `XXXXXXXXXXXX`, `[Content removed]`.
    package static func isNothingElse(_ text: ByteView) -> Bool {
        isRun(text)
            || text.first == UInt8(ascii: "[") && bracketed(in: text, at: text.start) == text.range
    }

    /// The redactions of a text, in their order.
    package static func all(in text: ByteView) -> [Range<Int>] {
        var found: [Range<Int>] = []
        var place = text.start
        while place < text.end {
            let range =
                switch text[place] {
                case UInt8(ascii: "X"), UInt8(ascii: "x"): run(in: text, at: place)
                case UInt8(ascii: "["): bracketed(in: text, at: place)
                default: Range<Int>?.none
                }
            if let range { found.append(range) }
            place = range?.upperBound ?? place + 1
        }
        return found
    }

    // MARK: Lines of the head

    /// The parts of a head line with the redactions in it, each behind the part that holds it.
    static func added(
        to parts: [HeadLine.Part], of line: ByteView, kind: HeadLine.Kind
    ) -> [HeadLine.Part] {
        guard mayStand(in: kind) else { return parts }
        let found = all(in: line)
        guard !found.isEmpty else { return parts }
        var redactions = found.map {
            ($0.lowerBound - line.start)..<($0.upperBound - line.start)
        }
        var parts = parts
        if kind == .classificationAuthority {
            // "[Name of the Ambassador removed]": the publisher's words, no title.
            parts.removeAll { !redactions.tearing($0.range).isEmpty }
        } else {
            let tearing = Set(parts.flatMap { redactions.tearing($0.range) })
            redactions.removeAll(where: tearing.contains)
        }
        // Both stand in the order of the line.
        var result: [HeadLine.Part] = []
        var rest = redactions[...]
        for part in parts {
            while let next = rest.first, part.isPrinted, next.lowerBound < part.range.lowerBound {
                result.append(HeadLine.Part(.redaction, at: next))
                rest.removeFirst()
            }
            result.append(part)
        }
        return result + rest.map { HeadLine.Part(.redaction, at: $0) }
    }

    /// Whether lines of a kind have words in which a publisher may black something out. A code or
    /// a routing indicator may have any letters.
    private static func mayStand(in kind: HeadLine.Kind) -> Bool {
        switch kind {
        case .subject, .references, .declassification, .classificationAuthority,
            .passingInstruction, .drafting:
            true
        default: false
        }
    }
}

extension [Range<Int>] {
    /// Those that take some of a stretch and do not stand within it. The ranges are apart and in order,
    /// so that they lie over its edges.
    fileprivate func tearing(_ part: Range<Int>) -> Set<Range<Int>> {
        Set(
            [part.lowerBound, part.upperBound - 1].compactMap(range(holding:)).filter {
                !part.isEmpty
                    && !(part.lowerBound <= $0.lowerBound && $0.upperBound <= part.upperBound)
            })
    }

    private func range(holding place: Int) -> Range<Int>? {
        var (low, high) = (0, count)
        while low < high {
            let middle = (low + high) / 2
            if self[middle].upperBound <= place { low = middle + 1 } else { high = middle }
        }
        return low < count && self[low].contains(place) ? self[low] : nil
    }
}
