import CableTestSupport
import Testing

/// The limits of the rules of a telegram's text, each with a text that just keeps it and one that
/// just does not.
@Suite struct LimitTests {
    /// A text that is made longer or shorter, and what its line is to be.
    struct Limit: Sendable, CustomTestStringConvertible {
        var testDescription: String
        /// The last value that keeps the limit, and the first that does not.
        var kept: Int
        var broken: Int
        /// The rule that takes the line where the limit is kept, and only there.
        var rule: String
        /// Which line of the text is looked at; -1 is the last.
        var line = 0
        var text: @Sendable (Int) -> [String]
    }

    @Test(arguments: headings + paragraphs + items + lines + others + closings)
    func aLimitIsKeptAndBroken(_ limit: Limit) {
        func rules(_ value: Int) -> [Substring] {
            let rows = RuleRow.rows(of: limit.text(value))
            let row = rows[limit.line < 0 ? rows.count + limit.line : limit.line]
            return row.rules.split(separator: ", ")
        }
        #expect(rules(limit.kept).contains { $0 == limit.rule }, "\(rules(limit.kept))")
        #expect(!rules(limit.broken).contains { $0 == limit.rule }, "\(rules(limit.broken))")
    }

    /// Mentions and redactions are no rule of a line: the text of each is one that is found, and one
    /// that is not.
    @Test(arguments: [
        ("run of X", "XXXXX", "XXXX"),
        (
            "length of a redaction in brackets", "[\(letters(51)) removed]",
            "[\(letters(52)) removed]"
        ),
        ("digits of a number", "see Laputa 123456", "see Laputa 1234567"),
        ("first number that is a year", "see Laputa 1899", "see Laputa 1900"),
        ("last number that is a year", "see Laputa 2101", "see Laputa 2100"),
        ("first year of a telegram", "1960 Laputa 5", "1959 Laputa 5"),
        ("last year of a telegram", "2030 Laputa 5", "2031 Laputa 5"),
    ])
    func aMentionIsFoundAtTheLimit(_ name: String, kept: String, broken: String) {
        func found(_ text: String) -> Bool {
            RuleRow.rows(of: ["1. (C) As said: \(text) is it."])[0].elements.contains("{")
        }
        #expect(found(kept))
        #expect(!found(broken))
    }

    /// Words of so many letters and blanks together, beginning with a capital.
    private static func words(_ length: Int, ending: String = "") -> String {
        let words = String(repeating: "Mills ", count: length / 6 + 1)
        return String((words.prefix(length - ending.count - 1) + "s").drop { $0 == " " }) + ending
    }

    private static func letters(_ count: Int) -> String { String(repeating: "m", count: count) }

    private static let stamp = "Declassified/Released US Department of State EO "

    private static let underline = "--------------------"

    // MARK: Headings

    private static let headings = [
        Limit(
            testDescription: "lines over an underline", kept: 3, broken: 4,
            rule: "underlined heading"
        ) { [String](repeating: "The Mills", count: $0) + [underline] },
        Limit(
            testDescription: "length of a line over an underline", kept: 200, broken: 201,
            rule: "underlined heading"
        ) { [words($0), underline] },
        Limit(
            testDescription: "signs of an underline on the line", kept: 5, broken: 4,
            rule: "underlined heading"
        ) { ["The Mills " + String(repeating: "-", count: $0)] },
        Limit(
            testDescription: "length of a sentence over an underline", kept: 60, broken: 61,
            rule: "underlined heading"
        ) { [words($0, ending: "."), underline] },
        Limit(
            testDescription: "length of a heading alone, lines and their ends", kept: 119,
            broken: 120, rule: "heading before a number"
        ) { [words($0), "", "1. (C) They stand."] },
        Limit(
            testDescription: "letters of a heading alone", kept: 3, broken: 2,
            rule: "heading before a number"
        ) { ["5 % " + String(repeating: "X ", count: $0), "", "1. (C) They stand."] },
        Limit(
            testDescription: "length of a heading below text", kept: 100, broken: 101,
            rule: "underlined heading below text", line: 1
        ) { ["1. (C) They stand.", words($0), underline] },
        Limit(
            testDescription: "length of a question alone", kept: 70, broken: 71,
            rule: "heading before a number"
        ) { ["W" + letters($0 - 2) + "?", "", "1. (C) They stand."] },
        Limit(
            testDescription: "words of a question alone", kept: 9, broken: 10,
            rule: "heading before a number"
        ) { ["Who" + String(repeating: " is", count: $0 - 1) + "?", "", "1. (C) They stand."] },
        Limit(
            testDescription: "length of a line of a heading of three lines", kept: 30, broken: 29,
            rule: "heading before a number"
        ) { [words($0), words($0), "The Mills", "", "1. (C) They stand."] },
        Limit(
            testDescription: "length of the text before a heading on its line", kept: 41,
            broken: 40, rule: "heading behind a sentence"
        ) {
            [
                "1. (C) " + words($0 - 1, ending: ".") + " Harbor Plans", "------------",
                "2. (C) They stand.",
            ]
        },
        Limit(
            testDescription: "words of a title with a colon", kept: 3, broken: 4,
            rule: "heading before a number"
        ) { ["The" + String(repeating: " Mill", count: $0 - 1) + ":", "", "1. (C) They stand."] },
    ]

    // MARK: Paragraphs

    private static func laterSection(_ lines: [String]) -> [String] {
        [
            "FM AMEMBASSY EREWHON", "TO SECSTATE WASHDC",
            "C O N F I D E N T I A L SECTION 02 OF 02 EREWHON 000042", "",
        ] + lines
    }

    private static let paragraphs = [
        Limit(
            testDescription: "the highest number of a paragraph", kept: 200, broken: 201,
            rule: "numbered paragraph"
        ) { ["\($0). (C) They stand."] },
        Limit(
            testDescription: "the lowest number of a paragraph", kept: 1, broken: 0,
            rule: "numbered paragraph"
        ) { ["\($0). (C) They stand."] },
        Limit(
            testDescription: "the first number of a later section", kept: 99, broken: 100,
            rule: "numbered paragraph", line: 4
        ) { laterSection(["\($0). They stand."]) },
        Limit(
            testDescription: "numbers that are missing after the last", kept: 5, broken: 6,
            rule: "numbered paragraph", line: 4
        ) { ["50. (C) They stand.", "", "1. (C) They stand.", "", "¶\($0). They stand."] },
        Limit(
            testDescription: "numbers that are missing after the highest", kept: 11, broken: 12,
            rule: "numbered paragraph", line: 2
        ) { ["1. They stand.", "", "¶\($0). They stand."] },
        Limit(
            testDescription: "lines to the next letter", kept: 59, broken: 60,
            rule: "lettered paragraph", line: 1
        ) { count in
            ["1. (C) They stand.", "A. They stand."]
                + [String](repeating: "They stand.", count: count - 1) + ["B. They stand."]
        },
        Limit(
            testDescription: "length of a person's title", kept: 6, broken: 5,
            rule: "lettered paragraph", line: 2
        ) { count in
            [
                "1. (C) They stand.",
                "A. They stand and were seen, for all that anybody knows, by A"
                    + letters(count - 2) + ".",
                "B. Panza, who is the owner of all of the mills that stand in Erewhon.",
            ]
        },
    ]

    // MARK: Items

    private static let items = [
        Limit(
            testDescription: "dashes of a mark", kept: 4, broken: 5, rule: "item with a dash"
        ) { [String(repeating: "-", count: $0) + " wind"] },
        Limit(
            testDescription: "lines to the next item", kept: 40, broken: 41,
            rule: "item with a number or letter", line: 1
        ) { count in
            ["1. (C) They asked for", "(1) wind"]
                + [String](repeating: "and wind", count: count - 1) + ["(2) grain"]
        },
        Limit(
            testDescription: "lines to the next item with an o", kept: 8, broken: 9,
            rule: "item with an o"
        ) { count in
            ["o Wind"] + [String](repeating: "and wind", count: count - 1) + ["o Grain"]
        },
        Limit(
            testDescription: "the highest number of an item", kept: 99, broken: 100,
            rule: "item with a number or letter", line: -1
        ) { last in (1...last).map { "(\($0)) wind;" } },
        Limit(
            testDescription: "signs of an item's number", kept: 4, broken: 5,
            rule: "item with a number or letter"
        ) { ["(" + String(repeating: "0", count: $0 - 1) + "1) wind"] },
    ]

    // MARK: Lines

    private static let lines = [
        Limit(
            testDescription: "how deep a line is set in", kept: 3, broken: 2,
            rule: "item with a number or letter", line: 1
        ) { indent in
            [
                "1. (C) The owners of the mills asked the Governor for many of",
                String(repeating: " ", count: indent) + "(1) wind and", "(2) grain",
            ]
        },
        Limit(
            testDescription: "length of a line that was wrapped", kept: 101, broken: 100,
            rule: "item with a number or letter", line: 1
        ) { [words($0), "(1) wind and", "(2) grain"] },
        Limit(
            testDescription: "length of a full line, the next word included", kept: 49, broken: 50,
            rule: "item with a number or letter", line: 1
        ) { [words($0 - 3), "(1) wind and", "(2) grain"] },
    ]

    // MARK: Tables and what is repeated

    private static let others = [
        Limit(testDescription: "lines of a table", kept: 2, broken: 1, rule: "table") {
            [String](repeating: "2005   12", count: $0)
        },
        Limit(
            testDescription: "lines of a table with a rule", kept: 4, broken: 3,
            rule: "table with a rule"
        ) {
            Array(
                [
                    "Ware      Price", "----      -----", "Rye         1.5", "Gold       40.0",
                ].prefix($0))
        },
        Limit(
            testDescription: "rows of a table over blank lines", kept: 60, broken: 61,
            rule: "table over blank lines", line: -2
        ) { (1...$0).flatMap { ["\(2000 + $0)    12", ""] } },
        Limit(testDescription: "blanks of a gap", kept: 3, broken: 2, rule: "table") {
            // Columns that stop at other places: those of the same stops need no such gap.
            let gap = String(repeating: " ", count: $0)
            return ["2005" + gap + "12", "200506" + gap + "12"]
        },
        Limit(testDescription: "length of a line of a table", kept: 140, broken: 141, rule: "table")
        {
            ["2005   " + letters($0 - 7), "200506   " + letters($0 - 9)]
        },
        Limit(
            testDescription: "the longest release stamp", kept: 160, broken: 161,
            rule: "release stamp", line: 2
        ) {
            [
                "1. (C) They stand.", "", stamp + letters($0 - stamp.utf8.count - 5) + " 2006", "",
                "2. (C) They stood.",
            ]
        },
        Limit(
            testDescription: "the shortest release stamp", kept: 60, broken: 59,
            rule: "release stamp", line: 2
        ) {
            [
                "1. (C) They stand.", "", stamp + letters($0 - stamp.utf8.count - 5) + " 2006", "",
                "2. (C) They stood.",
            ]
        },
        Limit(
            testDescription: "the second line of a release stamp", kept: 60, broken: 61,
            rule: "release stamp on two lines", line: 4
        ) { ["1. (C) They stand.", "", "PANZA", "", stamp, letters($0 - 5) + " 2006"] },
        Limit(
            testDescription: "lines of a footer", kept: 8, broken: 9, rule: "footer of the post"
        ) { count in
            ["Visit our website:"] + [String](repeating: "the mills.", count: count - 1)
        },
        Limit(
            testDescription: "page marks of a line, one more of which is text", kept: 65,
            broken: 64, rule: "paragraph without a number", line: 2
        ) {
            [
                "1. (C) They stand.", "",
                [String](repeating: "EREWHON 00000042 002 OF 003", count: $0)
                    .joined(separator: " "),
            ]
        },
        Limit(
            testDescription: "blank lines before the number of a telegram", kept: 3, broken: 4,
            rule: "classification", line: -5
        ) { count in
            [
                "FM AMEMBASSY EREWHON", "TO SECSTATE WASHDC",
                "C O N F I D E N T I A L SECTION 01 OF 02",
            ] + [String](repeating: "", count: count) + [
                "EREWHON 000042", "", "SUBJECT: MILLS", "", "1. (C) They stand.",
            ]
        },
        Limit(
            testDescription: "lines of a head that a section may repeat", kept: 120, broken: 121,
            rule: "repeated head", line: -3
        ) { number in
            let addressees = (3...130).map {
                "AMEMBASSY \(letters($0 % 16 + 3))X\(letters($0 / 16))"
            }
            return ["FM AMEMBASSY EREWHON", "TO SECSTATE WASHDC"] + addressees + [
                "C O N F I D E N T I A L SECTION 01 OF 02 EREWHON 000042", "", "SUBJECT: MILLS", "",
                "1. (C) They stand.", "", "C O N F I D E N T I A L SECTION 02 OF 02 EREWHON 000042",
                "",
                addressees[number - 3], "", "2. (C) They stood.",
            ]
        },
        Limit(
            testDescription: "parts of heads in a line", kept: 16, broken: 17,
            rule: "repeated head", line: 4
        ) { count in
            [
                "1. (C) They stand.", "",
                "C O N F I D E N T I A L SECTION 02 OF 03 EREWHON 000042", "",
                [String](repeating: "SUBJECT: MILLS", count: count).joined(separator: " "),
            ]
        },
    ]

    // MARK: The end

    private static let closings = [
        Limit(
            testDescription: "postscripts", kept: 6, broken: 7,
            rule: "name below the end of the text", line: 2
        ) { count in
            ["1. (C) They stand.", "", "PANZA", ""]
                + [String](repeating: "2009-12-31", count: count)
        },
        Limit(
            testDescription: "lines of an attachment", kept: 6, broken: 7, rule: "attachment",
            line: 4
        ) { count in
            ["1. (C) They stand.", "", "PANZA", "", "Enclosure:"]
                + [String](repeating: "all of the mills", count: count - 1)
        },
        Limit(
            testDescription: "digits of a serial number", kept: 5, broken: 6, rule: "end mark",
            line: 2
        ) { ["1. (C) They stand.", "", "#" + String(repeating: "4", count: $0)] },
        Limit(
            testDescription: "length of a downgrading group", kept: 5, broken: 6,
            rule: "name below the end of the text", line: 2
        ) {
            [
                "1. (C) THEY STAND.", "GP-" + String(repeating: "3", count: $0 - 3), "PANZA",
            ]
        },
        Limit(
            testDescription: "length of a stretch that came loose", kept: 60, broken: 61,
            rule: "postscript", line: 4
        ) { ["1. (C) They stand.", "", "PANZA", "", words($0, ending: "...")] },
        Limit(
            testDescription: "length of an identifier in a footer", kept: 8, broken: 7,
            rule: "postscript", line: 4
        ) {
            [
                "1. (C) They stand.", "", "PANZA", "",
                "2000E" + String(repeating: "4", count: $0 - 5) + " - CONFIDENTIAL",
            ]
        },
        Limit(
            testDescription: "the longest name", kept: 30, broken: 31,
            rule: "name below the end of the text", line: 2
        ) { ["1. (C) They stand.", "", "P" + letters($0 - 1)] },
        Limit(
            testDescription: "the shortest name", kept: 2, broken: 1,
            rule: "name below the end of the text", line: 2
        ) { ["1. (C) They stand.", "", String(repeating: "P", count: $0)] },
        Limit(
            testDescription: "words of a name in capitals", kept: 3, broken: 4,
            rule: "name below the end of the text", line: 2
        ) { ["1. (C) They stand.", "", String(repeating: "PANZA ", count: $0)] },
        Limit(
            testDescription: "words of a name in small letters", kept: 2, broken: 3,
            rule: "name below the end of the text", line: 2
        ) { ["1. (C) They stand.", "", String(repeating: "Panza ", count: $0)] },
        Limit(
            testDescription: "the shortest name with a stop", kept: 4, broken: 3,
            rule: "name below the end of the text", line: 2
        ) { ["1. (C) They stand.", "", String(repeating: "P", count: $0) + "."] },
        Limit(
            testDescription: "words of a name with a stop", kept: 3, broken: 4,
            rule: "name below the end of the text", line: 2
        ) {
            ["1. (C) They stand.", "", String(repeating: "VAN ", count: $0 - 1) + "PANZA."]
        },
        Limit(
            testDescription: "the longest abbreviation in a name", kept: 3, broken: 4,
            rule: "name below the end of the text", line: 2
        ) { ["1. (C) They stand.", "", "S" + letters($0 - 2) + ". Panza"] },
        Limit(
            testDescription: "the shortest name behind a sentence", kept: 3, broken: 2,
            rule: "name behind a sentence"
        ) { ["1. (C) They stand still. P" + letters($0 - 1)] },
        Limit(
            testDescription: "the longest word before a name", kept: 4, broken: 5,
            rule: "name of two words behind a sentence"
        ) { ["1. (C) They stand. " + String(repeating: "V", count: $0) + " PANZA"] },
        Limit(
            testDescription: "the last word before a name, its stop included", kept: 4, broken: 3,
            rule: "name behind a sentence"
        ) { ["1. (C) They saw " + letters($0 - 1) + ". Panza"] },
        Limit(
            testDescription: "length of a marking before a name", kept: 48, broken: 49,
            rule: "name in capitals behind a sentence"
        ) {
            [
                "1. (C) They stand (C" + String(repeating: "/", count: $0 - 3) + ") PANZA"
            ]
        },
        Limit(
            testDescription: "signs of a label before a name", kept: 4, broken: 3,
            rule: "name in capitals behind a sentence", line: 2
        ) {
            ["1. (C) They stand.", "", letters($0) + ". PANZA"]
        },
    ]
}
