import CableSyntax

/// A word of what is said of a person, and what it can be.
struct PersonWord {
    enum Kind {
        case title
        /// `of`, `for`: between the words of a title.
        case connective
        /// A word with a capital that is no title.
        case name
        /// `Q.`, `W.S.`
        case initial
        /// `van`, `de la`, `bin`
        case particle
        /// `Jr.`, `III`
        case suffix
        case other
    }

    /// Without the comma behind it and the parentheses around it.
    var view: ByteView
    var kind: Kind
    /// Whether a comma, a dash or a parenthesis stands behind it.
    var endsSegment = false
    /// How it is spelled right, where a sign or a blank is wrong: `O,Sample`, `Exam ple`.
    var repaired: String?

    /// What a word is, whatever stands around it.
    static func kind(of word: ByteView) -> Kind {
        if word.equals("&") || connectives.contains(word) { return .connective }
        if isInitial(word) { return .initial }
        if TitleWords.match(word) != nil { return .title }
        if suffixes.contains(where: { word.equals($0) }) { return .suffix }
        // "Ben", "Le" are names where they have a capital.
        if particles.contains(word), !ASCII.isUpper(word.first) || !word.containsLowercase {
            return .particle
        }
        return isName(word) ? .name : .other
    }

    private static let connectives = WordList([
        "AND", "AT", "BY", "FOR", "IN", "OF", "ON", "THE", "TO", "WITH",
    ])

    private static let suffixes: [StaticString] = [
        "JR", "JR.", "SR", "SR.", "II", "III", "IV", "ESQ", "ESQ.", "RET", "RET.",
    ]

    private static let particles = WordList([
        "ABU", "AL", "BEN", "BIN", "BINT", "DA", "DAS", "DE", "DEL", "DELLA", "DEN", "DER", "DI",
        "DO", "DOS", "DU", "EL", "IBN", "LA", "LE", "LOS", "SAN", "ST", "ST.", "TEN", "TER", "VAN",
        "VON", "Y", "ZU",
    ])

    /// `Q`, `Q.`, `W.S.`
    private static func isInitial(_ word: ByteView) -> Bool {
        guard ASCII.isUpper(word.first) else { return false }
        if word.count == 1 { return true }
        if word.equals("U.S.") || word.equals("U.N.") { return false }
        guard word.count.isMultiple(of: 2), word.count <= 6 else { return false }
        return word.range.allSatisfy {
            ($0 - word.start).isMultiple(of: 2)
                ? ASCII.isUpper(word[$0]) : word[$0] == UInt8(ascii: ".")
        }
    }

    /// A word of letters that begins with a capital, or has one behind `al-`, `d'`. Within a word a
    /// capital stands behind a prefix alone: `LeBaron`.
    private static func isName(_ word: ByteView) -> Bool {
        var hasCapital = word.first >= 0x80
        var isInner = true
        for index in word.range.dropFirst()
        where ASCII.isUpper(word[index]) && ASCII.isLower(word[index - 1]) {
            let prefix = word.upTo(index)
            guard prefixes.contains(where: { prefix.hasSuffix($0) }) else { return false }
        }
        for index in word.range {
            let byte = word[index]
            if ASCII.isUpper(byte) && isInner { hasCapital = true }
            isInner = !ASCII.isLetter(byte)
            guard ASCII.isLetter(byte) || byte >= 0x80 || namesSigns.contains(byte) else {
                return false
            }
        }
        return hasCapital
    }

    private static let prefixes: [StaticString] = [
        "AL", "DE", "DEL", "DI", "DU", "EL", "FITZ", "LA", "LE", "MAC", "MC", "SAN", "ST", "VAN",
        "VON",
    ]

    private static let namesSigns = ByteSet("'-.`\"")
}

extension PersonWord {
    /// The words of a text. A blank within a word, and a comma in place of an apostrophe or behind
    /// an initial, are mended.
    static func words(of text: ByteView) -> [PersonWord] {
        var words: [PersonWord] = []
        for printed in text.words {
            if isDash(printed) {
                if !words.isEmpty { words[words.count - 1].endsSegment = true }
                continue
            }
            for piece in pieces(of: printed) { add(piece, to: &words) }
        }
        if !text.range.contains(where: { ASCII.isUpper(text[$0]) }) {
            // A copy that lost its capitals.
            for index in words.indices where words[index].kind == .other {
                let word = words[index].view.uppercasedString
                words[index].kind = word.withBytes { kind(of: ByteView($0)) }
            }
        }
        settle(&words)
        return words
    }

    private static func isDash(_ word: ByteView) -> Bool {
        word.equals("-") || word.equals("--") || word.equals("?") || word.equals("–")
    }

    /// The pieces of a printed word at commas in its middle that stand for none of its own signs:
    /// `Sample,DCM`.
    private static func pieces(of word: ByteView) -> [ByteView] {
        guard let comma = word.firstIndex(ofByte: UInt8(ascii: ","), from: word.start),
            comma + 1 < word.end, comma > word.start + 1
        else { return [word] }
        return [word.upTo(comma + 1), word.from(comma + 1)]
    }

    private static func add(_ printed: ByteView, to words: inout [PersonWord]) {
        var view = printed
        var endsSegment = false
        if view.first == UInt8(ascii: "(") {
            // A nickname belongs to the name: "Robert (Bob) Sample".
            let inner = ByteView(view.base, view.start + 1, max(view.start + 1, view.end - 1))
            if view.last == UInt8(ascii: ")"), let last = words.last, last.kind == .name,
                kind(of: inner) == .name
            {
                words.append(PersonWord(view: view, kind: .name))
                return
            }
            view.start += 1
            if !words.isEmpty { words[words.count - 1].endsSegment = true }
        }
        while let last = Optional(view.last), separators.contains(last) {
            view.end -= 1
            endsSegment = true
        }
        guard !view.isEmpty else {
            if !words.isEmpty { words[words.count - 1].endsSegment = true }
            return
        }
        if join(view, endsSegment: endsSegment, to: &words) { return }
        var word = PersonWord(view: view, kind: kind(of: view), endsSegment: endsSegment)
        // "d,Affaires", "O,Sample"
        if view.count > 3, view[view.start + 1] == UInt8(ascii: ","), ASCII.isLetter(view.first) {
            var bytes = Array(view.base[view.range])
            bytes[1] = UInt8(ascii: "'")
            word.repaired = String(decoding: bytes, as: UTF8.self)
            word.kind = bytes.withUnsafeBufferPointer { kind(of: ByteView($0)) }
        }
        words.append(word)
    }

    private static let separators = ByteSet(",;:)")

    /// Words in small letters that begin something else behind a name.
    private static let wholeWords = WordList([
        "ACTING", "ALSO", "AS", "BASED", "BOTH", "CITING", "DUE", "FROM", "PURSUANT", "SEE",
        "UNDER",
        "UPON", "USING", "VIA", "WHO",
    ])

    /// Puts the rest of a word behind its beginning where the transmission put a blank into it:
    /// `Affai rs`, `Y oung`.
    private static func join(
        _ rest: ByteView, endsSegment: Bool, to words: inout [PersonWord]
    ) -> Bool {
        if joinTitle(rest, endsSegment: endsSegment, to: &words) { return true }
        guard let last = words.last, !last.endsSegment, last.repaired == nil,
            ASCII.isLower(rest.first), rest.range.allSatisfy({ ASCII.isLower(rest[$0]) }),
            last.kind == .name || last.kind == .title || last.kind == .initial,
            !wholeWords.contains(rest),
            last.view.range.allSatisfy({ ASCII.isLetter(last.view[$0]) }),
            kind(of: rest) == .other
        else { return false }
        let whole = last.view.string + rest.string
        let kind = whole.withBytes { self.kind(of: ByteView($0)) }
        guard kind == .title || kind == .name, last.kind != .title || kind == .title else {
            return false
        }
        words[words.count - 1] = PersonWord(
            view: ByteView(rest.base, last.view.start, rest.end), kind: kind,
            endsSegment: endsSegment, repaired: whole)
        return true
    }

    /// The same for a long word of a title, whatever its letters are: `COU NSELOR`, `MISSI ON`. Two words of
    /// titles stay two: `POL COUNS`.
    private static func joinTitle(
        _ rest: ByteView, endsSegment: Bool, to words: inout [PersonWord]
    ) -> Bool {
        guard let last = words.last, !last.endsSegment, last.repaired == nil,
            last.view.count + rest.count >= shortestTitleInTwo,
            // "D AFFAIRES" is printed so.
            last.view.count > 1, rest.count > 1,
            last.view.letterCount == last.view.count, rest.letterCount == rest.count,
            last.kind != .title || TitleWords.match(rest) == nil
        else { return false }
        let whole = last.view.string + rest.string
        guard whole.uppercased().withBytes({ TitleWords.spelled.contains(ByteView($0)) }) else {
            return false
        }
        words[words.count - 1] = PersonWord(
            view: ByteView(rest.base, last.view.start, rest.end), kind: .title,
            endsSegment: endsSegment, repaired: whole)
        return true
    }

    /// `MISSION`
    private static let shortestTitleInTwo = 7

    /// What words are by what stands around them.
    private static func settle(_ words: inout [PersonWord]) {
        for index in words.indices {
            let isLast = index + 1 == words.endIndex || words[index].endsSegment
            let before = index > 0 && !words[index - 1].endsSegment ? words[index - 1].kind : nil
            switch words[index].kind {
            case .title
            where isLast && (before == .name || before == .initial)
                && TitleWords.mayBeSurname(words[index].view):
                words[index].kind = .name
            case .suffix where index > 0:
                // "Sample, Jr.": the comma parts nothing.
                words[index - 1].endsSegment = false
            case .initial, .name, .other, .particle:
                settleTitle(&words, at: index)
            default: break
            }
            mendInitial(&words, at: index)
        }
    }

    /// `a.i.`, `ad interim` and the `D` of `D AFFAIRES`, which are titles beside one.
    private static func settleTitle(_ words: inout [PersonWord], at index: Int) {
        let word = words[index].view
        let isBehindTitle = index > 0 && words[index - 1].kind == .title
        if isBehindTitle, interim.contains(where: { word.equals($0) }) {
            words[index].kind = .title
            return
        }
        guard index + 1 < words.endIndex, !words[index].endsSegment else { return }
        let next = words[index + 1]
        let isHalf = word.equals("D") || word.equals("D'") || word.equals("D’") || word.equals("AD")
        let isSymbol = word.count == 1 && index == 0 && next.view.contains("/")
        if next.kind == .title, isSymbol || isHalf && (isBehindTitle || word.count == 2) {
            words[index].kind = .title
        }
    }

    private static let interim: [StaticString] = ["A.I.", "A.I", "AI", "AD-INTERIM", "A/I", "AD"]

    /// `Luis G, Sample`: a comma for the stop of an initial, where a name goes on.
    private static func mendInitial(_ words: inout [PersonWord], at index: Int) {
        guard words[index].kind == .initial, words[index].endsSegment, words[index].view.count == 1,
            index > 0, words[index - 1].kind == .name, !words[index - 1].endsSegment,
            index + 1 < words.endIndex, kind(of: words[index + 1].view) == .name
        else { return }
        // With more behind it the surname stands in front: "Sample Jane Q, Consul".
        words[index].endsSegment = false
        words[index].repaired = words[index].view.string + "."
        let comma = words[index].view.end
        words[index].view.end = comma + 1
    }
}
