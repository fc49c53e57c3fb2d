import CableModel
import CableSyntax

/// The part of a page that holds the telegram's head as printed, and where the copy came from, in the page
/// itself and not in its front matter: a closed section with a block of lines for each.
///
/// What stands in it is what is read; the front matter of such a page is there for a site and changes nothing.
struct MarkdownReceived {
    /// The lines of the head.
    private(set) var head: [String] = []
    /// Where the copy came from, in YAML by the keys of `FrontMatter`.
    private(set) var source: [String] = []
    /// The line of the document above these, from 1.
    private(set) var lineAboveSource = 0

    /// Reads the section above a document's text; `nil` where there is none.
    init?(_ document: MarkdownSource, problems: inout MarkdownProblems) {
        func mark(_ name: StaticString, from line: Int) -> Int? {
            (line..<document.textStart).first {
                MarkdownBlockReader.comment(document.view($0))?.equals(name) == true
            }
        }
        guard let start = mark(ReceivedMarks.beginning, from: document.frontMatterEnd) else {
            return nil
        }
        // One that stands above the section is not its own.
        let source = mark(ReceivedMarks.source, from: start) ?? document.textStart
        head = Self.lines(start..<source, of: document, &problems).lines
        (self.source, lineAboveSource) = Self.lines(
            source..<document.textStart, of: document, &problems)
    }

    /// The first block of lines in a part of the document, and the line above them.
    private static func lines(
        _ range: Range<Int>, of document: MarkdownSource, _ problems: inout MarkdownProblems
    ) -> (lines: [String], above: Int) {
        let isBlock = { (line: ByteView) in
            MarkdownBlockReader.Fence(line) != nil || line.hasPrefix("<pre>")
        }
        guard let first = range.first(where: { isBlock(document.view($0)) }) else {
            return ([], 0)
        }
        var reader = MarkdownBlockReader(
            base: document.base, lines: document.lines[first..<range.upperBound],
            firstLine: first + 1, problems: problems)
        if let fence = MarkdownBlockReader.Fence(document.view(first)) {
            reader.takeFence(fence)
        } else {
            reader.takePre()
        }
        problems = reader.problems
        guard case .preformatted(let lines)? = reader.blocks.first?.kind else { return ([], 0) }
        return (lines, first + 1)
    }
}
