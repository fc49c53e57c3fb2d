import CableGrammar
import CableModel
import CableSyntax

/// The end of a telegram: where its text ends, the signature, and what follows.
///
/// It is looked for from the last line backwards: end marks and banners first, then the name. What
/// publishers and posts put behind a name (where the website is, a database's query) counts as
/// following it only where a name does stand before; else it belongs to the text. The rules are in
/// `TailRule.all`, `OwnLineRule.all` and `GluedNameRule.all`.
struct Closing {
    /// A stretch that is no text, and what the rule is called that took it.
    struct Tail {
        let kind: TailLine.Kind
        let view: ByteView
        let rule: StaticString
    }

    /// The line at which the text ends, and the position in it; both exclusive.
    private(set) var endLine = 0
    private(set) var endOffset: Int
    private(set) var signature: (name: ByteView, rule: StaticString)?
    /// In the order of the source.
    private(set) var tail: [Tail] = []

    private let base: UnsafeBufferPointer<UInt8>
    private let lines: [Lines.Line]
    /// The line at which the text begins.
    let firstLine: Int
    private let firstOffset: Int

    /// Looks for the closing, as far back as the text may begin.
    init(base: UnsafeBufferPointer<UInt8>, lines: [Lines.Line], from firstLine: Int, offset: Int) {
        self.base = base
        self.lines = lines
        self.firstLine = firstLine
        firstOffset = offset
        endOffset = base.count

        var index = lines.count - 1
        takeTail(&index, .anywhere)
        let afterMarks = (index: index, tail: tail)
        takeTail(&index, .belowName)
        if index < afterMarks.index, takeSignature(at: index, isFollowed: true) { return }
        (index, tail) = afterMarks
        endLine = index + 1
        _ = takeSignature(at: index, isFollowed: false)
    }

    /// The text of a line, without what of the first line belongs to the head.
    func content(_ index: Int) -> ByteView {
        let line = lines[index]
        let start = index == firstLine ? max(firstOffset, line.contentStart) : line.contentStart
        return ByteView(base, min(start, line.contentEnd), line.contentEnd)
    }

    /// How many lines of the text from one on are the stamp of a release; most lines are none.
    func stampLength(at index: Int) -> Int? {
        guard ReleaseStamps.beginsStamp(content(index)) else { return nil }
        return ReleaseStamps.length(at: index) { $0 < endLine ? content($0) : nil }
    }

    /// Takes the lines at the end that are no text, the last first.
    private mutating func takeTail(_ index: inout Int, _ place: TailRule.Place) {
        var taken = 0
        // The last first: to put each before all others would move them all.
        var found: [Tail] = []
        defer { tail = found.reversed() + tail }
        while index >= firstLine {
            if !content(index).isEmpty {
                guard let (rule, start) = tailRule(at: index, place, taken) else { return }
                let view = ByteView(base, content(start).start, content(index).end)
                found.append(Tail(kind: rule.kind, view: view, rule: rule.name))
                if rule.isCounted { taken += 1 }
                index = start
            }
            index -= 1
        }
    }

    /// The rule that takes the lines up to a line, and the first of them.
    private func tailRule(
        at index: Int, _ place: TailRule.Place, _ taken: Int
    ) -> (rule: TailRule, start: Int)? {
        for rule in TailRule.all where rule.place == .anywhere || place == .belowName {
            if rule.isCounted, taken >= BodyLimits.postscripts { continue }
            if let start = rule.start(self, index) { return (rule, start) }
        }
        return nil
    }

    /// Takes a second name above the one that was found: two who signed.
    private mutating func takeFirstOfTwo(_ second: ByteView) {
        guard NameWords.isPlainName(second) else { return }
        var index = endLine - 1
        while index > firstLine, content(index).isEmpty { index -= 1 }
        guard index > firstLine else { return }
        let first = content(index)
        guard NameWords.isPlainName(first), endsText(content(index - 1)) else { return }
        signature = (ByteView(base, first.start, second.end), OwnLineRule.nameOfTwo)
        endLine = index
    }

    /// Whether a line above a name shows that the text has ended: it is blank, or ends a sentence.
    private func endsText(_ line: ByteView) -> Bool {
        line.isEmpty || Sentences.withoutClosers(line).last == UInt8(ascii: ".")
    }

    /// Takes the name in a line, or behind its last sentence.
    ///
    /// - Parameter isFollowed: whether postscripts follow.
    private mutating func takeSignature(at index: Int, isFollowed: Bool) -> Bool {
        guard index >= firstLine else { return false }
        var line = content(index)
        // The name behind who drafted it is no signature.
        if DraftingLines.beginsBlock(line) { return false }
        var mark = TailRule.markBehindName(line)
        var name = mark.map { line.upTo($0.start).trimmed } ?? line
        var kindOfMark = TailLine.Kind.endMark
        if mark == nil, let found = NameWords.nameBeforeTitle(line) {
            name = found
            mark = line.from(found.end)
            kindOfMark = .postscript
        }
        if NameWords.isName(name) {
            let own = OwnLine(name: name, at: index, in: self)
            if let rule = OwnLineRule.all.first(where: { $0.isSignature(own) }) {
                if let mark {
                    tail.insert(
                        Tail(kind: kindOfMark, view: mark, rule: TailRule.ruleOfMark), at: 0)
                }
                signature = (name, rule.name)
                endLine = index
                takeFirstOfTwo(name)
                return true
            }
        }
        let day = GluedName.day(behind: line)
        if let day {
            line = line.upTo(day.start).trimmed
        } else if mark != nil {
            line = name
        }
        guard
            let glued = GluedName(
                in: line,
                isCertain: isFollowed
                    || line.end < content(index).end && !(mark.map(Self.isEndMark) ?? false))
        else { return false }
        for rule in GluedNameRule.all {
            guard let name = rule.find(glued) else { continue }
            if let day {
                tail.insert(Tail(kind: .postscript, view: day, rule: GluedName.ruleOfDay), at: 0)
            } else if let mark {
                tail.insert(Tail(kind: .endMark, view: mark, rule: TailRule.ruleOfMark), at: 0)
            }
            signature = (name, rule.name)
            endLine = index + 1
            endOffset = name.start
            return true
        }
        return false
    }
}
