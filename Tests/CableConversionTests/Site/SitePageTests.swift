import CableFormats
import CableModel
import CableSyntax
import CableTestSupport
import Testing

@testable import CableConversion

/// What the pages of a site say, and where they lead.
@Suite struct SitePageTests {
    private let folder = TemporaryFolder()

    private func site(_ inputs: [String] = Samples.paths, _ flags: [String] = []) throws
        -> BuiltSite
    {
        let site = try BuiltSite(inputs, in: folder.path + "/site", flags)
        #expect(site.run.status == 0, "\(site.run.errors)")
        return site
    }

    private func readings() throws -> [Reading] {
        try Samples.paths.flatMap { path in
            let splitter = try FileSystem.read(PackageFolder.path + "/" + path)
            return path.hasSuffix(".csv") ? [] : try Readings.some(of: splitter)
        }
    }

    @Test func eachCableHasAPageAndNoLinkIsBroken() throws {
        let site = try site()
        // Two of them stand in the table.
        #expect(site.cablePages.count == (try readings().count) + 2)
        let broken = try site.brokenLinks()
        #expect(broken.isEmpty, "\(summary(broken))")
        for name in site.pageNames {
            let page = try site.page(name)
            #expect(page.string("count(//h1)") == "1", "\(name)")
            #expect(page.string("count(//main) = 1 and count(//html/@lang) = 1") == "True")
            let ids = page.strings("//@id")
            #expect(Set(ids).count == ids.count, "\(name): a name comes twice")
        }
    }

    /// Headings go down one level at a time.
    @Test func headingsAreInOrder() throws {
        let site = try site()
        for name in site.pageNames {
            let levels = try site.page(name).strings("//h1 | //h2 | //h3 | //h4").count
            #expect(levels > 0)
            #expect(try site.page(name).string("count(//h3[not(preceding::h2)])") == "0")
            #expect(try site.page(name).string("count(//h2[not(preceding::h1)])") == "0")
        }
    }

    @Test func everyCableIsOnThePagesOfItsFacts() throws {
        let site = try site()
        var kinds: [String: Int] = [:]
        for name in site.cablePages {
            let indexes = try site.targets("//dl[@class='fields']//@href", of: name)
            for index in indexes {
                kinds[String(index.prefix { $0 != "/" }), default: 0] += 1
                #expect(try site.listed(on: index).contains(name), "\(name) on \(index)")
                guard index.hasPrefix("day/") else { continue }
                let year = "year/\(index.dropFirst(4).prefix(4)).html"
                #expect(try site.listed(on: year).contains(name), "\(name) on \(year)")
            }
            if !indexes.contains(where: { $0.hasPrefix("day/") }) {
                #expect(try site.listed(on: "year/unknown.html").contains(name))
            }
        }
        // The pages have what the cables say, counted without them.
        let cables = try readings().map(\.cable)
        #expect(kinds["tag"] ?? 0 >= cables.map(\.tags.count).reduce(0, +))
        #expect(kinds["post"] ?? 0 >= cables.count { $0.postName != nil })
        #expect(kinds["classification"] ?? 0 >= cables.count { $0.classificationLevel != nil })
    }

    @Test func whatAnIndexListsSaysSoItself() throws {
        let site = try site()
        for index in site.pageNames
        where index.hasPrefix("tag/") || index.hasPrefix("post/") {
            guard !index.hasSuffix("/index.html") else { continue }
            let cables = try site.listed(on: index)
            #expect(!cables.isEmpty)
            for cable in cables {
                #expect(
                    try site.targets("//dl[@class='fields']//@href", of: cable).contains(index),
                    "\(cable) on \(index)")
            }
        }
        let prel = try site.text(of: "tag/prel.html")
        #expect(prel.contains("<dt>Meaning</dt> <dd>External Political Relations</dd>"))
        #expect(prel.contains("<dt>Source</dt> <dd>"))
        let secret = try site.text(of: "classification/secret.html")
        #expect(secret.contains("serious damage to national security</dd>"))
        #expect(secret.contains("<dt>Source</dt> <dd>E.O. 13526, section 1.2"))
        #expect(try site.text(of: "classification/index.html").contains("<td>Its disclosure"))
        #expect(try !site.text(of: "classification/unclassified.html").contains("<dt>Meaning"))
    }

    /// A cites B, as B's page says; and nobody is said to cite that does not.
    @Test func citationsAreSaidOnBothSides() throws {
        let site = try site()
        var citing: Set<String> = []
        var cited: Set<String> = []
        for name in site.cablePages {
            for target in try site.targets("//a[@class='cable']/@href", of: name) {
                citing.insert("\(name) \(target)")
            }
            for source in try site.targets("//section[@id='cited-by']//@href", of: name) {
                cited.insert("\(source) \(name)")
            }
        }
        #expect(citing.contains("cable/07erewhon51.html cable/07erewhon42.html"))
        #expect(citing == cited)
        // A second copy of the same number leads to the first.
        let copy = try site.targets("//section[@id='copy']//@href", of: "cable/07erewhon42.2.html")
        #expect(copy == ["cable/07erewhon42.html"])
    }

    @Test func aMentionInTheTextIsALinkWhereTheCableIsThere() throws {
        let cited = """
            R 250930Z FEB 08
            FM AMEMBASSY BAKU
            TO SECSTATE WASHDC
            C O N F I D E N T I A L BAKU 000811
            SUBJECT: ROPE

            1. (C) None.
            """
        let citing = """
            C O N F I D E N T I A L LAPUTA 000129
            SUBJECT: PLANS
            REF: 08 LAPUTA 7

            1. (C) See 08 BAKU 811 and 08 BAKU 999.
            """
        try folder.write(cited, to: "in/cited.txt")
        try folder.write(citing, to: "in/citing.txt")
        let site = try site([folder.path + "/in"])
        let name = try #require(
            site.cablePages.first { $0.hasPrefix("cable/cable-") }, "it has no number")
        let links = try site.page(name).strings("//section[@id='text']//a[@class='cable']")
        #expect(links == ["08 BAKU 811"])
        #expect(try site.text(of: name).contains("and 08 BAKU 999."))
        let citations = try site.targets(
            "//section[@id='cited-by']//@href", of: "cable/08baku811.html")
        #expect(citations == [name])
    }

    /// Without page marks, numbers, markings and bullets a page says what the layout for reading says.
    @Test func theTextIsThatOfTheLayoutForReading() throws {
        for reading in try readings() { #expect(try PageText.differences(reading) == []) }
        #expect(try PageText.differences(Reading(cable: .everything)) == [])
    }

    @Test func theIndexesOfManyCablesHaveSeveralPages() throws {
        for number in 1...501 {
            try folder.write(
                """
                C O N F I D E N T I A L LAPUTA \(number)
                SUBJECT: PLAN \(number)

                1. (C) Plan.
                """, to: "in/\(number).txt")
        }
        let site = try site([folder.path + "/in"])
        #expect(site.files.contains("post/laputa.2.html"))
        #expect(!site.files.contains("post/laputa.3.html"))
        #expect(try site.listed(on: "post/laputa.html").count == 501)
        let broken = try site.brokenLinks()
        #expect(broken.isEmpty, "\(summary(broken))")
    }

    /// Two bars stand as far apart as their times do.
    @Test(arguments: [
        (["FEB 74", "MAR 75"], "month, 1974-02 to 1975-03", ["0.0", "668.2"]),
        (["FEB 74", "MAR 05"], "year, 1974 to 2005", ["0.0", "697.5"]),
        (["FEB 74", "MAR 74"], "month, 1974-02 to 1974-03", ["0.0", "60.0"]),
    ])
    func theTimelineHasItsGaps(months: [String], label: String, places: [String]) throws {
        for (number, month) in months.enumerated() {
            try folder.write(
                """
                R 250930Z \(month)
                FM AMEMBASSY LAPUTA
                C O N F I D E N T I A L LAPUTA \(number + 1)
                SUBJECT: PLANS

                1. (C) Plans.
                """, to: "in/\(number).txt")
        }
        let front = try site([folder.path + "/in"]).page("index.html")
        let labels = front.strings("//svg/@aria-label")
        #expect(labels.first?.hasPrefix("Cables a \(label);") == true, "\(labels)")
        #expect(front.strings("//svg/rect/@x") == places)
    }

    @Test func aMapNeedsTheAddress() throws {
        #expect(!(try site()).files.contains("sitemap.xml"))
        let mapped = try site(Samples.paths, ["--base", "https://example.org/cables"])
        let map = try #require(
            XPathDocument(
                Array(try mapped.text(of: "sitemap.xml").utf8),
                namespaces: ["s": "http://www.sitemaps.org/schemas/sitemap/0.9"]))
        let pages = map.strings("//s:loc").map { $0.dropFirst("https://example.org/cables/".count) }
        #expect(Set(pages.map(String.init)) == Set(mapped.pageNames))
        #expect(pages.count == mapped.pageNames.count)
    }

    @Test func theFeedHasTheLatest() throws {
        let feed = try #require(
            XPathDocument(
                Array(try site().text(of: "feed.xml").utf8),
                namespaces: ["a": "http://www.w3.org/2005/Atom"]))
        let times = feed.strings("//a:entry/a:updated")
        #expect(times.count > 10 && times == times.sorted(by: >))
        #expect(feed.string("string(/a:feed/a:updated)") == times.first)
    }

    @Test func theSearchFindsEachCable() throws {
        let site = try site()
        let rows = try #require(
            try JSONValue(parsing: Array(try site.text(of: "search.json").utf8)).array)
        let names = rows.compactMap { $0.array?.first?.string }
        #expect(Set(names.map { "cable/\($0).html" }) == Set(site.cablePages))
    }

    /// The words may stand in any text of a cable, in any order, and what is found is shown as text.
    @Test(
        .enabled(if: ExternalTool.isWanted(.node), "node is not installed"),
        arguments: [
            ("herring clocks", ["cable/07erewhon51.html HERRING AND CLOCKS"]),
            ("CLOCKS  Herring", ["cable/07erewhon51.html HERRING AND CLOCKS"]),
            ("72illyria1164", ["cable/72illyria1164.html HARBOR DUES"]),
            ("pfor illyria", ["cable/72illyria1164.html HARBOR DUES"]),
            ("<script>", []), ("nowhere-to-be-found", []),
        ])
    func theScriptShowsWhatIsAskedFor(_ query: String, _ expected: [String]) throws {
        let node = try #require(ExternalTool.node, "node is not installed")
        _ = try site()
        let run = try node.run([scriptPath("search.js"), folder.path + "/site", query])
        #expect(run.status == 0)
        let lines = run.output.split(separator: "\n").map(String.init)
        #expect(lines.first == "\(expected.count) cable\(expected.count == 1 ? "" : "s")")
        #expect(lines.count == expected.count + 1)
        for (line, beginning) in zip(lines.dropFirst(), expected) {
            #expect(line.hasPrefix(beginning), "\(line)")
        }
    }

    @Test(.enabled(if: ExternalTool.isWanted(.tidy), "tidy is not installed"))
    func aValidatorHasNothingToSay() throws {
        let tidy = try #require(ExternalTool.tidy, "tidy is not installed")
        let site = try site()
        for name in site.pageNames {
            let run = try tidy.run(["-e", "-q", folder.path + "/site/" + name])
            #expect(run.status == 0 && run.output.isEmpty, "\(name): \(run.output)")
        }
        try folder.write(
            try Readings.write(Reading(cable: .everything), by: HTMLWriter()), to: "a.html")
        let run = try tidy.run(["-e", "-q", folder.path + "/a.html"])
        #expect(run.status == 0 && run.output.isEmpty, "\(run.output)")
    }
}

/// The text of a page, held against the layout for reading.
enum PageText {
    struct NotWellFormed: Error {}

    /// Where the words differ, each as it stands in both.
    static func differences(_ reading: Reading) throws -> [String] {
        let document = try Readings.write(reading, by: HTMLWriter())
        guard let page = XPathDocument(document, namespaces: [:]) else { throw NotWellFormed() }
        let layout = ["label", "portion-mark", "marker"].map { "@class='\($0)'" }
            .joined(separator: " or ")
        let text = page.strings(
            """
            //section[@id='text']//text()[not(ancestor::h2)
              and not(ancestor::*[\(layout) or starts-with(@class, 'page-mark')])]
            """
        ).joined()
        let expected = try Readings.write(
            reading, by: TextWriter(), options: WriterOptions(TextFormat.layout, .reading))
        let shown = text.split(whereSeparator: \.isWhitespace)
        let wanted = String(decoding: expected, as: UTF8.self).split(
            whereSeparator: \.isWhitespace)
        guard shown != wanted else { return [] }
        let place = zip(shown, wanted).prefix { $0 == $1 }.count
        return [
            "word \(place): page \(shown.dropFirst(place).prefix(3)), text "
                + "\(wanted.dropFirst(place).prefix(3))"
        ]
    }
}
