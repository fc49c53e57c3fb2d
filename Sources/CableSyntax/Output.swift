/// Bytes being written: one growing buffer that a writer appends UTF-8 to.
///
/// A buffer is made once and reused for many documents (`removeAll` keeps its storage). It has one
/// owner at a time and is never copied, so that a write needs to ask for nothing but room: markup
/// is written a few bytes at a time, thousands of times a document. Nobody else has the storage, so
/// that the owner may be any thread.
public struct Output: ~Copyable, @unchecked Sendable {
    @usableFromInline var base: UnsafeMutablePointer<UInt8>
    @usableFromInline var capacity: Int
    /// How many bytes of the storage are written.
    @usableFromInline var filled = 0

    public init(capacity: Int = 64 * 1024) {
        base = .allocate(capacity: capacity)
        self.capacity = capacity
    }

    deinit { base.deallocate() }

    public var count: Int { filled }

    /// A copy of what was written.
    public var bytes: [UInt8] { withUnsafeBufferPointer { Array($0) } }

    /// What was written, where it stands.
    public func withUnsafeBufferPointer<Result, Failure>(
        _ body: (UnsafeBufferPointer<UInt8>) throws(Failure) -> Result
    ) throws(Failure) -> Result {
        try body(UnsafeBufferPointer(start: base, count: filled))
    }

    /// The byte that was written last.
    public var last: UInt8? { filled > 0 ? base[filled - 1] : nil }

    /// Hands the buffer on to a new owner; what is left is empty.
    public mutating func take() -> Output {
        var taken = Output(capacity: 0)
        swap(&self, &taken)
        return taken
    }

    /// Empties the buffer and keeps its storage.
    public mutating func removeAll() { filled = 0 }

    /// Takes back what was written after a position.
    public mutating func truncate(to count: Int) {
        precondition(0 <= count && count <= filled)
        filled = count
    }

    /// Puts text between what was written.
    public mutating func insert(_ text: StaticString, at position: Int) {
        precondition(0 <= position && position <= filled)
        let length = text.utf8CodeUnitCount
        reserve(length)
        let place = base + position
        (place + length).update(from: place, count: filled - position)
        place.update(from: text.utf8Start, count: length)
        filled += length
    }

    // MARK: Room

    /// Makes room for more bytes behind those that were written.
    @inlinable @inline(__always)
    mutating func reserve(_ length: Int) {
        if capacity &- filled < length { grow(by: length) }
    }

    @usableFromInline @inline(never)
    mutating func grow(by length: Int) {
        capacity = max(filled + length, 2 * capacity)
        let larger = UnsafeMutablePointer<UInt8>.allocate(capacity: capacity)
        larger.initialize(from: base, count: filled)
        base.deallocate()
        base = larger
    }

    @inlinable @inline(__always)
    mutating func append(_ bytes: UnsafePointer<UInt8>, _ length: Int) {
        reserve(length)
        (base + filled).initialize(from: bytes, count: length)
        filled &+= length
    }

    // MARK: Text as it stands

    @inlinable @inline(__always)
    public mutating func write(byte: UInt8) {
        reserve(1)
        base[filled] = byte
        filled &+= 1
    }

    /// Text that needs no escaping; a literal is written where the call stands.
    @inlinable @inline(__always)
    public mutating func write(_ text: StaticString) {
        append(text.utf8Start, text.utf8CodeUnitCount)
    }

    /// Text as it stands, without escaping.
    public mutating func write(raw text: String) {
        text.withBytes { write(raw: $0) }
    }

    public mutating func write(raw bytes: UnsafeBufferPointer<UInt8>) {
        if let start = bytes.baseAddress { append(start, bytes.count) }
    }

    public mutating func write(raw slice: some Collection<UInt8>) {
        if slice.withContiguousStorageIfAvailable({ write(raw: $0) }) == nil {
            for byte in slice { write(byte: byte) }
        }
    }

    /// A number in decimal digits, with zeros before it up to a number of them.
    public mutating func write(_ number: Int, digits: Int = 1) {
        if number < 0 { write(byte: UInt8(ascii: "-")) }
        var rest = number.magnitude
        var length = 1
        var limit: UInt = 10
        while rest >= limit {
            length += 1
            limit *= 10
        }
        length = max(length, digits)
        reserve(length)
        // From the last digit to the first.
        for place in (filled..<filled + length).reversed() {
            base[place] = UInt8(ascii: "0") + UInt8(truncatingIfNeeded: rest % 10)
            rest /= 10
        }
        filled += length
    }
}
