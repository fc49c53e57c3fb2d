import CableModel
import CableSyntax

/// Reads the lines of the addressing: `FM`, `TO`, `INFO`, `XMT`.
package enum AddressLines {
    /// `AMEMBASSY BAKU`, or with an office: `SECDEF WASHDC//OSD//`.
    package static func originator(_ text: ByteView) -> Originator {
        let parts = splitOffice(text)
        return Originator(name: reduced(parts.name), office: parts.office.map(reduced))
    }

    /// The addressee that a line gives, its label left out.
    package static func addressee(_ text: ByteView, role: Addressee.Role) -> Addressee {
        let parts = parts(of: text)
        return Addressee(
            role: role, name: reduced(parts.name),
            routingIndicator: parts.routingIndicator?.string, precedence: parts.precedence,
            stationSerial: parts.stationSerial?.string, office: parts.office.map(reduced))
    }

    /// The parts of an addressee's address, where they stand in the text.
    package struct Parts {
        package var routingIndicator: ByteView?
        package var name: ByteView
        package var precedence: Precedence?
        package var stationSerial: ByteView?
        package var office: ByteView?

        /// Whether an addressee has these parts byte by byte as they are printed.
        package func isExactly(_ addressee: Addressee) -> Bool {
            precedence == addressee.precedence && AddressLines.isReduced(name)
                && name.isExactly(addressee.name)
                && isExactly(routingIndicator, addressee.routingIndicator)
                && isExactly(stationSerial, addressee.stationSerial)
                && isExactly(office, addressee.office) && office.map(AddressLines.isReduced) ?? true
        }

        private func isExactly(_ part: ByteView?, _ text: String?) -> Bool {
            guard let part, let text else { return part == nil && text == nil }
            return part.isExactly(text)
        }
    }

    package static func parts(of text: ByteView) -> Parts {
        var rest = text
        var routingIndicator: ByteView?
        if let slash = rest.firstIndex(of: "/"), slash > rest.start {
            let prefix = rest.upTo(slash)
            if TransmissionLines.isRoutingIndicator(prefix) {
                routingIndicator = prefix
                rest = rest.from(slash + 1).trimmed
            } else if prefix.equals("ZEN") {
                // Delivered by other means: no routing indicator.
                rest = rest.from(slash + 1).trimmed
            }
        }
        let tail = splitTail(rest)
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

    /// Whether a line is the rest of an address, not one of its own: `WASHDC PRIORITY` below
    /// `DEPARTMENT OF JUSTICE`, `OF LAGADO` below `AMEMBASSY PORT`.
    package static func goesOn(_ line: ByteView) -> Bool {
        let words: [StaticString] = ["WASHDC", "WASHINGTON", "DC", "OF", "AND", "FOR"]
        guard let first = line.firstWord else { return false }
        return words.contains { first.equals($0) }
    }

    private static func splitTail(
        _ text: ByteView
    ) -> (name: ByteView, precedence: Precedence?, serial: ByteView?) {
        var name = text.trimmedEnd
        var serial: ByteView?
        var precedence: Precedence?
        if ASCII.isDigit(name.last), let (before, last) = name.lastOfWords, isSerial(last),
            last.count >= 3 || before.lastWord.flatMap(Self.precedence) != nil
        {
            serial = last
            name = before
        }
        if let (before, last) = name.lastOfWords, let found = Self.precedence(last) {
            precedence = found
            name = before
            if found == .immediate, let (before, last) = name.lastOfWords, last.equals("NIACT") {
                precedence = .niactImmediate
                name = before
            }
        }
        return (name, precedence, serial)
    }

    /// `0191`, `2276-2279`.
    private static func isSerial(_ word: ByteView) -> Bool {
        guard word.count <= 11, ASCII.isDigit(word.first) else { return false }
        guard let dash = word.firstIndex(of: "-") else {
            return word.count <= 5 && word.isAllDigits
        }
        return word.upTo(dash).isAllDigits && word.from(dash + 1).isAllDigits
    }

    /// Precedences as they were mistyped in real telegrams.
    private static let misspelt: [(printed: StaticString, precedence: Precedence)] = [
        ("PIORITY", .priority), ("PRIORTY", .priority), ("PRIORIT", .priority),
        ("PRIOIRTY", .priority), ("PRIORITTY", .priority), ("IMMEDIAT", .immediate),
        ("IMMEIDATE", .immediate), ("IMMEDITE", .immediate), ("ROUTNE", .routine),
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

    private static func precedence(_ word: ByteView) -> Precedence? {
        if word.equals("PRIORITY") { return .priority }
        if word.equals("IMMEDIATE") { return .immediate }
        if word.equals("ROUTINE") { return .routine }
        if word.equals("FLASH") { return .flash }
        return misspeltPrecedence(ofWord: word)
    }

    private static func misspeltPrecedence(ofWord word: ByteView) -> Precedence? {
        // Few words of an address are as long and begin with one of these letters.
        guard (6...9).contains(word.count), misspeltBeginnings.contains(word.first) else {
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

    /// A text of the source as running text, without blanks around it.
    package static func reduced(_ text: ByteView) -> String {
        JoinedText.string(of: text.trimmed)
    }

    /// Whether a text is its own running text.
    private static func isReduced(_ text: ByteView) -> Bool {
        text.first != 0x20 && text.firstUneven(from: text.start) == text.end
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
