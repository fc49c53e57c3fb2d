import CableModel
import CableSyntax

/// The letters or numbers before the entries of a list of references.
package enum ReferenceMarkers {
    /// `A.`, `(B)`, `c)`, `[A]`, `A.)`, `A:`, `A -`, `(1)`, with `REF` before it or not.
    package struct Marker {
        /// From 1: A or 1 is the first.
        package var ordinal: Int
        package var isNumber: Bool
        package var range: Range<Int>
        /// How the marker is set apart; the markers of one list are of one style.
        var style: Style

        enum Style {
            /// Brackets, a stop: nothing else has them there.
            case enclosed
            case colon, dash, stopBehindNumber, bare
            /// A slash, a comma, a semicolon: `A/ STATE 12`.
            case sign
            /// `REF` before the letter.
            case labelled
        }

        /// Whether it is a marker whatever follows: a letter in brackets, or with a stop.
        package var isCertain: Bool { style == .enclosed && !isNumber }

        /// `A`, `1`.
        package var name: String {
            isNumber
                ? String(ordinal) : String(UnicodeScalar(UInt8(ascii: "A") + UInt8(ordinal - 1)))
        }
    }

    /// The marker at the start of a view.
    package static func marker(_ view: ByteView) -> Marker? {
        if view.first == UInt8(ascii: "-") {
            // "--A. STATE 12"; "-- (C) Wind" is an item of a list.
            var bare = view
            while bare.first == UInt8(ascii: "-") { bare = bare.from(bare.start + 1) }
            bare = bare.trimmedStart
            guard PortionMarkings.match(bare) == nil, var marker = marker(bare),
                marker.style == .enclosed
            else { return nil }
            marker.range = view.start..<marker.range.upperBound
            return marker
        }
        var text = view
        if let word = view.firstWord, CitedForm.isReferenceWord(word), word.end < view.end {
            text = view.from(word.end).trimmedStart
        }
        let open = text.first
        let isOpen = open == UInt8(ascii: "(") || open == UInt8(ascii: "[")
        var index = text.start + (isOpen ? 1 : 0)
        // "( A )": typed with blanks.
        if isOpen, text.byte(at: index) == 0x20 { index += 1 }
        let start = index
        while ASCII.isDigit(text.byte(at: index)) { index += 1 }
        let isNumber = index > start
        if !isNumber, ASCII.isLetter(text.byte(at: index)) { index += 1 }
        guard index > start, index - start <= 2,
            let ordinal = ordinal(ByteView(text.base, start, index), isNumber: isNumber)
        else { return nil }
        func made(_ end: Int, _ style: Marker.Style) -> Marker {
            Marker(
                ordinal: ordinal, isNumber: isNumber, range: view.start..<end, style: style)
        }
        if text.byte(at: index) == 0x20, text.byte(at: index + 1) == UInt8(ascii: ")"), !isNumber {
            index += 1
        }
        let next = text.byte(at: index)
        if isOpen {
            var end = index
            if text.byte(at: end) == UInt8(ascii: ".") { end += 1 }
            let close = open == UInt8(ascii: "(") ? UInt8(ascii: ")") : UInt8(ascii: "]")
            guard text.byte(at: end) == close else { return nil }
            // "(A): STATE 12"
            let hasColon = text.byte(at: end + 1) == UInt8(ascii: ":")
            return made(end + (hasColon ? 2 : 1), .enclosed)
        }
        switch next {
        case UInt8(ascii: ")"):
            let hasSign = text.byte(at: index + 1).isOne(of: ".:")
            return made(index + (hasSign ? 2 : 1), .enclosed)
        case UInt8(ascii: "."):
            if text.byte(at: index + 1) == UInt8(ascii: ")") { return made(index + 2, .enclosed) }
            if isNumber {
                guard ASCII.isBlank(text.byte(at: index + 1)) else { return nil }
                return made(index + 1, .stopBehindNumber)
            }
            // "A.: STATE 12", "A., STATE 12"
            let hasSign = text.byte(at: index + 1).isOne(of: ":,")
            return made(index + (hasSign ? 2 : 1), .enclosed)
        case UInt8(ascii: ":"): return made(index + 1, .colon)
        // "A- STATE 12"; "A-977" is an airgram, "E-mail" a word.
        case UInt8(ascii: "-") where !isNumber && ASCII.isBlank(text.byte(at: index + 1)):
            return made(index + 1, .dash)
        case UInt8(ascii: "/") where ASCII.isBlank(text.byte(at: index + 1)),
            UInt8(ascii: ",") where !isNumber && ASCII.isBlank(text.byte(at: index + 1)),
            UInt8(ascii: ";") where !isNumber && ASCII.isBlank(text.byte(at: index + 1)):
            return made(index + 1, .sign)
        default: break
        }
        guard !isNumber else { return nil }
        let rest = text.from(index).trimmedStart
        if rest.start > index, let dash = rest.firstWord, dash.count <= 2,
            dash.range.allSatisfy({ dash[$0] == UInt8(ascii: "-") })
        {
            return made(dash.end, .dash)
        }
        guard ASCII.isBlank(next) else { return nil }
        return made(index, text.start > view.start ? .labelled : .bare)
    }

    private static func ordinal(_ text: ByteView, isNumber: Bool) -> Int? {
        if isNumber { return text.number.flatMap { (1...26).contains($0) ? $0 : nil } }
        return Int(ASCII.uppercased(text.first) - UInt8(ascii: "A")) + 1
    }

    /// The markers in their sequence: A, then B, then C; a letter out of turn is text, unless a
    /// telegram's number follows: letters are typed twice, or left out.
    ///
    /// - Parameter isContinued: whether the list goes on there, with any letter.
    static func all(in text: ByteView, isContinued: Bool = false) -> [Marker] {
        var markers: [Marker] = []
        var index = text.start
        // How many parentheses are open: "(PARA 4)" has no marker in it.
        var open = 0
        let lastClose = text.lastIndex(ofByte: UInt8(ascii: ")")) ?? text.start
        while index < text.end {
            defer { index += 1 }
            if isWordStart(text, index) || isGlued(text, index, behind: markers.last), open == 0,
                let marker = marker(text.from(index))
            {
                let behind = text.from(marker.range.upperBound).trimmedStart
                let isAtStart = index == text.start
                // "ROME 12 (A), PARIS 14 (B)": said behind the telegrams.
                let isBehind =
                    text[index] == UInt8(ascii: "(") && !isAtStart
                    && (behind.first.isOne(of: ",;") || behind.isEmpty && markers.isEmpty)
                // "(S) ROME 12": the first is marked, not lettered.
                let isMarking =
                    text[index] == UInt8(ascii: "(") && isAtStart && !isContinued
                    && marker.ordinal > 2 && PortionMarkings.match(text) != nil
                if isBehind || isMarking { continue }
                if accepts(marker, after: markers.last, isAtStart: isAtStart, behind)
                    || isAtStart && isContinued && goesOn(marker, behind)
                    || markers.isEmpty && followsUnmarked(marker, behind, text.upTo(index))
                {
                    markers.append(marker)
                    index = marker.range.upperBound - 1
                    continue
                }
            }
            if text[index] == UInt8(ascii: "(") {
                // One that is never closed is a slip.
                if index < lastClose { open += 1 }
            } else if text[index] == UInt8(ascii: ")") {
                open = max(0, open - 1)
            }
        }
        return markers
    }

    /// Whether a marker is a list's second, the first of which was left out: `LAPUTA 12 B. PARIS 3`.
    private static func followsUnmarked(
        _ marker: Marker, _ behind: ByteView, _ before: ByteView
    ) -> Bool {
        guard marker.ordinal == 2, marker.style == .enclosed, let first = CitedForm(before) else {
            return false
        }
        return CitedForm(behind) != nil
            && (first.isPostKnown || before.from(first.end).trimmed.isEmpty)
    }

    /// Whether a marker may begin the rest of a list.
    private static func goesOn(_ marker: Marker, _ behind: ByteView) -> Bool {
        switch marker.style {
        case .enclosed, .colon, .dash: behind.letterCount > 0
        case .bare, .labelled, .sign, .stopBehindNumber: CitedForm(behind) != nil
        }
    }

    private static func isWordStart(_ text: ByteView, _ index: Int) -> Bool {
        guard index > text.start else { return true }
        let before = text[index - 1]
        return ASCII.isBlank(before) || before == UInt8(ascii: ",") || before == UInt8(ascii: ";")
    }

    /// Whether the letter that is due stands right behind the number of the entry before, with a
    /// telegram behind it: `ROME 12B. PARIS 14`.
    private static func isGlued(_ text: ByteView, _ index: Int, behind last: Marker?) -> Bool {
        guard let last, !last.isNumber, ASCII.isLetter(text[index]),
            ASCII.isDigit(text[index - 1]), let marker = marker(text.from(index)),
            marker.style == .enclosed, marker.style == last.style,
            marker.ordinal == last.ordinal + 1
        else { return false }
        // Up to the digits, since the next letter may be glued to them as well.
        let behind = text.from(marker.range.upperBound)
        guard let letters = behind.range.first(where: { ASCII.isLetter(behind[$0]) }),
            var end = behind.from(letters).range.first(where: { ASCII.isDigit(behind[$0]) })
        else { return false }
        while ASCII.isDigit(behind.byte(at: end)) { end += 1 }
        return CitedForm(behind.upTo(end))?.isPostKnown == true
    }

    private static func accepts(
        _ marker: Marker, after last: Marker?, isAtStart: Bool, _ behind: ByteView
    ) -> Bool {
        // "E-MAIL OF C. 2007": an entry begins with more than a number.
        guard behind.words(upTo: 2).contains(where: { $0.letterCount > 0 }) || behind.isEmpty else {
            return false
        }
        let citesTelegram = CitedForm(behind) != nil
        guard let last else {
            // A number of a list's first entry stands at its beginning.
            let isFirst = marker.ordinal == 1 && isAtStart
            if marker.isNumber { return isFirst && (citesTelegram || marker.style == .enclosed) }
            if marker.style == .enclosed { return isAtStart || marker.ordinal == 1 }
            // "A DIRECTOR'S LETTER" has no letter before it, "A: LETTER" has.
            if isAtStart, marker.style == .colon || marker.style == .dash { return true }
            return (isFirst || marker.style == .labelled) && citesTelegram
                || isAtStart && CitedForm(behind)?.isPostKnown == true
        }
        guard marker.isNumber == last.isNumber,
            marker.style != .bare && marker.style != .sign || citesTelegram
        else { return false }
        // "B. (C) PARIS 12": right behind a letter stands a marking.
        if marker.range.lowerBound <= last.range.upperBound + 1, marker.ordinal != last.ordinal {
            return false
        }
        if marker.ordinal == last.ordinal + 1 {
            return marker.style == last.style || marker.style == .enclosed || citesTelegram
        }
        // The letter right behind itself is one letter.
        let isFarther = marker.range.lowerBound > last.range.upperBound + 1
        return marker.style == last.style && citesTelegram && isFarther
            && (last.ordinal...(last.ordinal + 2)).contains(marker.ordinal)
    }
}
