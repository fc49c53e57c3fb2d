import CableGrammar
import CableModel
import CableSyntax

/// The items of lists: dashes, stars, numbers and letters in parentheses.
extension BodyParser {
    /// The mark of an item at the start of a line: a dash or a star; a printed dash or dot; one of
    /// several lines with an `o`; or a number or letter in parentheses that is in its sequence.
    ///
    /// All but the first count at the start of a group and behind the end of a sentence; elsewhere
    /// where they go on with a list, or where the line before ends early and another follows.
    func acceptedMarker(_ view: ByteView, at index: Int) -> Range<Int>? {
        if let marker = Bullets.match(view) { return marker }
        if Bullets.isLetterO(view) {
            let range = view.start..<(view.start + 1)
            if isGroupStart || isAfterSentence { return hasSiblings(index) ? range : nil }
            guard case .item("o", _, _) = drafts.last?.kind else { return nil }
            return !ASCII.isLower(view.byte(at: view.start + 2)) ? range : nil
        }
        if let sign = Bullets.sign(view) {
            if isGroupStart || isAfterSentence { return sign }
            guard case .item(let marker, _, _) = drafts.last?.kind else { return nil }
            return ByteView(base, sign.lowerBound, sign.upperBound).string == marker ? sign : nil
        }
        guard let marker = Bullets.enumerator(view) else { return nil }
        if isGroupStart || isAfterSentence {
            return marker.isFirst || follows(marker.value) ? marker.range : nil
        }
        guard isLastOpen else { return nil }
        if follows(marker.value) { return Self.announces(lastText) ? marker.range : nil }
        return marker.isFirst && isLineEndedEarly(before: index) && isFollowed(marker, index)
            ? marker.range : nil
    }

    /// Whether the text so far may end before an item: not within a phrase, unless with `and`.
    private static func announces(_ text: ByteView) -> Bool {
        guard let word = text.lastWord else { return false }
        return word.last == UInt8(ascii: ",") || word.equals("AND") || word.equals("OR")
            || !Sentences.breaksOff(text)
    }

    /// Whether the text so far ends with a sentence.
    var isAfterSentence: Bool { isLastOpen && Sentences.isEnd(lastText) }

    /// Whether the line before a line was ended on purpose: it has room for the next word, or is no
    /// wrapped line at all, or the line is set in below it.
    func isLineEndedEarly(before index: Int) -> Bool {
        guard index > 0, case .line(let before, let startBefore, _) = tokens[index - 1],
            case .line(let view, let lineStart, _) = tokens[index]
        else { return false }
        let indent = view.start - lineStart
        let indentBefore = before.start - startBefore
        if indent >= indentBefore + 3 { return true }
        var wordEnd = view.start
        while wordEnd < view.end, !ASCII.isBlank(view[wordEnd]) { wordEnd += 1 }
        return before.count > 100 || view.count > 100
            || before.end - startBefore + wordEnd - view.start < 50
    }

    /// Whether the next number or letter begins one of the lines that follow.
    private func isFollowed(_ marker: Bullets.Enumerator, _ index: Int) -> Bool {
        for token in tokens[(index + 1)...].prefix(40) {
            guard case .line(let view, _, _) = token else { continue }
            if Bullets.enumerator(view)?.value == marker.value + 1 { return true }
            if ParagraphNumbers.match(view) != nil { return false }
        }
        return false
    }

    /// Whether the item before has an `o` for its mark, or another line with one follows.
    func hasSiblings(_ index: Int) -> Bool {
        if case .item("o", _, _) = drafts.last?.kind { return true }
        for token in tokens[(index + 1)...].prefix(8) {
            guard case .line(let view, _, _) = token else { continue }
            if Bullets.isLetterO(view) { return true }
            if ParagraphNumbers.match(view) != nil { return false }
        }
        return false
    }

    /// Whether an item's number or letter comes next after that of the last item of its kind.
    func follows(_ value: UInt8) -> Bool {
        for draft in drafts.reversed() {
            guard case .item(let marker, _, _) = draft.kind else { return false }
            guard let last = Bullets.value(ofEnumerator: marker) else { continue }
            return value == last + 1
        }
        return false
    }

    mutating func beginItem(_ view: ByteView, _ marker: Range<Int>, at index: Int) {
        if isLastOpen {
            // A page mark between the items of a list stands at the end of the one before.
            if !marks.isEmpty { joinOverBreak(betweenItems: true) }
        } else {
            flushMarks()
        }
        let isAttached = drafts.last.map { last in
            if case .item(_, let isAttached, _) = last.kind { return isAttached }
            return last.isParagraph && last.role != .postFooter
        }
        let element = firstElement + drafts.count
        let printed = JoinedText.reduced(ByteView(base, marker.lowerBound, marker.upperBound))
        let level = listLevel(of: printed)
        drafts.append(
            Draft(.item(marker: printed, isAttached: isAttached ?? false, level: level)))
        ledger.enter(marker, .label, element: element)
        takeRest(view.from(marker.upperBound), at: index)
    }

    /// How deep an item stands. Another mark after an item that ends with a colon begins an inner
    /// list; the mark of an outer list goes on with that one.
    mutating func listLevel(of marker: String) -> Int {
        let kind = Bullets.kind(of: marker)
        guard let last = drafts.last, last.isItem else {
            openLists = [kind]
            return 0
        }
        if let level = openLists.firstIndex(of: kind) {
            openLists.removeSubrange((level + 1)...)
        } else if lastText.last == UInt8(ascii: ":") {
            openLists.append(kind)
        }
        return openLists.count - 1
    }
}
