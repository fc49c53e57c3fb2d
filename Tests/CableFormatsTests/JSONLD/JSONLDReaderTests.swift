import CableFormats
import CableModel
import CableSyntax
import CableTestSupport
import Testing

/// What the JSON-LD reader makes of documents that others have changed.
@Suite struct JSONLDReaderTests {
    private func document(
        _ cable: Cable = .everything, _ options: WriterOptions = WriterOptions()
    ) throws -> String {
        String(
            decoding: try Readings.write(
                Reading(cable: cable), by: JSONLDWriter(), options: options),
            as: UTF8.self)
    }

    private func read(_ text: String) -> [Reading] {
        Array(text.utf8).withUnsafeBufferPointer { JSONLDReader().read($0) }
    }

    private func explanation(_ text: String) -> String? {
        Array(text.utf8).withUnsafeBufferPointer { JSONLDReader().explanation(ofNoCableIn: $0) }
    }

    private func recognition(_ text: String) -> Recognition {
        Array(text.utf8).withUnsafeBufferPointer { JSONLDReader().recognition(of: $0) }
    }

    private func canonical(_ cable: Cable) -> [UInt8] { cable.canonicalJSON }

    // MARK: The law

    @Test(arguments: ["inline", "base", "https://example.org/context.jsonld"], [false, true])
    func everyCaseComesBack(context: String, isCompact: Bool) throws {
        var options = WriterOptions()
        options[JSONLDFormat.contextPlace] = .init(context)
        options[NDJSONCollection.isCompact] = isCompact
        for cable in [Cable.everything, Cable()] {
            let reading = Reading(cable: cable)
            #expect(try Laws.jsonldRoundTrip(reading, options: options) == [])
        }
    }

    @Test func anyBaseComesBack() throws {
        var options = WriterOptions()
        options[JSONLDFormat.baseIRI] = "https://example.org/cables/"
        let text = try document(.everything, options)
        #expect(text.contains("\"https://example.org/cables/07EREWHON42#p1\""))
        #expect(!text.contains("urn:cable:"))
        #expect(recognition(text) == .certain)
        #expect(try Laws.jsonldRoundTrip(Reading(cable: .everything), options: options) == [])
    }

    /// A base may end in anything that an IRI may have.
    @Test(arguments: [
        "https://example.org/?id=", "urn:x-archive:", "https://example.org/profile:2/",
    ])
    func aBaseIsToldByTheProfile(base: String) throws {
        var options = WriterOptions()
        options[JSONLDFormat.baseIRI] = base
        for place in [JSONLDContext.Place.inline, .belowBase] {
            options[JSONLDFormat.contextPlace] = place
            for cable in [Cable.everything, Cable()] {
                #expect(try Laws.jsonldRoundTrip(Reading(cable: cable), options: options) == [])
            }
        }
    }

    @Test func aContextOfAnotherBaseIsOfOthers() throws {
        var options = WriterOptions()
        options[JSONLDFormat.baseIRI] = "https://example.org/cables/"
        let text = try document(.everything, options).replacing(
            "\"cbl\": \"https://example.org/cables/ns#\"",
            with: "\"cbl\": \"https://example.com/ns#\"")
        #expect(read(text).isEmpty)
        #expect(explanation(text)?.contains("takes \"cbl\" for <https://example.com/ns#>") == true)
    }

    @Test func withoutItsSourceACableIsTheSame() throws {
        var options = WriterOptions()
        options[JSONLDFormat.dropsSource] = true
        options[JSONLDFormat.contextPlace] = .published("urn:x")
        let reading = Readings.ofTelegram("SUBJECT: WINDMILLS\n\n1. They stood.\n")
        let text = String(
            decoding: try Readings.write(reading, by: JSONLDWriter(), options: options),
            as: UTF8.self)
        #expect(!text.contains("\"sourceText\":"))
        #expect(!text.contains("\"sourceStart\":"))
        #expect(try Laws.jsonldRoundTrip(reading, options: options) == [])
        #expect(try Laws.jsonldRoundTrip(reading) == [])
    }

    /// A line of many has no source unless somebody asks for it; the cable is the same.
    @Test(arguments: [false, true])
    func aLineHasItsSourceWhereThatIsAskedFor(_ isAskedFor: Bool) throws {
        var options = WriterOptions(NDJSONCollection.isCompact, true)
        options[JSONLDFormat.keepsSource] = isAskedFor
        let reading = Readings.ofTelegram("SUBJECT: WINDMILLS\n\n1. They stood.\n")
        let text = String(
            decoding: try Readings.write(reading, by: JSONLDWriter(), options: options),
            as: UTF8.self)
        #expect(text.contains("\"sourceText\":") == isAskedFor)
        #expect(try Laws.jsonldRoundTrip(reading, options: options) == [])
    }

    /// Words that are other marks in other forms, and characters of every kind.
    @Test(arguments: [
        "", "(C)", "C)", "]]>", "a\u{0}b\u{7}", "\u{FEFF}\u{2028}", "e\u{0301}", "😀 \u{10FFFF}",
        "\" \\ \n\t", " leading and trailing ",
    ])
    func anyTextComesBackFromAnywhere(_ text: String) throws {
        let mark = PageMark(kind: .banner, printed: text)
        let marking = PortionMarking(printed: text, level: .secret)
        let cable = Cable(
            transcription: Transcription(
                head: [
                    HeadLine(
                        printed: text,
                        content: .originator(Originator(name: text, office: text))),
                    HeadLine(
                        printed: text, content: .addressee(Addressee(role: .action, name: text))),
                    HeadLine(
                        printed: text,
                        content: .tags(
                            TagsLine(label: text, tags: [Tag(code: text), Tag(code: text)]))),
                    HeadLine(
                        printed: text,
                        content: .subject(
                            Subject(label: text, portionMarking: marking, text: text))),
                    HeadLine(
                        printed: text,
                        content: .references(
                            ReferenceList(
                                label: text,
                                references: [Reference(marker: text, letter: text, text: text)]))),
                    HeadLine(printed: text, content: .captions([Caption(text)])),
                    HeadLine(
                        printed: text,
                        content: .classificationAuthority(ClassificationAuthority(name: text))),
                ],
                body: [
                    .paragraph(
                        Paragraph(
                            label: ParagraphLabel(printed: text, letter: text),
                            portionMarking: marking,
                            content: [
                                .redaction(text), .text("and"), .pageMark(mark), .text("more"),
                            ],
                            lists: [ItemList(items: [ListItem(marker: text, content: [])])])),
                    .preformatted(Preformatted(lines: [text.replacing("\n", with: ""), ""])),
                    .pageMark(mark),
                ],
                signature: Signature(printed: text),
                tail: [TailLine(kind: .postscript, printed: text)], unplaced: [text]),
            provenance: Provenance(
                articles: [text], attributes: [Attribute(name: text, value: text)]))
        #expect(try Laws.jsonldRoundTrip(Reading(cable: cable)) == [])
    }

    @Test(arguments: ["jsonld", "json"])
    func aCompactDocumentIsOneLine(_ name: String) throws {
        let format = try #require(Registry.format(named: name))
        var options = WriterOptions()
        options[NDJSONCollection.isCompact] = true
        let line = try Readings.write(
            Reading(cable: .everything), by: try #require(format.writer), options: options)
        #expect(line.count { $0 == 0x0A } == 1 && line.last == 0x0A)
        let read = line.withUnsafeBufferPointer { format.reader?.read($0) ?? [] }
        #expect(read.map { canonical($0.cable) } == [canonical(.everything)])
        let splitter = try #require(format.splitter)
        #expect((line + line).withUnsafeBufferPointer { splitter.recognizes($0) })
        let pretty = try Readings.write(
            Reading(cable: .everything), by: try #require(format.writer))
        #expect(!pretty.withUnsafeBufferPointer { splitter.recognizes($0) })
    }

    @Test func aBaseWithAFragmentIsNone() {
        var options = WriterOptions()
        for base in ["", "cables/", "https://example.org/#", "https://example.org/a b"] {
            options[JSONLDFormat.baseIRI] = base
            #expect(throws: FormatError.self) { try JSONLDWriter().check(options) }
        }
    }

    @Test func namesThatAreOneIRIStayApart() throws {
        let names = ["CDR PORT AU PRINCE", "CDR PORT-AU-PRINCE", "CDR PORT AU PRINCE"]
        let head = names.map {
            HeadLine(printed: $0, content: .addressee(Addressee(role: .action, name: $0)))
        }
        let cable = Cable(transcription: Transcription(head: head))
        #expect(try Laws.jsonldRoundTrip(Reading(cable: cable)) == [])
    }

    // MARK: What is visible counts

    /// Each of these stands once in the document, and changes what is read.
    @Test(arguments: [
        ("\"text\": \"SIPDIS\"", "\"text\": \"SIPDIS//\""),
        ("\"name\": \"SECSTATE WASHDC\"", "\"name\": \"SECSTATE\""),
        ("\"name\": \"AMEMBASSY EREWHON\"", "\"name\": \"AMCONSUL EREWHON\""),
        ("\"dateSent\": \"2007-12-11T10:31:00Z\"", "\"dateSent\": \"2007-12-11T10:32:00Z\""),
        ("\"dateTimeGroup\": \"111031Z DEC 07\"", "\"dateTimeGroup\": \"111031Z DEC 2007\""),
        ("\"deliveryNumber\": \"4418\"", "\"deliveryNumber\": \"4419\""),
        (
            "\"classification\": \"Secret\",\n \"classificationLine\"",
            "\"classification\": \"TopSecret\",\n \"classificationLine\""
        ),
        ("\"executiveOrder\": \"12958\"", "\"executiveOrder\": \"13526\""),
        ("\"declassifyOn\": \"2017-12-11\"", "\"declassifyOn\": \"2018-12-11\""),
        ("\"name\": \"WINDMILLS &", "\"name\": \"WATERMILLS &"),
        ("\"termCode\": \"PREL\"", "\"termCode\": \"PGOV\""),
        ("\"text\": \"SMITH/JONES E-MAIL\"", "\"text\": \"SMITH/JONES LETTER\""),
        ("\"jobTitle\": \"Ambassador\"", "\"jobTitle\": \"Consul\""),
        ("\"filingTime\": \"3451031\"", "\"filingTime\": \"3451032\""),
        ("\"text\": \"a nested item\"", "\"text\": \"a nested thing\""),
        ("\"text\": \"alone\"", "\"text\": \"all alone\""),
        ("\"text\": \"# not a heading\"", "\"text\": \"not a heading\""),
        ("\"role\": \"summary\"", "\"role\": \"comment\""),
        ("\"marker\": \"-\"", "\"marker\": \"+\""),
        ("\"url\": \"https://example.org/", "\"url\": \"https://example.com/"),
        ("\"text\": \"P.S. & so on\"", "\"text\": \"P.S.\""),
        ("\"created\": \"2007-12-11 10:10\"", "\"created\": \"2007-12-11\""),
        ("\"sha256\": \"0f", "\"sha256\": \"00"),
    ])
    func aChangedValueIsRead(_ old: String, _ new: String) throws {
        let text = try document()
        #expect(text.contains(old), "\(old) is missing")
        let reading = try #require(read(text.replacing(old, with: new)).first)
        #expect(canonical(reading.cable) != canonical(.everything))
    }

    @Test func aChangedParagraphKeepsItsAnnotations() throws {
        let text = try document().replacing("Summary. A mill", with: "Summary. A tall old mill")
        let reading = try #require(read(text).first)
        let paragraph = try #require(reading.cable.transcription.body[1].paragraph)
        #expect(paragraph.content.runningText.hasPrefix("Summary. A tall old mill"))
        #expect(
            paragraph.content.contains(
                .paragraphMention(ParagraphMention(text: "para 2", number: 2))))
        #expect(paragraph.content.contains(.redaction("XXXXXXXXXXXX")))
        #expect(!reading.diagnostics.contains { $0.id == "jsonld-annotation" })
    }

    @Test func anAnnotationWithoutItsWordsIsSaid() throws {
        let text = try document().replacing("septel", with: "SEPTEL!")
            .replacing("\"exact\": \"SEPTEL!\"", with: "\"exact\": \"septel\"")
        let reading = try #require(read(text).first)
        #expect(reading.diagnostics.contains { $0.id == "jsonld-annotation" })
    }

    @Test func aFieldThatDisagreesIsSaid() throws {
        let text = try document().replacing(
            "\"tagsLine\": \"PREL", with: "\"tagsLine\": \"PGOV")
        let reading = try #require(read(text).first)
        #expect(canonical(reading.cable) == canonical(.everything))
        #expect(
            reading.diagnostics.map(\.message) == [
                "\"tagsLine\" of a Message says other than the lines and parts, which count"
            ])
    }

    @Test func whatHasNoPlaceIsSaid() throws {
        let text = try document().replacing(
            "\"genre\":", with: "\"license\": \"urn:x\", \"genre\":"
        )
        .replacing("\"role\": \"summary\"", with: "\"role\": \"summary\", \"mood\": [1.5]")
        let reading = try #require(read(text).first)
        #expect(canonical(reading.cable) == canonical(.everything))
        #expect(
            reading.diagnostics.map(\.message) == [
                "\"license\" of a Message has no place in a cable; left out",
                "\"mood\" of a Paragraph has no place in a cable; left out",
            ])
        #expect(Set(reading.diagnostics.map(\.id)) == ["jsonld-no-place"])
    }

    /// What a line of the head names has to be in the document.
    @Test(arguments: ["\"urn:x:nowhere\"", "{\"@id\": \"urn:x:nowhere\"}"])
    func whatALineNamesAndIsNowhereIsSaid(_ entry: String) throws {
        let reading = Readings.ofTelegram(
            "FM AMEMBASSY EREWHON\nTO SECSTATE WASHDC\nUNCLAS EREWHON 000042\n\n1. They stand.\n")
        var text = String(decoding: try Readings.write(reading, by: JSONLDWriter()), as: UTF8.self)
        let start = try #require(text.firstRange(of: "\"entry\": ["))
        let end = try #require(text[start.upperBound...].firstIndex(of: "]"))
        text.replaceSubrange(start.upperBound..<end, with: entry)
        let messages = try #require(read(text).first).diagnostics.map(\.message)
        #expect(
            messages.contains { $0.contains("\"entry\" of a head line names, urn:x:nowhere,") },
            "\(messages)")
    }

    @Test func aPlaceOutsideTheSourceIsSaid() throws {
        let reading = Readings.ofTelegram("SUBJECT: MILLS\n\n1. They stand.\n")
        let text = String(decoding: try Readings.write(reading, by: JSONLDWriter()), as: UTF8.self)
        let spoilt = text.replacing("\"sourceEnd\": 14", with: "\"sourceEnd\": 9000000")
        #expect(text != spoilt)
        let messages = try #require(read(spoilt).first).diagnostics.map(\.message)
        #expect(
            messages.contains(
                "\"sourceStart\" and \"sourceEnd\" of 1 elements lie outside the source's text; left out"
            ),
            "\(messages)")
    }

    // MARK: Forms

    @Test func keysMayComeInAnyOrder() throws {
        let value = try JSONValue(parsing: Array(try document().utf8))
        let reading = try #require(read(value.reversedKeys).first)
        #expect(canonical(reading.cable) == canonical(.everything))
        #expect(reading.diagnostics.isEmpty)
    }

    @Test func severalStandInAnArrayOrAGraph() throws {
        let one = try document()
        let other = try document(Cable())
        #expect(read("[\(one), \(other)]").count == 2)
        let node = try document().replacing(
            "\"@context\": {", with: "\"@type\": \"Cable\", \"x\": {")
        #expect(read("{\"@graph\": [\(node)]}").isEmpty, "the key @type stands twice")
        var options = WriterOptions()
        options[JSONLDFormat.contextPlace] = .published("urn:x")
        let graph = try [Cable.everything, Cable()].map {
            try document($0, options).replacing("\"@context\": \"urn:x\",", with: "")
        }.joined(separator: ",")
        let readings = read("{\"@context\": \"urn:x\", \"@graph\": [\(graph)]}")
        #expect(
            readings.map { canonical($0.cable) } == [canonical(.everything), canonical(Cable())])
        #expect(readings.allSatisfy { $0.diagnostics.isEmpty })
    }

    /// Parts named by their IRIs may hold each other as deep as a document likes.
    @Test(arguments: ["BulletItem", "ParticipantList", "QuotedText", "Paragraph"])
    func partsInPartsWithoutEndAreLeftOut(_ type: String) throws {
        let first = type == "BulletItem" ? "urn:list" : "urn:x:0"
        var nodes = (0..<20_000).map { number in
            "{\"@id\": \"urn:x:\(number)\", \"@type\": [\"CreativeWork\", \"\(type)\"], \"text\": \"a\", "
                + "\"marker\": \"-\", \"hasPart\": [{\"@id\": \"urn:x:\(number + 1)\"}]}"
        }
        nodes.append(
            "{\"@id\": \"urn:c\", \"@type\": [\"Cable\"], \"conformsTo\": \"urn:cable:profile:2\", "
                + "\"hasPart\": [{\"@id\": \"\(first)\"}]}")
        nodes.append(
            "{\"@id\": \"urn:list\", \"@type\": [\"BulletList\"], \"hasPart\": [{\"@id\": \"urn:x:0\"}]}"
        )
        let graph = "{\"@context\": \"urn:x\", \"@graph\": [\(nodes.joined(separator: ","))]}"
        let reading = try #require(read(graph).first)
        #expect(reading.diagnostics.contains { $0.message.contains("deep") })
    }

    @Test func linesAreDocuments() throws {
        var options = WriterOptions()
        options[NDJSONCollection.isCompact] = true
        let lines = try document(.everything, options) + document(Cable(), options)
        #expect(lines.split(separator: "\n").count == 2)
        #expect(
            read(lines).map { canonical($0.cable) } == [canonical(.everything), canonical(Cable())])
        #expect(recognition(lines) == .certain)
    }

    @Test func otherDocumentsAreExplained() throws {
        let text = try document()
        let other = text.replacing("\"schema\": \"http://", with: "\"schema\": \"https://")
        #expect(recognition(other) == .certain)
        #expect(read(other).isEmpty)
        #expect(explanation(other)?.contains("its context takes \"schema\" for") == true)
        let expanded = """
            [{"@id": "urn:x", "http://purl.org/dc/terms/conformsTo": [{"@id": "urn:cable:profile:2"}]}]
            """
        #expect(read(expanded).isEmpty)
        #expect(explanation(expanded)?.contains("expanded form") == true)
        let foreign = """
            {"@context": "https://schema.org", "@type": "Recipe", "name": "Soup"}
            """
        #expect(recognition(foreign) == .likely(.vocabulary))
        #expect(read(foreign).isEmpty)
        #expect(explanation(foreign)?.contains("no node has the type Cable") == true)
        #expect(recognition("{\"a\": 1}") == .no)
        #expect(recognition("SUBJECT: {\"@context\"}") == .no)
        for words in [
            "{\"@type\": \"urn:cable:profile:1\"}", "\"urn:cable:profile:2\"", "profile:2",
        ] {
            let model = String(
                decoding: try Readings.write(
                    Readings.ofTelegram("1. See \(words)\n"), by: ModelJSONWriter()),
                as: UTF8.self)
            #expect(recognition(model) == .no, "\(words)")
        }
    }

    @Test func aMissingContextIsSaid() throws {
        var options = WriterOptions()
        options[JSONLDFormat.contextPlace] = .published("urn:x")
        let text = try document(.everything, options).replacing(
            "\"@context\": \"urn:x\",", with: "")
        let reading = try #require(read(text).first)
        #expect(canonical(reading.cable) == canonical(.everything))
        #expect(reading.diagnostics.map(\.id) == ["jsonld-context"])
    }

    @Test func aDocumentThatIsCutAnywhereIsNoCrash() throws {
        let bytes = Array(try document().utf8)
        for end in stride(from: 0, to: bytes.count, by: 997) {
            let cut = Array(bytes[..<end])
            cut.withUnsafeBufferPointer {
                #expect(JSONLDReader().read($0).isEmpty)
                _ = JSONLDReader().explanation(ofNoCableIn: $0)
            }
        }
    }

    @Test func valuesOfOtherTypesAreSaid() throws {
        for old in ["\"position\": 1,", "\"text\": \"alone\"", "\"lineType\": \"subject\""] {
            let key = old.prefix { $0 != ":" }
            let text = try document().replacing(
                old, with: "\(key): {}\(old.hasSuffix(",") ? "," : "")")
            let reading = try #require(read(text).first)
            #expect(!reading.diagnostics.isEmpty, "\(old)")
        }
    }
}

extension JSONValue {
    /// JSON text with the members of each object in reverse order.
    fileprivate var reversedKeys: String {
        switch self {
        case .object(let members):
            "{"
                + members.reversed().map { "\"\($0.name)\": \($0.value.reversedKeys)" }
                .joined(separator: ",\n") + "}"
        case .array(let values): "[" + values.map(\.reversedKeys).joined(separator: ", ") + "]"
        case .string(let text):
            String(
                decoding: {
                    var json = JSONWriter(Output(), indented: false)
                    json.value(text)
                    return json.output.bytes
                }(), as: UTF8.self)
        case .integer(let number): "\(number)"
        case .real(let number): "\(number)"
        case .bool(let bool): "\(bool)"
        case .null: "null"
        }
    }
}
