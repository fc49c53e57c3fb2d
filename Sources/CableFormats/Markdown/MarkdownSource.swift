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
        findFrontMatter()
        textStart = frontMatterEnd
        for index in frontMatterEnd..<lines.count where isTextMark(index) {
            textStart = index + 1
            hasTextMark = true
            break
        }
    }

    private func view(_ index: Int) -> ByteView {
        ByteView(base, lines[index].contentStart, lines[index].contentEnd)
    }

    private mutating func findFrontMatter() {
        guard let first = lines.first, view(0).equals("---"), first.start == first.contentStart
        else { return }
        for index in lines.indices.dropFirst()
        where lines[index].start == lines[index].contentStart
            && (view(index).equals("---") || view(index).equals("..."))
        {
            frontMatter = lines[1].start..<lines[index].start
            frontMatterEnd = index + 1
            return
        }
    }

    private func isTextMark(_ index: Int) -> Bool {
        let line = view(index)
        guard line.hasPrefix("<!--"), line.hasSuffix("-->"), line.count >= 7 else { return false }
        return ByteView(base, line.start + 4, line.end - 3).trimmed.equals("text")
    }
}
