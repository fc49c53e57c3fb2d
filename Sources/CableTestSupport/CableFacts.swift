import CableModel

/// What a cable says, field by field, in the words of an expectation file: `field: value`, a line
/// each. `none` is a value, since what is absent counts too.
///
/// Facts are written by a person who sees only the text, or made from a cable that a reader made;
/// the two are compared.
package struct CableFacts: Sendable {
    /// The values of each field, in order.
    package private(set) var values: [String: [String]] = [:]

    /// The fields in the order in which a report lists them.
    package static let fields = [
        "id", "date-time-group", "precedence", "from", "to", "info", "exempt", "classification",
        "captions", "tags", "subject", "subject-marking", "declassify-on", "reference",
        "classified-by-name", "classified-by-title", "classified-by-reasons", "paragraph",
        "heading", "signature",
    ]

    /// Parses an expectation file. `cable` names the file that was read; `note` is for persons.
    package init(parsing text: String) {
        for line in text.split(separator: "\n") {
            guard let colon = line.firstIndex(of: ":") else { continue }
            let field = String(line[..<colon])
            let value = line[line.index(after: colon)...].trimmingBlanks
            switch field {
            case "tags": add(field, value == "none" ? [value] : value.splitOutsideParentheses)
            case "captions": add(field, value.splitOutsideParentheses)
            case "classified-by":
                let parts = value.split(separator: "|").map { $0.trimmingBlanks }
                let names = ["name", "title", "reasons"]
                for (index, name) in names.enumerated() {
                    let part = index < parts.count ? parts[index] : "none"
                    add("\(field)-\(name)", [part == "-" ? "none" : part])
                }
            default: add(field, [value])
            }
        }
    }

    /// The facts of a cable.
    package init(of cable: Cable) {
        let said = cable.transcription
        add("id", [cable.messageReferenceNumber?.identifier])
        let group = said.dateTimeGroupLine
        add("date-time-group", [group?.dateTimeGroup.printed])
        let prosigns = group?.precedences.map(\.prosign).joined(separator: " ") ?? ""
        add("precedence", [prosigns.isEmpty ? nil : prosigns])
        add("from", [said.originator?.name])
        for (field, role) in [
            ("to", Addressee.Role.action), ("info", .info), ("exempt", .exempt),
        ] {
            add(field, said.addressees.filter { $0.role == role }.map(\.fact))
        }
        add("classification", [said.classificationLine?.level?.word])
        var captions: [String] = []
        for caption in said.captions where !captions.contains(caption.name) {
            captions.append(caption.name)
        }
        add("captions", captions)
        add("tags", said.tags.map { tag in tag.code + (tag.qualifier.map { " (\($0))" } ?? "") })
        add("subject", [said.subject?.text])
        add("subject-marking", [said.subject?.portionMarking?.printed])
        add("declassify-on", [said.declassification?.date?.iso])
        add(
            "reference",
            said.references.map { reference in
                let target = cable.target(of: reference)?.number.identifier
                return "\(reference.letter ?? "-") | \(target ?? reference.text)"
            })
        addAuthority(said)
        add("paragraph", said.body.compactMap(\.paragraphFact))
        add(
            "heading",
            said.body.compactMap { block in
                guard case .heading(let heading) = block else { return nil }
                let marking = heading.portionMarking.map { $0.printed + " " } ?? ""
                return marking + heading.content.runningText
            })
        add("signature", [said.signature?.printed])
    }

    private mutating func addAuthority(_ said: Transcription) {
        let authorities = said.head.compactMap { line in
            if let authority = line.classificationAuthority {
                authority
            } else {
                nil
            }
        }
        let derived = authorities.compactMap(\.derivedFrom).first
        let name = authorities.compactMap(\.name).first
        add("classified-by-name", [name ?? derived])
        let title = authorities.compactMap(\.title).first
        add("classified-by-title", [title ?? (name == nil && derived != nil ? "derived" : nil)])
        let reasons = authorities.flatMap(\.reasons)
        add("classified-by-reasons", [reasons.isEmpty ? nil : reasons.joined(separator: ", ")])
    }

    private mutating func add(_ field: String, _ new: [String?]) {
        let present = new.compactMap { $0 }
        values[field, default: []] += present.isEmpty ? ["none"] : present
    }

    /// How one field of two readings of a cable agrees.
    package struct Agreement: Sendable {
        /// Values that both have.
        package var right = 0
        /// Values that only a person saw.
        package var missed: [String] = []
        /// Values that only the program saw.
        package var invented: [String] = []
    }

    /// Compares a field, each value as often as it occurs; the order decides nothing.
    package static func agreement(
        of field: String, expected: CableFacts, read: CableFacts
    ) -> Agreement {
        var agreement = Agreement()
        var left = read.values[field] ?? ["none"]
        for value in expected.values[field] ?? ["none"] {
            if let index = left.firstIndex(where: { Array($0.utf8) == Array(value.utf8) }) {
                left.remove(at: index)
                agreement.right += 1
            } else {
                agreement.missed.append(value)
            }
        }
        agreement.invented = left
        return agreement
    }
}

extension Addressee {
    /// `RUEHC | SECSTATE WASHDC | PRIORITY | 4418`.
    fileprivate var fact: String {
        [routingIndicator, name, precedence?.word, stationSerial].map { $0 ?? "-" }
            .joined(separator: " | ")
    }
}

extension Block {
    /// `1 | (C)`, for a paragraph with a number or a letter.
    fileprivate var paragraphFact: String? {
        guard case .paragraph(let paragraph) = self, let label = paragraph.label else { return nil }
        let name = label.number.map(String.init) ?? label.letter ?? label.printed
        return "\(name) | \(paragraph.portionMarking?.printed ?? "-")"
    }
}

extension StringProtocol {
    fileprivate var trimmingBlanks: String {
        let start = drop { $0 == " " || $0 == "\t" }
        let end = start.reversed().drop { $0 == " " || $0 == "\t" || $0 == "\r" }
        // The model reduces runs of spaces to one, and so does the comparison.
        return end.reversed().split(separator: " ").map { String($0) }.joined(separator: " ")
    }

    /// The parts between commas; commas in parentheses separate nothing.
    fileprivate var splitOutsideParentheses: [String] {
        var parts = [""]
        var depth = 0
        for character in self {
            if character == "(" { depth += 1 }
            if character == ")" { depth -= 1 }
            if character == "," && depth == 0 {
                parts.append("")
            } else {
                parts[parts.count - 1].append(character)
            }
        }
        return parts.map(\.trimmingBlanks).filter { !$0.isEmpty }
    }
}
