import CString
import Glibc

/// A stretch of a text, as a view that copies nothing.
///
/// Positions are those of the whole text, so that a find in a part is at once a place in the
/// source. A view must not outlive the buffer that it looks at.
public struct ByteView {
    /// The whole text.
    public let base: UnsafeBufferPointer<UInt8>
    public var start: Int
    public var end: Int

    @inlinable
    public init(_ base: UnsafeBufferPointer<UInt8>) {
        self.init(base, 0, base.count)
    }

    @inlinable
    public init(_ base: UnsafeBufferPointer<UInt8>, _ start: Int, _ end: Int) {
        precondition(0 <= start && start <= end && end <= base.count)
        self.base = base
        self.start = start
        self.end = end
    }

    @inlinable @inline(__always) public var count: Int { end - start }
    @inlinable @inline(__always) public var isEmpty: Bool { end <= start }
    @inlinable @inline(__always) public var range: Range<Int> { start..<end }

    /// The byte at a position of the whole text.
    @inlinable @inline(__always) public subscript(position: Int) -> UInt8 { base[position] }

    /// The byte at a position, or zero outside the view.
    @inlinable @inline(__always) public func byte(at position: Int) -> UInt8 {
        position >= start && position < end ? base[position] : 0
    }

    @inlinable @inline(__always) public var first: UInt8 { byte(at: start) }
    @inlinable @inline(__always) public var last: UInt8 { byte(at: end - 1) }

    @inlinable
    public func from(_ position: Int) -> ByteView { ByteView(base, min(position, end), end) }
    @inlinable
    public func upTo(_ position: Int) -> ByteView { ByteView(base, start, max(start, position)) }

    /// The view without blanks at either end.
    @inlinable public var trimmed: ByteView { trimmedStart.trimmedEnd }

    @inlinable public var trimmedStart: ByteView {
        // Most views have none.
        mayBeBlank(first, 0xC2) ? withoutBlanksAtStart : self
    }

    @inlinable public var trimmedEnd: ByteView {
        mayBeBlank(last, 0xA0) ? withoutBlanksAtEnd : self
    }

    /// Whether a byte may be of a blank; `other` is that byte of a no-break space.
    @inlinable @inline(__always)
    func mayBeBlank(_ byte: UInt8, _ other: UInt8) -> Bool { byte <= 0x20 || byte == other }

    @usableFromInline var withoutBlanksAtStart: ByteView {
        var view = self
        while view.start < end {
            let length = ASCII.blankLength(base, view.start, end)
            if length == 0 { break }
            view.start += length
        }
        return view
    }

    @usableFromInline var withoutBlanksAtEnd: ByteView {
        var view = self
        while view.end > start {
            let length = ASCII.blankLength(base, before: view.end, start)
            if length == 0 { break }
            view.end -= length
        }
        return view
    }

    /// Whether the view begins with the text, letters compared without case.
    @inlinable @inline(__always)
    public func hasPrefix(_ text: StaticString) -> Bool {
        // The first letter says no to most that is asked.
        ASCII.uppercased(first) == ASCII.uppercased(text.utf8Start[0]) && matches(text, at: start)
    }

    /// Whether the text stands at the position, letters compared without case.
    public func matches(_ text: StaticString, at position: Int) -> Bool {
        let length = text.utf8CodeUnitCount
        guard position >= start, position + length <= end else { return false }
        let pointer = text.utf8Start
        for index in 0..<length {
            let byte = base[position + index]
            // The same letter in the other case differs in one bit; so do two signs.
            let difference = byte ^ pointer[index]
            if difference != 0 && (difference != 0x20 || !ASCII.isLetter(byte)) { return false }
        }
        return true
    }

    /// Whether the view is the text, letters compared without case.
    @inlinable
    public func equals(_ text: StaticString) -> Bool {
        count == text.utf8CodeUnitCount && hasPrefix(text)
    }

    /// The first place of the text at or after a position, letters compared without case.
    public func firstIndex(of text: StaticString, from position: Int? = nil) -> Int? {
        let length = text.utf8CodeUnitCount
        let lastStart = end - length
        // The first and the last letter say no to nearly all places. What they say yes to is looked at
        // as a whole, so that it does no harm that other signs have forms in "small letters", too.
        let first = text.utf8Start[0] | 0x20
        let last = text.utf8Start[length - 1] | 0x20
        var index = max(position ?? start, start)
        while index <= lastStart {
            if let bytes = base.baseAddress, index + 15 <= lastStart {
                let marks =
                    SixteenBytes(bytes, at: index).inSmallLetters.equal(to: first)
                    & SixteenBytes(bytes, at: index + length - 1).inSmallLetters.equal(to: last)
                guard marks.marksAny else {
                    index += 16
                    continue
                }
                index += marks.firstMarked
            }
            if base[index] | 0x20 == first && matches(text, at: index) { return index }
            index += 1
        }
        return nil
    }

    /// The first place of the exact bytes at or after a position; the fast way over long texts.
    public func bytewiseIndex(of text: StaticString, from position: Int? = nil) -> Int? {
        let length = text.utf8CodeUnitCount
        var index = max(position ?? start, start)
        guard let bytes = base.baseAddress, length <= end - index else { return nil }
        if length > Self.shortText {
            let found = memmem(bytes + index, end - index, text.utf8Start, length)
            return found.map { UnsafeRawPointer($0) - UnsafeRawPointer(bytes) }
        }
        let first = text.utf8Start[0]
        let last = text.utf8Start[length - 1]
        let lastStart = end - length
        while index <= lastStart {
            if index + 15 <= lastStart {
                let marks =
                    SixteenBytes(bytes, at: index).equal(to: first)
                    & SixteenBytes(bytes, at: index + length - 1).equal(to: last)
                guard marks.marksAny else {
                    index += 16
                    continue
                }
                index += marks.firstMarked
            }
            if memcmp(bytes + index, text.utf8Start, length) == 0 { return index }
            index += 1
        }
        return nil
    }

    /// Texts of so many bytes at most are looked for in sixteen places at once. The C library looks at
    /// place after place, which took 8 % of the steps from a page to TEI; over longer ones it skips.
    private static let shortText = 8

    /// The first place of a byte at or after a position.
    public func firstIndex(ofByte byte: UInt8, from position: Int) -> Int? {
        let position = max(position, start)
        guard let address = base.baseAddress, position < end,
            let found = memchr(address + position, Int32(byte), end - position)
        else { return nil }
        return UnsafeRawPointer(found) - UnsafeRawPointer(address)
    }

    /// The last place of a byte.
    public func lastIndex(ofByte byte: UInt8) -> Int? {
        guard let address = base.baseAddress,
            let found = memrchr(address + start, Int32(byte), count)
        else { return nil }
        return UnsafeRawPointer(found) - UnsafeRawPointer(address)
    }

    public func contains(_ text: StaticString) -> Bool { firstIndex(of: text) != nil }

    /// The stretches between blanks.
    public var words: [ByteView] { words(upTo: Int.max) }

    /// The first stretches between blanks, so many at most.
    public func words(upTo limit: Int) -> [ByteView] {
        var words: [ByteView] = []
        var rest = self
        while words.count < limit, let word = rest.firstWord {
            // Most texts of which words are asked for have few.
            if words.isEmpty { words.reserveCapacity(min(limit, 8)) }
            words.append(word)
            rest.start = word.end
        }
        return words
    }

    /// The last stretches between blanks, so many at most, in the order of the text.
    public func lastWords(upTo limit: Int) -> [ByteView] {
        var words: [ByteView] = []
        var rest = self
        while words.count < limit, let word = rest.lastWord {
            words.append(word)
            rest.end = word.start
        }
        return words.reversed()
    }

    /// The first of the words; `nil` where there is none.
    public var firstWord: ByteView? {
        let text = trimmedStart
        var end = text.start
        while end < self.end && ASCII.blankLength(base, end, self.end) == 0 { end += 1 }
        return end > text.start ? ByteView(base, text.start, end) : nil
    }

    /// The last of the words; `nil` where there is none.
    public var lastWord: ByteView? {
        let text = trimmedEnd
        var start = text.end
        while start > self.start && ASCII.blankLength(base, before: start, self.start) == 0 {
            start -= 1
        }
        return start < text.end ? ByteView(base, start, text.end) : nil
    }

    public var isAllDigits: Bool {
        guard !isEmpty else { return false }
        for index in start..<end where !ASCII.isDigit(base[index]) { return false }
        return true
    }

    /// The number that the digits of the view give; `nil` for anything else and above 12 digits.
    public var number: Int? {
        guard isAllDigits, count <= 12 else { return nil }
        var value = 0
        for index in start..<end { value = value * 10 + Int(base[index] - 0x30) }
        return value
    }

    /// The text as it stands.
    public var string: String {
        String(decoding: UnsafeBufferPointer(rebasing: base[start..<end]), as: UTF8.self)
    }

    /// The text in capitals (ASCII letters only).
    public var uppercasedString: String {
        String(unsafeUninitializedCapacity: count) { buffer in
            for index in 0..<count { buffer[index] = ASCII.uppercased(base[start + index]) }
            return count
        }
    }
}

/// Questions about bytes that are ASCII characters.
public enum ASCII {
    @inlinable @inline(__always) public static func isDigit(_ byte: UInt8) -> Bool {
        byte &- 0x30 < 10
    }
    @inlinable @inline(__always) public static func isUpper(_ byte: UInt8) -> Bool {
        byte &- 0x41 < 26
    }
    @inlinable @inline(__always) public static func isLower(_ byte: UInt8) -> Bool {
        byte &- 0x61 < 26
    }
    @inlinable @inline(__always) public static func isLetter(_ byte: UInt8) -> Bool {
        (byte | 0x20) &- 0x61 < 26
    }
    @inlinable @inline(__always) public static func isAlphanumeric(_ byte: UInt8) -> Bool {
        isDigit(byte) || isLetter(byte)
    }

    /// Space, tab, carriage return, form feed, vertical tab.
    @inlinable @inline(__always) public static func isBlank(_ byte: UInt8) -> Bool {
        byte == 0x20 || byte == 0x09 || byte == 0x0D || byte == 0x0C || byte == 0x0B
    }

    /// The length of the blank at a position, a no-break space and a line feed included; 0 where
    /// there is none.
    @inlinable @inline(__always) public static func blankLength(
        _ base: UnsafeBufferPointer<UInt8>, _ index: Int, _ end: Int
    ) -> Int {
        let byte = base[index]
        // Most bytes that are asked about are letters.
        if byte > 0x20 {
            return byte == 0xC2 && index + 1 < end && base[index + 1] == 0xA0 ? 2 : 0
        }
        return isBlank(byte) || byte == 0x0A ? 1 : 0
    }

    /// The length of the blank that ends at a position, not before `start`; 0 where none does.
    @inlinable @inline(__always) public static func blankLength(
        _ base: UnsafeBufferPointer<UInt8>, before end: Int, _ start: Int
    ) -> Int {
        let byte = base[end - 1]
        if byte > 0x20 {
            return byte == 0xA0 && end - start >= 2 && base[end - 2] == 0xC2 ? 2 : 0
        }
        return isBlank(byte) || byte == 0x0A ? 1 : 0
    }

    @inlinable @inline(__always) public static func uppercased(_ byte: UInt8) -> UInt8 {
        isLower(byte) ? byte & 0xDF : byte
    }
}

extension ByteView {
    /// The digits that the view begins with.
    @inlinable public var leadingDigits: ByteView {
        var end = start
        while end < self.end && ASCII.isDigit(self[end]) { end += 1 }
        return upTo(end)
    }
}

extension UInt8 {
    /// Whether the byte is one of an ASCII text's. Compared one by one: for a few signs that is several
    /// times faster than to ask a collection.
    @inline(__always)
    public func isOne(of signs: StaticString) -> Bool {
        for index in 0..<signs.utf8CodeUnitCount where signs.utf8Start[index] == self {
            return true
        }
        return false
    }
}
