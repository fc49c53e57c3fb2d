/// The lines of a text.
public struct Lines {
    /// One line: `range` without its end (LF, CR LF or CR), `content` without
    /// blanks around it and without the backslash that a dump puts before a line end.
    public struct Line {
        public var start: Int
        public var end: Int
        public var contentStart: Int
        public var contentEnd: Int

        @inline(__always) public var isBlank: Bool { contentStart >= contentEnd }
    }

    public let base: UnsafeBufferPointer<UInt8>
    public var lines: [Line]

    /// Splits a part of a text.
    public init(_ base: UnsafeBufferPointer<UInt8>, range: Range<Int>) {
        self.base = base
        lines = []
        add(range)
    }

    /// Splits a further part of the text.
    public mutating func add(_ range: Range<Int>) {
        lines.reserveCapacity(lines.count + range.count / 32 + 8)
        let text = ByteView(base, range.lowerBound, range.upperBound)
        var start = range.lowerBound
        // Few texts have carriage returns; without them the search is for one byte.
        let hasReturns = text.firstIndex(ofByte: 0x0D, from: start) != nil
        while start < range.upperBound {
            var end =
                hasReturns
                ? Self.lineEnds.firstIndex(in: base, from: start, to: range.upperBound)
                : text.firstIndex(ofByte: 0x0A, from: start) ?? range.upperBound
            append(start, end)
            if end + 1 < range.upperBound && base[end] == 0x0D && base[end + 1] == 0x0A { end += 1 }
            start = end + 1
        }
    }

    private static let lineEnds = ByteSet("\n\r")

    private mutating func append(_ start: Int, _ end: Int) {
        var content = ByteView(base, start, end).trimmed
        // A database dump writes a line end within a field as a backslash and a line end.
        if content.last == UInt8(ascii: "\\") { content = content.upTo(content.end - 1).trimmed }
        lines.append(
            Line(start: start, end: end, contentStart: content.start, contentEnd: content.end))
    }

    public func content(_ line: Line) -> ByteView {
        ByteView(base, line.contentStart, line.contentEnd)
    }
}
