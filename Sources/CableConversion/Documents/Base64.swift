import CNettle

/// Base64 (RFC 4648), by nettle.
package enum Base64 {
    /// The bytes of a text; `nil` where it is not Base64. Blanks and line ends are passed over.
    package static func decode(_ text: String) -> [UInt8]? {
        var context = base64_decode_ctx()
        nettle_base64_decode_init(&context)
        var isWhole = true
        let bytes = [UInt8](unsafeUninitializedCapacity: text.utf8.count / 4 * 3 + 3) {
            buffer, count in
            var text = text
            count = buffer.count
            isWhole = text.withUTF8 { source in
                source.withMemoryRebound(to: CChar.self) { source in
                    nettle_base64_decode_update(
                        &context, &count, buffer.baseAddress, source.count, source.baseAddress) == 1
                }
            }
            if !isWhole { count = 0 }
        }
        return isWhole && nettle_base64_decode_final(&context) == 1 ? bytes : nil
    }
}
