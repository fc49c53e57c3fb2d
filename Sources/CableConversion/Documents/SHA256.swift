import CNettle
import CSHA256

/// SHA-256, by nettle.
package enum SHA256 {
    /// The digest in lower-case hexadecimal.
    package static func hexDigest(of bytes: [UInt8]) -> String {
        var context = begun()
        return finish(&context, bytes[...])
    }

    /// The digests of several texts: of two in little more time than of one, where the processor has
    /// instructions for it.
    static func hexDigests(of texts: [[UInt8]]) -> [String] {
        guard hasInstructions, texts.count > 1 else { return texts.map(hexDigest) }
        var digests = Array(repeating: "", count: texts.count)
        // Two of about the same length end together.
        let order = texts.indices.sorted { texts[$0].count < texts[$1].count }
        for pair in stride(from: 0, to: order.count - 1, by: 2) {
            let (first, second) = (order[pair], order[pair + 1])
            (digests[first], digests[second]) = hexDigests(of: texts[first], texts[second])
        }
        if let last = order.last, order.count % 2 == 1 {
            digests[last] = hexDigest(of: texts[last])
        }
        return digests
    }

    private static let hasInstructions = sha256_two_is_there() != 0

    private static func hexDigests(of first: [UInt8], _ second: [UInt8]) -> (String, String) {
        var contexts = (begun(), begun())
        let blocks = min(first.count, second.count) / Int(SHA256_BLOCK_SIZE)
        withUnsafeMutableBytes(of: &contexts.0.state) { one in
            withUnsafeMutableBytes(of: &contexts.1.state) { other in
                sha256_two_compress(
                    one.baseAddress!.assumingMemoryBound(to: UInt32.self), first,
                    other.baseAddress!.assumingMemoryBound(to: UInt32.self), second, blocks)
            }
        }
        contexts.0.count = UInt64(blocks)
        contexts.1.count = UInt64(blocks)
        let taken = blocks * Int(SHA256_BLOCK_SIZE)
        return (finish(&contexts.0, first[taken...]), finish(&contexts.1, second[taken...]))
    }

    private static func begun() -> sha256_ctx {
        var context = sha256_ctx()
        nettle_sha256_init(&context)
        return context
    }

    private static func finish(_ context: inout sha256_ctx, _ rest: ArraySlice<UInt8>) -> String {
        rest.withUnsafeBufferPointer {
            nettle_sha256_update(&context, $0.count, $0.baseAddress)
        }
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
