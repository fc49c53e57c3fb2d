import CableSyntax

/// What one look at all bytes of a line tells of it, so that those who search it for something rare
/// need not look again.
package struct LineLook {
    /// The first place at which joining may change the line; its end where there is none.
    package private(set) var firstUneven: Int
    /// The last such place; before the line's start where there is none.
    private var lastUneven: Int
    /// Whether a parenthesis may be in it that opens a portion marking.
    package let mayHaveMarking: Bool
    /// Whether a number may be in it that is filled up with zeros.
    package let mayHaveZeros: Bool

    package init(_ view: ByteView) {
        guard let bytes = view.base.baseAddress, view.count >= 17, view.last > 0x20 else {
            firstUneven = view.firstUneven(from: view.start)
            // Unknown, but not behind this.
            lastUneven = firstUneven < view.end ? view.end : -1
            mayHaveMarking = true
            mayHaveZeros = true
            return
        }
        var firstUneven: Int?
        var lastUneven = -1
        var parentheses = SixteenBytes.Marks.none
        var zeros = SixteenBytes.Marks.none
        var position = view.start
        // The last byte is no blank, and nothing begins with it.
        while position < view.end - 1 {
            // The last step goes back over bytes that have been looked at.
            let place = min(position, view.end - 17)
            let here = SixteenBytes(bytes, at: place)
            parentheses = parentheses | here.equal(to: UInt8(ascii: "("))
            zeros = zeros | here.equal(to: UInt8(ascii: "0"))
            let marks = Joining.uneven(here, before: SixteenBytes(bytes, at: place + 1))
            if marks.marksAny {
                if firstUneven == nil { firstUneven = place + marks.firstMarked }
                lastUneven = place + marks.lastMarked
            }
            position = place + 16
        }
        self.firstUneven = firstUneven ?? view.end
        self.lastUneven = lastUneven
        mayHaveMarking = parentheses.marksAny
        mayHaveZeros = zeros.marksAny
    }

    /// What the look at a line tells of its rest, which begins with no blank: behind a paragraph's
    /// number most are even, though signs and blanks around the number are not.
    package func at(rest: ByteView) -> LineLook {
        if firstUneven >= rest.start { return self }
        guard lastUneven < rest.start else { return LineLook(rest) }
        var look = self
        look.firstUneven = rest.end
        return look
    }
}
