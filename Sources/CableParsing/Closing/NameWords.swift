import CableGrammar
import CableModel
import CableSyntax

/// Words that may be names.
package enum NameWords {
    /// Words that end a telegram without being a name.
    private static let others: [StaticString] = [
        "END", "SUMMARY", "COMMENT", "TEXT", "NOTE", "SIPDIS", "NOFORN", "BEGIN", "REGARDS",
        "CONSIDERED", "BT", "NNNN", "ANNEX", "MINIMIZE", "THE", "A", "AN", "OF", "AND", "OR", "IN",
        "ON", "AT", "TO", "FOR", "FROM", "BY", "WITH", "IS", "ARE", "WAS", "WERE", "NOT", "THIS",
        "ACTION", "REDACTED", "REMOVED", "REQUESTED",
        "WITHHELD", "DECLASSIFIED", "RELEASED", "PASSED", "TOTAL", "NONE", "NIL",
    ]

    /// Whether a line is one to three words that could be a name: in capitals, or one or two words
    /// (`Sample Jr` counts as one). A sign behind it (`EXAMPLE .`, `EXAMPLE_`) is residue.
    package static func isName(_ view: ByteView) -> Bool {
        let text = withoutResidue(view)
        guard BodyLimits.nameLength.contains(text.count), !ClassificationWords.isBanner(text),
            !AddressLines.beginsWithOffice(text)
        else { return false }
        var words = text.words
        if isTwoNames(words) || isSpaced(words) { return true }
        if words.count > 1, let last = words.last,
            ["JR", "JR.", "SR", "SR."].contains(where: { last.equals($0) })
        {
            words.removeLast()
            // "SAMPLE, JR."
            let index = words.count - 1
            if words[index].last == UInt8(ascii: ",") { words[index] = words[index].dropLast }
        }
        while words.count > 1, isRank(words[0]) { words.removeFirst() }
        guard (1...BodyLimits.wordsOfName).contains(words.count),
            words.allSatisfy({ isNameWord($0) || isTwoNames($0) })
                || words.count > 1 && isNameWord(words.last!)
                    && words.dropLast().allSatisfy({ isNameWord($0) || isRank($0) }),
            !words.contains(where: isOfQuotation)
        else { return false }
        return !text.containsLowercase
            || words.count { !isInitial($0) } <= BodyLimits.wordsOfNameInSmallLetters
    }

    /// `COL.`, `Gen.`: a rank before a name, with its stop.
    private static func isRank(_ word: ByteView) -> Bool {
        word.last == UInt8(ascii: ".") && word.count <= BodyLimits.personsTitle
            && TitleWords.exact.contains(word.dropLast)
    }

    /// `SAMPLE/EXAMPLE`: two who signed; `POL/ECON` is an office.
    private static func isTwoNames(_ word: ByteView) -> Bool {
        guard let slash = word.firstIndex(ofByte: UInt8(ascii: "/"), from: word.start),
            !word.containsLowercase
        else { return false }
        let names = [word.upTo(slash), word.from(slash + 1)]
        // "SAMPLE/LEE"
        return names.contains { $0.count >= BodyLimits.nameWithStop }
            && names.allSatisfy { name in
                name.count >= BodyLimits.nameWithStop - 1 && isNameWord(name)
                    && TitleWords.match(name) == nil
            }
    }

    /// `S A M P L E`
    private static func isSpaced(_ words: [ByteView]) -> Bool {
        words.count >= BodyLimits.nameWithStop
            && words.allSatisfy { $0.count == 1 && ASCII.isUpper($0.first) }
    }

    /// `SAMPLE AND EXAMPLE`, `SAMPLE & EXAMPLE`: two who signed; `SAMPLE FOR EXAMPLE`: one for another.
    private static func isTwoNames(_ words: [ByteView]) -> Bool {
        guard words.count == 3,
            ["AND", "&", "FOR"].contains(where: { words[1].isExactly($0) })
        else { return false }
        // "SAMPLE AND LEE"
        return isPlainName(words[0]) && isPlainName(words[2], isShort: true)
            || isPlainName(words[0], isShort: true) && isPlainName(words[2])
    }

    /// Whether a view is one word in capitals that is no word of a title: `EXAMPLE`.
    ///
    /// - Parameter isShort: whether three letters are enough: `LEE`.
    static func isPlainName(_ view: ByteView, isShort: Bool = false) -> Bool {
        view.count >= BodyLimits.nameWithStop - (isShort ? 1 : 0) && !view.containsLowercase
            && isNameWord(view)
            && TitleWords.match(view) == nil && CaptionLines.captions(view) == nil
            && !ClassificationWords.isBanner(view) && !view.withPostKey(Vocabulary.isPost)
    }

    /// Whether a line says what somebody is who signs above it: `AMBASSADOR`, `Charge d'Affaires, a.i.`
    static func isTitle(_ view: ByteView) -> Bool {
        let words = view.words(upTo: BodyLimits.wordsOfSignersTitle + 1)
        guard (1...BodyLimits.wordsOfSignersTitle).contains(words.count) else { return false }
        return words.indices.allSatisfy { index in
            var word = words[index]
            if word.last == UInt8(ascii: ",") { word = word.dropLast }
            // "DEPUTY CHIEF OF MISSION"
            if word.equals("OF") { return index > 0 && index + 1 < words.count }
            return !word.isEmpty
                && (TitleWords.match(word) == .exact || word.equals("A.I.") || word.equals("AI"))
        }
    }

    /// The name before a comma and what somebody is: `SAMPLE` of `SAMPLE, CHARGE D'AFFAIRES`.
    static func nameBeforeTitle(_ view: ByteView) -> ByteView? {
        guard let comma = view.firstIndex(ofByte: UInt8(ascii: ","), from: view.start) else {
            return nil
        }
        let name = view.upTo(comma).trimmed
        // "SAMPLE, ACTING" is printed as the signature.
        if Signature.function(behind: view.string) != nil { return nil }
        return isTitle(view.from(comma + 1).trimmed) && !isTitle(name) && isName(name) ? name : nil
    }

    /// A word that begins or ends a telegram that is quoted within another.
    private static func isOfQuotation(_ word: ByteView) -> Bool {
        word.isExactly("QUOTE") || word.isExactly("UNQUOTE")
    }

    /// A name without the signs before it and the stop, underline or slash behind it. A stop that is glued to the name is
    /// residue only behind one word in capitals; `Jr.` keeps its own.
    static func withoutResidue(_ view: ByteView) -> ByteView {
        var text = view
        // "/s/ SAMPLE", "//SAMPLE//", "-- SAMPLE"
        let hasDash = text.first == UInt8(ascii: "-")
        // Two stars are those of a heading.
        let hasStar =
            text.first == UInt8(ascii: "*") && text.byte(at: text.start + 1) != text.first
        if hasDash || hasStar || text.first == UInt8(ascii: "/") {
            text = text.from(text.start + Signature.signs(before: text.string))
        }
        // "SAMPLE (ACTING)"
        if let function = Signature.function(behind: text.string) {
            text = text.upTo(text.end - function.utf8.count).trimmed
        }
        // "SAMPLE" in quotation marks or parentheses.
        if text.count > 2,
            text.first == UInt8(ascii: "\"") && text.last == UInt8(ascii: "\"")
                || text.first == UInt8(ascii: "(") && text.last == UInt8(ascii: ")")
        {
            text = ByteView(text.base, text.start + 1, text.end - 1)
        }
        while true {
            let last = text.last
            let rest = text.dropLast
            let isApart = ASCII.isBlank(rest.last)
            guard
                last == UInt8(ascii: "_") || last == UInt8(ascii: "/")
                    || last.isOne(of: "*,;\\`") || last == UInt8(ascii: "=") && !isApart
                    || last == UInt8(ascii: "-") && hasDash
                    || last == UInt8(ascii: ".") && (isApart || endsWithStop(text))
            else { return text }
            text = rest.trimmed
        }
    }

    /// Whether a line is one word in capitals, of four letters or more, with a stop: `EXAMPLE.`; or
    /// one with a particle or an initial before it: `VAN EXAMPLE.`
    static func endsWithStop(_ view: ByteView) -> Bool {
        guard view.last == UInt8(ascii: "."), !ASCII.isBlank(view.dropLast.last),
            let last = view.dropLast.lastWord
        else { return false }
        let before = view.upTo(last.start).words
        return last.count >= BodyLimits.nameWithStop && before.count < BodyLimits.wordsOfName
            && last.range.allSatisfy {
                ASCII.isUpper(last[$0])
                    || $0 > last.start && (last[$0] == UInt8(ascii: "-") || last[$0] == 0x27)
            } && before.allSatisfy { isInitials($0) || particles.contains($0) || isInitial($0) }
    }

    private static func isInitial(_ word: ByteView) -> Bool {
        word.count == 2 && ASCII.isUpper(word.first) && word.last == UInt8(ascii: ".")
    }

    /// Particles that names in capitals begin with.
    private static let particles = WordList([
        "AL", "DA", "DE", "DEL", "DER", "DI", "DU", "EL", "LA", "LE", "VAN", "VON",
    ])

    /// `J.Q.`
    private static func isInitials(_ word: ByteView) -> Bool {
        (4...BodyLimits.lengthOfInitials).contains(word.count) && word.count.isMultiple(of: 2)
            && word.range.allSatisfy {
                ($0 - word.start).isMultiple(of: 2)
                    ? ASCII.isUpper(word[$0]) : word[$0] == UInt8(ascii: ".")
            }
    }

    /// Whether the two bytes of a letter with an accent stand at a place: `Á`, `ö`.
    private static func isAccented(_ word: ByteView, at place: Int) -> Bool {
        word.byte(at: place) == 0xC3 && (0x80...0xBF).contains(word.byte(at: place + 1))
    }

    static func isNameWord(_ word: ByteView) -> Bool {
        if isInitials(word) { return true }
        // "J.SAMPLE"
        if word.count > BodyLimits.nameWithStop, ASCII.isUpper(word.first),
            word[word.start + 1] == UInt8(ascii: ".")
        {
            return isNameWord(word.from(word.start + 2))
        }
        guard ASCII.isLetter(word.first) || isAccented(word, at: word.start),
            word.count >= 2 || word.last != UInt8(ascii: "."),
            !others.contains(where: { word.equals($0) }), !Redactions.isRun(word)
        else { return false }
        return (word.start..<word.end).allSatisfy {
            ASCII.isLetter(word[$0]) || word[$0] == UInt8(ascii: "-") || word[$0] == 0x27
                || word[$0] >= 0x80 && (isAccented(word, at: $0) || isAccented(word, at: $0 - 1))
                || (word[$0] == UInt8(ascii: ".") && $0 == word.end - 1
                    && word.count <= BodyLimits.abbreviationInName)
        }
    }
}
