/// The templates of this folder that the program carries in itself.
package enum ShippedTemplates {
    /// All of them, by the names by which a user asks for them.
    package static let all: [(name: String, text: String)] = [
        ("site", site), ("full", full), ("hugo", hugo), ("page", page),
    ]

    /// `page.html.mustache`: a plain page of HTML, to begin one's own with.
    package static let page = String(
        decoding: PackageResources.page_html_mustache, as: UTF8.self)

    /// `full.mustache`: the frame of a Markdown document that has the head in its front matter.
    package static let full = String(
        decoding: PackageResources.full_mustache, as: UTF8.self)

    /// `hugo.mustache`: the frame of a page of a Hugo site.
    package static let hugo = String(decoding: PackageResources.hugo_mustache, as: UTF8.self)

    /// `site.mustache`: the default frame of a Markdown document, with the head in the page itself.
    package static let site = String(decoding: PackageResources.site_mustache, as: UTF8.self)
}
