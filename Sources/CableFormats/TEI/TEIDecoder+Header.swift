import CableModel
import CableSyntax

/// What a document's header says of the copy; and whether it says the same of the telegram as the
/// text does.
extension TEIDecoder {
    mutating func provenance() -> Provenance {
        guard let header = document.first("teiHeader") else {
            report(.teiValue, "the document has no teiHeader")
            return Provenance()
        }
        noteMisfits(in: header)
        var provenance = Provenance()
        guard let source = header.first(at: "fileDesc", "sourceDesc")?.first("bibl") else {
            return provenance
        }
        for node in source.elements {
            switch (node.name, node["type"]) {
            case ("ref", "article"): provenance.articles.append(node.value)
            case ("note", "attribute"):
                provenance.attributes.append(
                    Attribute(name: node["n"] ?? "", value: node.value))
            case ("note", "input"): provenance.source = sourceFile(node)
            default: break
            }
        }
        provenance.page = page(source)
        return provenance
    }

    private func page(_ source: XMLNode) -> PageTable? {
        func value(_ type: String) -> String? {
            source.elements.first { $0["type"] == type }?.value
        }
        let publisher = source.first("publisher")?.value
        guard let layout = value("page-layout") ?? publisher else { return nil }
        return PageTable(
            layout: layout, referenceID: value("page-reference-id"),
            created: value("page-created"), released: value("page-released"),
            classification: value("page-classification"), origin: value("page-origin"))
    }

    /// The file that the telegram was read from before it became this document.
    private mutating func sourceFile(_ note: XMLNode) -> SourceFile? {
        var values: [String: XMLNode] = [:]
        note.forEachDescendant { node in
            if let type = node["type"], values[type] == nil { values[type] = node }
        }
        guard let hash = values["sha256"] else { return nil }
        guard StatedValues.isSHA256(hash.value) else {
            report(
                .teiValue,
                "the idno of type sha256 on line \(hash.line) is no SHA-256 (64 digits, 0 to 9 and a to f); what is said of the source is left out"
            )
            return nil
        }
        let size = values["size"].flatMap { StatedValues.number($0["quantity"] ?? "") }
        if values["format"] == nil || values["encoding"] == nil || size == nil {
            report(
                .teiValue,
                "the header does not say the format, encoding and size of the file that the telegram was read from"
            )
        }
        return SourceFile(
            name: values["file"]?.value, format: values["format"]?.value ?? "unknown",
            encoding: values["encoding"]?.value ?? "unknown", size: size ?? 0,
            sha256: hash.value)
    }

    // MARK: What has no place

    /// The elements that a header is known to have, by the element that they stand in.
    private static let known: [String: Set<String>] = [
        "teiHeader": ["fileDesc", "encodingDesc", "profileDesc"],
        "fileDesc": ["titleStmt", "publicationStmt", "notesStmt", "sourceDesc"],
        "titleStmt": ["title", "author", "respStmt"],
        "notesStmt": ["note"],
        "sourceDesc": ["bibl"],
        "bibl": ["author", "title", "idno", "date", "publisher", "note", "ref", "orgName"],
        "profileDesc": ["correspDesc", "langUsage", "textClass"],
    ]

    private mutating func noteMisfits(in node: XMLNode) {
        guard let known = Self.known[node.name] else { return }
        for child in node.elements {
            if known.contains(child.name) {
                noteMisfits(in: child)
            } else {
                misfit(child, .leftOut)
            }
        }
    }

    // MARK: What the header repeats

    /// Says where the header differs from the text: the text counts.
    mutating func checkHeader(of cable: Cable) {
        guard let header = document.first("teiHeader") else { return }
        let titles = header.first(at: "fileDesc", "titleStmt")?.elements ?? []
        if let subject = cable.subjectText {
            let title = titles.first { $0.name == "title" && $0["type"] == "main" }
            check(title, "title", against: subject)
        }
        let numbers = header.first(at: "fileDesc", "publicationStmt")?.elements ?? []
        let number = cable.messageReferenceNumber
        for (type, value) in [("mrn", number?.canonical), ("cable", number?.identifier)] {
            let idno = numbers.first { $0.name == "idno" && $0["type"] == type }
            check(idno, "number", against: value ?? "none")
        }
        let actions = header.first(at: "profileDesc", "correspDesc")?.elements ?? []
        let sent = actions.first { $0["type"] == "sent" }
        if let sender = cable.senderName {
            check(sent?.first("orgName"), "sender", against: sender)
        }
        let group = cable.transcription.dateTimeGroupLine?.dateTimeGroup
        if let group, let day = sent?.first("date")?["when"], day != group.date.iso {
            differ("date", day, group.date.iso)
        }
        let received = actions.filter { $0["type"] == "received" }
        let names = cable.addressees.filter { $0.role != .exempt }.map(\.name)
        guard !received.isEmpty, !names.isEmpty else { return }
        let inHeader = received.compactMap { $0.first("orgName")?.value }
        if let name = inHeader.first(where: { !names.contains($0) }) {
            differ("addressees", name, "other addressees")
        } else if let name = names.first(where: { !inHeader.contains($0) }) {
            differ("addressees", "other addressees", name)
        }
    }

    private mutating func check(_ node: XMLNode?, _ what: String, against text: String) {
        guard let value = node?.value, !value.isSameBytes(as: text.withoutLayout) else { return }
        differ(what, value, text)
    }

    private mutating func differ(_ what: String, _ inHeader: String, _ inText: String) {
        func excerpt(_ text: String) -> String {
            text.count > 60 ? text.prefix(57) + "…" : text
        }
        report(
            .teiHeader,
            "the header's \(what) (\(excerpt(inHeader))) differs from the text's (\(excerpt(inText))); the text counts"
        )
    }
}
