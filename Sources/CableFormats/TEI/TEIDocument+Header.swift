import CableModel
import CableSyntax

/// `teiHeader`: what is said about the telegram and about the conversion.
extension TEIDocument {
    mutating func writeHeader() {
        output.write("<teiHeader>\n<fileDesc>\n")
        writeTitleStatement()
        writePublicationStatement()
        writeSourceNote()
        writeSourceDescription()
        output.write("</fileDesc>\n")
        // The members of a corpus share one: ids of codes may stand only once.
        if !isMember {
            writeEncodingDescription(EncodingRules(cable, features), codes, of: .telegram)
        }
        output.write("<profileDesc>\n")
        writeCorrespondence()
        output.write("<langUsage><language ident=\"en\">English</language></langUsage>\n")
        writeTextClass()
        output.write("</profileDesc>\n</teiHeader>\n")
    }

    private var title: String {
        if let subject = cable.subjectText { return subject }
        return identity.identifier.map { "Telegram \($0)" } ?? "Telegram without a subject"
    }

    private mutating func writeTitleStatement() {
        output.write("<titleStmt>\n")
        element("title", ("type", "main"), text: title)
        output.write("\n")
        if let description {
            element("title", ("type", "desc"), text: description)
            output.write("\n")
        }
        writeAuthor()
        output.write("<respStmt><resp>conversion to TEI</resp><name type=\"software\"")
        idAttribute("cableconv")
        output.write(">cableconv</name></respStmt>\n</titleStmt>\n")
    }

    private mutating func writeAuthor() {
        guard let sender = cable.senderName else { return }
        output.write("<author>")
        element("orgName", text: sender)
        output.write("</author>\n")
    }

    /// "Telegram 1467 from AMEMBASSY BAKU to SECSTATE WASHDC", as far as it is known.
    private var description: String? {
        let number = cable.messageReferenceNumber
        let action = names(of: addressees.filter { $0.role == .action })
        let sender = cable.senderName
        guard number != nil || sender != nil || !action.isEmpty else { return nil }
        var text = "Telegram"
        if let number { text += " \(number.serial)" }
        if let sender { text += " from \(sender)" }
        if !action.isEmpty { text += " to \(action.enumeration)" }
        return text
    }

    /// The names of addressees, each once: a telegram may be given twice.
    private func names(of addressees: [Addressee]) -> [String] {
        var seen: Set<String> = []
        return addressees.map(\.name).filter { seen.insert($0).inserted }
    }

    private mutating func writePublicationStatement() {
        output.write("<publicationStmt>\n<authority>cableconv</authority>\n")
        if let number = cable.messageReferenceNumber {
            element("idno", ("type", "mrn"), text: number.canonical)
            output.write("\n")
            element("idno", ("type", "cable"), text: number.identifier)
            output.write("\n")
        }
        output.write(
            """
            <availability status="unknown"><p>Work of the United States Government. The classification given is that of the day of sending; nothing is said here about a later release.</p></availability>
            </publicationStmt>

            """)
    }

    // MARK: Notes and source

    private mutating func writeSourceNote() {
        var sentences: [String] = []
        var handling: [String] = []
        if let line = transcription.classificationLine {
            handling.append(line.level?.word.titleCased ?? line.printedClassification)
            handling += line.controls.map(\.name)
        } else if let level = cable.classificationLevel {
            handling.append(level.word.titleCased)
        }
        if let precedence = transcription.dateTimeGroupLine?.precedences.first {
            handling.append(precedence.word.titleCased)
        }
        for caption in transcription.captions where !handling.contains(caption.name) {
            handling.append(caption.name)
        }
        if !handling.isEmpty { sentences.append(handling.joined(separator: "; ")) }
        let info = addressees.filter { $0.role == .info }
        if !info.isEmpty {
            let precedences = Set(info.map(\.precedence))
            let common = precedences.count == 1 ? precedences.first! : nil
            sentences.append(
                "Sent for information " + (common.map { "\($0.word.titleCased) " } ?? "") + "to "
                    + names(of: info).enumeration)
        }
        if transcription.textStatus == .partialExtract {
            sentences.append("The copy is a partial extract")
        }
        switch cable.textStatus {
        case .filmOnly:
            let film = cable.provenance.attribute("Film Number").map { ", number \($0)" } ?? ""
            sentences.append("The text is lost but for a copy on film\(film)")
        case .lost: sentences.append("The text is lost")
        case .truncated: sentences.append("The copy breaks off")
        default: break
        }
        if features.hasRedactions { sentences.append("Passages are redacted") }
        guard !sentences.isEmpty else { return }
        output.write("<notesStmt><note type=\"source\"")
        pointerAttribute("resp", "cableconv")
        output.write(">")
        text(sentences.joined(separator: ". ") + ".")
        output.write("</note></notesStmt>\n")
    }

    private mutating func writeSourceDescription() {
        output.write("<sourceDesc><bibl type=\"telegram\">")
        if let sender = cable.senderName {
            output.write("<author>")
            element("orgName", text: sender)
            output.write("</author>, ")
        }
        element("title", ("level", "u"), text: title)
        if let printed = transcription.classificationLine?.printedNumber {
            output.write(", ")
            element("idno", ("type", "mrn-printed"), text: printed)
        }
        if let group = transcription.dateTimeGroupLine?.dateTimeGroup {
            output.write(", ")
            writeDate(group)
        } else if let day = cable.archiveRecord?.date {
            output.write(", ")
            element("date", ("when", day.iso), text: day.iso)
        }
        output.write(". ")
        writePage()
        for article in cable.provenance.articles {
            value(
                "ref", ("type", "article"),
                article.isEmpty ? nil : ("target", URIs.escaped(article)), text: article)
            output.write(" ")
        }
        for attribute in cable.provenance.attributes {
            value("note", ("type", "attribute"), ("n", attribute.name), text: attribute.value)
            output.write(" ")
        }
        writeInput()
        output.write("</bibl></sourceDesc>\n")
    }

    private mutating func writeDate(_ group: DateTimeGroup) {
        let isMoment = group.isMoment
        element(
            "date", isMoment ? ("when", group.date.iso) : nil,
            isMoment ? ("when-iso", group.isoMinute) : nil, text: group.printed)
    }

    private mutating func writePage() {
        guard let page = cable.provenance.page else { return }
        output.write("<publisher")
        idAttribute("publisher")
        output.write(">")
        text(page.layout.hasPrefix("wikileaks") ? "WikiLeaks" : page.layout)
        output.write("</publisher>, ")
        let values: [(StaticString, String?)] = [
            ("page-layout", page.layout), ("page-reference-id", page.referenceID),
            ("page-created", page.created),
            ("page-released", page.released), ("page-classification", page.classification),
            ("page-origin", page.origin),
        ]
        for case (let type, let text?) in values {
            value("note", ("type", "\(type)"), text: text)
            output.write(" ")
        }
    }

    private mutating func writeInput() {
        guard let source = cable.provenance.source else {
            output.write("<note type=\"input\">The input is not known.</note>")
            return
        }
        output.write("<note type=\"input\">Converted from ")
        if let name = source.name {
            value("idno", ("type", "file"), text: name)
        } else {
            output.write("standard input")
        }
        output.write(" (")
        value("seg", ("type", "format"), text: source.format)
        output.write(", ")
        value("seg", ("type", "encoding"), text: source.encoding)
        output.write(", ")
        element(
            "measure", ("type", "size"), ("unit", "byte"), ("quantity", "\(source.size)"),
            text: "\(source.size) bytes")
        output.write("), SHA-256 ")
        value("idno", ("type", "sha256"), text: source.sha256)
        output.write(".</note>")
    }

    // MARK: Profile

    private mutating func writeCorrespondence() {
        let sender = cable.senderName
        let group = transcription.dateTimeGroupLine?.dateTimeGroup
        let hasAddressee = addressees.contains { $0.role != .exempt }
        guard sender != nil || group != nil || hasAddressee else { return }
        output.write("<correspDesc")
        idAttribute("corresp")
        if let identifier = identity.identifier {
            attribute("key", identifier)
            attribute("n", identifier)
        }
        output.write(">\n")
        if sender != nil || group != nil {
            output.write("<correspAction type=\"sent\">")
            if let sender {
                writeOrganization(
                    sender, transcription.originator == nil ? nil : "originator")
            }
            if let group {
                writeDate(group)
            } else if let day = cable.archiveRecord?.date {
                element("date", ("when", day.iso), text: day.iso)
            }
            output.write("</correspAction>\n")
        }
        // A telegram may be given twice.
        var seen: Set<[String]> = []
        for (index, addressee) in addressees.enumerated() {
            // An exempted member of a collective did not get the telegram.
            guard addressee.role != .exempt,
                seen.insert([addressee.role.rawValue, addressee.name]).inserted
            else { continue }
            output.write("<correspAction type=\"received\"")
            attribute("subtype", addressee.role.rawValue)
            output.write(">")
            writeOrganization(addressee.name, "addressee-\(index + 1)")
            output.write("</correspAction>\n")
        }
        writeContext()
        output.write("</correspDesc>\n")
    }

    /// A sender or addressee, with the id of its line where the text has one.
    private mutating func writeOrganization(_ name: String, _ id: String?) {
        output.write("<orgName")
        if let id { pointerAttribute("corresp", id) }
        output.write(">")
        text(name)
        output.write("</orgName>")
        if let place = PlaceNames.place(ofAddress: name) { element("placeName", text: place) }
    }

    private mutating func writeContext() {
        guard !references.isEmpty else { return }
        output.write("<correspContext>\n")
        for (index, reference) in references.enumerated() {
            output.write("<ref type=\"reference\"")
            if let letter = reference.letter { attribute("n", letter) }
            pointerAttribute("target", referenceAnchors[index])
            output.write(">")
            text(reference.text)
            output.write("</ref>\n")
        }
        output.write("</correspContext>\n")
    }

    private mutating func writeTextClass() {
        var pointers: [(scheme: StaticString, target: String)] = []
        if !codes.tags.isEmpty {
            pointers.append(
                (
                    "#taxonomy-tags",
                    TEICodes.pointers(codes.tags.map(TEICodes.tagID))
                ))
        }
        if let level = cable.classificationLevel {
            pointers.append(("#taxonomy-classification", "#" + TEICodes.classificationID(level)))
        }
        if !codes.handling.isEmpty {
            let target = TEICodes.pointers(codes.handling.map(TEICodes.handlingID))
            pointers.append(("#taxonomy-handling", target))
        }
        guard !pointers.isEmpty else { return }
        output.write("<textClass>\n")
        for pointer in pointers {
            output.write("<catRef scheme=\"")
            output.write(pointer.scheme)
            output.write("\"")
            attribute("target", pointer.target)
            output.write("/>\n")
        }
        output.write("</textClass>\n")
    }
}

extension [String] {
    /// `A`, `A and B`, `A, B and C`.
    var enumeration: String {
        guard count > 1 else { return first ?? "" }
        return dropLast().joined(separator: ", ") + " and " + self[count - 1]
    }
}
