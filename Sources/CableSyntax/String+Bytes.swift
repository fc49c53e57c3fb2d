import Glibc

extension String {
    /// Whether a byte occurs in the text's UTF-8: faster than `utf8.contains` over long texts.
    public func contains(byte: UInt8) -> Bool {
        var text = self
        return text.withUTF8 { bytes in
            bytes.baseAddress.map { memchr($0, Int32(byte), bytes.count) != nil } ?? false
        }
    }
}
