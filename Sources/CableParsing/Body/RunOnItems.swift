import CableGrammar
import CableSyntax

/// The marks of items that stand within a line: copies from the web joined the lines of lists.
///
/// A dash within a line is an aside's as a rule. It is an item's where what stands before it ends a
/// sentence or a clause, and the line has two such, or is an item with the same mark. A list that a
/// colon announces goes on without stops: `including: - Oil - Wind - Grain`.
package enum RunOnItems {
    private struct Candidate {
        var mark: Range<Int>
        /// Whether nothing stands between the mark and its item: `--oil`.
        var isGlued: Bool
        /// Whether the text before it ends a sentence or a clause.
        var isBehindEnd: Bool
        var isBehindColon: Bool
        /// Whether the text before it ends with the stop of a sentence, for certain.
        var isBehindStop: Bool
        var beginsWithCapital: Bool

        func isLike(_ other: Candidate) -> Bool {
            mark.count == other.mark.count && isGlued == other.isGlued
        }
    }

    /// The marks within a line that are items', in its order; empty for nearly all lines.
    ///
    /// - Parameter item: the mark of the item to which the line belongs.
    package static func marks(in line: ByteView, behind item: String?) -> [Range<Int>] {
        let all = candidates(in: line)
        guard let item else { return marksOfList(begunBy: all, line) }
        // The list of an item goes on with its own mark.
        guard item.utf8.first == UInt8(ascii: "-") else { return [] }
        let own = all.filter { $0.mark.count == item.utf8.count }
        let isGluedList =
            line.start > 0 && line.base[line.start - 1] == UInt8(ascii: "-")
            && own.allSatisfy(\.isGlued)
        // `- Ida Sample, miller - Q. Specimen, mason - …`
        let isListOfNames =
            own.count > 2 && line.count > BodyLimits.wrappedLine
            && own.allSatisfy { $0.beginsWithCapital && !$0.isGlued }
        if isGluedList || isListOfNames { return own.map(\.mark) }
        let isInSmallLetters = Sentences.startsLower(line.trimmedStart)
        return own.filter { $0.isBehindEnd || isInSmallLetters && $0.isBehindStop }.map(\.mark)
    }

    /// The marks of a list that begins within a line.
    private static func marksOfList(begunBy all: [Candidate], _ line: ByteView) -> [Range<Int>] {
        guard let first = all.first(where: \.isBehindEnd) else { return [] }
        let like = all.filter { $0.isLike(first) }
        let isInSmallLetters = first.isBehindColon && !first.beginsWithCapital
        let certain = like.filter { $0.isBehindEnd || isInSmallLetters && $0.isBehindStop }
        let goOn = like.drop { $0.mark != first.mark }
        if certain.count > 1 {
            // Some of them may have lost their stops.
            let isWhole =
                first.isBehindColon && goOn.count < 2 * certain.count
                && goOn.allSatisfy(\.beginsWithCapital)
            return isWhole ? goOn.map(\.mark) : certain.map(\.mark)
        }
        // Behind a blank and before a letter a dash is no aside's: `: -Ida Sample -Q. Specimen`.
        guard first.isBehindColon, goOn.count > (first.isGlued ? 1 : 2),
            goOn.allSatisfy(\.beginsWithCapital), line.containsLowercase
        else { return [] }
        return goOn.map(\.mark)
    }

    private static func candidates(in line: ByteView) -> [Candidate] {
        var candidates: [Candidate] = []
        var place = line.start + 1
        while let dash = line.firstIndex(ofByte: UInt8(ascii: "-"), from: place) {
            var end = dash
            while line.byte(at: end) == UInt8(ascii: "-") { end += 1 }
            place = end
            // The blank before it may be lost: `including:-- oil`.
            let isApart =
                ASCII.isBlank(line[dash - 1])
                || end - dash > 1 && line[dash - 1].isOne(of: ":;")
            guard isApart, end - dash <= BodyLimits.dashesOfMark, end < line.end else { continue }
            let isGlued = !ASCII.isBlank(line[end])
            // "-5", " -and" are none.
            if isGlued, end - dash == 1, !ASCII.isUpper(line[end]) { continue }
            let text = line.from(end).trimmedStart
            guard text.first != UInt8(ascii: "-") else { continue }
            let before = line.upTo(dash).trimmedEnd
            candidates.append(
                Candidate(
                    mark: dash..<end, isGlued: isGlued, isBehindEnd: isEnd(before, text),
                    isBehindColon: before.last == UInt8(ascii: ":"),
                    isBehindStop: Headings.endsSentence(before) && !isAbbreviation(before.lastWord),
                    beginsWithCapital: ASCII.isUpper(text.first)))
        }
        return candidates
    }

    /// Whether a text ends a sentence or a clause, behind which another text may be an item.
    private static func isEnd(_ text: ByteView, _ next: ByteView) -> Bool {
        switch text.last {
        case UInt8(ascii: ":"), UInt8(ascii: ";"): return true
        default: break
        }
        guard let last = text.lastWord else { return false }
        let words: [StaticString] = ["AND", "OR", "AND,", "OR,"]
        if words.contains(where: { last.equals($0) }) {
            return text.upTo(last.start).trimmedEnd.last == UInt8(ascii: ";")
        }
        guard
            Headings.endsSentence(text) || Sentences.withoutClosers(text).last == UInt8(ascii: "?")
        else { return false }
        return !isAbbreviation(last) && (ASCII.isUpper(next.first) || ASCII.isDigit(next.first))
    }

    /// `Mr.`, `J.`, `etc.`, behind which a sentence may go on; but `to.` is a word.
    private static func isAbbreviation(_ word: ByteView?) -> Bool {
        guard let word else { return true }
        return word.count <= BodyLimits.abbreviation && !ASCII.isLower(word.first)
            || ["ETC.", "INC.", "LTD.", "CORP."].contains { word.equals($0) }
    }
}
