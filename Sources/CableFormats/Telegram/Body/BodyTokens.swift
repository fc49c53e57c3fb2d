import CableGrammar
import CableModel
import CableSyntax

/// The lines of a telegram's text, with page marks cut out of them.
enum BodyToken {
    /// A line or a part of one, and where the line's first column is.
    case line(ByteView, lineStart: Int, LineLook)
    case rule(ByteView)
    case blank
    /// Page marks are rare and large: theirs is the place in a list.
    case mark(Int, ByteView)
}

struct BodyTokenizer {
    let base: UnsafeBufferPointer<UInt8>
    let post: [UInt8]?
    private(set) var tokens: [BodyToken] = []
    /// The page marks that tokens stand for.
    private(set) var pageMarks: [PageMark] = []
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

    /// A line with more marks than this is text that looks like marks.
    private static let maximalMarks = 64

    private mutating func add(_ view: ByteView, lineStart: Int, marks: Int = 0) {
        if Rules.isRule(view) {
            addRule(view)
            return
        }
        let look = LineLook(view)
        if marks < Self.maximalMarks, let (mark, range) = mark(in: view, look) {
            let before = view.upTo(range.lowerBound).trimmed
            let after = view.from(range.upperBound).trimmed
            if !before.isEmpty {
                tokens.append(.line(before, lineStart: lineStart, LineLook(before)))
                isInSectionHead = false
            }
            if RepeatedHead.follows(mark) {
                if repeatedHead == nil { repeatedHead = RepeatedHead(of: head) }
                repeatedHead?.begin()
                isInSectionHead = true
            }
            add(mark, ByteView(base, range.lowerBound, range.upperBound))
            if !after.isEmpty { add(after, lineStart: after.start, marks: marks + 1) }
            return
        }
        if isInSectionHead, repeatedHead?.takes(view) == true {
            let printed = JoinedText.reduced(view)
            add(PageMark(kind: .repeatedHead, printed: printed), view)
            return
        }
        tokens.append(.line(view, lineStart: lineStart, look))
        isInSectionHead = false
    }

    private mutating func add(_ mark: PageMark, _ view: ByteView) {
        tokens.append(.mark(pageMarks.count, view))
        pageMarks.append(mark)
    }

    /// A rule under a heading; a mark that came between the two is put behind it.
    private mutating func addRule(_ view: ByteView) {
        guard tokens.count >= 2, case .mark = tokens[tokens.count - 1],
            case .line = tokens[tokens.count - 2]
        else {
            tokens.append(.rule(view))
            return
        }
        tokens.insert(.rule(view), at: tokens.count - 1)
    }

    private func mark(in view: ByteView, _ look: LineLook) -> (PageMark, Range<Int>)? {
        let mayBeClassification = ClassificationWords.mayBegin(view)
        if mayBeClassification, let end = ClassificationWords.endBeforePageLine(view) {
            let banner = view.upTo(end)
            return (
                PageMark(kind: .banner, printed: JoinedText.reduced(banner)), banner.range
            )
        }
        if PageMarks.mayMatch(view, look), let match = PageMarks.match(view, post: post) {
            return (match.mark, match.range)
        }
        if mayBeClassification, ClassificationWords.isBanner(view) {
            return (PageMark(kind: .banner, printed: JoinedText.reduced(view)), view.range)
        }
        if ASCII.isDigit(view.last), ReleaseStamps.isStamp(view) {
            return (PageMark(kind: .releaseStamp, printed: JoinedText.reduced(view)), view.range)
        }
        if view.first == UInt8(ascii: "S"), view.hasPrefix("SIPDIS"),
            view.count == 6 || ASCII.isBlank(view[view.start + 6]),
            ASCII.isUpper(view[view.start + 1])
        {
            let range = view.start..<(view.start + 6)
            return (PageMark(kind: .caption, printed: "SIPDIS"), range)
        }
        if mayBeClassification, ClassificationWords.match(view) != nil,
            let line = CaptionLines.classification(view),
            line.section != nil, line.number != nil
        {
            let range = view.start..<line.end
            let printed = JoinedText.reduced(view.upTo(line.end))
            return (PageMark(kind: .sectionLine, printed: printed), range)
        }
        return nil
    }
}
