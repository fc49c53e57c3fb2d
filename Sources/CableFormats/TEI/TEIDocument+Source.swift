import CableModel
import CableSyntax

/// What the telegram was read from: the page or record, the file, what was repaired in it.
extension TEIDocument {
    mutating func writeSourceNote() {
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

    mutating func writeSourceDescription() {
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
}
