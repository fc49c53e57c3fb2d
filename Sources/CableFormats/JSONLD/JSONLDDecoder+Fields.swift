import CableGrammar
import CableModel
import CableSyntax

/// A head for documents that have only the fields: the lines that a telegram would have for them.
/// Each goes through the grammar's door, so that it says what the same line of a telegram says.
extension JSONLDDecoder {
    mutating func headOfFields() -> [HeadLine] {
        // What an archive's record says of a telegram is no line of it.
        let keys = Self.keysOfLines + (document["attribute"] == nil ? Self.keysOfRecord : [])
        guard keys.contains(where: { document[$0] != nil }) else { return [] }
        problems.append(
            Diagnostic(
                .jsonldLinesMade,
                "\"line\" is missing; the lines of the head are made from the fields"))
        let head = lines
        places += head.map { _ in nil }
        for (position, reference) in nodes(document, "reference").enumerated() {
            if let id = reference["@id"]?.string { referencePositions[id] = position }
        }
        return head
    }

    /// Fields that are views of lines and of nothing else.
    private static let keysOfLines = [
        "transmission", "dateTimeGroup", "addressing", "classificationLine", "caption",
        "attentionLine", "executiveOrder", "tagsLine", "reference",
        "classificationAuthority", "furtherAuthority",
    ]

    /// Fields that a record may give, too.
    private static let keysOfRecord = ["name", "sender", "toRecipient", "ccRecipient"]

    private var lines: [HeadLine] {
        var lines: [HeadLine] = []
        func add(_ kind: HeadLine.Kind, _ texts: [String]) {
            lines += texts.map { HeadGrammar.line($0, kind: kind) }
        }
        let transmission = resolved(document["transmission"] ?? .null)
        add(.transmissionIdentifier, strings(transmission, "startOfMessage"))
        add(.relay, strings(transmission, "routingLine"))
        add(.station, strings(transmission, "originatorLine"))
        add(.operatingSignals, strings(transmission, "operatingSignals"))
        if let group = document["dateTimeGroup"]?.string {
            let prosigns = ["precedence", "infoPrecedence"].compactMap {
                Precedence(term: document[$0]?.string)?.prosign
            }
            add(.dateTimeGroup, [(prosigns + [group]).joined(separator: " ")])
        }
        if let sender = resolved(document["sender"] ?? .null)["name"]?.string {
            let office = transmission["originatorOffice"]?.string.map { "//\($0)//" } ?? ""
            add(.originator, ["FM " + sender + office])
        }
        lines += addressees
        add(.classification, strings(document, "classificationLine"))
        let captions = strings(document, "captionLine")
        add(.captions, captions.isEmpty ? strings(document, "caption") : captions)
        add(.passingInstruction, strings(document, "attentionLine"))
        if let order = document["executiveOrder"]?.string {
            let instruction = document["declassificationLine"]?.string ?? ""
            add(.declassification, ["E.O. \(order): \(instruction)"])
        }
        add(.tags, strings(document, "tagsLine").map { "TAGS: " + $0 })
        add(.subject, strings(document, "name").map { "SUBJECT: " + $0 })
        let references = nodes(document, "reference").compactMap { reference in
            reference["text"]?.string.map { text in
                let marker =
                    reference["marker"]?.string ?? reference["label"]?.string.map { $0 + "." }
                return [marker, text].compactMap { $0 }.joined(separator: " ")
            }
        }
        if !references.isEmpty {
            add(.references, ["REF: " + references.joined(separator: " ")])
        }
        let authorities = ["classificationAuthority", "furtherAuthority"].flatMap {
            document[$0]?.items ?? []
        }
        for authority in authorities {
            add(.classificationAuthority, strings(resolved(authority), "text"))
        }
        return lines
    }

    /// `TO RUEHC/SECSTATE WASHDC PRIORITY 4418`, from the address lines, or from the names.
    private var addressees: [HeadLine] {
        let addressing = document["addressing"]?.items ?? []
        let addressees =
            addressing.isEmpty
            ? [("ActionAddress", "toRecipient"), ("InfoAddress", "ccRecipient")].flatMap {
                role, key in
                (document[key]?.items ?? []).map { (role, JSONValue.null, resolved($0)) }
            }
            : addressing.map { item in
                let line = resolved(item)
                return (
                    line["actionType"]?.string ?? "", line, resolved(line["addressee"] ?? .null)
                )
            }
        var lines: [HeadLine] = []
        var previous: Addressee.Role?
        for (term, line, agent) in addressees {
            guard let name = line["addresseeText"]?.string ?? agent["name"]?.string else {
                continue
            }
            let role = Addressee.Role(term: term) ?? .action
            let routing = line["routingIndicator"]?.string.map { $0 + "/" } ?? ""
            let office = line["office"]?.string.map { "//\($0)//" } ?? ""
            let rest = [
                Precedence(term: line["precedence"]?.string)?.word, line["deliveryNumber"]?.string,
            ].compactMap { $0 }.map { " " + $0 }.joined()
            let label = role == previous ? "" : role.label + " "
            lines.append(
                HeadGrammar.line(
                    label + routing + name + office + rest, kind: .addressee, .addressee(role)))
            previous = role
        }
        return lines
    }
}
