import CableModel
import CableSyntax

/// Reads who classified a telegram, and why.
package enum AuthorityReader {
    /// The parts of a statement of who classified a telegram, where they stand in it.
    private struct Form {
        var label: ByteView
        /// One, or two.
        var persons: [PersonSplitter.Person] = []
        /// As printed, without the stop at the end.
        var reasons: ByteView?
        var reasonList: [Reason] = []
        var derivedFrom: ByteView?
    }

    /// `Classified By: Ambassador Anne E. Derse for reasons 1.4 (b) and (d).`
    static func parts(_ line: ByteView) -> [HeadLine.Part] {
        let form = form(line)
        var list = PartList(line, capacity: 10)
        list.add(text: .label, form.label)
        if let number = ParagraphNumbers.match(form.label) {
            list.add(
                .paragraphNumber,
                ByteView(line.base, number.label.lowerBound, number.label.upperBound),
                value: .number(number.number))
            let rest = form.label.from(number.end).trimmedStart
            if let marking = PortionMarkings.match(rest) {
                list.add(marking: rest.upTo(marking.end))
            }
        }
        for person in form.persons { list.add(person) }
        list.add(text: .reasons, form.reasons)
        for reason in form.reasonList {
            guard let view = reason.view else {
                list.infer(.reason, .text(reason.name))
                continue
            }
            list.add(
                .reason, view, value: .text(reason.name),
                basis: isSectionPrinted(of: reason, in: form.reasons) ? .printed : .repaired)
        }
        list.add(text: .derivedFrom, form.derivedFrom)
        return list.parts
    }

    /// Whether the section of a reason is printed as it is: `1. 4 (b)` is mistyped.
    private static func isSectionPrinted(of reason: Reason, in text: ByteView?) -> Bool {
        guard let text else { return false }
        let section = Array(reason.name.utf8.prefix(3))
        return text.range.contains { start in
            start + 3 <= text.end && (0..<3).allSatisfy { text[start + $0] == section[$0] }
        }
    }

    private static func form(_ text: ByteView) -> Form {
        let labelEnd = HeadLabels.match(text)?.end ?? text.start
        let label = text.upTo(labelEnd)
        var form = Form(label: label)
        var rest = text.from(labelEnd).trimmed
        if label.contains("DECLASSIFY ON") { return form }
        // "Classified By: (U) CLASSIFIED BY …": the label twice.
        while let again = HeadLabels.match(rest), again.kind == .authority, again.end > rest.start,
            !rest.hasPrefix("DERIVED FROM")
        {
            rest = rest.from(again.end).trimmed
            if rest.first == UInt8(ascii: ":") { rest = rest.from(rest.start + 1).trimmed }
        }
        if label.contains("DERIVED FROM") || rest.hasPrefix("DERIVED FROM") {
            let source = rest.hasPrefix("DERIVED FROM") ? rest.from(rest.start + 12).trimmed : rest
            form.derivedFrom = withoutFullStop(source)
            return form
        }
        let reasons = reasonsStart(rest)
        if let reasons {
            let text = rest.from(reasons.valueStart).trimmed
            let list = list(of: text)
            form.reasons = withoutFullStop(text.upTo(list.end))
            form.reasonList = list.reasons
        }
        var person = withoutConnectives(rest.upTo(reasons?.start ?? rest.end).trimmed)
        if let marking = PortionMarkings.match(person) { person = person.from(marking.end).trimmed }
        if let by = person.firstWord, by.equals("BY") || by.equals("PER") {
            person = person.from(by.end).trimmed
        }
        if person.equals("MULTIPLE SOURCES") {
            form.derivedFrom = person
        } else if !person.isEmpty {
            form.persons = PersonSplitter.split(person)
        }
        return form
    }

    /// Whether a line goes on with the order's number and the reasons: `E.O. 12958, REASONS 1.4 (B)`,
    /// not the order of a declassification.
    package static func beginsWithOrder(_ line: ByteView) -> Bool {
        guard let label = HeadLabels.match(line), label.kind == .executiveOrder else {
            return false
        }
        let rest = line.from(label.end)
        return !rest.contains("DECL") && reasonsStart(rest) != nil
    }

    /// Where the reasons begin: at the word "reason", or at the section of the order.
    private static func reasonsStart(_ text: ByteView) -> (start: Int, valueStart: Int)? {
        let ofOrder = text.range.first {
            beginsSection(text, at: $0) && section(text, at: $0) != nil
        }
        // "for 1.4 reasons (b) and (d)": the section may stand in front.
        if let (word, wordEnd) = reasonWord(text), word < ofOrder ?? text.end {
            var index = wordEnd
            while ASCII.isLetter(text.byte(at: index)) || text.byte(at: index) == UInt8(ascii: "(")
            {
                if text.matches("(S)", at: index) {
                    index += 3
                } else if text.byte(at: index) == UInt8(ascii: "(") {
                    break
                } else {
                    index += 1
                }
            }
            while ASCII.isBlank(text.byte(at: index)) || text.byte(at: index) == UInt8(ascii: ":")
                || text.byte(at: index) == UInt8(ascii: ",")
            {
                index += 1
            }
            return (word, index)
        }
        return ofOrder.map { ($0, $0) }
    }

    /// The first `REASON` in a text; the transmission may have put a blank into the word
    /// (`for reaso ns`).
    private static func reasonWord(_ text: ByteView) -> (start: Int, end: Int)? {
        let letters: StaticString = "REASON"
        for start in text.start..<text.end where ASCII.uppercased(text[start]) == UInt8(ascii: "R")
        {
            // "forreasons"
            let isGlued =
                start >= text.start + 3 && text.matches("FOR", at: start - 3)
                && isWordStart(text, start - 3)
            guard isWordStart(text, start) || isGlued else { continue }
            var index = start
            var blanks = 0
            var matched = 0
            while index < text.end, matched < letters.utf8CodeUnitCount {
                if ASCII.uppercased(text[index]) == letters.utf8Start[matched] {
                    matched += 1
                } else if text[index] == 0x20, matched > 0, blanks == 0 {
                    blanks += 1
                } else {
                    break
                }
                index += 1
            }
            guard matched == letters.utf8CodeUnitCount else { continue }
            if text.matches(" S", at: index), !ASCII.isAlphanumeric(text.byte(at: index + 2)) {
                index += 2
            }
            return (isWordStart(text, start) ? start : start - 3, index)
        }
        return nil
    }

    private static func withoutFullStop(_ text: ByteView) -> ByteView {
        var text = text.trimmed
        while text.last == UInt8(ascii: ".") { text.end -= 1 }
        return text.trimmed
    }

    /// Whether the stop behind a word belongs to it: `Jr.`, `Q.`, `U.S.`
    private static func isAbbreviation(_ word: ByteView) -> Bool {
        let abbreviations: [StaticString] = ["JR.", "SR.", "ESQ.", "RET.", "AMB.", "GEN.", "COL."]
        // Three dots are those of a text that was cut.
        guard !word.hasSuffix(".."), word.letterCount > 0 else { return false }
        return word.count <= 2 || word.dropLast.contains(".")
            || abbreviations.contains { word.equals($0) }
    }

    /// Cuts `for`, commas and the order's number that lead from the person to the reasons.
    private static func withoutConnectives(_ text: ByteView) -> ByteView {
        var text = text.trimmed
        while !text.isEmpty {
            switch text.last {
            case UInt8(ascii: ","), UInt8(ascii: ";"), UInt8(ascii: ":"), UInt8(ascii: "-"),
                UInt8(ascii: "("):
                text.end -= 1
            case UInt8(ascii: "."):
                guard let word = text.lastWord else { return text }
                if word.hasPrefix("E.O") || word.equals("EO.") {
                    text.end = word.start
                } else if isAbbreviation(word) {
                    return text
                } else {
                    text.end -= 1
                }
            default:
                guard let word = text.lastWord else { return text }
                if word.equals("R") || word.equals("OR"), let start = brokenFor(text, word) {
                    text.end = start
                } else if connectives.contains(word), !isOffice(word, in: text) {
                    text.end = word.start
                } else if word.hasPrefix("E.O")
                    || word.hasPrefix("12958") || word.hasPrefix("13526")
                    || isReasonMisspelt(word)
                {
                    text.end = word.start
                } else {
                    return text
                }
            }
            text = text.trimmed
        }
        return text
    }

    /// Words that lead from the person to the reasons; some are `for`, mistyped.
    private static let connectives = WordList([
        "-FOR", "ACCORDANCE", "ACCORDING", "AMENDED", "AND", "AS", "AUTHORITY", "BASED", "BY",
        "DUE", "EO", "FO", "FOR", "FR", "IAW", "IN", "OF", "ON", "PER", "PURSUANT", "SEC",
        "SECTION", "SECTIONS", "THE", "TO", "UNDER", "UPON", "WITH",
    ])

    /// Whether a word is the front office behind a comma: `Charge, State, FO`.
    private static func isOffice(_ word: ByteView, in text: ByteView) -> Bool {
        word.equals("FO") && text.upTo(word.start).trimmed.last == UInt8(ascii: ",")
    }

    /// Where a `FOR` begins into which the transmission put a blank: `FO R`.
    private static func brokenFor(_ text: ByteView, _ last: ByteView) -> Int? {
        guard let first = text.upTo(last.start).lastWord else { return nil }
        let isWhole =
            first.equals("FO") && last.equals("R") || first.equals("F") && last.equals("OR")
        return isWhole ? first.start : nil
    }

    /// `RESONS`, `REASNS`: before the section of the order.
    private static func isReasonMisspelt(_ word: ByteView) -> Bool {
        guard word.count >= 5 else { return false }
        let letters = UnsafeBufferPointer(rebasing: word.base[word.range])
        return EditDistance.isAtMost(1, from: letters, to: "REASON")
            || EditDistance.isAtMost(1, from: letters, to: "REASONS")
    }
}
