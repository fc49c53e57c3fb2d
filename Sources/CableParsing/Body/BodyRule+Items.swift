import CableGrammar
import CableModel
import CableSyntax

/// The items of lists: with a dash or a star, with a sign, with a number or letter in parentheses.
///
/// All but the first count at the start of a group and behind the end of a sentence; elsewhere
/// where they go on with a list, or where the line before ends early and another follows.
extension BodyRule {
    /// `-- oil;`, `* oil`
    static let dashItem = item("item with a dash") { _, line, _ in Bullets.match(line) }

    /// `o oil`: one of several.
    static let letterOItem = item("item with an o") { $0.letterO($1, at: $2) }

    /// `• oil`, `– oil`
    static let signItem = item("item with a sign") { parser, line, _ in parser.sign(line) }

    /// `(1) oil`, `b) wind`: one that is in its sequence.
    static let enumeratedItem = item("item with a number or letter") {
        $0.enumerator($1, at: $2)
    }

    private static func item(
        _ name: StaticString,
        mark: @escaping @Sendable (inout BodyParser, ByteView, Int) -> Range<Int>?
    ) -> BodyRule {
        BodyRule(name: name, place: .anywhere, signs: .beginsWithNoWord) { parser, line, index in
            guard let mark = mark(&parser, line, index) else { return nil }
            parser.beginItem(line, mark, at: index)
            return index + 1
        }
    }
}

extension BodyParser {
    /// Whether a line begins an item of a list.
    func beginsItem(_ line: ByteView, at index: Int) -> Bool {
        Bullets.match(line) != nil || letterO(line, at: index) != nil || sign(line) != nil
            || enumerator(line, at: index) != nil
    }

    fileprivate func letterO(_ line: ByteView, at index: Int) -> Range<Int>? {
        guard Bullets.isLetterO(line) else { return nil }
        let range = line.start..<(line.start + 1)
        if gap != .none || isAfterSentence { return hasSiblings(index) ? range : nil }
        guard case .item("o", _, _) = drafts.last?.kind else { return nil }
        return !ASCII.isLower(line.byte(at: line.start + 2)) ? range : nil
    }

    /// Whether the item before has an `o` for its mark, or another line with one follows.
    private func hasSiblings(_ index: Int) -> Bool {
        if case .item("o", _, _) = drafts.last?.kind { return true }
        for token in tokens[(index + 1)...].prefix(BodyLimits.linesToNextLetterO) {
            guard case .line(let line, _, _) = token else { continue }
            if Bullets.isLetterO(line) { return true }
            if ParagraphNumbers.match(line) != nil { return false }
        }
        return false
    }

    fileprivate func sign(_ line: ByteView) -> Range<Int>? {
        guard let sign = Bullets.sign(line) else { return nil }
        if gap != .none || isAfterSentence { return sign }
        guard case .item(let marker, _, _) = drafts.last?.kind else { return nil }
        return ByteView(base, sign.lowerBound, sign.upperBound).string == marker ? sign : nil
    }

    fileprivate func enumerator(_ line: ByteView, at index: Int) -> Range<Int>? {
        guard let mark = Bullets.enumerator(line) else { return nil }
        if gap != .none || isAfterSentence {
            return mark.isFirst || follows(mark.value) ? mark.range : nil
        }
        guard isLastOpen else { return nil }
        if follows(mark.value) { return Self.announces(lastText) ? mark.range : nil }
        return mark.isFirst && isLineEndedEarly(before: index) && isFollowed(mark, index)
            ? mark.range : nil
    }

    /// Whether the text so far may end before an item: not within a phrase, unless with `and`.
    private static func announces(_ text: ByteView) -> Bool {
        guard let word = text.lastWord else { return false }
        return word.last == UInt8(ascii: ",") || word.equals("AND") || word.equals("OR")
            || !Sentences.breaksOff(text)
    }

    /// Whether the next number or letter begins one of the lines that follow.
    private func isFollowed(_ mark: Bullets.Enumerator, _ index: Int) -> Bool {
        for token in tokens[(index + 1)...].prefix(BodyLimits.linesToNextItem) {
            guard case .line(let line, _, _) = token else { continue }
            if Bullets.enumerator(line)?.value == mark.value + 1 { return true }
            if ParagraphNumbers.match(line) != nil { return false }
        }
        return false
    }

    /// Whether an item's number or letter comes next after that of the last item of its kind.
    private func follows(_ value: UInt8) -> Bool {
        for draft in drafts.reversed() {
            guard case .item(let marker, _, _) = draft.kind else { return false }
            guard let last = Bullets.value(ofEnumerator: marker) else { continue }
            return value == last + 1
        }
        return false
    }

    fileprivate mutating func beginItem(_ line: ByteView, _ mark: Range<Int>, at index: Int) {
        if isLastOpen {
            // A page mark between the items of a list stands at the end of the one before.
            if !marks.isEmpty { joinOverGap(betweenItems: true) }
        } else {
            flushMarks()
        }
        let isAttached = drafts.last.map { last in
            if case .item(_, let isAttached, _) = last.kind { return isAttached }
            return last.isParagraph && last.role != .postFooter
        }
        let element = firstElement + drafts.count
        let printed = JoinedText.reduced(ByteView(base, mark.lowerBound, mark.upperBound))
        let level = listLevel(of: printed)
        drafts.append(
            Draft(.item(marker: printed, isAttached: isAttached ?? false, level: level)))
        ledger.enter(mark, .label, element: element)
        takeRest(line.from(mark.upperBound), at: index)
    }

    /// How deep an item stands. Another mark after an item that ends with a colon begins an inner
    /// list; the mark of an outer list goes on with that one.
    private mutating func listLevel(of marker: String) -> Int {
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
