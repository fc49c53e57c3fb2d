import CableSyntax

/// The parts of a Markdown document: front matter, what a page shows above the text, the text.
struct MarkdownSource {
    let base: UnsafeBufferPointer<UInt8>
    let lines: [Lines.Line]
    /// The bytes between the lines of dashes; `nil` where a document has none.
    private(set) var frontMatter: Range<Int>?
    /// The number of the line, from 0, that follows the front matter.
    private(set) var frontMatterEnd = 0
    /// The number of the line, from 0, at which the text begins.
    private(set) var textStart = 0
    /// Whether the document says where its text begins.
    private(set) var hasTextMark = false

    init(_ base: UnsafeBufferPointer<UInt8>) {
        self.base = base
        lines = Lines(base, range: 0..<base.count).lines
        if let range = Self.frontMatterRange(ByteView(base)) {
            frontMatter = range
            frontMatterEnd =
                (lines.firstIndex { $0.start >= range.upperBound } ?? lines.count - 1) + 1
        }
        textStart = frontMatterEnd
        if let mark = lines.indices.dropFirst(frontMatterEnd).first(where: isTextMark) {
            textStart = mark + 1
            hasTextMark = true
        } else if let received = receivedLines {
            textStart = received.upperBound
        } else {
            skipView()
        }
    }

    /// A line without blanks at its ends.
    func view(_ index: Int) -> ByteView {
        ByteView(base, lines[index].contentStart, lines[index].contentEnd)
    }

    /// The bytes of a document's front matter: from behind its first line, which is three dashes,
    /// to the next line of three dashes or dots.
    static func frontMatterRange(_ document: ByteView) -> Range<Int>? {
        let base = document.base
        guard document.hasPrefix("---") else { return nil }
        var start = document.start + 3
        while ASCII.isBlank(document.byte(at: start)) { start += 1 }
        guard document.byte(at: start) == 0x0A else { return nil }
        start += 1
        var line = start
        while line < document.end {
            if document.matches("---", at: line) || document.matches("...", at: line) {
                var end = line + 3
                while ASCII.isBlank(document.byte(at: end)) { end += 1 }
                if end == document.end || base[end] == 0x0A { return start..<line }
            }
            while line < document.end, base[line] != 0x0A { line += 1 }
            line += 1
        }
        return nil
    }

    /// The lines of the section that `MarkdownReceived` reads.
    var receivedLines: Range<Int>? {
        let rest = lines.indices.dropFirst(frontMatterEnd)
        let start = rest.first {
            MarkdownBlockReader.comment(view($0))?.equals(ReceivedMarks.beginning) == true
        }
        return start.flatMap { start in
            rest[start...].first { view($0).equals(ReceivedMarks.end) }.map { start..<$0 + 1 }
        }
    }

    private func isTextMark(_ index: Int) -> Bool {
        MarkdownBlockReader.comment(view(index))?.equals("text") == true
    }

    /// Where no comment says where the text begins, it is behind the table and the references, if
    /// they are there.
    private mutating func skipView() {
        var index = textStart
        func skip(_ isPart: (ByteView) -> Bool) {
            while index < lines.count, view(index).isEmpty || isPart(view(index)) { index += 1 }
        }
        skip { _ in false }
        guard index < lines.count else { return }
        if view(index).hasPrefix("| FIELD") { skip { $0.first == UInt8(ascii: "|") } }
        if index < lines.count, view(index).equals("## References") {
            index += 1
            skip { $0.contains("<a id=\"ref-") || $0.contains("{#ref-") }
        }
        textStart = index
    }
}
