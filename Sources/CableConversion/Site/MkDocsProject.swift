import CableFormats
import CableSyntax

extension SiteProject {
    /// What MkDocs makes a site of, with the theme Material: its search, and its tags for the lists of TAGS,
    /// posts and classifications.
    static let mkdocs = SiteProject(
        name: "mkdocs", flavor: .mkdocs, content: "docs", data: "docs/data", link: ("", ".md"),
        files: { base in
            [
                ("mkdocs.yml", MkDocsFiles.configuration(base: base)),
                ("docs/links.css", MkDocsFiles.links),
            ]
        },
        lists: { folder, store throws(ConversionError) in
            try MkDocsLists(folder, store).write()
        })
}

private enum MkDocsFiles {
    /// The theme tells links in a text by their color alone.
    static let links = """
        .md-typeset p a, .md-typeset li a, .md-typeset td a { text-decoration: underline; }

        """

    static func configuration(base: String?) -> String {
        """
        site_name: Cables
        \(base.map { "site_url: \"\($0)\"" } ?? "# site_url: https://example.org/cables/")

        theme:
          name: material
          # Nothing is fetched from elsewhere.
          font: false

        extra_css:
          - links.css

        plugins:
          - search
          - tags
          - tags:
              tags_name_property: categories
              tags_name_variable: categories
              listings_directive: cables/posts
          - tags:
              tags_name_property: classifications
              tags_name_variable: classifications
              listings_directive: cables/classifications

        markdown_extensions:
          # The names of paragraphs are attributes of theirs.
          - attr_list
          # The head stands in a closed section, which is HTML with Markdown in it.
          - md_in_html

        # A menu of all cables would be on each of their pages.
        nav:
          - index.md
          - Years: years.md
          - TAGS: tags.md
          - Posts: posts.md
          - Classifications: classifications.md

        validation:
          nav:
            omitted_files: ignore
          links:
            anchors: warn
            unrecognized_links: warn

        """
    }
}

/// The lists of cables that Material's tags do not make.
private struct MkDocsLists {
    private let folder: SiteFolder
    private let store: SiteStore
    private let flavor = MarkdownFlavor.mkdocs

    init(_ folder: SiteFolder, _ store: SiteStore) {
        self.folder = folder
        self.store = store
    }

    func write() throws(ConversionError) {
        try writeFront()
        try writeYears()
        try writeTags()
        for (name, title, directive) in [
            ("posts", "Posts", "cables/posts"),
            ("classifications", "Classifications", "cables/classifications"),
        ] {
            var output = Output()
            output.write(raw: "# \(title)\n\n")
            if name == "classifications" {
                try writeMeanings(of: .level, in: .classification, to: &output)
            }
            output.write(raw: "<!-- \(directive) -->\n")
            try folder.write(output, to: "docs/\(name).md")
        }
    }

    private func writeFront() throws(ConversionError) {
        var output = Output()
        output.write("# Cables\n\n")
        for (name, count) in try SiteCounts.all(of: store) {
            output.write("- ")
            output.write(name)
            output.write(": ")
            output.write(raw: count)
            output.write("\n")
        }
        output.write(
            """

            By [year](years.md), [TAGS](tags.md), [post](posts.md) or [classification](classifications.md).

            The data: [a database of all cables](data/cables.db) and [a table](data/all.csv).

            """)
        try folder.write(output, to: "docs/index.md")
    }

    /// A page for each year, and one that lists them.
    private func writeYears() throws(ConversionError) {
        let known = try statement("cable.date >= ?1 AND cable.date < ?1 || '~'")
        let unknown = try statement("?1 = '' AND cable.date IS NULL")
        var overview = Output()
        overview.write("# Years\n\n")
        try store.database.statement(SitePath.Index.year.groups + " ORDER BY 1").run {
            row throws(ConversionError) in
            let year = row.text(0) ?? ""
            let title = SitePath.Index.year.name(of: year)
            let name = SitePath.name(of: year, in: .year)
            overview.write("- ")
            overview.writeMarkdownLink("year/\(name).md", title, flavor: flavor)
            overview.write(" (")
            overview.write(row.integer(1))
            overview.write(")\n")
            var page = Output()
            page.write("# ")
            page.writeMarkdown(title, flavor: flavor)
            page.write("\n\n")
            try (year.isEmpty ? unknown : known).run([.text(year)]) {
                write(SiteEntry($0), to: &page)
            }
            try folder.write(page, to: "docs/year/\(name).md")
        }
        try folder.write(overview, to: "docs/years.md")
    }

    private func statement(_ condition: String) throws(ConversionError) -> SQLiteStatement {
        try store.database.statement(
            SiteEntry.query + " WHERE \(condition) ORDER BY cable.date, page.cable")
    }

    private func write(_ entry: SiteEntry, to output: inout Output) {
        output.write("- ")
        output.writeMarkdownLink(
            "../cable/\(entry.name).md", entry.title, flavor: flavor)
        let note = [entry.number, entry.day, entry.post, entry.level].filter { !$0.isEmpty }
        if !note.isEmpty { output.write(", ") }
        output.writeMarkdown(note.joined(separator: ", "), flavor: flavor)
        output.write("\n")
    }

    /// What each code means, above the cables that have it.
    private func writeTags() throws(ConversionError) {
        var output = Output()
        output.write("# TAGS\n\n")
        try writeMeanings(of: .tag, in: .tag, to: &output)
        output.write("<!-- material/tags -->\n")
        try folder.write(output, to: "docs/tags.md")
    }

    private func writeMeanings(
        of vocabulary: SiteMeaning.Vocabulary, in index: SitePath.Index, to output: inout Output
    ) throws(ConversionError) {
        let meaning = try SiteMeaning(store)
        output.write("| Code | Meaning | Source | Cables |\n| --- | --- | --- | --- |\n")
        try store.database.statement(index.groups + " ORDER BY 1").run {
            row throws(ConversionError) in
            let code = row.text(0) ?? ""
            let found = try meaning.find(code, in: vocabulary)
            var source = ""
            if let key = found?.sources.first { source = try meaning.title(of: key) }
            output.write("|")
            for cell in [index.name(of: code), found?.text ?? "", source, String(row.integer(1))] {
                output.write(" ")
                output.writeMarkdown(cell, flavor: flavor)
                output.write(" |")
            }
            output.write("\n")
        }
        output.write("\n")
    }
}
