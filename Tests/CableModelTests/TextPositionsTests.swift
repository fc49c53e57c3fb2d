import CableModel
import Testing

/// Where byte offsets stand, in whatever order they are asked for.
@Suite struct TextPositionsTests {
    private static let content = "ab\ncé\n\nd😀e\n" + String(repeating: "x", count: 600) + "\né"

    /// A text of blocks of a length.
    private func text(_ content: String, blocksOf length: Int) -> TelegramText {
        let bytes = Array(content.utf8)
        let blocks = stride(from: 0, to: bytes.count, by: length).map {
            TelegramText.TextBlock(name: "b\($0)", range: $0..<min(bytes.count, $0 + length))
        }
        return TelegramText(bytes: bytes, blocks: blocks)
    }

    /// Counted from the block's beginning, byte by byte.
    private func counted(_ text: TelegramText, _ target: Int, firstLine: Int)
        -> (block: String?, line: Int, column: Int)
    {
        let block = text.blocks.lastIndex { $0.range.lowerBound <= target } ?? 0
        var line = block == 0 ? firstLine : 1
        var column = 1
        for byte in text.bytes[text.blocks[block].range.lowerBound..<min(target, text.bytes.count)]
        {
            if byte == 0x0A {
                line += 1
                column = 1
            } else if byte & 0xC0 != 0x80 {
                column += 1
            }
        }
        return (text.blocks[block].name, line, column)
    }

    @Test(arguments: [1, 3, 7, 256, 100_000], [1, 5])
    func everyOrderGivesTheSamePlaces(_ length: Int, _ firstLine: Int) {
        let text = text(Self.content, blocksOf: length)
        let count = text.bytes.count
        let orders = [
            Array(0...count), (0...count).reversed(), (0...count).map { $0 * 397 % (count + 1) },
            (0...count).map { $0 / 2 * 2 + 1 - $0 % 2 },
        ]
        for order in orders {
            var positions = TextPositions(text, firstLine: firstLine)
            for target in order {
                let found = positions.position(of: target)
                let wanted = counted(text, target, firstLine: firstLine)
                #expect(
                    found.block == wanted.block && found.line == wanted.line
                        && found.column == wanted.column, "\(target): \(found), not \(wanted)")
            }
        }
    }

    /// Twice as long a text is twice the work, in order or to and fro, on one line or many.
    @Test(arguments: ["x", "x\n", "é"], [1, 100_000])
    func workGrowsAsTheText(_ piece: String, _ length: Int) {
        func work(_ count: Int) -> Int {
            let text = text(String(repeating: piece, count: count), blocksOf: length)
            var positions = TextPositions(text)
            for number in 0..<count {
                _ = positions.position(of: number % 2 == 0 ? number : text.bytes.count - number)
            }
            return positions.work
        }
        let works = [1000, 2000, 4000].map(work)
        #expect(works[0] > 0)
        #expect(works[1] <= works[0] * 22 / 10 && works[2] <= works[1] * 22 / 10, "\(works)")
    }
}
