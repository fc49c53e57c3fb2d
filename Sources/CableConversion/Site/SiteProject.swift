import CableFormats
import CableSyntax

/// What a generator of sites makes pages of: a file of Markdown a cable, lists, and what the generator needs
/// to begin with.
package struct SiteProject: Sendable {
    /// What the generator is called: `hugo`.
    package let name: String
    let flavor: MarkdownFlavor
    /// The folder of all that the generator reads as pages, below the project's.
    let content: String
    /// The folder of files that it hands out as they are.
    let data: String
    /// What stands around the name of another page in a link to it.
    let link: (before: String, after: String)
    /// What is no cable's, for a site of this address: written once, and then its owner's.
    let files: @Sendable (_ base: String?) -> [(name: String, text: String)]
    /// Writes the lists of cables.
    let lists: @Sendable (SiteFolder, SiteStore) throws(ConversionError) -> Void

    /// All generators that there is a project for.
    package static let all = [hugo, mkdocs]

    /// The form of the pages of cables.
    var pages: SitePageForm {
        SitePageForm(
            folder: content + "/cable", ending: ".md", data: data, link: link, flavor: flavor)
    }

    /// Writes what is no cable's. Whatever of it is there already stays.
    ///
    /// - Parameter base: the address that the site will have, where it is known.
    package func write(to folder: String, base: String?) throws(ConversionError) {
        for (name, text) in files(base) {
            let path = folder + "/" + name
            guard FileSystem.kind(of: path) == .nothing else { continue }
            try FileSystem.replace(path, with: Array(text.utf8))
        }
    }
}

/// Where the pages of cables lie, and how one links to another.
struct SitePageForm: Sendable {
    /// Below the site's folder.
    var folder: String
    var ending: String
    /// The folder of the database and the table of all cables.
    var data: String
    /// What stands around the name of another page in a link to it.
    var link: (before: String, after: String)
    /// The dialect of Markdown that they are; `nil`: HTML.
    var flavor: MarkdownFlavor?

    var isMarkdown: Bool { flavor != nil }

    static let html = SitePageForm(
        folder: "cable", ending: ".html", data: "data", link: ("", ".html"), flavor: nil)

    /// The path of a page, by its name.
    func path(of name: String) -> String { "\(folder)/\(name)\(ending)" }

    /// Where a link from one page to another leads.
    func target(of name: String) -> String { link.before + name + link.after }
}
