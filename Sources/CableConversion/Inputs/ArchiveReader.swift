import CLibArchive

/// Reads an archive or a compressed file entry by entry, through libarchive.
///
/// The archive is a stream: an entry's bytes are read before the next entry is asked for, and no
/// more than a block of either is in memory.
final class ArchiveReader {
    /// What an archive has under one name.
    struct Entry {
        /// As the archive has it; `nil` for a compressed file, which has no name for its content.
        var path: String?
        var kind: Kind
        /// The content; to be read before the next entry.
        var content: ByteSource

        enum Kind { case file, folder, link, other }
    }

    private let archive: OpaquePointer
    private let source: ByteSource
    /// What libarchive is looking at.
    private var block: [UInt8]
    private var failure: ConversionError?

    /// - Parameters:
    ///   - source: the archive's bytes.
    ///   - beginning: those that have been read of it.
    init(_ source: ByteSource, beginning: [UInt8]) throws(ConversionError) {
        guard let archive = archive_read_new() else {
            preconditionFailure("libarchive has no memory left")
        }
        self.archive = archive
        self.source = source
        block = beginning
        for support in [
            archive_read_support_format_zip, archive_read_support_format_7zip,
            archive_read_support_format_tar, archive_read_support_format_gnutar,
            archive_read_support_format_cpio, archive_read_support_format_empty,
            archive_read_support_format_raw, archive_read_support_filter_all,
        ] {
            _ = support(archive)
        }
        try open()
    }

    deinit { archive_read_free(archive) }

    private func open() throws(ConversionError) {
        // 7-Zip has its index at the end, so that such an archive is read whole, within limits.
        if block.starts(with: ContainerKind.sevenZip) { block = try source.readAll(after: block) }
        let isWhole = source.isAtEnd
        let status: Int32
        if isWhole {
            // The bytes lie still from here on: nothing writes to `block` any more.
            status = block.withUnsafeBufferPointer {
                archive_read_open_memory(archive, $0.baseAddress, $0.count)
            }
        } else {
            archive_read_set_callback_data(archive, Unmanaged.passUnretained(self).toOpaque())
            archive_read_set_read_callback(archive) { _, context, buffer in
                Unmanaged<ArchiveReader>.fromOpaque(context!).takeUnretainedValue()
                    .nextBlock(&buffer!.pointee)
            }
            status = archive_read_open1(archive)
        }
        guard status == ARCHIVE_OK else { throw lastError() }
    }

    private var isBeginningRead = false

    /// Called by libarchive: the next block, and its length.
    private func nextBlock(_ buffer: inout UnsafeRawPointer?) -> Int {
        if isBeginningRead {
            do throws(ConversionError) {
                block = try source.read(1 << 18)
            } catch {
                failure = error
                archive_set_error_text(archive, error.message)
                return -1
            }
        }
        isBeginningRead = true
        // The array's storage does not move before the next block is asked for.
        buffer = block.withUnsafeBufferPointer { UnsafeRawPointer($0.baseAddress) }
        return block.count
    }

    /// The next entry; `nil` at the end.
    ///
    /// - Throws: where the archive is broken; what is behind cannot be read.
    func next() throws(ConversionError) -> Entry? {
        var header: OpaquePointer?
        switch archive_read_next_header(archive, &header) {
        case ARCHIVE_EOF: return nil
        case ARCHIVE_OK, ARCHIVE_WARN: break
        default: throw lastError()
        }
        let isRaw = archive_format(archive) == ARCHIVE_FORMAT_RAW
        let size = archive_entry_size_is_set(header) != 0 ? Int(archive_entry_size(header)) : nil
        return Entry(
            path: isRaw ? nil : Self.path(of: header), kind: Self.kind(of: header),
            content: ByteSource(size: size) { [self] count throws(ConversionError) in
                try read(count)
            })
    }

    /// How many bytes of the archive have been read.
    var bytesRead: Int { Int(archive_filter_bytes(archive, -1)) }

    private func read(_ count: Int) throws(ConversionError) -> [UInt8] {
        var status = 0
        let bytes = [UInt8](unsafeUninitializedCapacity: count) { buffer, filled in
            while filled < buffer.count {
                status = archive_read_data(
                    archive, buffer.baseAddress! + filled, buffer.count - filled)
                guard status > 0 else { break }
                filled += status
            }
        }
        guard status >= 0 else { throw lastError() }
        return bytes
    }

    private static func path(of header: OpaquePointer?) -> String {
        if let path = archive_entry_pathname_utf8(header) { return String(cString: path) }
        // Of another encoding than it says: what is no UTF-8 becomes U+FFFD.
        return archive_entry_pathname(header).map { String(cString: $0) } ?? ""
    }

    private static func kind(of header: OpaquePointer?) -> Entry.Kind {
        if archive_entry_symlink(header) != nil || archive_entry_hardlink(header) != nil {
            return .link
        }
        switch UInt32(archive_entry_filetype(header)) {
        case 0o100000, 0: return .file
        case 0o040000: return .folder
        case 0o120000: return .link
        default: return .other
        }
    }

    private func lastError() -> ConversionError {
        if let failure { return failure }
        let reason = archive_error_string(archive).map { String(cString: $0) }
        return .brokenArchive(reason: reason ?? "it ends too early")
    }
}

/// What is read entry by entry, told by its first bytes.
enum ContainerKind {
    static let sevenZip: [UInt8] = [0x37, 0x7A, 0xBC, 0xAF, 0x27, 0x1C]

    private static let signatures: [[UInt8]] = [
        Array("PK\u{3}\u{4}".utf8), Array("PK\u{5}\u{6}".utf8), sevenZip, [0x1F, 0x8B],
        [0xFD, 0x37, 0x7A, 0x58, 0x5A, 0x00], [0x28, 0xB5, 0x2F, 0xFD], Array("BZh".utf8),
    ]

    /// Whether bytes are the beginning of an archive that has names for what it holds. Of a compressed
    /// file that is not told without reading it.
    static func isArchive(_ beginning: [UInt8]) -> Bool {
        isContainer(beginning) && !signatures[3...].contains { beginning.starts(with: $0) }
    }

    /// Whether bytes are the beginning of an archive or of a compressed file.
    static func isContainer(_ beginning: [UInt8]) -> Bool {
        if signatures.contains(where: { beginning.starts(with: $0) }) { return true }
        // A tar archive has its mark behind the first entry's name.
        return beginning.count >= 512 && beginning[257..<262].elementsEqual("ustar".utf8)
    }
}
