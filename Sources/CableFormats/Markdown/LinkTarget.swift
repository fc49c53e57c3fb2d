import CableSyntax

/// Where a link leads: what stands in the parentheses behind its text.
struct LinkTarget {
    var address: String
    /// Behind the parenthesis.
    var end: Int

    /// As with tags; addresses are hardly ever longer.
    private static let maximalLength = 4096

    /// The target that a view begins with, behind the opening parenthesis.
    init?(_ whole: ByteView) {
        let isBracketed = whole.first == UInt8(ascii: "<")
        let view = whole.upTo(min(whole.end, whole.start + Self.maximalLength))
        var index = view.start + (isBracketed ? 1 : 0)
        let start = index
        while index < view.end, view[index] != 0x0A {
            let byte = view[index]
            if isBracketed
                ? byte == UInt8(ascii: ">") || (byte == UInt8(ascii: "<") && index > start)
                : byte <= 0x20 || byte == 0x29
            {
                break
            }
            index += 1
        }
        address = CharacterReference.decoded(ByteView(view.base, start, index))
        if isBracketed {
            guard view.byte(at: index) == UInt8(ascii: ">") else { return nil }
            index += 1
        }
        while view.byte(at: index) == 0x20 { index += 1 }
        let quote = view.byte(at: index)
        if quote == 0x22 || quote == 0x27 {
            index += 1
            while index < view.end, view[index] != quote { index += 1 }
            index += 1
            while view.byte(at: index) == 0x20 { index += 1 }
        }
        guard view.byte(at: index) == 0x29 else { return nil }
        end = index + 1
    }
}
