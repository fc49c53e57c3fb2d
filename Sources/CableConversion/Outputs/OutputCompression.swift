import CLibArchive
import CableFormats

/// How an output of one file is compressed, told by the ending of its name: `all.csv.gz`.
package enum OutputCompression: String, CaseIterable, Sendable {
    case gzip = ".gz"
    case zstd = ".zst"
    case xz = ".xz"
    case bzip2 = ".bz2"

    /// `nil` where the name has none of the endings, or nothing but one.
    package init?(path: String) {
        let path = path.lowercased()
        let found = Self.allCases.first { ending in
            path.hasSuffix(ending.rawValue) && !path.hasSuffix("/" + ending.rawValue)
                && path != ending.rawValue
        }
        guard let found else { return nil }
        self = found
    }

    /// The name of what a file holds: `all.csv` of `all.csv.gz`, and any other name as it is.
    package static func contentName(of path: String) -> String {
        OutputCompression(path: path).map { String(path.dropLast($0.rawValue.count)) } ?? path
    }

    /// What libarchive calls it.
    fileprivate var filter: String {
        switch self {
        case .gzip: "gzip"
        case .zstd: "zstd"
        case .xz: "xz"
        case .bzip2: "bzip2"
        }
    }
}

/// Compresses bytes as they come, through libarchive. Neither a name nor a time of day goes in, so that the
/// same bytes give the same.
final class Compressor {
    private let archive: OpaquePointer
    private let entry: OpaquePointer
    /// What is compressed and was not taken yet; libarchive keeps the address.
    private let made = Made()

    private final class Made {
        var bytes: [UInt8] = []
    }

    init(_ compression: OutputCompression) {
        guard let archive = archive_write_new(), let entry = archive_entry_new() else {
            preconditionFailure("libarchive has no memory left")
        }
        self.archive = archive
        self.entry = entry
        var status = archive_write_set_format_raw(archive)
        status |= archive_write_add_filter_by_name(archive, compression.filter)
        // The time of day would stand in the header of gzip.
        _ = archive_write_set_filter_option(archive, "gzip", "timestamp", nil)
        // Bytes are handed on as they come, and the last block is not filled up.
        status |= archive_write_set_bytes_per_block(archive, 0)
        archive_entry_set_filetype(entry, 0o100000)
        status |= archive_write_open(
            archive, Unmanaged.passUnretained(made).toOpaque(), nil,
            { _, made, bytes, count in
                guard let made, let bytes else { return 0 }
                Unmanaged<Made>.fromOpaque(made).takeUnretainedValue().bytes +=
                    UnsafeRawBufferPointer(start: bytes, count: count)
                return count
            }, nil)
        status |= archive_write_header(archive, entry)
        precondition(status == ARCHIVE_OK, "libarchive knows its own filters")
    }

    deinit {
        archive_entry_free(entry)
        archive_write_free(archive)
    }

    /// Takes bytes, and gives what is compressed by now.
    func compressed(_ bytes: [UInt8]) throws(FileSystem.SystemError) -> [UInt8] {
        guard bytes.isEmpty || archive_write_data(archive, bytes, bytes.count) == bytes.count else {
            throw failure
        }
        return take()
    }

    /// What is left when all bytes are there.
    func end() throws(FileSystem.SystemError) -> [UInt8] {
        guard archive_write_close(archive) == ARCHIVE_OK else { throw failure }
        return take()
    }

    /// Why the library refused; it need not have set the system's number.
    private var failure: FileSystem.SystemError {
        let reason = archive_error_string(archive).map { String(cString: $0) }
        return FileSystem.SystemError(
            reason: reason ?? "it cannot be compressed", number: archive_errno(archive))
    }

    private func take() -> [UInt8] {
        defer { made.bytes.removeAll(keepingCapacity: true) }
        return made.bytes
    }
}
