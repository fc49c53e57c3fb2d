import Glibc

/// The bytes of an input, read from its beginning to its end.
final class ByteSource {
    private let readChunk: (Int) throws(ConversionError) -> [UInt8]
    /// In bytes, where it is known.
    let size: Int?
    private(set) var isAtEnd = false

    /// - Parameter readChunk: so many bytes; fewer only where the input ends.
    init(size: Int? = nil, readChunk: @escaping (Int) throws(ConversionError) -> [UInt8]) {
        self.size = size
        self.readChunk = readChunk
    }

    /// Opens a file.
    convenience init(path: String) throws(ConversionError) {
        let file = try OpenFile(path)
        self.init(size: file.size) { count throws(ConversionError) in try file.read(count) }
    }

    /// The next bytes: so many, or fewer where the input ends.
    func read(_ count: Int) throws(ConversionError) -> [UInt8] {
        guard !isAtEnd else { return [] }
        let bytes = try readChunk(count)
        if bytes.count < count { isAtEnd = true }
        return bytes
    }

    /// All bytes that are left, behind those that were read already.
    func readAll(after beginning: [UInt8] = []) throws(ConversionError) -> [UInt8] {
        var bytes = beginning
        // One byte more than there are, so that the end is seen without another call.
        var count = max((size ?? 0) - bytes.count + 1, 1 << 16)
        while !isAtEnd {
            let more = try read(count)
            if bytes.isEmpty { bytes = more } else { bytes += more }
            count = 1 << 20
        }
        return bytes
    }
}

/// A file that is open for reading until nothing refers to it.
private final class OpenFile {
    private let descriptor: Int32
    /// `nil` for a pipe or a device, whose end only a read tells.
    let size: Int?

    init(_ path: String) throws(ConversionError) {
        descriptor = open(path, O_RDONLY | O_CLOEXEC)
        guard descriptor >= 0 else { throw .unreadable(reason: FileSystem.lastError()) }
        var status = stat()
        let isFile = fstat(descriptor, &status) == 0 && status.st_mode & S_IFMT == S_IFREG
        size = isFile ? Int(status.st_size) : nil
    }

    deinit { close(descriptor) }

    func read(_ count: Int) throws(ConversionError) -> [UInt8] {
        do {
            return try FileSystem.read(from: descriptor, upTo: count)
        } catch {
            throw .unreadable(reason: error.reason)
        }
    }
}
