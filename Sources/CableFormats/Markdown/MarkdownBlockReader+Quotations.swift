import CableSyntax

/// Block quotations: the lines that begin with `>`. What lies too deep in others is text of the innermost.
extension MarkdownBlockReader {
    /// Takes the lines of a quotation, and those that go on with its last paragraph without the sign.
    mutating func takeQuotation() {
        let first = index
        var quoted: [UInt8] = []
        while index < lines.count {
            let line = content(index)
            if line.first == UInt8(ascii: ">") {
                let rest = Self.withoutSign(ByteView(base, line.start, lines[index].end))
                quoted += base[rest.start..<rest.end]
            } else if line.isEmpty || index == first || Self.interrupts(line) {
                break
            } else {
                quoted += base[line.start..<line.end]
            }
            quoted.append(0x0A)
            index += 1
        }
        begin(.quotation([]))
        blocks[blocks.count - 1].kind = .quotation(read(inner: quoted, firstLine: number(first)))
    }

    /// Reads the lines of what stands inside another block, the signs before them left out.
    mutating func read(inner text: [UInt8], firstLine: Int) -> [MarkdownBlock] {
        text.withUnsafeBufferPointer { buffer in
            var reader = MarkdownBlockReader(
                base: buffer, lines: Lines(buffer, range: 0..<buffer.count).lines[...],
                firstLine: firstLine, problems: problems, depth: depth + 1)
            reader.read()
            problems = reader.problems
            // The telegram's own closing is never within a quotation or an item.
            let closing =
                [reader.signature?.printed].compactMap { $0 } + reader.tail.map(\.printed)
                + reader.unplaced
            return reader.blocks
                + closing.map { line in
                    var block = MarkdownBlock(.paragraph(label: nil))
                    block.text = MarkdownText(bytes: Array(line.utf8))
                    return block
                }
        }
    }

    /// A line without the sign before it, and without one blank behind that.
    private static func withoutSign(_ line: ByteView) -> ByteView {
        let rest = line.from(line.start + 1)
        return rest.first == 0x20 ? rest.from(rest.start + 1) : rest
    }
}
