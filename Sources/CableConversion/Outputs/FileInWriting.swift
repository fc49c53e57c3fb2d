import Glibc

/// A file that is written piece by piece, and gets its name when it is whole. Where nobody completes it
/// nothing is left of it.
package final class FileInWriting {
    let path: String
    /// The flag that names the file.
    private let flag: String
    private let descriptor: Int32
    private let kind: Kind
    /// What is there, and is to be replaced.
    private let replaced: stat?
    private var buffer: [UInt8] = []
    /// What the bytes go through; `nil` where they are written as they are.
    private let compressor: Compressor?
    private var isDone = false

    private enum Kind {
        /// It has no name yet, so that nothing is left of it however the process ends.
        case nameless
        /// It has a temporary name: not every file system can do without.
        case temporary(TemporaryFile)
        /// A pipe or a device, which is written as it is.
        case direct
    }

    /// - Parameters:
    ///   - flag: the flag that names the file.
    ///   - isNamed: whether it has a temporary name, for a library that opens it by name.
    ///   - compression: how its bytes are compressed.
    /// - Throws: where the folder cannot be made or written to.
    package init(
        _ path: String, flag: String = "output", isNamed: Bool = false,
        compression: OutputCompression? = nil
    ) throws(ConversionError) {
        self.path = path
        compressor = compression.map { Compressor($0) }
        self.flag = flag
        var status = stat()
        let isThere = stat(path, &status) == 0
        replaced = isThere ? status : nil
        do throws(FileSystem.SystemError) {
            if FileSystem.isSpecial(path) {
                kind = .direct
                descriptor = open(path, O_WRONLY | O_CLOEXEC)
                guard descriptor >= 0 else { throw .last }
                return
            }
            let folder = FileSystem.parent(of: path)
            try FileSystem.makeFolders(folder)
            let nameless =
                isNamed
                ? -1
                : open(folder, Self.withoutName | O_RDWR | O_CLOEXEC, isThere ? 0o600 : 0o666)
            if nameless >= 0 {
                kind = .nameless
                descriptor = nameless
                if isThere { TemporaryFile.give(nameless, rightsOf: status) }
            } else {
                let file = try TemporaryFile(for: path, replacing: replaced)
                kind = .temporary(file)
                descriptor = file.descriptor
            }
        } catch {
            throw error.unwritable(path, flag: flag)
        }
    }

    /// A file for what is put into another later, and never gets a name.
    static func inWriting(besides file: FileInWriting) throws(ConversionError) -> FileInWriting {
        guard case .direct = file.kind else { return try FileInWriting(file.path, flag: file.flag) }
        // Where pipes and devices are is no room for files.
        let folder = getenv("TMPDIR").map { String(cString: $0) } ?? "/tmp"
        return try FileInWriting(folder + "/cableconv", flag: file.flag)
    }

    /// Linux's `O_TMPFILE`, which Swift does not see.
    private static let withoutName: Int32 = 0o20000000 | O_DIRECTORY

    deinit {
        close(descriptor)
        if !isDone, case .temporary(let file) = kind { file.remove() }
    }

    private static let bufferSize = 1 << 18

    package func write(_ bytes: [UInt8]) throws(ConversionError) {
        try bytes.withUnsafeBufferPointer(write)
    }

    func write(_ bytes: UnsafeBufferPointer<UInt8>) throws(ConversionError) {
        buffer += bytes
        if buffer.count >= Self.bufferSize { try flush() }
    }

    private func flush() throws(ConversionError) {
        do throws(FileSystem.SystemError) {
            let bytes = if let compressor { try compressor.compressed(buffer) } else { buffer }
            try DescriptorIO.write(bytes, to: descriptor)
        } catch {
            throw error.unwritable(path, flag: flag)
        }
        buffer.removeAll(keepingCapacity: true)
    }

    /// Appends what another file has so far.
    func append(_ other: FileInWriting) throws(ConversionError) {
        try other.flush()
        do {
            guard lseek(other.descriptor, 0, SEEK_SET) == 0 else {
                throw FileSystem.SystemError.last
            }
            try flush()
            // The system copies faster. What it cannot, if only for want of space, is copied below, or
            // fails there.
            if compressor == nil {
                while sendfile(descriptor, other.descriptor, nil, 1 << 30) > 0 {}
            }
            while true {
                let bytes = try DescriptorIO.read(other.descriptor, upTo: Self.bufferSize)
                if bytes.isEmpty { return }
                try write(bytes)
            }
        } catch let error as FileSystem.SystemError {
            throw error.unwritable(path, flag: flag)
        } catch let error as ConversionError {
            throw error
        } catch {
            preconditionFailure("no other error is thrown")
        }
    }

    /// A file in place of this one, with another byte wherever this one has a certain one.
    package func replacing(_ old: UInt8, by new: UInt8) throws(ConversionError) -> FileInWriting {
        try flush()
        let other = try FileInWriting(path, flag: flag)
        do throws(FileSystem.SystemError) {
            guard lseek(descriptor, 0, SEEK_SET) == 0 else { throw .last }
            while case let bytes = try DescriptorIO.read(descriptor, upTo: Self.bufferSize),
                !bytes.isEmpty
            {
                other.buffer += bytes.map { $0 == old ? new : $0 }
            }
        } catch {
            throw error.unwritable(path, flag: flag)
        }
        return other
    }

    /// Where the file lies until it is whole; its own path where it has no temporary name.
    var openPath: String { if case .temporary(let file) = kind { file.path } else { path } }

    /// Gives the file its name.
    package func complete() throws(ConversionError) {
        try flush()
        do throws(FileSystem.SystemError) {
            if let compressor { try DescriptorIO.write(compressor.end(), to: descriptor) }
            switch kind {
            case .direct: break
            case .temporary(let file): try file.move(to: path)
            case .nameless: try name()
            }
        } catch {
            throw error.unwritable(path, flag: flag)
        }
        isDone = true
    }

    private func name() throws(FileSystem.SystemError) {
        let file: TemporaryFile
        if let named = TemporaryFile(naming: descriptor, for: path) {
            file = named
        } else {
            // Without /proc it cannot have a name. So it is copied into one that has.
            file = try TemporaryFile(for: path, replacing: replaced)
            defer { close(file.descriptor) }
            guard lseek(descriptor, 0, SEEK_SET) == 0 else { throw .last }
            do throws(FileSystem.SystemError) {
                while case let bytes = try DescriptorIO.read(descriptor, upTo: Self.bufferSize),
                    !bytes.isEmpty
                {
                    try DescriptorIO.write(bytes, to: file.descriptor)
                }
            } catch {
                file.remove()
                throw error
            }
        }
        do throws(FileSystem.SystemError) { try file.move(to: path) } catch {
            file.remove()
            throw error
        }
    }
}
