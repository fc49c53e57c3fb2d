import CableFormats
import CableModel
import CableSyntax
import CableTestSupport
import Testing

/// Lettered paragraphs stand inside their number in every format that has an inside, and come back.
@Suite struct LetteredParagraphTests {
    private static let head = "UNCLASSIFIED EREWHON 000042\n\nSUBJECT: MILLS\n\n"

    /// What is inside is told by the names of paragraphs: that of each lettered one with all that it
    /// stands inside.
    static let cases: [(text: String, inside: [String])] = [
        ("1. (C) They asked:\n\nA. Wind.\n\nB. Grain.\n\n2. (C) They went.", ["p1/pA", "p1/pB"]),
        // Across a page, with lists, and small letters.
        (
            "1. (C) They asked:\n\na. Wind:\n-- much;\n-- soon.\n\nEREWHON 00000042  002 OF 003\n\nb. Grain:\n1) rye\n-- old\n2) oats\n\n2. (C) They went.",
            ["p1/pA", "p1/pB"]
        ),
        // Two numbers whose letters have one name; the second is told by its occurrence.
        (
            "1. (C) They asked:\n\nA. Wind.\n\nB. Grain.\n\n2. (C) We asked:\n\nA. Gold.\n\nB. Time.",
            ["p1/pA", "p1/pB", "p2/pA-2", "p2/pB-2"]
        ),
        // A table and a further paragraph between two letters.
        (
            "1. (C) They asked:\n\nA. Wind, of which there was:\n\nYear     Days\n2005     12\n2006     14\n\nThat is not much.\n\nB. Grain.\n\n2. (C) They went.",
            ["p1/pA", "p1/pB"]
        ),
        // Small letters inside capital ones; names have letters as capitals.
        (
            "1. (C) They asked:\n\nA. Wind:\n\na. much.\n\nb. soon.\n\nB. Grain.\n\n2. (C) They went.",
            ["p1/pA", "p1/pA/pA-2", "p1/pA/pB", "p1/pB-2"]
        ),
        // In a text within the text.
        (
            "1. (C) They wrote.\n\nBegin text:\n\n1. We ask for:\n\nA. Wind.\n\nB. Grain.\n\nEnd text.\n\n2. (C) They went.",
            ["p1-q1/p1-qA", "p1-q1/p1-qB"]
        ),
        // A heading stands between.
        ("1. (C) They asked.\n\nWIND\n----\n\nA. Much.\n\nB. Soon.\n\n2. (C) They went.", []),
    ]

    @Test(arguments: cases)
    func theyStandInside(_ text: String, inside: [String]) throws {
        let reading = Readings.ofTelegram(Self.head + text + "\n")
        let tei = try #require(
            XPathDocument(
                try Readings.write(reading, by: TEIWriter()),
                namespaces: ["t": "http://www.tei-c.org/ns/1.0"]))
        let names = tei.strings("//t:list[@type='lettered']/t:item/t:p/@xml:id")
        let paths = names.map { name in
            tei.strings("//t:p[@xml:id='\(name)']/ancestor-or-self::t:p/@xml:id")
                .map { String($0.split(separator: "-", maxSplits: 2).last ?? "") }
                .joined(separator: "/")
        }
        #expect(paths == inside, "TEI")

        let html = try #require(
            XPathDocument(try Readings.write(reading, by: HTMLWriter()), namespaces: [:]))
        #expect(
            html.strings("//ul[@class='lettered']/li/p[a[@class='label']]/@id")
                == inside.map { String($0.split(separator: "/").last ?? "") }, "HTML")

        let jsonld = try JSONValue(parsing: Readings.write(reading, by: JSONLDWriter()))
        #expect(Self.paths(of: jsonld, below: []).filter { $0.contains("/") } == inside, "JSON-LD")
    }

    @Test(arguments: cases)
    func theyComeBack(_ text: String, inside: [String]) throws {
        let reading = Readings.ofTelegram(Self.head + text + "\n")
        try WayBack.expect(of: reading)
    }

    /// An item of Markdown ends where the text is no longer set in, and another program's sign and
    /// depth do as well.
    @Test(arguments: [
        "- <a id=\"pA\"></a>**[A.](#pA)** Wind\n   and sun.\n\n   ```\n   a    b\n   ```\n\n* <a id=\"pB\"></a>**[B.](#pB)** Grain\nand rye.\n\nThey went.",
        "+ <a id=\"pA\"></a>**[A.](#pA)** Wind\n  and sun.\n\n  ```\n  a    b\n  ```\n+ <a id=\"pB\"></a>**[B.](#pB)** Grain\n  and rye.\n\nThey went.",
    ])
    func itemsOfOtherPrograms(_ items: String) throws {
        let document = """
            ---
            cable:
              telegram_head:
                - "SUBJECT: MILLS"
            ---

            <!-- text -->

            <a id="p1"></a>**[1.](#p1)** They asked:
            - once

            """
        let reading = try #require(Readings.of(Array((document + items + "\n").utf8)).first)
        let body = reading.cable.transcription.body
        #expect(
            body.map { block in
                switch block {
                case .paragraph(let paragraph):
                    (paragraph.label?.printed ?? "")
                        + paragraph.content.compactMap(\.plainText).joined()
                case .preformatted(let table): table.lines.joined(separator: "|")
                default: "?"
                }
            } == ["1.They asked:", "A.Wind and sun.", "a    b", "B.Grain and rye.", "They went."])
    }

    private static func paths(of node: JSONValue, below parents: [String]) -> [String] {
        (node["hasPart"]?.array ?? []).flatMap { part -> [String] in
            let name = part["@id"]?.string?.split(separator: "#").last.map(String.init) ?? ""
            let isLabelled = part["label"] != nil
            let path = parents + (isLabelled ? [name] : [])
            return (isLabelled ? [path.joined(separator: "/")] : [])
                + paths(of: part, below: path)
        }
    }
}
