import CableGrammar
import CableSyntax

/// A rule that tells whether a name that has a line of its own is the signature.
struct OwnLineRule: Sendable {
    /// What `--explain --verbose` calls it.
    let name: StaticString
    let isSignature: @Sendable (OwnLine) -> Bool

    /// All rules, in the order in which they are asked.
    static let all: [OwnLineRule] = [
        nameWithoutText, nameBelowFooter, nameBelowTheEnd, nameBelowSmallLetters, nameBelowName,
    ]

    /// What `--explain --verbose` calls two names of which the first stands above.
    static let nameOfTwo: StaticString = "names of two"

    /// The second of two names in capitals, each on its line: `SAMPLE` above `EXAMPLE`.
    static let nameBelowName = OwnLineRule(name: nameOfTwo) { line in
        guard let before = line.before, NameWords.isPlainName(before),
            NameWords.isPlainName(line.name), let above = line.lineAboveBefore
        else { return false }
        return above.isEmpty || Sentences.withoutClosers(above).last == UInt8(ascii: ".")
    }

    /// A name in capitals where no text stands before it.
    static let nameWithoutText = OwnLineRule(name: "name without a text") {
        $0.before == nil && $0.isInCapitals
    }

    /// Under the address of the post's website, or a rule below it, even in small letters.
    static let nameBelowFooter = OwnLineRule(name: "name below the post's footer") {
        $0.before != nil && $0.isBelowFooter()
    }

    /// A name behind what shows that the text has ended.
    static let nameBelowTheEnd = OwnLineRule(name: "name below the end of the text") { line in
        guard let before = line.before, line.beginsAsName else { return false }
        return before.isEmpty || Sentences.isEnd(before) || Rules.isRule(before)
            || PageMarks.match(before, post: nil)?.range.upperBound == before.end
            || before.lastWord.map(Redactions.isRun) == true
            || ReleaseStamps.isExemptionAlone(before)
            || Sentences.isEndOfPart(before) || isDowngradingGroup(before)
            || before.hasPrefix("MINIMIZE CONSIDERED") || Closing.isEndMark(before)
            || isRegards(before) || before.lastWord.map { $0.isExactly("UNQUOTE") } == true
    }

    /// A name in capitals directly below text that is not.
    static let nameBelowSmallLetters = OwnLineRule(name: "name in capitals below text") { line in
        guard let before = line.before, line.beginsAsName else { return false }
        // "They do it for", "UNESCO": the sentence goes on.
        let goesOn = before.lastWord.map(Sentences.functionWords.contains) ?? false
        return line.isInCapitals && before.containsLowercase && !goesOn && !line.hasDash
    }

    /// `BEST REGARDS,`
    static func isRegards(_ view: ByteView) -> Bool {
        guard view.last == UInt8(ascii: ","), let last = view.dropLast.lastWord else {
            return false
        }
        return last.equals("REGARDS") && view.words(upTo: 4).count <= BodyLimits.wordsOfName
    }

    /// `GP-3`: the group for automatic downgrading (E.O. 10501), printed above the name until 1972.
    private static func isDowngradingGroup(_ view: ByteView) -> Bool {
        view.count <= BodyLimits.downgradingGroup
            && (view.hasPrefix("GP-") || view.hasPrefix("GP ")) && ASCII.isDigit(view.last)
    }
}

/// A name on a line of its own, and what stands above it.
struct OwnLine {
    let name: ByteView
    /// The line above; `nil` where the name is the text's first line.
    let before: ByteView?
    /// The name without what a copy has around it.
    private let bareName: ByteView
    private let index: Int
    private let closing: Closing

    init(name: ByteView, at index: Int, in closing: Closing) {
        self.name = name
        bareName = NameWords.withoutResidue(name)
        self.index = index
        self.closing = closing
        before = index > closing.firstLine ? closing.content(index - 1) : nil
    }

    var isInCapitals: Bool { !bareName.containsLowercase }

    /// Whether it begins with a capital, and has a stop behind it only where the text has ended.
    var beginsAsName: Bool {
        guard ASCII.isUpper(bareName.first) || bareName.first == 0xC3, let before else {
            return false
        }
        if hasDash, !NameWords.isPlainName(bareName) || isBelowItem() { return false }
        return !NameWords.endsWithStop(name) || before.isEmpty || Rules.isRule(before)
            || before.last == UInt8(ascii: ".") && before.containsLowercase
    }

    /// Whether a dash stands before it: `-- SAMPLE`.
    var hasDash: Bool { name.first == UInt8(ascii: "-") }

    /// Whether the last line above it that is not blank has a dash before it as well: then both are
    /// items of a list.
    private func isBelowItem() -> Bool {
        let above = (closing.firstLine..<index).last { !closing.content($0).isEmpty }
        return above.map { closing.content($0).first == UInt8(ascii: "-") } ?? true
    }

    /// The line two above; `nil` where the text does not reach so far.
    var lineAboveBefore: ByteView? {
        index - 1 > closing.firstLine ? closing.content(index - 2) : nil
    }

    /// Whether the last line before that is neither blank nor a rule tells of a website.
    func isBelowFooter() -> Bool {
        var index = index - 1
        while index >= closing.firstLine {
            let view = closing.content(index)
            if !view.isEmpty && !Rules.isRule(view) { return Footers.isFooterLine(view) }
            index -= 1
        }
        return false
    }
}

/// A rule that tells the signature behind the last words of a text, on the same line.
struct GluedNameRule: Sendable {
    /// What `--explain --verbose` calls it.
    let name: StaticString
    /// The name; `nil` where it is none by this rule.
    let find: @Sendable (GluedName) -> ByteView?

    /// All rules, in the order in which they are asked.
    static let all: [GluedNameRule] = [
        behindAddress, behindPageLine, behindQuotation, behindEndOfPart, behindRegards,
        behindSmallLetters, twoWords, behindSentence,
    ]

    /// `REGARDS, DRUCKER`
    static let behindRegards = GluedNameRule(name: "name behind regards") { glued in
        OwnLineRule.isRegards(glued.before) ? glued.last : nil
    }

    /// `… http://www.sgov.gov/p/eur/erewhon DRUCKER`
    static let behindAddress = GluedNameRule(name: "name behind an address") { glued in
        glued.isBehindAddress && Footers.isFooterLine(glued.before) ? glued.last : nil
    }

    /// `EREWHON 00000042  002 OF 002 DRUCKER`
    static let behindPageLine = GluedNameRule(name: "name behind a page line") { glued in
        PageMarks.match(glued.before, post: nil)?.range.upperBound == glued.before.end
            ? glued.last : nil
    }

    /// `DRUCKER UNQUOTE DRUCKER`: the first is that of the telegram that is quoted.
    static let behindQuotation = GluedNameRule(name: "name behind a quotation") { glued in
        glued.isInCapitals && glued.wordBefore.isExactly("UNQUOTE") ? glued.last : nil
    }

    /// `… End Comment. DRUCKER`
    static let behindEndOfPart = GluedNameRule(name: "name behind the end of a part") { glued in
        glued.isInCapitals && Sentences.isEndOfPart(glued.before) ? glued.last : nil
    }

    /// `… the mills. DRUCKER`, in capitals after text that is not.
    static let behindSmallLetters = GluedNameRule(name: "name in capitals behind a sentence") {
        glued in
        glued.standsOut && (Sentences.isEnd(glued.before) || glued.isBehindMarking)
            ? glued.last : nil
    }

    /// `… the mills. VAN DYKE`
    static let twoWords = GluedNameRule(name: "name of two words behind a sentence") { glued in
        let first = glued.wordBefore
        guard glued.standsOut, first.count <= BodyLimits.particleOfName,
            NameWords.isNameWord(first), !first.containsLowercase
        else { return nil }
        let rest = glued.line.upTo(first.start).trimmed
        return Sentences.isEnd(rest) || Sentences.isEndOfPart(rest)
            ? glued.line.from(first.start) : nil
    }

    /// `… THE MILLS. DRUCKER`: nothing but the sentence tells, and "U.S. Embassy" is no end of one.
    static let behindSentence = GluedNameRule(name: "name behind a sentence") { glued in
        guard !glued.standsOut, glued.last.count >= BodyLimits.shortestGluedName,
            Sentences.isEnd(glued.before), let word = glued.before.lastWord,
            word.count >= BodyLimits.lastWordBeforeName || isMention(word, in: glued.before),
            !Sentences.withoutClosers(word).dropLast.contains(".")
        else { return nil }
        return glued.last
    }

    /// `… SEE PARA 2.`, `… AS IN REF B.`: a short word that ends a sentence all the same.
    private static func isMention(_ word: ByteView, in text: ByteView) -> Bool {
        guard let before = text.upTo(word.start).lastWord else { return false }
        return mentions.contains { before.equals($0) }
    }

    private static let mentions: [StaticString] = [
        "PARA", "PARAS", "PARAGRAPH", "PARAGRAPHS", "REF", "REFS", "REFTEL", "REFTELS",
    ]
}

/// A word that may be a name, and the text before it on the same line.
struct GluedName {
    /// The line without the number or letter of its paragraph, which ends no sentence.
    let line: ByteView
    let last: ByteView
    let wordBefore: ByteView
    let before: ByteView

    /// - Parameter isCertain: whether only a name in capitals behind text that is not in capitals
    ///   counts, because something follows it.
    init?(in whole: ByteView, isCertain: Bool) {
        line = Self.withoutLabel(whole)
        let words = line.lastWords(upTo: 2)
        guard words.count == 2, NameWords.isNameWord(words[1]), ASCII.isUpper(words[1].first),
            !ClassificationWords.isBanner(words[1]),
            words[1].last != UInt8(ascii: ".")
        else { return nil }
        last = words[1]
        wordBefore = words[0]
        before = line.upTo(last.start).trimmed
        if isCertain, !standsOut { return nil }
    }

    var isInCapitals: Bool { !last.containsLowercase }

    /// Whether the name is in capitals and the text is not.
    var standsOut: Bool { isInCapitals && before.containsLowercase }

    /// Whether the text ends with a marking in parentheses: `(SECRET//REL Utopia)`.
    var isBehindMarking: Bool {
        guard before.last == UInt8(ascii: ")") else { return false }
        var open = before.end - 1
        while open > before.start, before.end - open < BodyLimits.markingBeforeName,
            before[open] != UInt8(ascii: "(")
        { open -= 1 }
        return PortionMarkings.match(before.from(open))?.end == before.end
    }

    /// Whether the last words are those of an address, a rule behind it left out.
    var isBehindAddress: Bool {
        var text = before
        while let last = text.lastWord, Rules.isRule(last) { text.end = last.start }
        return text.lastWords(upTo: 2).contains {
            $0.contains("/") || $0.contains(".GOV") || $0.contains("WIKI")
        }
    }

    private static func withoutLabel(_ line: ByteView) -> ByteView {
        let pilcrow = WebResidue.pilcrowLength(in: line, at: line.start)
        var index = line.start + pilcrow
        while index - line.start < pilcrow + BodyLimits.digitsOfLabel,
            ASCII.isAlphanumeric(line.byte(at: index))
        { index += 1 }
        let stop = line.byte(at: index)
        guard index - line.start > pilcrow, stop == UInt8(ascii: ".") || stop == UInt8(ascii: ")")
        else { return line }
        return line.from(index + 1).trimmedStart
    }
}

extension GluedName {
    /// What `--explain --verbose` calls the day behind a name.
    static let ruleOfDay: StaticString = "day behind the name"

    /// The day behind a name at the end of a line: `… an offense. SAMPLE 2009-12-31`.
    static func day(behind line: ByteView) -> ByteView? {
        guard ASCII.isDigit(line.last), let word = line.lastWord, word.start > line.start,
            Dates.isDay(word)
        else { return nil }
        return word
    }
}
