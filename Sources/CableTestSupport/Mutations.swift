/// Telegrams spoilt as copies are: lines lost, doubled, out of order, run together, broken.
package struct Mutations {
    private var random: SeededRandom

    package init(seed: UInt64) { random = SeededRandom(seed: seed) }

    /// What begins lines of a telegram; it may come to stand anywhere.
    private static let heads = [
        "FM AMEMBASSY EREWHON", "TO ", "INFO ", "SUBJECT: MILLS", "TAGS: PREL",
        "REF: A. EREWHON 12",
        "E.O. 12958: DECL: 12/11/2017", "UNCLAS EREWHON 000042", "CONFIDENTIAL", "SIPDIS", "BT",
        "NNNN",
        "1. ", "2. (C) ", "¶3. (U) ", "A. ", "  - ", "-------", "NAME", "E", "Classified By: X",
        "R 111031Z DEC 07", "XXXXXXXX", "EREWHON 00000042  002 OF 003", "Comment", "PAGE 02", "//",
        "(SBU) ",
    ]

    /// A text with a few changes of its lines.
    package mutating func mutated(_ text: [UInt8]) -> [UInt8] {
        var lines = text.split(separator: 0x0A, omittingEmptySubsequences: false).map(Array.init)
        for _ in 0..<Int.random(in: 1...3, using: &random) { change(&lines) }
        return Array(lines.joined(separator: [0x0A]))
    }

    private mutating func change(_ lines: inout [[UInt8]]) {
        guard !lines.isEmpty else { return }
        let index = Int.random(in: lines.indices, using: &random)
        let other = Int.random(in: lines.indices, using: &random)
        switch Int.random(in: 0..<8, using: &random) {
        case 0: lines.remove(at: index)
        case 1: lines.insert(lines[index], at: other)
        case 2: lines.swapAt(index, other)
        case 3 where index + 1 < lines.count:
            lines[index] +=
                (Bool.random(using: &random) ? [0x20] : []) + lines.remove(at: index + 1)
        case 4 where !lines[index].isEmpty:
            // Between characters: half of one is another matter.
            var place = Int.random(in: lines[index].indices, using: &random)
            while place > 0, lines[index][place] & 0xC0 == 0x80 { place -= 1 }
            let rest = Array(lines[index][place...])
            lines[index].removeSubrange(place...)
            lines.insert(rest, at: index + 1)
        case 5:
            let head = Self.heads.randomElement(using: &random)!
            lines.insert(Array(head.utf8), at: index)
        case 6:
            let head = Self.heads.randomElement(using: &random)!
            lines[index] = Array(head.utf8) + lines[index]
        default: lines.insert([], at: index)
        }
    }
}
