import CableModel
import CableSyntax
import MarkdownTemplates

/// Writes Markdown: a frame from a template, and the text proper.
///
/// What a shipped template frames is read back by `MarkdownReader`. The head's lines stand in the page itself
/// (`MarkdownReceived`), or in the front matter (`telegram_head`); the rest follows the comment
/// `<!-- text -->`, a block each, by these conventions:
///
/// - A heading is `## …`.
/// - A paragraph with a number or letter begins `<a id="p3"></a>**[3.](#p3)**`. One without is
///   plain; where it has no text of its own or begins with a page mark, `<!-- paragraph -->`
///   stands before it.
///   Dialects with attributes have the name as `{#p3}` (`MarkdownFlavor`).
/// - A portion marking is `(C\)` at the beginning of paragraph, heading or item; text that begins
///   with a parenthesis begins `&#40;`. A marking of another form is a `span` of class
///   `portion-mark`.
/// - A list follows its paragraph; one that stands alone follows `<!-- list -->`, a further one of
///   the same paragraph or item `<!-- next list -->`. Inner lists are indented by four. The
///   bullet `-` stands for the mark `--`, `+` for `-`, `*` for `*`; any other mark, and one that
///   differs from the list's first, is printed after the bullet as a `span` of class `marker`.
/// - Persons, who have no mark, follow `<!-- participants -->`; where a head says whose they are,
///   `<!-- participants below a head -->`, and they are indented below it.
/// - Lettered paragraphs inside another are items after the bullet `+`, each with what stands between
///   it and the next, indented by four.
/// - Lines with columns are a fenced block, or `<pre>` where Liquid would read them. A table with one
///   head row and nothing else above or below its rows is one of Markdown, behind `<!-- columns -->`,
///   if nothing in it has to be escaped: each cell has the blanks before and behind it.
/// - A page mark is a `sup` whose class is its kind: `page-line`, `banner`, `caption`,
///   `section-line`, `release-stamp`, `repeated-head`; in a block of its own between blocks. A
///   space stands on either side within text. Where they are dropped, `page_marks` in the front
///   matter says how many. An interruption is `<wbr>` after a space.
/// - What follows the text is a `span` a block, of class `signature`, `postscript`,
///   `release-stamp`, `banner`, `end-mark` or `unplaced`.
/// - Redactions, and mentions of references and paragraphs, are text, found again as in a
///   telegram; a mention with a target in the document is a link to its anchor. A link of the
///   source has its address in `<…>`; where that is none to be followed, the text is a `span` of
///   class `link` with the address as its title.
///
/// So `<`, `(` and `[` that begin a block of the document are always ours.
package struct MarkdownWriter: CableWriter {
    package init() {}

    package func check(_ options: WriterOptions) throws(FormatError) {
        _ = try Self.template(for: options)
    }

    package func write(
        _ reading: Reading, options: WriterOptions, to output: inout Output
    ) throws(FormatError) -> [Diagnostic] {
        let template = try Self.template(for: options)
        let start = output.count
        var cable = reading.cable
        var diagnostics: [Diagnostic] = []
        var droppedMarks = 0
        if options[PageMarkChoice.option] == .drop {
            (cable.transcription, droppedMarks) = cable.transcription.withoutPageMarks()
        }
        if droppedMarks > 0 {
            diagnostics.append(
                Diagnostic(
                    .pageMarksDropped,
                    "page marks left out of the Markdown: \(droppedMarks); "
                        + "read back it is without them"))
        }
        // A head that a further section repeats may be the only one to give the date.
        let flavor = options[MarkdownFormat.flavor]
        let frame = MarkdownFrame(
            reading.cable, droppedPageMarks: droppedMarks, flavor: flavor,
            isOfSite: options[MarkdownFormat.isOfSite])
        let isWhole = template.render(frame, to: &output) { output in
            var body = MarkdownBody(
                cable.transcription, referenceAnchors: frame.referenceAnchors,
                flavor: flavor, output: output.take())
            body.write()
            let isWhole = body.isWhole
            output = body.output
            return isWhole
        }
        if !isWhole {
            diagnostics.append(
                Diagnostic(
                    .illegalInMarkdown,
                    "control characters, which Markdown cannot hold, are written as U+FFFD"
                ))
        }
        // What the telegram parser returned comes back, but for unusual heads: to read all would be slow.
        guard options[TemplateChoice.option] == nil else { return diagnostics }
        if reading.text.bytes.isEmpty || cable.transcription.hasEmptyParagraph {
            diagnostics += output.withUnsafeBufferPointer { bytes in
                MarkdownLoss.diagnostics(
                    of: cable, writtenAs: UnsafeBufferPointer(rebasing: bytes[start...]))
            }
        } else if cable.transcription.isHeadDoubtful {
            diagnostics += MarkdownLoss.diagnostics(ofHeadOf: cable.transcription)
        }
        return diagnostics
    }

    private static let full = Result { () throws(FormatError) in
        try MarkdownTemplate(ShippedTemplates.full)
    }
    private static let site = Result { () throws(FormatError) in
        try MarkdownTemplate(ShippedTemplates.site)
    }

    static func template(for options: WriterOptions) throws(FormatError) -> MarkdownTemplate {
        if let text = options[TemplateChoice.option] {
            return try MarkdownTemplate.parsed(text, partials: options[TemplateChoice.partials])
        }
        return try template(options[MarkdownFormat.frontMatter])
    }

    static func template(
        _ extent: MarkdownFormat.FrontMatterExtent
    ) throws(FormatError) -> MarkdownTemplate {
        switch extent {
        case .full: try full.get()
        case .site: try site.get()
        }
    }
}
