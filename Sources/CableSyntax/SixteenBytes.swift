/// Sixteen bytes of a text, looked at in one step.
///
/// A comparison answers with marks. Equality is asked for as a difference below one, since the
/// standard library has an instruction for `.<`, while `.==` compares the lanes one by one.
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

    /// Writes the bytes to a place that has room for all of them.
    @inlinable @inline(__always)
    public func store(to place: UnsafeMutablePointer<UInt8>) {
        UnsafeMutableRawPointer(place).storeBytes(of: bytes, as: SIMD16<UInt8>.self)
    }

    /// Marks the bytes below a limit.
    @inlinable @inline(__always)
    public func below(_ limit: UInt8) -> Marks { Marks(mask: bytes .< Self.each(limit)) }

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
    public var notASCII: Marks { Marks(mask: bytes .>= Self.each(0x80)) }

    @inlinable @inline(__always)
    static func each(_ byte: UInt8) -> SIMD16<UInt8> { SIMD16(repeating: byte) }
}

extension SixteenBytes {
    /// Which of sixteen bytes something holds for.
    public struct Marks {
        @usableFromInline let mask: SIMDMask<SIMD16<Int8>>

        @inlinable @inline(__always)
        init(mask: SIMDMask<SIMD16<Int8>>) { self.mask = mask }

        /// All bits of each byte that is marked, in two words, which are tested as a whole.
        @inlinable @inline(__always)
        var words: SIMD2<UInt64> { unsafeBitCast(mask, to: SIMD2<UInt64>.self) }

        /// No marks.
        @inlinable @inline(__always)
        public static var none: Marks { Marks(mask: SIMDMask(repeating: false)) }

        @inlinable @inline(__always)
        public static func | (first: Marks, second: Marks) -> Marks {
            Marks(mask: first.mask .| second.mask)
        }

        @inlinable @inline(__always)
        public static func & (first: Marks, second: Marks) -> Marks {
            Marks(mask: first.mask .& second.mask)
        }

        @inlinable @inline(__always)
        public static prefix func ~ (marks: Marks) -> Marks { Marks(mask: .!marks.mask) }

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
            let kept =
                count < 8
                ? SIMD2((UInt64.max << (8 * count)).littleEndian, UInt64.max)
                : SIMD2(0, (UInt64.max << (8 * (count - 8))).littleEndian)
            return self & Marks(mask: unsafeBitCast(kept, to: SIMDMask<SIMD16<Int8>>.self))
        }
    }
}
