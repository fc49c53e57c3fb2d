import CableGrammar
import CableModel
import CableSyntax

/// Lines that follow a name.
enum Postscripts {
    /// Where the post's website is, the query or the day of a database, a newspaper's stamp, a
    /// line that is blacked out.
    static func isPostscript(_ view: ByteView) -> Bool {
        if Redactions.isRun(view) { return true }
        if Footers.isFooterLine(view) || Rules.isRule(view) { return true }
        let beginnings: [StaticString] = [
            "SELECT * FROM ", "ID: ", "ID:\t", "DECLASSIFIED/RELEASED ",
        ]
        if view.isExactly("DECLASSIFIED") { return true }
        // What a mail says of itself, and to whom a copy goes.
        let labels: [StaticString] = [
            "CLASSIFIED BY:", "CLASSIFICATION:", "DERIVED FROM:", "DECLASSIFY ON:", "REASON:",
            "CC:",
        ]
        if labels.contains(where: { view.hasPrefix($0) }) { return true }
        if beginnings.contains(where: { view.hasPrefix($0) }) { return true }
        if isArchiveFooter(view) || DraftingLines.beginsBlock(view) { return true }
        // "<<map.pdf>>", "(CORRECTED COPY)"
        if view.hasPrefix("<<"), view.hasSuffix(">>") { return true }
        if view.first == UInt8(ascii: "("), CaptionLines.isRevisionNote(view) { return true }
        // A stretch that came loose from the text.
        if view.hasSuffix("..."), view.count <= BodyLimits.looseStretch { return true }
        return isNewspaperStamp(view) || Dates.isDay(view)
    }

    /// `2000EREWHON00042 - CONFIDENTIAL`, `2000EREWHON00042 - Classification: CONFIDENTIAL`: what an
    /// archive printed at the foot of its copy.
    private static func isArchiveFooter(_ view: ByteView) -> Bool {
        let words = view.words(upTo: 3)
        guard words.count == 3, words[1].equals("-"),
            words[0].count >= BodyLimits.identifierInFooter
        else { return false }
        let identifier = words[0]
        var classification = view.from(words[2].start)
        if words[2].equals("CLASSIFICATION:") {
            classification = classification.from(words[2].end).trimmed
        }
        return identifier.upTo(identifier.start + 4).isAllDigits && ASCII.isDigit(identifier.last)
            && ASCII.isUpper(identifier[identifier.start + 4])
            && ClassificationWords.isBanner(classification)
    }

    /// `NOTE BY OC/T:`, `NOTE: NOT PASSED TO ABOVE ADDRESSEE(S)`, `CORRECTION TO FOLLOW`: what the
    /// communications centre or an operator put below a telegram.
    static func beginsServiceNote(_ view: ByteView) -> Bool {
        let beginnings: [StaticString] = [
            "NOTE BY ", "NOTE: ", "NOTE FROM ", "NOTE TO ", "NOTE - ", "OC/T NOTE", "OC NOTE",
            "OPERATOR NOTE", "OPS NOTE", "SERVICE NOTE", "COMCENTER NOTE", "COMMCEN NOTE",
            "NOT PASSED TO ", "PASSED TO ", "HEADING AS RECEIVED", "TEXT AS RECEIVED",
            "MINIMIZE CONSIDERED",
        ]
        let view = view.first == UInt8(ascii: "(") ? view.from(view.start + 1) : view
        return !view.upTo(min(view.end, view.start + 8)).containsLowercase
            && beginnings.contains { view.hasPrefix($0) }
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
