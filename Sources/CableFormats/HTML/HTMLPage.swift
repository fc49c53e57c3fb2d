import CableGrammar
import CableModel
import CableSyntax

/// The page of one cable; `HTMLWriter` says by which conventions.
struct HTMLPage: ~Copyable {
    var output: Output
    /// Whether every character could be written.
    var isWhole = true
    let cable: Cable
    let transcription: Transcription
    let number: MessageReferenceNumber?
    let title: String
    let isOfSite: Bool
    let references: [Reference]
    let referenceAnchors: [String]
    let paragraphNumbers: Set<Int>
    var paragraphAnchors = ParagraphAnchors()
    /// Whether the blocks that are being written are those of a quotation.
    var isInQuotation = false
    /// Whether a heading of the text has a section open.
    var isSectionOpen = false
    let facts: HTMLFacts

    /// - Parameter facts: those of the cable with its page marks, since a mark may be all that has the date.
    init(_ cable: Cable, facts: HTMLFacts, isOfSite: Bool, output: consuming Output) {
        self.output = output
        self.cable = cable
        self.isOfSite = isOfSite
        transcription = cable.transcription
        self.facts = facts
        number = facts.number
        title = facts.title
        references = cable.references
        referenceAnchors = ReferenceAnchors.anchors(for: references)
        paragraphNumbers = cable.transcription.paragraphNumbersOfText
    }

    mutating func write() {
        let heading = number.map { "\(title) – \($0.identifier)" } ?? title
        let frame = HTMLFrame(
            title: heading, description: facts.summary, root: isOfSite ? "../" : nil)
        let facts = facts
        let isOfSite = isOfSite
        frame.writeBeginning(to: &output) { output in
            if isOfSite { Self.writeDownloads(to: &output) }
            facts.writeStructuredData(to: &output)
        }
        output.write("<article>\n<header>\n<h1>")
        text(title)
        output.write("</h1>\n")
        writeNumberLine()
        writeFields()
        output.write("</header>\n")
        writeReferences()
        if isOfSite { output.write(byte: SiteMark.citedBy) }
        writeText()
        writeClosing()
        writeHead()
        writeSource()
        writeCitation()
        output.write("</article>\n")
        HTMLFrame.writeEnd(to: &output)
    }

    /// The same cable for programs, beside the page.
    private static func writeDownloads(to output: inout Output) {
        for (type, ending) in HTMLPage.downloads {
            output.write("<link rel=\"alternate\" type=\"")
            output.write(type)
            output.write("\" href=\"")
            output.write(byte: SiteMark.ownName)
            output.write(ending)
            output.write("\" />\n")
        }
    }

    private static let downloads: [(StaticString, StaticString)] = [
        ("application/tei+xml", ".tei.xml"), ("application/ld+json", ".jsonld"),
    ]

    private mutating func writeNumberLine() {
        guard number != nil || facts.timestamp != nil else { return }
        output.write("<p class=\"number\">")
        if let number { text(number.canonical) }
        if let timestamp = facts.timestamp {
            if number != nil { output.write(", ") }
            output.write("<time datetime=\"")
            text(facts.machineDate(of: timestamp), in: .attribute)
            output.write("\">")
            text(facts.printedDate(of: timestamp))
            output.write("</time>")
        }
        output.write("</p>\n")
    }

    // MARK: Text

    mutating func text(_ text: String, in place: XMLPlace = .text) {
        if !output.writeHTML(text, in: place) { isWhole = false }
    }

    /// A section with its heading; its body is written next, and `endSection` behind it.
    mutating func beginSection(_ id: StaticString, _ heading: StaticString) {
        output.write("<section id=\"")
        output.write(id)
        output.write("\">\n<h2>")
        output.write(heading)
        output.write("</h2>\n")
    }

    mutating func endSection() { output.write("</section>\n") }

    mutating func span(_ name: StaticString, _ content: String) {
        output.write("<span class=\"")
        output.write(name)
        output.write("\">")
        text(content)
        output.write("</span>")
    }

    // MARK: Behind the text

    private mutating func writeClosing() {
        if transcription.signature != nil || !transcription.tail.isEmpty {
            beginSection("closing", "Signature and end")
            if let signature = transcription.signature {
                writeLine("signature", signature.printed)
            }
            for line in transcription.tail { writeLine(line.kind.rawValue, line.printed) }
            endSection()
        }
        guard !transcription.unplaced.isEmpty else { return }
        beginSection("unplaced", "Text without a place")
        for text in transcription.unplaced { writePreformatted(text) }
        endSection()
    }

    private mutating func writeLine(_ name: String, _ printed: String) {
        output.write("<p class=\"")
        output.write(raw: name)
        output.write("\">")
        text(printed)
        output.write("</p>\n")
    }

    /// A parser drops the line end that follows the tag, so there is always one.
    mutating func writePreformatted(_ printed: String) {
        output.write("<pre tabindex=\"0\">\n")
        text(printed)
        output.write("</pre>\n")
    }

    private mutating func writeHead() {
        guard !transcription.head.isEmpty else { return }
        beginSection("head", "Head as printed")
        writePreformatted(transcription.head.map(\.printed).joined(separator: "\n"))
        endSection()
    }

    private mutating func writeCitation() {
        beginSection("citation", "How to cite")
        output.write("<p>")
        text(facts.citation)
        output.write("</p>\n")
        if isOfSite {
            output.write("<p>Download: ")
            for (index, name) in (["TEI", "JSON-LD"] as [StaticString]).enumerated() {
                if index > 0 { output.write(", ") }
                output.write("<a href=\"")
                output.write(byte: SiteMark.ownName)
                output.write(Self.downloads[index].1)
                output.write("\">")
                output.write(name)
                output.write("</a>")
            }
            output.write("</p>\n")
        }
        endSection()
    }
}
