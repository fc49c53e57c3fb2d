import CableModel
import CableSyntax

/// Reads who classified a telegram, and why.
package enum AuthorityReader {
    /// The parts of a statement of who classified a telegram, where they stand in it.
    private struct Form {
        var label: ByteView
        var person: PersonSplitter.Person?
        /// As printed, without the stop at the end.
        var reasons: ByteView?
        var reasonList: [Reason] = []
        var derivedFrom: ByteView?
    }

    /// One reason: `1.4(b)`.
    private struct Reason {
        var name: String
        /// The letter.
        var view: ByteView
    }

    /// `Classified By: Ambassador Anne E. Derse for reasons 1.4 (b) and (d).`
    static func parts(_ line: ByteView) -> [HeadLine.Part] {
        let form = form(line)
        var list = PartList(line, capacity: 10)
        list.add(text: .label, form.label)
        if let person = form.person { list.add(person) }
        list.add(text: .reasons, form.reasons)
        for reason in form.reasonList {
            list.add(
                .reason, reason.view, value: .text(reason.name),
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
            let printed = withoutFullStop(rest.from(reasons.valueStart).trimmed)
            form.reasons = printed
            form.reasonList = list(of: printed)
        }
        let person = withoutConnectives(rest.upTo(reasons?.start ?? rest.end).trimmed)
        if !person.isEmpty { form.person = PersonSplitter.split(person) }
        return form
    }

    /// Where the reasons begin: at the word "reason", or at the section of the order.
    private static func reasonsStart(_ text: ByteView) -> (start: Int, valueStart: Int)? {
        if let (word, wordEnd) = reasonWord(text) {
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
        for section in ["1.4", "1.5", "1.6"] as [StaticString] {
            if let found = text.firstIndex(of: section), isWordStart(text, found) {
                return (found, found)
            }
        }
        return nil
    }

    /// The first `REASON` in a text; the transmission may have put a blank into the word
    /// (`for reaso ns`).
    private static func reasonWord(_ text: ByteView) -> (start: Int, end: Int)? {
        let letters: StaticString = "REASON"
        for start in text.start..<text.end where isWordStart(text, start) {
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
            return (start, index)
        }
        return nil
    }

    private static func isWordStart(_ text: ByteView, _ position: Int) -> Bool {
        position == text.start || !ASCII.isAlphanumeric(text[position - 1])
    }

    /// `1.4 (b) and (d)` one by one: `1.4(b)`, `1.4(d)`.
    private static func list(of text: ByteView) -> [Reason] {
        var reasons: [Reason] = []
        reasons.reserveCapacity(4)
        /// The last digit of the section.
        var section: UInt8?
        var index = text.start
        while index < text.end {
            let byte = text[index]
            if let found = self.section(text, at: index) {
                section = text[found - 1]
                index = found
                continue
            }
            if ASCII.isLetter(byte) {
                let start = index
                while index < text.end && ASCII.isLetter(text[index]) { index += 1 }
                let letter = text[start] | 0x20
                // One letter from a to h; words between them ("and") are longer.
                if index - start == 1, (UInt8(ascii: "a")...UInt8(ascii: "h")).contains(letter),
                    let section
                {
                    let signs = [
                        UInt8(ascii: "1"), UInt8(ascii: "."), section, UInt8(ascii: "("), letter,
                        UInt8(ascii: ")"),
                    ]
                    let reason = String(decoding: signs, as: UTF8.self)
                    if !reasons.contains(where: { $0.name == reason }) {
                        reasons.append(
                            Reason(name: reason, view: ByteView(text.base, start, index)))
                    }
                }
                continue
            }
            index += 1
        }
        return reasons
    }

    /// Where the section of an order ends that stands at a position: `1.4`, with a blank or a slash in
    /// it where it is mistyped: `1. 4`, `1/4`.
    private static func section(_ text: ByteView, at start: Int) -> Int? {
        guard text[start] == UInt8(ascii: "1"), isWordStart(text, start) else { return nil }
        var index = start + 1
        if text.byte(at: index) == 0x20 { index += 1 }
        let sign = text.byte(at: index)
        guard sign == UInt8(ascii: ".") || sign == UInt8(ascii: "/") else { return nil }
        index += 1
        if text.byte(at: index) == 0x20 { index += 1 }
        guard ASCII.isDigit(text.byte(at: index)), !ASCII.isDigit(text.byte(at: index + 1))
        else { return nil }
        return index + 1
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
                guard let word = text.lastWord,
                    word.equals("FOR") || word.equals("-FOR") || word.equals("PER")
                        || word.equals("UNDER")
                        || word.equals("THE") || word.equals("DUE") || word.equals("TO")
                        || word.equals("AND") || word.hasPrefix("12958") || word.hasPrefix("13526")
                        || word.hasPrefix("E.O") || word.equals("EO") || word.equals("SECTION")
                else { return text }
                text.end = word.start
            }
            text = text.trimmed
        }
        return text
    }
}
