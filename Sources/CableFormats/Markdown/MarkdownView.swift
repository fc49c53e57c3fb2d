import CableGrammar
import CableModel
import CableSyntax

/// What a page shows above the text: the table, the references, who classified.
///
/// All of it is a view of the head, which the front matter has. It is never read back; but what
/// somebody wrote into it shall not be lost without a word.
struct MarkdownView {
    private let source: MarkdownSource
    private let extent: MarkdownFormat.FrontMatterExtent

    init(_ source: MarkdownSource, _ extent: MarkdownFormat.FrontMatterExtent) {
        self.source = source
        self.extent = extent
    }

    /// Says where the view holds words that the head has not.
    ///
    /// - Parameter cables: the cable as it was before and after edits of the front matter.
    func check(against cables: [Cable], problems: inout MarkdownProblems) {
        let shown = source.frontMatterEnd..<source.textStart
        guard source.lines[shown].contains(where: { !$0.isBlank }) else { return }
        var known: Set<[UInt8]> = []
        for cable in cables {
            written(cable).withUnsafeBufferPointer { bytes in
                let written = MarkdownSource(bytes)
                for index in written.frontMatterEnd..<written.textStart {
                    known.formUnion(Self.words(of: written, line: index))
                }
            }
        }
        let received = source.receivedLines ?? shown.lowerBound..<shown.lowerBound
        var isBelowCiting = false
        for index in shown {
            let line = source.view(index)
            if MarkdownBlockReader.headingText(line) != nil {
                isBelowCiting = line.equals("## Cited by")
            }
            // A cable that cites this one is one that this one does not know.
            let isOfOthers = isBelowCiting && MarkdownBlockReader.bullet(line) != nil
            if received.contains(index) || isOfOthers { continue }
            let words = Self.words(of: source, line: index)
            guard
                let word = words.first(where: {
                    !known.contains($0) && !Self.isLinkedNumber($0)
                })
            else { continue }
            problems.report(
                .viewNotRead,
                "\"\(String(decoding: word, as: UTF8.self))\" stands above the text, but not in the "
                    + "head's lines; what stands there is a view and is not read",
                line: index + 1)
            return
        }
    }

    /// Whether a word is the `(07EREWHON42)` that leads from a reference to the page of its cable.
    private static func isLinkedNumber(_ word: [UInt8]) -> Bool {
        word.first == UInt8(ascii: "(") && word.last == UInt8(ascii: ")")
            && MessageReferenceNumber(
                identifier: String(decoding: word.dropFirst().dropLast(), as: UTF8.self)) != nil
    }

    /// The document of a cable up to its text.
    private func written(_ cable: Cable) -> [UInt8] {
        var output = Output(capacity: 4096)
        _ = try? MarkdownWriter.template(extent).render(
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
        guard !MarkdownAttributes.isLine(view) else { return [] }
        let own = view.bytewiseIndex(of: "[]{#").flatMap { start in
            MarkdownAttributes.end(view, at: start + 2).map {
                [ByteView(view.base, view.start, start), view.from($0)]
            }
        }
        var text = MarkdownText()
        for part in own ?? [view] {
            text.bytes += MarkdownInlines.text(part, line: line, problems: &ignored).bytes
            text.bytes.append(0x20)
        }
        return text.bytes.split(separator: 0x20).map { Array($0) }.filter { word in
            word.contains { ASCII.isAlphanumeric($0) || $0 >= 0x80 }
        }
    }
}
