import CableSyntax

/// Turns byte offsets of a UTF-8 text into offsets in code points, which is how JSON-LD's readers
/// in other languages count.
///
/// Offsets are asked for roughly in their order, so that counting goes on from the last one.
struct CodePoints {
    private let bytes: [UInt8]
    private var countedOffset = 0
    private var count = 0

    init(_ bytes: [UInt8]) { self.bytes = bytes }

    mutating func offset(ofByte offset: Int) -> Int {
        if offset < countedOffset {
            countedOffset = 0
            count = 0
        }
        let end = min(offset, bytes.count)
        bytes.withUnsafeBufferPointer { bytes in
            while countedOffset < end {
                if bytes[countedOffset] & 0xC0 != 0x80 { count += 1 }
                countedOffset += 1
            }
        }
        return count
    }
}

/// Turns offsets in code points into byte offsets, the way back.
struct CodePointOffsets {
    /// How many code points there are.
    let count: Int
    /// Where each code point begins, and where the text ends; `nil` where all are of one byte.
    private let starts: [Int]?

    init(_ bytes: [UInt8]) {
        count = bytes.count { $0 & 0xC0 != 0x80 }
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
    var codePointCount: Int { withBytes { $0.count { $0 & 0xC0 != 0x80 } } }
}
