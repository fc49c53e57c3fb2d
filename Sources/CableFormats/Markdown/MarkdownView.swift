import CableModel
import CableSyntax

/// What a page shows above the text: the table, the references, who classified.
///
/// All of it is a view of the head, which the front matter has. It is never read back; but what
/// somebody wrote into it shall not be lost without a word.
struct MarkdownView {
    private let source: MarkdownSource

    init(_ source: MarkdownSource) { self.source = source }

    /// Says where the view holds words that the head has not.
    ///
    /// - Parameter cables: the cable as it was before and after edits of the front matter.
    func check(against cables: [Cable], problems: inout MarkdownProblems) {
        let shown = source.frontMatterEnd..<source.textStart
        guard source.lines[shown].contains(where: { !$0.isBlank }) else { return }
        var known: Set<[UInt8]> = []
        for cable in cables {
            Self.written(cable).withUnsafeBufferPointer { bytes in
                let written = MarkdownSource(bytes)
                for index in written.frontMatterEnd..<written.textStart {
                    known.formUnion(Self.words(of: written, line: index))
                }
            }
        }
        for index in shown {
            let words = Self.words(of: source, line: index)
            guard let word = words.first(where: { !known.contains($0) }) else { continue }
            problems.report(
                .viewNotRead,
                "\"\(String(decoding: word, as: UTF8.self))\" stands above the text, but not in the "
                    + "head's lines; what stands there is a view and is not read",
                line: index + 1)
            return
        }
    }

    /// The document of a cable up to its text.
    private static func written(_ cable: Cable) -> [UInt8] {
        var output = Output(capacity: 4096)
        _ = try? MarkdownWriter.template(for: WriterOptions()).render(
            MarkdownFrame(cable), to: &output
        ) { output in
            output.write("<!-- text -->")
            return true
        }
        return output.bytes
    }

    /// The words that a line shows, markup and the rules of tables left out.
    private static func words(of source: MarkdownSource, line: Int) -> [[UInt8]] {
        let view = source.view(line)
        guard !view.isEmpty, MarkdownBlockReader.comment(view) == nil,
            MarkdownBlockReader.headingText(view) == nil
        else { return [] }
        var ignored = MarkdownProblems()
        let text = MarkdownInlines.text(view, line: line, problems: &ignored)
        return text.bytes.split(separator: 0x20).map { Array($0) }.filter { word in
            word.contains { ASCII.isAlphanumeric($0) || $0 >= 0x80 }
        }
    }
}
