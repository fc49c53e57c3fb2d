import CableSyntax

extension Output {
    /// Writes lines as they stand: a fenced block, or `<pre>` where Liquid or Hugo would read them.
    ///
    /// - Parameter language: what the fence calls their language; nothing where it is empty.
    /// - Returns: whether every character could be written.
    mutating func write(lines: [String], language: StaticString = "") -> Bool {
        var isRisky = false
        var longestFence = 2
        for line in lines {
            var run = 0
            var previous: UInt8 = 0
            for byte in line.utf8 {
                run = byte == UInt8(ascii: "`") ? run + 1 : 0
                longestFence = max(longestFence, run)
                let isTag = byte == UInt8(ascii: "{") || byte == UInt8(ascii: "%")
                if (isTag && previous == UInt8(ascii: "{")) || (byte < 0x20 && byte != 0x09) {
                    isRisky = true
                }
                previous = byte
            }
        }
        guard !isRisky else { return write(pre: lines) }
        for _ in 0...longestFence { write("`") }
        write(language)
        write(byte: 0x0A)
        for line in lines {
            write(raw: line)
            write(byte: 0x0A)
        }
        for _ in 0...longestFence { write("`") }
        return true
    }

    private mutating func write(pre lines: [String]) -> Bool {
        var isWhole = true
        write("<pre>")
        for (index, line) in lines.enumerated() {
            // A parser drops a line end that follows the tag.
            if index > 0 || line.isEmpty { write(byte: 0x0A) }
            if !write(html: line) { isWhole = false }
        }
        write("</pre>")
        return isWhole
    }
}
