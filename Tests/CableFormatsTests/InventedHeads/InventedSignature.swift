/// Ends of telegrams, with a name or without, in the forms that telegrams print them.
enum InventedSignature {
    private static let names = [
        "SAMPLE", "SAMPLE", "SAMPLE", "EXAMPLE", "QUIXOTE", "Sample", "VAN SAMPLE", "DE LA SAMPLE",
        "O'SAMPLE",
        "SAMPLE-EXAMPLE", "JANE SAMPLE", "AL-SAMPLE", "SAMPLE JR", "SAMPLE JR.", "J. SAMPLE",
        "J Q SAMPLE", "Example",
        "MCSAMPLE", "McSAMPLE", "McSample", "LE SAMPLE", "VON SAMPLE", "Van Sample", "D'EXAMPLE",
        "JOHN Q. SAMPLE", "J.Q. SAMPLE",
        "SAMPLE III", "SAMPLE, JR.", "J.SAMPLE", "J.R.SAMPLE", "ST. SAMPLE", "POE", "LEE",
        "A. SAMPLE", "DA SAMPLE",
    ]

    private static let sentences = [
        "End comment.", "The mills stand still, and nobody knows why they do.",
        "Embassy will follow up.",
        "End summary and comment.", "Post appreciates the Department's help.",
        "He agreed (see reftel).",
        "The King said \"never again.\"", "Minimize considered.",
        "This cable was cleared by Embassy Laputa.",
        "We shall see!", "Who is to blame?",
    ]

    /// What follows a name, or the text where there is none.
    private static let tails = [
        "", "", "", "", "", "NNNN", "NNNN", "BT\n#6234\nNNNN", "BT", "BT\n\nNNNN", "##", "#6234",
        "#6234\n\nNNNN",
        "NOTE BY OC/T:  HEADING AS RECEIVED.  CORRECTION TO FOLLOW.",
        "NOTE: NOT PASSED TO ABOVE ADDRESSEE(S)",
        "NOTE: NOT PASSED TO ABOVE ADDRESSEE(S)\n\n                       CONFIDENTIAL",
        "CONFIDENTIAL",
        "                   CONFIDENTIAL\n\n>", "CONFIDENTIAL\n\nNNNN", "UNCLASSIFIED",
        "Declassified/Released US Department of State EO Systematic Review 05 JUL 2006",
        "CONFIDENTIAL\n\nDeclassified/Released US Department of State EO\nSystematic Review 05 JUL 2006",
        "                    SECRET\n\n>\n 2002EREWHON06234 - Classification: SECRET",
        "NNNN\n\n\n\n", "###", "# # #", "***",
        "NNN", "\n\n\nNNNN", "CONFIDENTIAL\nNNNN", "CONFIDENTIAL\n\n\n\nNNN",
        "NOTE BY OC/T: NOT PASSED LAPUTA.", "NNNN\n>", "EOM", "END", "(NOTE: RECEIVED GARBLED)",
        "NOTE BY OCT: DELAYED PASSING.", "END OF MESSAGE",
    ]

    static func end(_ dice: inout Dice) -> InventedField {
        var kinds: [String] = []
        var text = dice.one(of: sentences)
        let tail = dice.one(of: tails)
        kinds.append("tail \(tail.debugDescription)")
        if dice.chance(30) {
            text = text.uppercased()
            kinds.append("text in capitals")
        }
        if dice.chance(10) {
            kinds.append("no name")
            return InventedField(
                printed: text + (tail.isEmpty ? "" : "\n" + tail), values: ["none"], kinds: kinds)
        }
        let name = dice.one(of: names)
        kinds.append("name \(name)")
        var printed = name
        var place = dice.weighted([
            (40, "\n"), (25, "\n\n"), (6, "\n\n\n"), (8, " "), (3, "\n     "),
        ])
        let isGlued = place == " "
        // Behind a sentence on the same line one word in capitals is sure, and no more.
        if isGlued {
            if text == text.uppercased() || name != name.uppercased() || name.contains(" ")
                || name.count < 4
            {
                place = "\n"
            }
        }
        kinds.append("name behind \(place.debugDescription)")
        switch dice.number(1...30) {
        case 1: printed += "##"
        case 2: printed += " ##"
        case 3 where !name.contains(" ") && name == name.uppercased() && place == "\n\n":
            printed += "."
        case 4: printed += " UNQUOTE"
        case 5: printed = "\"" + printed + "\""
        case 6: printed += " NNNN"
        case 7: printed += " BT"
        case 8 where !isGlued: printed += " (ACTING)"
        default: break
        }
        if printed != name { kinds.append("printed \(printed.replacing(name, with: "X"))") }
        return InventedField(
            printed: text + place + printed
                + (tail.isEmpty ? "" : dice.one(of: ["\n", "\n\n"]) + tail), values: [name],
            kinds: kinds)
    }
}
