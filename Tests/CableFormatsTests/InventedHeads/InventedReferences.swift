import CableGrammar
import CableModel

/// Lists of references, in the forms that telegrams print them.
struct InventedReferences {
    private var kinds: [String] = []
    /// The year of the telegram itself, which references without a year have.
    let year: Int

    static func list(_ dice: inout Dice, year: Int) -> InventedField {
        var invented = InventedReferences(year: year)
        return invented.list(&dice)
    }

    private init(year: Int) { self.year = year }

    private mutating func list(_ dice: inout Dice) -> InventedField {
        let style = dice.weighted(Self.styles)
        let count = dice.weighted([(3, 1), (4, 2), (3, 3), (1, 5)])
        kinds.append("markers \(style.name)")
        var label = dice.one(of: Self.labels)
        if style.name == "REF A: in place of a label" { label = "" }
        var parts: [String] = []
        var values: [String] = []
        for index in 0..<count {
            let letter = style.isNumber ? String(index + 1) : String("ABCDEFGH"[index])
            let entry = entry(&dice, of: style, isAlone: count == 1)
            let marker = style.marker(letter)
            parts.append(marker + entry.printed)
            values += entry.values.enumerated().map {
                style.marker("A").isEmpty || $0 > 0 ? $1 : letter + " " + $1
            }
        }
        let separator = dice.one(of: style.separators)
        kinds.append("separator \(separator.debugDescription)")
        kinds.append("label \(label.trimmingBlanks)")
        var text = label
        for (index, part) in parts.enumerated() {
            text += part
            if index + 1 < parts.count { text += separator }
        }
        return InventedField(
            printed: laidOut(text, separator, &dice), values: values, kinds: kinds)
    }

    // MARK: Labels and letters

    private static let labels = [
        "REF: ", "REF: ", "REF: ", "REF: ", "REFS: ", "REFTEL: ", "REFTELS: ", "Ref: ", "Refs: ",
        "Reftel: ", "REFERENCE: ", "REFERENCES: ", "REF:  ", "REF:", "REF: REF: ", "REF(S): ",
        "REFTEL(S): ", "RefTels: ", "REF ", "REFTEL ",
    ]

    /// How the entries of a list are marked and parted.
    private struct Style: Sendable {
        var name: String
        var isNumber = false
        var separators = ["\n     ", "\n", "  ", " ", ", ", "; "]
        /// Whether entries may have years in front, and be anything but known telegrams.
        var isFree = true
        var marker: @Sendable (String) -> String
    }

    private static let styles: [(share: Int, value: Style)] = [
        (10, Style(name: "none", separators: ["; ", ";\n", ", ", " AND ", "\n     "]) { _ in "" }),
        (3, Style(name: "none, blanks", separators: [" ", "  "], isFree: false) { _ in "" }),
        (14, Style(name: "A.") { $0 + ". " }),
        (10, Style(name: "A)") { $0 + ") " }),
        (10, Style(name: "(A)") { "(" + $0 + ") " }),
        (3, Style(name: "[A]") { "[" + $0 + "] " }),
        (3, Style(name: "A.)") { $0 + ".) " }),
        (3, Style(name: "A).") { $0 + "). " }),
        (4, Style(name: "A:") { $0 + ": " }),
        (3, Style(name: "A -", isFree: false) { $0 + " - " }),
        (
            3,
            Style(name: "A-", separators: ["\n     ", "\n", "  ", ", "], isFree: false) {
                $0 + "- "
            }
        ),
        (3, Style(name: "1.", isNumber: true, isFree: false) { $0 + ". " }),
        (3, Style(name: "(1)", isNumber: true) { "(" + $0 + ") " }),
        (3, Style(name: "1)", isNumber: true) { $0 + ") " }),
        (3, Style(name: "a.") { $0.lowercased() + ". " }),
        (3, Style(name: "a)") { $0.lowercased() + ") " }),
        (3, Style(name: "(a)") { "(" + $0.lowercased() + ") " }),
        (3, Style(name: "A. A)") { $0 + ". " + $0 + ") " }),
        (3, Style(name: "A. (A)") { $0 + ". (" + $0 + ") " }),
        (3, Style(name: "A. REF A:") { $0 + ". REF " + $0 + ": " }),
        (3, Style(name: "REF A:") { "REF " + $0 + ": " }),
        (3, Style(name: "REF A: in place of a label") { "REF " + $0 + ": " }),
        (
            3,
            Style(name: "A", separators: ["\n     ", "\n", "  ", ", ", "; "], isFree: false) {
                $0 + " "
            }
        ),
        (3, Style(name: "A.LAPUTA") { $0 + "." }),
        (2, Style(name: "A/", isFree: false) { $0 + "/ " }),
        (2, Style(name: "A. (C)") { $0 + ". (C) " }),
        (2, Style(name: "A)LAPUTA") { $0 + ")" }),
    ]

    // MARK: Entries

    private typealias Entry = (printed: String, values: [String])

    private mutating func entry(_ dice: inout Dice, of style: Style, isAlone: Bool) -> Entry {
        if style.isFree, dice.chance(12) {
            // Without letters a comma or AND may be a part of it.
            if style.marker("A").isEmpty, !isAlone { return telegram(&dice, of: style) }
            let other = dice.one(of: Self.others)
            kinds.append("no telegram: \(other)")
            let marking = style.name == "A. (C)" ? "(C) " : ""
            return (other, ["- " + marking + other])
        }
        return telegram(&dice, of: style)
    }

    private mutating func telegram(_ dice: inout Dice, of style: Style) -> Entry {
        var post = dice.weighted([
            (50, Self.known), (20, Self.spelled), (style.isFree ? 10 : 0, Self.unknown),
        ])
        var (name, key) = dice.one(of: post)
        let isKnown = post.count != Self.unknown.count
        if isKnown, !name.contains("STATE"), !name.hasPrefix("US"), name != "DEPT", dice.chance(5) {
            name = dice.one(of: Array(Self.prefixes.dropLast(2))) + name
            kinds.append("post with its office")
            post = []
        }
        if dice.chance(25) {
            name = name.capitalizedWords
            kinds.append("post in small letters")
        }
        kinds.append("post \(name)")
        let serial = serial(&dice)
        var number =
            dice.chance(30)
            ? String(repeating: "0", count: max(0, 6 - String(serial).count)) + String(serial)
            : String(serial)
        var given: Int?
        var before = ""
        var behind = ""
        if style.isFree || style.name == "A -", dice.chance(40) {
            given = dice.one(of: [year, year - 1, year - 3, 1999, 1988].filter { $0 % 100 != 50 })
            let short = String(String(given!).suffix(2))
            let long = String(given!)
            var form = dice.weighted(Self.years)
            // A name of several words that nobody knows, with more before the number, is none.
            if !isKnown, form.contains("-") || form.contains("/") { form = "08 X 1" }
            kinds.append("year \(form)")
            switch form {
            case "08 X 1": before = short + " "
            case "2008 X 1": before = long + " "
            case "08X 1": before = short
            case "08X1":
                before = short
            case "'08 X 1": before = "'" + short + " "
            case "(08) X 1": before = "(" + short + ") "
            case "08-X-1": before = short + "-"
            case "X 1 (08)": behind = " (" + short + ")"
            case "X 1 (2008)": behind = " (" + long + ")"
            case "X 1-08": behind = "-" + short
            case "X 1/08": behind = "/" + short
            case "X 1 '08": behind = " '" + short
            case "X 1 OF DECEMBER 12, 2008": behind = " OF DECEMBER 12, " + long
            case "X 1 DTD 12 DEC 08": behind = " DTD 12 DEC " + short
            case "X 1 DATED 12/12/08": behind = " DATED 12/12/" + short
            default: behind = " OF " + long
            }
            if form == "08X1" || form == "08X 1" {
                for prefix in Self.prefixes where name.uppercased().hasPrefix(prefix) {
                    name = String(name.dropFirst(prefix.count))
                }
                name = name.filter { $0 != " " && $0 != "-" && $0 != "." }
            }
            if form == "08X1" {
                number = "\u{8}" + number
            } else if form == "08-X-1" {
                name = name.replacing("-", with: " ")
                number = "-" + number
            } else {
                number = " " + number
            }
        } else {
            let form = dice.weighted([
                (80, " "), (4, " #"), (4, ": "), (4, " NO. "), (3, isKnown ? "-" : " "), (3, "  "),
            ])
            if form != " " { kinds.append("number behind \(form.debugDescription)") }
            if form == "-" { name = name.replacing("-", with: " ") }
            number = form + number
        }
        var values = [value(given, key, serial)]
        var further = ""
        if given == nil, dice.chance(8), style.name != "none, blanks" {
            let second = serial + dice.number(1...90)
            let form = dice.one(of: ["/", ", ", " AND ", " and "])
            // In a list without letters a comma may part anything.
            kinds.append("second number behind \(form.debugDescription)")
            further = form + String(second)
            values.append(value(nil, key, second))
        }
        var note = ""
        if dice.chance(22) {
            note = dice.one(of: Self.notes)
            // A number would begin the next entry.
            if style.marker("A").isEmpty, note == " PARA 5" { note = "" }
            kinds.append("note\(note)")
        }
        let printed = before + name + number + behind + further + note
        return (printed.replacing("\u{8}", with: ""), values)
    }

    private static let prefixes = [
        "AMEMBASSY ", "EMBASSY ", "AMCONSUL ", "USMISSION ", "US MISSION ",
    ]

    /// What the year of a number may look like.
    private static let years: [(share: Int, value: String)] = [
        (6, "08 X 1"), (3, "2008 X 1"), (3, "08X 1"), (3, "08X1"), (2, "'08 X 1"), (1, "(08) X 1"),
        (1, "08-X-1"), (3, "X 1 (08)"), (2, "X 1 (2008)"), (2, "X 1-08"), (1, "X 1/08"),
        (1, "X 1 '08"), (1, "X 1 OF 2008"), (1, "X 1 OF DECEMBER 12, 2008"),
        (1, "X 1 DTD 12 DEC 08"),
        (1, "X 1 DATED 12/12/08"),
    ]

    private static let notes = [
        " (NOTAL)", " (NOTAL)", " NOTAL", " (EXDIS)", " (EXDIS NOTAL)", " AND PREVIOUS",
        " and previous", " (S)", " (PARA 4)", " EXDIS", " (NODIS)", " [NOTAL]", " (AND PREVIOUS)",
        " (C/NF)", " AND SUBSEQUENT", " ET AL", " PARA 5", " (BOTH NOTAL)",
    ]

    /// What is no telegram.
    private static let others = [
        "SAMPLE-EXAMPLE EMAIL 05/11/07", "SAMPLE/EXAMPLE E-MAIL OF 12/11/2007",
        "TELCON OF MAY 3, 2007", "2007 HUMAN RIGHTS REPORT", "INCSR LAPUTA 2008",
        "IIR 6 817 0012 07", "PHONECON SAMPLE-EXAMPLE 11/12", "UNSCR 1701",
        "MEMO DATED 12 MARCH 2007", "DEPARTMENT GUIDANCE", "SAMPLE TO EXAMPLE EMAIL, MARCH 3",
        "9 FAM 41.121", "EMBASSY LETTER OF JUNE 3", "Sample-Example e-mail of March 12",
        "Sample e-mail 3/11/08", "DAO REPORT OF 12 JUNE", "TD-314/12345-07",
        "SAMPLE - EXAMPLE TELCON", "STATE DAILY PRESS GUIDANCE", "E-MAILS OF 11/12 AND 11/14",
    ]

    private func value(_ given: Int?, _ key: String, _ serial: Int) -> String {
        let year = given ?? year
        return String(String(year).suffix(2)) + key + String(serial)
    }

    /// No serial that could be a year, nor one above the telegram's own at its post.
    private func serial(_ dice: inout Dice) -> Int {
        while true {
            let serial = dice.chance(15) ? dice.number(10_000...199_999) : dice.number(100...9_999)
            if !(1900...2100).contains(serial) { return serial }
        }
    }

    // MARK: Posts

    private static let known =
        Vocabulary.posts.entries.compactMap { entry in
            entry.gloss.map { (name: $0.uppercased(), key: entry.key) }
        } + Array(repeating: (name: "STATE", key: "STATE"), count: 25)

    private static let spelled: [(name: String, key: String)] = [
        ("PORT-OF-SPAIN", "PORTOFSPAIN"), ("PORT-AU-PRINCE", "PORTAUPRINCE"),
        ("TEL-AVIV", "TELAVIV"), ("ST. PETERSBURG", "STPETERSBURG"),
        ("ST PETERSBURG", "STPETERSBURG"), ("UNVIE", "UNVIEVIENNA"),
        ("UNVIE VIENNA", "UNVIEVIENNA"), ("HAGUE", "THEHAGUE"), ("MEXICO CITY", "MEXICO"),
        ("RIO", "RIODEJANEIRO"), ("USUN", "USUNNEWYORK"), ("USUN NEW YORK", "USUNNEWYORK"),
        ("USEU", "USEUBRUSSELS"), ("USEU BRUSSELS", "USEUBRUSSELS"), ("SECSTATE", "STATE"),
        ("SECSTATE WASHDC", "STATE"), ("HO CHI MINH CITY", "HOCHIMINHCITY"),
        ("HONG KONG", "HONGKONG"), ("DAR ES SALAAM", "DARESSALAAM"), ("USNATO", "USNATO"),
        ("CIUDAD JUAREZ", "CIUDADJUAREZ"), ("GUATEMALA CITY", "GUATEMALA"),
        ("CHIANG MAI", "CHIANGMAI"), ("AIT TAIPEI", "AITTAIPEI"), ("KUWAIT CITY", "KUWAIT"),
        ("PANAMA CITY", "PANAMA"), ("USMISSION GENEVA", "GENEVA"), ("US MISSION GENEVA", "GENEVA"),
        ("USMISSION USNATO", "USNATO"), ("DEPT", "STATE"), ("SANA'A", "SANAA"),
    ]

    private static let unknown: [(name: String, key: String)] = [
        ("RURITANIA", "RURITANIA"), ("LAPUTA", "LAPUTA"), ("NEW EREWHON", "NEWEREWHON"),
        ("ATLANTIS", "ATLANTIS"), ("PORT LAGADO", "PORTLAGADO"),
    ]

    // MARK: Layout

    /// The list on lines, with what may stand between them.
    private mutating func laidOut(_ text: String, _ separator: String, _ dice: inout Dice) -> String
    {
        var text = text
        let isWrapped = !separator.contains("\n")
        if isWrapped { text = dice.wrapped(text, indent: dice.one(of: [0, 5])) }
        var lines = text.split(separator: "\n", omittingEmptySubsequences: false).map(String.init)
        guard lines.count > 1 else { return text }
        // Between entries; and a gap within one only where nothing but a number is cut.
        let isPlain = !kinds.contains { $0.hasPrefix("no telegram") || $0.hasPrefix("note") }
        let layout = dice.weighted([
            (70, ""), (!isWrapped || isPlain ? 10 : 0, "blank lines"),
            (isWrapped ? 0 : 15, "page line"), (isWrapped ? 0 : 5, "page line within a line"),
        ])
        if !layout.isEmpty { kinds.append(layout) }
        let place = dice.number(1...(lines.count - 1))
        switch layout {
        case "blank lines": return lines.joined(separator: "\n\n")
        case "page line": lines.insert("\nEREWHON 00006234  002 OF 003 \n\n", at: place)
        case "page line within a line":
            lines[place - 1] += " EREWHON 00006234  002 OF 003 " + lines.remove(at: place)
        default: break
        }
        return lines.joined(separator: "\n")
    }
}

extension String {
    subscript(_ index: Int) -> Character { self[self.index(startIndex, offsetBy: index)] }

    var trimmingBlanks: String {
        String(drop { $0 == " " }.reversed().drop { $0 == " " }.reversed())
    }

    /// Each word with one capital: `Rio De Janeiro`.
    var capitalizedWords: String {
        split(separator: " ", omittingEmptySubsequences: false)
            .map { $0.prefix(1).uppercased() + $0.dropFirst().lowercased() }.joined(separator: " ")
    }
}
