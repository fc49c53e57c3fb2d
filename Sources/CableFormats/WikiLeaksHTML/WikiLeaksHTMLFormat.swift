/// Pages of WikiLeaks and of sites that copied them.
package enum WikiLeaksHTMLFormat {
    package static let format = Format(
        name: "wikileaks-html", aliases: ["html"],
        summary: "web pages: WikiLeaks' of 2010 and later, PlusD, cablegatesearch.net, others",
        fileExtensions: [".html", ".htm"], mediaType: "text/html", reader: WikiLeaksHTMLReader(),
        layouts: WikiLeaksHTMLReader.layouts.map {
            PublishedLayout(name: $0.name, publisher: $0.publisher)
        })
}
