import CableModel
import CableSyntax

/// A document of the National Archives' electronic telegrams of 1973 to 1979: under the heading
/// "Message Text" a telegram, under "Message Attributes" what the archive knows of it.
enum ArchiveDocument {
    /// The block that holds the telegram, and all that stands above it: its lines count as those of
    /// the file.
    static let textBlock = "text"

    /// The text in its two blocks; `nil` for a text of another form.
    ///
    /// The heading of the attributes is the first that an attribute follows, since a telegram may
    /// speak of such things.
    static func blocks(of text: UnsafeBufferPointer<UInt8>) -> [TelegramText.TextBlock]? {
        var position = 0
        let whole = ByteView(text)
        while let found = whole.firstIndex(of: "MESSAGE ATTRIBUTES", from: position) {
            position = found + 18
            let line = self.line(in: whole, around: found)
            guard isAttributesHeading(line.trimmed), isFollowedByAttribute(whole, line.end) else {
                continue
            }
            return [
                .init(name: textBlock, range: 0..<line.start),
                .init(name: ArchiveAttributes.block, range: line.start..<text.count),
            ]
        }
        return nil
    }

    static func isTextHeading(_ line: ByteView) -> Bool { line.equals("MESSAGE TEXT") }
    static func isAttributesHeading(_ line: ByteView) -> Bool { line.equals("MESSAGE ATTRIBUTES") }

    private static func line(in text: ByteView, around position: Int) -> ByteView {
        var start = position
        while start > text.start, !isLineEnd(text[start - 1]) { start -= 1 }
        var end = position
        while end < text.end, !isLineEnd(text[end]) { end += 1 }
        return ByteView(text.base, start, end)
    }

    private static func isFollowedByAttribute(_ text: ByteView, _ end: Int) -> Bool {
        let rest = text.from(end)
        var start = rest.start
        while start < rest.end, isLineEnd(rest[start]) || ASCII.isBlank(rest[start]) { start += 1 }
        guard start < rest.end else { return true }
        return AttributeNames.match(line(in: rest, around: start)) != nil
    }

    private static func isLineEnd(_ byte: UInt8) -> Bool { byte == 0x0A || byte == 0x0D }
}
