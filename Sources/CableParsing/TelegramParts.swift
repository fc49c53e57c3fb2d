import CableGrammar
import CableModel
import CableSyntax

/// The telegrams that stand in one text: a row of a dump with the next one glued to it, a file that
/// somebody pasted two telegrams into.
///
/// A text is cut only where another whole head begins, with a number of its own, and where the
/// telegram before it has ended: with a name, an end mark, or dots where its copy breaks off. A
/// telegram that another one quotes is text; to cut there would lose a signature and half a text.
struct TelegramParts {
    /// A place in the text where a head stands.
    struct Place {
        /// Of the head's first line, in bytes.
        var offset: Int
        /// `LAPUTA 131`
        var number: String
    }

    /// Where further telegrams begin.
    private(set) var starts: [Place] = []
    /// Where the head of another telegram stands that nothing shows to be one of its own.
    private(set) var suspects: [Place] = []

    private let base: UnsafeBufferPointer<UInt8>
    private let lines: [Lines.Line]
    /// The telegram that is being walked through: its first line, and that of its number.
    private var current: (start: Int, head: Head)?

    /// How far a head and what belongs to it reach, in lines that are not blank.
    private static let limits = (
        toNumber: 60, toLabels: 12, linesOfTelegram: 4, sameLines: 25, blanksAbove: 3, labels: 2,
        row: 24, linesOfPrint: 5, linesOfClosing: 40, toPrint: 40, wordsOfField: 4
    )

    /// A line with a telegram's number, and what else of a head there is.
    private struct Head {
        /// The first line that is known: the date-time group, else the line of the number.
        var first: Int
        var numberLine: Int
        var post: String
        var serial: Int
        var kind = Kind.number

        enum Kind {
            /// A classification line with a number.
            case number
            /// A date-time group, a sender, an addressee and a number.
            case transmission
            /// The block that the Department's archive system prints above a telegram.
            case print
        }

        func isSame(post: String, serial: Int) -> Bool {
            serial == self.serial && post.isSamePost(as: self.post)
        }
    }

    init(base: UnsafeBufferPointer<UInt8>, lines: [Lines.Line]) {
        self.base = base
        self.lines = lines
        let candidates = candidates()
        // A sender, and a number below it: nearly every text is one telegram, and the rest costs.
        let isOne =
            candidates.count < 2
            || candidates.count == 2 && candidates[0].head == nil
                && candidates[1].head?.kind == .number
        guard !isOne else { return }
        for candidate in candidates where candidate.line > current?.head.numberLine ?? -1 {
            guard let head = candidate.head ?? transmission(withSender: candidate.line) else {
                continue
            }
            if current == nil {
                current = (0, head)
            } else {
                consider(head)
            }
        }
    }

    private func content(_ index: Int) -> ByteView {
        ByteView(base, lines[index].contentStart, lines[index].contentEnd)
    }

    /// The lines from one on that are not blank, up to so many.
    private func following(_ start: Int, atMost count: Int) -> some Sequence<Int> {
        lines[min(start, lines.count)...].indices.lazy.filter { !lines[$0].isBlank }.prefix(count)
    }

    // MARK: Heads

    /// The lines that may show a head: those with a number, or `FM`, which is no head by itself.
    private func candidates() -> [(line: Int, head: Head?)] {
        lines.indices.compactMap { index in
            if lines[index].isBlank { return nil }
            if AddressLines.isOriginator(content(index)) { return (index, nil) }
            return numberedHead(at: index).map { (index, $0) }
        }
    }

    /// The head that a line with a number shows.
    private func numberedHead(at index: Int) -> Head? {
        let line = content(index)
        let first = ASCII.uppercased(line.first)
        if first == UInt8(ascii: "M") && line.byte(at: line.start + 1) & 0xDF == UInt8(ascii: "R")
            || first == UInt8(ascii: "|")
        {
            return print(at: index)
        }
        let mayBeRow = ASCII.isDigit(line.first) && line.count > Self.limits.row
        guard mayBeRow || ClassificationWords.mayBegin(line),
            let form = mayBeRow ? numbered(line) : CaptionLines.classification(line),
            let number = form.number, form.section?.number ?? 1 == 1
        else { return nil }
        let head = Head(
            first: index, numberLine: index, post: number.post, serial: number.serial)
        return mayBeRow && !hasIdentifier(line, of: head) ? nil : head
    }

    /// `MRN: 04 EREWHON 1028`, with further labels of the block below it.
    private func print(at index: Int) -> Head? {
        let line = content(index)
        guard let label = PrintFields.label(of: line), label.name.description == "MRN",
            let value = PrintFields.value(of: line),
            let number = MessageReferenceNumber(canonical: value.string),
            following(index + 1, atMost: Self.limits.linesOfPrint).count(where: {
                PrintFields.label(of: content($0))?.place == .above
            }) >= Self.limits.labels
        else { return nil }
        return Head(
            first: index, numberLine: index, post: number.post, serial: number.serial, kind: .print)
    }

    private func transmission(withSender index: Int) -> Head? {
        guard AddressLines.isOriginator(content(index)),
            let addressee = following(index + 1, atMost: 1).first(where: { _ in true }),
            AddressLines.isAction(content(addressee)),
            let group = lines[..<index].lastIndex(where: { !$0.isBlank }),
            let form = TransmissionLines.dateTimeGroup(content(group)), form.isWhole
        else { return nil }
        for next in following(addressee + 1, atMost: Self.limits.toNumber) {
            let line = content(next)
            if let form = numbered(line), let number = form.number {
                guard form.section?.number ?? 1 == 1 else { return nil }
                return Head(
                    first: group, numberLine: next, post: number.post, serial: number.serial,
                    kind: .transmission)
            }
            if ParagraphNumbers.match(line) != nil { return nil }
        }
        return nil
    }

    /// The classification line with a number in a line: the whole, glued to an address, or a field of
    /// a row behind a tab or some blanks.
    private func numbered(_ line: ByteView) -> CaptionLines.ClassificationForm? {
        func form(_ start: Int) -> CaptionLines.ClassificationForm? {
            let form = CaptionLines.classification(line.from(start))
            return form?.number == nil ? nil : form
        }
        if let whole = form(line.start) { return whole }
        if let field = CaptionLines.numberedField(of: line) { return form(field) }
        return CaptionLines.gluedClassification(in: line).flatMap(form)
    }

    /// Whether a row has the number among its fields: `06LAPUTA131`.
    private func hasIdentifier(_ row: ByteView, of head: Head) -> Bool {
        row.words(upTo: 8).contains { word in
            guard let known = MessageReferenceNumber(identifier: word.string) else { return false }
            return head.isSame(post: known.post, serial: known.serial)
        }
    }

    // MARK: Further heads

    private mutating func consider(_ head: Head) {
        guard let current else { return }
        if current.head.kind == .print, head.kind != .print {
            // Below the block of a print stands its own telegram, whatever the block says.
            self.current = (current.start, head)
            return
        }
        if current.head.isSame(post: head.post, serial: head.serial) {
            guard repeats(head, current.head) else { return }
        } else {
            guard head.kind != .number || hasLabels(head) else { return }
        }
        let start = firstLine(of: head, below: current.head.numberLine)
        guard let above = lines[..<start].lastIndex(where: { !$0.isBlank }),
            above > current.head.numberLine, !isQuoted(from: start, below: above)
        else { return }
        let place = Place(offset: lines[start].start, number: "\(head.post) \(head.serial)")
        if head.kind == .print || hasEnded(at: above, before: start, current.head) {
            starts.append(place)
            self.current = (start, head)
        } else if head.kind == .transmission {
            suspects.append(place)
            self.current = (current.start, head)
        }
    }

    /// Whether labels of a caption block stand below a number.
    private func hasLabels(_ head: Head) -> Bool {
        var kinds: Set<HeadLabels.Kind> = []
        for index in following(head.numberLine, atMost: Self.limits.toLabels) {
            let line = content(index)
            if index > head.numberLine, let label = HeadLabels.match(line) {
                kinds.insert(label.kind)
            }
            for kind in [HeadLabels.Kind.executiveOrder, .tags, .subject]
            where HeadLabels.firstEmbedded(in: line, kinds: [kind]) != nil {
                kinds.insert(kind)
            }
            if ParagraphNumbers.match(line) != nil { break }
        }
        return kinds.intersection([.executiveOrder, .tags, .subject]).count >= Self.limits.labels
    }

    /// Whether a telegram is given again: the lines below its number are those below the first.
    private func repeats(_ head: Head, _ first: Head) -> Bool {
        let texts = [first, head].map { head in
            following(head.numberLine, atMost: Self.limits.sameLines).map {
                JoinedText.reduced(content($0))
            }
        }
        return texts[1].count >= Self.limits.linesOfTelegram && texts[0].starts(with: texts[1])
    }

    /// The first line of what belongs to a head: the block of a print; the lines of the transmission,
    /// and the fields of a row above them.
    private func firstLine(of head: Head, below limit: Int) -> Int {
        if head.kind == .print { return head.first }
        let block = lines.indices[(limit + 1)...head.first].suffix(Self.limits.toPrint)
            .last { print(at: $0) != nil }
        if let block { return block }
        var first = head.first
        var blanks = 0
        var index = first - 1
        while index > limit, blanks <= Self.limits.blanksAbove {
            let line = content(index)
            if line.isEmpty {
                blanks += 1
            } else if isAboveHead(line) {
                first = index
                blanks = 0
            } else if !ClassificationWords.isBanner(line) {
                // A banner belongs to a row where further fields stand above it; else to the page.
                break
            }
            index -= 1
        }
        return first
    }

    private func isAboveHead(_ line: ByteView) -> Bool {
        if line.equals("BT") { return false }
        return line.hasPrefix("VZCZC") || line.contains("\tVZCZC")
            || TransmissionLines.isRelay(line) || TransmissionLines.isRelayContinuation(line)
            || TransmissionLines.isStation(line) || TransmissionLines.isOperatingSignals(line)
            || TransmissionLines.dateTimeGroup(line) != nil
            || TransmissionLines.isCommunicationsCentreStamp(line)
            || DistributionLines.role(line) != nil || DistributionLines.isOfficeLine(line)
            || isFieldOfRow(line)
    }

    /// `06LAPUTA131`, `1/19/2006 12:51`, `Embassy Laputa`: what a database prints above a telegram.
    private func isFieldOfRow(_ line: ByteView) -> Bool {
        let words = line.words(upTo: Self.limits.wordsOfField + 1)
        guard words.count <= Self.limits.wordsOfField, let first = words.first else { return false }
        let origins: [StaticString] = ["EMBASSY", "CONSULATE", "MISSION", "SECRETARY"]
        if words.count > 1, line.containsLowercase, origins.contains(where: { first.equals($0) }) {
            return true
        }
        var hasValue = false
        for word in words {
            let isTime = ASCII.isDigit(word.first) && word.contains(":")
            let isNumber = word.string.split(separator: "|").allSatisfy {
                MessageReferenceNumber(identifier: String($0)) != nil
            }
            guard word.isAllDigits || Dates.isDay(word) || isTime || isNumber else { return false }
            if !word.isAllDigits { hasValue = true }
        }
        return hasValue
    }

    // MARK: What stands before

    /// Whether a head is that of a telegram that the text quotes: the line above says so, or the
    /// quotation's end stands below.
    private mutating func isQuoted(from start: Int, below above: Int) -> Bool {
        let line = content(above)
        if line.last == UInt8(ascii: ":") || line.words.contains(where: Self.announces) {
            return true
        }
        // Heads are asked about in the order of the text.
        quotations = quotations.drop { $0.line < start }
        return quotations.first?.isEnd ?? false
    }

    /// The lines at which quotations begin and end, from the head on that was asked about last; most
    /// texts have none.
    private lazy var quotations = quotationMarks()[...]

    private func quotationMarks() -> [(line: Int, isEnd: Bool)] {
        lines.indices.compactMap(quotationMark)
    }

    private func quotationMark(at index: Int) -> (line: Int, isEnd: Bool)? {
        let line = content(index)
        guard line.contains("QUOTE") || line.contains("END TEXT") else { return nil }
        let words = line.words
        if line.hasPrefix("END TEXT")
            || words.contains(where: { Self.letters($0).equals("UNQUOTE") })
        {
            return (index, true)
        }
        guard words.contains(where: { Self.letters($0).equals("QUOTE") }) else { return nil }
        return (index, words.contains { $0.equals("END") })
    }

    /// Whether a word speaks of a telegram that follows.
    private static func announces(_ word: ByteView) -> Bool {
        let words: [StaticString] = [
            "QUOTE", "BEGIN", "TEXT", "FOLLOWS", "FOLLOWING", "TELEGRAM", "CABLE", "MESSAGE",
            "REPEAT", "REPEATED", "ATTACHMENT", "ENCLOSURE", "ANNEX",
        ]
        let letters = letters(word)
        return words.contains { letters.equals($0) }
    }

    /// A word without the signs around it.
    private static func letters(_ word: ByteView) -> ByteView {
        var word = word
        while !word.isEmpty, !ASCII.isAlphanumeric(word.first) { word.start += 1 }
        while !word.isEmpty, !ASCII.isAlphanumeric(word.last) { word.end -= 1 }
        return word
    }

    /// Whether a telegram has ended with a line: by dots, an end mark, or a name.
    private func hasEnded(at above: Int, before start: Int, _ head: Head) -> Bool {
        let line = content(above)
        let isApart = above + 1 < start
        if line.hasSuffix("...") || line.hasSuffix("\u{2026}") { return isApart }
        if Closing.isEndMark(line) { return true }
        let first = max(head.numberLine + 1, start - Self.limits.linesOfClosing)
        let closing = Closing(
            base: base, lines: Array(lines[first..<start]), from: 0,
            offset: lines[first].contentStart)
        return closing.signature != nil
            || closing.tail.contains { $0.kind == .endMark && !$0.view.equals(">") }
    }
}

extension TelegramText {
    /// A stretch of the text, in the blocks that it has there.
    func part(_ range: Range<Int>) -> TelegramText {
        let blocks = blocks.compactMap { block -> TextBlock? in
            let own = block.range.clamped(to: range)
            guard !own.isEmpty else { return nil }
            let start = own.lowerBound - range.lowerBound
            return TextBlock(name: block.name, range: start..<(start + own.count))
        }
        return TelegramText(bytes: Array(bytes[range]), blocks: blocks)
    }
}
