import CableGrammar
import CableModel
import CableSyntax

/// Lines that may stand between the lines of any part of the head.
extension HeadRule {
    /// The title that a database prints above or below the telegram's identifier. It may begin like
    /// a line of the head: `FM SAMPLE ON THE MACHINES` speaks of a foreign minister.
    static let titleOfDump = HeadRule("title-of-dump", in: .opening ... .opening) { parser, line in
        guard parser.isNextToIdentifier, !parser.hasOwnForm(line),
            parser.isTransmissionAhead()
        else { return .passes }
        parser.take(line, as: .preamble)
        return .takes
    }

    /// A rule is layout, where more of the head follows.
    static let rule = HeadRule("rule", beginning: "-=*_~#+") { parser, line in
        guard Rules.isRule(line) else { return .passes }
        guard parser.isHeadAhead() else { return .endsHead }
        parser.ledger.enter(line.range, .layout, element: nil)
        parser.nextLine()
        return .takes
    }

    /// `RABAT 00000988 002 OF 003`.
    static let pageLine = HeadRule("page-line") { parser, line in
        guard let match = PageMarks.match(line, post: parser.post),
            match.range.lowerBound == line.start
        else { return .passes }
        parser.take(line.upTo(match.range.upperBound), as: .pageMark, .pageMark(match.mark.kind))
        parser.hasPageLine = true
        return .takes
    }

    /// A classification that a page line is glued to: `CONFIDENTIALPAGE 02`.
    static let bannerBeforePageLine = HeadRule("banner-before-page-line") { parser, line in
        guard let end = ClassificationWords.endBeforePageLine(line) else { return .passes }
        parser.take(line.upTo(end), as: .pageMark, .pageMark(.banner))
        return .takes
    }

    /// A classification alone repeats that of the page: once the telegram has a number, or above a
    /// page line, or on a copy with page lines above the numbered one.
    static let banner = HeadRule("banner") { parser, line in
        guard ClassificationWords.mayBegin(line), ClassificationWords.isBanner(line),
            !parser.addsControls(line), !parser.isHandlingCaption(line),
            parser.hasClassification || parser.isPageLineNext()
                || (parser.hasPageLine && parser.isNumberedClassificationAhead())
        else { return .passes }
        parser.take(line, as: .pageMark, .pageMark(.banner))
        return .takes
    }

    /// `THIS RECORD IS A PARTIAL EXTRACT …`, or what a failed retrieval left in place of the text.
    static let textStatus = HeadRule("text-status", beginning: "ET") { parser, line in
        if line.equals("ERROR READING TEXT") || line.equals("EXPAND ERROR ENCOUNTERED") {
            parser.take(line, as: .textStatus)
            return .takes
        }
        guard HeadGrammar.isPartialExtract(line) else { return .passes }
        // The sentence may be glued to what follows: it ends with these words.
        let end = line.firstIndex(of: "NOT AVAILABLE.").map { $0 + 14 }
        parser.take(line.upTo(end ?? line.end), as: .textStatus)
        return .takes
    }

    /// The stamp of the office that released the telegram.
    static let releaseStamp = HeadRule("release-stamp") { parser, line in
        if parser.lineIndex + 1 < parser.lines.count, !parser.linesAreWhole,
            !ReleaseStamps.isStamp(line),
            ReleaseStamps.isStamp(line, wrappedIn: parser.line(parser.lineIndex + 1))
        {
            parser.takeWrappedStamp()
            return .takes
        }
        guard
            let length = ReleaseStamps.length(
                at: parser.lineIndex,
                in: { $0 < parser.lines.count ? parser.line($0) : nil })
        else { return .passes }
        for _ in 0..<length { parser.take(parser.rest, as: .publisherNote) }
        return .takes
    }

    /// The classification and under it `SBU`, at the head or foot of a page of a print.
    static let bannerAboveHandling = HeadRule("banner-above-handling") { parser, line in
        guard ClassificationWords.mayBegin(line), ClassificationWords.isBanner(line),
            parser.lineIndex + 1 < parser.lines.count,
            PageFurniture.isHandling(parser.line(parser.lineIndex + 1))
        else { return .passes }
        parser.take(line, as: .pageMark, .pageMark(.banner))
        parser.take(parser.rest, as: .pageMark, .pageMark(.caption))
        return .takes
    }

    /// The number under the page line of an older record copy.
    static let pageNumber = HeadRule("page-number", beginning: "0123456789") { parser, line in
        guard HeadLimits.digitsOfPageNumber.contains(line.count), line.isAllDigits,
            parser.isAfterPageMark
        else { return .passes }
        parser.take(line, as: .communicationsCentreStamp)
        return .takes
    }
}

extension HeadParser {
    /// Whether a telegram's identifier stands by itself on the line above or below.
    fileprivate var isNextToIdentifier: Bool {
        if head.count == 1, head[0].kind == .preamble, Self.isIdentifier(head[0].printed) {
            return true
        }
        return head.isEmpty && nextText.map { Self.isIdentifier($0.string) } ?? false
    }

    private static func isIdentifier(_ text: String) -> Bool {
        MessageReferenceNumber(identifier: text) != nil
    }

    /// Whether a line is one that a telegram's head, or a copy of it, has in any place.
    fileprivate func hasOwnForm(_ line: ByteView) -> Bool {
        HeadLabels.match(line) != nil || beginsHead(line) || isPageMark(line)
            || TransmissionLines.isRelay(line) || TransmissionLines.dateTimeGroup(line) != nil
            || CaptionLines.classification(line)?.number != nil
            || MessageReferenceNumber(identifier: line.string) != nil
    }

    /// `SENSITIVE BUT UNCLASSIFIED` among the captions; elsewhere it belongs to a page.
    fileprivate func isHandlingCaption(_ line: ByteView) -> Bool {
        state == .captions && PageFurniture.beginsWithHandling(line) && !isAfterPageMark
            && !isPageLineNext()
    }

    /// Takes a stamp that stands on two lines.
    fileprivate mutating func takeWrappedStamp() {
        var text = JoinedText()
        for _ in 0..<2 {
            text.append(rest)
            enter(rest)
            nextLine()
        }
        append(text, as: .publisherNote)
    }

    /// Whether a page line or a banner is the last that was read.
    var isAfterPageMark: Bool { head.last?.kind == .pageMark }

    /// Whether a line is a page line or a banner.
    func isPageMark(_ line: ByteView) -> Bool {
        PageMarks.match(line, post: post)?.range.lowerBound == line.start
            || ClassificationWords.isBanner(line)
            || ClassificationWords.endBeforePageLine(line) != nil
    }

    /// Takes the page line or banner being read.
    mutating func takePageMark() -> Bool {
        let line = rest
        for rule in [HeadRule.pageLine, .bannerBeforePageLine, .banner] {
            if case .takes = rule.read(&self, line) { return true }
        }
        return false
    }

    /// Whether a classification by itself, no page's head or foot, has controls that the telegram's
    /// line has not: `SECRET//REL LAPUTA` below `S E C R E T STATE 42`.
    func addsControls(_ line: ByteView) -> Bool {
        guard hasClassification, !isAfterPageMark, !isPageLineNext(), !hasSubject,
            let found = CaptionLines.classification(line)?.controls, !found.isEmpty
        else { return false }
        return head.allSatisfy { line in
            guard let own = line.classification else { return true }
            return !found.allSatisfy { own.controls.contains($0.control) }
        }
    }
}
