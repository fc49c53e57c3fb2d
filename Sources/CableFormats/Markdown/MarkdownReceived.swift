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

    /// The end of the section, a line of its own.
    static let end: StaticString = "</details>"
    static let beginning: StaticString = "telegram as received"
    private static let sourceMark: StaticString = "source"

    /// Reads the section above a document's text; `nil` where there is none.
    init?(_ document: MarkdownSource, problems: inout MarkdownProblems) {
        let above = document.frontMatterEnd..<document.textStart
        func mark(_ name: StaticString) -> Int? {
            above.first {
                MarkdownBlockReader.comment(document.view($0))?.equals(name) == true
            }
        }
        guard let start = mark(Self.beginning) else { return nil }
        let source = mark(Self.sourceMark) ?? document.textStart
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

extension MarkdownFrame {
    /// Writes the section that `MarkdownReceived` reads.
    ///
    /// - Returns: whether every character could be written.
    func writeReceived(to output: inout Output) -> Bool {
        var isWhole = true
        // Python-Markdown reads no Markdown within HTML unless it is told to.
        output.write(flavor == .mkdocs ? "<details markdown=\"1\">\n" : "<details>\n")
        output.write("<summary>Telegram as received</summary>\n\n<!-- ")
        output.write(MarkdownReceived.beginning)
        output.write(" -->\n\n")
        if !transcription.head.isEmpty {
            if !output.write(lines: transcription.head.map(\.printed), language: "text") {
                isWhole = false
            }
            output.write("\n\n")
        }
        let source = sourceLines
        if !source.isEmpty {
            output.write("<!-- source -->\n\n")
            if !output.write(lines: source, language: "yaml") { isWhole = false }
            output.write("\n\n")
        }
        output.write(MarkdownReceived.end)
        return isWhole
    }

    /// Where the copy came from, as lines of YAML.
    private var sourceLines: [String] {
        var lines: [String] = []
        for value in FrameValue.allCases where value == .pageMarks || value.isOfSource {
            guard let text = text(of: value) else { continue }
            lines.append(value.rawValue + ": " + Self.quoted(text))
        }
        for list in [FrameList.articles, .attributes] {
            let items = items(of: list)
            if !items.isEmpty { lines.append(list.rawValue + ":") }
            for item in items {
                let name = item.name.map { Self.quoted($0) + ": " } ?? ""
                lines.append("  - " + name + Self.quoted(item.line ?? ""))
            }
        }
        for list in hasNoteBelowAddressee ? [FrameList.to, .info, .exempt] : [] {
            let names = items(of: list).compactMap(\.name)
            if !names.isEmpty { lines.append(list.rawValue + ":") }
            lines += names.map { "  - " + Self.quoted($0) }
        }
        return lines
    }

    /// Whether a line below an addressee is none itself, which nothing but a list of them tells.
    private var hasNoteBelowAddressee: Bool {
        zip(transcription.head, transcription.head.dropFirst()).contains { before, line in
            before.kind == .addressee && line.kind == .preamble
        }
    }

    private static func quoted(_ text: String) -> String {
        var output = Output()
        output.write(quoted: text)
        return String(decoding: output.bytes, as: UTF8.self)
    }
}

extension FrameValue {
    /// Whether it says where the copy came from.
    fileprivate var isOfSource: Bool {
        switch self {
        case .sourceFile, .sourceFormat, .sourceEncoding, .sourceSize, .sourceHash, .pageLayout,
            .pageReference, .pageCreated, .pageReleased, .pageClassification, .pageOrigin:
            true
        default: false
        }
    }
}
