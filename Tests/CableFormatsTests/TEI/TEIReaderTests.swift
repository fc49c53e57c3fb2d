import CableFormats
import CableGrammar
import CableModel
import CableSyntax
import CableTestSupport
import Testing

/// What a TEI document says is what is read, whoever wrote or changed it.
@Suite struct TEIReaderTests {
    private static let telegram = """
        VZCZCXRO0042
        OO RUEHXX
        DE RUEHER #0042/01 3451031
        ZNY SSSSS ZZH
        O 111031Z DEC 07
        FM AMEMBASSY EREWHON
        TO RUEHC/SECSTATE WASHDC IMMEDIATE 4418
        INFO RUEHLP/AMEMBASSY LAPUTA PRIORITY 0191
        S E C R E T SECTION 01 OF 02 EREWHON 000042

        SIPDIS

        E.O. 12958: DECL: 12/11/2017
        TAGS: PREL, PGOV, OVIP (QUIXOTE, A.)
        SUBJECT: WINDMILLS AND
        GIANTS

        REF: A. LAPUTA 161
        B. UTOPIA 1382 (NOTAL)

        Classified By: Ambassador Alonso Quixote for reasons 1.4 (b) and (d).

        1. (S) Summary. The mills (ref A) stand still; see para 2. End summary.

        THE MILLS
        ---------

        2. (S/NF) XXXXXXXXXXXX said:

        -- one sail is torn;

        -- another
        EREWHON 00000042  002.2 OF 002
        is lost.

        QUIXOTE

        """

    private static func document() throws -> String {
        String(
            decoding: try Readings.write(Readings.ofTelegram(telegram), by: TEIWriter()),
            as: UTF8.self)
    }

    private func read(_ text: String) -> [Reading] {
        Array(text.utf8).withUnsafeBufferPointer { TEIReader().read($0) }
    }

    private func changed(_ old: String, _ new: String) throws -> Reading {
        let document = try Self.document()
        try #require(document.contains(old), "\(old) is not in the document:\n\(document)")
        return try #require(read(document.replacing(old, with: new)).first)
    }

    private func ids(_ reading: Reading) -> [String] { reading.diagnostics.map(\.id) }

    // MARK: Visible parts

    @Test func aParagraphIsWhatItSays() throws {
        let text = try changed("stand still;", "turn &amp; turn;").cable.transcription
        let paragraph = try #require(text.body[0].paragraph)
        #expect(paragraph.content.runningText.hasPrefix("Summary. The mills (ref A) turn & turn;"))
        #expect(paragraph.role == .summary)
    }

    @Test func aRoleFollowsTheWords() throws {
        let text = try changed("Summary. The", "Comment. The")
            .cable.transcription.body
        let paragraph = try #require(text[0].paragraph)
        #expect(paragraph.role == .summary, "the section says so")
        let open = try changed(" subtype=\"summary\"", "").cable.transcription.body
        let summary = try #require(open[0].paragraph)
        #expect(summary.role == .summary, "the words say so")
    }

    @Test func aNameOfTheTextCounts() throws {
        let reading = try changed(
            "FM <orgName>AMEMBASSY EREWHON</orgName>", "FM <orgName>AMCONSUL UTOPIA</orgName>")
        #expect(reading.cable.transcription.originator?.name == "AMCONSUL UTOPIA")
        #expect(ids(reading) == ["tei-header"], "the header has the old name")
        let header = try changed(
            "originator\">AMEMBASSY EREWHON</orgName>", "originator\">AMCONSUL UTOPIA</orgName>")
        #expect(header.cable.transcription.originator?.name == "AMEMBASSY EREWHON")
        #expect(ids(header) == ["tei-header"])
    }

    @Test func partsOfLinesCount() throws {
        let addressee = try changed(
            "<orgName>AMEMBASSY LAPUTA</orgName>", "<orgName>AMEMBASSY LUGGNAGG</orgName>")
        #expect(addressee.cable.transcription.addressees[1].name == "AMEMBASSY LUGGNAGG")
        #expect(addressee.cable.transcription.addressees[1].stationSerial == "0191")
        let tag = try changed(">PGOV</seg>", ">MARR</seg>").cable.transcription.tags
        #expect(tag.map(\.code) == ["PREL", "MARR", "OVIP"])
        #expect(tag.map(\.qualifier) == [nil, nil, "QUIXOTE, A."])
        let subject = try changed("GIANTS</seg>", "DWARFS</seg>").cable.transcription.subject
        #expect(subject?.text == "WINDMILLS AND DWARFS")
        let number = try changed("EREWHON 000042</idno>\n", "EREWHON 000043</idno>\n")
        #expect(number.cable.transcription.classificationLine?.serial == 43)
        let level = try changed(">S E C R E T</seg>", ">C O N F I D E N T I A L</seg>")
        #expect(level.cable.transcription.classificationLine?.level == .confidential)
        let group = try changed(
            ">111031Z DEC 07</date></dateline>", ">121031Z DEC 07</date></dateline>")
        #expect(group.cable.transcription.dateTimeGroupLine?.dateTimeGroup.date.day == 12)
        let until = try changed(">12/11/2017</date>", ">12/12/2017</date>")
        #expect(until.cable.transcription.declassification?.date?.day == 12)
        let person = try changed("<surname>Quixote</surname>", "<surname>Quijano</surname>")
        #expect(person.cable.transcription.classificationAuthority?.name == "Alonso Quijano")
        let marking = try changed(">(S/NF)</seg>", ">(C)</seg>").cable.transcription.body
        let paragraph = try #require(marking[2].paragraph)
        #expect(paragraph.portionMarking == PortionMarking(printed: "(C)", level: .confidential))
    }

    @Test func referencesAndMentionsCount() throws {
        let other = try changed(
            "<idno type=\"mrn-printed\">LAPUTA 161</idno>",
            "<idno type=\"mrn-printed\">08 LUGGNAGG 5</idno>")
        #expect(
            other.cable.transcription.references[0].cited
                == CitedTelegram(year: 2008, post: "LUGGNAGG", serial: 5))
        let mention = try changed(">ref A</ref>", ">ref B</ref>").cable.transcription.body
        let paragraph = try #require(mention[0].paragraph)
        #expect(
            paragraph.content.contains(
                .referenceMention(ReferenceMention(text: "ref B", letter: "B", reference: 1))))
        let listed = try changed(
            "</listBibl>",
            "<bibl n=\"C\"><seg type=\"label\">C.</seg> BALNIBARBI 7</bibl></listBibl>")
        #expect(listed.cable.transcription.references.map(\.letter) == ["A", "B", "C"])
        #expect(listed.cable.transcription.references[2].cited?.post == "BALNIBARBI")
    }

    @Test func itemsMarksAndSignatureCount() throws {
        let text = try changed("another <pb n=\"002.2\"/>", "a third <pb n=\"002.2\"/>")
        let paragraph = try #require(text.cable.transcription.body[2].paragraph)
        #expect(
            paragraph.lists[0].items.map(\.content.runningText) == [
                "one sail is torn;", "a third is lost.",
            ])
        let page = try changed("EREWHON 00000042 002.2 OF 002<", "EREWHON 00000042 003 OF 004<")
        let other = try #require(page.cable.transcription.body[2].paragraph)
        #expect(
            other.lists[0].items[1].content[1]
                == .pageMark(
                    PageMark(
                        kind: .pageLine(PageLine(page: "003", total: "004")),
                        printed: "EREWHON 00000042 003 OF 004")))
        #expect(
            try changed("<persName>QUIXOTE<", "<persName>PANZA<").cable.transcription.signature
                == Signature(printed: "PANZA"))
        let gap = try changed("<desc>XXXXXXXXXXXX</desc>", "<desc>[Source removed]</desc>")
        let redacted = try #require(gap.cable.transcription.body[2].paragraph)
        #expect(redacted.content.first == .redaction("[Source removed]"))
    }

    @Test func theFileThatItCameFromIsKept() throws {
        var reading = Readings.ofTelegram(Self.telegram)
        reading.cable.provenance.source = SourceFile(
            name: "a.txt", format: "telegram", encoding: "utf-8", size: 5,
            sha256: String(repeating: "00ff", count: 16))
        let document = String(decoding: try Readings.write(reading, by: TEIWriter()), as: UTF8.self)
        let again = try #require(read(document.replacing(">00ff", with: ">11ee")).first)
        #expect(again.cable.provenance.source?.sha256.hasPrefix("11ee00ff") == true)
        #expect(again.cable.provenance.source?.name == "a.txt")
    }

    /// What a telegram's author mistyped or ran together is marked as what it means.
    @Test func slipsAreMarkedAsWhatTheyMean() throws {
        let slips = Self.telegram.replacing("PREL, PGOV", with: "EINDETRD, pgov")
            .replacing("PRIORITY 0191", with: "PIORITY 0191")
        let reading = Readings.ofTelegram(slips)
        let document = String(decoding: try Readings.write(reading, by: TEIWriter()), as: UTF8.self)
        #expect(document.contains("<seg type=\"tag\" ana=\"#tag-EIND #tag-ETRD\">EINDETRD</seg>"))
        #expect(document.contains("<seg type=\"tag\" ana=\"#tag-PGOV\">pgov</seg>"))
        #expect(document.contains("<seg type=\"precedence\">PIORITY</seg>"))
        let violations = try Laws.teiRoundTrip(reading)
        #expect(violations.isEmpty, "\(violations)")
    }

    // MARK: Other hands

    /// What pretty printers do: line breaks and indents, also in text; blanks between elements lost.
    @Test func layoutIsNoText() throws {
        let document = try Self.document()
        let before = try #require(read(document).first).cable
        let wrapped = document.replacing("; see ", with: ";\n      see\n ")
            .replacing("</label> ", with: "</label>\n  ")
            .replacing("</seg> <gap", with: "</seg><gap")
            .replacing("</orgName> <seg", with: "</orgName><seg")
            .replacing("<item>", with: "\n\t<item>\n").replacing("</item>", with: "\n </item>")
            .replacing("</ref>", with: "</ref\n>").replacing("<signed>", with: "<signed>\n   ")
        let after = try #require(read(wrapped).first).cable
        #expect(
            String(decoding: before.canonicalJSON, as: UTF8.self)
                == String(decoding: after.canonicalJSON, as: UTF8.self))
    }

    @Test func elementsWithoutAPlaceAreSaid() throws {
        let kept = try changed("The mills (", "The <hi>mills</hi> and <hi>all</hi> (")
        let paragraph = try #require(kept.cable.transcription.body[0].paragraph)
        #expect(paragraph.content.runningText.hasPrefix("Summary. The mills and all (ref A)"))
        #expect(ids(kept) == ["tei-element"])
        #expect(kept.diagnostics[0].message.contains("\"hi\" (2 times"))
        #expect(kept.diagnostics[0].severity == .warning)
        let left = try changed("End summary.</p>", "End summary.<note>By me.</note></p>")
        #expect(ids(left) == ["tei-element"])
        #expect(left.diagnostics[0].message.contains("left out"))
        let noted = try #require(left.cable.transcription.body[0].paragraph)
        #expect(noted.content.runningText.hasSuffix("End summary."))
        let block = try changed("<closer>", "<quote>Rocinante</quote><closer>")
        #expect(block.cable.transcription.body.count == 4)
        #expect(ids(block) == ["tei-element"])
        let header = try changed("<profileDesc>", "<xenoData>x</xenoData><profileDesc>")
        #expect(ids(header) == ["tei-element"])
        let line = try changed(
            "<opener xml:id=\"cable-07EREWHON42-caption\">",
            "<opener xml:id=\"cable-07EREWHON42-caption\"><lb n=\"9\"/>GARBLE ")
        #expect(ids(line).contains("tei-line"))
        #expect(line.cable.transcription.head.contains { $0.printed == "GARBLE" })
    }

    @Test func othersChoicesOfMarkupAreRead() throws {
        let paragraph = try changed(
            "stand still;", "stand <choice><sic>stil</sic><corr>still</corr></choice>;<lb/>see")
        let text = try #require(paragraph.cable.transcription.body[0].paragraph)
        #expect(text.content.runningText.contains("(ref A) stand stil; see see para 2"))
        let reference = try changed("<ref type=\"paragraph\"", "<ref")
        let other = try #require(reference.cable.transcription.body[0].paragraph)
        #expect(
            other.content.contains(.paragraphMention(ParagraphMention(text: "para 2", number: 2))))
    }

    @Test func eachMemberOfACorpusIsACable() throws {
        let member = try Self.document().split(separator: "\n").dropFirst(2).joined(separator: "\n")
        let start = try #require(member.firstRange(of: "<encodingDesc>"))
        let end = try #require(member.firstRange(of: "</encodingDesc>"))
        let encoding = member[start.lowerBound..<end.upperBound]
        let corpus = """
            <teiCorpus xmlns="http://www.tei-c.org/ns/1.0"><teiHeader>\(encoding)</teiHeader>
            \(member.replacing(encoding, with: ""))
            \(member.replacing(encoding, with: "").replacing("EREWHON42", with: "EREWHON43"))
            </teiCorpus>
            """
        let alone = try #require(read(try Self.document()).first)
        let readings = read(corpus)
        #expect(readings.count == 2)
        for reading in readings {
            #expect(reading.cable.transcription == alone.cable.transcription)
        }
        #expect(readings[0].diagnostics.isEmpty)
    }

    // MARK: Characters

    @Test(arguments: [
        "]]> & < > \" ' &amp;", "e\u{301} and \u{E9}", "two  blanks", "\u{A0}\u{2028}", "a\rb",
        "1\u{FFFD}2", "\u{1F43F}",
    ])
    func charactersComeBack(_ text: String) throws {
        var reading = Readings.ofTelegram(Self.telegram)
        reading.cable.transcription.body.append(.paragraph(Paragraph(content: [.text(text)])))
        reading.cable.transcription.head[0] = reading.cable.transcription.head[0].reprinted(text)
        reading.cable.transcription.unplaced = [text]
        reading.cable.provenance.attributes = [Attribute(name: text, value: text)]
        let violations = try Laws.teiRoundTrip(reading).filter { !$0.hasPrefix("diagnosed") }
        #expect(violations.isEmpty, "\(violations)")
    }

    @Test func whatXMLCannotHoldIsSubstitutedAndSaid() throws {
        var reading = Readings.ofTelegram(Self.telegram)
        reading.cable.transcription.body.append(
            .paragraph(Paragraph(content: [.text("a\u{1}b\u{C}c\u{FFFE}d\u{0}")])))
        var output = Output()
        let diagnostics = try TEIWriter().write(reading, options: WriterOptions(), to: &output)
        #expect(diagnostics.map(\.id) == ["illegal-in-xml"])
        let again = try #require(read(String(decoding: output.bytes, as: UTF8.self)).first)
        #expect(
            again.cable.transcription.body.last
                == .paragraph(
                    Paragraph(content: [.text("a\u{FFFD}b\u{FFFD}c\u{FFFD}d\u{FFFD}")])))
    }

    @Test func aMegabyteIsRead() throws {
        var reading = Readings.ofTelegram(Self.telegram)
        let text = String(repeating: "Sancho & Rocinante went on. ", count: 40_000)
        reading.cable.transcription.body.append(.paragraph(Paragraph(content: [.text(text + "x")])))
        #expect(try Laws.teiRoundTrip(reading) == [])
    }

    // MARK: What is no telegram

    private func recognition(_ text: String) -> Recognition {
        Array(text.utf8).withUnsafeBufferPointer { TEIReader().recognition(of: $0) }
    }

    private func explanation(_ text: String) -> String? {
        Array(text.utf8).withUnsafeBufferPointer { TEIReader().explanation(ofNoCableIn: $0) }
    }

    @Test func otherDocumentsAreExplained() throws {
        let novel = """
            <TEI xmlns="http://www.tei-c.org/ns/1.0"><teiHeader><fileDesc/></teiHeader>
            <text><body><p>In a village of La Mancha</p></body></text></TEI>
            """
        #expect(recognition(novel) == .likely(.vocabulary))
        #expect(read(novel).isEmpty)
        #expect(explanation(novel)?.contains("no part of a telegram's head") == true)
        #expect(recognition("<?xml version=\"1.0\"?><a/>") == .possible)
        #expect(explanation("<?xml version=\"1.0\"?><a/>")?.contains("no TEI") == true)
        #expect(explanation(novel.replacing("</p>", with: ""))?.contains("line 2") == true)
        #expect(recognition("<html><body>x</body></html>") == .no)
        #expect(recognition("VZCZCXRO0042\nFM X") == .no)
        #expect(recognition("{}") == .no)
        #expect(recognition(try Self.document()) == .certain)
    }

    @Test func anyCutIsSurvived() throws {
        let document = Array(try Self.document().utf8)
        for (index, byte) in document.enumerated() where byte == 0x0A || index % 97 == 0 {
            document[..<index].withUnsafeBufferPointer { part in
                let readings = TEIReader().read(part)
                #expect(readings.count <= 1)
            }
        }
    }
}
