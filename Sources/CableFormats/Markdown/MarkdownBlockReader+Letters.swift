import CableSyntax

/// Items that are lettered paragraphs, with what stands inside these. The model has them behind the
/// paragraph that they stand in, so that they are blocks like others.
extension MarkdownBlockReader {
    /// Whether an item is a paragraph with a number or letter. What lies too deep is text of an item.
    func isParagraph(_ item: (byte: UInt8, text: ByteView)) -> Bool {
        guard depth < StatedValues.deepestQuotation else { return false }
        return Self.beginsLabel(item.text)
            || item.text.hasPrefix("**[") && item.text.bytewiseIndex(of: "](#p") != nil
    }

    /// Takes the lines of an item that is a paragraph: those that are set in as its text is, and those
    /// that go on with its last paragraph.
    mutating func takeParagraph(inItem item: (byte: UInt8, text: ByteView)) {
        let first = index
        let column = item.text.start - lines[index].start
        var text = Array(base[item.text.range])
        text.append(0x0A)
        index += 1
        var isAfterBlank = false
        while index < lines.count {
            let line = content(index)
            let isInside = line.start - lines[index].start >= column
            if line.isEmpty {
                isAfterBlank = true
            } else if !isInside, isAfterBlank || Self.interrupts(line) || isItem(line) {
                break
            } else {
                isAfterBlank = false
                let start = isInside ? lines[index].start + column : line.start
                text += base[start..<lines[index].end]
            }
            text.append(0x0A)
            index += 1
        }
        flushListMark()
        blocks += read(inner: text, firstLine: number(first))
    }

    private func isItem(_ line: ByteView) -> Bool { Self.bullet(line) != nil }
}
