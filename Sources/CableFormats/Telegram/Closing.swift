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
        if index >= firstLine, index < afterMarks.index, isSignature(at: index) {
            signature = content(index)
            endLine = index
            return
        }
        (index, tail) = afterMarks
        endLine = index + 1
        guard index >= firstLine else { return }
        if isSignature(at: index) {
            signature = content(index)
            endLine = index
        } else if let name = GluedSignature.match(content(index)) {
            signature = name
            endOffset = name.start
        }
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
            } else {
                return
            }
            index -= 1
        }
    }

    /// `NNNN` (in the 1970s `NNN`), `BT`, or a sign that a web copy left; dots where the copy breaks off.
    static func isEndMark(_ view: ByteView) -> Bool {
        let marks: [StaticString] = [
            "NNNN", "BT", ">", ".", "..", "...", "_", "END CABLE TEXT", "NNNN END CABLE TEXT",
            "NNN", "NNNNMAFVVZCZ", "<< END OF DOCUMENT >>",
        ]
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
        if before.isEmpty || Sentences.isEnd(before) || Rules.isRule(before)
            || PageMarks.match(before, post: nil)?.range.upperBound == before.end
            || before.words.last.map(InlineScanner.isRedaction) == true
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

/// Words that may be names.
enum NameWords {
    /// Words that end a telegram without being a name.
    private static let others: [StaticString] = [
        "END", "SUMMARY", "COMMENT", "TEXT", "NOTE", "SIPDIS", "NOFORN", "BEGIN", "REGARDS",
        "CONSIDERED", "BT", "NNNN", "ANNEX", "MINIMIZE", "THE", "A", "AN", "OF", "AND", "OR", "IN",
        "ON", "AT", "TO", "FOR", "FROM", "BY", "WITH", "IS", "ARE", "WAS", "WERE", "NOT", "THIS",
    ]

    /// Whether a line is one to three words that could be a name: in capitals, or one or two words
    /// (`Sample Jr` counts as one). A sign apart behind it (`EXAMPLE .`) is residue.
    static func isName(_ view: ByteView) -> Bool {
        var text = view
        while let last = text.words.last, last.count == 1, text.words.count > 1,
            last.equals(".") || last.equals("_") || last.equals("/")
        {
            text = text.upTo(last.start).trimmed
        }
        var words = text.words
        guard (2...30).contains(text.count) else { return false }
        if words.count > 1, let last = words.last, last.equals("JR") || last.equals("SR") {
            words.removeLast()
        }
        guard (1...3).contains(words.count), words.allSatisfy(isNameWord) else { return false }
        return !text.containsLowercase || words.count <= 2
    }

    static func isNameWord(_ word: ByteView) -> Bool {
        guard ASCII.isLetter(word.first), word.count >= 2 || word.last != UInt8(ascii: "."),
            !others.contains(where: { word.equals($0) }), !InlineScanner.isRedaction(word)
        else { return false }
        return (word.start..<word.end).allSatisfy {
            ASCII.isLetter(word[$0]) || word[$0] == UInt8(ascii: "-") || word[$0] == 0x27
                || (word[$0] == UInt8(ascii: ".") && $0 == word.end - 1 && word.count <= 3)
        }
    }
}

/// A name behind the last sentence, on the same line: `… End Comment. DRUCKER`.
enum GluedSignature {
    static func match(_ view: ByteView) -> ByteView? {
        let words = view.words
        guard words.count >= 2, let last = words.last, NameWords.isNameWord(last),
            ASCII.isUpper(last.first), last.last != UInt8(ascii: ".")
        else { return nil }
        let before = view.upTo(last.start).trimmed
        if Footers.isFooterLine(before), endsWithAddress(before) { return last }
        if PageMarks.match(before, post: nil)?.range.upperBound == before.end { return last }
        if endsWithEndOfPart(before), !last.containsLowercase { return last }
        if !last.containsLowercase && before.containsLowercase {
            // In capitals after text that is not: a name of two words too.
            if Sentences.isEnd(before) { return last }
            let first = words[words.count - 2]
            let rest = view.upTo(first.start).trimmed
            if first.count <= 4, NameWords.isNameWord(first), !first.containsLowercase,
                Sentences.isEnd(rest)
            {
                return view.from(first.start)
            }
            return nil
        }
        // "U.S. Embassy" is no end of a sentence.
        guard last.count >= 3, Sentences.isEnd(before), let lastWord = before.words.last,
            lastWord.count > 3, !Sentences.withoutClosers(lastWord).dropLast.contains(".")
        else { return nil }
        return last
    }

    /// `END COMMENT`, `End note)`.
    static func endsWithEndOfPart(_ view: ByteView) -> Bool {
        let words = Sentences.withoutClosers(view).words
        guard words.count >= 2, words[words.count - 2].equals("END") else { return false }
        let parts: [StaticString] = ["COMMENT", "SUMMARY", "TEXT", "NOTE", "MESSAGE"]
        return parts.contains { words[words.count - 1].equals($0) }
    }

    /// Whether the last words are those of an address, a rule behind it left out.
    private static func endsWithAddress(_ view: ByteView) -> Bool {
        var words = view.words
        while let last = words.last, Rules.isRule(last) { words.removeLast() }
        return words.suffix(2).contains {
            $0.contains("/") || $0.contains(".GOV") || $0.contains("WIKI")
        }
    }
}

/// Lines that follow a name.
enum Postscripts {
    /// Where the post's website is, the query or the day of a database, a newspaper's stamp.
    static func isPostscript(_ view: ByteView) -> Bool {
        if Footers.isFooterLine(view) || Rules.isRule(view) { return true }
        let beginnings: [StaticString] = ["SELECT * FROM ", "ID: ", "DECLASSIFIED/RELEASED "]
        if beginnings.contains(where: { view.hasPrefix($0) }) { return true }
        if isArchiveFooter(view) { return true }
        // A stretch that came loose from the text.
        if view.hasSuffix("..."), view.count <= 60 { return true }
        return isNewspaperStamp(view) || Dates.isDay(view)
    }

    /// EL PAÍS printed its name and the day on what it passed on; the stamp may break off, and its
    /// accent have been misread.
    private static func isNewspaperStamp(_ view: ByteView) -> Bool {
        if view.contains("@ EL P") { return true }
        guard let name = view.firstIndex(of: "EL PA") else { return false }
        let beginsWord = name == view.start || ASCII.isBlank(view[name - 1])
        let next = view.byte(at: name + 5)
        return beginsWord && (ASCII.uppercased(next) == UInt8(ascii: "I") || next >= 0x80)
    }
}

extension Postscripts {
    /// `2000EREWHON00042 - CONFIDENTIAL`: what an archive printed at the foot of its copy.
    static func isArchiveFooter(_ view: ByteView) -> Bool {
        let words = view.words
        guard words.count >= 3, words[1].equals("-"), words[0].count >= 8 else { return false }
        let identifier = words[0]
        return identifier.upTo(identifier.start + 4).isAllDigits && ASCII.isDigit(identifier.last)
            && ASCII.isUpper(identifier[identifier.start + 4])
            && ClassificationWords.isBanner(view.from(words[2].start))
    }
}

extension ByteView {
    func hasSuffix(_ text: StaticString) -> Bool {
        matches(text, at: end - text.utf8CodeUnitCount)
    }

    /// The number of ASCII letters.
    var letterCount: Int { (start..<end).count { ASCII.isLetter(self[$0]) } }

    var containsLowercase: Bool { (start..<end).contains { ASCII.isLower(self[$0]) } }

    /// The view without its last byte.
    var dropLast: ByteView { upTo(max(start, end - 1)) }
}
