import CableModel
import CableSyntax

/// The classification words as telegrams print them.
enum ClassificationWords {
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

    private static let firstLetters = ByteSet("TSCLUEONtsclueon")

    struct Match {
        var level: ClassificationLevel
        var end: Int
        var isGarbled: Bool
    }

    /// The classification word at the start of a view, spaced out or not: `S E C R E T`.
    static func match(_ view: ByteView) -> Match? {
        // Every line of a text is looked at; few begin with a letter that a word does.
        guard firstLetters.contains(view.first) else { return nil }
        let isSpaced = view.byte(at: view.start + 1) == 0x20
        for word in words {
            if let end = end(of: word.letters, in: view) {
                return Match(level: word.level, end: end, isGarbled: false)
            }
        }
        guard isSpaced || view.byte(at: view.start + 2) == 0x20 else { return nil }
        for word in garbled {
            if let end = end(of: word.letters, in: view) {
                return Match(level: word.level, end: end, isGarbled: true)
            }
        }
        return nil
    }

    /// Where the letters end, blanks between them ignored; a further letter must not follow.
    private static func end(of letters: StaticString, in view: ByteView) -> Int? {
        var index = view.start
        for offset in 0..<letters.utf8CodeUnitCount {
            if offset > 0 { while view.byte(at: index) == 0x20 { index += 1 } }
            guard ASCII.uppercased(view.byte(at: index)) == letters.utf8Start[offset] else {
                return nil
            }
            index += 1
        }
        return ASCII.isAlphanumeric(view.byte(at: index)) ? nil : index
    }

    /// Where a classification at the start of a view ends that a page line is glued to:
    /// `CONFIDENTIALPAGE 02`.
    static func endBeforePageLine(_ view: ByteView) -> Int? {
        guard firstLetters.contains(view.first), view.count >= 16 else { return nil }
        for word in words {
            var index = view.start
            var matched = 0
            while matched < word.letters.utf8CodeUnitCount {
                if matched > 0 { while view.byte(at: index) == 0x20 { index += 1 } }
                guard ASCII.uppercased(view.byte(at: index)) == word.letters.utf8Start[matched]
                else { break }
                index += 1
                matched += 1
            }
            if matched == word.letters.utf8CodeUnitCount, view.matches("PAGE ", at: index),
                PageMarks.match(view.from(index), post: nil)?.range.lowerBound == index
            {
                return index
            }
        }
        return nil
    }

    /// Whether the view is a classification and nothing else: `CONFIDENTIAL`, `SECRET//NOFORN`.
    static func isBanner(_ view: ByteView) -> Bool {
        guard let match = match(view) else { return false }
        var rest = view.from(match.end).trimmed
        // A record copy prints a routing number of the communications centre beside it.
        if rest.hasPrefix("PTQ") && rest.count <= 10 && !rest.contains(" ") { return true }
        while !rest.isEmpty {
            if rest.first == UInt8(ascii: "/") || rest.first == UInt8(ascii: ",") {
                rest = rest.from(rest.start + 1).trimmed
                continue
            }
            guard let control = DisseminationWords.match(rest) else { return false }
            rest = rest.from(control.end).trimmed
        }
        return true
    }
}

/// Dissemination controls as telegrams print them.
enum DisseminationWords {
    private static let words: [(printed: StaticString, name: String)] = [
        ("NOFORN", "NOFORN"), ("NF", "NOFORN"), ("ORCON", "ORCON"), ("OC", "ORCON"),
        ("PROPIN", "PROPIN"), ("FOUO", "FOUO"), ("FGI", "FGI"), ("MR", "MR"), ("SBU", "SBU"),
        ("EXDIS", "EXDIS"), ("NODIS", "NODIS"), ("LIMDIS", "LIMDIS"), ("SI", "SI"), ("TK", "TK"),
        ("HCS", "HCS"), ("RD", "RD"), ("NATO", "NATO"), ("NOCONTRACT", "NOCONTRACT"),
        ("NC", "NOCONTRACT"),
    ]

    /// The control word at the start of a view.
    static func match(_ view: ByteView) -> (control: DisseminationControl, end: Int)? {
        if view.hasPrefix("REL") && !ASCII.isAlphanumeric(view.byte(at: view.start + 3)) {
            // A release list runs to the next slash.
            var end = view.start
            while end < view.end && view[end] != UInt8(ascii: "/") { end += 1 }
            let list = ByteView(view.base, view.start, end).trimmed
            return (DisseminationControl(list.uppercasedString), list.end)
        }
        for word in words {
            let end = view.start + word.printed.utf8CodeUnitCount
            if view.hasPrefix(word.printed) && !ASCII.isAlphanumeric(view.byte(at: end)) {
                return (DisseminationControl(word.name), end)
            }
        }
        return nil
    }
}
