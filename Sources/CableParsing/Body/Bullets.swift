import CableGrammar
import CableSyntax

/// The marks before the items of a list.
enum Bullets {
    /// The mark at the start of a line: `--`, `-`, `*`, `- --`.
    static func match(_ view: ByteView) -> Range<Int>? {
        let first = view.first
        if first == UInt8(ascii: "*") {
            let next = view.byte(at: view.start + 1)
            return next == 0x20 && view.count > 2 ? view.start..<(view.start + 1) : nil
        }
        guard first == UInt8(ascii: "-") else { return nil }
        var end = view.start
        while view.byte(at: end) == UInt8(ascii: "-") { end += 1 }
        let dashes = end - view.start
        guard end < view.end, dashes <= BodyLimits.dashesOfMark else { return nil }
        if dashes == 1 && !ASCII.isBlank(view[end]) {
            // "-5 degrees" is text; "-Item" is an item.
            return ASCII.isUpper(view[end]) ? view.start..<end : nil
        }
        let rest = view.from(end).trimmedStart
        if dashes == 1, rest.hasPrefix("--"), rest.byte(at: rest.start + 2) != UInt8(ascii: "-") {
            return view.start..<(rest.start + 2)
        }
        return view.start..<end
    }
}

extension Bullets {
    /// Whether as many dashes stand in a text as began the line: `-- in public -- until`.
    static func closesAside(_ text: ByteView, opened mark: Range<Int>) -> Bool {
        text.words.dropFirst().dropLast().contains { word in
            word.count == mark.count
                && (word.start..<word.end).allSatisfy { word[$0] == UInt8(ascii: "-") }
        }
    }

    /// Whether a line has a dash like a mark, with blanks around it, that nothing behind it closes; its own
    /// first word is none.
    static func opensAside(_ line: ByteView, closedBy mark: Range<Int>) -> Bool {
        var isOpen = false
        for word in line.words.dropFirst() {
            if word.count == mark.count,
                word.range.allSatisfy({ word[$0] == UInt8(ascii: "-") })
            {
                isOpen.toggle()
            } else if isOpen, Sentences.isEnd(word) {
                isOpen = false
            }
        }
        return isOpen && line.lastWord.map { $0.first != UInt8(ascii: "-") } == true
    }

    /// A printed dash or dot at the start of a line: `–Item`, `• Item`.
    static func sign(_ view: ByteView) -> Range<Int>? {
        let length: Int
        switch (view.first, view.byte(at: view.start + 1), view.byte(at: view.start + 2)) {
        case (0xE2, 0x80, 0x93), (0xE2, 0x80, 0x94), (0xE2, 0x80, 0xA2): length = 3
        case (0xC2, 0xB7, _): length = 2
        default: return nil
        }
        let next = view.byte(at: view.start + length)
        guard view.count > length + 2, ASCII.isBlank(next) || ASCII.isUpper(next) else {
            return nil
        }
        return view.start..<(view.start + length)
    }

    /// An `o` by itself at the start of a line, which a typist took for a bullet.
    static func isLetterO(_ view: ByteView) -> Bool {
        view.first == UInt8(ascii: "o") && view.byte(at: view.start + 1) == 0x20 && view.count > 3
    }

    /// A number or a letter with parentheses before an item: `(1)`, `a)`.
    struct Enumerator {
        var range: Range<Int>
        /// The number, or the letter's byte; of a number in Roman letters nothing that goes on.
        var value: UInt8
        /// The last of several that an item stands for: `G - J)`; the same as `value` of one.
        var lastValue: UInt8
        /// Whether it is the first of its kind: `(1)`, `(a)`.
        var isFirst: Bool
        /// The number that the letters are in Roman ones: `(i)`, `(iv)`; those of a letter may be both.
        var roman: UInt8?

        init(range: Range<Int>, value: UInt8, isFirst: Bool, roman: UInt8? = nil) {
            self.range = range
            self.value = value
            lastValue = value
            self.isFirst = isFirst
            self.roman = roman
        }

        /// Whether it is a letter that is no Roman number.
        var isLetter: Bool { roman == nil && ASCII.isLetter(value) }

        /// Whether it comes right after another.
        func follows(_ other: Enumerator) -> Bool {
            value != 0 && other.value != 0 && value == other.lastValue + 1
                || roman != nil && other.roman != nil && roman == other.roman! + 1
        }
    }

    private static let romanNumbers: [StaticString] = [
        "i", "ii", "iii", "iv", "v", "vi", "vii", "viii", "ix", "x", "xi", "xii",
    ]

    /// Whether a line begins with a number in Roman capitals: `II. Oil`, `IV) Wind`.
    static func beginsWithRomanCapitals(_ view: ByteView) -> Bool {
        var end = view.start
        while view.byte(at: end).isOne(of: "IVX") { end += 1 }
        let next = view.byte(at: end)
        return end > view.start && (next == UInt8(ascii: ".") || next == UInt8(ascii: ")"))
            && ASCII.isBlank(view.byte(at: end + 1))
    }

    /// The number in small Roman letters that a view is.
    private static func roman(_ view: ByteView) -> UInt8? {
        romanNumbers.firstIndex { view.isExactly($0) }.map { UInt8($0 + 1) }
    }

    /// Whether a line begins with a number in small Roman letters: `ii. oil`, `iv) wind`.
    static func beginsWithRoman(_ view: ByteView) -> Bool {
        guard view.first.isOne(of: "ivx") else { return false }
        var end = view.start
        while ASCII.isLower(view.byte(at: end)), end - view.start < 4 { end += 1 }
        return view.byte(at: end).isOne(of: ".)") && ASCII.isBlank(view.byte(at: end + 1))
            && roman(view.upTo(end)) != nil
    }

    /// A number in small Roman letters with a stop at the start of a line: `ii. oil`.
    static func romanWithStop(_ view: ByteView) -> Enumerator? {
        let first = view.first
        guard first == UInt8(ascii: "i") || first == UInt8(ascii: "v") || first == UInt8(ascii: "x")
        else { return nil }
        var end = view.start
        while ASCII.isLower(view.byte(at: end)), end - view.start < 4 { end += 1 }
        guard end > view.start, view.byte(at: end) == UInt8(ascii: "."),
            ASCII.isBlank(view.byte(at: end + 1)), let number = roman(view.upTo(end))
        else { return nil }
        return Enumerator(range: view.start..<(end + 1), value: 0, isFirst: false, roman: number)
    }

    /// The enumerator at the start of a view. Whether it continues a list is the caller's to ask:
    /// `(C)` alone is a portion marking.
    static func enumerator(_ view: ByteView) -> Enumerator? {
        let isOpen = view.first == UInt8(ascii: "(")
        let start = isOpen ? view.start + 1 : view.start
        var end = start
        while end < view.end, end - start < BodyLimits.signsOfItemNumber,
            ASCII.isAlphanumeric(view[end])
        { end += 1 }
        guard view.byte(at: end) == UInt8(ascii: ")"), ASCII.isBlank(view.byte(at: end + 1)) else {
            return end == start + 1 ? enumeratorOfSeveral(view, from: start) : nil
        }
        let inside = ByteView(view.base, start, end)
        let range = view.start..<(end + 1)
        if let number = inside.number, BodyLimits.itemNumbers.contains(number) {
            return Enumerator(range: range, value: UInt8(number), isFirst: number == 1)
        }
        let roman = roman(inside)
        guard inside.count == 1, ASCII.isLetter(inside.first) else {
            return roman.map { Enumerator(range: range, value: 0, isFirst: false, roman: $0) }
        }
        let letter = inside.first
        return Enumerator(
            range: range, value: letter, isFirst: letter | 0x20 == UInt8(ascii: "a"), roman: roman)
    }

    /// The enumerator of an item that stands for several: `G - J)`, `(d-f)`.
    private static func enumeratorOfSeveral(_ view: ByteView, from start: Int) -> Enumerator? {
        func skipBlanks(_ index: inout Int) { while view.byte(at: index) == 0x20 { index += 1 } }
        let first = view.byte(at: start)
        var index = start + 1
        skipBlanks(&index)
        guard view.byte(at: index) == UInt8(ascii: "-") else { return nil }
        index += 1
        skipBlanks(&index)
        let last = view.byte(at: index)
        guard ASCII.isLetter(first), ASCII.isLetter(last), first < last,
            ASCII.isUpper(first) == ASCII.isUpper(last),
            view.byte(at: index + 1) == UInt8(ascii: ")"), ASCII.isBlank(view.byte(at: index + 2))
        else { return nil }
        var several = Enumerator(
            range: view.start..<(index + 2), value: first,
            isFirst: first | 0x20 == UInt8(ascii: "a"))
        several.lastValue = last
        return several
    }

    /// The number or letter of a printed mark; `nil` for a dash or a star.
    static func value(ofEnumerator marker: String) -> UInt8? { enumerator(ofMarker: marker)?.value }

    /// The number of a printed mark with a stop: `12.`
    static func numberWithStop(_ marker: String) -> UInt8? {
        marker.utf8.last == UInt8(ascii: ".") ? UInt8(marker.dropLast()) : nil
    }

    /// What a printed mark counts; `nil` for a dash or a star.
    static func enumerator(ofMarker marker: String) -> Enumerator? {
        let bytes = Array("\(marker) ".utf8)
        return bytes.withUnsafeBufferPointer { bytes in
            let view = ByteView(bytes)
            return enumerator(view) ?? romanWithStop(view)
        }
    }

    /// What tells the marks of one list from those of another.
    static func kind(of marker: String, after last: String?) -> UInt8 {
        if numberWithStop(marker) != nil { return UInt8(ascii: ".") }
        guard let mark = enumerator(ofMarker: marker) else {
            // One dash and two are different, `- --` is a third.
            return marker.utf8.reduce(0, &+)
        }
        if mark.roman != nil {
            let last = last.flatMap { enumerator(ofMarker: $0) }
            // Behind `(h)` comes the letter.
            let isLetter = mark.value != 0 && last?.value == mark.value - 1
            if !isLetter { return UInt8(ascii: "i") }
        }
        let value = mark.value
        return value < 100 && !ASCII.isLetter(value)
            ? UInt8(ascii: "1") : ASCII.isUpper(value) ? UInt8(ascii: "A") : UInt8(ascii: "a")
    }
}
