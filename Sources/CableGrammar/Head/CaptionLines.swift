import CableModel
import CableSyntax

/// Reads the lines of the caption block: functions from a printed text to its parts.
package enum CaptionLines {
    /// Distribution and handling captions (5 FAH-2 H-440): those of the vocabulary, and more that
    /// telegrams bear. Of two that begin alike the longer one stands behind.
    private static let captions: [StaticString] = [
        "SIPDIS", "NOFORN", "SENSITIVE", "EXDIS", "NODIS", "STADIS", "LIMDIS", "ORCON", "TERREP",
        "DSSCG", "NOCONTRACT", "PROPIN", "EYES ONLY", "ROGER CHANNEL", "DISSENT CHANNEL", "AIDAC",
        "CODEL", "STAFFDEL", "FOUO", "SBU", "VISAS", "CHEROKEE", "CONDIS", "NESCO", "SPECAT",
        "AGREMENT CHANNEL", "DIRGEN CHANNEL", "MED CHANNEL", "TM CHANNEL", "OFFICIAL INFORMAL",
        "INFORM ALL STATE EMPLOYEES", "EXDIS DISTRIBUTION ONLY", "SENSITIVE BUT UNCLASSIFIED",
    ]

    /// Captions that could as well begin a sentence or a list: read where nothing follows.
    private static let lastCaptions: [StaticString] = ["ONLY", "LOU", "BU"]

    /// The captions by their first letters, A to Z.
    private static let captionsByLetter: [[StaticString]] = (0..<26).map { letter in
        captions.filter { $0.utf8Start[0] == UInt8(ascii: "A") + letter }
    }

    private static let firstLetters = ByteSet("ABCDEFILMNOPRSTVabcdefilmnoprstv")

    /// The captions at the start of a line, and where they end.
    ///
    /// In a copy that lost its capitals a line of captions alone may be in small letters.
    package static func captions(_ line: ByteView) -> (captions: [Caption], end: Int)? {
        guard firstLetters.contains(line.first) else { return nil }
        if line.first == UInt8(ascii: "R"), let release = DisseminationWords.releaseLine(line) {
            return ([Caption(release)], line.end)
        }
        if let match = captions(line, inCapitals: true) { return match }
        guard line.count <= 40, let match = captions(line, inCapitals: false), match.end == line.end
        else { return nil }
        return match
    }

    private static func captions(
        _ line: ByteView, inCapitals: Bool
    ) -> (captions: [Caption], end: Int)? {
        var found: [Caption] = []
        var rest = line
        var end = line.start
        while ASCII.isLetter(rest.first) {
            let letter = Int(ASCII.uppercased(rest.first) - UInt8(ascii: "A"))
            guard
                let caption = captionsByLetter[letter].last(where: {
                    isWord($0, at: rest, inCapitals: inCapitals)
                })
                    ?? lastCaptions.first(where: {
                        rest.equals($0) && isWord($0, at: rest, inCapitals: inCapitals)
                    })
            else { break }
            end = rest.start + caption.utf8CodeUnitCount
            found.append(Caption("\(caption)"))
            rest = rest.from(end).trimmed
            // "SENSITIVE BUT UNCLASSIFIED -- HANDLE ACCORDINGLY"
            if found.last?.name == "SENSITIVE BUT UNCLASSIFIED", rest.first == UInt8(ascii: "-") {
                return (found, line.end)
            }
            while rest.first == UInt8(ascii: ",") || rest.first == UInt8(ascii: "/")
                || rest.equals(".")
            {
                end = rest.start + 1
                rest = rest.from(end).trimmed
            }
        }
        return found.isEmpty ? nil : (found, end)
    }

    private static func isWord(
        _ word: StaticString, at view: ByteView, inCapitals: Bool
    ) -> Bool {
        view.hasPrefix(word)
            && !ASCII.isAlphanumeric(view.byte(at: view.start + word.utf8CodeUnitCount))
            && (!inCapitals
                || (view.start..<(view.start + word.utf8CodeUnitCount)).allSatisfy {
                    !ASCII.isLower(view[$0])
                })
    }

    /// `S E C R E T SECTION 01 OF 02 RABAT 000988`, and where it ends; text may be glued behind.
    package static func classification(_ line: ByteView) -> (line: ClassificationLine, end: Int)? {
        guard let match = ClassificationWords.match(line) else { return nil }
        var end = match.end
        var controls: [DisseminationControl] = []
        var rest = line.from(end)
        // Controls follow after slashes: SECRET//NOFORN.
        while rest.trimmed.first == UInt8(ascii: "/") {
            var text = rest.trimmed
            while text.first == UInt8(ascii: "/") { text = text.from(text.start + 1) }
            guard let control = DisseminationWords.match(text.trimmed, isInLine: true) else {
                break
            }
            controls.append(control.control)
            end = control.end
            rest = line.from(end)
        }
        var result = ClassificationLine(
            level: match.level,
            printedClassification: AddressLines.reduced(line.upTo(end)), controls: controls)
        let section = self.section(rest.trimmed)
        if let section {
            result.section = section.section
            end = section.end
        }
        if let number = number(line.from(end).trimmed) {
            result.printedNumber = AddressLines.reduced(number.text)
            result.post = number.post
            result.serial = number.serial
            end = number.text.end
        }
        return (result, end)
    }

    /// `SECTION 01 OF 02`, `FINAL SECTION OF 02`.
    private static func section(
        _ view: ByteView
    ) -> (section: ClassificationLine.Section, end: Int)? {
        // Most classification lines have none.
        guard view.hasPrefix("SECTION") || view.hasPrefix("FINAL") else { return nil }
        let words = view.words(upTo: 4)
        if words.count >= 4, words[0].equals("FINAL"), words[1].equals("SECTION"),
            words[2].equals("OF"), let total = words[3].number
        {
            let printed = AddressLines.reduced(view.upTo(words[3].end))
            return (.init(printed: printed, number: total, total: total), words[3].end)
        }
        guard words.count >= 4, words[0].equals("SECTION"), let number = words[1].number,
            words[2].equals("OF"), let total = words[3].number
        else { return nil }
        let printed = AddressLines.reduced(view.upTo(words[3].end))
        return (.init(printed: printed, number: number, total: total), words[3].end)
    }

    /// `BUENOS AIRES 002481` at the start of a view: one to four words, then digits.
    package static func number(_ view: ByteView) -> (text: ByteView, post: String, serial: Int)? {
        var post = ""
        var rest = view
        for index in 0..<5 {
            guard let word = rest.firstWord else { return nil }
            rest.start = word.end
            if index > 0, word.isAllDigits {
                guard word.count <= 8, let serial = word.number else { return nil }
                return (view.upTo(word.end), post, serial)
            }
            guard isPostWord(word) else { return nil }
            let name = word.uppercasedString
            post = index == 0 ? name : post + " " + name
        }
        return nil
    }

    package static func isPostWord(_ word: ByteView) -> Bool {
        (word.start..<word.end).allSatisfy {
            ASCII.isLetter(word[$0]) || word[$0] == 0x2E || word[$0] == 0x27
        }
    }

    /// The spaced letters of CORRECTED COPY, perhaps between stars.
    package static func isRevisionNote(_ line: ByteView) -> Bool {
        let letters: StaticString = "CORRECTEDCOPY"
        var offset = 0
        for index in line.start..<line.end {
            let byte = line[index]
            guard ASCII.isAlphanumeric(byte) else { continue }
            guard ASCII.uppercased(byte) == letters.utf8Start[offset] else { return false }
            offset += 1
            if offset == letters.utf8CodeUnitCount { return true }
        }
        return false
    }

    package static func isPassingInstruction(printed: String) -> Bool {
        var printed = printed
        return printed.withUTF8 { isPassingInstruction(ByteView($0)) }
    }

    /// `DEPT FOR EUR/CARC`, `STATE PASS USTR`, `FOR EUR/CARC`.
    package static func isPassingInstruction(_ line: ByteView) -> Bool {
        for (index, word) in line.words(upTo: 9).enumerated() {
            if word.equals("FOR") || word.equals("FOR:") || word.equals("PASS")
                || word.equals("PASS:")
                || word.equals("RELAY")
            {
                return true
            }
            if index == 0 && word.equals("PLEASE") { return true }
        }
        return false
    }

    /// Whether a line above the E.O. line is offices and persons alone: `NEA/ELA AND INR/TCA`,
    /// `EUR, PM, H`, `S/CT MARC NORMAN`. It goes on with a passing instruction, or is a short one.
    package static func isOfficeLine(_ line: ByteView) -> Bool {
        guard !line.containsLowercase, line.count <= 70, let first = line.firstWord else {
            return false
        }
        var symbol = first
        while symbol.last == UInt8(ascii: ",") { symbol.end -= 1 }
        let hasSlash = symbol.contains("/")
        let isListed = first.last == UInt8(ascii: ",") && line.words.count > 1
        return (hasSlash || isListed || isAgency(first)) && ASCII.isUpper(symbol.first)
            && symbol.count <= 20
    }

    private static func isAgency(_ word: ByteView) -> Bool {
        agencies.contains { word.equals($0) }
    }

    private static let agencies: [StaticString] = [
        "STATE", "DEPT", "DEPARTMENT", "NSC", "USDOC", "TREASURY", "DOD", "OSD", "JUSTICE",
    ]

    /// Whether a line is a passing instruction for certain: `STATE FOR EUR/CARC`.
    package static func isAddressedInstruction(_ line: ByteView) -> Bool {
        let words = line.words
        guard words.count >= 3, isAgency(words[0]) else { return false }
        return words[1].equals("FOR") || words[1].equals("PASS")
    }

    /// `DECL: 12/11/2017` and what else may follow the number of the order.
    package static func declassification(_ text: ByteView, labelEnd: Int) -> Declassification {
        let label = text.upTo(labelEnd)
        let order = label.words.lazy.compactMap { word -> String? in
            var digits = word
            while digits.last == UInt8(ascii: ":") { digits.end -= 1 }
            // "E.O.12356:" has no blank.
            while !digits.isEmpty, !ASCII.isDigit(digits.first) { digits.start += 1 }
            return digits.isAllDigits && !digits.isEmpty ? digits.string : nil
        }.first
        var rest = text.from(labelEnd).trimmed
        while rest.first == UInt8(ascii: ":") { rest = rest.from(rest.start + 1).trimmed }
        var value = Declassification(
            executiveOrder: order, instruction: AddressLines.reduced(rest))
        // "DECLASSIFIED BY NARA 09/02/2009" tells what happened, not what is due.
        if !rest.contains("DECLASSIFIED"),
            let date = Dates.first(
                in: rest, before: order == "11652" || order == "12065" ? 2000 : 2100)
        {
            value.date = date.date
            value.printedDate = date.text.string
        }
        return value
    }

    /// The subject's text, its portion marking split off.
    package static func subject(_ text: ByteView, label: String?) -> Subject {
        var rest = text.trimmed
        var marking: PortionMarking?
        if let match = PortionMarkings.match(rest) {
            marking = match.marking
            rest = rest.from(match.end).trimmed
        } else if rest.last == UInt8(ascii: ")") {
            var open = rest.end - 1
            while open > rest.start && rest[open] != UInt8(ascii: "(") { open -= 1 }
            if let match = PortionMarkings.match(rest.from(open)), match.end == rest.end,
                open > rest.start
            {
                marking = match.marking
                rest = rest.upTo(open).trimmed
            }
        }
        return Subject(label: label, portionMarking: marking, text: AddressLines.reduced(rest))
    }
}
