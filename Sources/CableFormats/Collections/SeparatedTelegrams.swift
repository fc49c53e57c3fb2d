import CableSyntax

/// Telegrams one behind the other, each with a record separator before it: what the program writes of many
/// as text.
///
/// The first has one as well, so that the form is known whatever the length of the first telegram.
struct SeparatedTelegrams: RecordSplitter {
    /// U+001E, the separator of records among the controls of ASCII.
    static let separator: UInt8 = 0x1E

    func recognizes(_ beginning: UnsafeBufferPointer<UInt8>) -> Bool {
        ByteView(beginning).trimmedStart.withoutByteOrderMark.first == Self.separator
    }

    func endOfRecord(in text: UnsafeBufferPointer<UInt8>, isEnd: Bool) -> Int? {
        // The record's own separator stands before it.
        guard text.count > 1 else { return isEnd ? text.count : nil }
        return text[1...].firstIndex(of: Self.separator) ?? (isEnd ? text.count : nil)
    }

    /// A record without its separator.
    static func content(of record: UnsafeBufferPointer<UInt8>) -> UnsafeBufferPointer<UInt8> {
        record.first == separator ? UnsafeBufferPointer(rebasing: record[1...]) : record
    }
}
