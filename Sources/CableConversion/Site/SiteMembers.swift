import CableFormats
import CableModel
import CableSyntax

/// What a cable adds to a site: all that is made of it alone, so that any thread makes it.
struct SiteMembers: CollectionWriter {
    /// The parts of a member, in their order.
    enum Part: Int, CaseIterable {
        /// `07BAKU1467`; empty where the cable has none.
        case number
        /// What names a cable without a number: the digest of the bytes that it was read from.
        case digest
        case title
        /// Its rows of the database.
        case rows
        /// Its page, with marks where it depends on other cables.
        case page
        case tei
        case jsonld
        /// Its row of the table of all cables.
        case csv
    }

    /// What the pages of cables are.
    let pages: SitePageForm

    var fileExtensions: [String] { [] }

    func writeMember(
        _ reading: Reading, options: WriterOptions, to output: inout Output
    ) throws(FormatError) -> Member {
        var member = Member()
        var pageOptions = options
        pageOptions[HTMLFormat.isOfSite] = true
        let facts = HTMLFacts(reading.cable)
        var part = Output()
        for kind in Part.allCases {
            part.removeAll()
            switch kind {
            case .number: part.write(raw: facts.number?.identifier ?? "")
            case .digest: part.write(raw: reading.cable.provenance.source?.sha256 ?? "")
            case .title: part.write(raw: facts.title)
            case .rows: try Self.add(Self.rows, reading, options, to: &part, &member)
            case .page where pages.isMarkdown:
                try Self.add(Self.markdown, reading, options, to: &part, &member)
            // Markdown is its own source.
            case .tei where pages.isMarkdown: break
            case .jsonld where pages.isMarkdown: break
            case .csv where pages.isMarkdown: break
            case .csv: try Self.add(Self.table, reading, options, to: &part, &member)
            case .page:
                member.diagnostics += HTMLWriter.write(
                    reading.cable, facts, options: pageOptions, to: &part)
            case .tei: try Self.add(Self.tei, reading, options, to: &part, &member)
            case .jsonld: try Self.add(Self.jsonld, reading, options, to: &part, &member)
            }
            for shift in 0..<8 {
                output.write(byte: UInt8(truncatingIfNeeded: part.count >> (8 * shift)))
            }
            part.withUnsafeBufferPointer { output.write(raw: $0) }
        }
        return member
    }

    static let rows = CableTables(into: .database, fileExtensions: [])
    static let table = CSVWriter()
    private static let markdown = MarkdownWriter()
    private static let tei = TEIWriter()
    private static let jsonld = JSONLDWriter()

    private static func add(
        _ writer: any CableWriter, _ reading: Reading, _ options: WriterOptions,
        to output: inout Output, _ member: inout Member
    ) throws(FormatError) {
        member.diagnostics += try writer.write(reading, options: options, to: &output)
    }

    private static func add(
        _ writer: some CollectionWriter, _ reading: Reading, _ options: WriterOptions,
        to output: inout Output, _ member: inout Member
    ) throws(FormatError) {
        member.diagnostics +=
            try writer.writeMember(reading, options: options, to: &output).diagnostics
    }

    /// The parts of a member's bytes.
    static func parts(of bytes: UnsafeBufferPointer<UInt8>) -> [UnsafeBufferPointer<UInt8>] {
        var index = 0
        return Part.allCases.map { _ in
            var length = 0
            for shift in 0..<8 { length |= Int(bytes[index + shift]) << (8 * shift) }
            let start = index + 8
            index = start + length
            return UnsafeBufferPointer(rebasing: bytes[start..<index])
        }
    }
}
