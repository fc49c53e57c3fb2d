import CableSyntax

/// The labels that a post's database prints above a telegram: `Captions:`, `DISSEMINATION:`.
package enum DatabaseLabels {
    /// What the line with the telegram's number is called: it has no label of its own, and stands
    /// below `Cable Text:`.
    package static let number = "Cable Text"

    private static let labels: [StaticString] = [
        "TO", "ACTION", "FROM", "TAGS", "CAPTIONS", "SUBJECT", "REF", "INFO", "DISSEMINATION",
        "CHARGE", "APPROVED", "DRAFTED", "CLEARED", "VISAS",
    ]
    /// Those that telegrams do not have.
    private static let telling: [StaticString] = ["CAPTIONS:", "DISSEMINATION:", "CHARGE:", "CX"]

    /// The label at the start of a line, its colon included: `Captions:`, `CXEREWHON:`.
    package static func label(_ line: ByteView) -> Range<Int>? {
        guard ASCII.isLetter(line.first),
            let colon = line.firstIndex(ofByte: UInt8(ascii: ":"), from: line.start),
            colon - line.start <= 24
        else { return nil }
        let name = line.upTo(colon).trimmedEnd
        let isKnown = labels.contains { name.equals($0) } || isTerminal(name, line.from(colon + 1))
        return isKnown ? line.start..<(colon + 1) : nil
    }

    package static func isTelling(_ line: ByteView) -> Bool {
        telling.contains { line.hasPrefix($0) }
    }

    /// `CXEREWHON`, the terminal of the post, alone on its line.
    private static func isTerminal(_ name: ByteView, _ rest: ByteView) -> Bool {
        name.hasPrefix("CX") && name.count > 4 && rest.trimmed.isEmpty
            && (name.start..<name.end).allSatisfy { ASCII.isUpper(name[$0]) }
    }
}
