import CableGrammar
import CableModel
import CableSyntax

/// Lines that follow a name.
enum Postscripts {
    /// Where the post's website is, the query or the day of a database, a newspaper's stamp, a
    /// line that is blacked out.
    static func isPostscript(_ view: ByteView) -> Bool {
        if InlineScanner.isRedaction(view) { return true }
        if Footers.isFooterLine(view) || Rules.isRule(view) { return true }
        let beginnings: [StaticString] = [
            "SELECT * FROM ", "ID: ", "ID:\t", "DECLASSIFIED/RELEASED ",
        ]
        if beginnings.contains(where: { view.hasPrefix($0) }) { return true }
        if isArchiveFooter(view) { return true }
        // A stretch that came loose from the text.
        if view.hasSuffix("..."), view.count <= BodyLimits.looseStretch { return true }
        return isNewspaperStamp(view) || Dates.isDay(view)
    }

    /// `2000EREWHON00042 - CONFIDENTIAL`: what an archive printed at the foot of its copy.
    private static func isArchiveFooter(_ view: ByteView) -> Bool {
        let words = view.words(upTo: 3)
        guard words.count == 3, words[1].equals("-"),
            words[0].count >= BodyLimits.identifierInFooter
        else { return false }
        let identifier = words[0]
        return identifier.upTo(identifier.start + 4).isAllDigits && ASCII.isDigit(identifier.last)
            && ASCII.isUpper(identifier[identifier.start + 4])
            && ClassificationWords.isBanner(view.from(words[2].start))
    }

    /// Whether a line begins what telegrams say of their enclosures.
    static func beginsAttachment(_ view: ByteView) -> Bool {
        let words: [StaticString] = [
            "ATTACHMENTS", "ATTACHMENT", "ATTACHED", "ENCLOSURES", "ENCLOSURE", "ENCL",
        ]
        return words.contains { word in
            let next = view.byte(at: view.start + word.utf8CodeUnitCount)
            return view.hasPrefix(word) && (next == UInt8(ascii: ":") || next == 0x2E)
        }
    }

    /// EL PAÍS printed its name and the day on what it passed on; the stamp may break off, and its
    /// accent have been misread.
    private static func isNewspaperStamp(_ view: ByteView) -> Bool {
        if view.contains("@ EL P") { return true }
        // An L is rarer than an E.
        guard view.contains("L PA"), let name = view.firstIndex(of: "EL PA") else { return false }
        let beginsWord = name == view.start || ASCII.isBlank(view[name - 1])
        let next = view.byte(at: name + 5)
        return beginsWord && (ASCII.uppercased(next) == UInt8(ascii: "I") || next >= 0x80)
    }
}
