import Glibc

/// The few things that a conversion asks of the file system.
package enum FileSystem {
    /// What is at a path.
    package enum Kind {
        case file, folder
        /// A pipe, a socket, a device: to read it may take for ever.
        case special
        case nothing
    }

    package static func kind(of path: String) -> Kind {
        var status = stat()
        guard stat(path, &status) == 0 else { return .nothing }
        switch status.st_mode & S_IFMT {
        case S_IFDIR: return .folder
        case S_IFREG: return .file
        default: return .special
        }
    }

    /// Whether a path is that of a pipe or a device, which many may write to.
    package static func isSpecial(_ path: String) -> Bool {
        kind(of: path) == .special || path.hasPrefix("/dev/") || path.hasPrefix("/proc/")
    }

    /// The size of a regular file, in bytes; `nil` for anything else.
    package static func size(of path: String) -> Int? {
        var status = stat()
        guard stat(path, &status) == 0, status.st_mode & S_IFMT == S_IFREG else { return nil }
        return Int(status.st_size)
    }

    /// A file's identity, whatever path leads to it.
    package struct Identity: Hashable, Sendable {
        var device: UInt
        var inode: UInt

        init(_ status: stat) {
            device = UInt(status.st_dev)
            inode = UInt(status.st_ino)
        }
    }

    package static func identity(of path: String) -> Identity? {
        var status = stat()
        return stat(path, &status) == 0 ? Identity(status) : nil
    }

    package static func read(_ path: String) throws(ConversionError) -> [UInt8] {
        try ByteSource(path: path).readAll()
    }

    /// A failure of a system call, in the system's words.
    package struct SystemError: Error, CustomStringConvertible {
        package var reason: String
        package var description: String { reason }
        /// The system's number for it, such as `EPIPE`.
        package var number: Int32

        /// Whether the other end of a pipe was closed.
        package var isBrokenPipe: Bool { number == EPIPE }

        /// The failure of the call that was made last.
        static var last: SystemError {
            let number = errno
            return SystemError(reason: String(cString: strerror(number)), number: number)
        }

        /// What the failure means for an output.
        ///
        /// - Parameter flag: the flag that names the output, or the folder above it.
        func unwritable(_ path: String, flag: String = "output") -> ConversionError {
            number == ENOSPC || number == EDQUOT
                ? .diskFull(path: path, reason: reason, canResume: false)
                : .unwritable(path: path, reason: reason, flag: flag)
        }
    }

    /// Writes a file whole or not at all: under a temporary name, then renamed.
    ///
    /// - Parameters:
    ///   - folder: where the bytes are until they are whole; `nil`: beside the file.
    ///   - spared: files that are not to be replaced.
    package static func replace(
        _ path: String, with bytes: [UInt8], by folder: OwnFolder? = nil,
        sparing spared: SparedFiles = SparedFiles()
    ) throws(ConversionError) {
        // The only question about what is there: of many small files each costs.
        var status = stat()
        let isThere = stat(path, &status) == 0
        guard !spared.contains(path, isThere ? status : nil) else {
            throw .wouldReplaceInput(path: path)
        }
        // A pipe or a device is written as it is.
        if isThere, status.st_mode & S_IFMT != S_IFREG {
            return try writeDirectly(bytes, to: path)
        }
        let replaced = isThere ? status : nil
        do throws(SystemError) {
            try write(bytes, to: path, replacing: replaced, by: folder)
        } catch {
            // What the folder is on is not what the file is to be on.
            guard error.number == EXDEV, folder != nil else { throw error.unwritable(path) }
            do { try write(bytes, to: path, replacing: replaced, by: nil) } catch {
                throw error.unwritable(path)
            }
        }
    }

    private static func write(
        _ bytes: [UInt8], to path: String, replacing replaced: stat?, by folder: OwnFolder?
    ) throws(SystemError) {
        let temporary = try TemporaryFile(for: path, in: folder, replacing: replaced)
        do throws(SystemError) {
            try DescriptorIO.write(bytes, to: temporary.descriptor)
        } catch {
            close(temporary.descriptor)
            temporary.remove()
            throw error
        }
        do throws(SystemError) {
            guard close(temporary.descriptor) == 0 else { throw SystemError.last }
            try temporary.move(to: path)
        } catch {
            temporary.remove()
            throw error
        }
    }

    private static func writeDirectly(_ bytes: [UInt8], to path: String) throws(ConversionError) {
        let descriptor = open(path, O_WRONLY | O_CLOEXEC)
        guard descriptor >= 0 else { throw .unwritable(path: path, reason: lastError()) }
        defer { close(descriptor) }
        do { try DescriptorIO.write(bytes, to: descriptor) } catch {
            throw .unwritable(path: path, reason: error.reason)
        }
    }

    /// Makes a folder and those above it, as far as they are missing.
    package static func makeFolders(_ path: String) throws(SystemError) {
        guard kind(of: path) == .nothing else { return }
        let above = parent(of: path)
        if above != path { try makeFolders(above) }
        if mkdir(path, 0o777) != 0 && errno != EEXIST { throw SystemError.last }
    }

    /// The regular files below a folder, in the byte order of their relative paths; hidden ones
    /// left out.
    ///
    /// - Parameter skip: told each folder below that cannot be read, and each pipe or device, by
    ///   its relative path; the walk goes on.
    package static func files(
        below folder: String, skip: (String, ConversionError) -> Void = { _, _ in }
    ) throws(ConversionError) -> [String] {
        guard let directory = opendir(folder) else { throw .unreadable(reason: lastError()) }
        defer { closedir(directory) }
        var entries: [(name: String, isFile: Bool)] = []
        while let entry = readdir(directory) {
            let (name, isWhole) = withUnsafePointer(to: &entry.pointee.d_name) {
                $0.withMemoryRebound(to: CChar.self, capacity: 256) {
                    (String(cString: $0), String(validatingCString: $0) != nil)
                }
            }
            if name.hasPrefix(".") { continue }
            guard isWhole else {
                // Paths are text here; by the text that such a name makes it is not found again.
                skip(name, .unreadable(reason: "its name is not UTF-8; rename it"))
                continue
            }
            // Not every file system says it here, and of a link it is asked below.
            entries.append((name, Int(entry.pointee.d_type) == DT_REG))
        }
        entries.sort { $0.name.utf8.lexicographicallyPrecedes($1.name.utf8) }
        var files: [String] = []
        for (name, isFile) in entries {
            let path = folder + "/" + name
            switch isFile ? .file : kind(of: path) {
            case .folder:
                // A link to a folder above would lead round in a circle.
                var status = stat()
                if lstat(path, &status) == 0, status.st_mode & S_IFMT == S_IFLNK { continue }
                do {
                    files += try Self.files(below: path) { skip(name + "/" + $0, $1) }
                        .map { name + "/" + $0 }
                } catch {
                    skip(name, error)
                }
            case .special:
                skip(name, .unreadable(reason: "it is a pipe or a device"))
            case .file, .nothing:
                files.append(name)
            }
        }
        return files
    }

    /// All files below a folder, hidden ones too, by their relative paths; in no order.
    package static func allFiles(below folder: String) throws(ConversionError) -> [String] {
        guard let directory = opendir(folder) else { throw .unreadable(reason: lastError()) }
        defer { closedir(directory) }
        var files: [String] = []
        while let entry = readdir(directory) {
            let name = Self.name(of: entry)
            if name == "." || name == ".." { continue }
            if kind(of: folder + "/" + name) == .folder {
                files += try allFiles(below: folder + "/" + name).map { name + "/" + $0 }
            } else {
                files.append(name)
            }
        }
        return files
    }

    static func name(of entry: UnsafeMutablePointer<dirent>) -> String {
        withUnsafePointer(to: &entry.pointee.d_name) {
            $0.withMemoryRebound(to: CChar.self, capacity: 256) { String(cString: $0) }
        }
    }

    package static func remove(_ path: String) { unlink(path) }

    package static func parent(of path: String) -> String {
        guard let slash = path.utf8.lastIndex(of: UInt8(ascii: "/")) else { return "." }
        return slash == path.startIndex ? "/" : String(path[..<slash])
    }

    package static func lastComponent(of path: String) -> String {
        guard let slash = path.utf8.lastIndex(of: UInt8(ascii: "/")) else { return path }
        return String(path[path.index(after: slash)...])
    }

    static func lastError() -> String { String(cString: strerror(errno)) }
}
