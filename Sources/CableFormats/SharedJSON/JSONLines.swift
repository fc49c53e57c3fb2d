import CableSyntax

/// Cuts NDJSON, in which each line is a JSON document of its own.
struct JSONLines: RecordSplitter {
    /// Whether a JSON value is a cable of the format.
    let isCable: @Sendable (JSONValue) -> Bool
    /// Whether a text has in it what that of such a value has.
    let isMarked: @Sendable (ByteView) -> Bool

    /// The first line has to be a whole cable, so that no document of many lines is cut. A line
    /// that is longer than the beginning is taken for one by its mark.
    func recognizes(_ beginning: UnsafeBufferPointer<UInt8>) -> Bool {
        let view = ByteView(beginning).trimmedStart.withoutByteOrderMark
        guard view.first == UInt8(ascii: "{") else { return false }
        let end = view.bytewiseIndex(of: "\n")
        let line = view.upTo(end ?? view.end)
        guard isMarked(line) else { return false }
        if let value = try? JSONValue(parsing: UnsafeBufferPointer(rebasing: line.base[line.range]))
        {
            return isCable(value)
        }
        return end == nil
    }

    func endOfRecord(in text: UnsafeBufferPointer<UInt8>, isEnd: Bool) -> Int? {
        if let end = ByteView(text).bytewiseIndex(of: "\n") { return end + 1 }
        return isEnd ? text.count : nil
    }

    /// The values of a text that is there as a whole, and the lines that they are of; lines that are no
    /// JSON are left out.
    func values(
        in text: UnsafeBufferPointer<UInt8>
    ) -> [(value: JSONValue, text: UnsafeBufferPointer<UInt8>)] {
        guard recognizes(text) else { return [] }
        return records(in: text).compactMap { line in
            (try? JSONValue(parsing: line)).map { ($0, line) }
        }
    }
}

extension ByteView {
    /// The view without U+FEFF at its beginning.
    var withoutByteOrderMark: ByteView {
        hasPrefix("\u{FEFF}") ? from(start + 3) : self
    }
}
