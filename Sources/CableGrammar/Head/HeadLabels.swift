import CableModel
import CableSyntax

/// The labels of the caption block, in the spellings that real telegrams have.
package enum HeadLabels {
    package enum Kind: Equatable, CaseIterable {
        case executiveOrder, tags, subject, references, authority

        /// The kind of line that the label begins.
        package var lineKind: HeadLine.Kind {
            switch self {
            case .executiveOrder: .declassification
            case .tags: .tags
            case .subject: .subject
            case .references: .references
            case .authority: .classificationAuthority
            }
        }
    }

    package struct Match {
        package var kind: Kind
        /// Where the label ends, its colon included.
        package var end: Int
    }

    /// The label at the start of a view.
    ///
    /// - Parameter isEmbedded: whether the view stands within a line; only full forms count there.
    package static func match(_ view: ByteView, isEmbedded: Bool = false) -> Match? {
        if view.byte(at: view.start + 1) == 0x20, !isEmbedded, let match = spaced(view) {
            return match
        }
        switch ASCII.uppercased(view.first) {
        case UInt8(ascii: "E"):
            return executiveOrder(view)
        case UInt8(ascii: "T"):
            if let match = word(["TAGS", "TAG"], in: view, kind: .tags, needsColon: false) {
                return match
            }
            return isEmbedded ? nil : misspeltTagsLabel(view)
        case UInt8(ascii: "S"):
            if let match = word(
                ["SUBJECT", "SUBJT", "SUBJ", "SUJ"], in: view, kind: .subject,
                needsColon: isEmbedded)
            {
                return match
            }
            if isEmbedded { return nil }
            return word(["SUB"], in: view, kind: .subject, needsColon: true)
                ?? misspeltSubjectLabel(view)
        case UInt8(ascii: "R"):
            // Most lines of addressees begin with an R.
            guard view.byte(at: view.start + 1) | 0x20 == UInt8(ascii: "e") else { return nil }
            let labels: [StaticString] = [
                "REFTELS", "REFTEL(S)", "REFTEL", "REFERENCES", "REFERENCE(S)", "REFERENCE", "REFS",
                "REF(S)", "REF", "RETELS", "RETEL",
            ]
            if let match = word(labels, in: view, kind: .references, needsColon: isEmbedded) {
                return match
            }
            if isEmbedded { return nil }
            // "RE: STATE 12", before a telegram of a known post.
            if view.isExactly("RE:", at: view.start), case let rest = view.from(view.start + 3),
                CitedForm(rest)?.isPostKnown == true
            {
                return Match(kind: .references, end: rest.start)
            }
            return authority(view)
        case UInt8(ascii: "("):
            if let match = markedSubject(view, isEmbedded: isEmbedded) { return match }
            return isEmbedded ? nil : authority(view)
        default:
            // A page takes "E. " for a paragraph's letter, and puts a pilcrow before it.
            let pilcrow = isEmbedded ? 0 : WebResidue.pilcrowLength(in: view, at: view.start)
            if pilcrow > 0, let match = executiveOrder(view.from(view.start + pilcrow)) {
                return match
            }
            if isEmbedded && !ASCII.isUpper(view.first) { return nil }
            return authority(view)
        }
    }

    /// The label of a subject whose marking stands before it: `(U) SUBJECT:`.
    private static func markedSubject(_ view: ByteView, isEmbedded: Bool) -> Match? {
        guard !isEmbedded, let marking = PortionMarkings.match(view) else { return nil }
        let rest = view.from(marking.end).trimmedStart
        guard ASCII.uppercased(rest.first) == UInt8(ascii: "S") else { return nil }
        return word(["SUBJECT", "SUBJ"], in: rest, kind: .subject, needsColon: true)
    }

    /// The first label within a line, after its beginning.
    package static func firstEmbedded(in view: ByteView, kinds: [Kind]) -> Int? {
        var index = view.start + 1
        while index < view.end {
            if ASCII.isBlank(view[index - 1]), ASCII.isUpper(view[index]) {
                if let match = match(view.from(index), isEmbedded: true), kinds.contains(match.kind)
                {
                    return index
                }
            }
            index += 1
        }
        return nil
    }

    /// The first label within a line, after its beginning, that the words of a subject could not be:
    /// with its colon, or before the first letter of a list of telegrams: `REF A. ROME 12`.
    package static func firstCertain(in view: ByteView, kinds: [Kind]) -> Int? {
        for index in view.range.dropFirst()
        where certainLetters.contains(view[index]) && ASCII.isBlank(view[index - 1]) {
            let rest = view.from(index)
            if kinds.contains(.references), rest.isExactly("REF", at: index),
                let marker = ReferenceMarkers.marker(rest), marker.ordinal == 1,
                CitedForm(rest.from(marker.range.upperBound)) != nil
            {
                return index
            }
            if let match = match(rest, isEmbedded: true), kinds.contains(match.kind),
                rest.byte(at: match.end - 1) == UInt8(ascii: ":")
            {
                return index
            }
        }
        return nil
    }

    private static let certainLetters = ByteSet("ETR")

    /// The first label that is glued to the word before it: `VISIT TO EREWHONREF: LAPUTA 493`. It
    /// has its colon, and what it announces follows.
    package static func firstGlued(in view: ByteView, kinds: [Kind]) -> Int? {
        for index in view.range.dropFirst() {
            guard gluedLetters.contains(view[index]), !ASCII.isBlank(view[index - 1]),
                view[index - 1] != UInt8(ascii: "("), !ASCII.isLower(view[index - 1])
            else { continue }
            let rest = view.from(index)
            for (label, kind) in glued
            where kinds.contains(kind) && rest.isExactly(label, at: index) {
                let text = rest.from(index + label.utf8CodeUnitCount).trimmedStart
                if kind != .references || CitedForm(text) != nil
                    || ReferenceMarkers.marker(text)?.isCertain == true
                {
                    return index
                }
            }
        }
        return nil
    }

    private static let gluedLetters = ByteSet("RTSC")

    /// The labels that are found within a word, as printed.
    private static let glued: [(label: StaticString, kind: Kind)] = [
        ("REF:", .references), ("REFS:", .references), ("REFTEL:", .references),
        ("REFTELS:", .references), ("TAGS:", .tags), ("SUBJECT:", .subject), ("SUBJ:", .subject),
        ("Classified By:", .authority), ("Classified by:", .authority),
    ]

    /// A label in spaced capitals with its colon: `S U B J E C T:`.
    private static func spaced(_ view: ByteView) -> Match? {
        guard view.byte(at: view.start + 3) == 0x20 else { return nil }
        for (word, kind) in spacedLabels {
            var index = view.start
            var matched = 0
            while matched < word.utf8CodeUnitCount, view.byte(at: index) == word.utf8Start[matched]
            {
                matched += 1
                index += 1
                while view.byte(at: index) == 0x20 { index += 1 }
            }
            if matched == word.utf8CodeUnitCount, view.byte(at: index) == UInt8(ascii: ":") {
                return Match(kind: kind, end: index + 1)
            }
        }
        return nil
    }

    private static let spacedLabels: [(word: StaticString, kind: Kind)] = [
        ("SUBJECT", .subject), ("SUBJ", .subject), ("TAGS", .tags), ("REFTEL", .references),
        ("REFS", .references), ("REF", .references),
    ]

    /// `E.O. 12958:`, `EO 12958`, `E. O. 12958`, of a copy `E.0. 12958`; any number of five digits, since it is mistyped.
    private static func executiveOrder(_ view: ByteView) -> Match? {
        guard ASCII.uppercased(view.first) == UInt8(ascii: "E") else { return nil }
        var index = view.start + 1
        if view.hasPrefix("EXEC"), let end = executiveOrderWords(view) {
            index = end
        } else {
            if view.byte(at: index) == UInt8(ascii: ".") { index += 1 }
            if view.byte(at: index) == 0x20 { index += 1 }
            let isZero = view.byte(at: index) == UInt8(ascii: "0")
            guard isZero || ASCII.uppercased(view.byte(at: index)) == UInt8(ascii: "O") else {
                return nil
            }
            index += 1
            // "E02 12958" is something else.
            if isZero, ASCII.isDigit(view.byte(at: index)) { return nil }
            if view.byte(at: index) == UInt8(ascii: ".") { index += 1 }
        }
        // "E.O.: 12958"
        if view.byte(at: index).isOne(of: ":-") { index += 1 }
        guard ASCII.isBlank(view.byte(at: index)) || ASCII.isDigit(view.byte(at: index)) else {
            return nil
        }
        while ASCII.isBlank(view.byte(at: index)) { index += 1 }
        let digits = index
        while ASCII.isDigit(view.byte(at: index)) { index += 1 }
        guard (4...6).contains(index - digits) else { return nil }
        if view.byte(at: index) == UInt8(ascii: ":") { index += 1 }
        return Match(kind: .executiveOrder, end: index)
    }

    /// Where `EXECUTIVE ORDER` or `EXEC. ORDER` ends.
    private static func executiveOrderWords(_ view: ByteView) -> Int? {
        for words in ["EXECUTIVE ORDER", "EXEC ORDER", "EXEC. ORDER"] as [StaticString]
        where view.hasPrefix(words) {
            return view.start + words.utf8CodeUnitCount
        }
        return nil
    }

    /// `TAGES:`, `TAS:`, `TGS:`: capitals one slip from TAGS, with a colon, before a known tag.
    private static func misspeltTagsLabel(_ view: ByteView) -> Match? {
        var end = view.start
        while ASCII.isUpper(view.byte(at: end)) { end += 1 }
        guard (3...5).contains(end - view.start), isNear(view.upTo(end), "TAGS") else { return nil }
        if view.byte(at: end) == 0x20 { end += 1 }
        guard view.byte(at: end) == UInt8(ascii: ":") else { return nil }
        let rest = view.from(end + 1).trimmedStart
        var tagEnd = rest.start
        while ASCII.isLetter(rest.byte(at: tagEnd)) { tagEnd += 1 }
        guard Vocabulary.kind(ofTag: rest.upTo(tagEnd).uppercasedString) != nil else { return nil }
        return Match(kind: .tags, end: end + 1)
    }

    /// `SUBJCT:`, `Subejct:`: one slip from SUBJECT, with a colon.
    private static func misspeltSubjectLabel(_ view: ByteView) -> Match? {
        var end = view.start
        while ASCII.isLetter(view.byte(at: end)) { end += 1 }
        // "SUBJE CT:"
        if end - view.start < 7, view.byte(at: end) == 0x20 {
            let start = end + 1
            var rest = start
            while ASCII.isUpper(view.byte(at: rest)) { rest += 1 }
            if rest - start + end - view.start == 7, view.byte(at: rest) == UInt8(ascii: ":"),
                isNear(view.upTo(rest), "SUBJECT")
            {
                return Match(kind: .subject, end: rest + 1)
            }
        }
        let word = view.upTo(end)
        guard (6...8).contains(word.count), !word.equals("SUBJECTS"), isNear(word, "SUBJECT") else {
            return nil
        }
        if view.byte(at: end) == 0x20 { end += 1 }
        return view.byte(at: end) == UInt8(ascii: ":") ? Match(kind: .subject, end: end + 1) : nil
    }

    /// `CLASSIFED BY`, `Clasified By:`: one slip from CLASSIFIED. Where it ends, without a colon.
    private static func misspeltAuthorityEnd(_ view: ByteView) -> Int? {
        guard ASCII.isUpper(view.first), let word = view.firstWord, (9...11).contains(word.count),
            view.from(word.end).hasPrefix(" BY"), isNear(word, "CLASSIFIED"),
            !ASCII.isLetter(view.byte(at: word.end + 3))
        else { return nil }
        return word.end + 3
    }

    private static func isNear(_ word: ByteView, _ label: StaticString) -> Bool {
        EditDistance.isAtMost(
            1, from: UnsafeBufferPointer(rebasing: word.base[word.range]), to: label)
    }

    /// The first word of a label that is spelled otherwise; `SUBJ` is short for SUBJECT.
    package static func misspelt(_ label: ByteView, _ spelled: StaticString) -> ByteView? {
        for var word in label.words {
            while !word.isEmpty, !ASCII.isLetter(word.last) { word.end -= 1 }
            if !word.isEmpty, !word.equals(spelled), isNear(word, spelled) { return word }
        }
        return nil
    }

    private static func word(
        _ words: [StaticString], in view: ByteView, kind: Kind, needsColon: Bool
    ) -> Match? {
        for word in words where view.hasPrefix(word) {
            var end = view.start + word.utf8CodeUnitCount
            let next = view.byte(at: end)
            if next == UInt8(ascii: ":") || next == UInt8(ascii: ";") || next == UInt8(ascii: ".") {
                end += 1
                while view.byte(at: end) == UInt8(ascii: ":") { end += 1 }
                return Match(kind: kind, end: end)
            }
            // Of the 1970s: "SUBJ- ", "TAGS, ", "REF- ".
            let isSign =
                next == UInt8(ascii: "-")
                || next == UInt8(ascii: ",") && (kind == .subject || kind == .tags)
            if isSign, !needsColon, ASCII.isBlank(view.byte(at: end + 1)),
                (view.start..<end).allSatisfy({ !ASCII.isLower(view[$0]) })
            {
                return Match(kind: kind, end: end + 1)
            }
            if next == 0x20 && view.byte(at: end + 1) == UInt8(ascii: ":") {
                return Match(kind: kind, end: end + 2)
            }
            // "SUBJ8 THE MILLS": another sign on the key of the colon.
            if next.isOne(of: "/48"), !needsColon, kind == .subject,
                ASCII.isBlank(view.byte(at: end + 1)),
                (view.start..<end).allSatisfy({ !ASCII.isLower(view[$0]) })
            {
                return Match(kind: kind, end: end + 1)
            }
            // "SUBJECT - THE MILLS"
            if next == 0x20, view.byte(at: end + 1) == UInt8(ascii: "-"), !needsColon,
                ASCII.isBlank(view.byte(at: end + 2)),
                (view.start..<end).allSatisfy({ !ASCII.isLower(view[$0]) })
            {
                return Match(kind: kind, end: end + 2)
            }
            let isWhole = next == 0 || ASCII.isBlank(next) || next == 0xC2
            // Without a colon only capitals are a label: "Subject to approval" is not.
            if isWhole && !needsColon
                && (view.start..<end).allSatisfy({ !ASCII.isLower(view[$0]) }),
                kind != .references || !isOfSentence(view.from(end))
            {
                return Match(kind: kind, end: end)
            }
        }
        return nil
    }

    /// Whether words go on with `REFERENCE` as those of a sentence do: `REFERENCE TO WATER`.
    private static func isOfSentence(_ text: ByteView) -> Bool {
        guard let word = text.firstWord else { return false }
        return ["TO", "IN", "IS", "WAS", "OF", "POINT", "POINTS"].contains { word.equals($0) }
    }

    private static let authorityLetters = ByteSet("CDRcdr")

    /// `Classified By:`, also `(U) CLASSIFIED BY`, `1. (U) Classified by` and `1. CONFIDENTIAL - ENTIRE
    /// TEXT. CLASSIFIED BY:`.
    private static func authority(_ view: ByteView) -> Match? {
        // Every word of a line may be asked about.
        if ASCII.isLetter(view.first), !authorityLetters.contains(view.first) { return nil }
        var text = view
        if let number = ParagraphNumbers.match(text) { text = text.from(number.end).trimmed }
        if let portion = PortionMarkings.match(text) { text = text.from(portion.end).trimmed }
        if text.start > view.start, let end = entireTextEnd(text) { text = text.from(end).trimmed }
        guard authorityLetters.contains(text.first) else { return nil }
        let labels: [StaticString] = [
            "CLASSIFIED BY", "DERIVED FROM", "DECLASSIFY ON", "CLASSIFIEDBY", "CLASS. BY",
            "CLASS BY:", "CLASSIFIED-BY", "CLASSIFIED  BY", "CLASSIFIER:", "CL BY:",
        ]
        for label in labels where text.hasPrefix(label) {
            var end = text.start + label.utf8CodeUnitCount
            if text.byte(at: end) == UInt8(ascii: ":") { end += 1 }
            return Match(kind: .authority, end: end)
        }
        if var end = misspeltAuthorityEnd(text) {
            if text.byte(at: end) == UInt8(ascii: ":") { end += 1 }
            return Match(kind: .authority, end: end)
        }
        for label in ["REASON:", "REASONS:"] as [StaticString] where text.hasPrefix(label) {
            return Match(kind: .authority, end: text.start)
        }
        return nil
    }

    /// Where the sentence ends by which paragraph 1 marks the whole text: `CONFIDENTIAL - ENTIRE TEXT.`
    private static func entireTextEnd(_ view: ByteView) -> Int? {
        var rest = view
        if let level = ClassificationWords.match(view) {
            rest = view.from(level.end).trimmed
            while rest.first == UInt8(ascii: "-") || rest.first == UInt8(ascii: ",") {
                rest = rest.from(rest.start + 1).trimmed
            }
        }
        guard rest.hasPrefix("ENTIRE TEXT") else { return nil }
        let end = rest.start + 11
        let next = rest.byte(at: end)
        return next == UInt8(ascii: ".") ? end + 1 : ASCII.isBlank(next) ? end : nil
    }
}
