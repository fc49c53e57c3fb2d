/// Sixteen bytes of a text, looked at in one step.
///
/// A comparison answers with marks: the highest bit of each byte for which it holds. It is computed
/// with sums, since the standard library compares the lanes of `SIMD16<UInt8>` one by one.
public struct SixteenBytes {
    @usableFromInline let bytes: SIMD16<UInt8>

    /// The bytes from a place on.
    @inlinable @inline(__always)
    public init(_ text: UnsafePointer<UInt8>, at place: Int) {
        bytes = UnsafeRawPointer(text).loadUnaligned(
            fromByteOffset: place, as: SIMD16<UInt8>.self)
    }

    @inlinable @inline(__always)
    init(bytes: SIMD16<UInt8>) { self.bytes = bytes }

    /// Marks the bytes below a limit of at most 0x80.
    @inlinable @inline(__always)
    public func below(_ limit: UInt8) -> Marks {
        // The sum of seven bits reaches the eighth from the limit on.
        let sum = (bytes & Self.each(0x7F)) &+ Self.each(0x80 - limit)
        return Marks(bytes: ~(sum | bytes) & Self.each(0x80))
    }

    /// Marks the bytes with a value.
    @inlinable @inline(__always)
    public func equal(to byte: UInt8) -> Marks { difference(from: byte).zeros }

    /// The bytes with the bits turned in which they differ from a value.
    ///
    /// Several bytes in a row are compared with one search for zeros in all their differences.
    @inlinable @inline(__always)
    public func difference(from byte: UInt8) -> SixteenBytes {
        SixteenBytes(bytes: bytes ^ Self.each(byte))
    }

    @inlinable @inline(__always)
    public static func | (first: SixteenBytes, second: SixteenBytes) -> SixteenBytes {
        SixteenBytes(bytes: first.bytes | second.bytes)
    }

    /// Marks the bytes that are zero.
    @inlinable @inline(__always)
    public var zeros: Marks { below(1) }

    /// The bytes with letters made small; other bytes change too.
    @inlinable @inline(__always)
    public var inSmallLetters: SixteenBytes { SixteenBytes(bytes: bytes | Self.each(0x20)) }

    /// Marks the bytes that are no ASCII.
    @inlinable @inline(__always)
    public var notASCII: Marks { Marks(bytes: bytes & Self.each(0x80)) }

    @inlinable @inline(__always)
    static func each(_ byte: UInt8) -> SIMD16<UInt8> { SIMD16(repeating: byte) }
}

extension SixteenBytes {
    /// Which of sixteen bytes something holds for.
    public struct Marks {
        /// 0x80 for each byte that is marked, zero for any other.
        @usableFromInline let bytes: SIMD16<UInt8>

        @inlinable @inline(__always)
        init(bytes: SIMD16<UInt8>) { self.bytes = bytes }

        @inlinable @inline(__always)
        init(words: SIMD2<UInt64>) { bytes = unsafeBitCast(words, to: SIMD16<UInt8>.self) }

        /// The same bits in two words, which are tested as a whole.
        @inlinable @inline(__always)
        var words: SIMD2<UInt64> { unsafeBitCast(bytes, to: SIMD2<UInt64>.self) }

        /// No marks.
        @inlinable @inline(__always)
        public static var none: Marks { Marks(bytes: .zero) }

        @inlinable @inline(__always)
        public static func | (first: Marks, second: Marks) -> Marks {
            Marks(bytes: first.bytes | second.bytes)
        }

        @inlinable @inline(__always)
        public static func & (first: Marks, second: Marks) -> Marks {
            Marks(bytes: first.bytes & second.bytes)
        }

        /// Whether any of the bytes is marked.
        @inlinable @inline(__always)
        public var marksAny: Bool { words[0] | words[1] != 0 }

        /// The place of the first byte that is marked; 16 where none is.
        @inlinable @inline(__always)
        public var firstMarked: Int {
            words[0] != 0
                ? UInt64(littleEndian: words[0]).trailingZeroBitCount / 8
                : 8 + UInt64(littleEndian: words[1]).trailingZeroBitCount / 8
        }

        /// The marks without those of the first bytes, of which there are at most sixteen.
        @inlinable @inline(__always)
        public func droppingFirst(_ count: Int) -> Marks {
            count < 8
                ? Marks(
                    words: SIMD2(words[0] & (UInt64.max << (8 * count)).littleEndian, words[1]))
                : Marks(
                    words: SIMD2(0, words[1] & (UInt64.max << (8 * (count - 8))).littleEndian))
        }
    }
}
