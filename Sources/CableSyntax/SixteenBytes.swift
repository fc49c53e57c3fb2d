/// Sixteen bytes of a text, looked at in one step.
///
/// A comparison answers with marks. It is computed with sums, since the standard library compares the
/// lanes of `SIMD16<UInt8>` one by one.
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
        return Marks(absences: sum | bytes)
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
    public var notASCII: Marks { Marks(absences: ~bytes) }

    @inlinable @inline(__always)
    static func each(_ byte: UInt8) -> SIMD16<UInt8> { SIMD16(repeating: byte) }
}

extension SixteenBytes {
    /// Which of sixteen bytes something holds for.
    public struct Marks {
        /// The highest bit of each byte that is not marked; the others mean nothing. So comparisons
        /// need not clear or turn them, and many become one with few instructions.
        @usableFromInline let absences: SIMD16<UInt8>

        @inlinable @inline(__always)
        init(absences: SIMD16<UInt8>) { self.absences = absences }

        /// The highest bit of each byte that is marked, in two words, which are tested as a whole.
        @inlinable @inline(__always)
        var words: SIMD2<UInt64> {
            unsafeBitCast(~absences & SixteenBytes.each(0x80), to: SIMD2<UInt64>.self)
        }

        /// No marks.
        @inlinable @inline(__always)
        public static var none: Marks { Marks(absences: SixteenBytes.each(0x80)) }

        @inlinable @inline(__always)
        public static func | (first: Marks, second: Marks) -> Marks {
            Marks(absences: first.absences & second.absences)
        }

        @inlinable @inline(__always)
        public static func & (first: Marks, second: Marks) -> Marks {
            Marks(absences: first.absences | second.absences)
        }

        @inlinable @inline(__always)
        public static prefix func ~ (marks: Marks) -> Marks {
            Marks(absences: ~marks.absences)
        }

        /// Whether any of the bytes is marked.
        @inlinable @inline(__always)
        public var marksAny: Bool {
            let words = words
            return words[0] | words[1] != 0
        }

        /// The place of the first byte that is marked; 16 where none is.
        @inlinable @inline(__always)
        public var firstMarked: Int {
            let words = words
            return words[0] != 0
                ? UInt64(littleEndian: words[0]).trailingZeroBitCount / 8
                : 8 + UInt64(littleEndian: words[1]).trailingZeroBitCount / 8
        }

        /// The place of the last byte that is marked; -1 where none is.
        @inlinable @inline(__always)
        public var lastMarked: Int {
            let words = words
            return words[1] != 0
                ? 15 - UInt64(littleEndian: words[1]).leadingZeroBitCount / 8
                : 7 - UInt64(littleEndian: words[0]).leadingZeroBitCount / 8
        }

        /// The marks without those of the first bytes, of which there are at most sixteen.
        @inlinable @inline(__always)
        public func droppingFirst(_ count: Int) -> Marks {
            let dropped =
                count < 8
                ? SIMD2((~(UInt64.max << (8 * count))).littleEndian, 0)
                : SIMD2(UInt64.max, (~(UInt64.max << (8 * (count - 8)))).littleEndian)
            return Marks(absences: absences | unsafeBitCast(dropped, to: SIMD16<UInt8>.self))
        }
    }
}
