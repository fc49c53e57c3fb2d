import CableModel
import CableSyntax

/// Writes rows of comma-separated values (RFC 4180).
///
/// What a cell holds of several values is parted by bars. No value is changed, unless a spreadsheet is
/// to open the table. A table says what a cable is about; it cannot say all that a cable says.
package struct CSVWriter: CableWriter, CollectionWriter {
    package init() {}

    package var isWhole: Bool { false }
    package var fileExtensions: [String] { [".csv"] }

    package func check(_ options: WriterOptions) throws(FormatError) {
        guard options[Authorities.option] == nil,
            let column = options[CSVFormat.columns]?.first(where: \.isOfAuthorities)
        else { return }
        throw FormatError(
            "--columns has \"\(column.rawValue)\", which --authorities gives; add --authorities FILE"
        )
    }

    package func write(
        _ reading: Reading, options: WriterOptions, to output: inout Output
    ) throws(FormatError) -> [Diagnostic] {
        writeBeginning(CollectionSummary(), options: options, to: &output)
        return try writeMember(reading, options: options, to: &output).diagnostics
    }

    package func writeBeginning(
        _ summary: CollectionSummary, options: WriterOptions, to output: inout Output
    ) {
        if options[CSVFormat.isForExcel] { output.write("\u{FEFF}") }
        let names = columns(options).map(\.rawValue)
        output.writeRow(of: names, isForExcel: options[CSVFormat.isForExcel])
    }

    package func writeMember(
        _ reading: Reading, options: WriterOptions, to output: inout Output
    ) throws(FormatError) -> Member {
        let columns = columns(options)
        let row = CSVRowValues(reading.cable, columns, options[Authorities.option])
        output.writeRow(
            of: columns.map(row.value(of:)), isForExcel: options[CSVFormat.isForExcel])
        return Member()
    }

    private func columns(_ options: WriterOptions) -> [TableColumn] {
        if let columns = options[CSVFormat.columns] { return columns }
        let hasURIs = options[Authorities.option] != nil
        return hasURIs ? TableColumn.allCases : Self.columnsWithoutURIs
    }

    private static let columnsWithoutURIs = TableColumn.allCases.filter { !$0.isOfAuthorities }
}

/// What a cable's row has in each column.
private struct CSVRowValues {
    private let cable: Cable
    private let authorities: Authorities?
    // What several columns ask for.
    private let number: MessageReferenceNumber?
    private let timestamp: Timestamp?
    private let addressees: [Addressee]
    private let references: [Reference]
    /// The text proper, where a column shows or counts it.
    private let text: String
    private var transcription: Transcription { cable.transcription }

    init(_ cable: Cable, _ columns: [TableColumn], _ authorities: Authorities?) {
        self.cable = cable
        self.authorities = authorities
        number = cable.messageReferenceNumber
        timestamp = cable.timestamp
        addressees = cable.addressees
        references = cable.references
        text = columns.contains { $0 == .text || $0 == .words } ? cable.readingText : ""
    }

    func value(of column: TableColumn) -> String {
        switch column {
        case .id: number?.identifier ?? ""
        case .mrn: number?.canonical ?? ""
        case .date: timestamp?.text ?? ""
        case .datePrecision: timestamp?.precision.rawValue ?? ""
        case .dateSource: cable.attestedDay?.evidence.rawValue ?? ""
        case .from: cable.senderName ?? ""
        case .fromSource: cable.attestedSenders.first?.evidence.rawValue ?? ""
        case .post: cable.postName ?? ""
        case .to: list(addressees(.action))
        case .info: list(addressees(.info))
        case .senderURI: cable.senderName.flatMap(uri) ?? ""
        case .postURI: cable.postName.flatMap { authorities?.uri(of: $0, .place) } ?? ""
        case .actionURIs: uris(of: addressees(.action))
        case .infoURIs: uris(of: addressees(.info))
        case .precedence: transcription.dateTimeGroupLine?.precedences.max()?.word ?? ""
        case .classification:
            cable.classificationLevel?.word
                ?? transcription.classificationLine?.printedClassification ?? ""
        case .controls: list(transcription.disseminationControls.map(\.name))
        case .captions: list(cable.captions.map(\.name))
        case .tags:
            list(
                cable.tags.map { tag in
                    tag.code + (tag.qualifier.map { " (\($0))" } ?? "")
                })
        case .subject: cable.subjectText ?? ""
        case .summary: cable.summary?.text ?? ""
        case .references: list(targets(of: references))
        case .otherReferences:
            list(references.filter { cable.target(of: $0) == nil }.map(\.text))
        case .unverifiedReferences:
            list(targets(of: references.filter(cable.isUnverified)))
        case .paragraphs: String(cable.paragraphCount)
        case .words: String(text.withBytes(WordCount.count))
        case .partial: cable.textStatus.flatMap { $0 == .whole ? nil : $0.rawValue } ?? ""
        case .text: text
        case .source: cable.provenance.source?.name ?? ""
        }
    }

    private func addressees(_ role: Addressee.Role) -> [String] {
        addressees.filter { $0.role == role }.map(\.name)
    }

    private func uri(of name: String) -> String? { authorities?.uri(of: name, .organization) }

    /// The URIs of names, one for each name of the cell that has the names; empty where none has any.
    private func uris(of names: [String]) -> String {
        let uris = names.uniqued().map { uri(of: $0) ?? "" }
        return uris.allSatisfy(\.isEmpty) ? "" : joined(uris)
    }

    private func targets(of references: [Reference]) -> [String] {
        references.compactMap { cable.target(of: $0)?.number.identifier }
    }

    /// Values that one cell holds, each once. A bar within a value has a backslash before it.
    private func list(_ values: [String]) -> String { joined(values.uniqued()) }

    private func joined(_ own: [String]) -> String {
        let needsBackslash = own.contains { value in
            value.utf8.contains { $0 == UInt8(ascii: "|") || $0 == UInt8(ascii: "\\") }
        }
        guard needsBackslash else { return own.joined(separator: "|") }
        return own.map {
            $0.replacing("\\", with: "\\\\").replacing("|", with: "\\|")
        }.joined(separator: "|")
    }
}
