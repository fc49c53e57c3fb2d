import CableGrammar
import CableModel
import CableSyntax

/// The end of a telegram: where its text ends, the signature, and what follows.
///
/// It is looked for from the last line backwards: end marks and banners first, then the name. What
/// publishers and posts put behind a name (where the website is, a database's query) counts as
/// following it only where a name does stand before; else it belongs to the text.
struct Closing {
    /// The line at which the text ends, and the position in it; both exclusive.
    private(set) var endLine = 0
    private(set) var endOffset: Int
    private(set) var signature: ByteView?
    /// In the order of the source.
    private(set) var tail: [(kind: TailLine.Kind, view: ByteView)] = []

    private let base: UnsafeBufferPointer<UInt8>
    private let lines: [Lines.Line]
    private let firstLine: Int
    private let firstOffset: Int

    /// Looks for the closing, as far back as the text may begin.
    init(base: UnsafeBufferPointer<UInt8>, lines: [Lines.Line], from firstLine: Int, offset: Int) {
        self.base = base
        self.lines = lines
        self.firstLine = firstLine
        firstOffset = offset
        endOffset = base.count

        var index = lines.count - 1
        takeTail(&index, withPostscripts: false)
        let afterMarks = (index: index, tail: tail)
        takeTail(&index, withPostscripts: true)
        if index < afterMarks.index, takeSignature(at: index, hasPostscript: true) { return }
        (index, tail) = afterMarks
        endLine = index + 1
        _ = takeSignature(at: index, hasPostscript: false)
    }

    /// Takes the name in a line, or behind its last sentence.
    private mutating func takeSignature(at index: Int, hasPostscript: Bool) -> Bool {
        guard index >= firstLine else { return false }
        var line = content(index)
        if isSignature(at: index) {
            signature = line
            endLine = index
            return true
        }
        let day = GluedSignature.day(behind: line)
        if let day { line = line.upTo(day.start).trimmed }
        guard let name = GluedSignature.match(line, isCertain: hasPostscript || day != nil) else {
            return false
        }
        if let day { tail.insert((.postscript, day), at: 0) }
        signature = name
        endLine = index + 1
        endOffset = name.start
        return true
    }

    private func content(_ index: Int) -> ByteView {
        let line = lines[index]
        let start = index == firstLine ? max(firstOffset, line.contentStart) : line.contentStart
        return ByteView(base, min(start, line.contentEnd), line.contentEnd)
    }

    // MARK: After the name

    /// Takes the lines at the end that are no text, the last first.
    private mutating func takeTail(_ index: inout Int, withPostscripts: Bool) {
        var postscripts = 0
        while index >= firstLine {
            let view = content(index)
            if view.isEmpty {
                // Nothing.
            } else if Self.isEndMark(view) {
                tail.insert((.endMark, view), at: 0)
            } else if index > firstLine, ClassificationWords.isBanner(view) {
                tail.insert((.banner, view), at: 0)
            } else if ReleaseStamps.isFooter(view) || ReleaseStamps.isStamp(view) {
                tail.insert((.releaseStamp, view), at: 0)
            } else if withPostscripts, postscripts < 6, Postscripts.isPostscript(view) {
                tail.insert((.postscript, view), at: 0)
                postscripts += 1
            } else if withPostscripts, let start = attachmentStart(index) {
                let attachment = ByteView(base, content(start).start, view.end)
                tail.insert((.postscript, attachment), at: 0)
                index = start
            } else {
                return
            }
            index -= 1
        }
    }

    /// The first line of the group that a line ends, where the group tells of what is attached.
    private func attachmentStart(_ index: Int) -> Int? {
        var start = index
        while start > firstLine, index - start < 5, !content(start - 1).isEmpty { start -= 1 }
        return Postscripts.beginsAttachment(content(start)) ? start : nil
    }

    /// `NNNN` (in the 1970s `NNN`), `BT`, the number `#0042` that ACP 127 repeats behind it, or a
    /// sign that a web copy left; dots where the copy breaks off.
    static func isEndMark(_ view: ByteView) -> Bool {
        let marks: [StaticString] = [
            "NNNN", "BT", ">", ".", "..", "...", "_", "END CABLE TEXT", "NNNN END CABLE TEXT",
            "NNN", "NNNNMAFVVZCZ", "<< END OF DOCUMENT >>",
        ]
        if view.first == UInt8(ascii: "#"), view.count <= 6 {
            return view.from(view.start + 1).isAllDigits
        }
        return marks.contains { view.equals($0) }
    }

    // MARK: The name

    /// Whether a line is a name that stands by itself.
    private func isSignature(at index: Int) -> Bool {
        let name = content(index)
        guard NameWords.isName(name) else { return false }
        let isCapitals = !name.containsLowercase
        guard index > firstLine else { return isCapitals }
        let before = content(index - 1)
        // Under the address of the post's website, or a rule below it, even small letters.
        if isAfterFooter(index) { return true }
        guard ASCII.isUpper(name.first) else { return false }
        if NameWords.endsWithStop(name), !before.isEmpty, !Rules.isRule(before) { return false }
        if before.isEmpty || Sentences.isEnd(before) || Rules.isRule(before)
            || PageMarks.match(before, post: nil)?.range.upperBound == before.end
            || before.lastWord.map(InlineScanner.isRedaction) == true
            || GluedSignature.endsWithEndOfPart(before) || Self.isDowngradingGroup(before)
        {
            return true
        }
        return isCapitals && before.containsLowercase
    }

    /// `GP-3`: the group for automatic downgrading (E.O. 10501), printed above the name until 1972.
    private static func isDowngradingGroup(_ view: ByteView) -> Bool {
        view.count <= 5 && (view.hasPrefix("GP-") || view.hasPrefix("GP "))
            && ASCII.isDigit(view.last)
    }

    /// Whether the last line before that is neither blank nor a rule tells of a website.
    private func isAfterFooter(_ index: Int) -> Bool {
        var index = index - 1
        while index >= firstLine {
            let view = content(index)
            if !view.isEmpty && !Rules.isRule(view) { return Footers.isFooterLine(view) }
            index -= 1
        }
        return false
    }
}
