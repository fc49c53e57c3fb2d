import CableSyntax

/// The reasons of a classification: the letters behind the section of the order.
extension AuthorityReader {
    /// One reason: `1.4(b)`.
    struct Reason {
        var name: String
        /// The letter; `nil` where it is between two that are printed: `1.4(a-d)`.
        var view: ByteView?
    }

    /// `1.4 (b) and (d)` one by one: `1.4(b)`, `1.4(d)`; and where the list ends, since other text
    /// may follow.
    static func list(of text: ByteView) -> (reasons: [Reason], end: Int) {
        var list = ReasonList(text)
        while list.index < text.end, list.takeNext() {}
        return (list.reasons, list.index < text.end ? list.end : text.end)
    }

    /// Where the section of an order ends that stands at a position: `1.4`; mistyped it has a blank or
    /// another sign in it, or none: `1. 4`, `1/4`, `1,4`, `1:4`, `14 (b)`.
    static func section(_ text: ByteView, at start: Int) -> Int? {
        // "and1.4(d)"
        guard beginsSection(text, at: start),
            isWordStart(text, start) || text.matches("AND", at: start - 3)
        else { return nil }
        var index = start + 1
        if text.byte(at: index) == 0x20 { index += 1 }
        let sign = text.byte(at: index)
        let hasSign =
            sign.isOne(of: "./,:")
        if hasSign {
            index += 1
            if text.byte(at: index) == 0x20 { index += 1 }
        } else if index > start + 1 {
            return nil
        }
        guard sections.contains(text.byte(at: index)) else { return nil }
        let end = index + 1
        if hasSign, sign == UInt8(ascii: ".") {
            return ASCII.isDigit(text.byte(at: end)) ? nil : end
        }
        // "1/4/2007" is a day; without the stop the letter has to follow.
        var next = end
        while text.byte(at: next) == 0x20 { next += 1 }
        guard text.byte(at: next) == UInt8(ascii: "(") else { return nil }
        return end
    }

    /// Whether a section may begin with a sign: 1, or a letter that is typed for it before the stop:
    /// `l.4`.
    static func beginsSection(_ text: ByteView, at place: Int) -> Bool {
        let byte = text[place]
        if byte == UInt8(ascii: "1") { return true }
        return (byte == UInt8(ascii: "l") || byte == UInt8(ascii: "I"))
            && text.byte(at: place + 1) == UInt8(ascii: ".")
    }

    /// The sections that give reasons: 1.3 of E.O. 12356, 1.5 of 12958, 1.4 of 13292 and 13526.
    private static let sections = ByteSet("3456")

    static func isWordStart(_ text: ByteView, _ position: Int) -> Bool {
        position == text.start || !ASCII.isAlphanumeric(text[position - 1])
    }
}

/// The letters of a list of reasons, as they are found.
private struct ReasonList {
    let text: ByteView
    var index: Int
    var reasons: [AuthorityReader.Reason] = []
    /// Where the last reason ends, its parenthesis included.
    var end: Int
    /// The last digit of the section.
    private var section: UInt8?

    init(_ text: ByteView) {
        self.text = text
        index = text.start
        end = text.end
        reasons.reserveCapacity(4)
    }

    /// Goes over one sign or word; `false` where the list has ended before it.
    mutating func takeNext() -> Bool {
        let byte = text[index]
        if let found = AuthorityReader.section(text, at: index) {
            section = text[found - 1]
            index = found
            return true
        }
        // "(b0", "9d)": the digit on the key of a parenthesis.
        if byte == UInt8(ascii: "0"), text.byte(at: index - 2) == UInt8(ascii: "("), index == end {
            index += 1
            end = index
            return true
        }
        if byte == UInt8(ascii: "9"), section != nil, ASCII.isLetter(text.byte(at: index + 1)),
            text.byte(at: index + 2) == UInt8(ascii: ")")
        {
            index += 1
            return true
        }
        if ASCII.isDigit(byte) {
            let start = index
            while index < text.end && ASCII.isDigit(text[index]) { index += 1 }
            // The number of a paragraph; that of the order has five digits.
            if !reasons.isEmpty, index - start <= 3 {
                index = start
                return false
            }
            return true
        }
        guard ASCII.isLetter(byte) else {
            index += 1
            return true
        }
        return takeWord()
    }

    private mutating func takeWord() -> Bool {
        if text.matches("E.O", at: index) {
            // The order's number follows, no reason.
            index += 3
            return true
        }
        if let end = brokenAnd() {
            index = end
            return true
        }
        let start = index
        while index < text.end && ASCII.isLetter(text[index]) { index += 1 }
        let word = ByteView(text.base, start, index)
        if section != nil, isLetters(word) {
            if isMarkingOfText(word) {
                index = start
                return false
            }
            for position in word.range { add(at: position) }
            end = index
            if text.byte(at: end) == UInt8(ascii: ".") && text.byte(at: end + 1) == 0x29 {
                end += 1
            }
            if text.byte(at: end) == 0x20 && text.byte(at: end + 1) == 0x29 { end += 1 }
            if text.byte(at: end) == UInt8(ascii: ")") { end += 1 }
            return true
        }
        if reasons.isEmpty || word.count == 1 || Self.words.contains(word) || isReasonNext() {
            return true
        }
        index = start
        return false
    }

    /// Words that may stand between reasons.
    private static let words = WordList([
        "AMENDED", "AND", "AS", "EO", "NAD", "OF", "OR", "PARA", "PARAGRAPH", "REASON", "REASONS",
        "SEC", "SECTION", "SECTIONS", "THE",
    ])

    /// A letter from a to h, or in parentheses several in their order: `(bd)`.
    private func isLetters(_ word: ByteView) -> Bool {
        let letters = UInt8(ascii: "a")...UInt8(ascii: "h")
        guard word.range.allSatisfy({ letters.contains(word[$0] | 0x20) }) else { return false }
        if word.count == 1 { return true }
        let isEnclosed =
            text.byte(at: word.start - 1) == UInt8(ascii: "(")
            && text.byte(at: word.end) == UInt8(ascii: ")")
        return isEnclosed
            && (word.start + 1..<word.end).allSatisfy { word[$0 - 1] | 0x20 < word[$0] | 0x20 }
    }

    /// Whether a letter in parentheses marks a sentence behind the end of the list: `(d). (C) The King
    /// …`.
    private func isMarkingOfText(_ letter: ByteView) -> Bool {
        guard !reasons.isEmpty, letter.count == 1,
            text.byte(at: letter.start - 1) == UInt8(ascii: "("),
            text.byte(at: letter.end) == UInt8(ascii: ")"),
            text.upTo(letter.start - 1).trimmedEnd.last == UInt8(ascii: "."),
            let next = text.from(letter.end + 1).firstWord
        else { return false }
        return next.count > 1 && ASCII.isUpper(next.first) && !Self.words.contains(next)
            && next.letterCount > 1
    }

    /// Where an `and` ends into which the transmission put a blank: `a nd`, `an d (d)`.
    private func brokenAnd() -> Int? {
        guard AuthorityReader.isWordStart(text, index) else { return nil }
        if text.matches("A ND", at: index), !ASCII.isLetter(text.byte(at: index + 4)) {
            return index + 4
        }
        guard text.matches("AN D", at: index) else { return nil }
        // Without a letter behind it the D is a reason.
        var next = index + 4
        while ASCII.isBlank(text.byte(at: next)) { next += 1 }
        let follows =
            text.byte(at: next) == UInt8(ascii: "(") || ASCII.isLetter(text.byte(at: next))
        return follows && next > index + 4 ? index + 4 : nil
    }

    /// Whether a reason in parentheses follows directly: `1.4 (b) ard (d)`.
    private func isReasonNext() -> Bool {
        var next = index
        while ASCII.isBlank(text.byte(at: next)) { next += 1 }
        return text.byte(at: next) == UInt8(ascii: "(")
            && ASCII.isLetter(text.byte(at: next + 1))
            && text.byte(at: next + 2) == UInt8(ascii: ")")
    }

    private mutating func add(at position: Int) {
        guard let section else { return }
        let letter = text[position] | 0x20
        if let last = reasons.last?.view?.start, isRange(last + 1, position) {
            let first = text[last] | 0x20
            if first < letter {
                for between in (first + 1)..<letter { add(section, between, nil) }
            }
        }
        add(section, letter, ByteView(text.base, position, position + 1))
    }

    private mutating func add(_ section: UInt8, _ letter: UInt8, _ view: ByteView?) {
        let signs = [
            UInt8(ascii: "1"), UInt8(ascii: "."), section, UInt8(ascii: "("), letter,
            UInt8(ascii: ")"),
        ]
        let name = String(decoding: signs, as: UTF8.self)
        guard !reasons.contains(where: { $0.name == name }) else { return }
        reasons.append(.init(name: name, view: view))
    }

    /// Whether nothing but a hyphen stands between two letters, parentheses left out: `a-d`.
    private func isRange(_ start: Int, _ end: Int) -> Bool {
        var hyphens = 0
        for index in start..<end {
            switch text[index] {
            case UInt8(ascii: "-"): hyphens += 1
            case UInt8(ascii: "("), UInt8(ascii: ")"), 0x20: break
            default: return false
            }
        }
        return hyphens == 1
    }
}
