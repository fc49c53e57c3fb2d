/// The lines of a stream, as soon as they are there, and the bytes that follow one.
struct LineBuffer {
    /// What was read as a line.
    enum Line: Equatable {
        /// The line without its end, and without a byte order mark at the stream's beginning.
        case whole([UInt8])
        /// A line that is longer than the limit; its bytes are gone.
        case tooLong
    }

    private let read: (Int) throws -> [UInt8]
    private let limit: Int
    private var buffer: [UInt8] = []
    /// Where in the buffer the next line begins.
    private var start = 0
    /// How far the buffer has no line end.
    private var searched = 0
    private var isAtBeginning = true

    /// - Parameter limit: how long a line may be; no more is ever kept.
    init(limit: Int, read: @escaping (Int) throws -> [UInt8]) {
        self.limit = limit
        self.read = read
    }

    /// The next line; `nil` behind the last.
    mutating func next() throws -> Line? {
        var isTooLong = false
        while true {
            if let end = buffer[searched...].firstIndex(of: 0x0A) {
                let line = take(upTo: end)
                return isTooLong || line.count > limit ? .tooLong : .whole(line)
            }
            searched = buffer.count
            if isTooLong || buffer.count - start > limit {
                isTooLong = true
                drop()
            }
            let more = try read(1 << 16)
            if more.isEmpty {
                if isTooLong {
                    drop()
                    return .tooLong
                }
                return start < buffer.count ? .whole(take(upTo: buffer.count)) : nil
            }
            if start > 0 {
                buffer.removeSubrange(..<start)
                searched -= start
                start = 0
            }
            buffer += more
        }
    }

    /// A stretch of bytes that are no lines.
    struct Stretch {
        /// How many there were to be.
        var count: Int
        /// Fewer at the end of the stream; none of a stretch that is too long.
        var bytes: [UInt8] = []
        var isTooLong = false
    }

    /// The next bytes, so many; what is longer than a limit is passed over.
    mutating func next(_ count: Int, upTo limit: Int) throws -> Stretch {
        var stretch = Stretch(count: count, isTooLong: count > limit)
        var missing = count
        while missing > 0 {
            if start == buffer.count {
                buffer = try read(min(missing, 1 << 20))
                start = 0
                if buffer.isEmpty { break }
            }
            let taken = min(missing, buffer.count - start)
            if !stretch.isTooLong { stretch.bytes += buffer[start..<(start + taken)] }
            start += taken
            missing -= taken
        }
        searched = start
        return stretch
    }

    private mutating func drop() {
        buffer.removeAll()
        start = 0
        searched = 0
        isAtBeginning = false
    }

    private mutating func take(upTo end: Int) -> [UInt8] {
        var line = buffer[start..<end]
        if isAtBeginning, line.starts(with: [0xEF, 0xBB, 0xBF]) { line = line.dropFirst(3) }
        isAtBeginning = false
        start = min(end + 1, buffer.count)
        searched = start
        return Array(line)
    }
}
