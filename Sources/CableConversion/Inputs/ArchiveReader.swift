import CLibArchive
import CUTF8Names

/// Reads an archive entry by entry, or what one of its filters compressed, through libarchive.
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
    private let limits: InputLimits
    /// What is read.
    private let kind: Kind
    /// Whether the first bytes are those of an entry of a zip archive.
    private let beginsWithZip: Bool
    /// How many bytes of content have been read.
    private var contentLength = 0
    /// What libarchive is looking at.
    private var block: [UInt8]
    private var failure: ConversionError?
    /// Why the content of an entry cannot be read on.
    private var contentFailure: ConversionError?

    /// What libarchive is to take the bytes for.
    enum Kind {
        case archive
        /// One entry without a name.
        case compressed(Compression)

        /// What libarchive is to know of: nothing but what is documented, since for some forms it starts
        /// programs, and takes others for what their texts begin with.
        fileprivate var supports: [(OpaquePointer?) -> Int32] {
            switch self {
            case .archive:
                [
                    archive_read_support_format_zip, archive_read_support_format_7zip,
                    archive_read_support_format_tar,
                ]
            case .compressed(.bzip2):
                [archive_read_support_format_raw, archive_read_support_filter_bzip2]
            case .compressed(.xz):
                [archive_read_support_format_raw, archive_read_support_filter_xz]
            case .compressed(.zstd):
                [archive_read_support_format_raw, archive_read_support_filter_zstd]
            case .compressed(.gzip):
                [archive_read_support_format_raw, archive_read_support_filter_gzip]
            }
        }
    }

    /// - Parameters:
    ///   - source: the archive's bytes.
    ///   - beginning: those that have been read of it.
    init(
        _ source: ByteSource, beginning: [UInt8], kind: Kind = .archive,
        limits: InputLimits = .standard
    ) throws(ConversionError) {
        guard let archive = archive_read_new() else {
            preconditionFailure("libarchive has no memory left")
        }
        self.archive = archive
        self.source = source
        self.limits = limits
        self.kind = kind
        beginsWithZip = beginning.starts(with: ContainerKind.zipEntry)
        block = beginning
        // Without it names beyond ASCII would be lost.
        precondition(String(cString: encoding_of_names()) == "UTF-8")
        for support in kind.supports {
            // Anything else than this, and it would start a program.
            guard support(archive) == ARCHIVE_OK else {
                throw .brokenArchive(reason: "this libarchive cannot read it by itself")
            }
        }
        // Behind its end may stand another tar, or entries behind the zeros that were the head of one: to
        // stop there would lose them without a word.
        archive_read_set_format_option(archive, "tar", "read_concatenated_archives", "1")
        try open()
    }

    deinit { archive_read_free(archive) }

    private func open() throws(ConversionError) {
        // 7-Zip has its index at the end, so that such an archive is read whole, within limits.
        if block.starts(with: ContainerKind.sevenZip) {
            block = try source.readAll(after: block, limit: limits.sevenZip)
        }
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
            // Where the index of a zip archive can be gone to it says more than the entries do: which of
            // them are links.
            if source.canMove, block.starts(with: ContainerKind.zip) {
                archive_read_set_seek_callback(archive) { _, context, offset, whence in
                    Unmanaged<ArchiveReader>.fromOpaque(context!).takeUnretainedValue()
                        .move(by: offset, from: whence)
                }
            }
            status = archive_read_open1(archive)
        }
        guard status == ARCHIVE_OK else { throw lastError() }
    }

    private var isBeginningRead = false
    /// The last bytes of all blocks before this one.
    private var tail = ArraySlice<UInt8>()
    /// Where the next block begins.
    private var position = 0

    /// Called by libarchive: the next block, and its length.
    private func nextBlock(_ buffer: inout UnsafeRawPointer?) -> Int {
        if isBeginningRead {
            tail = (tail + block.suffix(Self.tarBlock)).suffix(Self.tarBlock)
            do throws(ConversionError) {
                block = try source.read(1 << 18)
            } catch {
                failure = error
                archive_set_error_text(archive, error.message)
                return -1
            }
        }
        isBeginningRead = true
        position += block.count
        // The array's storage does not move before the next block is asked for.
        buffer = block.withUnsafeBufferPointer { UnsafeRawPointer($0.baseAddress) }
        return block.count
    }

    /// Called by libarchive: goes on with another byte, and returns its number.
    private func move(by offset: Int64, from whence: Int32) -> Int64 {
        let start =
            switch whence {
            case SEEK_SET: 0
            case SEEK_CUR: position
            default: source.size ?? 0
            }
        let (target, overflow) = start.addingReportingOverflow(Int(offset))
        guard !overflow, target >= 0, source.move(to: target) else {
            return Int64(ARCHIVE_FATAL)
        }
        isBeginningRead = true
        position = target
        return Int64(target)
    }

    /// The next entry; `nil` at the end.
    ///
    /// - Throws: where the archive is broken; what is behind cannot be read.
    func next() throws(ConversionError) -> Entry? {
        if isTooLong { throw tooLong }
        var header: OpaquePointer?
        switch archive_read_next_header(archive, &header) {
        case ARCHIVE_EOF:
            try readToEnd()
            return nil
        case ARCHIVE_OK, ARCHIVE_WARN: break
        // Of the zeros at the end of a tar the last need not be a whole block.
        case ARCHIVE_FATAL
        where isTar && (1..<Self.tarBlock).contains(rest.count)
            && rest.allSatisfy { $0 == 0 }:
            try readToEnd()
            return nil
        default: throw lastError()
        }
        let isRaw = archive_format(archive) == ARCHIVE_FORMAT_RAW
        let size = archive_entry_size_is_set(header) != 0 ? Int(archive_entry_size(header)) : nil
        contentFailure = nil
        return Entry(
            path: isRaw ? nil : Self.path(of: header), kind: Self.kind(of: header),
            content: ByteSource(size: size, failure: self.contentFailure) {
                [self] count throws(ConversionError) in read(count)
            })
    }

    /// Reads what stands behind the last entry: what was compressed has its checksum there, a tar archive its
    /// end, without which nobody knows whether that was the last, and a zip archive what its index is of.
    private func readToEnd() throws(ConversionError) {
        if beginsWithZip, source.canMove, let size = source.size {
            // The index was gone to.
            position = max(0, size - ZipEnd.reach)
            guard source.move(to: position) else {
                throw .brokenArchive(reason: "its end cannot be gone to")
            }
            (tail, block) = ([], [])
            isBeginningRead = true
        } else if !isTar, source.canMove {
            return
        }
        let kept = isTar ? Self.tarBlock : ZipEnd.reach
        var length = isBeginningRead ? position : block.count
        var end = tail + block.suffix(kept)
        while case let more = try source.read(1 << 18), !more.isEmpty {
            end = (end + more).suffix(kept)
            length += more.count
        }
        guard !isTar || end.suffix(Self.tarBlock).allSatisfy({ $0 == 0 }) else {
            throw .brokenArchive(reason: "it ends too early, at an entry")
        }
        if beginsWithZip, let before = ZipEnd.lengthBefore(end, ofFile: length), before > 0 {
            throw .brokenArchive(
                reason: "it is two archives, one behind the other, of which one is read; part them")
        }
    }

    private var isTar: Bool {
        archive_format(archive) & ARCHIVE_FORMAT_BASE_MASK == ARCHIVE_FORMAT_TAR
    }

    /// What libarchive was given and did not take.
    private var rest: ArraySlice<UInt8> {
        let given = isBeginningRead ? position : block.count
        return (tail + block).suffix(max(0, given - Int(archive_filter_bytes(archive, -1))))
    }

    /// A tar archive ends with blocks of zeros.
    private static let tarBlock = 512

    /// So many bytes of an entry; fewer where it ends, or breaks.
    private func read(_ count: Int) -> [UInt8] {
        guard !isTooLong else {
            contentFailure = tooLong
            return []
        }
        var status = 0
        let bytes = [UInt8](unsafeUninitializedCapacity: count) { buffer, filled in
            while filled < buffer.count {
                status = archive_read_data(
                    archive, buffer.baseAddress! + filled, buffer.count - filled)
                guard status > 0 else { break }
                filled += status
            }
        }
        if status < 0 { contentFailure = lastError() }
        if status == 0, hasMoreBehindStream {
            contentFailure = .brokenArchive(reason: "what stands behind its end is not compressed")
        }
        contentLength += bytes.count
        return bytes
    }

    /// Whether anything but zeros follows where bzip2 has ended. libarchive takes it for no more of the file,
    /// without a word, so that of two streams the second would be lost where its first bytes are damaged.
    private var hasMoreBehindStream: Bool {
        guard case .compressed(.bzip2) = kind else { return false }
        return rest.contains { $0 != 0 }
    }

    /// Whether so short a file has so long a content that it can only be made to do harm. Entries of a zip
    /// archive may be in each other, so that each file is counted once.
    private var isTooLong: Bool {
        guard contentLength > limits.ratioFrom else { return false }
        let length = source.size ?? Int(archive_filter_bytes(archive, -1))
        return contentLength / limits.ratio > max(length, block.count)
    }

    private var tooLong: ConversionError {
        .brokenArchive(reason: "its content is more than \(limits.ratio) times as long as it is")
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
        var reason = archive_error_string(archive).map { String(cString: $0) }
        // Some of its reasons end as lines do.
        while reason?.last?.isWhitespace == true { reason?.removeLast() }
        return .brokenArchive(reason: reason ?? "it ends too early")
    }
}

/// What is read entry by entry, told by its first bytes.
enum ContainerKind {
    static let zip = Array("PK".utf8)
    static let zipEntry = Array("PK\u{3}\u{4}".utf8)
    static let sevenZip: [UInt8] = [0x37, 0x7A, 0xBC, 0xAF, 0x27, 0x1C]

    private static let signatures: [[UInt8]] = [
        zipEntry, Array("PK\u{5}\u{6}".utf8), sevenZip,
    ]

    /// Whether bytes are the beginning of an archive.
    static func isArchive(_ beginning: [UInt8]) -> Bool {
        signatures.contains { beginning.starts(with: $0) } || isTar(beginning)
    }

    /// Whether bytes are the beginning of a tar archive. It has its mark behind the first entry's name;
    /// of an old one the checksum tells, and an empty one is zeros.
    private static func isTar(_ beginning: [UInt8]) -> Bool {
        guard beginning.count >= 512 else { return false }
        let head = beginning[..<512]
        if head[257..<262].elementsEqual("ustar".utf8) { return true }
        if head[0] == 0 {
            return beginning.count >= 1024 && beginning[..<1024].allSatisfy { $0 == 0 }
        }
        let digits = head[148..<156].filter { $0 != 0x20 && $0 != 0 }
        guard let sum = Int(String(decoding: digits, as: UTF8.self), radix: 8) else { return false }
        // The checksum's own place counts as blanks.
        return sum == head.reduce(8 * 0x20) { $0 + Int($1) }
            - head[148..<156].reduce(0) { $0 + Int($1) }
    }
}
