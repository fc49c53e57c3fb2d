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

    /// The lines of a text that have no cable, by what a reader says of each.
    ///
    /// - Parameter explanation: why a line has none.
    func broken(
        in text: UnsafeBufferPointer<UInt8>,
        _ explanation: (UnsafeBufferPointer<UInt8>) -> String?
    ) -> [BrokenRecord] {
        // One line is no text of many, and is not parsed for nothing.
        guard let start = text.baseAddress,
            ByteView(text).trimmed.bytewiseIndex(of: "\n") != nil, recognizes(text)
        else { return [] }
        return records(in: text).compactMap { line in
            guard let place = line.baseAddress else { return nil }
            if let value = try? JSONValue(parsing: line), value.items.contains(where: isCable) {
                return nil
            }
            return BrokenRecord(
                offset: place - start, reason: explanation(line) ?? "it holds no cable")
        }
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
