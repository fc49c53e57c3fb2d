import Glibc

extension String {
    /// Calls a function with the text's UTF-8 where it lies, which `withUTF8` does for a variable
    /// alone.
    @inlinable
    public func withBytes<Result>(_ body: (UnsafeBufferPointer<UInt8>) -> Result) -> Result {
        if let result = utf8.withContiguousStorageIfAvailable(body) { return result }
        var text = self
        return text.withUTF8(body)
    }

    /// Whether a byte occurs in the text's UTF-8: faster than `utf8.contains` over long texts.
    public func contains(byte: UInt8) -> Bool {
        withBytes { bytes in
            bytes.baseAddress.map { memchr($0, Int32(byte), bytes.count) != nil } ?? false
        }
    }
}
