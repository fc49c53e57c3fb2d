/// Lines that say who classified a telegram, and why, in the forms that telegrams print them.
struct InventedAuthority {
    private var kinds: [String] = []

    static func line(_ dice: inout Dice) -> InventedField {
        var invented = InventedAuthority()
        return invented.line(&dice)
    }

    private mutating func line(_ dice: inout Dice) -> InventedField {
        if dice.chance(4) { return derived(&dice) }
        let isInCapitals = dice.chance(25)
        let isLong = dice.chance(30)
        let label = label(&dice, isInCapitals: isInCapitals)
        var persons = [person(&dice, isInCapitals, isOneOfTwo: false)]
        if dice.chance(5) {
            persons = (0..<2).map { _ in person(&dice, isInCapitals, isOneOfTwo: true) }
            kinds.append("two persons")
        }
        let reasons = reasons(&dice)
        let and = isInCapitals ? " AND " : dice.one(of: [" and ", " and ", " & "])
        var text = label + persons.map(\.printed).joined(separator: and)
        let reasonText = isInCapitals ? reasons.printed.uppercased() : reasons.printed
        let endsWithStop = text.hasSuffix(".")
        if isLong, dice.chance(40) {
            // The reasons have a line of their own.
            kinds.append("reasons on their own line")
            let word = dice.one(of: [
                "REASON: ", "Reason: ", "REASONS: ", "Reasons: ", "Reason(s): ",
            ])
            text = dice.wrapped(text + (endsWithStop ? "" : dice.one(of: [".", "", ","])))
            text += "\n" + word + Self.section(reasons.printed)
        } else {
            text +=
                (endsWithStop && reasonText.hasPrefix(".")
                    ? String(reasonText.dropFirst()) : reasonText)
            text += dice.one(of: [".", ".", ""])
            text = dice.wrapped(text)
        }
        if dice.chance(8) {
            kinds.append("day of declassification")
            text +=
                "\n"
                + dice.one(of: [
                    "DECLASSIFY ON: 12/11/2017", "Declassify on: 12/11/2017", "DECL: 12/11/2017",
                ])
        }
        return InventedField(
            printed: text,
            values: persons.map { "name " + $0.name }
                + persons.flatMap(\.titles).map { "title " + $0 }
                + ["reasons " + reasons.values.joined(separator: " ")],
            kinds: kinds)
    }

    private mutating func derived(_ dice: inout Dice) -> InventedField {
        kinds.append("derived from")
        let source = dice.one(of: [
            "DSCG 05-1, B", "Multiple Sources", "EREWHON 1234", "DSCG 03-01",
        ])
        let label = dice.one(of: [
            "Derived From: ", "DERIVED FROM: ", "Classified By: Derived from ", "Derived from: ",
        ])
        return InventedField(printed: label + source, values: ["derived " + source], kinds: kinds)
    }

    // MARK: Labels

    private mutating func label(_ dice: inout Dice, isInCapitals: Bool) -> String {
        let form = dice.weighted([
            (30, "Classified By: "), (12, "CLASSIFIED BY: "), (6, "CLASSIFIED BY "),
            (12, "Classified by "), (8, "Classified by: "), (4, "(U) Classified by "),
            (3, "(U) Classified By: "), (3, "Classified By: CLASSIFIED BY "),
            (2, "Classified By: (U) CLASSIFIED BY: "), (4, "1. (U) Classified by "),
            (2, "1. (U) CLASSIFIED BY: "), (2, "Classified By:"), (6, "misspelt"),
            (1, "CLASSIFIED BY - "),
        ])
        kinds.append("label \(form)")
        guard form == "misspelt" else { return form }
        let word = dice.misspelt("Classified")
        return dice.one(of: [word + " By: ", word + " by: ", word.uppercased() + " BY: "])
    }

    // MARK: Persons

    private typealias Person = (printed: String, name: String, titles: [String])

    private mutating func person(_ dice: inout Dice, _ isInCapitals: Bool, isOneOfTwo: Bool)
        -> Person
    {
        func set(_ text: String) -> String { isInCapitals ? text.uppercased() : text }
        let name = name(&dice, isInCapitals)
        let meant = title(&dice, isInCapitals)
        var title = meant
        if title.contains("'"), dice.chance(15) {
            kinds.append("comma for the apostrophe of a title")
            title = title.replacing("'", with: ",")
        }
        var titles = [meant]
        let isInFront = dice.chance(60)
        kinds.append(isInFront ? "title in front" : "title behind")
        if isInFront || isOneOfTwo {
            let sign = dice.weighted([(85, " "), (6, ", "), (2, " - ")])
            if sign != " ", !isOneOfTwo {
                kinds.append("title in front with \(sign)")
                return (title + sign + name.printed, name.meant, titles)
            }
            return (title + " " + name.printed, name.meant, titles)
        }
        if dice.chance(25) {
            let office = dice.one(of: [
                "Embassy Erewhon", "U.S. Embassy Erewhon", "Department of State", "POL/C",
                "Amembassy Laputa",
                "U.S. Consulate General Laputa", "American Embassy Laputa", "EUR/CARC", "State",
                "AmConsul Laputa",
                "POL", "U.S. Mission to the EU",
            ])
            kinds.append("office \(office)")
            title += ", " + set(office)
            titles = [meant + ", " + set(office)]
        }
        // Of two words without a comma nobody knows where the name ends.
        let isOneWord = !name.printed.contains(" ")
        let sign = dice.weighted([
            (80, ", "), (6, " - "), (6, " ("), (isOneWord ? 0 : 5, " "), (3, "; "),
        ])
        if sign != ", " { kinds.append("title behind \(sign)") }
        if sign == " (" { return (name.printed + sign + title + ")", name.meant, titles) }
        if dice.chance(4), sign == ", " {
            let phone = dice.one(of: ["x1234", "ext. 1234", "555-1234", "tel. 555-1234"])
            kinds.append("phone")
            return (name.printed + sign + title + ", " + set(phone), name.meant, titles)
        }
        return (name.printed + sign + title, name.meant, titles)
    }

    private mutating func name(_ dice: inout Dice, _ isInCapitals: Bool) -> (
        printed: String, meant: String
    ) {
        var words: [String] = []
        let given = dice.one(of: [
            "Jane", "John", "Maria", "Omar", "Anne", "Pete", "Luis", "Priya", "Mei", "Cameron",
            "Mary Ann",
        ])
        switch dice.number(1...20) {
        case 1...9: words = [given]
        case 10...13: words = [given, dice.one(of: ["Q.", "W.", "B.", "J."])]
        case 14: words = [given, "W.S."]
        case 15: words = [dice.one(of: ["J. R.", "J.", "J.R.", "A."])]
        case 16: words = ["J.", "Quincy"]
        case 17: words = [given, dice.one(of: ["Q", "W", "B"])]
        case 18: words = [given, dice.one(of: ["(Bob)", "\"Bob\""])]
        case 19: words = []
        default: words = [given, dice.one(of: ["Erewhon", "Lee", "Stuart"])]
        }
        var surname = dice.one(of: Self.surnames)
        if dice.chance(18) {
            surname =
                dice.one(of: [
                    "de la ", "van der ", "van ", "al-", "von ", "De ", "bin ", "St. ", "El-",
                    "Della ", "d'", "ter ",
                ]) + "Sample"
        }
        kinds.append("name of \(words.count + 1) words, \(surname)")
        var printed = (words + [surname]).joined(separator: " ")
        if words.count > 0, dice.chance(9) {
            let suffix = dice.one(of: [" Jr.", ", Jr.", " III", " II", ", JR.", " Sr.", " IV"])
            kinds.append("suffix\(suffix)")
            printed += suffix
        }
        if isInCapitals {
            printed = printed.uppercased()
        } else if !words.isEmpty, dice.chance(6) {
            printed = printed.replacing(surname, with: surname.uppercased())
            kinds.append("surname in capitals")
        }
        let meant = printed
        if printed.contains("'"), dice.chance(30) {
            kinds.append("comma for an apostrophe")
            printed = printed.replacing("'", with: ",")
        }
        return (printed, meant)
    }

    private static let surnames = [
        "Sample", "Example", "Quixote", "Panza", "O'Sample", "Sample-Example", "McSample",
        "LeSample", "Gulliver",
        "Butler", "Nimmo", "Swift", "Higgs", "Specimen", "Lemuel", "Houyhnhnm", "D'Example",
        "Munodi", "Reldresal",
    ]

    // MARK: Titles

    private mutating func title(_ dice: inout Dice, _ isInCapitals: Bool) -> String {
        var title = dice.one(of: Self.titles)
        kinds.append("title \(title)")
        var words = title.split(separator: " ", omittingEmptySubsequences: false).map(String.init)
        if dice.chance(8),
            let place = words.indices.filter({
                words[$0].count > 7 && words[$0].allSatisfy(\.isLetter)
            }).randomElement(using: &dice.random)
        {
            let slip = dice.misspelt(words[place])
            kinds.append("title misspelt")
            words[place] = slip
            title = words.joined(separator: " ")
        }
        return isInCapitals ? title.uppercased() : title
    }

    private static let titles = [
        "Ambassador", "Ambassador", "Ambassador", "Ambassador", "Ambassador", "DCM", "DCM", "DCM",
        "A/DCM", "ADCM",
        "Acting DCM", "CDA", "Charge", "Charge d'Affaires", "Charge d'Affaires a.i.",
        "Charge d'Affaires, a.i.",
        "Political Counselor", "Political Counselor", "Economic Counselor", "Pol-Econ Counselor",
        "Pol/Econ Counselor", "POL/ECON Chief", "Pol/Econ Officer", "POLCOUNS", "PolCouns",
        "ECONCOUNS",
        "EconCouns", "POLOFF", "Poloff", "Econoff", "PolOff", "EMIN", "ECMIN", "Minister Counselor",
        "Minister-Counselor", "Political Minister Counselor",
        "Minister Counselor for Political Affairs",
        "Deputy Chief of Mission", "Acting Deputy Chief of Mission", "Consul General",
        "Acting Consul General",
        "Principal Officer", "Deputy Principal Officer", "Acting Principal Officer",
        "Economic Officer",
        "Political Officer", "Econ Chief", "Political Section Chief", "Deputy Political Counselor",
        "Economic Minister-Counselor", "Counselor for Political Affairs",
        "Counselor for Political and Economic Affairs",
        "PRT Team Leader", "Pol-Mil Officer", "Regional Affairs Officer", "Legal Attache",
        "Defense Attache", "RSO",
        "PAO", "Acting Political Counselor", "Pol Chief", "Econ/Pol Chief", "Political Chief",
        "EUR/CARC Director",
        "NEA Assistant Secretary", "Assistant Secretary", "Under Secretary for Political Affairs",
        "Staff Assistant",
        "USUN Ambassador", "Ambassador-at-Large", "Special Envoy", "Vice Consul",
        "Chief of Mission", "U.S. Ambassador",
        "Charge d'Affaires ad interim", "Management Officer", "Labor Officer",
        "Refugee Coordinator", "USAID Director",
        "Deputy Assistant Secretary", "Principal Deputy Assistant Secretary",
        "Permanent Representative",
        "Deputy Permanent Representative", "Deputy Consul General", "Public Affairs Officer",
        "Office Director",
        "Acting Economic Counselor", "Acting Pol/Econ Chief", "A/Political Counselor", "A/POLCOUNS",
        "D/DCM",
        "Pol-Econ Chief", "POL-ECON Section Chief", "Political-Economic Counselor",
        "Political/Economic Chief",
        "Deputy Economic Counselor", "Commercial Counselor", "Science Counselor",
        "Cultural Affairs Officer",
        "Iraq Desk Officer", "Consular Section Chief", "Political Military Counselor", "MCPA",
        "DPO", "CG",
        "Acting Ambassador", "Executive Secretary", "Charge D'Affaires", "CHARGE", "AMBASSADOR",
        "Amb.", "Ambassador",
    ]

    // MARK: Reasons

    private mutating func reasons(_ dice: inout Dice) -> (printed: String, values: [String]) {
        let letters = dice.one(of: [
            ["b", "d"], ["b", "d"], ["b", "d"], ["d"], ["b"], ["a", "b", "d"], ["b", "c", "d"],
            ["a", "d"],
        ])
        let section = dice.weighted([(80, "1.4"), (20, "1.5")])
        let form = dice.number(0...8)
        let last = letters.count - 1
        let enclosed = letters.map { "(" + $0 + ")" }
        let list =
            switch form {
            case 0: "(" + letters.joined(separator: ",") + ")"
            case 1: "(" + letters.joined(separator: ", ") + ")"
            case 2: "(" + letters.joined(separator: "/") + ")"
            case 3: "(" + letters.joined(separator: " and ") + ")"
            case 4: enclosed.joined(separator: ", ")
            case 5: letters.joined(separator: dice.one(of: [" and ", ",", "/"]))
            case 6: enclosed.joined(separator: dice.one(of: ["", " ", " & ", "/"]))
            default:
                last == 0
                    ? enclosed[0]
                    : enclosed[..<last].joined(separator: ", ") + " and " + enclosed[last]
            }
        kinds.append("reasons \(list)")
        let number =
            section
            + dice.weighted([(60, " "), (25, form == 5 ? " " : ""), (3, form == 5 ? " " : ".")])
            + list
        let lead = dice.weighted(Self.leads)
        kinds.append("reasons behind \(lead.debugDescription)")
        return (lead + number, letters.map { section + "(" + $0 + ")" })
    }

    /// The reasons without the words that lead to them.
    private static func section(_ reasons: String) -> String {
        let start = reasons.range(of: "1.4") ?? reasons.range(of: "1.5")
        return start.map { String(reasons[$0...]) } ?? reasons
    }

    private static let leads: [(share: Int, value: String)] = [
        (20, " for reasons "), (8, ", for reasons "), (10, ", reasons "), (8, ". Reason: "),
        (6, ", reason: "),
        (6, ". Reasons: "), (4, ", Reasons: "), (4, " for reason "), (3, " per "),
        (3, ", E.O. 12958, reasons "),
        (2, " under E.O. 12958, "), (2, " for reasons of "), (2, ", pursuant to section "),
        (3, " for reasons: "),
        (3, ". Reason(s): "), (2, ", Reason(s): "), (2, ". Reason "),
        (2, " for E.O. 12958 reasons "), (2, ", "), (2, "; reasons: "),
        (2, " for reasons E.O. 12958 "), (2, " per reasons "), (2, " for Reasons "),
        (2, " based on reasons "), (2, ", reason "), (2, " pursuant to E.O. 12958 reasons "),
        (2, "; reason: "),
        (2, " in accordance with E.O. 12958, "), (2, ". Reasons "), (2, " FOR REASONS "),
        (1, " for resons "), (1, ", per E.O. 12958 section "),
    ]
}

extension String {
    /// Where a part begins.
    fileprivate func range(of part: String) -> String.Index? {
        indices.first { self[$0...].hasPrefix(part) }
    }
}
