/// Bytes being written: one growing buffer that a writer appends UTF-8 to.
///
/// A buffer is made once and reused for many documents (`removeAll` keeps its storage).
public struct Output: Sendable {
    public private(set) var bytes: [UInt8]

    public init(capacity: Int = 64 * 1024) {
        bytes = []
        bytes.reserveCapacity(capacity)
    }

    public var count: Int { bytes.count }

    /// Hands the buffer on, so that its new owner alone has it and appending copies nothing; what
    /// is left is empty.
    public mutating func take() -> Output {
        var taken = Output(capacity: 0)
        swap(&self, &taken)
        return taken
    }

    /// Empties the buffer and keeps its storage.
    public mutating func removeAll() { bytes.removeAll(keepingCapacity: true) }

    /// Takes back what was written after a position.
    public mutating func truncate(to count: Int) { bytes.removeSubrange(count...) }

    /// Puts text between what was written.
    public mutating func insert(_ text: StaticString, at position: Int) {
        let new = UnsafeBufferPointer(start: text.utf8Start, count: text.utf8CodeUnitCount)
        bytes.insert(contentsOf: new, at: position)
    }

    @inline(__always)
    public mutating func write(byte: UInt8) { bytes.append(byte) }

    /// Text that needs no escaping.
    @inline(__always)
    public mutating func write(_ text: StaticString) {
        bytes.append(
            contentsOf: UnsafeBufferPointer(start: text.utf8Start, count: text.utf8CodeUnitCount))
    }

    /// Text as it stands, without escaping.
    public mutating func write(raw text: String) {
        var text = text
        text.withUTF8 { bytes.append(contentsOf: $0) }
    }

    public mutating func write(raw slice: some Collection<UInt8>) {
        bytes.append(contentsOf: slice)
    }

    /// A number in decimal digits.
    public mutating func write(_ number: Int) { write(raw: String(number)) }

    /// Text in which each byte that `replacement` has an answer for is replaced; runs of other
    /// bytes are copied whole. Every format's escaping goes through here.
    public mutating func write(_ text: String, escapedBy replacement: EscapeTable) {
        var text = text
        text.withUTF8 { buffer in
            var start = 0
            var index = 0
            while true {
                index = replacement.special.firstIndex(in: buffer, from: index, to: buffer.count)
                guard index < buffer.count, let substitute = replacement[buffer[index]] else {
                    break
                }
                bytes.append(contentsOf: buffer[start..<index])
                write(substitute)
                index += 1
                start = index
            }
            bytes.append(contentsOf: buffer[start...])
        }
    }
}

/// What to write in place of each byte below 128; `nil` for bytes that stand for themselves.
public struct EscapeTable: Sendable {
    private let substitutes: [StaticString?]
    /// The bytes that do not stand for themselves.
    let special: ByteSet

    /// A table from a list of pairs; the keys are ASCII.
    public init(_ pairs: [UInt8: StaticString]) {
        var substitutes = [StaticString?](repeating: nil, count: 256)
        for (byte, text) in pairs { substitutes[Int(byte)] = text }
        self.substitutes = substitutes
        special = ByteSet { substitutes[Int($0)] != nil }
    }

    @inline(__always)
    public subscript(byte: UInt8) -> StaticString? {
        substitutes[Int(byte)]
    }
}
