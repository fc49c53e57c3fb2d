import CableModel
import CableSyntax

/// Reads documents in the form of the shipped templates.
///
/// The head of the telegram is read from the page or from the front matter, its text from what follows the
/// comment `<!-- text -->`. What stands between the two is a view and is not read. In the front matter
/// `telegram_head` has the head's lines; where another key says something else than they do, it was
/// edited: the value goes into its line, with a diagnostic, or else is said to differ. Where the page has
/// the head in itself (`MarkdownReceived`), the front matter is for display: nothing in it is taken over, and
/// below `cable` what differs is said.
///
/// A reading has no telegram text and no source map, since a document is no telegram's text.
package struct MarkdownReader: CableReader {
    package init() {}

    package func recognition(of text: UnsafeBufferPointer<UInt8>) -> Recognition {
        let view = ByteView(text).trimmedBlanks
        switch view.first {
        case UInt8(ascii: "-") where view.hasPrefix("---"):
            guard let end = MarkdownSource.frontMatterRange(view) else { return .no }
            let frontMatter = ByteView(text, end.lowerBound, end.upperBound)
            if frontMatter.bytewiseIndex(of: "\ncable:") != nil { return .certain }
            return view.bytewiseIndex(of: "<!-- text -->") != nil ? .certain : .likely(.syntax)
        case UInt8(ascii: "<") where !view.hasPrefix("<!-- "), UInt8(ascii: "{"): return .no
        default:
            if view.hasPrefix("<!-- text -->") { return .certain }
            if view.bytewiseIndex(of: "\n<!-- text -->\n") != nil { return .certain }
            // The number of a paragraph of ours, where all else was taken away.
            return view.bytewiseIndex(of: "</a>**[") != nil ? .likely(.syntax) : .no
        }
    }

    package func explanation(ofNoCableIn text: UnsafeBufferPointer<UInt8>) -> String? {
        "it is Markdown without front matter and without text"
    }

    package func read(_ text: UnsafeBufferPointer<UInt8>, options: ReaderOptions) -> [Reading] {
        let source = MarkdownSource(text)
        var problems = MarkdownProblems()
        let received = MarkdownReceived(source, problems: &problems)
        let frontMatter = FrontMatter(source, received: received, problems: &problems)
        let printed = received?.head ?? frontMatter?.list("telegram_head")
        let names = frontMatter?.addresseeNames
        var head = PrintedHead(printed ?? frontMatter?.linesFromKeys ?? [], addressees: names)
        var text = MarkdownBlockReader(
            base: text, lines: source.lines[source.textStart...], firstLine: source.textStart + 1,
            problems: problems)
        text.read()
        if !source.hasTextMark { text.dropView(of: head.head) }
        problems = text.problems

        var cable = Cable(
            transcription: text.transcription(head: head.head),
            provenance: frontMatter?.provenance(&problems) ?? Provenance())
        var versions = [cable]
        if let frontMatter, printed != nil {
            var edits = FrontMatterEdits(frontMatter, of: cable, problems: problems)
            // What a page has for its site is not what the telegram says.
            if received == nil { edits.take() }
            if edits.isEdited {
                head = PrintedHead(edits.lines.map(\.printed), addressees: names)
                cable.transcription = text.transcription(head: head.head)
                versions.append(cable)
            }
            edits.sayDifferences(from: cable, areForDisplay: received != nil)
            problems = edits.problems
        } else if let frontMatter {
            frontMatter.complete(&cable, problems: &problems)
        }
        guard frontMatter != nil || cable != Cable() else { return [] }
        if let marks = frontMatter?.text("page_marks") {
            problems.report(
                .pageMarksDropped, "the document was written without page marks: \(marks)",
                line: frontMatter?.line(of: "page_marks"))
        }
        if let repairs = frontMatter?.text("repairs") {
            problems.report(
                .repairsWithoutPlaces, "characters had been put right before: \(repairs)",
                line: frontMatter?.line(of: "repairs"))
        }
        MarkdownView(source, received == nil ? .full : .site).check(
            against: versions, problems: &problems)
        for line in names == nil ? [] : head.unlistedLines {
            problems.report(
                .unlistedAddressee,
                "\"\(line)\" is in no list of addressees; read as a note among the head's lines")
        }
        problems.add(contentsOf: head.diagnostics)
        problems.add(contentsOf: text.linkProblems)
        return [Reading(cable: cable, diagnostics: problems.diagnostics)]
    }
}
