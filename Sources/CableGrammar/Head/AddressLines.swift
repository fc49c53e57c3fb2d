import CableModel
import CableSyntax

/// Reads the lines of the addressing: `FM`, `TO`, `INFO`, `XMT`.
package enum AddressLines {
    /// The label at the start of a line, a blank or the line's end behind it; typists put a colon
    /// between: `INFO: AMEMBASSY ROME`.
    package static func label(_ line: ByteView) -> (role: Addressee.Role, end: Int)? {
        for role in Addressee.Role.allCases where line.hasPrefix(role.labelLiteral) {
            let end = end(ofLabel: role.labelLiteral, in: line)
            if end == line.end || ASCII.isBlank(line[end]) { return (role, end) }
        }
        return nil
    }

    /// Where the label of a line that names the sender ends: `FM`, `FM:`; written out it stands before
    /// a post: `FROM AMEMBASSY ROME`.
    package static func originatorLabelEnd(_ line: ByteView) -> Int? {
        guard ASCII.uppercased(line.first) == UInt8(ascii: "F") else { return nil }
        if line.hasPrefix("FM") {
            let end = end(ofLabel: "FM", in: line)
            if ASCII.isBlank(line.byte(at: end)) { return end }
            // "FMAMEMBASSY ROME"
            return line.isExactly("FM", at: line.start) && beginsWithOffice(line.from(end))
                ? end : nil
        }
        guard line.isExactly("FROM", at: line.start) else { return nil }
        let end = end(ofLabel: "FROM", in: line)
        return ASCII.isBlank(line.byte(at: end)) && namesPost(line.from(end).trimmed) ? end : nil
    }

    /// Where an address with its label begins within a line, as where a copy lost the ends of its lines:
    /// `FM AMEMBASSY ROME TO SECSTATE WASHDC`; or one with an indicator behind another:
    /// `RUEHRO/AMEMBASSY ROME 12 RUEHFR/AMEMBASSY PARIS 34`.
    package static func labelWithin(_ line: ByteView) -> Int? {
        // No shorter line has two addresses.
        guard line.count >= shortestOfTwo else { return nil }
        var hasIndicator = false
        for index in line.range.dropFirst()
        where ASCII.isBlank(line[index - 1]) && labelLetters.contains(line[index]) {
            let rest = line.from(index)
            if rest.first == UInt8(ascii: "A") || rest.first == UInt8(ascii: "U") {
                // "AMEMBASSY ROME, AMEMBASSY PARIS"
                let isListed = line.upTo(index).trimmedEnd.last == UInt8(ascii: ",")
                if isListed, beginsWithOffice(rest) { return index }
                continue
            }
            if rest.first == UInt8(ascii: "R") {
                // The second indicator of a line begins another address.
                guard beginsWithRoutingIndicator(rest) else { continue }
                if hasIndicator || beginsWithRoutingIndicator(line) { return index }
                hasIndicator = true
                continue
            }
            guard let end = originatorLabelEnd(rest) ?? label(rest)?.end,
                rest.upTo(end).range.allSatisfy({ !ASCII.isLower(line[$0]) })
            else { continue }
            let address = rest.from(end).trimmed
            guard namesPost(address) || beginsWithRoutingIndicator(address) else { continue }
            // "PASS TO AMCONSUL MILAN" is said to the addressee.
            if let word = line.upTo(index).lastWord, word.equals("PASS") { continue }
            return index
        }
        return nil
    }

    private static let labelLetters = ByteSet("FTIXRAU")
    /// `TO CIA WASHDC INFO DIA WASHDC`
    private static let shortestOfTwo = 29

    /// Whether an address is the office of a post whose name its line was too short for: `AMEMBASSY`.
    package static func lacksPost(_ address: ByteView) -> Bool {
        var address = address
        if let slash = address.firstIndex(of: "/") { address = address.from(slash + 1) }
        return offices.contains { address.equals($0) }
    }

    /// Whether a line is the name of a post and nothing else: `PORT LOUIS`.
    package static func isPostName(_ line: ByteView) -> Bool {
        let words = line.words(upTo: 4)
        return words.count <= 3 && words.allSatisfy(CaptionLines.isPostWord) && label(line) == nil
            && CaptionLines.captions(line) == nil && ClassificationWords.match(line) == nil
    }

    private static let offices: [StaticString] = [
        "AMEMBASSY", "AMCONSUL", "AMCONGEN", "AMLEGATION", "USMISSION", "USDEL", "USINT", "USLO",
        "USOFFICE",
    ]

    /// Whether a line begins as one that names the sender.
    package static func isOriginator(_ line: ByteView) -> Bool { originatorLabelEnd(line) != nil }

    /// Whether a line begins as one that names who is to act.
    package static func isAction(_ line: ByteView) -> Bool { label(line)?.role == .action }

    /// A colon belongs to a label in capitals: `To:` is of a letter.
    private static func end(ofLabel label: StaticString, in line: ByteView) -> Int {
        let end = line.start + label.utf8CodeUnitCount
        let hasColon =
            line.byte(at: end) == UInt8(ascii: ":") && line.isExactly(label, at: line.start)
        return hasColon ? end + 1 : end
    }

    /// Where a page line begins that stands behind a label or an address: `TO PAGE 02 STATE 42`.
    package static func pageLine(in line: ByteView) -> Int? {
        guard let found = line.firstIndex(of: " PAGE ").map({ $0 + 1 }), found > line.start,
            PageMarks.match(line.from(found), post: nil)?.range.lowerBound == found
        else { return nil }
        return found
    }

    /// `FM AMEMBASSY BAKU`, or with an office: `FM SECDEF WASHDC//OSD//`.
    static func originatorParts(_ line: ByteView) -> [HeadLine.Part] {
        var list = PartList(line)
        var text = line
        if let end = originatorLabelEnd(line) {
            list.add(.label, line.upTo(end), value: nil)
            text = line.from(end).trimmed
        }
        // A relay may have put the sender's indicator before the name.
        if beginsWithRoutingIndicator(text), let slash = text.firstIndex(of: "/") {
            text = text.from(slash + 1).trimmed
        }
        let address = splitOffice(text)
        list.add(text: .name, address.name)
        list.add(text: .office, address.office)
        return list.parts
    }

    /// `TO RUEHC/SECSTATE WASHDC PRIORITY 4418`.
    ///
    /// - Parameter role: that of a line without a label.
    static func addresseeParts(_ line: ByteView, role: Addressee.Role) -> [HeadLine.Part] {
        var list = PartList(line, capacity: 6)
        var text = line
        if let label = label(line), label.end < line.end {
            list.add(.label, line.upTo(label.end), value: .addresseeRole(label.role))
            text = line.from(label.end).trimmed
        } else {
            list.infer(.role, .addresseeRole(role))
        }
        let address = parts(of: text)
        list.add(text: .routingIndicator, address.routingIndicator)
        list.add(text: .name, address.name)
        list.add(text: .office, address.office)
        if let precedence = address.precedence {
            list.add(
                .precedence, precedence.view, value: .precedence(precedence.value),
                basis: precedence.isMisspelt ? .repaired : .printed)
        }
        list.add(text: .stationSerial, address.stationSerial)
        return list.parts
    }

    /// The name of an address that has no label: `SECSTATE WASHDC` of `RUEHC/SECSTATE WASHDC`.
    package static func name(_ text: ByteView) -> ByteView { parts(of: text).name.trimmed }

    /// The parts of an address, where they stand in the text.
    private struct Parts {
        var routingIndicator: ByteView?
        var name: ByteView
        var precedence: FoundPrecedence?
        var stationSerial: ByteView?
        var office: ByteView?
    }

    private struct FoundPrecedence {
        var value: Precedence
        var view: ByteView
        var isMisspelt: Bool
    }

    private static func parts(of text: ByteView) -> Parts {
        var rest = text.trimmedEnd
        while rest.last.isOne(of: ",;")
            || rest.last == UInt8(ascii: ".") && ASCII.isBlank(rest.dropLast.last)
        { rest = rest.dropLast.trimmedEnd }
        var routingIndicator: ByteView?
        if let first = rest.firstWord, TransmissionLines.isRoutingIndicator(first),
            namesPost(rest.from(first.end).trimmed)
        {
            // "RUEHC SECSTATE WASHDC" has lost its slash.
            routingIndicator = first
            rest = rest.from(first.end).trimmed
        } else if let slash = rest.firstIndex(of: "/"), slash > rest.start {
            // "RUEHC / SECSTATE WASHDC"
            let prefix = rest.upTo(slash).trimmedEnd
            if TransmissionLines.isRoutingIndicator(prefix) {
                routingIndicator = prefix
                rest = rest.from(slash + 1).trimmed
            } else if prefix.equals("ZEN") {
                // Delivered by other means: no routing indicator.
                rest = rest.from(slash + 1).trimmed
            }
        }
        var tail = splitTail(rest)
        while tail.name.last.isOne(of: ",;") { tail.name = tail.name.dropLast.trimmedEnd }
        let parts = splitOffice(tail.name)
        return Parts(
            routingIndicator: routingIndicator, name: parts.name, precedence: tail.precedence,
            stationSerial: tail.serial, office: parts.office)
    }

    /// Whether a line begins like an addressee with a routing indicator.
    package static func beginsWithRoutingIndicator(_ line: ByteView) -> Bool {
        guard let slash = line.firstIndex(of: "/"), slash - line.start <= 8 else { return false }
        return TransmissionLines.isRoutingIndicator(line.upTo(slash))
    }

    /// Whether an address begins like that of a post or a department: `AMEMBASSY EREWHON`.
    package static func namesPost(_ address: ByteView) -> Bool {
        guard var first = address.firstWord else { return false }
        if let slash = first.firstIndex(of: "/") { first = first.from(slash + 1) }
        return offices.contains { first.equals($0) } || agencies.contains { first.equals($0) }
    }

    /// Whether a text begins with the office of a post: `AmEmbassy Erewhon`.
    package static func beginsWithOffice(_ text: ByteView) -> Bool {
        guard let first = text.firstWord else { return false }
        return offices.contains { first.equals($0) }
    }

    /// The first words of plain-language addresses, beside those of posts.
    private static let agencies: [StaticString] = [
        "SECSTATE", "USEU", "USUN", "USNATO", "USOECD", "AIT", "WHITE", "SECDEF", "CIA", "JCS",
        "DIA",
    ]

    /// Whether a line is the rest of an address, not one of its own: `WASHDC PRIORITY` below
    /// `DEPARTMENT OF JUSTICE`, `OF LAGADO` below `AMEMBASSY PORT`, a precedence below any.
    package static func goesOn(_ line: ByteView) -> Bool {
        let words: [StaticString] = ["WASHDC", "WASHINGTON", "DC", "OF", "AND", "FOR"]
        guard let first = line.firstWord else { return false }
        return words.contains { first.equals($0) } || precedence(first)?.isMisspelt == false
    }

    private static func splitTail(
        _ text: ByteView
    ) -> (name: ByteView, precedence: FoundPrecedence?, serial: ByteView?) {
        var name = text.trimmedEnd
        var serial: ByteView?
        if ASCII.isDigit(name.last), let (before, last) = name.lastOfWords, isSerial(last),
            last.count >= 3 || before.lastWord.flatMap(Self.precedence) != nil
                // "CTF 70" and "JIATF 4" are names.
                || beginsWithOffice(before) || before.hasPrefix("SECSTATE ")
        {
            serial = last
            name = before
        }
        guard let (before, last) = name.lastOfWords, let found = Self.precedence(last) else {
            return (name, nil, serial)
        }
        var precedence = FoundPrecedence(
            value: found.precedence, view: last, isMisspelt: found.isMisspelt)
        name = before
        if found.precedence == .immediate, let (before, last) = name.lastOfWords,
            last.equals("NIACT")
        {
            precedence.value = .niactImmediate
            precedence.view.start = last.start
            name = before
        }
        return (name, precedence, serial)
    }

    /// `0191`, `2276-2279`, `4418/4419`.
    private static func isSerial(_ word: ByteView) -> Bool {
        guard word.count <= 11, ASCII.isDigit(word.first) else { return false }
        guard let dash = word.firstIndex(of: "-") ?? word.firstIndex(of: "/") else {
            return word.count <= 5 && word.isAllDigits
        }
        return word.upTo(dash).isAllDigits && word.from(dash + 1).isAllDigits
    }

    /// Precedences as they were mistyped in real telegrams.
    private static let misspelt: [(printed: StaticString, precedence: Precedence)] = [
        ("PIORITY", .priority), ("PRIORTY", .priority), ("PRIORIT", .priority),
        ("PRIOIRTY", .priority), ("PRIORITTY", .priority), ("IMMEDIAT", .immediate),
        ("IMMEIDATE", .immediate), ("IMMEDITE", .immediate), ("ROUTNE", .routine),
        ("IMMED", .immediate), ("IMMEDIATELY", .immediate), ("PRIORTITY", .priority),
        ("PRIROITY", .priority), ("PRIORITIY", .priority), ("ROUITNE", .routine),
    ]

    /// The mistyped precedence on a line.
    package static func misspeltPrecedence(_ line: ByteView) -> ByteView? {
        guard var word = line.firstWord else { return nil }
        // The first word is the address's.
        while let next = line.from(word.end).firstWord {
            if misspeltPrecedence(ofWord: next) != nil { return next }
            word = next
        }
        return nil
    }

    static func precedence(
        _ word: ByteView
    ) -> (precedence: Precedence, isMisspelt: Bool)? {
        for precedence in words where word.equals(precedence.printed) {
            return (precedence.precedence, false)
        }
        return misspeltPrecedence(ofWord: word).map { ($0, true) }
    }

    /// The words behind an addressee (5 FAH-2 H-420).
    private static let words: [(printed: StaticString, precedence: Precedence)] = [
        ("PRIORITY", .priority), ("IMMEDIATE", .immediate), ("ROUTINE", .routine),
        ("FLASH", .flash),
    ]

    private static func misspeltPrecedence(ofWord word: ByteView) -> Precedence? {
        // Few words of an address are as long and begin with one of these letters.
        guard (5...11).contains(word.count), misspeltBeginnings.contains(word.first) else {
            return nil
        }
        return misspelt.first { word.equals($0.printed) }?.precedence
    }

    private static let misspeltBeginnings = ByteSet("PIRpir")

    private static func splitOffice(_ text: ByteView) -> (name: ByteView, office: ByteView?) {
        guard let open = text.firstIndex(of: "//"), open > text.start else { return (text, nil) }
        var office = text.from(open + 2)
        while office.last == UInt8(ascii: "/") { office.end -= 1 }
        return (text.upTo(open), office.isEmpty ? nil : office)
    }
}

extension ByteView {
    /// The last word and what stands before it; `nil` where there is no more than one word.
    fileprivate var lastOfWords: (before: ByteView, last: ByteView)? {
        guard let last = lastWord else { return nil }
        let before = upTo(last.start).trimmedEnd
        return before.isEmpty ? nil : (before, last)
    }
}
