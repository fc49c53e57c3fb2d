import CableSyntax

extension Output {
    /// Writes running text of a page of Markdown that is no cable's.
    package mutating func writeMarkdown(_ text: String, flavor: MarkdownFlavor) {
        write(markdown: text, atLineStart: true, flavor: flavor)
    }

    /// Writes a link whose text is anything, to a path of a site.
    package mutating func writeMarkdownLink(
        _ target: String, _ text: String, flavor: MarkdownFlavor
    ) {
        write("[")
        // An open bracket within would have to be closed within.
        for (index, part) in text.split(separator: "[", omittingEmptySubsequences: false)
            .enumerated()
        {
            if index > 0 { write("&#91;") }
            write(markdown: String(part), flavor: flavor)
        }
        write("](")
        write(raw: target)
        write(")")
    }

    /// Writes a text between quotes, as YAML, TOML and JSON read it alike.
    package mutating func writeQuoted(_ text: String) { write(quoted: text) }
}
