import CableGrammar
import CableModel
import CableSyntax

/// The lines of a telegram's text, with page marks cut out of them.
enum BodyToken {
    /// A line or a part of one, and where the line's first column is.
    case line(ByteView, lineStart: Int, LineLook)
    /// A line of dashes or other signs, above or below a heading.
    case underline(ByteView)
    case blank
    /// Page marks are rare and large: theirs is the place in a list.
    case mark(Int, ByteView)
}

/// A page mark, and what the rule is called that found it.
struct FoundPageMark {
    var mark: PageMark
    var rule: StaticString
}

struct BodyTokenizer {
    let base: UnsafeBufferPointer<UInt8>
    let post: [UInt8]?
    private(set) var tokens: [BodyToken] = []
    /// The page marks that tokens stand for.
    private(set) var pageMarks: [FoundPageMark] = []
    private let rules = PageMarkRule.all
    private let head: [HeadLine]
    /// What a further section may repeat, made where the first one begins.
    private var repeatedHead: RepeatedHead?
    /// Whether nothing but the head of a section has come since its beginning.
    private var isInSectionHead = false

    init(base: UnsafeBufferPointer<UInt8>, post: [UInt8]?, head: [HeadLine]) {
        self.base = base
        self.post = post
        self.head = head
    }

    /// Makes room for the tokens of so many lines; some have a mark besides.
    mutating func reserve(_ lineCount: Int) { tokens.reserveCapacity(lineCount + lineCount / 8) }

    /// Gives the tokens away: they take much room, and nobody needs them for longer than they are read.
    mutating func take() -> [BodyToken] {
        defer { tokens = [] }
        return tokens
    }

    mutating func add(line: Lines.Line, from start: Int, to end: Int) {
        var content = ByteView(base, min(start, end), max(start, min(line.contentEnd, end)))
        // Whole lines have no blanks around them.
        if start > line.contentStart || end < line.contentEnd { content = content.trimmed }
        if content.isEmpty {
            tokens.append(.blank)
            return
        }
        add(content, lineStart: start > line.contentStart ? content.start : line.start)
    }

    /// A line of a stamp that has several.
    mutating func addStamp(_ view: ByteView) {
        let mark = PageMark(kind: .releaseStamp, printed: JoinedText.reduced(view))
        add(FoundPageMark(mark: mark, rule: PageMarkRule.releaseStamp.name), view)
    }

    private mutating func add(_ view: ByteView, lineStart: Int, marks: Int = 0) {
        if Rules.isRule(view) {
            addUnderline(view)
            return
        }
        if view.first == UInt8(ascii: "*"), view.last == UInt8(ascii: "*"),
            let text = Footers.betweenStars(view)
        {
            addUnderline(view.upTo(text.start).trimmed)
            add(text, lineStart: text.start, marks: marks)
            addUnderline(view.from(text.end).trimmed)
            return
        }
        if view.last == UInt8(ascii: "-"), let text = textBeforeUnderline(view) {
            add(text, lineStart: lineStart, marks: marks)
            addUnderline(view.from(text.end).trimmed)
            return
        }
        let look = LineLook(view)
        if marks < BodyLimits.pageMarksOfLine, let (found, range) = pageMark(in: view, look) {
            let before = view.upTo(range.lowerBound).trimmed
            let after = view.from(range.upperBound).trimmed
            if !before.isEmpty {
                tokens.append(.line(before, lineStart: lineStart, LineLook(before)))
                isInSectionHead = false
            }
            if RepeatedHead.follows(found.mark) {
                if repeatedHead == nil { repeatedHead = RepeatedHead(of: head) }
                if before.isEmpty { takeFrameOfSection() }
                repeatedHead?.begin()
                isInSectionHead = true
            }
            add(found, ByteView(base, range.lowerBound, range.upperBound))
            if !after.isEmpty { add(after, lineStart: after.start, marks: marks + 1) }
            return
        }
        if isInSectionHead, repeatedHead?.takes(view) == true {
            let mark = HeadGrammar.pageMark(JoinedText.reduced(view), kind: .repeatedHead)
            add(FoundPageMark(mark: mark, rule: RepeatedHead.rule), view)
            return
        }
        tokens.append(.line(view, lineStart: lineStart, look))
        isInSectionHead = false
    }

    /// What stands before an underline on the same line and is no heading: `END SUMMARY. -------`.
    private func textBeforeUnderline(_ line: ByteView) -> ByteView? {
        guard let underline = Headings.gluedUnderline(line) else { return nil }
        let text = line.upTo(underline).trimmedEnd
        return Headings.endsSentence(text) || Sentences.isEndOfPart(text) ? text : nil
    }

    /// Makes marks of what stands between two sections above the second one's classification line: the
    /// end marks of the first, and the lines of the second's transmission.
    private mutating func takeFrameOfSection() {
        var start: Int?
        search: for index in tokens.indices.suffix(BodyLimits.linesOfHead).reversed() {
            switch tokens[index] {
            case .blank, .mark: continue
            case .underline: break search
            case .line(let view, _, _):
                if SectionFrame.begins(view) {
                    start = index
                } else if !SectionFrame.mayHave(view) {
                    repeatedHead?.begin()
                    guard repeatedHead?.takes(view) == true else { break search }
                }
            }
        }
        guard let start else { return }
        for index in start..<tokens.count {
            guard case .line(let view, _, _) = tokens[index] else { continue }
            let mark = HeadGrammar.pageMark(JoinedText.reduced(view), kind: .repeatedHead)
            tokens[index] = .mark(pageMarks.count, view)
            pageMarks.append(FoundPageMark(mark: mark, rule: SectionFrame.rule))
        }
    }

    private mutating func add(_ found: FoundPageMark, _ view: ByteView) {
        tokens.append(.mark(pageMarks.count, view))
        pageMarks.append(found)
    }

    /// An underline of a heading; a mark that came between the two is put behind it.
    private mutating func addUnderline(_ view: ByteView) {
        guard tokens.count >= 2, case .mark = tokens[tokens.count - 1],
            case .line = tokens[tokens.count - 2]
        else {
            tokens.append(.underline(view))
            return
        }
        tokens.insert(.underline(view), at: tokens.count - 1)
    }

    /// The page mark that the first of the rules finds in a line, and where it stands.
    private func pageMark(in line: ByteView, _ look: LineLook) -> (FoundPageMark, Range<Int>)? {
        let signs = PageMarkRule.Sign(of: line, look)
        if signs.isEmpty { return nil }
        for index in rules.indices where signs.contains(rules[index].sign) {
            guard let (mark, range) = rules[index].find(line, post) else { continue }
            return (FoundPageMark(mark: mark, rule: rules[index].name), range)
        }
        return nil
    }
}
