import CableSyntax

/// Turns byte offsets of a UTF-8 text into offsets in code points, which is how JSON-LD's readers
/// in other languages count. Offsets may be asked for in any order.
struct CodePoints {
    private static let stretch = 256

    private let bytes: [UInt8]
    /// How many code points stand before each stretch of the text; empty where all are of one byte.
    private var counts: [Int] = []

    init(_ bytes: [UInt8]) {
        self.bytes = bytes
        guard bytes.contains(where: { $0 >= 0x80 }) else { return }
        counts.reserveCapacity(bytes.count / Self.stretch + 1)
        bytes.withUnsafeBufferPointer { buffer in
            var count = 0
            for start in stride(from: 0, to: buffer.count, by: Self.stretch) {
                counts.append(count)
                let stretch = buffer[start..<min(start + Self.stretch, buffer.count)]
                count += UnsafeBufferPointer(rebasing: stretch).codePointCount
            }
        }
    }

    func offset(ofByte offset: Int) -> Int {
        let end = min(offset, bytes.count)
        guard !counts.isEmpty else { return end }
        let stretch = min(end / Self.stretch, counts.count - 1)
        let rest = stretch * Self.stretch..<end
        return counts[stretch]
            + bytes.withUnsafeBufferPointer {
                UnsafeBufferPointer(rebasing: $0[rest]).codePointCount
            }
    }
}

/// Turns offsets in code points into byte offsets, the way back.
struct CodePointOffsets {
    /// How many code points there are.
    let count: Int
    /// Where each code point begins, and where the text ends; `nil` where all are of one byte.
    private let starts: [Int]?

    init(_ bytes: [UInt8]) {
        count = bytes.withUnsafeBufferPointer { $0.codePointCount }
        guard count < bytes.count else {
            starts = nil
            return
        }
        var starts: [Int] = []
        starts.reserveCapacity(count + 1)
        for (offset, byte) in bytes.enumerated() where byte & 0xC0 != 0x80 { starts.append(offset) }
        starts.append(bytes.count)
        self.starts = starts
    }

    /// Where a code point begins; where the text ends for the one after the last.
    func byte(_ offset: Int) -> Int { starts?[offset] ?? offset }

    /// The bytes of a stretch; `nil` where the text is shorter.
    func bytes(_ range: Range<Int>) -> Range<Int>? {
        range.upperBound <= count ? byte(range.lowerBound)..<byte(range.upperBound) : nil
    }
}

extension String {
    /// How many code points the text has.
    var codePointCount: Int { withBytes { $0.codePointCount } }
}
