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

extension Output {
    /// Text in which each byte that `replacement` has an answer for is replaced; runs of other
    /// bytes are copied whole. The escaping of JSON and HTML goes through here.
    public mutating func write(_ text: String, escapedBy replacement: EscapeTable) {
        text.withBytes { buffer in
            var start = 0
            var index = 0
            while true {
                index = replacement.special.firstIndex(in: buffer, from: index, to: buffer.count)
                guard index < buffer.count, let substitute = replacement[buffer[index]] else {
                    break
                }
                write(raw: UnsafeBufferPointer(rebasing: buffer[start..<index]))
                write(substitute)
                index += 1
                start = index
            }
            write(raw: UnsafeBufferPointer(rebasing: buffer[start...]))
        }
    }
}
