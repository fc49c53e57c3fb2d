import CableGrammar
import CableModel
import CableSyntax

/// Writes what a cable says as rows of the tables of `DataTable`.
package struct CableTables: CollectionWriter {
    private let destination: RowDestination
    package let fileExtensions: [String]
    package var rowDestination: RowDestination? { destination }

    package init(into destination: RowDestination, fileExtensions: [String]) {
        self.destination = destination
        self.fileExtensions = fileExtensions
    }

    /// The vocabulary, which no cable brings.
    package func writeBeginning(
        _ summary: CollectionSummary, options: WriterOptions, to output: inout Output
    ) {
        var rows = TableRowWriter(output.take())
        rows.writeVocabulary()
        output = rows.output
    }

    package func writeMember(
        _ reading: Reading, options: WriterOptions, to output: inout Output
    ) throws(FormatError) -> Member {
        var rows = TableRowWriter(output.take())
        rows.write(reading, options[Authorities.option])
        output = rows.output
        return Member()
    }
}

extension TableRowWriter {
    fileprivate mutating func write(_ reading: Reading, _ authorities: Authorities?) {
        let cable = reading.cable
        if let source = cable.provenance.source {
            row(.file) { row in
                row.put(source.name)
                row.put(text: source.format)
                row.put(text: source.encoding)
                row.put(source.size)
                row.put(text: source.sha256)
            }
        }
        writeCable(cable, authorities)
        var text = TextRows(cable.transcription)
        text.write(to: &self)
        writeAddressees(cable.addressees, authorities)
        for (index, tag) in cable.tags.enumerated() {
            row(.tag) { row in
                row.put(index + 1)
                row.put(text: tag.code)
                row.put(tag.kind?.rawValue)
                row.put(tag.qualifier)
            }
        }
        var captions: Set<String> = []
        for caption in cable.captions where captions.insert(caption.name).inserted {
            row(.caption) { row in
                row.put(captions.count)
                row.put(text: caption.name)
            }
        }
        writeReferences(of: cable, mentions: text.mentions)
        for (index, attribute) in cable.provenance.attributes.enumerated() {
            row(.attribute) { row in
                row.put(index + 1)
                row.put(text: attribute.name)
                row.put(text: attribute.value)
            }
        }
        writeDiagnostics(of: reading)
    }

    private mutating func writeCable(_ cable: Cable, _ authorities: Authorities?) {
        let transcription = cable.transcription
        let line = transcription.classificationLine
        let summary = cable.summary
        row(.cable) { row in
            row.put(cable.messageReferenceNumber?.identifier)
            row.put(line?.printedNumber)
            row.put(cable.timestamp?.text)
            row.put(cable.timestamp?.precision.rawValue)
            row.put(cable.attestedDay?.evidence.rawValue)
            row.put(cable.senderName)
            row.put(cable.attestedSenders.first?.evidence.rawValue)
            row.put(cable.postName)
            row.put(cable.senderName.flatMap { authorities?.uri(of: $0, .organization) })
            row.put(cable.postName.flatMap { authorities?.uri(of: $0, .place) })
            row.put(transcription.dateTimeGroupLine?.precedences.max()?.word)
            row.put(cable.classificationLevel?.word)
            row.put(transcription.disseminationControls.map(\.name).joined(separator: " "))
            row.put(cable.subjectText)
            row.put(cable.attestedSubject?.evidence.rawValue)
            row.put(cable.attestedTags?.evidence.rawValue)
            row.put(cable.signatureName)
            row.put(summary?.text)
            row.put(summary?.origin.rawValue)
            row.put(cable.textStatus?.rawValue)
            row.put(cable.correction)
            row.put(cable.paragraphCount)
            row.put(cable.wordCount)
        }
    }

    private mutating func writeAddressees(
        _ addressees: [Addressee], _ authorities: Authorities?
    ) {
        for (index, addressee) in addressees.enumerated() {
            row(.addressee) { row in
                row.put(index + 1)
                row.put(text: addressee.role.rawValue)
                row.put(text: addressee.name)
                let post = PostNames.name(ofAddress: addressee.name)
                row.put(post)
                row.put(authorities?.uri(of: addressee.name, .organization))
                row.put(post.flatMap { authorities?.uri(of: $0, .place) })
                row.put(addressee.precedence?.word)
                row.put(addressee.routingIndicator)
            }
        }
    }

    private mutating func writeReferences(of cable: Cable, mentions: [ReferenceMention]) {
        var position = 0
        func write(
            _ kind: String, _ letter: String?, _ printed: String, _ cited: CitedTelegram?,
            to rows: inout TableRowWriter
        ) {
            let target = cited.flatMap(cable.target(of:))
            position += 1
            rows.row(.reference) { row in
                row.put(position)
                row.put(text: kind)
                row.put(letter)
                row.put(text: printed)
                row.put(target?.number.identifier)
                row.put(target?.yearInferred ?? false)
                row.put(cited.map(cable.knowsPost(of:)) ?? true)
            }
        }
        for reference in cable.references {
            write("reference", reference.letter, reference.text, reference.cited, to: &self)
        }
        for mention in mentions {
            write("mention", nil, mention.text, mention.cited, to: &self)
        }
    }

    private mutating func writeDiagnostics(of reading: Reading) {
        var positions = TextPositions(reading)
        for (index, diagnostic) in reading.diagnostics.enumerated() {
            row(.diagnostic) { row in
                row.put(index + 1)
                row.put(text: diagnostic.id)
                row.put(text: diagnostic.severity.word)
                row.put(diagnostic.range.map { positions.position(of: $0.lowerBound).line })
                row.put(text: diagnostic.message)
            }
        }
    }

    // MARK: Vocabulary

    fileprivate mutating func writeVocabulary() {
        for kind in [Tag.Kind.subject, .geographic, .organization, .program] {
            for entry in Vocabulary.tags(kind)?.entries ?? [] {
                write(entry, of: "tag", kind: kind.rawValue)
            }
        }
        for (name, table) in [
            ("caption", Vocabulary.captions), ("marking", Vocabulary.markings),
            ("level", Vocabulary.levels),
            ("precedence", Vocabulary.precedences), ("post", Vocabulary.posts),
        ] {
            for entry in table.entries { write(entry, of: name) }
        }
        for kind in Diagnostic.Kind.allCases {
            row(.meaning) { row in
                row.put(text: "diagnostic")
                row.put(text: kind.rawValue)
                row.put(nil as String?)
                row.put(kind.meaning)
                row.put(nil as String?)
            }
        }
        for entry in Vocabulary.sources.entries {
            row(.source) { row in
                row.put(text: entry.key)
                row.put(entry.gloss)
            }
        }
    }

    private mutating func write(
        _ entry: VocabularyTable.Entry, of vocabulary: String, kind: String? = nil
    ) {
        row(.meaning) { row in
            row.put(text: vocabulary)
            row.put(text: entry.key)
            row.put(kind)
            row.put(entry.gloss)
            row.put(entry.sources.joined(separator: " "))
        }
    }
}

/// The rows of the text proper: its blocks and the items of their lists, in reading order.
private struct TextRows {
    /// The telegrams that the text itself names.
    private(set) var mentions: [ReferenceMention] = []
    private let transcription: Transcription
    private var anchors = ParagraphAnchors()
    private var position = 0

    init(_ transcription: Transcription) { self.transcription = transcription }

    mutating func write(to rows: inout TableRowWriter) {
        for block in transcription.body { write(block, isQuoted: false, to: &rows) }
    }

    private mutating func write(
        _ block: Block, isQuoted: Bool, to rows: inout TableRowWriter
    ) {
        switch block {
        case .paragraph(let paragraph):
            let anchor = paragraph.label.map {
                isQuoted ? anchors.nextQuoted(for: $0) : anchors.next(for: $0)
            }
            if !paragraph.heading.isEmpty {
                write("heading", paragraph.heading, isQuoted: isQuoted, to: &rows)
            }
            write(
                "paragraph", paragraph.content, anchor: anchor, label: paragraph.label?.printed,
                number: paragraph.label?.number, marking: paragraph.portionMarking,
                role: paragraph.role, isQuoted: isQuoted, to: &rows)
            for list in paragraph.lists { write(list, isQuoted: isQuoted, to: &rows) }
        case .heading(let heading):
            write(
                "heading", heading.content, marking: heading.portionMarking, isQuoted: isQuoted,
                to: &rows)
        case .list(let list): write(list, isQuoted: isQuoted, to: &rows)
        case .preformatted(let table):
            write(
                "preformatted", [.text(table.lines.joined(separator: "\n"))], isQuoted: isQuoted,
                to: &rows)
        case .quotation(let quotation):
            for quoted in quotation.body { write(quoted, isQuoted: true, to: &rows) }
        case .pageMark: break
        }
    }

    private mutating func write(
        _ list: ItemList, isQuoted: Bool, to rows: inout TableRowWriter
    ) {
        if !list.head.isEmpty { write("heading", list.head, isQuoted: isQuoted, to: &rows) }
        for item in list.items {
            write(
                "item", item.content, label: item.marker.isEmpty ? nil : item.marker,
                marking: item.portionMarking,
                isQuoted: isQuoted, to: &rows)
            for inner in item.lists { write(inner, isQuoted: isQuoted, to: &rows) }
        }
    }

    private mutating func write(
        _ kind: String, _ content: [Inline], anchor: String? = nil, label: String? = nil,
        number: Int? = nil, marking: PortionMarking? = nil, role: Paragraph.Role? = nil,
        isQuoted: Bool, to rows: inout TableRowWriter
    ) {
        for case .referenceMention(let mention) in content where mention.cited != nil {
            mentions.append(mention)
        }
        position += 1
        rows.row(.paragraph) { row in
            row.put(position)
            row.put(text: kind)
            row.put(anchor)
            row.put(label)
            row.put(number)
            row.put(marking?.level.word)
            row.put(role?.rawValue)
            row.put(isQuoted)
            row.put(text: content.runningText)
        }
    }
}
