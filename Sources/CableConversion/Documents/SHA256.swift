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
            buffer.withMemoryRebound(to: CChar.self) { characters in
                nettle_base16_encode_update(characters.baseAddress, digest.count, digest)
            }
            return 2 * digest.count
        }
    }
}
