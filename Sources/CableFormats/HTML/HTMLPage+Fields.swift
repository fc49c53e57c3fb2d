import CableGrammar
import CableModel
import CableSyntax

/// What a page shows above and below the text: fields, references, where the copy came from.
extension HTMLPage {
    mutating func writeFields() {
        output.write("<dl class=\"fields\">\n")
        if let subject = cable.subjectText, subject != title { field("Subject", subject) }
        if let timestamp = facts.timestamp {
            beginField("Date")
            linked(facts.printedDate(of: timestamp), .day, String(timestamp.text.prefix(10)))
            endField()
        }
        if let sender = cable.senderName {
            beginField("From")
            text(sender)
            endField()
        }
        if let post = facts.post {
            beginField("Post")
            linked(post, .post, post)
            endField()
        }
        for (role, name) in [
            (Addressee.Role.action, "To"), (.info, "Info"), (.exempt, "Exempt"),
        ] as [(Addressee.Role, StaticString)] {
            field(
                name,
                cable.addressees.filter { $0.role == role }.map(\.name)
                    .uniqued().joined(separator: "; "))
        }
        writeClassification()
        field("Captions", cable.captions.map(\.name).uniqued().joined(separator: ", "))
        writeTags()
        output.write("</dl>\n")
    }

    private mutating func writeClassification() {
        guard let level = facts.level else {
            return field(
                "Classification", transcription.classificationLine?.printedClassification ?? "")
        }
        beginField("Classification")
        linked(level.word, .classification, level.word)
        for control in transcription.disseminationControls {
            output.write("//")
            text(control.name)
        }
        endField()
    }

    private mutating func writeTags() {
        guard !cable.tags.isEmpty else { return }
        beginField("TAGS")
        for (index, tag) in cable.tags.enumerated() {
            if index > 0 { output.write(", ") }
            let gloss = Vocabulary.gloss(ofTag: tag.code)
            if let gloss {
                output.write("<abbr title=\"")
                text(gloss, in: .attribute)
                output.write("\">")
            }
            linked(tag.code, .tag, tag.code)
            if gloss != nil { output.write("</abbr>") }
            if let qualifier = tag.qualifier { text(" (\(qualifier))") }
        }
        endField()
    }

    mutating func writeReferences() {
        guard !references.isEmpty else { return }
        beginSection("references", "References")
        output.write("<ul>\n")
        for (reference, anchor) in zip(references, referenceAnchors) {
            output.write("<li id=\"")
            text(anchor, in: .attribute)
            output.write("\">")
            if let marker = reference.marker {
                span("marker", marker)
                output.write(byte: 0x20)
            }
            writeCited(reference.text, cable.target(of: reference)?.number.identifier)
            output.write("</li>\n")
        }
        output.write("</ul>\n")
        endSection()
    }

    /// A printed number, with a link to the cable where the page is one of a site that has it.
    mutating func writeCited(_ printed: String, _ target: String?) {
        guard isOfSite, let target, target != number?.identifier else { return text(printed) }
        output.write(byte: SiteMark.link)
        output.write(raw: target)
        output.write(byte: SiteMark.linkText)
        text(printed)
        output.write(byte: SiteMark.linkEnd)
    }

    mutating func writeSource() {
        let provenance = cable.provenance
        guard provenance != Provenance() || cable.textStatus != nil else { return }
        beginSection("source", "Source of this copy")
        output.write("<dl>\n")
        if let source = provenance.source {
            field("File", source.name ?? "")
            field("Read as", source.format)
            field("Encoding", source.encoding)
            field("Size", "\(source.size) bytes")
            field("SHA-256", source.sha256)
        }
        if let page = provenance.page {
            field("Page", page.layout)
            field("Reference ID of the page", page.referenceID ?? "")
            field("Created, by the page", page.created ?? "")
            field("Released, by the page", page.released ?? "")
            field("Classification of the page", page.classification ?? "")
            field("Origin, by the page", page.origin ?? "")
        }
        for article in provenance.articles { field("Article", article) }
        for attribute in provenance.attributes {
            output.write("<dt>")
            text(attribute.name)
            output.write("</dt> <dd>")
            text(attribute.value)
            output.write("</dd>\n")
        }
        field("Extent of the text", cable.textStatus?.rawValue ?? "")
        output.write("</dl>\n")
        endSection()
    }

    // MARK: Parts

    /// A field; none where there is no value.
    private mutating func field(_ name: StaticString, _ value: String) {
        guard !value.isEmpty else { return }
        beginField(name)
        text(value)
        endField()
    }

    private mutating func beginField(_ name: StaticString) {
        output.write("<dt>")
        output.write(name)
        output.write("</dt> <dd>")
    }

    private mutating func endField() { output.write("</dd>\n") }

    /// A text that links to the page of an index, in a site.
    private mutating func linked(_ printed: String, _ index: SitePath.Index, _ value: String) {
        guard isOfSite else { return text(printed) }
        output.write("<a href=\"../")
        output.write(raw: SitePath.page(of: value, in: index))
        output.write("\">")
        text(printed)
        output.write("</a>")
    }
}
