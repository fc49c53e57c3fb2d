import CableSyntax

/// Cuts an input that holds many records, so that they are read one at a time.
///
/// A dump of gigabytes is never in memory as a whole.
package protocol RecordSplitter: Sendable {
    /// Whether an input that begins so is of this kind.
    func recognizes(_ beginning: UnsafeBufferPointer<UInt8>) -> Bool

    /// The splitter of an input that begins so: it may have to know the first line of a table.
    func fitted(to beginning: UnsafeBufferPointer<UInt8>) -> any RecordSplitter

    /// What stands above the records of an input, and belongs to each: the first row of a table, which
    /// names the columns. It is put before each record.
    var head: [UInt8] { get }

    /// Where the record ends that begins at the start of a stretch: where the next one begins.
    ///
    /// - Parameter isEnd: whether the input ends with the stretch.
    /// - Returns: `nil` where the record's end is not in the stretch.
    func endOfRecord(in text: UnsafeBufferPointer<UInt8>, isEnd: Bool) -> Int?

    /// The number that the cable of a record is identified by, where that can be told without reading
    /// the telegram.
    func identifier(of record: UnsafeBufferPointer<UInt8>) -> String?
}

extension RecordSplitter {
    package func fitted(to beginning: UnsafeBufferPointer<UInt8>) -> any RecordSplitter { self }
    package var head: [UInt8] { [] }
    package func identifier(of record: UnsafeBufferPointer<UInt8>) -> String? { nil }

    /// The records of a text that is there as a whole; blank stretches between them are none.
    func records(in text: UnsafeBufferPointer<UInt8>) -> [UnsafeBufferPointer<UInt8>] {
        var records: [UnsafeBufferPointer<UInt8>] = []
        var start = 0
        while start < text.count {
            let rest = UnsafeBufferPointer(rebasing: text[start...])
            let length = endOfRecord(in: rest, isEnd: true) ?? rest.count
            let record = UnsafeBufferPointer(rebasing: rest[..<length])
            if !record.allSatisfy({ ASCII.isBlank($0) || $0 == 0x0A || $0 == 0x0D }) {
                records.append(record)
            }
            start += length
        }
        return records
    }
}
