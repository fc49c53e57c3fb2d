import CableGrammar
import CableModel
import CableParsing
import CableSyntax

/// Whether a telegram, written line by line, may be read again as another one.
///
/// A reader tells a line by its form, and by what stands around it in the copy. A copy whose lines were lost,
/// doubled or run together has lines that say something else where they stand apart. Nobody can tell all of
/// them by a look; but what makes a cable unusual is seen at one, and the document of an unusual cable is
/// read back.
extension Transcription {
    /// Whether lines of the head may be read as others: lines of no form, or out of their order; or the
    /// beginning of the text, which no line parts from them, as one of them.
    var isBeginningDoubtful: Bool { isHeadDoubtful || body.first?.isLikeRestOfHead ?? false }

    /// The same of the lines alone, for a document that parts them from the text.
    var isHeadDoubtful: Bool {
        var reached = 0
        for line in head {
            switch line.kind {
            case .uninterpreted, .preamble: return true
            case .addressee where line.printed.utf8.count < 5 || line.printed.hasNumber(of: 5):
                return true
            // Of a page line.
            case .declassification where line.printed.hasNumber(of: 8): return true
            // Without a number it is a banner, where it does not stand first.
            case .classification where reached == line.kind.step && !line.printed.hasNumber(of: 1):
                return true
            case .subject, .tags, .references, .classificationAuthority, .declassification:
                if line.holdsAnother { return true }
            default: break
            }
            guard let step = line.kind.step else { continue }
            if step < reached { return true }
            reached = step
        }
        // What stands above a subject is an instruction, and may be text without one.
        return head.last?.kind == .passingInstruction
    }

    /// Whether parts of the text may be read as others, in a telegram's layout. Without a signature its last
    /// words may be one.
    var isTextDoubtful: Bool {
        signature.map { $0.printed.utf8.count < 3 } ?? true || !unplaced.isEmpty
            || body.contains(where: \.isDoubtful) || body.hasDoubtfulNeighbours
    }

    /// Whether a paragraph has no text, which no layout shows.
    var hasEmptyParagraph: Bool { body.contains(where: \.isEmptyParagraph) }
}

extension HeadLine.Kind {
    /// The order of the lines in a head; `nil` for what may stand anywhere.
    fileprivate var step: Int? {
        switch self {
        case .transmissionIdentifier, .relay, .station, .operatingSignals, .dateTimeGroup: 1
        case .originator: 2
        case .addressee: 3
        case .classification, .captions, .revisionNote, .passingInstruction: 4
        case .declassification, .tags, .subject, .references, .classificationAuthority: 5
        case .officeDistribution, .drafting, .communicationsCentreStamp, .pageMark, .textStatus,
            .publisherNote, .preamble, .uninterpreted:
            nil
        }
    }
}

extension String {
    /// Whether it has a number of so many digits, as page lines and date-time groups have.
    fileprivate func hasNumber(of count: Int) -> Bool {
        var digits = 0
        for byte in utf8 {
            digits = ASCII.isDigit(byte) ? digits + 1 : 0
            if digits == count { return true }
        }
        return false
    }
}

extension HeadLine {
    /// Whether the line has in it what would begin another: a label, or a page line's count (`002 OF 003`). A
    /// reader cuts it there, where it was run together of lines that had no such cut.
    fileprivate var holdsAnother: Bool {
        printed.withBytes { bytes in
            let line = ByteView(bytes)
            if line.hasPageCount { return true }
            // Its own label has a colon, and so has nearly any other.
            guard let colon = line.firstIndex(of: ":"),
                line.from(colon + 1).firstIndex(of: ":") != nil
            else { return false }
            let kinds = Self.labels[kind] ?? HeadLabels.Kind.allCases
            return HeadLabels.firstEmbedded(in: line, kinds: kinds) != nil
                || HeadLabels.firstGlued(in: line, kinds: kinds) != nil
        }
    }

    /// The labels of other kinds of lines: one's own may stand behind a marking.
    private static let labels = Dictionary(
        uniqueKeysWithValues: HeadLabels.Kind.allCases.map { own in
            (own.lineKind, HeadLabels.Kind.allCases.filter { $0 != own })
        })
}

extension ByteView {
    /// Whether a count of pages is in it, as page lines have one: `002 OF 003`.
    fileprivate var hasPageCount: Bool {
        guard let of = firstIndex(of: " OF "), of > start else { return false }
        return ASCII.isDigit(self[of - 1]) && ASCII.isDigit(byte(at: of + 4))
    }
}

extension Block {
    /// Whether the block's beginning, or that of a part, has the form of something else.
    fileprivate var isDoubtful: Bool {
        switch self {
        case .paragraph(let paragraph): paragraph.isDoubtful
        case .heading(let heading): heading.content.beginsLikeLine
        case .quotation(let quotation): quotation.body.contains(where: \.isDoubtful)
        case .list(let list): list.mayBeParted
        case .preformatted, .pageMark: false
        }
    }

    fileprivate var isEmptyParagraph: Bool {
        guard case .paragraph(let paragraph) = self else { return false }
        return paragraph.content.isEmpty && paragraph.heading.isEmpty && paragraph.lists.isEmpty
    }

    /// Whether the block may be read as more of the head when it is the first below it.
    fileprivate var isLikeRestOfHead: Bool {
        switch self {
        case .paragraph(let paragraph):
            paragraph.label == nil && paragraph.portionMarking == nil
                && !paragraph.content.beginsLikeProse
        case .heading(let heading):
            heading.content.withBeginning {
                !$0.containsLowercase && CaptionLines.isPassingInstruction($0)
            }
        case .pageMark(let mark): mark.kind == .banner
        case .list, .preformatted, .quotation: false
        }
    }
}

extension [Block] {
    /// Whether a block is something else for what stands behind it: what announces another text where none
    /// follows; a line that may be a heading, above the text of a paragraph; a sentence without an end, above
    /// a footer.
    fileprivate var hasDoubtfulNeighbours: Bool {
        indices.contains { index in
            guard case .paragraph(let paragraph) = self[index] else { return false }
            switch index + 1 < count ? self[index + 1] : nil {
            case .quotation: return false
            case .paragraph(let next):
                return paragraph.isOpening || paragraph.mayBeHeading
                    || next.role == .postFooter && !paragraph.endsSentence
            default: return paragraph.isOpening
            }
        }
    }
}

extension Paragraph {
    fileprivate var isDoubtful: Bool {
        if content.isEmpty || heading.beginsLikeLine || content.goesOnLikeLine || content.isShort
            || content.beginsWithoutWords || content.beginsLikePageLine
        {
            return true
        }
        if content.mayBeParted(behind: nil) || lists.contains(where: \.mayBeParted) { return true }
        guard let label else {
            return content.beginsLikeLine || content.hasNumberNearBeginning
        }
        if let number = label.number, content.hasNumber(following: number) || content.endsWithTitle
        {
            return true
        }
        return content.withBeginning { text in
            if portionMarking == nil, text.first == UInt8(ascii: "(") || ASCII.isDigit(text.first) {
                return true
            }
            return HeadLabels.match(text) != nil
        }
    }

    /// Whether it says that another text begins behind it.
    fileprivate var isOpening: Bool {
        content.withEnd { $0.last == UInt8(ascii: ":") && QuotationMarkers.opening($0) != nil }
    }

    /// Whether its last words end a sentence.
    fileprivate var endsSentence: Bool { content.withEnd(Sentences.isEnd) }

    /// Whether it is a line without a number that would be a heading where it stands alone.
    fileprivate var mayBeHeading: Bool {
        label == nil && content.count == 1
            && content.withBeginning {
                $0.count < Inline.beginning && Headings.mayStandAlone([$0])
            }
    }
}

extension ItemList {
    /// Whether the text of an item may be parted into several.
    fileprivate var mayBeParted: Bool {
        items.contains {
            $0.content.mayBeParted(behind: $0.marker) || $0.lists.contains(where: \.mayBeParted)
        }
    }
}

extension Inline {
    /// Bytes at the beginning that tell what a line is.
    static let beginning = 100

    fileprivate func withBeginning(_ isSuch: (ByteView) -> Bool) -> Bool {
        guard let text = plainText else { return false }
        return text.withBytes { isSuch(ByteView($0, 0, min($0.count, Self.beginning))) }
    }

    /// Whether the text begins as a line of a head, or a page line.
    fileprivate var beginsLikeLine: Bool {
        withBeginning { text in
            if ReleaseStamps.isStamp(text) { return true }
            // Only labels, and the page lines of a printer, have small letters.
            if text.firstWord?.containsLowercase ?? false {
                return HeadLabels.match(text) != nil || text.hasPrefix("PAGE")
            }
            return HeadGrammar.kind(of: text) != nil
        }
    }
}

extension Inline {
    /// Whether text between page marks may be one itself: a few words without a small letter.
    fileprivate var mayBePageMark: Bool {
        withBeginning { $0.count < 60 && !$0.containsLowercase }
    }
}

extension [Inline] {
    fileprivate func withBeginning(_ isSuch: (ByteView) -> Bool) -> Bool {
        first?.withBeginning(isSuch) ?? false
    }

    fileprivate func withEnd(_ isSuch: (ByteView) -> Bool) -> Bool {
        last?.plainText?.withBytes {
            isSuch(ByteView($0, Swift.max(0, $0.count - Inline.beginning), $0.count))
        }
            ?? false
    }

    /// Whether the number of the next paragraph is in the text, as a line of its own would begin.
    fileprivate func hasNumber(following number: Int) -> Bool {
        contains {
            $0.plainText?.withBytes {
                ParagraphNumbers.embedded(in: ByteView($0), following: number) != nil
            } ?? false
        }
    }

    /// Whether dashes within the text, written as one line, may begin items.
    fileprivate func mayBeParted(behind mark: String?) -> Bool {
        contains {
            $0.plainText?.withBytes { !RunOnItems.marks(in: ByteView($0), behind: mark).isEmpty }
                ?? false
        }
    }

    /// Whether the last words, on the line of the sentence before, may be a heading.
    fileprivate var endsWithTitle: Bool {
        last?.plainText?.withBytes { Headings.cutOfTitle(in: ByteView($0)) != nil } ?? false
    }

    fileprivate var beginsLikeLine: Bool { first?.beginsLikeLine ?? false }

    /// Whether text that stands on a line of its own within a paragraph does, behind a page mark.
    fileprivate var goesOnLikeLine: Bool {
        guard count > 1 else { return false }
        return indices.dropFirst().contains { index in
            guard self[index - 1].plainText == nil else { return false }
            return self[index].beginsLikeLine
                || (index + 1 < count && self[index + 1].plainText == nil
                    && self[index].mayBePageMark)
        }
    }

    /// Whether what stands above a page mark is like a page line: `EREWHON 00000042  002 OF 003`.
    fileprivate var beginsLikePageLine: Bool {
        count > 1 && self[1].plainText == nil && withBeginning { $0.count < 60 && $0.hasPageCount }
    }

    /// Whether what stands above a page mark has no letter or digit: a rule, a lone dash.
    fileprivate var beginsWithoutWords: Bool {
        count > 1 && self[1].plainText == nil
            && withBeginning { text in
                !text.range.contains { ASCII.isLetter(text[$0]) || ASCII.isDigit(text[$0]) }
            }
    }

    /// `TO 2. (U) …`, `1 . (C)`: whether a number that may be a paragraph's stands first, or behind a word or
    /// two.
    fileprivate var hasNumberNearBeginning: Bool {
        withBeginning { text in
            let text = text.upTo(Swift.min(text.end, text.start + 16))
            return ASCII.isDigit(text.first)
                || (text.start + 1..<Swift.max(text.start + 1, text.end)).contains {
                    text[$0] == UInt8(ascii: ".") && ASCII.isDigit(text[$0 - 1])
                }
        }
    }

    /// Whether its first line may be a name or the mark of an end.
    fileprivate var isShort: Bool {
        guard case .text = first, count == 1 || self[1].plainText == nil else { return false }
        return withBeginning { text in
            text.count < 16 && !text.containsLowercase && ASCII.isLetter(text.last)
        }
    }

    /// Whether the text begins in small letters, as no line of a head does, and goes on.
    fileprivate var beginsLikeProse: Bool {
        withBeginning { text in
            let text = text.upTo(Swift.min(text.end, text.start + 40))
            return text.count == 40
                && (text.start..<text.end).count { ASCII.isLower(text[$0]) } > 20
        }
    }
}
