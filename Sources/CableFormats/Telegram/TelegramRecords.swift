import CableSyntax

/// Telegrams of which an input holds many, in either form.
struct TelegramRecords: RecordSplitter {
    func recognizes(_ beginning: UnsafeBufferPointer<UInt8>) -> Bool {
        SeparatedTelegrams().recognizes(beginning) || ArchiveDocuments().recognizes(beginning)
    }

    func fitted(to beginning: UnsafeBufferPointer<UInt8>) -> any RecordSplitter {
        SeparatedTelegrams().recognizes(beginning) ? SeparatedTelegrams() : ArchiveDocuments()
    }

    func endOfRecord(in text: UnsafeBufferPointer<UInt8>, isEnd: Bool) -> Int? {
        fitted(to: text).endOfRecord(in: text, isEnd: isEnd)
    }
}
