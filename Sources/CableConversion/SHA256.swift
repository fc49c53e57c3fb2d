import CNettle

/// SHA-256, by nettle.
public enum SHA256 {
    /// The digest in lower-case hexadecimal.
    public static func hexDigest(of bytes: [UInt8]) -> String {
        var context = sha256_ctx()
        nettle_sha256_init(&context)
        nettle_sha256_update(&context, bytes.count, bytes)
        var digest = [UInt8](repeating: 0, count: Int(SHA256_DIGEST_SIZE))
        nettle_sha256_digest(&context, digest.count, &digest)
        return String(unsafeUninitializedCapacity: 2 * digest.count) { buffer in
            let digits = Array("0123456789abcdef".utf8)
            for (index, byte) in digest.enumerated() {
                buffer[2 * index] = digits[Int(byte >> 4)]
                buffer[2 * index + 1] = digits[Int(byte & 15)]
            }
            return 2 * digest.count
        }
    }
}
