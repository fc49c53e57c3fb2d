/// Pages of the web: one self-contained, accessible page a cable. They are for persons, and not read
/// back; the reader of publishers' pages is another format.
package enum HTMLFormat {
    package static let format = Format(
        name: "html",
        summary: "a page for the web that needs no other file: to read, print and cite",
        fileExtensions: [".html", ".htm"], mediaType: "text/html", writer: HTMLWriter(),
        flags: [PageMarkChoice.flag])

    /// Whether a page is one of a site: it shares a style sheet with the others, links to the indexes, and
    /// has an `SiteMark` wherever it depends on which other cables there are.
    package static let isOfSite = WriterOption("html-is-of-site", default: false)
}
