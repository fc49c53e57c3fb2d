import CableSyntax

/// The places of a text at which a redaction or a mention may begin, one after the other.
///
/// Mentions begin with "ref", "par" or "sep" in small letters or capitals, redactions with two X or
/// a bracket. The number of a telegram stands behind a word and a space: its place is that of the
/// word's last letter. All this is seen in three bytes, for sixteen places in one step.
struct InlinePlaces: IteratorProtocol {
    private let text: ByteView
    /// The first of the sixteen places that were looked at last, and those that are left of them.
    private var step = 0
    private var marks = SixteenBytes.Marks.none
    /// The first place that was not looked at.
    private var position: Int

    init(in text: ByteView) {
        self.text = text
        position = text.start
    }

    // Inlined, so that the state stays in registers.
    @inline(__always)
    mutating func next() -> Int? {
        while !marks.marksAny {
            // Of fewer bytes nothing is made.
            guard position + 3 <= text.end else { return nil }
            // The last step goes back over places that have been looked at.
            step = min(position, text.end - 18)
            guard step >= text.start, let bytes = text.base.baseAddress else {
                return nextInShortText()
            }
            marks = Self.marks(bytes, at: step)
            if step < position { marks = marks.droppingFirst(position - step) }
            position = step + 16
        }
        let offset = marks.firstMarked
        marks = marks.droppingFirst(offset + 1)
        return step + offset
    }

    @inline(__always)
    private static func marks(_ bytes: UnsafePointer<UInt8>, at place: Int) -> SixteenBytes.Marks {
        let here = SixteenBytes(bytes, at: place)
        let next = SixteenBytes(bytes, at: place + 1)
        let afterNext = SixteenBytes(bytes, at: place + 2)
        let first = here.inSmallLetters
        let second = next.inSmallLetters
        let third = afterNext.inSmallLetters

        let hasE = second.equal(to: UInt8(ascii: "e"))
        let ref = first.equal(to: UInt8(ascii: "r")) & hasE & third.equal(to: UInt8(ascii: "f"))
        let sep = first.equal(to: UInt8(ascii: "s")) & hasE & third.equal(to: UInt8(ascii: "p"))
        let par =
            first.equal(to: UInt8(ascii: "p")) & second.equal(to: UInt8(ascii: "a"))
            & third.equal(to: UInt8(ascii: "r"))
        let run = first.equal(to: UInt8(ascii: "x")) & second.equal(to: UInt8(ascii: "x"))
        let bracket = here.equal(to: UInt8(ascii: "["))
        let number = next.equal(to: 0x20) & afterNext.digits
        return ref | sep | par | run | bracket | number
    }

    /// A text of few bytes may have something at any place.
    private mutating func nextInShortText() -> Int? {
        position += 1
        return position - 1
    }
}
