import CableGrammar
import CableModel
import CableSyntax

/// What a page says of its cable beside the text, asked for once.
package struct HTMLFacts {
    package let cable: Cable
    package let number: MessageReferenceNumber?
    package let timestamp: Timestamp?
    package let post: String?
    package let level: ClassificationLevel?
    /// What to call the cable: its subject, else its number.
    package let title: String
    package let summary: String?

    package init(_ cable: Cable) {
        self.cable = cable
        number = cable.messageReferenceNumber
        timestamp = cable.timestamp
        post = cable.postName
        level = cable.classificationLevel
        summary = cable.summary?.text
        let subject = cable.subjectText.flatMap { $0.isEmpty ? nil : $0 }
        title =
            subject.map { DisplayTitle.title(for: $0, in: cable.transcription.body) }
            ?? number.map { "Cable \($0.canonical)" } ?? "Cable"
    }

    /// To the minute or to the day, as much as is known.
    func machineDate(of timestamp: Timestamp) -> String {
        timestamp.precision == .day ? String(timestamp.text.prefix(10)) : timestamp.text
    }

    /// `2007-12-11 10:31 UTC`.
    func printedDate(of timestamp: Timestamp) -> String {
        let day = timestamp.text.prefix(10)
        guard timestamp.precision == .minute else { return String(day) }
        return "\(day) \(timestamp.text.dropFirst(11).prefix(5)) UTC"
    }

    /// What somebody who cites the cable writes.
    var citation: String {
        var parts = [cable.senderName ?? "", "“\(title)”"]
        if let number { parts.append("cable " + number.canonical) }
        if let timestamp { parts.append(String(timestamp.text.prefix(10))) }
        if let level { parts.append(level.word) }
        return parts.filter { !$0.isEmpty }.joined(separator: ", ") + "."
    }

    /// Writes what search engines and programs that manage references ask for, in the terms of
    /// schema.org.
    func writeStructuredData(to output: inout Output) {
        var json = JSONWriter(Output(capacity: 4096), indented: false)
        json.object { json in
            json.member("@context", "https://schema.org")
            json.member("@type", "Message")
            json.member("@id", ifPresent: (number?.identifier).map { "urn:cable:" + $0 })
            json.member("name", title)
            json.member("identifier", ifPresent: number?.canonical)
            json.member("dateSent", ifPresent: timestamp.map(machineDate))
            json.member("inLanguage", "en")
            json.member("abstract", ifPresent: summary)
            if let sender = cable.senderName {
                json.key("sender")
                json.object { json in
                    json.member("@type", "GovernmentOrganization")
                    json.member("name", sender)
                }
            }
            let recipients = cable.addressees.filter { $0.role == .action }.map(\.name)
            if !recipients.isEmpty {
                json.key("recipient")
                json.array(recipients) { json, name in
                    json.object { json in
                        json.member("@type", "GovernmentOrganization")
                        json.member("name", name)
                    }
                }
            }
            guard !cable.tags.isEmpty else { return }
            json.key("about")
            json.array(cable.tags) { json, tag in
                json.object { json in
                    json.member("@type", "DefinedTerm")
                    json.member("termCode", tag.code)
                    json.member("name", Vocabulary.gloss(ofTag: tag.code) ?? tag.code)
                }
            }
        }
        let document = json.finish()
        output.write("<script type=\"application/ld+json\">")
        document.withUnsafeBufferPointer { bytes in
            // No byte of it can end the element, or begin a comment in it.
            var start = 0
            for (index, byte) in bytes.enumerated() {
                let escape: StaticString
                switch byte {
                case UInt8(ascii: "<"): escape = "\\u003C"
                case UInt8(ascii: ">"): escape = "\\u003E"
                case UInt8(ascii: "&"): escape = "\\u0026"
                default: continue
                }
                output.write(xml: UnsafeBufferPointer(rebasing: bytes[start..<index]))
                output.write(escape)
                start = index + 1
            }
            output.write(xml: UnsafeBufferPointer(rebasing: bytes[start...]))
        }
        output.write("</script>\n")
    }
}
