import CableSyntax

/// What one look at all bytes of a line tells of it, so that those who search it for something rare
/// need not look again.
struct LineLook {
    /// The first place at which joining may change the line; its end where there is none.
    let firstUneven: Int
    /// Whether a parenthesis may be in it that opens a portion marking.
    let mayHaveMarking: Bool
    /// Whether a number may be in it that is filled up with zeros.
    let mayHaveZeros: Bool

    init(_ view: ByteView) {
        guard let bytes = view.base.baseAddress, view.count >= 17, view.last > 0x20 else {
            firstUneven = view.firstUneven(from: view.start)
            mayHaveMarking = true
            mayHaveZeros = true
            return
        }
        var firstUneven: Int?
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
            if firstUneven == nil {
                let marks = Joining.uneven(here, before: SixteenBytes(bytes, at: place + 1))
                if marks.marksAny { firstUneven = place + marks.firstMarked }
            }
            position = place + 16
        }
        self.firstUneven = firstUneven ?? view.end
        mayHaveMarking = parentheses.marksAny
        mayHaveZeros = zeros.marksAny
    }
}
