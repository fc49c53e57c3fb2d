import Glibc

/// The bytes of an input, read from its beginning to its end.
final class ByteSource {
    private let readChunk: (Int) throws(ConversionError) -> [UInt8]
    private let findSize: () -> Int?
    private(set) var isAtEnd = false
    private var bytesRead = 0

    /// - Parameters:
    ///   - size: how many bytes there are, where that can be known.
    ///   - readChunk: so many bytes; fewer only where the input ends.
    init(
        size: @escaping @autoclosure () -> Int? = nil,
        readChunk: @escaping (Int) throws(ConversionError) -> [UInt8]
    ) {
        findSize = size
        self.readChunk = readChunk
    }

    /// Opens a file.
    convenience init(path: String) throws(ConversionError) {
        let file = try OpenFile(path)
        self.init(size: file.size) { count throws(ConversionError) in try file.read(count) }
    }

    /// In bytes, where it is known. Most inputs are read to their end before anybody asks.
    private lazy var size = findSize()

    /// The next bytes: so many, or fewer where the input ends.
    func read(_ count: Int) throws(ConversionError) -> [UInt8] {
        guard !isAtEnd else { return [] }
        let bytes = try readChunk(count)
        if bytes.count < count { isAtEnd = true }
        bytesRead += bytes.count
        return bytes
    }

    /// How much has been read, from 0 to 1; 0 where nobody knows how much there is.
    var fractionRead: Double {
        if isAtEnd { return 1 }
        guard let size, size > 0 else { return 0 }
        return min(1, Double(bytesRead) / Double(size))
    }

    /// All bytes that are left, behind those that were read already.
    ///
    /// - Parameter limit: how many there may be.
    func readAll(
        after beginning: [UInt8] = [], limit: Int = Pipeline.defaultRecordLimit
    ) throws(ConversionError) -> [UInt8] {
        guard !isAtEnd else { return beginning }
        var bytes = beginning
        // One byte more than there are, so that the end is seen without another call.
        var count = min(max((size ?? 0) - bytes.count + 1, 1 << 16), limit + 1)
        while !isAtEnd {
            let more = try read(count)
            if bytes.isEmpty { bytes = more } else { bytes += more }
            count = 1 << 20
            guard bytes.count <= limit else { throw .recordTooLong(line: nil, limit: limit) }
        }
        return bytes
    }
}

/// A file that is open for reading until nothing refers to it.
private final class OpenFile {
    private let descriptor: Int32

    init(_ path: String) throws(ConversionError) {
        descriptor = open(path, O_RDONLY | O_CLOEXEC)
        guard descriptor >= 0 else { throw .unreadable(reason: FileSystem.lastError()) }
    }

    deinit { close(descriptor) }

    /// In bytes; `nil` for a pipe or a device, whose end only a read tells.
    var size: Int? {
        var status = stat()
        let isFile = fstat(descriptor, &status) == 0 && status.st_mode & S_IFMT == S_IFREG
        return isFile ? Int(status.st_size) : nil
    }

    func read(_ count: Int) throws(ConversionError) -> [UInt8] {
        do {
            return try FileSystem.read(from: descriptor, upTo: count)
        } catch {
            throw .unreadable(reason: error.reason)
        }
    }
}
