import CableModel
import CableSyntax

/// The items of lists: dashes, stars, numbers and letters in parentheses.
extension BodyParser {
    /// The mark of an item at the start of a line: a dash or a star; or, at the start of a group or
    /// behind the end of a sentence, one of several lines with an `o`, or a number or letter in
    /// parentheses that is in its sequence.
    func acceptedMarker(_ view: ByteView, at index: Int) -> Range<Int>? {
        if let marker = Bullets.match(view) { return marker }
        let range: Range<Int>
        if Bullets.isLetterO(view) {
            guard hasSiblings(index) else { return nil }
            range = view.start..<(view.start + 1)
        } else if let marker = Bullets.enumerator(view), marker.isFirst || follows(marker.value) {
            range = marker.range
        } else {
            return nil
        }
        if isGroupStart { return range }
        guard let last = drafts.last, last.isOpen else { return nil }
        let isAfterSentence = last.text.bytes.withUnsafeBufferPointer {
            Sentences.isEnd(ByteView($0))
        }
        return isAfterSentence ? range : nil
    }

    /// Whether the item before has an `o` for its mark, or another line with one follows.
    func hasSiblings(_ index: Int) -> Bool {
        if case .item("o", _, _) = drafts.last?.kind { return true }
        for token in tokens[(index + 1)...].prefix(8) {
            guard case .line(let view, _) = token else { continue }
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

    mutating func beginItem(_ view: ByteView, _ marker: Range<Int>) {
        if drafts.last?.isOpen == true {
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
        let printed = AddressLines.reduced(ByteView(base, marker.lowerBound, marker.upperBound))
        let level = listLevel(of: printed)
        drafts.append(
            Draft(.item(marker: printed, isAttached: isAttached ?? false, level: level)))
        ledger.enter(marker, .label, element: element)
        takeRest(view.from(marker.upperBound))
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
        } else if last.text.bytes.last == UInt8(ascii: ":") {
            openLists.append(kind)
        }
        return openLists.count - 1
    }
}
