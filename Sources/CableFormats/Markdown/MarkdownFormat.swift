import MarkdownTemplates

/// Markdown for site generators: front matter, a header table, the text.
public enum MarkdownFormat {
    public static let format = Format(
        name: "markdown", aliases: ["md"],
        summary: "Markdown with YAML front matter; --template changes the frame",
        fileExtension: ".md", reader: MarkdownReader(), writer: MarkdownWriter(),
        defaultTemplate: ShippedTemplates.markdown)
}
