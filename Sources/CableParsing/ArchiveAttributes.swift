import CableGrammar
import CableModel
import CableSyntax

/// The attributes of an archive's record, in order: `Original Classification: SECRET`.
///
/// A line that opens with a name is an attribute; any other goes on with the value before it, since
/// long values are wrapped. Values are kept as printed, empty ones too.
struct ArchiveAttributes {
    /// The name of the block of a text that holds attributes, and no telegram.
    static let block = "attributes"

    private(set) var attributes: [Attribute] = []
    /// Where each attribute stands, its name included.
    private(set) var ranges: [Range<Int>] = []
    private(set) var diagnostics: [Diagnostic] = []

    /// Reads the lines of a block, and enters them in the ledger.
    mutating func read(
        _ lines: [Lines.Line], of base: UnsafeBufferPointer<UInt8>, ledger: inout SpanLedger
    ) {
        var name = ""
        var value = JoinedText()
        var range: Range<Int>?
        for line in lines where !line.isBlank {
            let content = ByteView(base, line.contentStart, line.contentEnd)
            if range == nil, ArchiveDocument.isAttributesHeading(content) {
                ledger.enter(content.range, .label, element: nil)
                continue
            }
            if Rules.isRule(content) {
                ledger.enter(content.range, .layout, element: nil)
                continue
            }
            if line.contentStart == line.start, let match = AttributeNames.match(content) {
                close(name, value, range)
                name = JoinedText.reduced(content.upTo(match.nameEnd))
                value = JoinedText()
                range = content.range
                ledger.enter(content.start..<match.valueStart, .label, element: nil)
                let text = content.from(match.valueStart).trimmed
                value.append(text)
                ledger.enter(text.range, .value, element: nil)
                if !match.isKnown {
                    report(.unknownAttribute, "attribute \"\(name)\" not known; kept", at: content)
                }
                continue
            }
            if range == nil {
                report(.unnamedAttribute, "text before the first attribute; kept", at: content)
            }
            value.append(content)
            ledger.enter(content.range, .value, element: nil)
            range = (range?.lowerBound ?? content.start)..<content.end
        }
        close(name, value, range)
    }

    /// Begins an attribute; what follows without a name goes on with it.
    mutating func begin(_ name: String, with value: ByteView, at range: Range<Int>) {
        var text = JoinedText()
        text.append(value)
        attributes.append(Attribute(name: name, value: text.string))
        ranges.append(range)
    }

    /// Puts a further line behind the value of the last attribute.
    mutating func goOn(with line: ByteView) {
        guard let last = attributes.indices.last else { return }
        let more = JoinedText.reduced(line)
        let value = attributes[last].value
        attributes[last].value = value.isEmpty ? more : value + " " + more
        ranges[last] = ranges[last].lowerBound..<line.end
    }

    private mutating func close(_ name: String, _ value: JoinedText, _ range: Range<Int>?) {
        guard let range else { return }
        attributes.append(Attribute(name: name, value: value.string))
        ranges.append(range)
    }

    mutating func report(_ kind: Diagnostic.Kind, _ message: String, at view: ByteView) {
        diagnostics.append(Diagnostic(kind, message, range: view.range))
    }
}

/// The names of attributes.
package enum AttributeNames {
    package struct Match {
        package var nameEnd: Int
        /// Behind the colon.
        package var valueStart: Int
        package var isKnown: Bool
    }

    /// The name at the start of a line, up to its colon.
    ///
    /// A name that is not known is read as one where it looks like one, words with a capital each:
    /// wrapped values are in capitals or begin with none.
    package static func match(_ line: ByteView) -> Match? {
        guard ASCII.isUpper(line.first),
            let colon = line.upTo(min(line.end, line.start + 48)).firstIndex(of: ":"),
            colon + 1 >= line.end || ASCII.isBlank(line[colon + 1])
        else { return nil }
        let name = line.upTo(colon)
        let isKnown = known.contains { name.equals($0) }
        guard isKnown || looksLikeName(name) else { return nil }
        return Match(nameEnd: colon, valueStart: colon + 1, isKnown: isKnown)
    }

    private static func looksLikeName(_ name: ByteView) -> Bool {
        let words = name.words
        return (1...6).contains(words.count)
            && words.allSatisfy { word in
                (ASCII.isUpper(word.first) && word.count > 1
                    && ASCII.isLower(word[word.start + 1]))
                    || (word.count == 2 && ASCII.isLower(word.first))
            }
    }

    private static let known: [StaticString] = [
        "Automatic Decaptioning", "Capture Date", "Channel Indicators", "Concepts",
        "Control Number", "Copy", "Current Classification", "Current Handling Restrictions",
        "Decaption Date", "Decaption Note", "Disposition Action",
        "Disposition Approved on Date", "Disposition Authority", "Disposition Case Number",
        "Disposition Comment", "Disposition Date", "Disposition Event", "Disposition History",
        "Disposition Reason", "Disposition Remarks", "Document Number", "Document Source",
        "Document Unique ID", "Draft Date", "Drafter", "Enclosure", "Errors", "Executive Order",
        "Film Number", "Format", "From", "Handling Restrictions", "Image Path", "ISecure",
        "Legacy Key", "Line Count", "Locator", "Markings", "Office", "Original Classification",
        "Original Handling Restrictions", "Original Previous Classification",
        "Original Previous Handling Restrictions", "Page Count", "Previous Channel Indicators",
        "Previous Classification", "Previous Handling Restrictions", "Reference", "Retention",
        "Review Action", "Review Authority", "Review Comment", "Review Content Flags",
        "Review Date", "Review Event", "Review Exemptions", "Review History", "Review Markings",
        "Review Media Identifier", "Review Referrals", "Review Release Date",
        "Review Release Event", "Review Transfer Date", "Review Withdrawn Fields", "Secure",
        "Sent Date", "Status", "Subject", "TAGS", "To", "Type",
    ]
}

extension Provenance {
    /// Whether the attributes are those of a print of the Department's archive system.
    package var isPrint: Bool { attributes.contains { $0.name == "MRN" || $0.name == "Date/DTG" } }
}
