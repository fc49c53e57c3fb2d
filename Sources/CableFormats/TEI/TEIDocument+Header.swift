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
        output.write("</fileDesc>\n<encodingDesc>\n")
        writeEncodingDescription()
        output.write("</encodingDesc>\n<profileDesc>\n")
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
        let action = addressees.filter { $0.role == .action }.map(\.name)
        guard number != nil || transcription.originator != nil || !action.isEmpty else {
            return nil
        }
        var text = "Telegram"
        if let number { text += " \(number.serial)" }
        if let originator = transcription.originator { text += " from \(originator.name)" }
        if !action.isEmpty { text += " to \(action.enumeration)" }
        return text
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
                    + info.map(\.name).enumeration)
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
            element(
                "ref", ("type", "article"), ("target", URIs.escaped(article)), text: article)
            output.write(" ")
        }
        for value in cable.provenance.attributes {
            element("note", ("type", "attribute"), ("n", value.name), text: value.value)
            output.write(" ")
        }
        writeInput()
        output.write("</bibl></sourceDesc>\n")
    }

    private mutating func writeDate(_ group: DateTimeGroup) {
        element(
            "date", ("when", group.date.iso), ("when-iso", group.isoMinute), text: group.printed)
    }

    private mutating func writePage() {
        guard let page = cable.provenance.page else { return }
        output.write("<publisher")
        idAttribute("publisher")
        output.write(">")
        text(page.layout.hasPrefix("wikileaks") ? "WikiLeaks" : page.layout)
        output.write("</publisher>, ")
        let values: [(StaticString, String?)] = [
            ("page-reference-id", page.referenceID), ("page-created", page.created),
            ("page-released", page.released), ("page-classification", page.classification),
            ("page-origin", page.origin),
        ]
        for case (let type, let value?) in values {
            output.write("<note type=\"")
            output.write(type)
            output.write("\">")
            text(value)
            output.write("</note> ")
        }
    }

    private mutating func writeInput() {
        guard let source = cable.provenance.source else {
            output.write("<note type=\"input\">The input is not known.</note>")
            return
        }
        output.write("<note type=\"input\">Converted from ")
        if let name = source.name {
            element("idno", ("type", "file"), text: name)
        } else {
            output.write("standard input")
        }
        output.write(" (")
        text("\(source.format), \(source.encoding), \(source.size) bytes")
        output.write("), SHA-256 ")
        element("idno", ("type", "sha256"), text: source.sha256)
        output.write(".</note>")
    }

    // MARK: Profile

    private mutating func writeCorrespondence() {
        let sender = cable.senderName
        let group = transcription.dateTimeGroupLine?.dateTimeGroup
        guard sender != nil || group != nil || !addressees.isEmpty else { return }
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
                writeOrganization(sender, "originator")
            }
            if let group { writeDate(group) }
            output.write("</correspAction>\n")
        }
        for (index, addressee) in addressees.enumerated() {
            // An exempted member of a collective did not get the telegram.
            guard addressee.role != .exempt else { continue }
            output.write("<correspAction type=\"received\"")
            attribute("subtype", addressee.role.rawValue)
            output.write(">")
            writeOrganization(addressee.name, "addressee-\(index + 1)")
            output.write("</correspAction>\n")
        }
        writeContext()
        output.write("</correspDesc>\n")
    }

    private mutating func writeOrganization(_ name: String, _ id: String) {
        element("orgName", ("corresp", identity.pointer(id)), text: name)
        if let place = PlaceNames.place(ofAddress: name) { element("placeName", text: place) }
    }

    private mutating func writeContext() {
        guard !references.isEmpty else { return }
        output.write("<correspContext>\n")
        for (index, reference) in references.enumerated() {
            element(
                "ref", ("type", "reference"), reference.letter.map { ("n", $0) },
                ("target", identity.pointer(referenceAnchors[index])),
                text: reference.text)
            output.write("\n")
        }
        output.write("</correspContext>\n")
    }

    private mutating func writeTextClass() {
        var pointers: [(scheme: StaticString, target: String)] = []
        if !codes.tags.isEmpty {
            pointers.append(
                (
                    "#taxonomy-tags",
                    codes.tags.map { "#" + TEICodes.tagID($0) }.joined(separator: " ")
                ))
        }
        if let level = cable.classificationLevel {
            pointers.append(("#taxonomy-classification", "#" + TEICodes.classificationID(level)))
        }
        if !codes.ownHandling.isEmpty {
            let target = codes.ownHandling.map { "#" + TEICodes.handlingID($0) }
            pointers.append(("#taxonomy-handling", target.joined(separator: " ")))
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

/// The codes that a telegram uses, each once, in the order of their first use.
struct DocumentCodes {
    /// Tags whose ids would be the same count as one.
    var tags: [String] = []
    /// Levels of the telegram and its paragraphs, highest first.
    var levels: [ClassificationLevel] = []
    /// Captions and controls of the telegram itself.
    var ownHandling: [String] = []
    /// Those of its paragraphs too.
    var handling: [String] = []

    init(_ cable: Cable) {
        let transcription = cable.transcription
        var ids: Set<String> = []
        for tag in transcription.tags where ids.insert(TEICodes.tagID(tag.code)).inserted {
            tags.append(tag.code)
        }
        var levels = Set([cable.classificationLevel].compactMap { $0 })
        var handlingIDs: Set<String> = []
        func add(_ name: String, _ list: inout [String]) {
            if handlingIDs.insert(TEICodes.handlingID(name)).inserted { list.append(name) }
        }
        for line in transcription.head {
            switch line.content {
            case .classification(let line):
                if let level = line.level { levels.insert(level) }
                for control in line.controls { add(control.name, &ownHandling) }
            case .captions(let captions):
                for caption in captions { add(caption.name, &ownHandling) }
            default: break
            }
        }
        handling = ownHandling
        transcription.forEachPortionMarking { marking in
            levels.insert(marking.level)
            for control in marking.controls { add(control.name, &handling) }
        }
        self.levels = levels.sorted(by: >)
    }
}

extension Transcription {
    /// Calls a function with the portion markings of paragraphs, headings and items.
    fileprivate func forEachPortionMarking(_ body: (PortionMarking) -> Void) {
        func walk(_ lists: [ItemList]) {
            for item in lists.flatMap(\.items) {
                if let marking = item.portionMarking { body(marking) }
                walk(item.lists)
            }
        }
        for block in self.body {
            switch block {
            case .paragraph(let paragraph):
                if let marking = paragraph.portionMarking { body(marking) }
                walk(paragraph.lists)
            case .heading(let heading):
                if let marking = heading.portionMarking { body(marking) }
            case .list(let list): walk([list])
            case .preformatted, .pageMark: break
            }
        }
    }
}

extension [String] {
    /// `A`, `A and B`, `A, B and C`.
    var enumeration: String {
        guard count > 1 else { return first ?? "" }
        return dropLast().joined(separator: ", ") + " and " + self[count - 1]
    }
}
