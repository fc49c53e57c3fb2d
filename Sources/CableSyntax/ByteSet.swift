import Glibc

/// A set of byte values that texts are searched for.
///
/// Sets are made once, as static constants; their tables are never freed.
public struct ByteSet: @unchecked Sendable {
    /// 256 bytes, 1 for each member.
    private let table: UnsafePointer<UInt8>
    /// The member, where there is one alone: the C library finds it faster.
    private let onlyMember: UInt8?

    public init(where isMember: (UInt8) -> Bool) {
        let table = UnsafeMutablePointer<UInt8>.allocate(capacity: 256)
        for byte in 0..<256 { table[byte] = isMember(UInt8(byte)) ? 1 : 0 }
        self.table = UnsafePointer(table)
        let members = (0..<256).filter { table[$0] != 0 }
        onlyMember = members.count == 1 ? UInt8(members[0]) : nil
    }

    /// The bytes of an ASCII text.
    public init(_ members: StaticString) {
        let bytes = UnsafeBufferPointer(
            start: members.utf8Start, count: members.utf8CodeUnitCount)
        self.init { bytes.contains($0) }
    }

    @inline(__always)
    public func contains(_ byte: UInt8) -> Bool { table[Int(byte)] != 0 }

    /// The first place of a member in a text at or after a position; `end` where there is none.
    public func firstIndex(
        in text: UnsafeBufferPointer<UInt8>, from start: Int, to end: Int
    ) -> Int {
        guard start < end, let bytes = text.baseAddress else { return end }
        precondition(start >= 0 && end <= text.count)
        if let onlyMember {
            guard let found = memchr(bytes + start, Int32(onlyMember), end - start) else {
                return end
            }
            return UnsafeRawPointer(found) - UnsafeRawPointer(bytes)
        }
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
