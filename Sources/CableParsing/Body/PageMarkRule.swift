import CableGrammar
import CableModel
import CableSyntax

/// A rule that tells a page mark in a line: what the transmission put between the lines of a text.
///
/// Every line of a text is asked about; one look says no to most.
struct PageMarkRule: Sendable {
    /// What `--explain --verbose` calls it.
    let name: StaticString
    /// What a line must show for the rule to be asked.
    let sign: Sign
    /// The mark, and where in the line it stands; text may stand before it and behind it.
    ///
    /// `post`: the telegram's own, which tells page lines from the text around them.
    let find: @Sendable (_ line: ByteView, _ post: [UInt8]?) -> (PageMark, Range<Int>)?

    /// All rules, in the order in which they are asked.
    static let all: [PageMarkRule] = [
        bannerGluedToPageLine, pageLine, banner, releaseStamp, caption, sectionLine,
    ]

    /// `CONFIDENTIALPAGE 02 RUEHER0042`
    static let bannerGluedToPageLine = PageMarkRule(
        name: "banner glued to a page line", sign: .classification
    ) {
        line, _ in
        ClassificationWords.endBeforePageLine(line).map { mark(.banner, line.upTo($0)) }
    }

    /// `EREWHON 00000042 002 OF 003`, in the middle of a line too.
    static let pageLine = PageMarkRule(name: "page line", sign: .pageNumber) { line, post in
        PageMarks.match(line, post: post).map { ($0.mark, $0.range) }
    }

    /// `C O N F I D E N T I A L`, alone on its line.
    static let banner = PageMarkRule(name: "banner", sign: .classification) { line, _ in
        ClassificationWords.isBanner(line) ? mark(.banner, line) : nil
    }

    /// `Declassified/Released US Department of State EO Systematic Review 06 JUL 2006`
    static let releaseStamp = PageMarkRule(name: "release stamp", sign: .digitAtEnd) { line, _ in
        ReleaseStamps.isStamp(line) || ReleaseStamps.isExemptionAlone(line)
            ? mark(.releaseStamp, line) : nil
    }

    /// `SIPDIS` alone on its line, or in capitals at the start of it; `SBU` alone.
    static let caption = PageMarkRule(name: "caption", sign: .letterS) { line, _ in
        let word: StaticString = "SIPDIS"
        if PageFurniture.isHandling(line) || line.equals(word) { return mark(.caption, line) }
        guard line.hasPrefix(word), ASCII.isUpper(line[line.start + 1]) else { return nil }
        let end = line.start + word.utf8CodeUnitCount
        return end == line.end || ASCII.isBlank(line[end]) ? mark(.caption, line.upTo(end)) : nil
    }

    /// `C O N F I D E N T I A L SECTION 02 OF 03 EREWHON 000042`
    static let sectionLine = PageMarkRule(name: "section line", sign: .classification) { line, _ in
        guard ClassificationWords.match(line) != nil, let found = CaptionLines.classification(line),
            found.section != nil, found.number != nil
        else { return nil }
        return mark(.sectionLine, line.upTo(found.end))
    }

    private static func mark(_ kind: PageMark.Kind, _ view: ByteView) -> (PageMark, Range<Int>) {
        (PageMark(kind: kind, printed: JoinedText.reduced(view)), view.range)
    }
}

extension PageMarkRule {
    /// What a line shows at one look.
    struct Sign: OptionSet, Sendable {
        let rawValue: UInt8

        /// It may begin with the word of a classification.
        static let classification = Sign(rawValue: 1)
        /// It may hold the number of a page.
        static let pageNumber = Sign(rawValue: 2)
        static let digitAtEnd = Sign(rawValue: 4)
        static let letterS = Sign(rawValue: 8)

        init(rawValue: UInt8) { self.rawValue = rawValue }

        init(of line: ByteView, _ look: LineLook) {
            self = []
            if ClassificationWords.mayBegin(line) { insert(.classification) }
            if PageMarks.mayMatch(line, look) { insert(.pageNumber) }
            if ASCII.isDigit(line.last) { insert(.digitAtEnd) }
            if line.first | 0x20 == UInt8(ascii: "s") { insert(.letterS) }
        }
    }
}
