import CableSyntax

extension Output {
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
