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
            writeEncodingDescription(
                EncodingRules(facts, references, features, repairs: repairCounts), codes,
                of: .telegram)
        }
        output.write("<profileDesc>\n")
        writeCorrespondence()
        output.write("<langUsage><language ident=\"en\">English</language></langUsage>\n")
        writeTextClass()
        output.write("</profileDesc>\n</teiHeader>\n")
    }

    private var title: String {
        if let subject = facts.subject { return subject.value }
        if let number = facts.number, let sender = facts.sender {
            return "Telegram \(number.serial) from \(sender)"
        }
        return facts.identifier.map { "Telegram \($0)" } ?? "Telegram without a subject"
    }

    private mutating func writeTitleStatement() {
        output.write("<titleStmt>\n<title type=\"main\"")
        if facts.subject?.evidence == .record { pointerAttribute("source", "record") }
        output.write(">")
        text(title)
        output.write("</title>\n")
        writeDescription()
        if let sender = facts.sender {
            writeAuthor(sender)
            output.write("\n")
        }
        output.write("<respStmt><resp>conversion to TEI</resp><name type=\"software\"")
        idAttribute("cableconv")
        output.write(">cableconv</name></respStmt>\n</titleStmt>\n")
    }

    private mutating func writeAuthor(_ sender: String) {
        output.write("<author><orgName")
        write(uri: authorities?.uri(of: sender, .organization))
        output.write(">")
        text(sender)
        output.write("</orgName></author>")
    }

    /// "Telegram 1467 from AMEMBASSY BAKU to SECSTATE WASHDC", as far as it is known.
    private mutating func writeDescription() {
        let hasAction = facts.recipients.contains { $0.role == .action }
        guard facts.number != nil || facts.sender != nil || hasAction else { return }
        output.write("<title type=\"desc\">Telegram")
        if let number = facts.number {
            output.write(" ")
            output.write(number.serial)
        }
        if let sender = facts.sender {
            output.write(" from ")
            text(sender)
        }
        if hasAction {
            output.write(" to ")
            writeNames(of: .action)
        }
        output.write("</title>\n")
    }

    /// The names of those who got the telegram in a role: `A`, `A and B`, `A, B and C`.
    private mutating func writeNames(of role: Addressee.Role) {
        let last = facts.recipients.lastIndex { $0.role == role }
        var isFirst = true
        for (index, recipient) in facts.recipients.enumerated() where recipient.role == role {
            if !isFirst { output.write(index == last ? " and " : ", ") }
            isFirst = false
            text(recipient.name)
        }
    }

    private mutating func writePublicationStatement() {
        output.write("<publicationStmt>\n")
        output.writePublisher(options)
        if let number = facts.number, let identifier = facts.identifier {
            element("idno", " type=\"mrn\"", text: number.canonical)
            output.write("\n")
            element("idno", " type=\"cable\"", text: identifier)
            output.write("\n")
        }
        output.writeAvailability(
            options,
            "Work of the United States Government. The classification given is that of the day of sending; nothing is said here about a later release."
        )
        output.write("</publicationStmt>\n")
    }

    // MARK: Notes and source

    private mutating func writeSourceNote() {
        var count = 0
        let handling = handling
        if !handling.isEmpty { beginSentence(&count) }
        for (index, word) in handling.enumerated() {
            if index > 0 { output.write("; ") }
            text(word)
        }
        writeSentForInformation(&count)
        if transcription.textStatus == .partialExtract {
            beginSentence(&count)
            output.write("The copy is a partial extract")
        }
        switch facts.textStatus {
        case .filmOnly:
            beginSentence(&count)
            output.write("The text is lost but for a copy on film")
            if let number = provenance.attribute("Film Number") {
                output.write(", number ")
                text(number)
            }
        case .lost:
            beginSentence(&count)
            output.write("The text is lost")
        case .truncated:
            beginSentence(&count)
            output.write("The copy breaks off")
        default: break
        }
        if features.hasRedactions {
            beginSentence(&count)
            output.write("Passages are redacted")
        }
        if count > 0 { output.write(".</note></notesStmt>\n") }
    }

    /// Classification, precedence and captions, in words.
    private var handling: [String] {
        var handling: [String] = []
        handling.reserveCapacity(8)
        if let line = facts.classificationLine {
            handling.append(line.level?.title ?? line.printedClassification)
            for control in line.controls { handling.append(control.name) }
        } else if let level = facts.level {
            handling.append(level.title)
        }
        if let precedence = facts.dateTimeGroupLine?.precedences.first {
            handling.append(precedence.title)
        }
        for caption in transcription.captions where !handling.contains(caption.name) {
            handling.append(caption.name)
        }
        return handling
    }

    /// Begins a sentence of the note; the note itself with the first.
    private mutating func beginSentence(_ count: inout Int) {
        if count == 0 {
            output.write("<notesStmt><note type=\"source\"")
            pointerAttribute("resp", "cableconv")
            output.write(">")
        } else {
            output.write(". ")
        }
        count += 1
    }

    private mutating func writeSentForInformation(_ count: inout Int) {
        guard facts.recipients.contains(where: { $0.role == .info }) else { return }
        beginSentence(&count)
        output.write("Sent for information ")
        if let precedence = facts.infoPrecedence {
            text(precedence.title)
            output.write(" ")
        }
        output.write("to ")
        writeNames(of: .info)
    }

    private mutating func writeSourceDescription() {
        output.write("<sourceDesc><bibl type=\"telegram\">")
        if let sender = facts.sender {
            writeAuthor(sender)
            output.write(", ")
        }
        element("title", " level=\"u\"", text: title)
        if let printed = facts.classificationLine?.printedNumber {
            output.write(", ")
            element("idno", " type=\"mrn-printed\"", text: printed)
        }
        if facts.day != nil {
            output.write(", ")
            writeDate()
        }
        output.write(". ")
        writePage()
        for article in provenance.articles {
            output.write("<ref type=\"article\"")
            if let target = URIs.pointer(article) {
                attribute("target", target)
            } else if !article.isEmpty {
                unfollowed.append(article)
            }
            writeSpace(of: article)
            output.write(">")
            text(article)
            output.write("</ref> ")
        }
        for (index, attribute) in provenance.attributes.enumerated() {
            output.write("<note type=\"attribute\"")
            // The first value stands for the record, where something is told by it alone.
            if index == 0, facts.citesRecord { idAttribute("record") }
            self.attribute("n", attribute.name)
            writeSpace(of: attribute.value)
            output.write(">")
            text(attribute.value)
            output.write("</note> ")
        }
        writeInput()
        output.write("</bibl></sourceDesc>\n")
    }

    /// When the telegram was sent, as far as it is known.
    private mutating func writeDate() {
        if let group = facts.dateTimeGroupLine?.dateTimeGroup ?? facts.recordedGroup {
            output.write("<date")
            attribute("when", group.date)
            output.write(" when-iso=\"")
            output.write(group.moment)
            output.write("Z\"")
            if facts.dateTimeGroupLine == nil { writeEvidence(.record) }
            output.write(">")
            text(group.printed)
            output.write("</date>")
        } else if let day = facts.day {
            output.write("<date")
            attribute("when", day.value)
            writeEvidence(day.evidence)
            output.write(">")
            output.write(day.value)
            output.write("</date>")
        }
    }

    /// Where a value comes from that does not stand in the telegram's own line for it.
    private mutating func writeEvidence(_ evidence: Evidence) {
        switch evidence {
        case .telegram: break
        case .numberLine: output.write(" evidence=\"internal\"")
        case .record:
            output.write(" evidence=\"external\"")
            if facts.citesRecord { pointerAttribute("source", "record") }
        case .page:
            output.write(" evidence=\"external\"")
            pointerAttribute("source", "publisher")
        }
    }

    private mutating func writePage() {
        guard let page = provenance.page else { return }
        output.write("<publisher")
        idAttribute("publisher")
        output.write(">")
        text(Registry.publisher(ofLayout: page.layout))
        output.write("</publisher>, ")
        write(pageValue: page.layout, " type=\"page-layout\"")
        write(pageValue: page.referenceID, " type=\"page-reference-id\"")
        writeCreated(page.created)
        write(pageValue: page.released, " type=\"page-released\"")
        write(pageValue: page.classification, " type=\"page-classification\"")
        if let origin = page.origin {
            value("orgName", " type=\"page-origin\"", text: origin)
            output.write(" ")
        }
    }

    /// The date that a page gives: a day to be relied on, and its own words.
    private mutating func writeCreated(_ created: String?) {
        guard let created else { return }
        output.write("<date type=\"page-created\"")
        if let day = PageDate.date(in: created) { attribute("when", day) }
        writeSpace(of: created)
        output.write(">")
        text(created)
        output.write("</date> ")
    }

    private mutating func write(pageValue value: String?, _ type: StaticString) {
        guard let value else { return }
        self.value("note", type, text: value)
        output.write(" ")
    }

    private mutating func writeInput() {
        guard let source = provenance.source else {
            output.write("<note type=\"input\">The input is not known.</note>")
            return
        }
        output.write("<note type=\"input\">Converted from ")
        if let name = source.name {
            value("idno", " type=\"file\"", text: name)
        } else {
            output.write("standard input")
        }
        output.write(" (")
        value("seg", " type=\"format\"", text: source.format)
        output.write(", ")
        value("seg", " type=\"encoding\"", text: source.encoding)
        output.write(", ")
        output.write("<measure type=\"size\" unit=\"byte\"")
        attribute("quantity", source.size)
        output.write(">")
        output.write(source.size)
        output.write(" bytes</measure>), SHA-256 ")
        value("idno", " type=\"sha256\"", text: source.sha256)
        output.write(".</note>")
    }

    // MARK: Profile

    private mutating func writeCorrespondence() {
        output.write("<correspDesc")
        idAttribute("corresp")
        if let identifier = facts.identifier {
            attribute("key", identifier)
            attribute("n", identifier)
        }
        output.write(">\n")
        output.write("<correspAction type=\"sent\">")
        for sender in facts.senders {
            output.write("<orgName")
            if facts.hasOriginator { pointerAttribute("corresp", "originator") }
            writeEvidence(sender.evidence)
            write(uri: authorities?.uri(of: sender.value, .organization))
            output.write(">")
            text(sender.value)
            output.write("</orgName>")
        }
        if facts.senders.isEmpty { output.write("<orgName>Unknown</orgName>") }
        writeSendersPlace()
        writeDate()
        output.write("</correspAction>\n")
        if facts.recipients.isEmpty {
            output.write(
                "<correspAction type=\"received\"><orgName>Unknown</orgName></correspAction>\n")
        }
        for recipient in facts.recipients {
            output.write("<correspAction type=\"received\"")
            attribute("subtype", name: recipient.role.rawValue)
            output.write("><orgName")
            if let position = recipient.position {
                pointerAttribute("corresp", "addressee-", position + 1)
            } else {
                writeEvidence(.record)
            }
            write(organization: recipient.name)
            output.write("</correspAction>\n")
        }
        writeContext()
        output.write("</correspDesc>\n")
    }

    /// The place of the first sender whose name gives one.
    private mutating func writeSendersPlace() {
        for sender in facts.senders {
            guard let place = PlaceNames.place(ofAddress: sender.value) else { continue }
            output.write("<placeName")
            writeEvidence(sender.evidence)
            write(uri: authorities?.uriOfPlace(place, ofAddress: sender.value))
            output.write(">")
            text(place)
            output.write("</placeName>")
            return
        }
    }

    /// The rest of an `orgName`, and the place that the name gives.
    private mutating func write(organization name: String) {
        write(uri: authorities?.uri(of: name, .organization))
        output.write(">")
        text(name)
        output.write("</orgName>")
        guard let place = PlaceNames.place(ofAddress: name) else { return }
        output.write("<placeName")
        write(uri: authorities?.uriOfPlace(place, ofAddress: name))
        output.write(">")
        text(place)
        output.write("</placeName>")
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
        guard !codes.tags.isEmpty || facts.level != nil || !codes.handling.isEmpty else { return }
        output.write("<textClass>\n")
        if !codes.tags.isEmpty {
            output.write("<catRef scheme=\"#taxonomy-tags\" target=\"")
            write(pointersTo: codes.tags, "#tag-")
            output.write("\"")
            if facts.areTagsRecorded { pointerAttribute("source", "record") }
            output.write("/>\n")
        }
        if let level = facts.level {
            output.write("<catRef scheme=\"#taxonomy-classification\" target=\"#class-")
            output.write(raw: level.abbreviation)
            output.write("\"/>\n")
        }
        if !codes.handling.isEmpty {
            output.write("<catRef scheme=\"#taxonomy-handling\" target=\"")
            write(pointersTo: codes.handling.lazy.map(TEICodes.handlingCode), "#handling-")
            output.write("\"/>\n")
        }
        output.write("</textClass>\n")
    }

    /// Pointers to codes, each once: different codes may have one id.
    private mutating func write(pointersTo codes: some Sequence<String>, _ stem: StaticString) {
        var names = UniqueTexts()
        for code in codes {
            let name = AnchorNames.name(from: code)
            guard names.insert(name) else { continue }
            if names.all.count > 1 { output.write(byte: 0x20) }
            output.write(stem)
            output.write(raw: name)
        }
    }
}
