import CableModel
import CableSyntax
import MarkdownTemplates

/// Writes whatever a template says: HTML, LaTeX, JSON, a line for a list.
package struct TemplateWriter: CableWriter {
    package init() {}

    /// What a template leaves out is its author's affair.
    package var isWhole: Bool { false }

    package func check(_ options: WriterOptions) throws(FormatError) {
        _ = try Self.template(for: options)
    }

    package func write(
        _ reading: Reading, options: WriterOptions, to output: inout Output
    ) throws(FormatError) -> [Diagnostic] {
        let template = try Self.template(for: options)
        let isWhole = template.render(MarkdownFrame(reading.cable), to: &output) { _ in true }
        guard !isWhole else { return [] }
        return [
            Diagnostic(
                .illegalInMarkdown,
                "control characters, which a template's places cannot hold, are written as U+FFFD")
        ]
    }

    private static func template(
        for options: WriterOptions
    ) throws(FormatError) -> MarkdownTemplate {
        let text = options[TemplateChoice.option] ?? ShippedTemplates.page
        let template = try MarkdownTemplate.parsed(
            text, partials: options[TemplateChoice.partials])
        guard !template.hasMarkdown else {
            throw FormatError(
                "{{body}} and {{received}} are Markdown; go through {{#blocks}}, or write "
                    + "--to markdown")
        }
        return template
    }
}
