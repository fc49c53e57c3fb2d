import Glibc

/// The bytes of an input, read from its beginning to its end.
final class ByteSource {
    private let readChunk: (Int) throws(ConversionError) -> [UInt8]
    private let findSize: () -> Int?
    private let findFailure: () -> ConversionError?
    private let moveTo: ((Int) -> Bool)?
    private var isEnded = false
    private var bytesRead = 0
    /// Why the input cannot be read on.
    private var failure: ConversionError?
    /// What was looked at, and is to be read again.
    private var lookedAt = ArraySlice<UInt8>()
    /// What a look has read so far.
    private var look: [UInt8]?

    /// - Parameters:
    ///   - size: how many bytes there are, where that can be known.
    ///   - failure: why a chunk had fewer bytes than were asked for; `nil`: the input has ended.
    ///   - moveTo: goes on with the byte of a number; `nil`: that cannot be done.
    ///   - readChunk: so many bytes; fewer only where the input ends, or breaks.
    init(
        size: @escaping @autoclosure () -> Int? = nil,
        failure: @escaping @autoclosure () -> ConversionError? = nil,
        moveTo: ((Int) -> Bool)? = nil,
        readChunk: @escaping (Int) throws(ConversionError) -> [UInt8]
    ) {
        findSize = size
        findFailure = failure
        self.moveTo = moveTo
        self.readChunk = readChunk
    }

    /// Opens a file.
    convenience init(path: String) throws(ConversionError) {
        let file = try OpenFile(path)
        self.init(size: file.size, moveTo: file.move) { count throws(ConversionError) in
            try file.read(count)
        }
    }

    var isAtEnd: Bool { isEnded && lookedAt.isEmpty }

    /// In bytes, where it is known. Most inputs are read to their end before anybody asks.
    private(set) lazy var size = findSize()

    /// The next bytes: so many, or fewer where the input ends, or breaks: then the next call throws.
    func read(_ count: Int) throws(ConversionError) -> [UInt8] {
        if !lookedAt.isEmpty { return readAgain(count) }
        guard !isEnded else { return [] }
        if let failure { throw failure }
        let bytes: [UInt8]
        do throws(ConversionError) {
            bytes = try readChunk(count)
        } catch {
            failure = error
            throw error
        }
        if bytes.count < count {
            failure = findFailure()
            isEnded = failure == nil
        }
        bytesRead += bytes.count
        look? += bytes
        return bytes
    }

    private func readAgain(_ count: Int) -> [UInt8] {
        let bytes = Array(lookedAt.prefix(count))
        lookedAt = lookedAt.dropFirst(count)
        look? += bytes
        return bytes
    }

    /// Lets somebody read, and reads the same again afterwards.
    func look<Answer>(_ body: (ByteSource) -> Answer) -> Answer {
        look = []
        let answer = body(self)
        lookedAt = (look ?? []) + lookedAt
        look = nil
        return answer
    }

    /// Whether any byte can be gone to.
    var canMove: Bool { moveTo != nil && size != nil }

    /// Goes on with the byte of a number.
    func move(to position: Int) -> Bool {
        guard let moveTo, moveTo(position) else { return false }
        lookedAt = []
        isEnded = false
        bytesRead = position
        return true
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

    /// Goes on with the byte of a number.
    func move(to position: Int) -> Bool { lseek(descriptor, off_t(position), SEEK_SET) >= 0 }

    func read(_ count: Int) throws(ConversionError) -> [UInt8] {
        do {
            return try DescriptorIO.read(descriptor, upTo: count)
        } catch {
            throw .unreadable(reason: error.reason)
        }
    }
}
