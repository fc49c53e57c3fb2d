import CableGrammar
import CableParsing
import CableSyntax

/// Documents of the National Archives that stand one behind the other in a file.
///
/// Each has a heading "Message Text" and, below the telegram, one "Message Attributes". A further
/// document begins with what stands above its first heading: blank lines, stamps.
struct ArchiveDocuments: RecordSplitter {
    /// How far into an input its first heading is looked for.
    private static let beginning = 2048

    func recognizes(_ beginning: UnsafeBufferPointer<UInt8>) -> Bool {
        let view = ByteView(beginning).trimmedStart
        guard ASCII.isLetter(view.first) else { return false }
        let lines = Lines(
            beginning, range: view.start..<min(view.end, view.start + Self.beginning))
        // Nothing but stamps stands above the heading.
        for line in lines.lines where !line.isBlank {
            let content = lines.content(line)
            if ArchiveDocument.isTextHeading(content) { return true }
            guard ReleaseStamps.isStamp(content) else { return false }
        }
        return false
    }

    func endOfRecord(in text: UnsafeBufferPointer<UInt8>, isEnd: Bool) -> Int? {
        let whole = ByteView(text)
        if let attributes = ArchiveDocument.attributesHeading(in: whole),
            let next = ArchiveDocument.textHeading(in: whole, from: attributes.end)
        {
            return startOfDocument(in: whole, before: next.start)
        }
        return isEnd ? text.count : nil
    }

    /// Where the document begins whose heading stands at a position: above the stamps over it.
    private func startOfDocument(in text: ByteView, before heading: Int) -> Int {
        var start = heading
        var firstStamp: ByteView?
        while let line = ArchiveDocument.line(in: text, before: start) {
            let content = line.trimmed
            if let name = AttributeNames.match(content) {
                // "Review Markings:" has a stamp for its value, on the next line.
                let isOpen = content.from(name.valueStart).trimmed.isEmpty
                return isOpen ? firstStamp.map { $0.end } ?? start : start
            }
            if ReleaseStamps.isStamp(content) {
                firstStamp = line
            } else if !content.isEmpty {
                break
            }
            start = line.start
        }
        return start
    }
}
