import CableFormats

/// An input of many records, read in chunks.
struct RecordStream {
    private let source: ByteSource
    private let splitter: any RecordSplitter
    private let chunk: Int
    private let limit: Int
    private var buffer: [UInt8]
    private var start = 0
    /// Where the record ends that was taken last.
    private var taken = 0
    private var line = 1
    private var ordinal = 0
    private var isBehindHead = false

    /// - Parameters:
    ///   - beginning: what has been read of the source.
    ///   - chunk: how many bytes are read at a time.
    ///   - limit: the length of the longest record, in bytes.
    init(
        _ source: ByteSource, beginning: [UInt8], splitter: any RecordSplitter,
        chunk: Int = 1 << 20, limit: Int = Pipeline.defaultRecordLimit
    ) {
        self.source = source
        self.chunk = chunk
        self.limit = limit
        self.splitter = beginning.withUnsafeBufferPointer(splitter.fitted)
        buffer = beginning
    }

    /// The next record, without the line end behind it.
    mutating func next() throws(ConversionError) -> (bytes: [UInt8], place: Record.Place)? {
        skipBlankLines()
        skipHead()
        while true {
            let end = buffer.withUnsafeBufferPointer { bytes in
                splitter.endOfRecord(
                    in: UnsafeBufferPointer(rebasing: bytes[start...]), isEnd: source.isAtEnd)
            }
            if start < buffer.count, let end { return take(end) }
            if source.isAtEnd {
                // A head without a record below it is no record, and is said to be none.
                return ordinal == 0 && isBehindHead ? take(0) : nil
            }
            try fill()
            if ordinal == 0 || start == buffer.count { skipBlankLines() }
        }
    }

    private mutating func take(_ length: Int) -> (bytes: [UInt8], place: Record.Place) {
        var end = start + length
        let next = end
        while end > start, buffer[end - 1] == 0x0A || buffer[end - 1] == 0x0D { end -= 1 }
        ordinal += 1
        let place = Record.Place(
            line: line, ordinal: ordinal,
            isOnlyOne: ordinal == 1 && source.isAtEnd && isBlank(from: next))
        // A record that is alone is the file, with all that stands around it.
        let bytes = place.isOnlyOne ? buffer : splitter.head + buffer[start..<end]
        for byte in buffer[start..<next] where byte == 0x0A { line += 1 }
        start = next
        taken = next
        return (bytes, place)
    }

    /// Reads on: as much again as the record that is begun has, so that its length costs no more
    /// than twice.
    private mutating func fill() throws(ConversionError) {
        guard buffer.count - start <= limit else { throw .recordTooLong(line: line, limit: limit) }
        let more = try source.read(max(chunk, buffer.count - start))
        buffer.removeSubrange(..<taken)
        start -= taken
        taken = 0
        buffer += more
    }

    private mutating func skipBlankLines() {
        if ordinal == 0, start == 0, buffer.starts(with: [0xEF, 0xBB, 0xBF]) { start = 3 }
        while start < buffer.count, buffer[start] == 0x0A || buffer[start] == 0x0D {
            if buffer[start] == 0x0A { line += 1 }
            start += 1
        }
    }

    /// Goes over what stands above the records of a table.
    private mutating func skipHead() {
        let head = splitter.head
        guard ordinal == 0, !head.isEmpty, !isBehindHead, buffer[start...].starts(with: head) else {
            return
        }
        isBehindHead = true
        for byte in head where byte == 0x0A { line += 1 }
        start += head.count
        skipBlankLines()
    }

    private func isBlank(from position: Int) -> Bool {
        buffer[position...].allSatisfy { $0 == 0x0A || $0 == 0x0D }
    }
}
