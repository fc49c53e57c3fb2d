import Glibc
import Synchronization

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

    /// The size of a regular file, in bytes; `nil` for anything else.
    static func size(of path: String) -> Int? {
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

    static func identity(of path: String) -> Identity? {
        var status = stat()
        return stat(path, &status) == 0 ? Identity(status) : nil
    }

    package static func read(_ path: String) throws(ConversionError) -> [UInt8] {
        try ByteSource(path: path).readAll()
    }

    /// A failure of a system call, in the system's words.
    package struct SystemError: Error {
        package var reason: String
        /// The system's number for it, such as `EPIPE`.
        package var number: Int32

        /// The failure of the call that was made last.
        static var last: SystemError {
            let number = errno
            return SystemError(reason: String(cString: strerror(number)), number: number)
        }

        /// What the failure means for an output.
        func unwritable(_ path: String) -> ConversionError {
            number == ENOSPC || number == EDQUOT
                ? .diskFull(path: path, reason: reason) : .unwritable(path: path, reason: reason)
        }
    }

    /// So many bytes of a descriptor, or fewer where it ends.
    static func read(from descriptor: Int32, upTo count: Int) throws(SystemError) -> [UInt8] {
        var failure: SystemError?
        let bytes = [UInt8](unsafeUninitializedCapacity: count) { buffer, filled in
            while filled < buffer.count {
                let result = Glibc.read(
                    descriptor, buffer.baseAddress! + filled, buffer.count - filled)
                if result < 0 && errno == EINTR { continue }
                if result < 0 { failure = SystemError.last }
                if result <= 0 { break }
                filled += result
            }
        }
        if let failure { throw failure }
        return bytes
    }

    /// Writes all bytes to a descriptor.
    static func write(_ bytes: [UInt8], to descriptor: Int32) throws(SystemError) {
        var failure: SystemError?
        bytes.withUnsafeBufferPointer { buffer in
            var written = 0
            while written < buffer.count {
                let result = Glibc.write(
                    descriptor, buffer.baseAddress! + written, buffer.count - written)
                if result < 0 && errno == EINTR { continue }
                if result < 0 {
                    failure = SystemError.last
                    return
                }
                written += result
            }
        }
        if let failure { throw failure }
    }

    /// Writes a file whole or not at all: under a temporary name in the same folder, then renamed.
    ///
    /// - Parameters:
    ///   - temporaryFolder: where the bytes are until they are whole; `nil`: beside the file.
    ///   - inputs: files that are not to be replaced.
    package static func replace(
        _ path: String, with bytes: [UInt8], by temporaryFolder: String? = nil,
        sparing inputs: Set<Identity> = []
    ) throws(ConversionError) {
        // The only question about what is there: of many small files each costs.
        var status = stat()
        if stat(path, &status) == 0 {
            guard !inputs.contains(Identity(status)) else { throw .wouldReplaceInput(path: path) }
            // A pipe or a device is written as it is.
            if status.st_mode & S_IFMT != S_IFREG { return try writeDirectly(bytes, to: path) }
        }
        let (descriptor, temporary) = try makeTemporary(for: path, in: temporaryFolder)
        do {
            do {
                try write(bytes, to: descriptor)
            } catch {
                close(descriptor)
                throw error
            }
            guard close(descriptor) == 0 else { throw SystemError.last }
            try move(temporary, to: path)
        } catch let error as SystemError {
            unlink(temporary)
            throw error.unwritable(path)
        } catch {
            preconditionFailure("no other error is thrown")
        }
    }

    /// Gives a file another name. Folders that are missing are made.
    private static func move(_ file: String, to path: String) throws(SystemError) {
        if rename(file, path) == 0 { return }
        guard errno == ENOENT else { throw SystemError.last }
        try makeFolders(parent(of: path))
        guard rename(file, path) == 0 else { throw SystemError.last }
    }

    /// A new file beside a path, for the bytes that are to stand there, with the rights that the
    /// user's mask gives a new file. Folders that are missing are made.
    static func makeTemporary(
        for path: String, in temporaryFolder: String? = nil
    ) throws(ConversionError) -> (descriptor: Int32, path: String) {
        let folder = parent(of: path)
        var isFolderMissing = false
        while true {
            let number = temporaryNumber.wrappingAdd(1, ordering: .relaxed).newValue
            let temporary =
                "\(temporaryFolder ?? folder)/\(temporaryPrefix)\(getpid())-\(number)"
            let descriptor = open(temporary, O_RDWR | O_CREAT | O_EXCL | O_CLOEXEC, 0o666)
            if descriptor >= 0 { return (descriptor, temporary) }
            if errno == ENOENT, !isFolderMissing {
                isFolderMissing = true
                do { try makeFolders(folder) } catch { throw error.unwritable(path) }
                continue
            }
            // A process of the same number may have left it.
            guard errno == EEXIST else { throw SystemError.last.unwritable(path) }
        }
    }

    /// How the names of files begin that are on their way to their own.
    static let temporaryPrefix = ".cableconv-"

    private static let temporaryNumber = Atomic<Int>(0)

    private static func writeDirectly(_ bytes: [UInt8], to path: String) throws(ConversionError) {
        let descriptor = open(path, O_WRONLY | O_CLOEXEC)
        guard descriptor >= 0 else { throw .unwritable(path: path, reason: lastError()) }
        defer { close(descriptor) }
        do { try write(bytes, to: descriptor) } catch {
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

    private static func name(of entry: UnsafeMutablePointer<dirent>) -> String {
        withUnsafePointer(to: &entry.pointee.d_name) {
            $0.withMemoryRebound(to: CChar.self, capacity: 256) { String(cString: $0) }
        }
    }

    package static func remove(_ path: String) { unlink(path) }

    /// Removes files of a folder, not of those below.
    static func removeFiles(of folder: String, where isWanted: (String) -> Bool) {
        guard let directory = opendir(folder) else { return }
        defer { closedir(directory) }
        while let entry = readdir(directory) {
            let name = Self.name(of: entry)
            if name != ".", name != "..", isWanted(name) { unlink(folder + "/" + name) }
        }
    }

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
