import CableSyntax

/// The number at the start of a numbered paragraph: `¶1.`, `12.`, with or without a pilcrow.
package enum ParagraphNumbers {
    package struct Match {
        package var pilcrow: Range<Int>
        package var number: Int
        /// The printed number with its full stop: `1.`.
        package var label: Range<Int>
        package var end: Int
        package var hasPilcrow: Bool { !pilcrow.isEmpty }
        /// How the number is printed.
        package var form = Form.stop
    }

    package enum Form {
        /// `3.`
        case stop
        /// `3)`, `(3)`: so are the items of lists numbered, too.
        case parenthesis
        /// `3`, `3,`, `(3).`: before a portion marking only.
        case other
    }

    /// The place of a paragraph's number within a line: the one that is due, behind the end of a
    /// sentence or a heading and before a portion marking.
    package static func embedded(in view: ByteView, following last: Int) -> Int? {
        guard last > 0 else { return nil }
        var index = view.start + 6
        while let open = view.firstIndex(ofByte: UInt8(ascii: "("), from: index) {
            index = open + 1
            var end = open
            while end > view.start && view[end - 1] == 0x20 { end -= 1 }
            guard view.byte(at: end - 1) == UInt8(ascii: ".") else { continue }
            var digits = end - 1
            while digits > view.start && ASCII.isDigit(view[digits - 1]) { digits -= 1 }
            guard ByteView(view.base, digits, end - 1).number == last + 1,
                view.byte(at: digits - 1) == 0x20,
                let before = view.upTo(digits).lastWord,
                !before.hasPrefix("PARA"), !before.hasPrefix("REF"),
                PortionMarkings.match(view.from(open)) != nil
            else { continue }
            return digits
        }
        return nil
    }

    /// The place of paragraph 1 within a line of the head, whose line end was lost: `… 1.4 (b) and
    /// (d). 1. (C) Summary`; a pilcrow before it is the page's.
    package static func embeddedFirst(in view: ByteView) -> Int? {
        var index = view.start + 1
        while let found = view.bytewiseIndex(of: "1. ", from: index), found < view.end {
            index = found + 1
            let start = WebResidue.pilcrowStart(in: view, before: found) ?? found
            guard start > view.start, ASCII.isBlank(view[start - 1]),
                let marking = PortionMarkings.match(view.from(found + 3).trimmedStart),
                ASCII.isBlank(view.byte(at: marking.end))
            else { continue }
            // "reasons 1. (C) and (D)" lost the section's number.
            let next = view.from(marking.end).trimmedStart
            if ASCII.isUpper(next.first), !next.hasPrefix("AND ") { return start }
        }
        return nil
    }

    package static func match(_ view: ByteView) -> Match? {
        let pilcrowEnd = view.start + WebResidue.pilcrowLength(in: view, at: view.start)
        var index = pilcrowEnd
        while view.byte(at: index) == 0x20 { index += 1 }
        let digits = index
        while ASCII.isDigit(view.byte(at: index)) { index += 1 }
        guard index > digits, index - digits <= 4, view.byte(at: index) == UInt8(ascii: ".") else {
            return nil
        }
        let next = view.byte(at: index + 1)
        // "1.4" is a section of an order, "3.5 percent" a quantity.
        guard !ASCII.isDigit(next) else { return nil }
        guard let number = ByteView(view.base, digits, index).number else { return nil }
        return Match(
            pilcrow: view.start..<pilcrowEnd, number: number, label: digits..<(index + 1),
            end: index + 1)
    }

    /// The number before a portion marking, whatever sign stands between: `18 (C)`, `7, (U)`,
    /// `(6). (U)`.
    package static func matchBeforeMarking(_ view: ByteView) -> Match? {
        let pilcrowEnd = view.start + WebResidue.pilcrowLength(in: view, at: view.start)
        var index = pilcrowEnd
        while view.byte(at: index) == 0x20 { index += 1 }
        let start = index
        let isOpen = view.byte(at: index) == UInt8(ascii: "(")
        if isOpen { index += 1 }
        let digits = index
        while ASCII.isDigit(view.byte(at: index)) { index += 1 }
        guard (1...3).contains(index - digits),
            let number = ByteView(view.base, digits, index).number
        else { return nil }
        let digitsEnd = index
        var end = index
        while index < view.end, index - digitsEnd < signsBeforeMarking, isSign(view[index]) {
            index += 1
            if view[index - 1] != 0x20 { end = index }
        }
        let signs = ByteView(view.base, digitsEnd, end)
        guard
            isOpen == signs.hasPrefix(")") || !isOpen && signs.equals(")")
                // `(11. (C) Comment: …)`
                || isOpen && signs.equals("."),
            view.byte(at: index) == UInt8(ascii: "("),
            ASCII.isUpper(view.byte(at: index + 1)),
            PortionMarkings.match(view.from(index)) != nil
        else { return nil }
        return Match(
            pilcrow: view.start..<pilcrowEnd, number: number, label: start..<end, end: end,
            form: signs.equals(")") ? .parenthesis : .other)
    }

    /// The most signs and blanks between a number and the marking behind it.
    private static let signsBeforeMarking = 4

    private static func isSign(_ byte: UInt8) -> Bool {
        switch byte {
        case 0x20, UInt8(ascii: "."), UInt8(ascii: ","), UInt8(ascii: ";"), UInt8(ascii: ":"),
            UInt8(ascii: ")"), UInt8(ascii: "-"):
            true
        default: false
        }
    }
}
