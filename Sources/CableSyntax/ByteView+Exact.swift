extension ByteView {
    /// Whether the view is the text, in capitals and small letters as given.
    public func isExactly(_ text: StaticString) -> Bool {
        count == text.utf8CodeUnitCount && isExactly(text, at: start)
    }

    /// Whether the text stands at the position, in capitals and small letters as given.
    @inlinable @inline(__always)
    public func isExactly(_ text: StaticString, at position: Int) -> Bool {
        let length = text.utf8CodeUnitCount
        guard position >= start, position + length <= end else { return false }
        for index in 0..<length where base[position + index] != text.utf8Start[index] {
            return false
        }
        return true
    }
}
