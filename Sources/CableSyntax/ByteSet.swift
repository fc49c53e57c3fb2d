/// A set of byte values that texts are searched for. For one alone, `ByteView.firstIndex(ofByte:)` is
/// faster.
///
/// Sets are made once, as static constants; their tables are never freed.
public struct ByteSet: @unchecked Sendable {
    /// 256 bytes, 1 for each member.
    private let table: UnsafePointer<UInt8>

    public init(where isMember: (UInt8) -> Bool) {
        let table = UnsafeMutablePointer<UInt8>.allocate(capacity: 256)
        for byte in UInt8.min...UInt8.max { table[Int(byte)] = isMember(byte) ? 1 : 0 }
        self.table = UnsafePointer(table)
    }

    /// The bytes of an ASCII text, each once.
    public init(_ members: StaticString) {
        let table = UnsafeMutablePointer<UInt8>.allocate(capacity: 256)
        table.initialize(repeating: 0, count: 256)
        for index in 0..<members.utf8CodeUnitCount { table[Int(members.utf8Start[index])] = 1 }
        self.table = UnsafePointer(table)
    }

    @inline(__always)
    public func contains(_ byte: UInt8) -> Bool { table[Int(byte)] != 0 }

    /// The first place of a member in a text at or after a position; `end` where there is none.
    public func firstIndex(
        in text: UnsafeBufferPointer<UInt8>, from start: Int, to end: Int
    ) -> Int {
        guard start < end, let bytes = text.baseAddress else { return end }
        precondition(start >= 0 && end <= text.count)
        var index = start
        // Members are rare, so that four bytes are looked at with one branch.
        while index + 4 <= end,
            table[Int(bytes[index])] | table[Int(bytes[index + 1])]
                | table[Int(bytes[index + 2])] | table[Int(bytes[index + 3])] == 0
        {
            index += 4
        }
        while index < end && table[Int(bytes[index])] == 0 { index += 1 }
        return index
    }
}
