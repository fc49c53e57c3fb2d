/// What a telegram says, by the handbook's terms: views of the ordered head.
extension Transcription {
    /// The lines of one section of the head, in order.
    public func lines(of section: HeadLine.Section) -> [HeadLine] {
        head.filter { $0.section == section }
    }

    /// The line with the date-time group: that of the head, else the one of the head that a further
    /// section repeats, where the first section's copy has lost it.
    public var dateTimeGroupLine: DateTimeGroupLine? {
        first(\.dateTimeGroup) ?? repeatedDateTimeGroupLine
    }

    private var repeatedDateTimeGroupLine: DateTimeGroupLine? {
        body.lazy.flatMap(\.pageMarks).compactMap(\.repeatedDateTimeGroupLine).first
    }

    /// The originating station (ACP 127, format line 3): `DE RUEHKB #1467/01 3451031`.
    public var stationLine: StationLine? {
        first(\.station)
    }

    /// The drafting block of an outgoing telegram, line by line.
    public var draftingLines: [DraftingLine] {
        head.compactMap(\.drafting)
    }

    /// Who sent it, by the line `FM`; the first where there are two.
    public var originator: Originator? {
        first(\.originator)
    }

    /// Every addressee, whatever its role, in the printed order.
    public var addressees: [Addressee] {
        head.compactMap(\.addressee)
    }

    /// The line of the head that gives the classification; what of it is wanted is asked of it.
    public var classificationHeadLine: HeadLine? { head.first { $0.kind == .classification } }

    /// What the line says that opens the text: `S E C R E T SECTION 01 OF 02 RABAT 000988`.
    public var classificationLine: ClassificationLine? {
        first(\.classification)
    }

    /// Every caption, in order, repetitions included.
    public var captions: [Caption] {
        head.compactMap(\.captions).flatMap { $0 }
    }

    /// When the classification ends: the first `E.O.` line.
    public var declassification: Declassification? {
        first(\.declassification)
    }

    /// Every tag once, in the order of its first occurrence.
    public var tags: [Tag] {
        head.compactMap(\.tags).flatMap(\.tags).uniqued()
    }

    /// The subject; what follows a page mark is joined to it.
    ///
    /// Where there are two it is the later: the earlier then comes from the list of fields of a
    /// dump, which cuts it.
    public var subject: Subject? {
        var subject: Subject?
        for line in head {
            guard let part = line.subject else { continue }
            if subject == nil || part.label != nil {
                subject = part
            } else {
                subject?.text += " " + part.text
            }
        }
        return subject
    }

    /// Every reference, in order.
    public var references: [Reference] {
        head.compactMap(\.references).flatMap(\.references)
    }

    /// Who classified the telegram, and why; what one line of the head lacks comes from the next,
    /// since the reasons may have a line of their own.
    public var classificationAuthority: ClassificationAuthority? {
        let lines = head.compactMap(\.classificationAuthority)
        guard var authority = lines.first else { return nil }
        for line in lines.dropFirst() {
            authority.name = authority.name ?? line.name
            authority.title = authority.title ?? line.title
            authority.derivedFrom = authority.derivedFrom ?? line.derivedFrom
            guard authority.printedReasons == nil else { continue }
            authority.printedReasons = line.printedReasons
            authority.reasons = line.reasons
        }
        return authority
    }

    /// The dissemination controls of the whole telegram, each once: those of its classification,
    /// however many lines give it.
    public var disseminationControls: [DisseminationControl] {
        head.compactMap(\.classification).flatMap(\.controls).uniqued()
    }

    /// How much of the text the copy holds, where it says so or breaks off.
    public var textStatus: TextStatus? {
        let stated = first(\.textStatus)
        return stated ?? (breaksOff ? .truncated : nil)
    }

    /// Whether the copy breaks off: dots are the last that it has, and no name stands above them.
    public var breaksOff: Bool {
        guard signature == nil else { return false }
        let end = tail.last?.printed ?? (body.isEmpty ? head.last?.printed : body.last?.lastText)
        return end?.utf8.suffix(3).elementsEqual("...".utf8) == true
    }

    /// What the first line says that has such a view.
    private func first<Value>(_ view: (HeadLine) -> Value?) -> Value? {
        for line in head {
            if let value = view(line) { return value }
        }
        return nil
    }
}

extension Transcription {
    /// The number that stands alone on a line above the telegram, as dumps print it.
    fileprivate var numberInPreamble: MessageReferenceNumber? {
        for line in head {
            guard line.kind == .preamble,
                let number = MessageReferenceNumber(identifier: line.printed)
            else { continue }
            return number
        }
        return nil
    }
}

extension Transcription {
    /// The year that an archive's identifier above the telegram gives (`2000EREWHON00042`), where
    /// it is that of a post and serial number.
    fileprivate func yearOfRecord(post: String, serial: Int) -> Int? {
        for line in head {
            guard line.kind == .preamble else { continue }
            for word in line.printed.split(separator: " ") {
                if let number = MessageReferenceNumber(identifier: String(word)),
                    number.post.isSamePost(as: post), number.serial == serial
                {
                    return number.year
                }
            }
        }
        return nil
    }
}

extension Cable {
    /// The telegram's number: that of the page where there is one, else the one that its own
    /// classification line gives, with the year of the date-time group or of an archive's
    /// identifier; else that of an archive's record; `nil` where they are not known.
    public var messageReferenceNumber: MessageReferenceNumber? {
        let own = transcription.classificationHeadLine?.postAndSerial
        if let printed = provenance.page?.referenceID,
            let number = MessageReferenceNumber(identifier: printed)
        {
            // An identifier has lost the spaces of "BUENOS AIRES"; the line has them.
            if let own, own.post.isSamePost(as: number.post) { return number.named(own.post) }
            return number
        }
        guard let (post, serial) = own,
            let year = transcription.dateTimeGroupLine?.dateTimeGroup.date.year
                ?? transcription.yearOfRecord(post: post, serial: serial)
                ?? provenance.recordedYear
        else {
            // Above a telegram of another number stands what a row refers to.
            return provenance.recordedNumber ?? (own == nil ? transcription.numberInPreamble : nil)
        }
        return MessageReferenceNumber(year: year, post: post, serial: serial)
    }
}

extension Cable {
    /// The telegram that a reference means; `nil` where it means something else, or where the
    /// year is neither printed nor to be inferred.
    public func target(of reference: Reference) -> ReferenceTarget? {
        reference.cited.flatMap { target(of: $0) }
    }

    /// The telegram that a printed number means; `nil` where its year is neither printed nor to be
    /// inferred.
    ///
    /// A number without a year is that of a telegram of the same year, or of the year before where
    /// its serial is above the telegram's own at the same post.
    public func target(of cited: CitedTelegram) -> ReferenceTarget? {
        guard cited.year == nil else { return cited.target(citedBy: nil, year: nil) }
        return cited.target(
            citedBy: messageReferenceNumber,
            year: transcription.dateTimeGroupLine?.dateTimeGroup.date.year)
    }
}

extension CitedTelegram {
    /// The same for whoever asks it of many numbers.
    ///
    /// - Parameters:
    ///   - own: the number of the telegram that cites.
    ///   - groupYear: the year of its date-time group.
    public func target(
        citedBy own: MessageReferenceNumber?, year groupYear: Int?
    ) -> ReferenceTarget? {
        if let year {
            return number(of: year).map { ReferenceTarget(number: $0, yearInferred: false) }
        }
        guard var year = own?.year ?? groupYear else { return nil }
        if let own, !isAirgram, own.post.isSamePost(as: post), serial > own.serial { year -= 1 }
        return number(of: year).map { ReferenceTarget(number: $0, yearInferred: true) }
    }

    fileprivate func number(of year: Int) -> MessageReferenceNumber? {
        MessageReferenceNumber(year: year, post: post, serial: serial, isAirgram: isAirgram)
    }
}

extension String {
    /// Whether two names of posts have the same letters, blanks left out.
    package func isSamePost(as other: String) -> Bool {
        self == other
            || utf8.lazy.filter { $0 != 0x20 }.elementsEqual(other.utf8.lazy.filter { $0 != 0x20 })
    }
}

/// The telegram that a reference means.
public struct ReferenceTarget: Hashable, Sendable {
    /// The number of the telegram that is meant: `07 STATE 161988`.
    public var number: MessageReferenceNumber
    /// Whether the year is inferred because none is printed.
    public var yearInferred: Bool
}

extension MessageReferenceNumber {
    /// Takes an identifier apart: `07BAKU1467`, or with a four-digit year, `1974ATHENS03099`.
    ///
    /// The post keeps no spaces, since an identifier has none.
    public init?(identifier: String) {
        let text = Substring(identifier).utf8
        let digits = text.prefix { $0 >= 0x30 && $0 <= 0x39 }
        let rest = text[digits.endIndex...]
        let post = rest.prefix { $0 >= 0x41 && $0 <= 0x5A }
        guard !post.isEmpty, digits.count == 2 || digits.count == 4,
            let year = Int(Substring(digits)), let first = rest[post.endIndex...].first,
            first >= 0x30 && first <= 0x39, let serial = Int(Substring(rest[post.endIndex...]))
        else { return nil }
        self.init(
            year: digits.count == 4 ? year : Self.fullYear(ofTwoDigits: year),
            post: String(Substring(post)), serial: serial)
    }
}

extension Block {
    /// What stands at the very end; `nil` where that is no text.
    fileprivate var lastText: String? {
        switch self {
        case .paragraph(let paragraph):
            paragraph.lists.last?.lastText
                ?? (paragraph.content.last ?? paragraph.heading.last)?.ownText
        case .heading(let heading): heading.content.last?.ownText
        case .list(let list): list.lastText
        case .quotation(let quotation): quotation.body.last?.lastText
        case .preformatted(let preformatted): preformatted.lines.last
        case .pageMark: nil
        }
    }
}

extension ItemList {
    fileprivate var lastText: String? {
        guard let item = items.last else { return nil }
        return item.lists.last?.lastText ?? item.content.last?.ownText
    }
}

extension Inline {
    fileprivate var ownText: String? { if case .text(let text) = self { text } else { nil } }
}
