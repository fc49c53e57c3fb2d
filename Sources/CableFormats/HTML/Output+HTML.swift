import CableSyntax

extension Output {
    /// A text between tags, or in an attribute's double quotes, escaped for HTML and XML alike.
    ///
    /// - Returns: whether every character could be written.
    @discardableResult
    package mutating func writeHTML(_ text: String, in place: XMLPlace = .text) -> Bool {
        write(xml: text, in: place)
    }

    /// A link to a path or an anchor that is the program's own.
    package mutating func writeLink(_ path: String, _ text: String) {
        write("<a href=\"")
        writeHTML(path, in: .attribute)
        write("\">")
        writeHTML(text)
        write("</a>")
    }
}

/// What stands around the content of a page, of a cable as of an index.
package struct HTMLFrame {
    /// What the browser's tab shows.
    package var title: String
    package var description: String?
    /// The way from the page to the site's own folder: empty, or `../`; `nil` for a page that stands alone.
    package var root: String?
    /// Whether the page runs the site's script.
    package var hasScript = false

    package init(title: String, description: String? = nil, root: String?) {
        self.title = title
        self.description = description
        self.root = root
    }

    /// Writes the beginning: all before the content.
    ///
    /// - Parameter head: writes what else stands in the page's head.
    package func writeBeginning(
        to output: inout Output, head: (inout Output) -> Void = { _ in }
    ) {
        output.write(
            """
            <!DOCTYPE html>
            <html lang="en">
            <head>
            <meta charset="utf-8" />
            <meta name="viewport" content="width=device-width, initial-scale=1" />

            """)
        output.write(HTMLStyle.noIcon)
        output.write(byte: 0x0A)
        // Whatever a cable says, no script but the site's own runs.
        output.write("<meta http-equiv=\"Content-Security-Policy\" content=\"script-src '")
        output.write(hasScript ? "self" : "none")
        output.write("'; object-src 'none'; base-uri 'none'\" />\n<title>")
        output.writeHTML(title)
        output.write("</title>\n")
        if let description, !description.isEmpty {
            output.write("<meta name=\"description\" content=\"")
            output.writeHTML(description, in: .attribute)
            output.write("\" />\n")
        }
        if let root {
            output.write("<link rel=\"stylesheet\" href=\"")
            output.write(raw: root)
            output.write("style.css\" />\n<link rel=\"alternate\" ")
            output.write("type=\"application/atom+xml\" href=\"")
            output.write(raw: root)
            output.write("feed.xml\" title=\"Latest cables\" />\n")
            if hasScript {
                output.write("<script src=\"")
                output.write(raw: root)
                output.write("search.js\" defer=\"defer\"></script>\n")
            }
        } else {
            output.write("<style>\n")
            output.write(HTMLStyle.sheet)
            output.write("</style>\n")
        }
        head(&output)
        output.write("</head>\n<body>\n<header>\n")
        output.write("<a class=\"skip\" href=\"#content\">To the content</a>\n")
        if let root { Self.writeNavigation(root, to: &output) }
        output.write("</header>\n<main id=\"content\">\n")
    }

    private static func writeNavigation(_ root: String, to output: inout Output) {
        output.write("<nav aria-label=\"Site\"><ul>")
        let pages = [
            ("index.html", "Start"), (SitePath.overview(of: .year), "Years"),
            (SitePath.overview(of: .post), "Posts"), (SitePath.overview(of: .tag), "TAGS"),
            (SitePath.overview(of: .classification), "Classifications"), ("search.html", "Search"),
        ]
        for (path, name) in pages {
            output.write("<li>")
            output.writeLink(root + path, name)
            output.write("</li>")
        }
        output.write("</ul></nav>\n")
    }

    /// Writes what stands behind the content.
    package static func writeEnd(to output: inout Output) {
        output.write("</main>\n<footer>\n<p class=\"note\">Made by cableconv.</p>\n</footer>\n")
        output.write("</body>\n</html>\n")
    }
}
