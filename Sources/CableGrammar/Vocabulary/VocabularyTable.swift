import CableSyntax

/// One table of the vocabulary: a text with an entry a line, sorted by the bytes of the keys.
///
/// A line is `KEY|SOURCES|GLOSS`: the code or word in capitals, the keys of its sources parted by
/// commas, and what it means. Where no source says what it means, the gloss and its bar are left
/// out. The text is a constant of the program and is searched where it lies, by bisection: nothing
/// is read, made or copied before a key is asked for.
public struct VocabularyTable: Sendable {
    private let text: StaticString

    package init(_ text: StaticString) { self.text = text }

    /// One entry.
    public struct Entry: Equatable, Sendable {
        /// The code or word, in capitals.
        public var key: String
        /// The keys of `Vocabulary.sources` that it is taken from.
        public var sources: [String]
        /// What it means; `nil` where it is only known to be in use.
        public var gloss: String?
    }

    private var bytes: UnsafeBufferPointer<UInt8> {
        UnsafeBufferPointer(start: text.utf8Start, count: text.utf8CodeUnitCount)
    }

    public func contains(_ key: String) -> Bool { key.withBytes(contains) }

    /// The same for a key in UTF-8.
    package func contains(_ key: UnsafeBufferPointer<UInt8>) -> Bool { lineStart(of: key) != nil }

    /// What a key means; `nil` where the table does not know.
    public func gloss(of key: String) -> String? { key.withBytes(gloss) }

    /// The same for a key in UTF-8.
    package func gloss(of key: UnsafeBufferPointer<UInt8>) -> String? {
        line(of: key).flatMap(gloss(in:))
    }

    public func entry(_ key: String) -> Entry? { key.withBytes(line).map(entry(in:)) }

    /// All entries in order, for tests and lists; a look-up needs none of them.
    public var entries: [Entry] {
        var entries: [Entry] = []
        var start = 0
        while start < bytes.count {
            let end = lineEnd(from: start)
            entries.append(entry(in: start..<end))
            start = end + 1
        }
        return entries
    }

    /// Whether an entry means just this, whatever the case of the letters.
    package func hasGloss(_ text: ByteView) -> Bool {
        let bytes = bytes
        var start = 0
        while start < bytes.count {
            let end = lineEnd(from: start)
            let gloss = end - text.count
            if gloss > start, bytes[gloss - 1] == Self.bar,
                (0..<text.count).allSatisfy({
                    ASCII.uppercased(bytes[gloss + $0]) == ASCII.uppercased(text[text.start + $0])
                })
            {
                return true
            }
            start = end + 1
        }
        return false
    }

    /// The entries whose keys are one slip from another.
    package func entries(near key: UnsafeBufferPointer<UInt8>) -> [Entry] {
        var entries: [Entry] = []
        var start = 0
        while start < bytes.count {
            let end = lineEnd(from: start)
            let range = start..<fieldEnd(from: start, to: end)
            // A slip at the start leaves the second letter.
            if abs(range.count - key.count) <= 1,
                bytes[start] == key[0] || bytes[start + 1] == key[1] || bytes[start] == key[1],
                EditDistance.isAtMost(
                    1, from: key, to: UnsafeBufferPointer(rebasing: bytes[range]))
            {
                entries.append(entry(in: start..<end))
            }
            start = end + 1
        }
        return entries
    }

    private func line(of key: UnsafeBufferPointer<UInt8>) -> Range<Int>? {
        lineStart(of: key).map { $0..<lineEnd(from: $0) }
    }

    /// Where the line of a key begins.
    private func lineStart(of key: UnsafeBufferPointer<UInt8>) -> Int? {
        let bytes = bytes
        // The line, if there is one, begins from `low` on and before `high`.
        var low = 0
        var high = bytes.count
        while low < high {
            let middle = low + (high - low) / 2
            // The line that the middle is in, or the first behind it.
            var start = lineStart(before: middle)
            if start < low { start = lineEnd(from: middle) + 1 }
            guard start < high else { return nil }
            switch Self.order(of: key, andLineAt: start, in: bytes) {
            case 0: return start
            case ..<0: high = start
            default: low = max(start, middle) + 1
            }
        }
        return nil
    }

    /// Below zero where the key stands before the line's, above zero where it stands behind it.
    private static func order(
        of key: UnsafeBufferPointer<UInt8>, andLineAt start: Int,
        in bytes: UnsafeBufferPointer<UInt8>
    ) -> Int {
        var index = 0
        while index < key.count {
            let other = bytes[start + index]
            if key[index] != other { return other == bar ? 1 : Int(key[index]) - Int(other) }
            index += 1
        }
        return bytes[start + index] == bar ? 0 : -1
    }

    private func lineStart(before position: Int) -> Int {
        ByteView(bytes, 0, position).lastIndex(ofByte: Self.newline).map { $0 + 1 } ?? 0
    }

    private func lineEnd(from start: Int) -> Int {
        ByteView(bytes).firstIndex(ofByte: Self.newline, from: start) ?? bytes.count
    }

    private func entry(in line: Range<Int>) -> Entry {
        let keyEnd = fieldEnd(from: line.lowerBound, to: line.upperBound)
        let sources = min(keyEnd + 1, line.upperBound)
        let sourcesEnd = fieldEnd(from: sources, to: line.upperBound)
        return Entry(
            key: string(line.lowerBound..<keyEnd),
            sources: string(sources..<sourcesEnd).split(separator: ",").map(String.init),
            gloss: gloss(in: line))
    }

    private func gloss(in line: Range<Int>) -> String? {
        let keyEnd = fieldEnd(from: line.lowerBound, to: line.upperBound)
        let start = fieldEnd(from: keyEnd + 1, to: line.upperBound) + 1
        return start <= line.upperBound ? string(start..<line.upperBound) : nil
    }

    /// Where the field that begins at a position ends: at its bar, or with the line.
    private func fieldEnd(from start: Int, to lineEnd: Int) -> Int {
        let bytes = bytes
        var end = start
        while end < lineEnd && bytes[end] != Self.bar { end += 1 }
        return end
    }

    private func string(_ range: Range<Int>) -> String {
        String(decoding: UnsafeBufferPointer(rebasing: bytes[range]), as: UTF8.self)
    }

    private static var newline: UInt8 { 0x0A }
    private static var bar: UInt8 { UInt8(ascii: "|") }
}
