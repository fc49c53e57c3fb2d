import CableFormats
import CableSyntax

/// The pages that list cables: by year and day, post, TAGS and classification.
struct SiteIndexes {
    let site: SiteWork

    /// How many cables stand on a page.
    private static let pageLength = 500

    func write() throws(ConversionError) {
        for index in SitePath.Index.allCases { try write(index) }
    }

    private func write(_ index: SitePath.Index) throws(ConversionError) {
        let (known, unknown) = try (statement(index.condition), statement(index.isUnknown))
        let meaning = try SiteMeaning(site.store)
        var overview = Output()
        site.begin(index.title, root: "../", to: &overview)
        overview.write("<table>\n<thead><tr><th scope=\"col\">")
        overview.writeHTML(index.noun)
        overview.write("</th>")
        if index.vocabulary != nil { overview.write("<th scope=\"col\">Meaning</th>") }
        overview.write("<th scope=\"col\" class=\"count\">Cables</th></tr></thead>\n")
        overview.write("<tbody>\n")
        try site.store.database.statement(index.groups + " ORDER BY 1").run {
            row throws(ConversionError) in
            let value = row.text(0) ?? ""
            let count = row.integer(1)
            overview.write("<tr><td>")
            overview.writeLink(
                "../" + SitePath.page(of: value, in: index), index.name(of: value))
            overview.write("</td>")
            if let vocabulary = index.vocabulary {
                overview.write("<td>")
                overview.writeHTML(try meaning.find(value, in: vocabulary)?.text ?? "")
                overview.write("</td>")
            }
            overview.write("<td class=\"count\">")
            overview.write(count)
            overview.write("</td></tr>\n")
            try write(
                value, of: index, count: count, by: value.isEmpty ? unknown : known, meaning)
        }
        overview.write("</tbody>\n</table>\n")
        try site.end(&overview, at: SitePath.overview(of: index))
    }

    private func statement(_ condition: String) throws(ConversionError) -> SQLiteStatement {
        try site.store.database.statement(
            SiteEntry.query + " WHERE \(condition) ORDER BY cable.date, page.cable")
    }

    /// How many pages so many cables need.
    static func pageCount(of count: Int) -> Int { max(1, (count + pageLength - 1) / pageLength) }

    /// Writes the page of one value, or as many as its cables need.
    private func write(
        _ value: String, of index: SitePath.Index, count: Int, by listing: SQLiteStatement,
        _ meaning: SiteMeaning
    ) throws(ConversionError) {
        let pageCount = Self.pageCount(of: count)
        var output = Output()
        var number = 0
        var written = 0
        var day: String?
        func begin() throws(ConversionError) {
            number += 1
            day = nil
            let name = index.name(of: value)
            let title = "\(index.noun) \(name)" + (number > 1 ? ", page \(number)" : "")
            site.begin(title, root: "../", to: &output)
            if let vocabulary = index.vocabulary {
                try meaning.write(value, in: vocabulary, to: &output)
            }
            output.write("<p class=\"number\">")
            output.write(count)
            output.write(count == 1 ? " cable</p>\n" : " cables</p>\n")
        }
        func end() throws(ConversionError) {
            if pageCount > 1 {
                output.write("<nav aria-label=\"Pages\"><ul>")
                for page in 1...pageCount {
                    output.write("<li>")
                    if page == number {
                        output.write(raw: "<strong aria-current=\"page\">\(page)</strong>")
                    } else {
                        output.writeLink(
                            "../" + SitePath.page(of: value, in: index, number: page), "\(page)")
                    }
                    output.write("</li>")
                }
                output.write("</ul></nav>\n")
            }
            try site.end(&output, at: SitePath.page(of: value, in: index, number: number))
        }
        try begin()
        try listing.run([.text(value)]) { row throws(ConversionError) in
            if written == Self.pageLength * number {
                try end()
                try begin()
            }
            written += 1
            let entry = SiteEntry(row)
            if index == .year, !value.isEmpty, day != entry.day {
                day = entry.day
                output.write("<h2>")
                output.writeLink("../" + SitePath.page(of: entry.day, in: .day), entry.day)
                output.write("</h2>\n")
            }
            entry.write(root: "../", to: &output)
        }
        try end()
    }
}

extension SitePath.Index {
    var title: String {
        switch self {
        case .year: "Years"
        case .day: "Days"
        case .post: "Posts"
        case .tag: "TAGS"
        case .classification: "Classifications"
        }
    }

    /// The vocabulary of the database that says what its values mean.
    fileprivate var vocabulary: SiteMeaning.Vocabulary? {
        switch self {
        case .tag: .tag
        case .classification: .level
        case .year, .day, .post: nil
        }
    }

    /// What a value is.
    fileprivate var noun: String {
        switch self {
        case .year: "Year"
        case .day: "Day"
        case .post: "Post"
        case .tag: "TAGS"
        case .classification: "Classification"
        }
    }

    /// What a value is called, the empty one too.
    func name(of value: String) -> String { value.isEmpty ? "not known" : value }

    /// The values, each with the number of its cables; an empty one where it is not known.
    var groups: String {
        switch self {
        case .year: Self.grouped(by: "substr(date, 1, 4)")
        case .day:
            "SELECT substr(date, 1, 10), count(*) FROM cable WHERE date IS NOT NULL GROUP BY 1"
        case .post: Self.grouped(by: "post")
        case .classification: Self.grouped(by: "classification")
        case .tag: "SELECT code, count(DISTINCT cable) FROM tag GROUP BY 1"
        }
    }

    private static func grouped(by value: String) -> String {
        "SELECT coalesce(\(value), ''), count(*) FROM cable GROUP BY 1"
    }

    /// Which cables have a value: asked by what is searched fast.
    fileprivate var condition: String {
        switch self {
        case .year, .day: "cable.date >= ?1 AND cable.date < ?1 || '~'"
        case .post: "cable.post = ?1"
        case .classification: "cable.classification = ?1"
        case .tag: "page.cable IN (SELECT cable FROM tag WHERE code = ?1)"
        }
    }

    /// Which cables have none.
    fileprivate var isUnknown: String {
        switch self {
        case .year, .day: "?1 = '' AND cable.date IS NULL"
        case .post: "?1 = '' AND cable.post IS NULL"
        case .classification: "?1 = '' AND cable.classification IS NULL"
        case .tag: condition
        }
    }
}
