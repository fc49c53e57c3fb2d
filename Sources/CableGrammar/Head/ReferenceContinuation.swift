import CableModel
import CableSyntax

/// Tells whether a list of references that a blank line or a page line ends goes on below it.
package enum ReferenceContinuation {
    /// Whether a line belongs to the list before it, whose label may be missing: it has the letter
    /// that is due, what the last entry lacks, a telegram, or a remark on the last one.
    package static func goesOn(_ list: ByteView, in next: ByteView) -> Bool {
        let text = list.from(HeadLabels.match(list)?.end ?? list.start).trimmed
        if text.isEmpty { return beginsList(next) }
        guard !next.isEmpty, text.count <= greatestLength,
            let last = ReferenceReader.references(text).last
        else { return false }
        if isDue(next, in: text) { return true }
        if isRemark(next) { return true }
        // "(C) The Ambassador …" begins the text.
        let cited = CitedForm(next)
        if PortionMarkings.match(next) != nil, cited == nil { return false }
        if text.last == UInt8(ascii: ";") { return true }
        if last.cited != nil {
            // "STATE 881 AND", "906"
            if endsWithSeparator(text), ASCII.isDigit(next.first) || next.hasPrefix("PREVIOUS") {
                return true
            }
            guard let cited else { return false }
            return cited.isPostKnown && isAlone(cited, in: next)
        }
        if last.text.isEmpty { return next.letterCount > 0 }
        if let word = text.lastWord, unfinished.contains(word) { return true }
        return completes(last.text, next)
    }

    /// Whether a line below a label alone begins its list: with the first letter, or a telegram.
    private static func beginsList(_ next: ByteView) -> Bool {
        if let marker = ReferenceMarkers.marker(next), marker.ordinal == 1, !marker.isNumber {
            return marker.isCertain
                || CitedForm(next.from(marker.range.upperBound))?.isPostKnown == true
        }
        return CitedForm(next).map { $0.isPostKnown && isAlone($0, in: next) } ?? false
    }

    /// A longer list is none of a telegram's: to read it again at each gap would take time beyond
    /// measure.
    private static let greatestLength = 4_000

    /// Words behind which an entry goes on.
    private static let unfinished = WordList([
        "AND", "BETWEEN", "BY", "DATED", "FROM", "OF", "ON", "THE", "TO", "WITH",
    ])

    /// Whether a line begins with the letter or number behind the list's last one.
    private static func isDue(_ next: ByteView, in list: ByteView) -> Bool {
        guard let last = ReferenceMarkers.all(in: list).last,
            let marker = ReferenceMarkers.marker(next), marker.isNumber == last.isNumber,
            marker.style == last.style, marker.ordinal == last.ordinal + 1
        else { return false }
        let behind = next.from(marker.range.upperBound)
        if CitedForm(behind) != nil { return true }
        // "B. SAMPLE E-MAIL"; "(B) The Ambassador" may be the text.
        return marker.style != .bare && marker.style != .stopBehindNumber
            && PortionMarkings.match(next) == nil && behind.letterCount > 0
    }

    private static func endsWithSeparator(_ list: ByteView) -> Bool {
        if list.last.isOne(of: ",;/&") { return true }
        return list.lastWord.map { $0.equals("AND") } ?? false
    }

    /// `(NOTAL)`, `(EXDIS NOTAL)`, `(08)`, `NOTAL; B. STATE 12`: said of the entry before.
    private static func isRemark(_ next: ByteView) -> Bool {
        guard next.first == UInt8(ascii: "(") else {
            guard var word = next.firstWord, word.end < next.end else { return false }
            while word.last.isOne(of: ",;") { word.end -= 1 }
            return CitedForm.isRemark(word)
        }
        guard let close = next.firstIndex(ofByte: UInt8(ascii: ")"), from: next.start) else {
            return false
        }
        let inside = ByteView(next.base, next.start + 1, close)
        guard let word = inside.firstWord else { return false }
        return CitedForm.isRemark(word) || word.equals("PARA")
            || inside.isAllDigits && inside.count == 2
    }

    /// Whether nothing but a remark or a further telegram follows a telegram's number.
    private static func isAlone(_ cited: CitedForm, in line: ByteView) -> Bool {
        var rest = line.from(cited.end).trimmed
        while rest.first == UInt8(ascii: ",") || rest.first == UInt8(ascii: ";") {
            rest = rest.from(rest.start + 1).trimmed
        }
        return rest.isEmpty || rest.first == UInt8(ascii: "(") || CitedForm(rest) != nil
            || rest.hasPrefix("AND ") || rest.hasPrefix("NOTAL")
    }

    /// Whether an entry that names no telegram does with the next line: `RIO DE`, `JANEIRO 190`.
    private static func completes(_ entry: String, _ next: ByteView) -> Bool {
        let words = entry.utf8.count { $0 == 0x20 } + 1
        guard words <= 4 else { return false }
        let joined = Array(entry.utf8) + [0x20] + next.base[next.range]
        return joined.withUnsafeBufferPointer { bytes in
            let whole = ByteView(bytes)
            return CitedForm(whole).map { $0.end > entry.utf8.count } ?? false
        }
    }
}
