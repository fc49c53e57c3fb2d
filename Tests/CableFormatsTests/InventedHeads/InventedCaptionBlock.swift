import CableGrammar
import CableModel

/// Subjects, TAGS and captions, in the forms that telegrams print them.
enum InventedCaptionBlock {
    // MARK: Subject

    private static let words = [
        "MILLS", "OF", "EREWHON", "STAND", "STILL", "PRESIDENT", "MEETS", "THE", "KING", "AND",
        "HIS", "GIANTS",
        "VISIT", "NEAR", "SENATOR", "TO", "LAPUTA", "REFORM", "ON", "MACHINES", "TRADE", "TALKS",
        "WITH", "ISLAND",
        "COUNTERTERRORISM", "COOPERATION", "A", "VIEW", "FROM", "NORTH", "MINISTER'S", "DEMARCHE",
        "DELIVERED",
        "REFERENDUM", "RESULTS", "U.S.-LAPUTA", "2008", "G-8", "IN", "ATLANTIS", "UNCERTAIN",
        "FUTURE", "REQUEST",
        "FOR", "GUIDANCE", "SUBJECTS", "CLASSIFIED", "PART", "TAGGED", "GOODS", "(IRAQ)", "XIV",
        "ENERGY",
    ]

    static func subject(_ dice: inout Dice) -> InventedField {
        var kinds: [String] = []
        let count = dice.weighted([(2, 2), (4, 5), (4, 9), (3, 14), (1, 22)])
        var words = (0..<count).map { _ in dice.one(of: Self.words) }
        words.insert("MILLS", at: 0)
        if dice.chance(15) {
            words[words.count / 2] = "\"" + words[words.count / 2] + "\""
            kinds.append("quotation marks")
        }
        if dice.chance(25) {
            let sign = dice.one(of: [
                ":", " --", " -", ";", ",", "?", "!", "...", " -- PART 2 OF 3:",
            ])
            words[words.count / 2] += sign
            kinds.append("sign \(sign)")
        }
        var text = words.joined(separator: " ")
        if dice.chance(30) {
            text = text.capitalizedWords
            kinds.append("small letters")
        }
        let meant = text
        var marking = ""
        if dice.chance(25) {
            marking = dice.one(of: [
                "(U)", "(C)", "(SBU)", "(S)", "(S/NF)", "(C//NF)", "(C/NF)", "( C )",
            ])
            if dice.chance(70) {
                text = marking + " " + text
                kinds.append("marking \(marking) in front")
            } else {
                text += " " + marking
                kinds.append("marking \(marking) behind")
            }
        }
        var label = dice.weighted([
            (40, "SUBJECT: "), (10, "SUBJECT:  "), (8, "SUBJ: "), (10, "Subject: "),
            (4, "SUBJECT "),
            (3, "SUBJECT:"), (2, "Subj: "), (2, "SUBJECT : "), (8, "misspelt"), (2, "SUBJECT; "),
            (2, "SUBJ:   "),
        ])
        kinds.append("label \(label)")
        if label == "misspelt" {
            label = dice.one(of: [dice.misspelt("SUBJECT") + ": ", dice.misspelt("Subject") + ": "])
        }
        let place = dice.weighted([(85, ""), (5, "\n"), (5, "\n\n")])
        var printed: String
        if place.isEmpty {
            printed = dice.wrapped(label + text, indent: dice.one(of: [0, 0, 1, 9]))
        } else {
            kinds.append("on the next line \(place.debugDescription)")
            printed =
                (label.hasSuffix(" ") && dice.chance(50) ? String(label.dropLast()) : label) + place
                + dice.wrapped(text)
        }
        let lines = printed.split(separator: "\n", omittingEmptySubsequences: false)
        if place.isEmpty, lines.count > 1, lines.last!.contains(where: \.isLetter),
            !lines.last!.hasPrefix("("), dice.chance(8)
        {
            kinds.append("page line")
            printed =
                lines.dropLast().joined(separator: "\n") + "\n\nEREWHON 00006234  002 OF 003 \n\n\n"
                + lines.last!
        }
        return InventedField(printed: printed, values: [meant], kinds: kinds)
    }

    // MARK: TAGS

    private static let subjectTags = Vocabulary.tags(.subject)!.entries.map(\.key)
    private static let countries = Vocabulary.tags(.geographic)!.entries.map(\.key)
    private static let organizations = [
        "EUN", "NATO", "UNGA", "OSCE", "ICAO", "WTO", "IMF", "UNSC",
    ]

    static func tags(_ dice: inout Dice) -> InventedField {
        var kinds: [String] = []
        var codes =
            dice.some(dice.number(1...8), of: subjectTags)
            + dice.some(dice.number(0...3), of: countries)
        if dice.chance(20) { codes.append(dice.one(of: organizations)) }
        var values = codes
        var printed = codes
        if dice.chance(7) {
            let person = dice.one(of: ["SAMPLE, JANE", "SAMPLE, JOHN Q.", "QUIXOTE, A."])
            kinds.append("visitor")
            printed.insert("OVIP (\(person))", at: 0)
            values.insert("OVIP (\(person))", at: 0)
        }
        if printed.count > 2, dice.chance(7) {
            let place = printed.count / 3
            let (first, second) = (printed[place], printed[place + 1])
            if first.count == 4, second.count == 4 {
                kinds.append("two glued")
                printed[place...(place + 1)] = [first + second]
            }
        }
        let separator = dice.weighted([
            (50, ", "), (30, " "), (5, "; "), (3, ","), (5, "mixed"), (2, ";"), (3, " , "),
            (2, "  "),
        ])
        kinds.append("separator \(separator.debugDescription)")
        var text = ""
        for (index, code) in printed.enumerated() {
            text += code
            if index + 1 < printed.count {
                text +=
                    separator == "mixed" ? dice.one(of: [", ", " ", ", ", "; ", ". "]) : separator
            }
        }
        if dice.chance(4) {
            kinds.append("stop at the end")
            text += "."
        }
        var label = dice.weighted([
            (40, "TAGS: "), (12, "TAGS "), (5, "TAGS:"), (4, "TAG: "), (4, "Tags: "),
            (2, "TAGS:  "), (1, "TAGS; "),
            (1, "TAGS : "), (6, "misspelt"), (1, "TAGS. "),
        ])
        kinds.append("label \(label)")
        if label == "misspelt" { label = dice.misspelt("TAGS") + ": " }
        if !text.contains("("), dice.chance(8) {
            text = text.lowercased()
            kinds.append("small letters")
        }
        var lines = dice.wrapped(label + text).split(separator: "\n").map(String.init)
        if lines.count > 1, lines[0].contains("(") == lines[0].contains(")"), dice.chance(15) {
            kinds.append("page line")
            lines.insert("\nEREWHON 00006234  002 OF 003 \n\n", at: 1)
        } else if dice.chance(4) {
            kinds.append("page line within")
            lines[0] += "       CONFIDENTIAL       PAGE 02        EREWHO  06234  211833Z"
        }
        return InventedField(printed: lines.joined(separator: "\n"), values: values, kinds: kinds)
    }

    // MARK: Captions

    private static let captions = [
        "SIPDIS", "SIPDIS", "SIPDIS", "NOFORN", "SENSITIVE", "EXDIS", "NODIS", "STADIS", "LIMDIS",
        "NOT FOR INTERNET DISTRIBUTION", "VISAS VIPER", "FOR OFFICIAL USE ONLY",
        "NOT FOR DISTRIBUTION OUTSIDE USG",
        "SENSITIVE BUT UNCLASSIFIED", "TERREP", "CODEL", "AIDAC", "ROGER CHANNEL", "VISAS DONKEY",
        "ORCON", "EYES ONLY",
        "VISAS MANTIS", "DISSENT CHANNEL", "NOCONTRACT", "PROPIN", "STAFFDEL",
    ]

    static func captions(_ dice: inout Dice) -> InventedField {
        var kinds: [String] = []
        var values: [String] = []
        for caption in dice.some(dice.weighted([(4, 1), (4, 2), (2, 3)]), of: captions)
        where !values.contains(where: { $0.hasPrefix(caption) || caption.hasPrefix($0) }) {
            values.append(caption)
            kinds.append(caption)
        }
        // A sentence ends its line.
        values.sort { !$0.hasPrefix("NOT ") && $1.hasPrefix("NOT ") }
        let separator = dice.weighted([
            (50, "\n"), (20, "\n\n"), (15, " "), (5, ", "), (3, "/"), (2, "  "), (2, " \n"),
            (1, "//"), (1, " / "),
        ])
        kinds.append("separator \(separator.debugDescription)")
        var text = values.joined(separator: separator)
        if dice.chance(15) {
            text += "\n\n" + values[0]
            kinds.append("twice")
        }
        if !text.contains(where: { " /,".contains($0) }), dice.chance(10) {
            text = text.split(separator: "\n", omittingEmptySubsequences: false)
                .map { String($0).capitalizedWords }.joined(separator: "\n")
            kinds.append("small letters")
        } else if !text.contains("NOT "), !text.contains("  "),
            !text.contains(where: { "/,".contains($0) }), dice.chance(5)
        {
            text = text.split(separator: "\n", omittingEmptySubsequences: false).map { line in
                line.split(separator: " ").map { $0.map { String($0) }.joined(separator: " ") }
                    .joined(separator: "  ")
            }.joined(separator: "\n")
            kinds.append("spaced letters")
        }
        if dice.chance(30) {
            text +=
                "\n\n"
                + dice.one(of: [
                    "DEPT FOR EUR/CARC", "STATE PASS USTR", "DEPARTMENT FOR WHA/BSC AND INR",
                    "DEPT PASS TO USAID", "C O R R E C T E D  C O P Y",
                ])
            kinds.append("passing line")
        }
        return InventedField(printed: text, values: values, kinds: kinds)
    }
}
