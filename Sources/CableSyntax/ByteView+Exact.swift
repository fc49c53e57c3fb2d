import Glibc

extension ByteView {
    /// Whether the view is the text, in capitals and small letters as given.
    @inlinable @inline(__always)
    public func isExactly(_ text: StaticString) -> Bool {
        count == text.utf8CodeUnitCount && isExactly(text, at: start)
    }

    /// Whether the view is the text, byte by byte.
    public func isExactly(_ text: String) -> Bool { text.withBytes { isExactly($0) } }

    /// Whether the view has the same bytes.
    public func isExactly(_ text: UnsafeBufferPointer<UInt8>) -> Bool {
        guard count == text.count, let own = base.baseAddress, let other = text.baseAddress
        else { return isEmpty && text.isEmpty }
        return memcmp(own + start, other, count) == 0
    }

    /// Whether the text stands at the position, in capitals and small letters as given.
    @inlinable @inline(__always)
    public func isExactly(_ text: StaticString, at position: Int) -> Bool {
        let length = text.utf8CodeUnitCount
        guard position >= start, position + length <= end, let address = base.baseAddress else {
            return false
        }
        // Of a literal that has a length of up to two words the compiler makes no call.
        return memcmp(address + position, text.utf8Start, length) == 0
    }
}
