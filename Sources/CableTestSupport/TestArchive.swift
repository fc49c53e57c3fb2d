import CLibArchive

/// An archive made for a test, with entries that a well-meant one has not.
package struct TestArchive {
    package enum Format: String, CaseIterable, Sendable {
        case zip
        case sevenZip = "7z"
        case tar
        case tarGzip = "tar.gz"
        case tarZstd = "tar.zst"
        case tarXz = "tar.xz"
        case tarBzip2 = "tar.bz2"
        /// One file, compressed: no names.
        case gzip = "gz"
        case zstd = "zst"
        case bzip2 = "bz2"
        case xz

        /// Whether it has entries with names.
        package var isArchive: Bool { ![.gzip, .zstd, .bzip2, .xz].contains(self) }
    }

    package struct Entry {
        package var path: String
        package var content: [UInt8]
        /// Where a symbolic link points to.
        package var target: String?

        package init(_ path: String, _ content: String) { self.init(path, Array(content.utf8)) }

        package init(_ path: String, _ content: [UInt8]) {
            self.path = path
            self.content = content
        }

        package init(_ path: String, linkTo target: String) {
            self.init(path, "")
            self.target = target
        }
    }

    /// The bytes of an archive.
    package static func make(_ format: Format, _ entries: [Entry]) -> [UInt8] {
        let archive = archive_write_new()
        defer { archive_write_free(archive) }
        switch format {
        case .zip: archive_write_set_format_zip(archive)
        case .sevenZip: archive_write_set_format_7zip(archive)
        case .gzip, .zstd, .bzip2, .xz: archive_write_set_format_raw(archive)
        default: archive_write_set_format_pax_restricted(archive)
        }
        switch format {
        case .tarGzip, .gzip: archive_write_add_filter_gzip(archive)
        case .tarZstd, .zstd: archive_write_add_filter_zstd(archive)
        case .tarXz, .xz: archive_write_add_filter_xz(archive)
        case .tarBzip2, .bzip2: archive_write_add_filter_bzip2(archive)
        default: break
        }
        let capacity = entries.reduce(1 << 16) { $0 + 2 * $1.content.count + 4096 }
        return [UInt8](unsafeUninitializedCapacity: capacity) { buffer, count in
            archive_write_open_memory(archive, buffer.baseAddress, buffer.count, &count)
            for entry in entries {
                let header = archive_entry_new()
                defer { archive_entry_free(header) }
                archive_entry_set_pathname_utf8(header, entry.path)
                archive_entry_set_perm(header, 0o644)
                if let target = entry.target {
                    archive_entry_set_filetype(header, 0o120000)
                    archive_entry_set_symlink_utf8(header, target)
                } else {
                    archive_entry_set_filetype(header, 0o100000)
                    archive_entry_set_size(header, Int64(entry.content.count))
                }
                archive_write_header(archive, header)
                if entry.target == nil {
                    archive_write_data(archive, entry.content, entry.content.count)
                }
            }
            archive_write_close(archive)
        }
    }
}
