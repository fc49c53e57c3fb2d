import CableFormats
import CableSyntax

/// The page that a visitor sees first: how many cables there are, when they were sent, and where to go on.
struct SiteFront {
    let site: SiteWork

    /// How many posts and TAGS are shown; the indexes have all.
    private static let shown = 20

    func write() throws(ConversionError) {
        var output = Output()
        site.begin("Cables", root: "", to: &output)
        SiteSearch.writeForm(to: &output)
        try writeCounts(to: &output)
        try SiteTimeline(site.store).write(to: &output)
        try writeValues(of: .year, limit: Int.max, order: "1", to: &output)
        for index in [SitePath.Index.post, .tag] {
            try writeValues(of: index, limit: Self.shown, order: "2 DESC, 1", to: &output)
        }
        try writeValues(of: .classification, limit: Int.max, order: "1", to: &output)
        output.write(
            """
            <section>
            <h2>Data</h2>
            <ul>
            <li><a href="data/cables.db">cables.db</a>: all cables as an SQLite database</li>
            <li><a href="data/all.csv">all.csv</a>: a table with a row for each cable</li>
            <li><a href="feed.xml">feed.xml</a>: the latest cables, for readers of feeds</li>
            </ul>
            </section>

            """)
        try site.end(&output, at: "index.html")
    }

    private func writeCounts(to output: inout Output) throws(ConversionError) {
        output.write("<dl>\n")
        for (name, count) in try SiteCounts.all(of: site.store) {
            output.write("<dt>")
            output.write(name)
            output.write("</dt> <dd>")
            output.writeHTML(count)
            output.write("</dd>\n")
        }
        output.write("</dl>\n")
    }

    private func writeValues(
        of index: SitePath.Index, limit: Int, order: String, to output: inout Output
    ) throws(ConversionError) {
        output.write("<section>\n<h2>")
        output.writeLink(SitePath.overview(of: index), index.title)
        output.write("</h2>\n<ul>\n")
        var isAny = false
        try site.store.database.statement("\(index.groups) ORDER BY \(order) LIMIT ?")
            .run([.integer(Int64(limit))]) { row in
                isAny = true
                let value = row.text(0) ?? ""
                output.write("<li>")
                output.writeLink(SitePath.page(of: value, in: index), index.name(of: value))
                output.write(" (")
                output.write(row.integer(1))
                output.write(")</li>\n")
            }
        if !isAny { output.write("<li>none</li>\n") }
        output.write("</ul>\n</section>\n")
    }
}

/// How many cables there are of each month, or of each year where the months are many, drawn as bars.
struct SiteTimeline {
    private var bars: [(name: String, count: Int)] = []

    private static let mostBars = 120
    private static let height = 120
    private static let width = 720

    init(_ store: SiteStore) throws(ConversionError) {
        for length in [7, 4] {
            bars = []
            var isTooMany = false
            try store.database.statement(
                "SELECT substr(date, 1, \(length)), count(*) FROM cable WHERE date IS NOT NULL GROUP BY 1"
            ).run { row in
                guard let name = row.text(0) else { return }
                let missing = Self.between(bars.last?.name, and: name)
                for missing in missing ?? [] { bars.append((missing, 0)) }
                bars.append((name, row.integer(1)))
                isTooMany = isTooMany || missing == nil || bars.count > Self.mostBars
            }
            if !isTooMany { return }
        }
    }

    /// The months or years between two that have cables; `nil` where these are too far apart to be drawn.
    private static func between(_ first: String?, and last: String) -> [String]? {
        guard let first, let from = number(of: first), let to = number(of: last), to - from > 1
        else { return [] }
        guard to - from <= mostBars else { return nil }
        return ((from + 1)..<to).map { number in
            guard last.utf8.count > 4 else { return String(number) }
            let month = number % 12 + 1
            return "\(number / 12)-\(month < 10 ? "0" : "")\(month)"
        }
    }

    private static func number(of name: String) -> Int? {
        let parts = name.split(separator: "-")
        guard let year = parts.first.flatMap({ Int($0) }) else { return nil }
        guard parts.count > 1 else { return year }
        return Int(parts[1]).map { year * 12 + $0 - 1 }
    }

    func write(to output: inout Output) {
        guard let first = bars.first, let last = bars.last else { return }
        let highest = max(1, bars.map(\.count).max() ?? 1)
        let unit = first.name.utf8.count > 4 ? "month" : "year"
        let width = Self.width
        let height = Self.height
        output.write("<section>\n<h2>Timeline</h2>\n<svg role=\"img\" viewBox=\"0 0 ")
        output.write(width)
        output.write(" ")
        output.write(height + 20)
        output.write("\" aria-label=\"")
        output.writeHTML(
            "Cables a \(unit), \(first.name) to \(last.name); the most, \(highest), in "
                + (bars.first { $0.count == highest }?.name ?? ""), in: .attribute)
        output.write("\">\n")
        // In tenths, since a bar may be narrower than two units.
        let step = min(600, width * 10 / bars.count)
        for (place, bar) in bars.enumerated() where bar.count > 0 {
            let length = max(1, bar.count * height / highest)
            output.write("<rect x=\"")
            Self.write(tenths: place * step, to: &output)
            output.write("\" y=\"")
            output.write(height - length)
            output.write("\" width=\"")
            Self.write(tenths: max(5, step - 10), to: &output)
            output.write("\" height=\"")
            output.write(length)
            output.write("\"><title>")
            output.writeHTML("\(bar.name): \(bar.count)")
            output.write("</title></rect>\n")
        }
        output.write("<text x=\"0\" y=\"")
        output.write(height + 15)
        output.write("\">")
        output.writeHTML(first.name)
        output.write("</text>\n")
        if bars.count > 1 {
            output.write("<text text-anchor=\"end\" x=\"")
            Self.write(tenths: max(step * bars.count, 1200), to: &output)
            output.write("\" y=\"")
            output.write(height + 15)
            output.write("\">")
            output.writeHTML(last.name)
            output.write("</text>\n")
        }
        output.write("</svg>\n</section>\n")
    }

    private static func write(tenths: Int, to output: inout Output) {
        output.write(tenths / 10)
        output.write(".")
        output.write(tenths % 10)
    }
}
