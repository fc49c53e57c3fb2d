import CableFormats
import CableModel
import CableTestSupport
import Testing

/// The table of names and URIs that a user brings.
@Suite struct AuthoritiesTests {
    private static let table = """
        id,Name,URI,Kind
        1,AMEMBASSY EREWHON,https://www.wikidata.org/entity/Q1,organization
        2,"Erewhon",https://sws.geonames.org/1/,post
        3,not found yet,,
        4,SECSTATE WASHDC,urn:isni:0000000123456789,
        5,"Jane Q. Example",https://d-nb.info/gnd/1,person

        """

    private func problem(_ csv: String) -> String? {
        do {
            _ = try Authorities(csv: csv)
            return nil
        } catch {
            return error.message
        }
    }

    @Test func aNameHasItsURI() throws {
        let authorities = try Authorities(csv: Self.table)
        #expect(
            authorities.uri(of: "AMEMBASSY  Erewhon", .organization)
                == "https://www.wikidata.org/entity/Q1")
        #expect(authorities.uri(of: "EREWHON", .place) == "https://sws.geonames.org/1/")
        #expect(authorities.uri(of: "Erewhon", .organization) == nil)
        #expect(authorities.uri(of: "not found yet", .person) == nil)
        // Without a kind it counts for whatever has the name.
        for kind in Authorities.Kind.allCases {
            #expect(authorities.uri(of: "SECSTATE WASHDC", kind) == "urn:isni:0000000123456789")
        }
    }

    /// As programs save it: with a mark at its beginning, other line ends, columns in any order.
    @Test(arguments: [
        "\u{FEFF}name,uri\nA,https://example.org/a\n",
        "uri,kind,name\r\nhttps://example.org/a,Organization,a\r\n",
        "name,uri\n\"A\",\"https://example.org/a\"",
        "x,NAME,y,uri\n\"1\n2\",  a  ,,https://example.org/a\n\n",
        "name,uri\nA,https://example.org/a\nA,https://example.org/a\n",
    ])
    func itIsReadAsItWasSaved(_ csv: String) throws {
        #expect(try Authorities(csv: csv).uri(of: "A", .organization) == "https://example.org/a")
    }

    @Test(arguments: [
        ("", "line 1: no column is named"),
        ("name,link\nA,https://example.org/\n", "line 1: needs a column called name"),
        ("name,uri,name\n", "line 1: several columns are called name"),
        ("name,uri\nA,javascript:alert(1)\n", "line 2: the URI has to be a whole one"),
        ("name,uri\n\nA,data:text/html;base64\n", "line 3: the URI has to be a whole one"),
        ("name,uri\nA,/relative\n", "line 2: the URI has to be a whole one"),
        ("name,uri\nA,https:\n", "line 2: the URI has to be a whole one"),
        ("name,uri\nA,https://example.org/ b\n", "line 2: the URI has to be a whole one"),
        (
            "name,uri\nA,\"https://example.org/\"\"onload=1\"\n",
            "line 2: the URI has to be a whole one"
        ),
        ("name,uri\nA,https://example.org/<b>\n", "line 2: the URI has to be a whole one"),
        (
            "name,uri\n\"1\n2\",https://example.org/\nB\u{7},https://example.org/\n",
            "line 4: the name is missing"
        ),
        ("name,uri\n,https://example.org/\n", "line 2: the name is missing"),
        ("name,uri,kind\nA,https://example.org/,ship\n", "line 2: the kind is organization"),
        (
            "name,uri\nA,https://example.org/1\nB,https://example.org/1\na,https://example.org/2\n",
            "line 4: the name has another URI on line 2"
        ),
        ("name,uri\nA,\"https://example.org/\n", "line 2: a quote is not closed"),
    ])
    func whatIsWrongIsSaidWithItsLine(_ csv: String, _ message: String) {
        #expect(problem(csv)?.hasPrefix(message) == true, "\(problem(csv) ?? "nothing")")
    }

    /// A run that goes on tells one table from another by this, and not by the order of rows.
    @Test func theOrderOfRowsIsNoMatter() throws {
        let rows = ["A,https://example.org/a", "B,https://example.org/b", "C,urn:c:1"]
        let tables = try [rows, rows.reversed()].map { rows in
            try Authorities(csv: "name,uri\n" + rows.joined(separator: "\n"))
        }
        #expect(tables[0].debugDescription == tables[1].debugDescription)
        #expect(
            try Authorities(csv: "name,uri\nA,https://example.org/b").debugDescription
                != Authorities(csv: "name,uri\nA,https://example.org/a").debugDescription)
    }

    /// Who is named where is said with the URI; what nobody asked for stays as it was.
    @Test func documentsHaveTheURIs() throws {
        let options = WriterOptions(Authorities.option, try Authorities(csv: Self.table))
        let reading = Reading(cable: .everything)
        let jsonld = String(
            decoding: try Readings.write(reading, by: JSONLDWriter(), options: options),
            as: UTF8.self)
        for (name, uri) in [
            ("AMEMBASSY EREWHON", "https://www.wikidata.org/entity/Q1"),
            ("Erewhon", "https://sws.geonames.org/1/"),
            ("SECSTATE WASHDC", "urn:isni:0000000123456789"),
        ] {
            let lines = jsonld.split(separator: "\n").map { $0.drop { $0 == " " } }
            let place = try #require(lines.firstIndex { $0 == "\"name\": \"\(name)\"," })
            #expect(lines[place + 1] == "\"sameAs\": [\"\(uri)\"]")
        }
        let tei = try #require(
            XPathDocument(
                try Readings.write(reading, by: TEIWriter(), options: options),
                namespaces: ["t": "http://www.tei-c.org/ns/1.0"]))
        #expect(
            tei.strings("//t:correspAction[@type='sent']/*/@ref") == [
                "https://www.wikidata.org/entity/Q1", "https://sws.geonames.org/1/",
            ])
        #expect(
            tei.string("string(//t:author/t:orgName/@ref)") == "https://www.wikidata.org/entity/Q1")
        #expect(
            tei.string("string(//t:orgName[. = 'SECSTATE WASHDC']/@ref)")
                == "urn:isni:0000000123456789")
        let plain = try Readings.write(reading, by: TEIWriter())
        #expect(!String(decoding: plain, as: UTF8.self).contains(" ref=\""))
    }
}
