import CableModel
import CableSyntax

/// A document of the National Archives' electronic telegrams of 1973 to 1979: under the heading
/// "Message Text" a telegram, under "Message Attributes" what the archive knows of it.
package enum ArchiveDocument {
    /// The block that holds the telegram, and all that stands above it: its lines count as those of
    /// the file.
    static let textBlock = "text"

    /// The text in its two blocks; `nil` for a text of another form.
    ///
    /// The heading of the attributes is the first that an attribute follows, since a telegram may
    /// speak of such things.
    package static func blocks(of text: UnsafeBufferPointer<UInt8>) -> [TelegramText.TextBlock]? {
        guard let heading = attributesHeading(in: ByteView(text)) else { return nil }
        return [
            .init(name: textBlock, range: 0..<heading.start),
            .init(name: ArchiveAttributes.block, range: heading.start..<text.count),
        ]
    }

    /// The line of the heading above the attributes.
    package static func attributesHeading(in text: ByteView) -> ByteView? {
        heading("MESSAGE ATTRIBUTES", in: text, from: text.start) { line in
            isAttributesHeading(line.trimmed) && isFollowedByAttribute(text, line.end)
        }
    }

    /// The line of the next heading above a telegram.
    package static func textHeading(in text: ByteView, from position: Int) -> ByteView? {
        heading("MESSAGE TEXT", in: text, from: position) { isTextHeading($0.trimmed) }
    }

    private static func heading(
        _ words: StaticString, in text: ByteView, from start: Int,
        where isHeading: (ByteView) -> Bool
    ) -> ByteView? {
        var position = start
        while let found = text.firstIndex(of: words, from: position) {
            position = found + words.utf8CodeUnitCount
            let line = line(in: text, around: found)
            if isHeading(line) { return line }
        }
        return nil
    }

    /// The line that ends before the start of another, its line end left out.
    package static func line(in text: ByteView, before start: Int) -> ByteView? {
        guard start > text.start else { return nil }
        var end = start - 1
        if end > text.start, text[end] == 0x0A, text[end - 1] == 0x0D { end -= 1 }
        return line(in: text.upTo(end), around: end)
    }

    package static func isTextHeading(_ line: ByteView) -> Bool { line.equals("MESSAGE TEXT") }
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
