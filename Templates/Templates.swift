/// The templates of this folder that the program carries in itself.
package enum ShippedTemplates {
    /// `markdown.mustache`: the default frame of a Markdown document.
    package static let markdown = String(
        decoding: PackageResources.markdown_mustache, as: UTF8.self)
}
