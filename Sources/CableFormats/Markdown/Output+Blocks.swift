import CableSyntax

/// What makes a block of others: a sign before each of their lines.
extension Output {
    /// Puts a comment behind the text of a list's only item, after a blank line: without one the text is no
    /// paragraph, and only a paragraph is named by the attributes below it.
    mutating func writeSecondBlock() { write("\n\n<!-- -->") }

    /// Makes an item of the lines written since a position, empty ones at the beginning left out.
    mutating func makeItem(from start: Int) {
        let text = withUnsafeBufferPointer { Array($0[start...].drop { $0 == 0x0A }) }
        truncate(to: start)
        for (index, line) in text.split(separator: 0x0A, omittingEmptySubsequences: false)
            .enumerated()
        {
            if index > 0 { write(byte: 0x0A) }
            guard !line.isEmpty else { continue }
            write(index == 0 ? "+   " : "    ")
            write(raw: line)
        }
    }

    /// Makes a block quotation of the lines written since a position.
    mutating func quote(from start: Int) {
        let text = withUnsafeBufferPointer { Array($0[start...]) }
        truncate(to: start)
        for (index, line) in text.split(separator: 0x0A, omittingEmptySubsequences: false)
            .enumerated()
        {
            write(index == 0 ? ">" : "\n>")
            if !line.isEmpty { write(byte: 0x20) }
            write(raw: line)
        }
    }
}
