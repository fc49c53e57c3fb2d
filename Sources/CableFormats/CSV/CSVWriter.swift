import CableModel
import CableSyntax

/// Writes rows of comma-separated values (RFC 4180) that are safe to open in a spreadsheet.
///
/// What a cell holds of several values is parted by semicolons. A table says what a cable is about;
/// it cannot say all that a cable says.
package struct CSVWriter: CableWriter, CollectionWriter {
    package init() {}

    package var isWhole: Bool { false }
    package var fileExtensions: [String] { [".csv"] }

    package func write(
        _ reading: Reading, options: WriterOptions, to output: inout Output
    ) throws(FormatError) -> [Diagnostic] {
        writeBeginning(CollectionSummary(), options: options, to: &output)
        return try writeMember(reading, options: options, to: &output).diagnostics
    }

    package func writeBeginning(
        _ summary: CollectionSummary, options: WriterOptions, to output: inout Output
    ) {
        write(TableColumn.allCases.map(\.rawValue), to: &output)
    }

    package func writeMember(
        _ reading: Reading, options: WriterOptions, to output: inout Output
    ) throws(FormatError) -> Member {
        let row = CSVRowValues(reading.cable)
        write(TableColumn.allCases.map(row.value(of:)), to: &output)
        return Member()
    }

    private func write(_ values: [String], to output: inout Output) {
        for (index, value) in values.enumerated() {
            if index > 0 { output.write(",") }
            output.write(csv: value)
        }
        output.write("\r\n")
    }
}

/// What a cable's row has in each column.
private struct CSVRowValues {
    private let cable: Cable
    private var transcription: Transcription { cable.transcription }

    init(_ cable: Cable) { self.cable = cable }

    func value(of column: TableColumn) -> String {
        switch column {
        case .id: cable.messageReferenceNumber?.identifier ?? ""
        case .date: date
        case .dateSource: cable.attestedDay?.evidence.rawValue ?? ""
        case .from: cable.senderName ?? ""
        case .fromSource: cable.attestedSenders.first?.evidence.rawValue ?? ""
        case .to: addressees(.action)
        case .info: addressees(.info)
        case .classification: classification
        case .captions: unique(cable.captions.map(\.name))
        case .tags:
            unique(
                cable.tags.map { tag in
                    tag.code + (tag.qualifier.map { " (\($0))" } ?? "")
                })
        case .subject: cable.subjectText ?? ""
        case .references: targets(of: cable.references)
        case .unverifiedReferences: targets(of: cable.references.filter(cable.isUnverified))
        case .paragraphs:
            String(
                transcription.body.count {
                    if case .paragraph = $0 { true } else { false }
                }
                    + transcription.paragraphNumbers
                    .subtracting(transcription.paragraphNumbersOfText).count)
        case .words: String(wordCount)
        case .source: cable.provenance.source?.name ?? ""
        }
    }

    private var date: String {
        if let group = cable.dateTimeGroup { return group.isoMinute }
        return cable.day?.iso ?? ""
    }

    private var classification: String {
        guard let level = cable.classificationLevel else {
            return transcription.classificationLine?.printedClassification ?? ""
        }
        return ([level.word] + transcription.disseminationControls.map(\.name))
            .joined(separator: "//")
    }

    private func addressees(_ role: Addressee.Role) -> String {
        unique(cable.addressees.filter { $0.role == role }.map(\.name))
    }

    private func targets(of references: [Reference]) -> String {
        unique(
            references.map { reference in
                cable.target(of: reference)?.number.identifier ?? reference.text
            })
    }

    private func unique(_ values: [String]) -> String {
        var seen: Set<String> = []
        return values.filter { seen.insert($0).inserted }.joined(separator: "; ")
    }

    private var wordCount: Int {
        var layout = ReadingLayout(output: Output(), wrapColumn: nil)
        layout.write(transcription)
        return layout.output.withUnsafeBufferPointer(WordCount.count)
    }
}

extension Output {
    /// The signs with which a spreadsheet takes a cell for a formula.
    private static let formulaSigns = ByteSet("=+-@\t\r")
    private static let needsQuotes = ByteSet(",\"\n\r;")

    /// A cell: in quotes where it has to be, and with an apostrophe before what a spreadsheet would
    /// run.
    mutating func write(csv value: String) {
        var value = value
        value.withUTF8 { bytes in
            let isFormula = bytes.first.map(Self.formulaSigns.contains) ?? false
            let end = Self.needsQuotes.firstIndex(in: bytes, from: 0, to: bytes.count)
            guard isFormula || end < bytes.count else { return write(raw: bytes) }
            write("\"")
            if isFormula { write("'") }
            for byte in bytes {
                if byte == UInt8(ascii: "\"") { write("\"") }
                write(byte: byte)
            }
            write("\"")
        }
    }
}
