/// What to write in place of each byte below 128; `nil` for bytes that stand for themselves.
public struct EscapeTable: Sendable {
    private let substitutes: [StaticString?]
    /// The bytes that do not stand for themselves.
    let special: ByteSet
    /// A byte that is replaced only before some others, and these.
    let conditional: UInt8?
    let followers: [UInt8]

    /// A table from a list of pairs; the keys are ASCII.
    ///
    /// - Parameters:
    ///   - conditional: the key that stands for itself unless one of the followers comes next.
    public init(
        _ pairs: [UInt8: StaticString], only conditional: UInt8? = nil,
        before followers: [UInt8] = []
    ) {
        self.conditional = conditional
        self.followers = followers
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
                if buffer[index] == replacement.conditional,
                    index + 1 == buffer.count || !replacement.followers.contains(buffer[index + 1])
                {
                    index += 1
                    continue
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
