import CableSyntax

/// Running text put together from the lines of a source.
///
/// Lines join with one space and runs of blanks are reduced to one. What a web copy left around
/// words (`[PREL](#)`, a pilcrow before a number) is not text and is left out.
struct JoinedText {
    var bytes: [UInt8] = []

    var isEmpty: Bool { bytes.isEmpty }

    /// Appends a stretch of the source, with one space before it where there is text already.
    mutating func append(_ view: ByteView) {
        if !bytes.isEmpty && bytes.last != 0x20 && !view.isEmpty { bytes.append(0x20) }
        if view.isJoinedAsPrinted {
            copy(view.base, view.start, view.end)
            return
        }
        var index = view.start
        var runStart = index
        let base = view.base
        let needsLook = Self.needsLook
        while true {
            index = needsLook.firstIndex(in: base, from: index, to: view.end)
            guard index < view.end else { break }
            let byte = base[index]
            if byte == 0x20 && index + 1 < view.end && base[index + 1] > 0x20
                && base[index + 1] != 0xC2
            {
                index += 1  // a single space stays in the run
                continue
            }
            let blank = ASCII.blankLength(base, index, view.end)
            if blank > 0 {
                copy(base, runStart, index)
                index += blank
                if bytes.last != 0x20 { bytes.append(0x20) }
                while index < view.end {
                    let more = ASCII.blankLength(base, index, view.end)
                    if more == 0 { break }
                    index += more
                }
                runStart = index
                continue
            }
            if let residue = WebResidue.length(in: view, at: index) {
                copy(base, runStart, index)
                index += residue
                runStart = index
                continue
            }
            index += 1
        }
        copy(base, runStart, view.end)
        if view.end == index, bytes.last == 0x20, !view.isEmpty { bytes.removeLast() }
    }

    /// The bytes that may begin a blank or what a web copy left.
    private static let needsLook = ByteSet { byte in
        byte <= 0x20 || byte == 0xC2 || byte == UInt8(ascii: "[") || byte == UInt8(ascii: "]")
    }

    private mutating func copy(_ base: UnsafeBufferPointer<UInt8>, _ start: Int, _ end: Int) {
        if end > start {
            bytes.append(contentsOf: UnsafeBufferPointer(rebasing: base[start..<end]))
        }
    }

    var string: String { String(decoding: bytes, as: UTF8.self) }

    /// A stretch of the source as running text.
    static func string(of view: ByteView) -> String {
        if view.isJoinedAsPrinted { return view.string }
        var joined = JoinedText()
        joined.append(view)
        return joined.string
    }
}

extension ByteView {
    /// Whether the text is, byte for byte, what `JoinedText` makes of it: nearly all lines are.
    ///
    /// Blanks stand alone and not at the end, and nothing is there with which a web copy's residue
    /// begins. Sixteen bytes are looked at in one step, each with the one behind it.
    fileprivate var isJoinedAsPrinted: Bool {
        guard let bytes = base.baseAddress, !isEmpty, base[end - 1] > 0x20 else { return isEmpty }
        let lastStep = end - 17
        var index = start
        while index < end - 1 {
            // The last step goes back over bytes that have been looked at.
            let place = min(index, lastStep)
            guard place >= start else { return isShortJoinedAsPrinted }
            let here = SixteenBytes(bytes, at: place)
            let next = SixteenBytes(bytes, at: place + 1)
            let odd =
                here.below(0x21) & next.below(0x21) | here.below(0x20) | here.equal(to: 0xC2)
                | here.equal(to: UInt8(ascii: "[")) | here.equal(to: UInt8(ascii: "]"))
            if odd.marksAny { return false }
            index = place + 16
        }
        return true
    }

    private var isShortJoinedAsPrinted: Bool {
        for index in start..<end {
            let byte = base[index]
            if byte < 0x20 || byte == 0xC2 || byte == UInt8(ascii: "[")
                || byte == UInt8(ascii: "]") || byte == 0x20 && base[index + 1] <= 0x20
            {
                return false
            }
        }
        return true
    }
}

/// What web pages and copies of them leave in a telegram's text beside its own characters.
enum WebResidue {
    /// The length of the pilcrow before a paragraph's number or letter, in any of its forms:
    /// `¶`, `[1](#)`, `Â¶` (read with the wrong encoding), U+FFFD. 0 where there is none.
    static func pilcrowLength(in view: ByteView, at position: Int) -> Int {
        let byte = view.byte(at: position)
        if byte == 0xC2 && view.byte(at: position + 1) == 0xB6 { return 2 }
        if byte == UInt8(ascii: "[") && view.matches("[1](#)", at: position) { return 6 }
        if byte == 0xC3 && view.byte(at: position + 1) == 0x82
            && view.byte(at: position + 2) == 0xC2 && view.byte(at: position + 3) == 0xB6
        {
            return 4
        }
        if byte == 0xEF && view.byte(at: position + 1) == 0xBF
            && view.byte(at: position + 2) == 0xBD
            && ASCII.isDigit(view.byte(at: position + 3))
        {
            return 3
        }
        return 0
    }

    /// Whether a pilcrow at a position stands where a page puts one: at the start of a line, or
    /// before a number or a letter with a stop. Any other was typed and is text.
    private static func isBeforeLabel(_ view: ByteView, _ position: Int) -> Bool {
        var index = position + 2
        guard ASCII.isAlphanumeric(view.byte(at: index)) else { return false }
        if position == view.start { return true }
        guard ASCII.isBlank(view.byte(at: position - 1)) else { return false }
        if ASCII.isLetter(view.byte(at: index)) {
            index += 1
        } else {
            while ASCII.isDigit(view.byte(at: index)) { index += 1 }
        }
        return view.byte(at: index) == UInt8(ascii: ".")
            || view.byte(at: index) == UInt8(ascii: ")")
    }

    /// The length of a bracket of an empty link (`[PREL](#)`) at a position: `[`, or `](#)`.
    static func length(in view: ByteView, at position: Int) -> Int? {
        let byte = view[position]
        if byte == UInt8(ascii: "]") && view.matches("](#)", at: position) { return 4 }
        guard byte == UInt8(ascii: "[") else {
            guard byte == 0xC2, isBeforeLabel(view, position) else { return nil }
            let pilcrow = pilcrowLength(in: view, at: position)
            return pilcrow > 0 ? pilcrow : nil
        }
        let pilcrow = pilcrowLength(in: view, at: position)
        if pilcrow > 0 { return pilcrow }
        var index = position + 1
        while index < view.end && view[index] != UInt8(ascii: "]")
            && view[index] != UInt8(ascii: "[")
        {
            index += 1
        }
        return view.matches("](#)", at: index) ? 1 : nil
    }
}
