/// Records that one thread takes at a time: as many as the caches hold, since digests are made of two
/// texts at once.
enum RecordBatch {
    private static let countLimit = 8
    private static let byteLimit = 512 * 1024

    /// The next records, at least one where there is one.
    static func next(_ next: () -> Record?) -> [Record] {
        var records: [Record] = []
        var size = 0
        while records.count < countLimit, size < byteLimit, let record = next() {
            records.append(record)
            size += record.size
        }
        return records
    }

    /// The digests of the records' bytes; `nil` of one that could not be read.
    static func digests(of records: [Record]) -> [String?] {
        var digests = SHA256.hexDigests(of: records.compactMap { try? $0.source.get() })[...]
        return records.map { record in
            if case .success = record.source { digests.removeFirst() } else { nil }
        }
    }
}
