import CableModel
import CableSyntax

/// The classification words as telegrams print them.
package enum ClassificationWords {
    /// A classification word and what it means. Longer words stand before their beginnings.
    private static let words: [(letters: StaticString, level: ClassificationLevel)] = [
        ("TOPSECRET", .topSecret),
        ("SECRET", .secret),
        ("CONFIDENTIAL", .confidential),
        ("LIMITEDOFFICIALUSE", .limitedOfficialUse),
        ("SENSITIVEBUTUNCLASSIFIED", .sensitiveButUnclassified),
        ("UNCLASSIFIED", .unclassified),
        ("UNCLAS", .unclassified),
    ]

    /// First letters that a transmission doubled or lost. Read only where the letters are spaced.
    private static let garbled: [(letters: StaticString, level: ClassificationLevel)] = [
        ("SSECRET", .secret), ("ECRET", .secret),
        ("CCONFIDENTIAL", .confidential), ("ONFIDENTIAL", .confidential),
        ("UUNCLAS", .unclassified), ("NCLAS", .unclassified),
    ]

    package struct Match {
        package var level: ClassificationLevel
        package var end: Int
        package var isGarbled: Bool
    }

    /// Whether a view begins with three letters that a word does: every line of a text is looked at,
    /// and two letters say no to most.
    package static func mayBegin(_ view: ByteView) -> Bool {
        guard let seconds = secondLetters(behind: view.first) else { return false }
        let second = view.byte(at: view.start + 1)
        // Among spaced letters any but the first may be wrong.
        if second == 0x20 { return true }
        if isSignOfGap(second) {
            // "S-E-C-R-E-T", not "U.S."
            let next = view.byte(at: view.start + 2) & 0xDF
            return next == seconds.0 || next == seconds.1
        }
        // "C0NFIDENTIAL"
        if second == UInt8(ascii: "0"), seconds.0 == UInt8(ascii: "O") { return true }
        guard second & 0xDF == seconds.0 || second & 0xDF == seconds.1 else { return false }
        var third = view.start + 2
        while view.byte(at: third) == 0x20 { third += 1 }
        let letters = (view.first & 0xDF, second & 0xDF, view.byte(at: third) & 0xDF)
        func begins(_ word: StaticString) -> Bool {
            (word.utf8Start[0], word.utf8Start[1], word.utf8Start[2]) == letters
        }
        return words.contains { begins($0.letters) } || garbled.contains { begins($0.letters) }
    }

    /// The letters that stand second in the words of the tables behind a first one, in capitals; the
    /// later is the doubled or the only one. Written out, as a table that is made of the words when
    /// first asked takes 1 % of a page more.
    private static func secondLetters(behind first: UInt8) -> (UInt8, UInt8)? {
        func letters(_ first: Unicode.Scalar, _ second: Unicode.Scalar) -> (UInt8, UInt8) {
            (UInt8(ascii: first), UInt8(ascii: second))
        }
        return switch first & 0xDF {
        case UInt8(ascii: "T"): letters("O", "O")
        case UInt8(ascii: "S"): letters("E", "S")
        case UInt8(ascii: "C"): letters("O", "C")
        case UInt8(ascii: "L"): letters("I", "I")
        case UInt8(ascii: "U"): letters("N", "U")
        case UInt8(ascii: "E"), UInt8(ascii: "N"): letters("C", "C")
        case UInt8(ascii: "O"): letters("N", "N")
        default: nil
        }
    }

    /// The classification word at the start of a view, spaced out or not: `S E C R E T`, `S-E-C-R-E-T`.
    package static func match(_ view: ByteView) -> Match? {
        guard mayBegin(view) else { return nil }
        if let exact = exactMatch(view) { return exact }
        let isSpaced = view.byte(at: view.start + 1) == 0x20
        if let copied = copied(view) { return copied }
        if isSpaced, let glued = gluedToPost(view) { return glued }
        guard isSpaced || view.byte(at: view.start + 2) == 0x20 else { return misspelt(view) }
        for word in garbled {
            if let end = end(of: word.letters, in: view) {
                return Match(level: word.level, end: end, isGarbled: true)
            }
        }
        return isSpaced ? withSlip(view) : nil
    }

    /// The classification word at the start of a view where each letter is right, spaced out or not.
    package static func exactMatch(_ view: ByteView) -> Match? {
        guard let seconds = secondLetters(behind: view.first) else { return nil }
        var second = view.start + 1
        let gap = gap(in: view)
        while view.byte(at: second) == 0x20 || view.byte(at: second) == gap { second += 1 }
        let letter = view.byte(at: second) & 0xDF
        guard letter == seconds.0 || letter == seconds.1 else { return nil }
        let first = view.first & 0xDF
        for word in words where word.letters.utf8Start[0] == first {
            if let end = end(of: word.letters, in: view) {
                return Match(level: word.level, end: end, isGarbled: false)
            }
        }
        return nil
    }

    /// A word in spaced letters of which one is lost, doubled or another: `C O N F I D E N T A L`.
    private static func withSlip(_ view: ByteView) -> Match? {
        var letters: [UInt8] = []
        var end = view.start
        // "CONFIDENTIAL" with a letter doubled, and one more, which is too many.
        for word in view.words(upTo: 14) {
            guard word.count == 1, ASCII.isLetter(word.first) else { break }
            letters.append(ASCII.uppercased(word.first))
            end = word.end
        }
        guard letters.count >= 5 else { return nil }
        for word in words {
            let right = UnsafeBufferPointer(
                start: word.letters.utf8Start, count: word.letters.utf8CodeUnitCount)
            if isOneSlip(letters[...], right[...]) {
                return Match(level: word.level, end: end, isGarbled: true)
            }
        }
        return nil
    }

    /// A word in capitals with digits that a scanner took for its letters: `C0NFIDENTIAL`, `SECRE7`.
    private static func copied(_ view: ByteView) -> Match? {
        // Most lines that come here have none.
        guard view.range.prefix(longestSpaced).contains(where: { ASCII.isDigit(view[$0]) }) else {
            return nil
        }
        for word in words {
            guard
                let end = spelledEnd(
                    of: word.letters, in: view,
                    where: { sign, letter in
                        sign == letter
                            || ASCII.isDigit(sign) && CopiedLetters.isTaken(sign, for: letter)
                    }),
                !ASCII.isAlphanumeric(view.byte(at: end))
            else { continue }
            let slips = (view.start..<end).count { ASCII.isDigit(view[$0]) }
            if (1...2).contains(slips) {
                return Match(level: word.level, end: end, isGarbled: true)
            }
        }
        return nil
    }

    /// `C O N F I D E N T I A L`
    private static let longestSpaced = 24

    /// A long word in capitals that is typed with one slip: `CONFIDENTAL`. No other word is as near.
    private static func misspelt(_ view: ByteView) -> Match? {
        if view.isExactly("LIMITED ", at: view.start) {
            // "LIMITED OFFICAL USE"
            let words = view.words(upTo: 3)
            guard words.count == 3, words[2].isExactly("USE"),
                EditDistance.isAtMost(
                    1, from: UnsafeBufferPointer(rebasing: view.base[words[1].range]),
                    to: "OFFICIAL")
            else { return nil }
            return Match(level: .limitedOfficialUse, end: words[2].end, isGarbled: true)
        }
        var end = view.start
        while ASCII.isUpper(view.byte(at: end)) { end += 1 }
        guard (11...13).contains(end - view.start), !ASCII.isAlphanumeric(view.byte(at: end)) else {
            return nil
        }
        let letters = UnsafeBufferPointer(rebasing: view.base[view.start..<end])
        return words.first { word in
            word.letters.utf8CodeUnitCount == 12
                && EditDistance.isAtMost(1, from: letters, to: word.letters)
        }.map { Match(level: $0.level, end: end, isGarbled: true) }
    }

    /// Whether two words are the same but for one letter.
    private static func isOneSlip(
        _ first: ArraySlice<UInt8>, _ second: Slice<UnsafeBufferPointer<UInt8>>
    ) -> Bool {
        guard abs(first.count - second.count) <= 1 else { return false }
        let start = zip(first, second).prefix { $0 == $1 }.count
        let firstRest = first.dropFirst(start)
        let secondRest = second.dropFirst(start)
        let end = zip(firstRest.reversed(), secondRest.reversed()).prefix { $0 == $1 }.count
        return firstRest.count - end <= 1 && secondRest.count - end <= 1
    }

    /// The sign between the letters of a word, besides blanks: of `S-E-C-R-E-T` the hyphen.
    private static func gap(in view: ByteView) -> UInt8 {
        let second = view.byte(at: view.start + 1)
        return isSignOfGap(second) ? second : 0x20
    }

    private static func isSignOfGap(_ byte: UInt8) -> Bool {
        byte == UInt8(ascii: "-") || byte == UInt8(ascii: ".")
    }

    /// A word in spaced letters whose last is glued to the post: `C O N F I D E N T I A LEREWHON 42`,
    /// unless the post begins with that letter.
    private static func gluedToPost(_ view: ByteView) -> Match? {
        for word in words {
            guard let end = spelledEnd(of: word.letters, in: view, where: { $0 == $1 }),
                view.upTo(end).words.count == word.letters.utf8CodeUnitCount,
                ASCII.isUpper(view.byte(at: end)), CaptionLines.number(view.from(end)) != nil,
                CaptionLines.number(view.from(end - 1))?.postView.withPostKey(Vocabulary.isPost)
                    != true
            else { continue }
            return Match(level: word.level, end: end, isGarbled: true)
        }
        return nil
    }

    /// Where the letters end, blanks between them ignored; a further letter must not follow.
    private static func end(of letters: StaticString, in view: ByteView) -> Int? {
        let gap = gap(in: view)
        guard let end = spelledEnd(of: letters, in: view, gap: gap, where: isLetter) else {
            return nil
        }
        // "S-E-C-R-E-T-A-R-Y"
        let goesOn =
            gap != 0x20 && view.byte(at: end) == gap && ASCII.isLetter(view.byte(at: end + 1))
        return goesOn || ASCII.isAlphanumeric(view.byte(at: end)) ? nil : end
    }

    /// Where the letters of a word end at the start of a view, blanks and gaps between them left out;
    /// `nil` where they do not all stand there.
    ///
    /// - Parameter isRight: whether a sign of the view is, or stands for, a letter of the word.
    @inline(__always)
    private static func spelledEnd(
        of letters: StaticString, in view: ByteView, gap: UInt8 = 0x20,
        where isRight: (_ sign: UInt8, _ letter: UInt8) -> Bool
    ) -> Int? {
        var index = view.start
        for offset in 0..<letters.utf8CodeUnitCount {
            if offset > 0 {
                while view.byte(at: index) == 0x20 || view.byte(at: index) == gap { index += 1 }
            }
            guard isRight(view.byte(at: index), letters.utf8Start[offset]) else { return nil }
            index += 1
        }
        return index
    }

    private static func isLetter(_ sign: UInt8, _ letter: UInt8) -> Bool {
        ASCII.uppercased(sign) == letter
    }

    /// Where a classification at the start of a view ends that a page line is glued to:
    /// `CONFIDENTIALPAGE 02`, or that stands on its line: `SECRET    PAGE 02`.
    package static func endBeforePageLine(_ view: ByteView) -> Int? {
        guard mayBegin(view), view.count >= 16 else { return nil }
        for word in words {
            guard let end = spelledEnd(of: word.letters, in: view, where: isLetter) else {
                continue
            }
            var page = end
            while ASCII.isBlank(view.byte(at: page)) { page += 1 }
            if view.matches("PAGE ", at: page),
                PageMarks.match(view.from(page), post: nil)?.range.lowerBound == page
            {
                return end
            }
        }
        return nil
    }

    /// Whether the view is a classification and nothing else: `CONFIDENTIAL`, `SECRET//NOFORN`.
    package static func isBanner(_ view: ByteView) -> Bool {
        guard let match = match(view) else { return false }
        var rest = view.from(match.end).trimmed
        // A record copy prints a routing number of the communications centre beside it.
        if rest.hasPrefix("PTQ") && rest.count <= 10 && !rest.contains(" ") { return true }
        var isBehindSign = false
        while !rest.isEmpty {
            if rest.first.isOne(of: "/,-") {
                rest = rest.from(rest.start + 1).trimmed
                isBehindSign = true
                continue
            }
            guard let control = DisseminationWords.match(rest) else {
                // "SECRET//NOFORN//20321211", "UNCLASSIFIED - SENSITIVE"
                return isBehindSign
                    && (rest.count == 8 && rest.isAllDigits
                        || CaptionLines.captions(rest)?.end == rest.end)
            }
            rest = rest.from(control.end).trimmed
        }
        return true
    }
}
