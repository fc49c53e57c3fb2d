import CableModel
import CableSyntax

/// A head for documents that have only the fields: the lines that a telegram would have for them,
/// read as those of a telegram are.
extension JSONLDDecoder {
    mutating func headOfFields() -> [HeadLine] {
        // What an archive's record says of a telegram whose text is lost is no line of it.
        let keys = Self.keysOfLines + (document["attribute"] == nil ? ["name", "sender"] : [])
        guard keys.contains(where: { document[$0] != nil }) else { return [] }
        problems.append(
            Diagnostic(
                id: "jsonld-lines-made", severity: .warning,
                message: "\"headLine\" is missing; the lines of the head are made from the fields"))
        let text = lines.map { $0 + "\n" }.joined()
        let head = Array(text.utf8).withUnsafeBufferPointer { buffer in
            TelegramReader().read(buffer).first?.cable.transcription.head ?? []
        }
        places += head.map { _ in nil }
        for (position, reference) in nodes(document, "reference").enumerated() {
            if let id = reference["@id"]?.string { referencePositions[id] = position }
        }
        return head
    }

    /// Fields that are views of lines and of nothing else.
    private static let keysOfLines = [
        "transmission", "dateTimeGroup", "addressing", "toRecipient", "ccRecipient",
        "classificationLine", "caption", "attentionLine", "executiveOrder", "tagsLine", "reference",
        "classificationAuthority",
    ]

    private var lines: [String] {
        var lines: [String] = []
        let transmission = resolved(document["transmission"] ?? .null)
        for key in ["startOfMessage", "routingLine", "originatorLine", "operatingSignals"] {
            lines += strings(transmission, key)
        }
        if let group = document["dateTimeGroup"]?.string {
            let prosigns = ["precedence", "infoPrecedence"].compactMap {
                Precedence(term: document[$0]?.string)?.prosign
            }
            lines.append((prosigns + [group]).joined(separator: " "))
        }
        if let sender = resolved(document["sender"] ?? .null)["name"]?.string {
            let office = transmission["originatorOffice"]?.string.map { "//\($0)//" } ?? ""
            lines.append("FM " + sender + office)
        }
        lines += addresses
        lines.append("")
        lines += strings(document, "classificationLine")
        lines.append("")
        let captions = strings(document, "captionLine")
        lines += captions.isEmpty ? strings(document, "caption") : captions
        lines += strings(document, "attentionLine")
        lines.append("")
        if let order = document["executiveOrder"]?.string {
            lines.append("E.O. \(order): \(document["declassificationLine"]?.string ?? "")")
        }
        lines += strings(document, "tagsLine").map { "TAGS: " + $0 }
        lines += strings(document, "name").map { "SUBJECT: " + $0 }
        let references = nodes(document, "reference").compactMap { reference in
            reference["text"]?.string.map { text in
                let marker =
                    reference["marker"]?.string ?? reference["label"]?.string.map { $0 + "." }
                return [marker, text].compactMap { $0 }.joined(separator: " ")
            }
        }
        if !references.isEmpty { lines.append("REF: " + references.joined(separator: " ")) }
        lines.append("")
        for authority in document["classificationAuthority"]?.items ?? [] {
            lines += strings(resolved(authority), "text")
        }
        return lines
    }

    /// `TO RUEHC/SECSTATE WASHDC PRIORITY 4418`, from the address lines, or from the names.
    private var addresses: [String] {
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
        var lines: [String] = []
        var previous = ""
        for (role, line, agent) in addressees {
            guard let name = line["addresseeText"]?.string ?? agent["name"]?.string else {
                continue
            }
            let label =
                switch Addressee.Role(term: role) {
                case .action?, nil: "TO "
                case .info?: "INFO "
                case .exempt?: "XMT "
                }
            let routing = line["routingIndicator"]?.string.map { $0 + "/" } ?? ""
            let office = line["office"]?.string.map { "//\($0)//" } ?? ""
            let rest = [
                Precedence(term: line["precedence"]?.string)?.word, line["deliveryNumber"]?.string,
            ].compactMap { $0 }.map { " " + $0 }.joined()
            lines.append((role == previous ? "" : label) + routing + name + office + rest)
            previous = role
        }
        return lines
    }
}
