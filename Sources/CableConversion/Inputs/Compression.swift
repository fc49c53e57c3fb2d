import CableModel

/// How a file is compressed, told by its first bytes.
enum Compression {
    case gzip, bzip2, xz, zstd

    init?(_ beginning: [UInt8]) {
        if beginning.starts(with: [0x1F, 0x8B]) {
            self = .gzip
        } else if beginning.starts(with: [0xFD, 0x37, 0x7A, 0x58, 0x5A, 0x00]) {
            self = .xz
        } else if beginning.starts(with: [0x28, 0xB5, 0x2F, 0xFD]) {
            self = .zstd
        } else if beginning.starts(with: Array("BZh".utf8)), beginning.count > 9,
            Self.bzip2Blocks.contains(Array(beginning[4..<10]))
        {
            self = .bzip2
        } else {
            return nil
        }
    }

    /// What stands behind the head of a bzip2 file: the mark of a block, or that of the end.
    private static let bzip2Blocks: [[UInt8]] = [
        [0x31, 0x41, 0x59, 0x26, 0x53, 0x59], [0x17, 0x72, 0x45, 0x38, 0x50, 0x90],
    ]

    /// What the file holds.
    ///
    /// - Parameters:
    ///   - source: the file's bytes.
    ///   - beginning: those that have been read of it.
    func content(
        of source: ByteSource, beginning: [UInt8], limits: InputLimits = .standard
    ) throws(ConversionError) -> ByteSource {
        guard self != .gzip else {
            let gzip = Gzip(source, beginning: beginning)
            return ByteSource(failure: gzip.failure) { count throws(ConversionError) in
                gzip.read(count)
            }
        }
        // What gzip makes is never more than a thousand times as long.
        let reader = try ArchiveReader(
            source, beginning: beginning, kind: .compressed(self), limits: limits)
        return try reader.next()?.content ?? ByteSource { _ throws(ConversionError) in [] }
    }

    /// What there is to say of a file that has no checksum of its content: damage to it is not seen.
    func missingChecksum(_ beginning: [UInt8]) -> Diagnostic? {
        let isMissing =
            switch self {
            case .gzip, .bzip2: false
            case .xz: beginning.count > 7 && beginning[7] & 0x0F == 0
            case .zstd: beginning.count > 4 && beginning[4] & 0x04 == 0
            }
        guard isMissing else { return nil }
        return Diagnostic(
            .noChecksum, "the compressed file has no checksum; damage to it may not be seen")
    }
}
