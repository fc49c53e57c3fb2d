import CableModel
import CableSyntax

/// Writes many telegrams as one `teiCorpus`.
///
/// The header that the members share has the rules and the codes; a member is the document that
/// `TEIWriter` writes, without these. All ids in it begin with the telegram's number, so that a
/// second telegram of one number gets another name when the members are put together.
package struct TEICorpusWriter: CollectionWriter {
    package init() {}

    package var fileExtensions: [String] { [".corpus.xml", ".corpus.tei.xml"] }

    package func recognizes(_ beginning: UnsafeBufferPointer<UInt8>) -> Bool {
        let view = ByteView(beginning)
        return view.upTo(min(view.end, 4096)).bytewiseIndex(of: "<teiCorpus") != nil
    }

    package var beginsWithSummary: Bool { true }
    /// A corpus has members.
    package var canBeEmpty: Bool { false }

    package func writeMember(
        _ reading: Reading, options: WriterOptions, to output: inout Output
    ) throws(FormatError) -> Member {
        var document = TEIDocument(reading, options: options, isMember: true, output: output.take())
        document.write()
        let member = Member(
            diagnostics: document.diagnostics,
            summary: CollectionSummary(
                of: reading.cable, codes: document.codes, repairs: document.repairCounts),
            name: MemberName(document.name, ends: document.nameEnds))
        output = document.output
        return member
    }

    package func writeBeginning(
        _ summary: CollectionSummary, options: WriterOptions, to output: inout Output
    ) {
        var header = TEICorpusHeader(
            summary: summary, options: options, output: output.take())
        header.write()
        output = header.output
    }

    package func writeEnd(options: WriterOptions, to output: inout Output) {
        output.write("</teiCorpus>\n")
    }
}

/// The beginning of a corpus.
private struct TEICorpusHeader: TEIMarkup, ~Copyable {
    let summary: CollectionSummary
    let options: WriterOptions
    var output: Output
    var isWhole = true
    var unfollowed: [String] = []

    init(
        summary: CollectionSummary, options: WriterOptions, output: consuming Output
    ) {
        self.summary = summary
        self.options = options
        self.output = output
    }

    mutating func write() {
        writeDeclarations()
        output.write(
            """
            <teiCorpus xmlns="http://www.tei-c.org/ns/1.0" xml:lang="en">
            <teiHeader>
            <fileDesc>
            <titleStmt>

            """)
        element("title", " type=\"main\"", text: title)
        output.write(
            """

            <respStmt><resp>conversion to TEI</resp><name type="software">cableconv</name></respStmt>
            </titleStmt>
            <extent>
            """)
        output.write("<measure unit=\"cable\"")
        attribute("quantity", summary.cableCount)
        output.write(">")
        text(summary.cableCount.counted("cable"))
        output.write(
            """
            </measure></extent>
            <publicationStmt>

            """)
        output.writePublisher(options)
        output.writeAvailability(options, "What is known stands in the header of each cable.")
        output.write(
            """
            </publicationStmt>
            <sourceDesc><p>The header of each cable names the file that it was read from.</p></sourceDesc>
            </fileDesc>

            """)
        writeEncodingDescription(
            EncodingRules(ofAllWith: summary.repairs), summary.codes, of: .corpus)
        output.write(
            """
            <profileDesc>
            <langUsage><language ident="en">English</language></langUsage>
            </profileDesc>
            </teiHeader>

            """)
    }

    /// "Diplomatic telegrams: 2 cables, 2007 to 2009".
    private var title: String {
        var title = "Diplomatic telegrams: " + summary.cableCount.counted("cable")
        if let years = summary.days.map({ ($0.lowerBound.year, $0.upperBound.year) }) {
            title += years.0 == years.1 ? ", \(years.0)" : ", \(years.0) to \(years.1)"
        }
        return title
    }
}
