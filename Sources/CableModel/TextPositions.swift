import Glibc

/// Finds the places of byte offsets in a text.
///
/// Offsets that come in their order are found in one walk over the text; for the first that does
/// not, an index of the text is made, so that no order costs more than another.
public struct TextPositions: Sendable {
    private let text: TelegramText
    private let firstLine: Int
    private var block = 0
    private var offset = 0
    private var line = 1
    private var column = 1
    private var index: TextIndex?
    /// How many bytes were looked at, for tests.
    package private(set) var work = 0

    /// The places in a reading's text, its lines counted as the source has them.
    public init(_ reading: Reading) {
        self.init(reading.text, firstLine: reading.firstLine)
    }

    /// The places in a text of which the first line has a number, 1 for most.
    public init(_ text: TelegramText, firstLine: Int = 1) {
        self.text = text
        self.firstLine = firstLine
        offset = text.blocks.first?.range.lowerBound ?? 0
        line = firstLine
    }

    /// The position of a byte offset.
    public mutating func position(of target: Int) -> TelegramText.Position {
        let end = max(0, min(target, text.bytes.count))
        let number = block(around: target)
        if number < block || number == block && end < offset || index != nil {
            return position(of: end, inBlock: number)
        }
        if number > block {
            block = number
            offset = text.blocks[number].range.lowerBound
            line = 1
            column = 1
        }
        walk(to: end)
        return TelegramText.Position(block: name(ofBlock: number), line: line, column: column)
    }

    /// The last block that begins before an offset; blocks lie one behind the other.
    private func block(around target: Int) -> Int {
        let blocks = text.blocks
        // Most texts have one or two, and most offsets lie in the block of the one before.
        if block + 1 >= blocks.count || target < blocks[block + 1].range.lowerBound,
            block == 0 || blocks[block].range.lowerBound <= target
        {
            return block
        }
        return max(0, blocks.endOfPrefix { $0.range.lowerBound <= target } - 1)
    }

    private func name(ofBlock number: Int) -> String? {
        text.blocks.indices.contains(number) ? text.blocks[number].name : nil
    }

    private mutating func walk(to end: Int) {
        guard offset < end else { return }
        work += end - offset
        text.bytes.withUnsafeBufferPointer { bytes in
            guard let address = bytes.baseAddress else { return }
            while offset < end, let found = memchr(address + offset, 0x0A, end - offset) {
                offset = UnsafeRawPointer(found) - UnsafeRawPointer(address) + 1
                line += 1
                column = 1
            }
            guard offset < end else { return }
            column += bytes[offset..<end].count { $0 & 0xC0 != 0x80 }
            offset = end
        }
    }

    private mutating func position(of end: Int, inBlock number: Int) -> TelegramText.Position {
        if index == nil {
            index = TextIndex(text.bytes)
            work += text.bytes.count
        }
        let start = text.blocks.indices.contains(number) ? text.blocks[number].range.lowerBound : 0
        let place = index!.place(of: max(start, end), from: start, in: text.bytes)
        work += TextIndex.stretch
        return TelegramText.Position(
            block: name(ofBlock: number), line: place.line + (number == 0 ? firstLine : 1),
            column: place.column + 1)
    }
}

/// Where a text's lines begin, and how many characters stand before each stretch of it.
private struct TextIndex: Sendable {
    static let stretch = 256

    private var lineStarts: [Int] = []
    private var counts: [Int] = []

    init(_ bytes: [UInt8]) {
        counts.reserveCapacity(bytes.count / Self.stretch + 1)
        var count = 0
        for (offset, byte) in bytes.enumerated() {
            if offset % Self.stretch == 0 { counts.append(count) }
            if byte & 0xC0 != 0x80 { count += 1 }
            if byte == 0x0A { lineStarts.append(offset + 1) }
        }
        if bytes.count % Self.stretch == 0 { counts.append(count) }
    }

    /// How many line ends stand between two offsets, and how many characters in the last line.
    func place(of end: Int, from start: Int, in bytes: [UInt8]) -> (line: Int, column: Int) {
        let before = lineStarts.endOfPrefix { $0 <= start }
        let lines = lineStarts.endOfPrefix { $0 <= end }
        let lineStart = lines > before ? lineStarts[lines - 1] : start
        return (lines - before, characters(upTo: end, bytes) - characters(upTo: lineStart, bytes))
    }

    private func characters(upTo end: Int, _ bytes: [UInt8]) -> Int {
        let whole = end / Self.stretch
        return counts[whole] + bytes[whole * Self.stretch..<end].count { $0 & 0xC0 != 0x80 }
    }
}

extension Array {
    /// The end of the beginning for whose elements a condition holds; it holds for none behind them.
    fileprivate func endOfPrefix(where isInside: (Element) -> Bool) -> Int {
        var low = 0
        var high = count
        while low < high {
            let middle = (low + high) / 2
            if isInside(self[middle]) { low = middle + 1 } else { high = middle }
        }
        return low
    }
}
