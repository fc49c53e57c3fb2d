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

    var title: String {
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

    mutating func writeAuthor(_ sender: String) {
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
    mutating func writeNames(of role: Addressee.Role) {
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
}
