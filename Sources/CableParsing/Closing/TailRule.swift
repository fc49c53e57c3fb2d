import CableGrammar
import CableModel
import CableSyntax

/// A rule that tells what follows a telegram's text.
struct TailRule: Sendable {
    /// Which lines a rule may take.
    enum Place {
        /// Lines at the end of any telegram.
        case anywhere
        /// Lines below a name: without a name they are text.
        case belowName
    }

    /// What `--explain --verbose` calls it.
    let name: StaticString
    let kind: TailLine.Kind
    let place: Place
    /// Whether it takes no more lines than `BodyLimits.postscripts`.
    var isCounted = false
    /// The first of the lines that a line ends and that are the rule's; `nil` where it is not.
    let start: @Sendable (Closing, _ index: Int) -> Int?

    /// All rules, in the order in which they are asked.
    static let all: [TailRule] = [
        endMark, banner, handling, releaseStamp, wrappedStamp, stampOfLines, pageCount, pageLine,
        postscript,
        attachment, serviceNote, unquote, caption, title, pageNumber, numberedBanner,
    ]

    /// The number of a page alone or behind its classification: `- 3 -`, `Page 3`, `UNCLASSIFIED 3`.
    static let pageNumber = line("page number at the end", .banner, place: .belowName) { view in
        var rest = ClassificationWords.match(view).map { view.from($0.end).trimmed } ?? view
        if rest.hasPrefix("PAGE ") { rest = rest.from(rest.start + 5).trimmed }
        while rest.first == UInt8(ascii: "-") { rest = rest.from(rest.start + 1).trimmed }
        while rest.last == UInt8(ascii: "-") { rest = rest.dropLast.trimmed }
        return BodyLimits.digitsOfPage.contains(rest.count) && rest.isAllDigits
    }

    /// What somebody is who signs on the line above: `AMBASSADOR`.
    static let title = TailRule(
        name: "title below the name", kind: .postscript, place: .belowName
    ) { closing, index in
        // ", AMBASSADOR" as a text prints what stood behind the name.
        var title = closing.content(index)
        if title.first == UInt8(ascii: ",") { title = title.from(title.start + 1).trimmed }
        guard NameWords.isTitle(title),
            let name = (closing.firstLine..<index).last(where: { !closing.content($0).isEmpty })
        else { return nil }
        return NameWords.isName(closing.content(name)) ? index : nil
    }

    /// `NNNN`, `BT`
    static let endMark = line("end mark", .endMark) { Closing.isEndMark($0) }

    /// `CONFIDENTIAL`, the last of all. The first line of a text is none.
    static let banner = TailRule(name: "banner at the end", kind: .banner, place: .anywhere) {
        closing, index in
        index > closing.firstLine && ClassificationWords.isBanner(closing.content(index))
            ? index : nil
    }

    static let releaseStamp = line("release stamp at the end", .releaseStamp) {
        ReleaseStamps.isFooter($0) || ReleaseStamps.isStamp($0)
    }

    /// A release stamp on two lines.
    static let wrappedStamp = TailRule(
        name: "release stamp on two lines", kind: .releaseStamp, place: .anywhere
    ) { closing, index in
        index > closing.firstLine
            && ReleaseStamps.isStamp(
                closing.content(index - 1), wrappedIn: closing.content(index))
            ? index - 1 : nil
    }

    /// The classification line once more, with the telegram's number: `UNCLAS EREWHON 000042`.
    static let numberedBanner = line("number at the end", .banner, place: .belowName) { view in
        guard ClassificationWords.mayBegin(view), !view.containsLowercase,
            let form = CaptionLines.classification(view)
        else { return false }
        return form.number != nil && form.end == view.end
    }

    /// `SBU` under the banner of a page.
    static let handling = TailRule(name: "handling at the end", kind: .banner, place: .anywhere) {
        closing, index in
        guard PageFurniture.isHandling(closing.content(index)),
            let above = (closing.firstLine..<index).last(where: { !closing.content($0).isEmpty })
        else { return nil }
        return ClassificationWords.isBanner(closing.content(above)) ? index : nil
    }

    /// `Page 2 of 2`
    static let pageCount = line("page count at the end", .banner) {
        // "UNCLASSIFIED   Page 3 of 3"
        let end = ClassificationWords.match($0)?.end
        return PageMarks.isPageCount(end.map($0.from)?.trimmed ?? $0)
    }

    /// The line at the head of a page that has no text: `PAGE 02 EREWHO 00042 021230Z`. Without a name
    /// above, the text goes on behind it in a section that is missing.
    static let pageLine = line("page line at the end", .banner, place: .belowName) {
        PageMarks.match($0, post: nil)?.range == $0.range
    }

    /// `Released in Full`, the office, the day, on lines of their own.
    static let stampOfLines = TailRule(
        name: "stamp of several lines at the end", kind: .releaseStamp, place: .anywhere
    ) { closing, index in
        let first = max(closing.firstLine, index - BodyLimits.linesOfStamp)
        return (first...index).first { start in
            let length = ReleaseStamps.length(at: start) { $0 <= index ? closing.content($0) : nil }
            return length == index - start + 1
        }
    }

    /// Where the website is, a database's query, a newspaper's stamp.
    static let postscript = line(
        "postscript", .postscript, place: .belowName, isCounted: true
    ) { Postscripts.isPostscript($0) }

    /// The lines of a group that tells of what is attached.
    static let attachment = TailRule(
        name: "attachment", kind: .postscript, place: .belowName
    ) { closing, index in
        var start = index
        while start > closing.firstLine, index - start < BodyLimits.linesOfAttachment,
            !closing.content(start - 1).isEmpty
        { start -= 1 }
        return Postscripts.beginsAttachment(closing.content(start)) ? start : nil
    }

    /// The lines of a note of the communications centre: `NOTE BY OC/T: HEADING AS RECEIVED.`
    static let serviceNote = TailRule(
        name: "service note", kind: .postscript, place: .belowName
    ) { closing, index in
        var start = index
        while start > closing.firstLine, index - start < BodyLimits.linesOfAttachment,
            !closing.content(start - 1).isEmpty,
            !Postscripts.beginsServiceNote(closing.content(start))
        { start -= 1 }
        return Postscripts.beginsServiceNote(closing.content(start)) ? start : nil
    }

    /// The end of a telegram that is quoted within another, or `END` alone.
    static let unquote = line("end of a quotation", .endMark, place: .belowName) { view in
        let marks: [StaticString] = ["UNQUOTE", "END", "END TEXT", "END OF TEXT", "<END>"]
        return marks.contains { view.isExactly($0) }
    }

    /// `SIPDIS` below the name, as from the head of a page without text.
    static let caption = line("caption at the end", .banner, place: .belowName) { view in
        !view.containsLowercase && CaptionLines.captions(view)?.end == view.end
    }

    private static let marksBehindName: [StaticString] = [
        "UNQUOTE", "NNNN", "NNN", "BT",
    ]

    /// What `--explain --verbose` calls the mark behind a name.
    static let ruleOfMark: StaticString = "mark behind the name"

    /// What a line has behind its name: `SAMPLE##`; the end of a quotation, `SAMPLE UNQUOTE`.
    static func markBehindName(_ line: ByteView) -> ByteView? {
        var start = line.end
        // "SAMPLE#0042"
        while start > line.start, ASCII.isDigit(line[start - 1]) { start -= 1 }
        if start > line.start, line[start - 1] != UInt8(ascii: "#") { start = line.end }
        while start > line.start, line[start - 1] == UInt8(ascii: "#") { start -= 1 }
        if start < line.end, start > line.start { return line.from(start) }
        guard let word = line.lastWord, word.start > line.start,
            marksBehindName.contains(where: { word.isExactly($0) })
        else { return nil }
        return word
    }

    private static func line(
        _ name: StaticString, _ kind: TailLine.Kind, place: Place = .anywhere,
        isCounted: Bool = false, _ takes: @escaping @Sendable (ByteView) -> Bool
    ) -> TailRule {
        TailRule(name: name, kind: kind, place: place, isCounted: isCounted) { closing, index in
            takes(closing.content(index)) ? index : nil
        }
    }
}

extension Closing {
    /// `NNNN` (in the 1970s `NNN`), `BT`, the number `#0042` that ACP 127 repeats behind it, or a
    /// sign that a web copy left; dots where the copy breaks off.
    static func isEndMark(_ view: ByteView) -> Bool {
        let marks: [StaticString] = [
            "NNNN", "BT", ">", ".", "..", "...", "_", "END CABLE TEXT", "NNNN END CABLE TEXT",
            "NNN", "NNNNMAFVVZCZ", "<< END OF DOCUMENT >>", "#", "##", "###", "# # #",
            "END OF MESSAGE", "END MESSAGE", "END OF CABLE", "END CABLE", "CABLE ENDS",
            "END OF TELEGRAM", "END OF CABLE TEXT", "EOM",
        ]
        if isMarkOfLetters(view) { return true }
        if view.hasPrefix("BT"), case let number = view.from(view.start + 2).trimmedStart,
            number.first == UInt8(ascii: "#")
        {
            return isEndMark(number)
        }
        if view.first == UInt8(ascii: "#"), view.count <= 1 + BodyLimits.digitsOfSerial {
            let number = view.from(view.start + 1)
            if number.isAllDigits { return true }
        }
        let words = Rules.withoutRules(view)
        return marks.contains { words.equals($0) }
    }

    /// `NNNN` with one letter more, blanks in it or dashes before it: `N N N N`, `-- NNNN`.
    private static func isMarkOfLetters(_ view: ByteView) -> Bool {
        guard view.last == UInt8(ascii: "N") || view.last == UInt8(ascii: "n") else { return false }
        var letters = 0
        for index in view.range {
            switch view[index] {
            case UInt8(ascii: "N"), UInt8(ascii: "n"): letters += 1
            case 0x20, UInt8(ascii: "-"): break
            default: return false
            }
        }
        return (3...5).contains(letters)
    }
}
