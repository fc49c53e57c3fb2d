import CableModel
import CableSyntax

/// Who wrote to whom and when, and what the telegram is about.
extension TEIDocument {
    mutating func writeCorrespondence() {
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

    mutating func writeTextClass() {
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

    /// When the telegram was sent, as far as it is known.
    mutating func writeDate() {
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
    mutating func writeEvidence(_ evidence: Evidence) {
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
}
