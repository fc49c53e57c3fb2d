import CLibArchive

/// What an archive is to be, told by the ending of its name.
enum ArchiveKind {
    case zip
    /// A tar archive, and libarchive's name for its compression.
    case tar(filter: String?)

    init?(path: String) {
        let path = path.lowercased()
        let filters = [
            (".tar.gz", "gzip"), (".tgz", "gzip"), (".tar.zst", "zstd"), (".tar.xz", "xz"),
            (".tar.bz2", "bzip2"),
        ]
        if path.hasSuffix(".zip") {
            self = .zip
        } else if path.hasSuffix(".tar") {
            self = .tar(filter: nil)
        } else if let filter = filters.first(where: { path.hasSuffix($0.0) }) {
            self = .tar(filter: filter.1)
        } else {
            return nil
        }
    }
}

/// An archive of documents, through libarchive. No time of day is in it, so that the same documents
/// give the same bytes.
struct ArchiveOutput: OrderedOutput {
    private let file: FileInWriting
    private let archive: Writer

    /// Frees libarchive's memory with the last reference.
    private final class Writer {
        let pointer: OpaquePointer
        let target: Target

        init(_ pointer: OpaquePointer, _ target: Target) {
            self.pointer = pointer
            self.target = target
        }

        deinit { archive_write_free(pointer) }
    }

    /// Where libarchive's bytes go, and why they could not: what it says itself may be what that led to.
    private final class Target {
        let file: FileInWriting
        private(set) var failure: ConversionError?

        init(_ file: FileInWriting) { self.file = file }

        func take(_ bytes: UnsafeRawBufferPointer) -> Int {
            guard failure == nil else { return -1 }
            do throws(ConversionError) {
                try file.write(bytes.bindMemory(to: UInt8.self))
            } catch {
                failure = error
                return -1
            }
            return bytes.count
        }
    }

    init(path: String) throws(ConversionError) {
        guard let kind = ArchiveKind(path: path), let pointer = archive_write_new() else {
            preconditionFailure("not the path of an archive, or no memory left")
        }
        file = try FileInWriting(path)
        let target = Target(file)
        archive = Writer(pointer, target)
        var status: Int32
        switch kind {
        case .zip:
            status = archive_write_set_format_zip(pointer)
        case .tar(let filter):
            status = archive_write_set_format_pax_restricted(pointer)
            if let filter { status |= archive_write_add_filter_by_name(pointer, filter) }
            // The time of day would stand in the header of gzip.
            _ = archive_write_set_filter_option(pointer, "gzip", "timestamp", nil)
        }
        // The last block is not filled up.
        status |= archive_write_set_bytes_in_last_block(pointer, 1)
        status |= archive_write_open(
            pointer, Unmanaged.passUnretained(target).toOpaque(), nil,
            { _, target, bytes, count in
                guard let target, let bytes else { return 0 }
                return Unmanaged<Target>.fromOpaque(target).takeUnretainedValue()
                    .take(UnsafeRawBufferPointer(start: bytes, count: count))
            }, nil)
        guard status == ARCHIVE_OK else { throw error() }
    }

    mutating func take(
        _ result: ConvertedInput, names: [OutputNamer.Name], isOnlyOne: Bool
    ) throws(ConversionError) -> [Message] {
        for (cable, name) in zip(result.cables, names) {
            for document in cable.documents {
                try add(document.bytes, as: name.path + document.format.fileExtension)
            }
        }
        return []
    }

    private func add(_ bytes: [UInt8], as name: String) throws(ConversionError) {
        guard let entry = archive_entry_new() else {
            preconditionFailure("libarchive has no memory left")
        }
        defer { archive_entry_free(entry) }
        archive_entry_set_pathname_utf8(entry, name)
        archive_entry_set_size(entry, Int64(bytes.count))
        archive_entry_set_filetype(entry, 0o100000)
        archive_entry_set_perm(entry, 0o644)
        archive_entry_set_mtime(entry, 0, 0)
        guard archive_write_header(archive.pointer, entry) >= ARCHIVE_WARN,
            archive_write_data(archive.pointer, bytes, bytes.count) == bytes.count
        else { throw error() }
    }

    mutating func finish() throws(ConversionError) {
        guard archive_write_close(archive.pointer) == ARCHIVE_OK else { throw error() }
        try file.complete()
    }

    private func error() -> ConversionError {
        if let failure = archive.target.failure { return failure }
        let reason = archive_error_string(archive.pointer).map { String(cString: $0) }
        return .unwritable(path: file.path, reason: reason ?? "libarchive does not say why")
    }
}
