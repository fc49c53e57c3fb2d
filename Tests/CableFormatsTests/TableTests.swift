import CableFormats
import CableModel
import CableSyntax
import CableTestSupport
import Testing

/// Tables are tables in the formats that have such, and come back byte for byte.
@Suite struct TableTests {
    private static let head = "UNCLASSIFIED EREWHON 000042\n\nSUBJECT: MILLS\n\n"
    private static let title =
        "1. (C) Sold were:\n\nTable I: Mills, by Year\n-----------------------\n1701 185\n1702 248\nTotal 433\n*Source: the court\n\n2. (C) They stand."
    private static let plain =
        "1. (C) Sold were:\n\nYear   Mills\n2005      12\n2006     114\n\n2. (C) They stand."
    private static let ruled =
        "1. (C) Sold were:\n\nWare     Price\n----     -----\nRye        1.5\nGold      40.0\n\n2. (C) They stand."
    private static let summed =
        "1. (C) Sold were:\n\n  Year   Mills\n  -----------\n  2005      12\n  -----------\n  All       26\n\n2. (C) They stand."
    private static let marked =
        "1. (C) Sold were:\n\nWare   Price\nR*e      1.5\nG|ld    40.0\n\n2. (C) They stand."

    static let cases: [(text: String, rows: [String], isPiped: Bool)] = [
        (title, ["1701|185", "1702|248", "Total|433"], false),
        (plain, ["Year|Mills", "2005|12", "2006|114"], true),
        (ruled, ["Ware|Price", "Rye|1.5", "Gold|40.0"], true),
        (summed, ["Year|Mills", "2005|12", "All|26"], false),
        (marked, ["Ware|Price", "R*e|1.5", "G|ld|40.0"], false),
        // What has no columns beyond doubt stays as it is.
        (
            "1. (C) Sold were:\n\nYear   Mills\n2005      12\n2006  14\n\n2. (C) They stand.", [],
            false
        ),
    ]

    @Test(arguments: cases)
    func rowsAndCells(_ text: String, rows: [String], isPiped: Bool) throws {
        let reading = Readings.ofTelegram(Self.head + text + "\n")
        let tei = try #require(
            XPathDocument(
                try Readings.write(reading, by: TEIWriter()),
                namespaces: ["t": "http://www.tei-c.org/ns/1.0"]))
        #expect(tei.strings("//t:div//t:table").count == (rows.isEmpty ? 0 : 1))
        #expect(
            (1...max(1, rows.count)).map { row in
                tei.strings("//t:table/t:row[\(row)]/t:cell")
                    .map { $0.split(separator: " ").joined(separator: " ") }.joined(separator: "|")
            } == (rows.isEmpty ? [""] : rows), "TEI")
        let html = try #require(
            XPathDocument(try Readings.write(reading, by: HTMLWriter()), namespaces: [:]))
        #expect(
            (1...max(1, rows.count)).map { row in
                html.strings("//table[@class='columns']/tr[not(@class)][\(row)]/*").joined(
                    separator: "|")
            } == (rows.isEmpty ? [""] : rows), "HTML")
        let jsonld = try JSONValue(parsing: Readings.write(reading, by: JSONLDWriter()))
        let parts = (jsonld["hasPart"]?.array ?? []).flatMap { $0["hasPart"]?.array ?? [] }
        #expect(
            parts.map { row in
                (row["cell"]?.array ?? []).compactMap(\.string).joined(separator: "|")
            } == rows, "JSON-LD")
        let markdown = try Readings.write(reading, by: MarkdownWriter())
        #expect(
            String(decoding: markdown, as: UTF8.self).contains("<!-- columns -->\n\n|") == isPiped)
    }

    @Test(arguments: cases)
    func theyComeBack(_ text: String, rows: [String], isPiped: Bool) throws {
        let reading = Readings.ofTelegram(Self.head + text + "\n")
        try WayBack.expect(of: reading)
    }

    @Test func theTitleIsOfTheTable() throws {
        let reading = Readings.ofTelegram(Self.head + Self.title + "\n")
        let tei = try #require(
            XPathDocument(
                try Readings.write(reading, by: TEIWriter()),
                namespaces: ["t": "http://www.tei-c.org/ns/1.0"]))
        #expect(tei.strings("//t:table/t:head") == ["Table I: Mills, by Year"])
        #expect(tei.strings("//t:table/t:trailer") == ["*Source: the court"])
        #expect(tei.strings("//t:table/t:milestone/@n") == ["-----------------------"])
        let html = try #require(
            XPathDocument(try Readings.write(reading, by: HTMLWriter()), namespaces: [:]))
        #expect(html.strings("//table/caption") == ["Table I: Mills, by Year"])
    }

    /// A program that lays out Markdown may set the bars anew; the line that separates the head is
    /// still none of the table's.
    @Test func barsThatWereSetAnew() throws {
        let document = """
            ---
            cable:
              telegram_head:
                - "SUBJECT: MILLS"
            ---

            <!-- text -->

            <!-- columns -->
            |Year   |Mills|
            | :---- | :-- |
            |2005   |   12|

            """
        let reading = try #require(Readings.of(Array(document.utf8)).first)
        guard case .preformatted(let table) = reading.cable.transcription.body.first else {
            Issue.record("no table")
            return
        }
        #expect(table.lines == ["Year   Mills", "2005      12"])
        #expect(table.table?.rows.count == 2)
    }
}
