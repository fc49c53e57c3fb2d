import CableSyntax

/// Running text put together from the lines of a source.
package struct JoinedText {
    package var bytes: [UInt8] = []

    package init() {}

    package var isEmpty: Bool { bytes.isEmpty }

    /// Appends a stretch of the source, with one space before it where there is text already.
    package mutating func append(_ view: ByteView) {
        guard !view.isEmpty else { return }
        withUnsafeTemporaryAllocation(of: UInt8.self, capacity: Joining.room(for: view)) { room in
            let count = Joining.join(view, after: bytes.last, into: room)
            bytes.append(contentsOf: UnsafeBufferPointer(rebasing: room[..<count]))
            // A stretch of which nothing is text takes the space back.
            if count == 0, bytes.last == 0x20 { bytes.removeLast() }
        }
    }

    package var string: String { String(decoding: bytes, as: UTF8.self) }

    /// A text of the source as running text, without blanks around it.
    package static func reduced(_ text: ByteView) -> String { string(of: text.trimmed) }

    /// A stretch of the source as running text.
    package static func string(of view: ByteView) -> String {
        if view.firstUneven(from: view.start) == view.end { return view.string }
        var joined = JoinedText()
        joined.append(view)
        return joined.string
    }
}

/// How the lines of a source become running text.
///
/// Lines join with one space and runs of blanks are reduced to one. What a web copy left around
/// words (`[PREL](#)`, a pilcrow before a number) is not text and is left out.
package enum Joining {
    /// How many bytes a stretch may need: its own and the space before it.
    package static func room(for view: ByteView) -> Int { view.count + 1 }

    /// Writes a stretch of the source, with one space before it where a text goes on.
    ///
    /// - Parameters:
    ///   - last: the last byte of the text before; `nil` where there is none.
    ///   - room: for as many bytes as `room(for:)` says.
    ///   - firstUneven: the place in the stretch before which it is joined as it is printed, if
    ///     that is known.
    /// - Returns: how many bytes were written.
    package static func join(
        _ view: ByteView, after last: UInt8?, into room: UnsafeMutableBufferPointer<UInt8>,
        firstUneven: Int? = nil
    ) -> Int {
        precondition(room.count >= Self.room(for: view))
        var writer = Writer(room: room.baseAddress!, last: last)
        guard !view.isEmpty else { return 0 }
        writer.separate()
        let firstUneven = firstUneven ?? view.firstUneven(from: view.start)
        // Nearly all stretches are copied as they are.
        if firstUneven < view.end {
            writer.reduce(view, firstUneven: firstUneven)
        } else {
            writer.copy(view)
        }
        return writer.count
    }

    private struct Writer {
        let room: UnsafeMutablePointer<UInt8>
        let last: UInt8?
        var count = 0

        /// Appends a space where the text ends with something else.
        mutating func separate() {
            guard let last = count > 0 ? room[count - 1] : last, last != 0x20 else { return }
            room[count] = 0x20
            count += 1
        }

        mutating func copy(_ view: ByteView) {
            guard !view.isEmpty, let bytes = view.base.baseAddress else { return }
            (room + count).update(from: bytes + view.start, count: view.count)
            count += view.count
        }

        /// Copies what is text and reduces runs of blanks.
        @inline(never)
        mutating func reduce(_ view: ByteView, firstUneven: Int) {
            let base = view.base
            var runStart = view.start
            skipBlanks(view, at: &runStart)
            var index = max(firstUneven, runStart)
            while index < view.end {
                let isBlank = ASCII.blankLength(base, index, view.end) > 0
                if let length = isBlank ? 0 : WebResidue.length(in: view, at: index) {
                    copy(ByteView(base, runStart, index))
                    runStart = index + length
                    skipBlanks(view, at: &runStart)
                    index = runStart
                } else {
                    index += 1
                }
                index = view.firstUneven(from: index)
            }
            copy(ByteView(base, runStart, view.end))
            if count > 0 && room[count - 1] == 0x20 { count -= 1 }
        }

        /// Goes over the blanks at a position, of which one space is left.
        private mutating func skipBlanks(_ view: ByteView, at index: inout Int) {
            while index < view.end {
                let length = ASCII.blankLength(view.base, index, view.end)
                if length == 0 { return }
                separate()
                index += length
            }
        }
    }

    /// Marks which of sixteen bytes joining may change, each seen with the one behind it: a blank
    /// before another, a blank that is no space, and those with which a web copy's residue begins.
    @inline(__always)
    package static func uneven(_ here: SixteenBytes, before next: SixteenBytes)
        -> SixteenBytes.Marks
    {
        here.below(0x21) & next.below(0x21) | here.below(0x20) | here.equal(to: 0xC2)
            | here.equal(to: UInt8(ascii: "[")) | here.equal(to: UInt8(ascii: "]"))
    }
}

extension ByteView {
    /// The first place at or after a position at which joining may change the text; the end where
    /// the rest is, byte for byte, what joining makes of it, as in nearly all lines.
    package func firstUneven(from position: Int) -> Int {
        guard let bytes = base.baseAddress, position < end else { return end }
        var position = position
        while position < end - 1 {
            // The last step goes back over bytes that have been looked at, or stand before the view.
            let place = min(position, end - 17)
            guard place >= 0 else { return firstUnevenOfFew(from: position) }
            let here = SixteenBytes(bytes, at: place)
            var marks = Joining.uneven(here, before: SixteenBytes(bytes, at: place + 1))
            if place < position { marks = marks.droppingFirst(position - place) }
            if marks.marksAny { return place + marks.firstMarked }
            position = place + 16
        }
        return base[end - 1] <= 0x20 ? end - 1 : end
    }

    private func firstUnevenOfFew(from position: Int) -> Int {
        for index in position..<(end - 1) {
            let byte = base[index]
            if byte < 0x20 || byte == 0xC2 || byte == UInt8(ascii: "[")
                || byte == UInt8(ascii: "]") || byte == 0x20 && base[index + 1] <= 0x20
            {
                return index
            }
        }
        return base[end - 1] <= 0x20 ? end - 1 : end
    }
}

/// What web pages and copies of them leave in a telegram's text beside its own characters.
package enum WebResidue {
    /// The length of the pilcrow before a paragraph's number or letter, in any of its forms:
    /// `¶`, `[1](#)`, `Â¶` (read with the wrong encoding), U+FFFD. 0 where there is none.
    package static func pilcrowLength(in view: ByteView, at position: Int) -> Int {
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

    /// Where a pilcrow begins that ends at a position; `nil` where none does.
    static func pilcrowStart(in view: ByteView, before position: Int) -> Int? {
        // The longest first: a pilcrow decoded wrongly ends with one that is not.
        let longest = 6
        return (max(view.start, position - longest)..<max(view.start, position)).first {
            $0 + pilcrowLength(in: view, at: $0) == position
        }
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
    package static func length(in view: ByteView, at position: Int) -> Int? {
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
