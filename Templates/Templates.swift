/// The templates of this folder that the program carries in itself.
package enum ShippedTemplates {
    /// `markdown.mustache`: the default frame of a Markdown document.
    package static let markdown = String(
        decoding: PackageResources.markdown_mustache, as: UTF8.self)

    /// `hugo.mustache`: the frame of a page of a Hugo site.
    package static let hugo = String(decoding: PackageResources.hugo_mustache, as: UTF8.self)

    /// `site.mustache`: the frame of a page of any site, with the head in the page itself.
    package static let site = String(decoding: PackageResources.site_mustache, as: UTF8.self)
}
