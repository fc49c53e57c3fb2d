import CableGrammar
import CableModel

extension FrontMatter {
    /// The lines of a head as the other keys give it, for a document without `telegram_head`: one
    /// that a person wrote, or that another template made.
    ///
    /// In the order of a telegram, in the usual spelling; a value that is not there has no line.
    var linesFromKeys: [String] {
        guard tellsOfHead else { return [] }
        var lines: [String] = []
        if let group = text("date_time_group") ?? text("date").flatMap(Self.dateTimeGroup) {
            let prosign = Precedence.allCases.first { $0.word == text("precedence") }?.prosign
            lines.append([prosign, group].compactMap { $0 }.joined(separator: " "))
        }
        if text("from_source") == nil, let from = text("from") ?? text("author") {
            lines.append("FM " + from)
        }
        for (key, label) in [("to", "TO "), ("info", "INFO "), ("exempt", "XMT ")] {
            lines += (list(key) ?? []).map { label + $0 }
        }
        if let level = text("classification") ?? list("classifications")?.first {
            lines.append(
                [level, text("mrn") ?? printedNumber].compactMap { $0 }.joined(separator: " "))
        }
        lines += list("captions") ?? []
        lines += list("attention") ?? []
        if let order = text("executive_order") {
            let day = text("declassify_on").flatMap(Self.printedDate)
            lines.append("E.O. \(order):" + (day.map { " DECL: \($0)" } ?? ""))
        }
        if let tags = list("tags"), !tags.isEmpty {
            lines.append("TAGS: " + tags.joined(separator: ", "))
        }
        if let subject = text("subject") ?? text("title") { lines.append("SUBJECT: " + subject) }
        let references = list("references") ?? []
        if references.count == 1 {
            lines.append("REF: " + references[0])
        } else if references.count > 1, references.count <= 26 {
            let letters = zip(UInt8(ascii: "A")..., references).map {
                "\(Character(UnicodeScalar($0))). \($1)"
            }
            lines.append("REF: " + letters.joined(separator: " "))
        }
        return lines.map(PrintedHead.oneLine).filter { !$0.isEmpty }
    }

    /// Whether any key says what only a head does. The title of our own document does not: where
    /// a cable has no head, it is the number, or the subject of an archive's record.
    private var tellsOfHead: Bool {
        guard hasCable else { return true }
        // What comes from elsewhere is no line of the head; a record's attributes stand below.
        if line(of: "attributes") != nil {
            return ["mrn", "executive_order", "date_time_group", "attention"]
                .contains { line(of: $0) != nil }
        }
        let sender = text("from_source") == nil ? ["from", "author"] : []
        let keys =
            sender + [
                "mrn", "subject", "executive_order", "date_time_group", "to", "info", "exempt",
                "captions", "attention", "references", "tags",
            ]
        return keys.contains { line(of: $0) != nil }
            || text("classification") != text("page_classification")
    }

    /// `EREWHON 000042`, by the post of the categories and the number's identifier.
    private var printedNumber: String? {
        guard let identifier = (text("id") ?? text("slug"))?.uppercased(),
            let number = MessageReferenceNumber(identifier: identifier)
        else { return nil }
        let post = list("categories")?.first { $0.filter { $0 != " " } == number.post }
        let digits = String(number.serial)
        return (post ?? number.post) + " "
            + String(repeating: "0", count: max(0, 6 - digits.count)) + digits
    }

    /// `111031Z DEC 07` of `2007-12-11T10:31:00Z`; `nil` where the time is not there.
    private static func dateTimeGroup(_ date: String) -> String? {
        let digits = date.split { !$0.isNumber }.map(String.init)
        guard digits.count >= 5, digits[0].utf8.count == 4, let month = monthName(digits[1]) else {
            return nil
        }
        return "\(digits[2])\(digits[3])\(digits[4])Z \(month) \(digits[0].suffix(2))"
    }

    /// `12/11/2017` of `2017-12-11`.
    private static func printedDate(_ date: String) -> String? {
        let parts = date.split(separator: "-")
        return parts.count == 3 ? "\(parts[1])/\(parts[2])/\(parts[0])" : nil
    }

    private static func monthName(_ digits: String) -> String? {
        guard let month = Int(digits), (1...12).contains(month) else { return nil }
        return Months.abbreviations[month - 1].description
    }
}
