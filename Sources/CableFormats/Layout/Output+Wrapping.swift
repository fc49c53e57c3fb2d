import CableSyntax

extension Output {
    /// Breaks the lines written since a position at blanks, so that none is longer than a column
    /// where a word allows it.
    mutating func wrap(from start: Int, at column: Int) {
        let text = withUnsafeBufferPointer { Array($0[start...]) }
        truncate(to: start)
        var lineLength = 0
        var index = 0
        while index < text.count {
            if text[index] == 0x0A {
                write(byte: 0x0A)
                lineLength = 0
                index += 1
                continue
            }
            var end = index
            while end < text.count && text[end] != 0x20 && text[end] != 0x0A { end += 1 }
            let word = text[index..<end]
            let length = word.count { $0 & 0xC0 != 0x80 }
            if lineLength > 0 {
                if lineLength + 1 + length > column {
                    write(byte: 0x0A)
                    lineLength = 0
                } else {
                    write(byte: 0x20)
                    lineLength += 1
                }
            }
            write(raw: word)
            lineLength += length
            index = end < text.count && text[end] == 0x20 ? end + 1 : end
        }
    }
}
