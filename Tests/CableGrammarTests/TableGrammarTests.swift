import CableGrammar
import CableModel
import Testing

/// Which lines are tables, and what their cells are.
@Suite struct TableGrammarTests {
    /// Rows are apart by `/`, cells by `|`; a head has `!` before it.
    static let tables: [(lines: [String], rows: String)] = [
        // Columns of one stop, words or numbers, with a head or without.
        (["Year   Mills", "2005      12", "2006     114"], "!Year|Mills/2005|12/2006|114"),
        (["2005  12", "2006  14"], "2005|12/2006|14"),
        (["Wind  12", "Rye    7", "Gold   3"], "Wind|12/Rye|7/Gold|3"),
        (
            ["Place      Ware", "-----      ----", "Erewhon    rye", "Utopia     gold"],
            "!Place|Ware/Erewhon|rye/Utopia|gold"
        ),
        // Cells of two words.
        (
            ["Owner         Mills", "Grain House      12", "Old Brothers      3"],
            "!Owner|Mills/Grain House|12/Old Brothers|3"
        ),
        // A title, a head of two lines, rules, a sum and a note.
        (
            [
                "Table I: Mills, by Year", "-----------------------", "Year   Mills   Millers",
                "2005      12        30", "2006      14        28", "---------------------",
                "Total     26        58", "*Source: the brothers",
            ],
            "!Year|Mills|Millers/2005|12|30/2006|14|28/Total|26|58"
        ),
        (
            [
                "         Mills  Mills", "Year     built  burnt", "---------------------",
                "2005        12      3", "2006        14      1",
            ],
            "!|Mills|Mills/!Year|built|burnt/2005|12|3/2006|14|1"
        ),
        // A cell without text, letters of more than one byte, amounts.
        (
            ["Ware    Price  Note", "Rye     $1.50  dear", "Gold   $40.00", "Dûr     $2.25  new"],
            "!Ware|Price|Note/Rye|$1.50|dear/Gold|$40.00|/Dûr|$2.25|new"
        ),
        // One blank: numbers at the end of each line.
        (
            [
                "Table I: Magnets", "-----", "1701 185", "1702 248", "Total 433",
                "*Source: the court",
            ],
            "1701|185/1702|248/Total|433"
        ),
        (
            ["  Table I: Magnets", "-----", "1701 185", "1702 248", "Total 433"],
            "1701|185/1702|248/Total|433"
        ),
        (
            ["Year Sold Lost", "1701 185 2", "1702 248 3", "All years 433 5"],
            "!Year|Sold|Lost/1701|185|2/1702|248|3/All years|433|5"
        ),
    ]

    @Test(arguments: tables)
    func tablesAreTakenApart(_ lines: [String], rows: String) throws {
        let table = try #require(TableGrammar.table(lines))
        let printed = table.rows.map { row in
            (row.isHead ? "!" : "")
                + row.cells.map { String(decoding: Array(lines[row.line].utf8)[$0], as: UTF8.self) }
                .joined(separator: "|")
        }
        #expect(printed.joined(separator: "/") == rows)
        let rules = lines.indices.filter { lines[$0].allSatisfy { "- ".contains($0) } }
        #expect(table.rules == rules)
    }

    @Test(arguments: [
        // No stop, or two, for what is below the head.
        ["Year   Mills", "2005      12", "2006  14"],
        ["a  12 b", "a b  12"],
        // Words only, and nothing that shows a table.
        ["Sancho Panza      Miller", "Teresa Panza      Envoy"],
        // Sentences with two blanks between them.
        ["He left.  She stayed.", "It fell.  They went.", "All rose. Nobody came."],
        // A line that is none of the rows, and two columns in one.
        ["All mills", "2005      12", "2006      14"],
        ["2005      12", "none since", "2006      14", "2007      14"],
        ["2005      12", "2006      14", "none since"], ["2005      12", "2006", "2007      14"],
        ["Ware   Price", "Rye   1  2    5", "Oat   1       5"],
        // A column that has text in less than half of the rows.
        ["Ware   Price  Note", "Rye     1.50", "Oat     1.60", "Gold   40.00  dear"],
        // One row; an empty line; lines that are too long; nothing.
        ["2005      12"], ["Year   Mills", "----   -----"], ["2005  12", "", "2006  14"],
        ["2005  " + String(repeating: "1", count: 200), "2006  2"], [], [""],
        // Two rows of numbers with one blank, names with numbers, years in sentences.
        ["1701 185", "1702 248"], ["Room 5 12", "Room 12", "Room 7 13"],
        ["They came in 1701", "and left", "in 1702"],
    ])
    func otherLinesAreNone(_ lines: [String]) {
        #expect(TableGrammar.table(lines) == nil)
    }
}
