extension ByteView {
    /// The stretch up to the first blank, blanks before it left out.
    public var firstWord: ByteView {
        let text = trimmedStart
        var end = text.start
        while end < text.end, ASCII.blankLength(base, end, text.end) == 0 { end += 1 }
        return text.upTo(end)
    }

    /// Whether the text stands at the position, in capitals and small letters as given.
    public func isExactly(_ text: StaticString, at position: Int) -> Bool {
        let length = text.utf8CodeUnitCount
        guard position >= start, position + length <= end else { return false }
        for index in 0..<length where base[position + index] != text.utf8Start[index] {
            return false
        }
        return true
    }
}
