/// Sixteen bytes of a text, looked at in one step.
///
/// A comparison answers with marks: the highest bit of each byte for which it holds. It is computed
/// within 64-bit words, since the standard library compares the lanes of `SIMD16<UInt8>` one by one.
public struct SixteenBytes {
    @usableFromInline let words: SIMD2<UInt64>

    /// The bytes from a place on.
    @inlinable @inline(__always)
    public init(_ text: UnsafePointer<UInt8>, at place: Int) {
        words = UnsafeRawPointer(text).loadUnaligned(
            fromByteOffset: place, as: SIMD2<UInt64>.self)
    }

    @inlinable @inline(__always)
    init(words: SIMD2<UInt64>) { self.words = words }

    public typealias Marks = SIMD2<UInt64>

    /// Marks the bytes below a limit of at most 0x80.
    @inlinable @inline(__always)
    public func below(_ limit: UInt8) -> Marks {
        // The sum of seven bits reaches the eighth from the limit on.
        let sum = (words & Self.each(0x7F)) &+ Self.each(0x80 - limit)
        return ~(sum | words) & Self.each(0x80)
    }

    /// Marks the bytes with a value.
    @inlinable @inline(__always)
    public func equal(to byte: UInt8) -> Marks {
        let difference = words ^ Self.each(byte)
        let sum = (difference & Self.each(0x7F)) &+ Self.each(0x7F)
        return ~(sum | difference) & Self.each(0x80)
    }

    /// Marks the first byte with a value, perhaps more behind it: for half the work.
    @inlinable @inline(__always)
    public func first(equalTo byte: UInt8) -> Marks {
        let difference = words ^ Self.each(byte)
        return (difference &- Self.each(1)) & ~difference & Self.each(0x80)
    }

    /// Marks the first byte below a limit of at most 0x80, perhaps more behind it.
    @inlinable @inline(__always)
    public func first(below limit: UInt8) -> Marks {
        (words &- Self.each(limit)) & ~words & Self.each(0x80)
    }

    /// The bytes with letters made small; other bytes change too.
    @inlinable @inline(__always)
    public var inSmallLetters: SixteenBytes { SixteenBytes(words: words | Self.each(0x20)) }

    /// Marks the bytes that are no ASCII.
    @inlinable @inline(__always)
    public var notASCII: Marks { words & Self.each(0x80) }

    @inlinable @inline(__always)
    static func each(_ byte: UInt8) -> SIMD2<UInt64> {
        SIMD2(repeating: UInt64(byte) &* 0x0101_0101_0101_0101)
    }
}

extension SIMD2<UInt64> {
    /// Whether any of sixteen bytes is marked.
    @inlinable @inline(__always)
    public var marksAny: Bool { self[0] | self[1] != 0 }

    /// The place of the first of sixteen bytes that is marked; 16 where none is.
    @inlinable @inline(__always)
    public var firstMarked: Int {
        self[0] != 0
            ? UInt64(littleEndian: self[0]).trailingZeroBitCount / 8
            : 8 + UInt64(littleEndian: self[1]).trailingZeroBitCount / 8
    }
}
