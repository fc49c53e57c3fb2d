import CSixteenBytes

/// Sixteen bytes of a text, looked at in one step. A comparison answers with marks.
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
    public func below(_ limit: UInt8) -> Marks { Marks(bits: sixteen_bytes_below(bytes, limit)) }

    /// Marks the bytes with a value.
    @inlinable @inline(__always)
    public func equal(to byte: UInt8) -> Marks { Marks(bits: sixteen_bytes_equal(bytes, byte)) }

    /// Marks the bytes that are no ASCII.
    @inlinable @inline(__always)
    public var notASCII: Marks { ~below(0x80) }

    /// Marks the bytes that go on a code point of UTF-8.
    @inlinable @inline(__always)
    public var continuations: Marks { notASCII & below(0xC0) }

    /// Marks the digits.
    @inlinable @inline(__always)
    public var digits: Marks {
        SixteenBytes(bytes: bytes &- SIMD16(repeating: UInt8(ascii: "0"))).below(10)
    }

    /// Marks the letters of ASCII.
    @inlinable @inline(__always)
    public var letters: Marks {
        SixteenBytes(bytes: inSmallLetters.bytes &- SIMD16(repeating: UInt8(ascii: "a"))).below(26)
    }

    /// Marks the blanks and the line ends.
    @inlinable @inline(__always)
    public var blanks: Marks {
        SixteenBytes(bytes: bytes &- SIMD16(repeating: 0x09)).below(5) | equal(to: 0x20)
    }

    /// The bytes with letters made small; other bytes change too.
    @inlinable @inline(__always)
    public var inSmallLetters: SixteenBytes {
        SixteenBytes(bytes: bytes | SIMD16(repeating: 0x20))
    }
}

extension SixteenBytes {
    /// Which of sixteen bytes something holds for.
    public struct Marks {
        /// The lowest bit is the first byte's.
        @usableFromInline let bits: UInt16

        @inlinable @inline(__always)
        init(bits: UInt16) { self.bits = bits }

        /// No marks.
        @inlinable @inline(__always)
        public static var none: Marks { Marks(bits: 0) }

        @inlinable @inline(__always)
        public static func | (first: Marks, second: Marks) -> Marks {
            Marks(bits: first.bits | second.bits)
        }

        @inlinable @inline(__always)
        public static func & (first: Marks, second: Marks) -> Marks {
            Marks(bits: first.bits & second.bits)
        }

        @inlinable @inline(__always)
        public static prefix func ~ (marks: Marks) -> Marks { Marks(bits: ~marks.bits) }

        /// Whether any of the bytes is marked.
        @inlinable @inline(__always)
        public var marksAny: Bool { bits != 0 }

        /// How many bytes are marked.
        @inlinable @inline(__always)
        public var count: Int { bits.nonzeroBitCount }

        /// The place of the first byte that is marked; 16 where none is.
        @inlinable @inline(__always)
        public var firstMarked: Int { bits.trailingZeroBitCount }

        /// The place of the last byte that is marked; -1 where none is.
        @inlinable @inline(__always)
        public var lastMarked: Int { 15 - bits.leadingZeroBitCount }

        /// Whether the last of the sixteen bytes is marked.
        @inlinable @inline(__always)
        public var marksLast: Bool { bits >> 15 != 0 }

        /// Marks the first byte of each run of marked bytes; the byte before the sixteen may be of the
        /// first run.
        @inlinable @inline(__always)
        public func runStarts(isMarkedBefore: Bool) -> Marks {
            Marks(bits: bits & ~(bits << 1 | (isMarkedBefore ? 1 : 0)))
        }

        /// The marks without the first.
        @inlinable @inline(__always)
        public var droppingFirstMarked: Marks { Marks(bits: bits & (bits &- 1)) }

        /// The marks without those of the first bytes, of which there are at most sixteen.
        @inlinable @inline(__always)
        public func droppingFirst(_ count: Int) -> Marks {
            Marks(bits: bits & UInt16(truncatingIfNeeded: UInt32.max << UInt32(count)))
        }
    }
}
