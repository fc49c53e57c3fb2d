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
