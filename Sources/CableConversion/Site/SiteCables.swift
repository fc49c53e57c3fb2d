import CableFormats
import CableSyntax

/// The pages of cables: what depends on the others is put in the place of its mark.
struct SiteCables {
    private let folder: SiteFolder
    private let store: SiteStore
    private let form: SitePageForm
    private let pages: SQLiteStatement
    private let target: SQLiteStatement
    private let citing: SQLiteStatement

    init(
        _ folder: SiteFolder, _ store: SiteStore, _ form: SitePageForm
    ) throws(ConversionError) {
        self.folder = folder
        self.store = store
        self.form = form
        pages = try store.database.statement(
            "SELECT cable, number, name, start, length FROM page ORDER BY cable")
        target = try store.database.statement(
            "SELECT name FROM page WHERE number = ? ORDER BY cable LIMIT 1")
        citing = try store.database.statement(
            """
            SELECT page.name, page.title, page.number, substr(cable.date, 1, 10)
            FROM page JOIN cable ON cable.id = page.cable
            WHERE page.cable IN (SELECT cable FROM reference WHERE target = ?1)
              AND page.number <> ?1
            ORDER BY cable.date, page.cable
            """)
    }

    func write() throws(ConversionError) {
        var output = Output()
        try pages.run { row throws(ConversionError) in
            let page = try store.page(from: row.integer(3), length: row.integer(4))
            let name = row.text(2) ?? ""
            output.removeAll()
            try page.withUnsafeBufferPointer { page throws(ConversionError) in
                let number = row.text(1) ?? ""
                if let flavor = form.flavor {
                    let markdown = SiteMarkdown(
                        flavor: flavor,
                        link: { number throws(ConversionError) in
                            try first(of: number).map(form.target)
                        }, citing: try citing(number, name: name))
                    return try markdown.write(page, to: &output)
                }
                try write(page, number: number, name: name, to: &output)
            }
            try folder.write(output, to: form.path(of: name))
        }
    }

    /// The cables that cite one; of several copies the first has them.
    private func citing(
        _ number: String, name: String
    ) throws(ConversionError) -> [CitingCable] {
        guard !number.isEmpty, try first(of: number) == name else { return [] }
        var cables: [CitingCable] = []
        try citing.run([.text(number)]) { row in
            cables.append(
                CitingCable(
                    number: row.text(2) ?? "", title: row.text(1) ?? "", day: row.text(3) ?? "",
                    link: form.target(of: row.text(0) ?? "")))
        }
        return cables
    }

    private static let marks = ByteSet { $0 >= SiteMark.link && $0 <= SiteMark.ownName }

    private func write(
        _ page: UnsafeBufferPointer<UInt8>, number: String, name: String, to output: inout Output
    ) throws(ConversionError) {
        var start = 0
        while start < page.count {
            let mark = Self.marks.firstIndex(in: page, from: start, to: page.count)
            output.write(raw: page[start..<mark])
            guard mark < page.count else { return }
            start = mark + 1
            switch page[mark] {
            case SiteMark.ownName: output.write(raw: name)
            case SiteMark.citedBy: try writeCiting(number, name: name, to: &output)
            case SiteMark.link:
                let text = page[start...].firstIndex(of: SiteMark.linkText) ?? page.count
                let end = page[text...].firstIndex(of: SiteMark.linkEnd) ?? page.count
                let cited = String(decoding: page[start..<text], as: UTF8.self)
                let found = try first(of: cited)
                if let found {
                    output.write("<a class=\"cable\" href=\"")
                    output.writeHTML(found, in: .attribute)
                    output.write(".html\">")
                }
                output.write(raw: page[(text + 1)..<end])
                if found != nil { output.write("</a>") }
                start = end + 1
            default: preconditionFailure("a page has no other mark")
            }
        }
    }

    /// The page of the first cable that has a number; links lead to that one.
    private func first(of number: String) throws(ConversionError) -> String? {
        var found: String?
        try target.run([.text(number)]) { found = $0.text(0) }
        return found
    }

    /// The cables that cite one, as far as it has a number to be cited by. Of several copies the first has
    /// the list, and the others a link to it.
    private func writeCiting(
        _ number: String, name: String, to output: inout Output
    ) throws(ConversionError) {
        guard !number.isEmpty else { return }
        if let first = try first(of: number), first != name {
            output.write("<section id=\"copy\">\n<h2>Another copy</h2>\n<p>")
            output.writeLink(first + ".html", "The first copy of \(number)")
            output.write(" has the list of the cables that cite it.</p>\n</section>\n")
            return
        }
        var isAny = false
        try citing.run([.text(number)]) { row in
            if !isAny {
                output.write("<section id=\"cited-by\">\n<h2>Cited by</h2>\n<ul>\n")
                isAny = true
            }
            output.write("<li>")
            output.writeLink((row.text(0) ?? "") + ".html", row.text(1) ?? "")
            for part in [row.text(2), row.text(3)] {
                guard let part, !part.isEmpty else { continue }
                output.write(", ")
                output.writeHTML(part)
            }
            output.write("</li>\n")
        }
        if isAny { output.write("</ul>\n</section>\n") }
    }
}
