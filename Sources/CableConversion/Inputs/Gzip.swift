import CZlib

/// Reads what gzip compressed, one member after the other.
///
/// zlib checks each member's checksum and length; libarchive, which reads the other compressed files,
/// does not.
final class Gzip {
    private let source: ByteSource
    /// zlib keeps its address, so that it must not move.
    private let stream: UnsafeMutablePointer<z_stream>
    private var block: [UInt8]
    private var position = 0
    private var isInMember = true
    /// Why there is nothing more, where what was read is not all.
    private(set) var failure: ConversionError?

    /// - Parameter beginning: what has been read of the source.
    init(_ source: ByteSource, beginning: [UInt8]) {
        self.source = source
        block = beginning
        stream = .allocate(capacity: 1)
        stream.initialize(to: z_stream())
        precondition(inflate_begin_gzip(stream) == Z_OK, "zlib has no memory left")
    }

    deinit {
        inflateEnd(stream)
        stream.deallocate()
    }

    /// So many bytes; fewer where it ends, or breaks.
    func read(_ count: Int) -> [UInt8] {
        [UInt8](unsafeUninitializedCapacity: count) { buffer, filled in
            do throws(ConversionError) {
                while filled < count, failure == nil, try findMember() {
                    filled += try inflate(into: buffer.baseAddress! + filled, count - filled)
                }
            } catch {
                failure = error
            }
        }
    }

    /// Goes to bytes of a member; `false` where the last has ended.
    private func findMember() throws(ConversionError) -> Bool {
        while true {
            if position == block.count {
                block = try source.read(1 << 18)
                position = 0
            }
            if block.isEmpty {
                guard !isInMember else { throw .brokenArchive(reason: "it ends too early") }
                return false
            }
            if isInMember { return true }
            // Some programs fill a file up with zeros.
            while position < block.count, block[position] == 0 { position += 1 }
            guard position < block.count else { continue }
            isInMember = true
        }
    }

    /// Returns how many bytes it has made.
    private func inflate(
        into target: UnsafeMutablePointer<UInt8>, _ count: Int
    ) throws(ConversionError) -> Int {
        let (status, made) = block.withUnsafeMutableBufferPointer { bytes in
            stream.pointee.next_in = bytes.baseAddress! + position
            stream.pointee.avail_in = UInt32(bytes.count - position)
            stream.pointee.next_out = target
            stream.pointee.avail_out = UInt32(clamping: count)
            let status = CZlib.inflate(stream, Z_NO_FLUSH)
            position = bytes.count - Int(stream.pointee.avail_in)
            return (status, Int(UInt32(clamping: count) - stream.pointee.avail_out))
        }
        switch status {
        case Z_OK, Z_BUF_ERROR: break
        case Z_STREAM_END:
            isInMember = false
            inflateReset(stream)
        default:
            let reason = stream.pointee.msg.map { String(cString: $0) } ?? "its bytes are garbled"
            failure = .brokenArchive(reason: reason)
        }
        return made
    }
}
