import CableTestSupport
import Testing

@testable import CableConversion
@testable import CableFormats

/// Databases and folders of tables, of which one holds all cables.
@Suite struct TablesTests {
    private let folder = TemporaryFolder()
    private func path(_ name: String) -> String { folder.path + "/" + name }

    private func copySamples(_ names: [String]) throws {
        for name in names {
            try folder.write(
                String(decoding: try FileSystem.read("Samples/" + name), as: UTF8.self),
                to: "in/" + name)
        }
    }

    private func rows(of table: DataTable, in tables: String = "tables") throws -> [String] {
        String(decoding: try folder.read("\(tables)/\(table.fileName)"), as: UTF8.self)
            .split(separator: "\r\n").dropFirst().map(String.init)
    }

    private func writeTables() throws {
        let run = CommandRun.run([path("in"), "-t", "tables", "-o", path("tables"), "--quiet"])
        #expect(run.status == 0, "\(run.errors)")
    }

    /// The URIs of a table stand beside the names that it has, in tables and databases alike.
    @Test func namesHaveTheURIsOfATable() throws {
        try copySamples(["no-tags.txt"])
        try folder.write(
            "name,uri,kind\nAMEMBASSY ATLANTIS,https://example.org/o/1,organization\n"
                + "Atlantis,https://example.org/p/1,place\nWashington,urn:p:2,place\n",
            to: "names.csv")
        let arguments = [path("in"), "--quiet", "--authorities", path("names.csv")]
        let tables = CommandRun.run(arguments + ["-t", "tables", "-o", path("tables")])
        #expect(tables.status == 0, "\(tables.errors)")
        let cable = try #require(rows(of: .cable).first)
        #expect(cable.contains(",Atlantis,https://example.org/o/1,https://example.org/p/1,"))
        let addressee = try #require(rows(of: .addressee).first)
        #expect(addressee.contains(",SECSTATE WASHDC,Washington,,urn:p:2,"))
        let database = CommandRun.run(arguments + ["-o", path("cables.db")])
        #expect(database.status == 0, "\(database.errors)")
        let bytes = String(decoding: try folder.read("cables.db"), as: UTF8.self)
        #expect(bytes.contains("https://example.org/o/1") && bytes.contains("urn:p:2"))
    }

    /// Each block of the text is a row, whose kind is said.
    @Test func aRowSaysWhatItsBlockIs() throws {
        try folder.write(
            "UNCLAS EREWHON 000042\n\nSUBJECT: MILLS\n\nThe Mills\n---------\n\n"
                + "1. (C) They asked:\n-- wind\n-- oats\n\n2. (C) They fell.\n", to: "in/a.txt")
        try writeTables()
        let kinds = try rows(of: .paragraph).map { String($0.split(separator: ",")[3]) }
        #expect(kinds == ["heading", "paragraph", "item", "item", "paragraph"])
    }

    @Test func rowsMeanTheirParents() throws {
        try copySamples(["unnumbered.txt", "references.txt"])
        try writeTables()
        #expect(try rows(of: .file).count == 2)
        #expect(
            try rows(of: .cable).map { $0.split(separator: ",")[..<2].joined(separator: ",") } == [
                "1,1", "2,2",
            ])
        let parents = try rows(of: .addressee).compactMap { $0.split(separator: ",").first }
        #expect(Set(parents) == ["1", "2"])
        #expect(try rows(of: .reference).allSatisfy { $0.hasPrefix("1,") || $0.hasPrefix("2,") })
    }

    /// No row of a vocabulary is of a cable, and each kind of diagnostic has its meaning.
    @Test func meaningsComeWithTheTables() throws {
        try copySamples(["unnumbered.txt"])
        try writeTables()
        let meanings = try rows(of: .meaning)
        #expect(
            meanings.contains { $0.hasPrefix("tag,PREL,subject,External Political Relations,") })
        #expect(meanings.contains { $0.hasPrefix("diagnostic,missing-facts,") })
        #expect(try !rows(of: .source).isEmpty)
    }

    @Test func columnsAreDescribed() throws {
        try copySamples(["unnumbered.txt"])
        try writeTables()
        let text = String(decoding: try folder.read("tables/csv-metadata.json"), as: UTF8.self)
        for table in DataTable.allCases {
            #expect(text.contains("\"url\": \"\(table.fileName)\""))
            for column in table.columns { #expect(text.contains("\"name\": \"\(column.name)\"")) }
        }
    }

    /// The journal of a database is no part of it: all of it is in one file.
    @Test func anUpdateTakesWhatChangedAndDropsWhatIsGone() throws {
        try copySamples(["unnumbered.txt", "references.txt", "07EREWHON42.html"])
        let arguments = [path("in"), "-o", path("cables.db"), "--quiet"]
        #expect(CommandRun.run(arguments).status == 0)
        let before = try folder.read("cables.db")
        #expect(CommandRun.run(arguments).status == 0)
        #expect(try folder.read("cables.db") == before, "the same cables, the same bytes")

        // One is changed, one is gone.
        try folder.write(
            "FM AMEMBASSY LAPUTA\nUNCLAS LAPUTA 7\n\n1. New.\n", to: "in/references.txt")
        FileSystem.remove(path("in/unnumbered.txt"))
        #expect(CommandRun.run(arguments + ["--update"]).status == 0)
        #expect(folder.files.filter { $0.hasPrefix("cables") } == ["cables.db"])
        let database = try SQLiteDatabase(fileAt: path("cables.db"), called: "cables.db")
        #expect(try database.number("SELECT count(*) FROM cable") == 2)
        #expect(try database.number("SELECT count(*) FROM file WHERE run = 2") == 2)
        #expect(try database.number("SELECT count(*) FROM cable WHERE post = 'Laputa'") == 1)
        #expect(
            try database.number(
                "SELECT count(*) FROM paragraph_search WHERE paragraph_search MATCH 'new'") == 1)
        #expect(
            try database.number(
                "SELECT count(*) FROM paragraph_search WHERE paragraph_search MATCH 'warships'")
                == 0)
        #expect(
            try database.number(
                "SELECT count(*) FROM paragraph WHERE cable NOT IN (SELECT id FROM cable)") == 0)
    }

    @Test func whatIsNoDatabaseStays() throws {
        try folder.write("a letter\n", to: "cables.db")
        let run = CommandRun.run(["Samples/unnumbered.txt", "-o", path("cables.db"), "--update"])
        #expect(run.status == 1)
        #expect(run.errors.contains("cannot be written"))
        #expect(String(decoding: try folder.read("cables.db"), as: UTF8.self) == "a letter\n")
    }

    @Test(arguments: [
        ["-t", "sqlite"], ["-t", "sqlite,tei", "-o", "x.db"], ["-t", "tables"],
        ["-t", "sqlite", "-o", "-"], ["-t", "graphml,csv", "-o", "x/"],
    ])
    func allCablesNeedOnePlace(_ arguments: [String]) {
        let run = CommandRun.run(["Samples/unnumbered.txt"] + arguments)
        #expect(run.status == 2)
        #expect(run.errors.contains("of all cables: write it by itself"))
    }

    @Test func aFilterHasNoPlaceForAllCables() {
        let run = CommandRun.run(["filter", "--to", "sqlite"])
        #expect(run.status == 2)
        #expect(run.errors.contains("sqlite is of all cables"))
    }

    /// What only telegrams cite is a node, too, and each edge leads from a node to a node.
    @Test func aGraphHasANodeForEachEnd() throws {
        #expect(
            CommandRun.run(["Samples/references.txt", "-o", path("refs.graphml"), "--quiet"]).status
                == 0)
        let text = String(decoding: try folder.read("refs.graphml"), as: UTF8.self)
        let nodes = text.matches(of: /<node id="([^"]+)">/).map { String($0.1) }
        let ends = text.matches(of: /<edge source="([^"]+)" target="([^"]+)">/)
        #expect(!ends.isEmpty)
        #expect(Set(nodes).count == nodes.count)
        #expect(ends.allSatisfy { nodes.contains(String($0.1)) && nodes.contains(String($0.2)) })
    }

    @Test func columnsAreThoseThatWereAskedFor() {
        let run = CommandRun.run(
            ["Samples/unnumbered.txt", "-t", "csv", "--columns", "post,id,tags"])
        #expect(run.outputText == "post,id,tags\r\nIllyria,72ILLYRIA1164,PFOR|IL\r\n")
    }

    @Test(arguments: [
        ("foo", "no column \"foo\""), ("id,id", "\"id\" twice"), ("", "no column \"\""),
    ])
    func unknownColumnsAreRefused(_ columns: String, _ reason: String) {
        let run = CommandRun.run(["Samples/unnumbered.txt", "-t", "csv", "--columns", columns])
        #expect(run.status == 2)
        #expect(run.errors.contains(reason))
    }

    /// A value is changed for spreadsheets only.
    @Test(arguments: ["=", "+", "-", "@", "＝", "＋", "－", "＠"])
    func formulasStayUnlessASpreadsheetOpensThem(_ sign: String) throws {
        try folder.write("UNCLAS LAPUTA 7\n\nSUBJECT: \(sign)1+1\n\n1. New.\n", to: "a.txt")
        let arguments = [path("a.txt"), "-t", "csv", "--columns", "subject", "--quiet"]
        #expect(CommandRun.run(arguments).outputText == "subject\r\n\(sign)1+1\r\n")
        let forExcel = CommandRun.run(arguments + ["--excel"]).outputText
        #expect(forExcel == "\u{FEFF}subject\r\n\"'\(sign)1+1\"\r\n")
    }

    /// The one table has the URIs where there are any, each for the name that it is of.
    @Test func aRowHasTheURIsOfATable() throws {
        try folder.write(
            "name,uri\nAMEMBASSY ATLANTIS,https://example.org/o/1\nAtlantis,https://example.org/p/1\n"
                + "AMEMBASSY LAPUTA,urn:o:3\n",
            to: "names.csv")
        try folder.write(
            "FM AMEMBASSY ATLANTIS\nTO SECSTATE WASHDC\nINFO AMEMBASSY UTOPIA\nAMEMBASSY LAPUTA\n"
                + "UNCLAS ATLANTIS 000007\n\nSUBJECT: MILLS\n\n1. They stand.\n",
            to: "a.txt")
        let arguments = [path("a.txt"), "-t", "csv", "--quiet"]
        let uris = ["--columns", "info,from_uri,post_uri,to_uri,info_uri"]
        let run = CommandRun.run(arguments + uris + ["--authorities", path("names.csv")])
        #expect(
            run.outputText == """
                info,from_uri,post_uri,to_uri,info_uri\r
                AMEMBASSY UTOPIA|AMEMBASSY LAPUTA,https://example.org/o/1,https://example.org/p/1,,|urn:o:3\r

                """)
        let all = CommandRun.run(arguments + ["--authorities", path("names.csv")])
        #expect(all.outputText.contains("https://example.org/p/1"))
        #expect(!CommandRun.run(arguments).outputText.contains("from_uri"))
        let without = CommandRun.run(arguments + uris)
        #expect(without.status == 2)
        #expect(without.errors.contains("\"from_uri\", which --authorities gives"))
    }

    /// Many cables as text: each is found again behind its separator, whatever its length and whoever
    /// reads it.
    @Test func telegramsStandOneBehindTheOther() throws {
        let inputs = ["Samples/unnumbered.txt", "Samples/references.txt", "Samples/cables.csv"]
        let run = CommandRun.run(inputs + ["-t", "text", "--quiet"])
        #expect(run.status == 0)
        #expect(run.outputText.first == "\u{1E}")
        let texts = run.outputText.split(separator: "\u{1E}")
        #expect(texts.count == 4)
        #expect(
            String(texts[0])
                == CommandRun.run(["Samples/unnumbered.txt", "-t", "text", "--quiet"]).outputText)
        // The number of a row of the dump is no part of its text.
        let columns = ["-t", "csv", "--columns", "subject,words", "--quiet"]
        let direct = CommandRun.run(inputs + columns)
        let back = CommandRun.run(["-"] + columns, input: Array(run.outputText.utf8))
        #expect(back.outputText == direct.outputText)
        // The first text alone is longer than what is looked at of an input, and a mark stands before it.
        let long =
            "\u{FEFF}\u{1E}SUBJECT: A\n\n1. " + String(repeating: "They stand. ", count: 9_000)
        let two = CommandRun.run(
            ["-"] + columns, input: Array((long + "\n\u{1E}SUBJECT: B\n\n1. No.\n").utf8))
        #expect(two.outputText == "subject,words\r\nA,18000\r\nB,1\r\n")
    }

    /// What would part a text in two is no part of a stream, and that is said.
    @Test func aSeparatorWithinATextPartsNothing() throws {
        try folder.write("SUBJECT: A\u{1E}B\n\n1. One\u{1E}.\n", to: "a.txt")
        let run = CommandRun.run(
            [path("a.txt"), "Samples/no-tags.txt", "-t", "text", "--verbose"])
        #expect(run.outputText.split(separator: "\u{1E}").count == 2)
        #expect(run.outputText.contains("A\u{FFFD}B") && run.outputText.contains("One\u{FFFD}."))
        #expect(run.errors.contains("record separators (U+001E)"))
    }

    /// Lines and graphs hold no text of a source unless somebody asks; what one is alone for, does.
    @Test(arguments: ["all.ndjson", "all.jsonld"])
    func theSourceStandsWhereItIsAskedFor(_ name: String) throws {
        let inputs = ["Samples/unnumbered.txt", "Samples/references.txt", "-t", "jsonld"]
        func document(_ more: [String]) throws -> String {
            #expect(CommandRun.run(inputs + more + ["-o", path(name)]).status == 0)
            #expect(CommandRun.run(["validate", path(name)]).status == 0)
            return String(decoding: try folder.read(name), as: UTF8.self)
        }
        // The context has the key too, and no text behind it.
        func count(_ document: String) -> Int {
            document.replacing("\": \"", with: "\":\"")
                .components(separatedBy: "\"sourceText\":\"").count - 1
        }
        #expect(count(try document([])) == 0)
        #expect(count(try document(["--source-text"])) == 2)
        let one = ["Samples/unnumbered.txt", "-t", "jsonld"]
        #expect(count(CommandRun.run(one).outputText) == 1)
        #expect(count(CommandRun.run(one + ["--no-source"]).outputText) == 0)
        let both = CommandRun.run(one + ["--no-source", "--source-text"])
        #expect(both.status == 2)
        #expect(both.errors.contains("--source-text and --no-source"))
    }

    @Test(arguments: ["all.json", "all.jsonld", "all.ndjson"])
    func oneDocumentOfManyIsReadBack(_ name: String) throws {
        let inputs = ["Samples/unnumbered.txt", "Samples/references.txt", "Samples/cables.csv"]
        #expect(CommandRun.run(inputs + ["-o", path(name)]).status == 0)
        #expect(CommandRun.run(["validate", path(name)]).status == 0)
        let columns = ["-t", "csv", "--columns", "id,subject,words"]
        let back = CommandRun.run([path(name)] + columns)
        #expect(back.outputText == CommandRun.run(inputs + columns).outputText)
        #expect(back.outputText.split(separator: "\r\n").count == 5)
    }

    @Test func whatIsWrongInOneDocumentOfManyHasItsPlace() throws {
        let inputs = ["Samples/unnumbered.txt", "Samples/references.txt"]
        #expect(CommandRun.run(inputs + ["-o", path("all.jsonld")]).status == 0)
        let text = String(decoding: try folder.read("all.jsonld"), as: UTF8.self)
        let lines = text.split(separator: "\n", omittingEmptySubsequences: false)
        let broken = lines[2].replacing("\"Paragraph\"", with: "\"Stanza\"")
        try folder.write(
            (lines[..<2] + [Substring(broken)] + lines[3...]).joined(separator: "\n"),
            to: "broken.jsonld")
        let run = CommandRun.run(["validate", path("broken.jsonld")])
        #expect(run.status == 1)
        #expect(
            run.errors.contains(":3: error: /@graph/1/hasPart/")
                || run.outputText.contains(":3: error: /@graph/1/hasPart/"))
    }
}
