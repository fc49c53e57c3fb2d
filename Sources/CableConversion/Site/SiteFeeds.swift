import CableFormats
import CableSyntax

/// What programs read that follow a site: a feed of the latest cables, and a map of all pages.
struct SiteFeeds {
    private let folder: SiteFolder
    private let store: SiteStore
    private let base: String?

    private static let feedLength = 50
    /// How many addresses a map may have (sitemaps.org).
    private static let mapLength = 50_000

    init(_ folder: SiteFolder, _ store: SiteStore, base: String?) {
        self.folder = folder
        self.store = store
        self.base = base
    }

    func write() throws(ConversionError) {
        try writeFeed()
        if let base { try writeMap(base) }
    }

    private func writeFeed() throws(ConversionError) {
        var output = Output()
        var latest = "1970-01-01T00:00:00Z"
        try store.database.statement("SELECT max(date) FROM cable").run { row in
            latest = row.text(0) ?? latest
        }
        output.write("<?xml version=\"1.0\" encoding=\"utf-8\"?>\n")
        output.write("<feed xmlns=\"http://www.w3.org/2005/Atom\">\n<title>Cables</title>\n<id>")
        output.writeHTML(base ?? "urn:cable:all")
        output.write("</id>\n<updated>")
        output.writeHTML(latest)
        output.write("</updated>\n<author><name>cableconv</name></author>\n")
        output.write("<link rel=\"self\" href=\"")
        output.writeHTML((base ?? "") + "feed.xml", in: .attribute)
        output.write("\" />\n<link href=\"")
        output.writeHTML((base ?? "") + "index.html", in: .attribute)
        output.write("\" />\n")
        try store.database.statement(
            """
            SELECT page.name, page.title, page.number, cable.date, cable.summary, cable.sender
            FROM page JOIN cable ON cable.id = page.cable WHERE cable.date IS NOT NULL
            ORDER BY cable.date DESC, page.cable LIMIT \(Self.feedLength)
            """
        ).run { row in
            let name = row.text(0) ?? ""
            output.write("<entry>\n<title>")
            output.writeHTML(row.text(1) ?? "")
            output.write("</title>\n<id>urn:cable:")
            // A copy has the number of another cable; its name is its own.
            output.writeHTML(name)
            output.write("</id>\n<updated>")
            output.writeHTML(row.text(3) ?? latest)
            output.write("</updated>\n<link href=\"")
            output.writeHTML("\(base ?? "")cable/\(name).html", in: .attribute)
            output.write("\" />\n")
            if let sender = row.text(5) {
                output.write("<author><name>")
                output.writeHTML(sender)
                output.write("</name></author>\n")
            }
            if let summary = row.text(4) {
                output.write("<summary>")
                output.writeHTML(summary)
                output.write("</summary>\n")
            }
            output.write("</entry>\n")
        }
        output.write("</feed>\n")
        try folder.write(output, to: "feed.xml")
    }

    /// The map of all pages, or a list of maps where they are too many for one.
    private func writeMap(_ base: String) throws(ConversionError) {
        var pages = ["index.html", "search.html"]
        for index in SitePath.Index.allCases { pages.append(SitePath.overview(of: index)) }
        var output = Output()
        var count = 0
        var maps: [String] = []
        func write(_ page: String) throws(ConversionError) {
            if count == Self.mapLength { try end() }
            if count == 0 { Self.begin("urlset", to: &output) }
            count += 1
            Self.write(base + page, in: "url", to: &output)
        }
        func end() throws(ConversionError) {
            output.write("</urlset>\n")
            let name = "sitemap-\(maps.count + 1).xml"
            try folder.write(output, to: name)
            maps.append(name)
            output.removeAll()
            count = 0
        }
        for page in pages { try write(page) }
        for index in SitePath.Index.allCases {
            try store.database.statement(index.groups).run { row throws(ConversionError) in
                for number in 1...SiteIndexes.pageCount(of: row.integer(1)) {
                    try write(SitePath.page(of: row.text(0) ?? "", in: index, number: number))
                }
            }
        }
        try store.database.statement("SELECT name FROM page ORDER BY cable").run {
            row throws(ConversionError) in
            try write("cable/\(row.text(0) ?? "").html")
        }
        if maps.isEmpty {
            output.write("</urlset>\n")
            return try folder.write(output, to: "sitemap.xml")
        }
        try end()
        Self.begin("sitemapindex", to: &output)
        for map in maps { Self.write(base + map, in: "sitemap", to: &output) }
        output.write("</sitemapindex>\n")
        try folder.write(output, to: "sitemap.xml")
    }

    private static func begin(_ element: StaticString, to output: inout Output) {
        output.write("<?xml version=\"1.0\" encoding=\"utf-8\"?>\n<")
        output.write(element)
        output.write(" xmlns=\"http://www.sitemaps.org/schemas/sitemap/0.9\">\n")
    }

    private static func write(
        _ address: String, in element: StaticString, to output: inout Output
    ) {
        output.write("<")
        output.write(element)
        output.write("><loc>")
        output.writeHTML(address)
        output.write("</loc></")
        output.write(element)
        output.write(">\n")
    }
}
