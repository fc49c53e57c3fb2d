import CableModel
import CableSyntax

/// Writes the index of a correspondence in the CMI Format 1.1 (Correspondence Metadata Interchange):
/// who wrote to whom, when and whence. Services such as correspSearch gather such indices.
///
/// A telegram is a letter to those who are to act. Whoever got it for information got a copy.
package struct CMIFWriter: CollectionWriter {
    package init() {}

    package var fileExtensions: [String] { [] }
    package var beginsWithSummary: Bool { true }

    package func writeMember(
        _ reading: Reading, options: WriterOptions, to output: inout Output
    ) throws(FormatError) -> Member {
        var description = CMIFDocument(IndexFacts(options), output: output.take())
        description.write(reading.cable)
        let diagnostics = description.diagnostics
        output = description.output
        return Member(diagnostics: diagnostics, summary: CollectionSummary(of: reading.cable))
    }

    package func writeBeginning(
        _ summary: CollectionSummary, options: WriterOptions, to output: inout Output
    ) {
        var document = CMIFDocument(IndexFacts(options), output: output.take())
        document.writeBeginning(summary)
        output = document.output
    }

    package func writeEnd(options: WriterOptions, to output: inout Output) {
        output.write(
            """
            </profileDesc>
            </teiHeader>
            <text><body><p/></body></text>
            </TEI>

            """)
    }
}

/// What was said about the index of a correspondence.
private struct IndexFacts {
    let editor: String?
    let publisher: String?
    let date: String?
    let licence: String?
    let base: String?
    let fileName: String
    let authorities: Authorities?

    init(_ options: WriterOptions) {
        editor = options[CMIFFormat.editor]
        publisher = options[Publication.publisher]
        date = options[Publication.date]
        licence = options[Publication.licence]
        authorities = options[Authorities.option]
        base = options[CMIFFormat.base]
        fileName = options[CMIFFormat.fileName]
    }

    /// The address of something below the base; relative where there is none.
    func address(of name: String) -> String { URIs.escaped((base ?? "") + name) }

    /// A name for the publication in all its indices, which has to be a UUID: of the version whose
    /// contents are anybody's own, here what the user said.
    var publicationID: String {
        let text = [editor, publisher, base].map { $0 ?? "" }.joined(separator: "\n")
        let digits = [0xCBF2_9CE4_8422_2325, 0x6C62_272E_07BB_0142].flatMap { (seed: UInt64) in
            let hash = text.utf8.reduce(seed) { ($0 ^ UInt64($1)) &* 0x100_0000_01B3 }
            let digits = String(hash, radix: 16)
            return Array(String(repeating: "0", count: 16 - digits.count) + digits)
        }
        var id = ""
        for (index, digit) in digits.enumerated() {
            if [8, 12, 16, 20].contains(index) { id += "-" }
            switch index {
            // An id begins with a letter.
            case 0: id += "c"
            case 12: id += "8"
            case 16: id += "a"
            default: id.append(digit)
            }
        }
        return id
    }
}

private struct CMIFDocument: TEIMarkup, ~Copyable {
    let facts: IndexFacts
    var output: Output
    var isWhole = true
    var unfollowed: [String] = []

    init(_ facts: IndexFacts, output: consuming Output) {
        self.facts = facts
        self.output = output
    }

    mutating func writeBeginning(_ summary: CollectionSummary) {
        output.write(
            """
            <?xml version="1.0" encoding="UTF-8"?>
            <?xml-model href="https://raw.githubusercontent.com/TEI-Correspondence-SIG/CMIF/master/schema/cmi-customization.rng" type="application/xml" schematypens="http://relaxng.org/ns/structure/1.0"?>
            <TEI xmlns="http://www.tei-c.org/ns/1.0">
            <teiHeader>
            <fileDesc>
            <titleStmt>
            """)
        element(
            "title",
            text: "Correspondence index of \(summary.cableCount.counted("diplomatic telegram"))")
        element("editor", text: facts.editor ?? Self.nobody)
        output.write("</titleStmt>\n<publicationStmt><publisher>")
        if let publisher = facts.publisher, facts.base != nil {
            write(linked: publisher, to: facts.address(of: ""))
        } else {
            text(facts.publisher ?? Self.nobody)
        }
        output.write("</publisher>")
        element("idno", " type=\"url\"", text: facts.address(of: facts.fileName))
        writeDay(summary)
        output.write("<availability")
        if let licence = facts.licence {
            output.write("><licence")
            attribute("target", licence)
            output.write(">")
            text(licence)
            output.write("</licence>")
        } else {
            output.write(" status=\"unknown\"><p>Nobody has named a licence.</p>")
        }
        output.write("</availability></publicationStmt>\n<sourceDesc><bibl type=\"online\"")
        attribute("xml:id", facts.publicationID)
        output.write(">Diplomatic telegrams, converted by cableconv.")
        if facts.base != nil {
            output.write(" ")
            let address = facts.address(of: "")
            write(linked: address, to: address)
        }
        output.write("</bibl></sourceDesc>\n</fileDesc>\n<profileDesc>\n")
    }

    /// What stands for an editor or publisher whom nobody named; the format wants both.
    private static let nobody = "unknown"

    /// The day on which the program was first published: no index of its making is older.
    private static let firstRelease = CalendarDate(iso: "2026-11-24")

    /// The day of publication, or the one before which the index cannot have been published. The day of
    /// writing would make another document of the same telegrams.
    private mutating func writeDay(_ summary: CollectionSummary) {
        output.write("<date")
        if let date = facts.date {
            attribute("when", date)
        } else {
            let days = [summary.days?.upperBound, Self.firstRelease].compactMap(\.self)
            if let last = days.max() { attribute("notBefore", last) }
        }
        output.write("/>")
    }

    mutating func write(_ cable: Cable) {
        let sender = cable.attestedSenders.first
        let day = cable.attestedDay
        let addressees = cable.addressees.filter { $0.role == .action }.map(\.name).uniqued()
        output.write("<correspDesc")
        if let identifier = cable.messageReferenceNumber?.identifier {
            attribute("key", identifier)
            if facts.base != nil { attribute("ref", facts.address(of: identifier)) }
        }
        attribute("source", "#" + facts.publicationID)
        output.write(">\n")
        output.write("<correspAction type=\"sent\">")
        if let sender {
            write(organization: sender.value, isConjecture: sender.evidence != .telegram)
        } else {
            output.write(Self.unknown)
        }
        if let day { write(day.value, isConjecture: day.evidence != .telegram) }
        output.write("</correspAction>\n")
        for name in addressees {
            output.write("<correspAction type=\"received\">")
            write(organization: name)
            output.write("</correspAction>\n")
        }
        if addressees.isEmpty {
            output.write("<correspAction type=\"received\">")
            output.write(Self.unknown)
            output.write("</correspAction>\n")
        }
        output.write("</correspDesc>\n")
    }

    /// Whoever is not known, as the index has them.
    private static let unknown: StaticString = "<persName>Unknown</persName>"

    private mutating func write(linked text: String, to address: String) {
        output.write("<ref")
        attribute("target", address)
        output.write(">")
        self.text(text)
        output.write("</ref>")
    }

    private mutating func write(_ day: CalendarDate, isConjecture: Bool = false) {
        output.write("<date")
        attribute("when", day)
        if isConjecture { output.write(" evidence=\"conjecture\"") }
        output.write("/>")
    }

    private mutating func write(organization name: String, isConjecture: Bool = false) {
        output.write("<orgName")
        if isConjecture { output.write(" evidence=\"conjecture\"") }
        write(uri: facts.authorities?.uri(of: name, .organization))
        output.write(">")
        text(name)
        output.write("</orgName>")
        guard let place = PlaceNames.place(ofAddress: name) else { return }
        output.write("<placeName")
        write(uri: facts.authorities?.uriOfPlace(place, ofAddress: name))
        output.write(">")
        text(place)
        output.write("</placeName>")
    }
}
