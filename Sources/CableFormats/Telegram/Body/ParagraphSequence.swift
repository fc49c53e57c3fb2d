import CableGrammar
import CableSyntax

/// Tells the numbers of paragraphs from numbers that happen to stand at the start of a line.
///
/// Real telegrams skip numbers, repeat them and begin anew; web pages put a pilcrow before any
/// number at a line's start, a year included.
struct ParagraphSequence {
    /// The number last taken; 0 before the first.
    private(set) var last = 0
    private var highest = 0
    /// The letters last taken, in capitals and small.
    private var lastCapital: UInt8 = 0
    private var lastSmall: UInt8 = 0
    /// Whether the text is a later section, whose first number may be any.
    private let beginsAnywhere: Bool

    init(beginsAnywhere: Bool = false) { self.beginsAnywhere = beginsAnywhere }

    /// Whether a number may be that of the next paragraph.
    func accepts(_ match: ParagraphNumbers.Match, _ line: ByteView) -> Bool {
        let number = match.number
        guard (1...200).contains(number) else { return false }
        if number == last + 1 || number == highest + 1 { return true }
        if beginsAnywhere, highest == 0, number <= 99 { return true }
        // A redacted telegram skips numbers; a year or a day at a line's start is no such number.
        let hasMarking = PortionMarkings.match(line.from(match.end).trimmedStart) != nil
        guard match.hasPilcrow || hasMarking else { return false }
        return hasMarking || number == 1 || number == last
            || (number > last && number <= last + 4)
            || (number > highest && number <= highest + 10)
    }

    mutating func take(_ number: Int) {
        last = number
        highest = max(highest, number)
        lastCapital = 0
        lastSmall = 0
    }

    /// Whether a letter may be that of the next lettered paragraph.
    func acceptsLetter(_ letter: UInt8) -> Bool {
        if letter | 0x20 == UInt8(ascii: "a") { return true }
        let last = ASCII.isUpper(letter) ? lastCapital : lastSmall
        return last != 0 && letter == last + 1
    }

    mutating func takeLetter(_ letter: UInt8) {
        if ASCII.isUpper(letter) {
            lastCapital = letter
            lastSmall = 0
        } else {
            lastSmall = letter
        }
    }
}

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
        guard end < view.end, dashes <= 3 else { return nil }
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
        /// The number, or the letter's byte.
        var value: UInt8
        /// Whether it is the first of its kind: `(1)`, `(a)`.
        var isFirst: Bool
    }

    /// The enumerator at the start of a view. Whether it continues a list is the caller's to ask:
    /// `(C)` alone is a portion marking.
    static func enumerator(_ view: ByteView) -> Enumerator? {
        let isOpen = view.first == UInt8(ascii: "(")
        let start = isOpen ? view.start + 1 : view.start
        var end = start
        while end < view.end, end - view.start < 4, ASCII.isAlphanumeric(view[end]) { end += 1 }
        guard view.byte(at: end) == UInt8(ascii: ")"), ASCII.isBlank(view.byte(at: end + 1)) else {
            return nil
        }
        let inside = ByteView(view.base, start, end)
        let range = view.start..<(end + 1)
        if let number = inside.number, (1...99).contains(number) {
            return Enumerator(range: range, value: UInt8(number), isFirst: number == 1)
        }
        guard inside.count == 1, ASCII.isLetter(inside.first) else { return nil }
        let letter = inside.first
        return Enumerator(range: range, value: letter, isFirst: letter | 0x20 == UInt8(ascii: "a"))
    }

    /// The number or letter of a printed mark; `nil` for a dash or a star.
    static func value(ofEnumerator marker: String) -> UInt8? {
        let bytes = Array("\(marker) ".utf8)
        return bytes.withUnsafeBufferPointer { enumerator(ByteView($0))?.value }
    }

    /// What tells the marks of one list from those of another.
    static func kind(of marker: String) -> UInt8 {
        guard let value = value(ofEnumerator: marker) else {
            // One dash and two are different, `- --` is a third.
            return marker.utf8.reduce(0, &+)
        }
        return value < 100 && !ASCII.isLetter(value)
            ? UInt8(ascii: "1") : ASCII.isUpper(value) ? UInt8(ascii: "A") : UInt8(ascii: "a")
    }
}

/// Text whose columns matter.
enum Columns {
    /// Whether a group of lines is a table: two or more lines, half of all, have gaps of three or
    /// more blanks within.
    static func isTable(_ lines: [ByteView]) -> Bool {
        guard lines.count >= 2 else { return false }
        let withGaps = lines.filter(hasGap).count
        return withGaps >= 2 && withGaps * 2 >= lines.count
            && lines.allSatisfy { $0.trimmed.count <= 140 }
    }

    /// Whether a line has a gap of three or more blanks, or a tab, within.
    static func hasGap(_ line: ByteView) -> Bool {
        let text = line.trimmed
        // Of three blanks in a row one stands at every third place.
        var index = text.start + 2
        while index < text.end {
            guard text[index] == 0x20 else {
                index += 3
                continue
            }
            var start = index
            while text[start - 1] == 0x20 { start -= 1 }
            while text[index] == 0x20 { index += 1 }
            if index - start >= 3 { return true }
            index += 2
        }
        return text.firstIndex(ofByte: UInt8(ascii: "\t"), from: text.start) != nil
    }

    /// A line with its tabs expanded to stops of eight columns, blanks at its end removed.
    static func expandTabs(_ line: ByteView) -> String {
        let text = line.trimmedEnd
        var bytes: [UInt8] = []
        var column = 0
        for index in text.start..<text.end {
            let byte = text[index]
            switch byte {
            case 0x09:
                repeat {
                    bytes.append(0x20)
                    column += 1
                } while column % 8 != 0
            case 0x0C, 0x0D, 0x0B:
                continue
            default:
                bytes.append(byte)
                if byte & 0xC0 != 0x80 { column += 1 }
            }
        }
        return String(decoding: bytes, as: UTF8.self)
    }
}

/// What posts print under their telegrams: where their website is.
enum Footers {
    static func isFooter(_ lines: [ByteView]) -> Bool {
        guard var first = lines.first, lines.count <= 8 else { return false }
        while first.first == UInt8(ascii: "\"") || first.first == 0xE2 || first.first == 0x80
            || first.first == 0x9C
        {
            first = first.from(first.start + 1)  // " and “
        }
        let openings: [StaticString] = [
            "VISIT ", "PLEASE VISIT", "FOR MORE REPORTING FROM", "TO VISIT ", "SEE OUR WEBSITE",
        ]
        return (openings.contains { first.hasPrefix($0) } || first.hasPrefix("HTTP"))
            && lines.contains(where: isFooterLine)
    }

    /// A line that names a website of the government's own nets.
    static func isFooterLine(_ line: ByteView) -> Bool {
        // What several have in common is looked for first.
        let words: [(common: StaticString, whole: [StaticString])] = [
            ("WEB", ["CLASSIFIED WEB", "WEBSITE", "WEB SITE"]),
            (".GOV", ["SGOV.GOV", "GOV.GOV/"]),
            ("://", ["HTTP://"]), ("LINK", ["INTELINK"]),
        ]
        return words.contains { common, whole in
            line.contains(common) && whole.contains { line.contains($0) }
        }
    }
}
