import MarkdownTemplates

/// Markdown for site generators: front matter, a header table, the text.
package enum MarkdownFormat {
    package static let format = Format(
        name: "markdown", aliases: ["md"],
        summary: "Markdown with YAML front matter; --template changes the frame",
        fileExtensions: [".md"], mediaType: "text/markdown", reader: MarkdownReader(),
        writer: MarkdownWriter(),
        flags: [
            .file(of: template, help: "a Mustache template in place of the default"),
            PageMarkChoice.flag,
        ],
        defaultTemplate: ShippedTemplates.markdown)

    /// The text of a Mustache template to be used in place of the shipped one.
    package static let template = WriterOption("template", default: String?.none)

    /// The shipped template for pages of a Hugo site.
    package static let hugoTemplate = ShippedTemplates.hugo
}
