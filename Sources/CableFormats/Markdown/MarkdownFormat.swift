/// Markdown for site generators: front matter, a header table, the text.
package enum MarkdownFormat {
    package static let format = Format(
        name: "markdown", aliases: ["md"],
        summary: "Markdown with YAML front matter; --template changes the frame",
        fileExtensions: [".md"], mediaType: "text/markdown", reader: MarkdownReader(),
        writer: MarkdownWriter(),
        flags: [
            TemplateChoice.flag,
            .choice(
                of: flavor,
                help: "the dialect: anchors by its attributes, no escapes that it needs not"),
            .choice(
                of: frontMatter,
                help:
                    "site: front matter has what a site shows, the head is in the page (default); full: it has all"
            ),
            PageMarkChoice.flag,
        ])

    /// The dialect of Markdown.
    package static let flavor = WriterOption("flavor", default: MarkdownFlavor.any)

    /// How much front matter has.
    package enum FrontMatterExtent: String, CaseIterable, Sendable {
        /// What a site shows. The head as printed stands in the page, and is what is read.
        case site
        /// The whole head and where the copy came from; what is edited in it is what is read.
        case full
    }

    /// How much front matter has, where no template says it.
    package static let frontMatter = WriterOption(
        "front-matter", default: FrontMatterExtent.site)

    /// Whether a document is a page of a site: it has a `SiteMark` wherever it depends on which other
    /// cables there are.
    package static let isOfSite = WriterOption("markdown-is-of-site", default: false)
}
