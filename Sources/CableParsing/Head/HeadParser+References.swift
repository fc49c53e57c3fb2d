import CableGrammar
import CableModel
import CableSyntax

/// The list of references, over as many lines as it has.
extension HeadParser {
    mutating func gatherReferences() {
        let start = rest.start
        var text = gatherReferenceText()
        append(text, as: .references)
        warnOfGluedMarkers(from: start)
        warnOfReferences(from: start)
        var count = 0
        repeat {
            count = head.count
            continueAfterPageMark { parser, next, hasGap in
                !hasGap || parser.isReferenceMarker(next) || parser.goesOn(text, in: next)
            } _: { parser in
                text = parser.gatherReferenceText()
                parser.append(text, as: .references)
            }
        } while head.count > count && head.last?.kind == .references
    }

    /// Says which posts and years of the list are misspelt.
    private mutating func warnOfReferences(from start: Int) {
        guard let line = head.last else { return }
        for part in line.parts where part.basis == .repaired {
            let printed = String(decoding: Array(line.printed.utf8)[part.range], as: UTF8.self)
            let meant: String? =
                switch (part.kind, part.value) {
                case (.post, .text(let post)): "post \"\(printed)\" read as \(post)"
                case (.year, .number(let year)): "year \"\(printed)\" read as \(year)"
                default: nil
                }
            guard let meant else { continue }
            report(
                .referenceSpelling, meant,
                at: ByteView(base, start, max(start, ledger.lastEnd ?? start)))
        }
    }

    /// Says where a letter of the list stands right behind the number before it: `ROME 12B. PARIS 14`.
    private mutating func warnOfGluedMarkers(from start: Int) {
        guard let line = head.last else { return }
        let printed = Array(line.printed.utf8)
        for part in line.parts where part.kind == .marker {
            let place = part.range.lowerBound
            guard part.isPrinted, place > 0, ASCII.isDigit(printed[place - 1])
            else { continue }
            report(
                .labelGlued, "\"\(line.text(of: part))\" is glued to the number before it; split",
                at: ByteView(base, start, max(start, ledger.lastEnd ?? start)))
        }
    }

    /// The text of a reference list; blank lines may stand between its letters.
    private mutating func gatherReferenceText() -> JoinedText {
        var text = gather(cuts: [.authority]) { parser, next, text in
            parser.isReferenceContinuation(next, after: text)
        }
        while !isAtEnd {
            // Look over blank lines for the next letter.
            var index = lineIndex
            if rest.isEmpty {
                while index < lines.count && lines[index].isBlank { index += 1 }
            }
            guard index < lines.count, index > lineIndex || isAfterBlank || !rest.isEmpty else {
                break
            }
            let next = index == lineIndex ? rest : line(index)
            guard isReferenceMarker(next) || goesOn(text, in: next), !isPageMark(next),
                !beginsText(next)
            else { break }
            goOn(atLine: index)
            gather(behind: &text, cuts: [.authority]) { parser, next, text in
                parser.isReferenceContinuation(next, after: text)
            }
        }
        return text
    }

    /// Whether a list that a blank line or a page line ends goes on in the next line.
    private func goesOn(_ text: JoinedText, in next: ByteView) -> Bool {
        HeadLabels.match(next) == nil && !isPageMark(next)
            && text.bytes.withUnsafeBufferPointer {
                ReferenceContinuation.goesOn(ByteView($0), in: next)
            }
    }

    /// A line that begins with a reference's letter, a pilcrow before it or not.
    private func isReferenceMarker(_ line: ByteView) -> Bool {
        // "E.O. 12958" begins like the fifth.
        if let label = HeadLabels.match(line), label.kind != .references { return false }
        let pilcrow = WebResidue.pilcrowLength(in: line, at: line.start)
        let text = line.from(line.start + pilcrow)
        guard let marker = ReferenceMarkers.marker(text), marker.ordinal > 1 || pilcrow > 0,
            marker.isCertain || CitedForm(text.from(marker.range.upperBound))?.isPostKnown == true
        else { return false }
        // A portion marking is no letter: "(C) The Ambassador …".
        if PortionMarkings.match(text) != nil, pilcrow == 0 { return false }
        return pilcrow > 0 || (text.start..<text.end).contains { ASCII.isDigit(text[$0]) }
    }

    private func isReferenceContinuation(_ line: ByteView, after text: JoinedText) -> Bool {
        if isReferenceMarker(line) { return true }
        // "(C) STATE 161988" is a reference, "(C) The Ambassador" the text proper.
        if let marking = PortionMarkings.match(line),
            CitedForm(line.from(marking.end).trimmed) == nil,
            // "(S) C. LAPUTA 12": the remark of the entry before, and the next one.
            !isReferenceMarker(line.from(marking.end).trimmed),
            // "(C/NF), LAPUTA 12": said of the entry before.
            line.byte(at: marking.end) != UInt8(ascii: ","),
            line.byte(at: marking.end) != UInt8(ascii: ";")
        {
            return false
        }
        if isRuleNext || CaptionLines.captions(line)?.end == line.end { return false }
        for word in ["SUMMARY", "COMMENT", "INTRODUCTION", "BEGIN ", "ACTION REQUEST"]
            as [StaticString]
        where line.hasPrefix(word) {
            return false
        }
        return true
    }
}
