/// Documents of any kind of text, by a template.
package enum TemplateFormat {
    package static let format = Format(
        name: "template",
        summary: "any text, as --template FILE says; a plain page of HTML without one",
        fileExtensions: [".page.html"], writer: TemplateWriter(), flags: [TemplateChoice.flag])

    /// The format with the ending that its documents have by a template of a certain name: `.html` for
    /// `page.html.mustache`.
    package static func format(forTemplateNamed name: String) -> Format {
        let parts = name.split(separator: ".", omittingEmptySubsequences: false)
        var named = format
        named.fileExtensions = [parts.count > 2 ? "." + parts[parts.count - 2] : ".txt"]
        return named
    }
}
