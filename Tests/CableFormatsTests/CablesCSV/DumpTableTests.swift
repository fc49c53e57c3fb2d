import CableSyntax
import Testing

@testable import CableFormats

/// Which texts are tables, and which of those hold telegrams.
@Suite struct DumpTableTests {
    private func kind(_ text: String) -> String {
        text.withBytes { bytes in
            guard let table = DumpTable(ByteView(bytes)) else { return "none" }
            return table.hasText ? "dump" : "table"
        }
    }

    @Test(arguments: [
        "\"1\",\"12/28/1966 18:48\",\"66EREWHON1\",\"Embassy",
        "1,12/28/1966 18:48,66EREWHON1,Embassy Erewhon,UNCLASSIFIED,,,\"X\"",
        "1;1966-12-28 18:48;66EREWHON1;Embassy Erewhon;UNCLASSIFIED;;;\"X\"",
        "\u{FEFF}\"1\"\t\"12/28/1966 18:48\"\t\"66EREWHON1\"\t\"Embassy",
        "ID,Date,Reference ID,Origin,Classification,Source,Header,Text\n",
        "\u{FEFF}\"refid\";\"body\";\"my notes\"\r\n", "cable_id\tclassification\tcontent\n",
    ])
    func dumps(_ text: String) {
        #expect(kind(text) == "dump")
    }

    @Test func tablesWithoutTexts() {
        #expect(kind("id,date,from,to\n1,2,3,4\n") == "table")
        #expect(kind("doc_id;date;classification\n") == "table")
    }

    @Test(arguments: [
        "FM AMEMBASSY EREWHON\nTO SECSTATE WASHDC", "1. (C) The mills, the clocks, the fields.",
        "1, 2, 3 and 4 are numbers", "Dear all, the date, thanks, bye\n",
        "12, 1966-12-28, was a day", "12,1966-12-28,was a day 2", "a,b,c\n1,2,3",
        "TAGS: PREL, PGOV, ETRD\n", "",
    ])
    func otherTexts(_ text: String) {
        #expect(kind(text) == "none")
    }
}
