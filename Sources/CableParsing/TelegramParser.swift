import CableGrammar
import CableModel
import CableSyntax

/// The telegram parser: from the text of one telegram to its reading.
///
/// Every reader of human-made forms ends here. The result depends on nothing but the text. A block
/// named "attributes" is read as an archive's record: it goes into the provenance, and the
/// transcription does not depend on it.
public enum TelegramParser {
    /// Reads the telegrams of a text: one, and further ones where another whole head begins.
    ///
    /// - Parameter diagnostics: what is to be said of the text already, with places in it.
    public static func parse(
        _ text: TelegramText, diagnostics: [Diagnostic] = [],
        options: ReaderOptions = ReaderOptions()
    ) -> [Reading] {
        var text = text
        var diagnostics = diagnostics
        var made: [CharacterRepair.Made] = []
        if options.repairsCharacters {
            (text, made) = CharacterRepair.repaired(text)
            diagnostics += made.map(\.diagnostic)
        }
        return text.bytes.withUnsafeBufferPointer { base in
            let split = SplitText(text, base, options)
            let parts = split.parts
            if let starts = parts?.starts, !starts.isEmpty {
                return telegrams(of: text, from: starts, diagnostics, made, options)
            }
            return [telegram(split, parts, options).saying(diagnostics).noting(made)]
        }
    }

    /// The first telegram of a text, and those that begin at the places given.
    private static func telegrams(
        of text: TelegramText, from starts: [TelegramParts.Place], _ diagnostics: [Diagnostic],
        _ made: [CharacterRepair.Made], _ options: ReaderOptions
    ) -> [Reading] {
        var rest = diagnostics.inOrderOfPlace[...]
        var restOfMade = made[...]
        func telegram(_ range: Range<Int>) -> Reading {
            let part = text.part(range)
            let own = rest.prefix { $0.place < range.upperBound }
            rest = rest[own.endIndex...]
            let ownMade = restOfMade.prefix { $0.range.lowerBound < range.upperBound }
            restOfMade = restOfMade[ownMade.endIndex...]
            return part.bytes.withUnsafeBufferPointer { base in
                let split = SplitText(part, base, options)
                return Self.telegram(split, split.parts, options)
                    .saying(own.map { $0.moved(into: range) })
                    .noting(ownMade.map { $0.moved(into: range) })
            }
        }
        let ends = starts.map(\.offset) + [text.bytes.count]
        var readings = [telegram(0..<ends[0])]
        var positions = TextPositions(text)
        for (start, end) in zip(starts, ends.dropFirst()) {
            let said = Diagnostic(
                .furtherTelegram,
                "another telegram (\(start.number)) begins in the same text; it is read by itself",
                range: 0..<1)
            var reading = telegram(start.offset..<end).saying([said])
            reading.furtherFromLine = positions.position(of: start.offset).line
            readings.append(reading)
        }
        return readings
    }

    /// - Parameter parts: what was found of further telegrams, where the text may have any.
    private static func telegram(
        _ split: SplitText, _ parts: TelegramParts?, _ options: ReaderOptions
    ) -> Reading {
        let (text, base) = (split.text, split.base)
        var (lines, blockStarts) = (split.lines, split.blockStarts)
        var (ledger, attributes) = (split.ledger, split.attributes)
        ArchivePrint.take(
            from: &lines, blockStarts: &blockStarts, of: base, into: &attributes,
            ledger: &ledger)
        DatabasePrint.take(
            from: &lines, blockStarts: &blockStarts, of: base, into: &attributes,
            ledger: &ledger)

        var head = HeadParser(
            base: base, lines: lines, blockStarts: blockStarts, ledger: ledger)
        head.parse()

        let closing = Closing(base: base, lines: lines, from: head.lineIndex, offset: head.offset)
        var tokenizer = BodyTokenizer(base: base, post: head.post, head: head.head)
        if head.lineIndex < closing.endLine {
            tokenizer.reserve(closing.endLine - head.lineIndex)
            var stampEnd = 0
            for index in head.lineIndex..<closing.endLine {
                let line = lines[index]
                if index >= stampEnd, let length = closing.stampLength(at: index) {
                    stampEnd = index + length
                }
                if index < stampEnd {
                    tokenizer.addStamp(closing.content(index))
                    continue
                }
                tokenizer.add(
                    line: line,
                    from: index == head.lineIndex
                        ? max(head.offset, line.contentStart) : line.contentStart,
                    to: index == closing.endLine - 1 ? closing.endOffset : line.contentEnd)
            }
        }
        let room = DraftTexts.room(for: base)
        var reading = withUnsafeTemporaryAllocation(of: UInt8.self, capacity: room) { room in
            var body = BodyParser(
                base: base, tokens: tokenizer.take(), pageMarks: tokenizer.pageMarks,
                firstElement: head.head.count, isLaterSection: head.isLaterSection,
                ledger: head.ledger,
                texts: DraftTexts(room: room))
            body.parse()
            body.giveRoles()
            return assemble(text, base, head: head, body: consume body, closing: closing)
        }
        if !attributes.attributes.isEmpty { attributes.complete(&reading) }
        if let set = MilitaryMessage.firstSet(in: lines, of: base) {
            reading.diagnostics = MilitaryMessage.diagnostics(reading.diagnostics, firstSet: set)
        }
        if !options.repairsCharacters, let place = Mojibake.first(in: base) {
            reading.diagnostics.append(
                Diagnostic(
                    .mojibake,
                    "UTF-8 that was read as Windows-1252 is in the text; --repair puts it right",
                    range: place))
        }
        return reading.saying(
            (parts?.suspects ?? []).map { place in
                Diagnostic(
                    .secondHead,
                    "the head of another telegram (\(place.number)) stands in the text; it is read as text",
                    range: place.offset..<(place.offset + 1))
            })
    }

    /// Reads the lines of a head that a document gives one by one.
    ///
    /// - Parameter addressees: the names of the addressees, where the document lists them.
    package static func head(
        _ printed: [String], addressees: Set<String>?
    ) -> (lines: [HeadLine], diagnostics: [Diagnostic]) {
        let text = Array(printed.joined(separator: "\n").utf8)
        return text.withUnsafeBufferPointer { base in
            var parser = HeadParser(
                base: base, lines: Lines(base, range: 0..<base.count).lines, blockStarts: [0],
                linesAreWhole: true, listedAddressees: addressees, ledger: SpanLedger())
            parser.parse()
            return (parser.head, parser.diagnostics)
        }
    }

    private static func assemble(
        _ text: TelegramText, _ base: UnsafeBufferPointer<UInt8>, head: HeadParser,
        body: consuming BodyParser, closing: Closing
    ) -> Reading {
        var transcription = Transcription(head: head.head)
        var element = head.head.count + body.drafts.count
        if let signature = closing.signature {
            transcription.signature = Signature(printed: JoinedText.reduced(signature.name))
            body.ledger.enter(signature.name.range, .value, element: element)
            body.ledger.note(signature.rule, took: signature.name.range)
            element += 1
        }
        for line in closing.tail {
            transcription.tail.append(
                TailLine(kind: line.kind, printed: JoinedText.reduced(line.view)))
            body.ledger.enter(
                line.view.range, line.kind == .endMark ? .layout : .value, element: element)
            body.ledger.note(line.rule, took: line.view.range)
            element += 1
        }

        let scanner = InlineScanner(
            references: transcription.references,
            paragraphNumbers: body.drafts.compactMap {
                if $0.quotation == 0, case .paragraph(let label) = $0.kind {
                    label?.number
                } else {
                    nil
                }
            } + transcription.head.compactMap(\.paragraphNumber))
        transcription.body = body.drafts.blocks(
            body.texts, scanner: scanner,
            // A letter's "paragraph 2" is the letter's.
            quotationScanner: InlineScanner(
                references: transcription.references, paragraphNumbers: []))
        let hasText = !body.drafts.isEmpty
        // Of a text of many short paragraphs each of these takes more room than the text.
        body.drafts = []

        var diagnostics = head.diagnostics + body.diagnostics
        if head.head.isEmpty && hasText {
            diagnostics.append(
                Diagnostic(
                    .noKnownLine, "no line of a telegram's head found; read as plain text",
                    range: 0..<0)
            )
        }
        if transcription.textStatus == .truncated, let end = body.ledger.lastEnd {
            diagnostics.append(
                Diagnostic(
                    .textBreaksOff, "the copy breaks off: it ends with dots, and no name follows",
                    range: max(0, end - 3)..<end))
        }
        let rules = body.ledger.rules
        let closed = body.ledger.close(over: base)
        for range in closed.unplaced {
            let view = ByteView(base, range.lowerBound, range.upperBound)
            transcription.unplaced.append(view.string)
            diagnostics.append(
                Diagnostic(
                    .unplacedText, "text without a place",
                    range: range))
        }
        diagnostics.append(contentsOf: repeatedCaptions(transcription, closed.map))
        var reading = Reading(
            cable: Cable(transcription: transcription), text: text, sourceMap: closed.map,
            diagnostics: diagnostics.inOrderOfPlace)
        reading.rules = rules
        return reading
    }

    /// Notes on captions that are printed more than once.
    private static func repeatedCaptions(
        _ transcription: Transcription, _ map: SourceMap
    ) -> [Diagnostic] {
        var seen: [Caption] = []
        var diagnostics: [Diagnostic] = []
        // The spans stand in the order of the elements' first ones.
        var spans = map.spans[...]
        for (index, line) in transcription.head.enumerated() {
            guard let captions = line.captions else { continue }
            for caption in captions {
                guard seen.contains(caption) else {
                    seen.append(caption)
                    continue
                }
                spans = spans.drop { $0.element.map { $0 < index } ?? true }
                diagnostics.append(
                    Diagnostic(
                        .duplicateCaption, "caption \(caption.name) occurs again",
                        range: spans.first { $0.element == index }?.range))
            }
        }
        return diagnostics
    }
}

/// A text split into lines; what an archive's record says of the telegram is taken out of them.
private struct SplitText {
    let text: TelegramText
    let base: UnsafeBufferPointer<UInt8>
    private(set) var lines: [Lines.Line]
    private(set) var blockStarts: [Int] = []
    private(set) var ledger: SpanLedger
    private(set) var attributes = ArchiveAttributes()

    init(_ text: TelegramText, _ base: UnsafeBufferPointer<UInt8>, _ options: ReaderOptions) {
        self.text = text
        self.base = base
        ledger = SpanLedger(notesRules: options.notesRules)
        var split = Lines(base, range: 0..<0)
        for block in text.blocks {
            if block.name == ArchiveAttributes.block {
                let lines = Lines(base, range: block.range).lines
                attributes.read(lines, of: base, ledger: &ledger)
                continue
            }
            let blockStart = split.lines.count
            blockStarts.append(blockStart)
            split.add(block.range)
            if block.name == ArchiveDocument.textBlock {
                Self.takeHeading(from: &split.lines, at: blockStart, of: base, ledger: &ledger)
            }
        }
        lines = split.lines
    }

    /// What there is of further telegrams; `nil` for a text with a record, which is of one.
    var parts: TelegramParts? {
        text.blocks.contains { $0.name == ArchiveAttributes.block }
            ? nil : TelegramParts(base: base, lines: lines)
    }

    /// Takes out the heading above the telegram, in the lines of the last block; a second one is text.
    private static func takeHeading(
        from lines: inout [Lines.Line], at blockStart: Int,
        of base: UnsafeBufferPointer<UInt8>, ledger: inout SpanLedger
    ) {
        let heading = lines[blockStart...].firstIndex { line in
            ArchiveDocument.isTextHeading(ByteView(base, line.contentStart, line.contentEnd))
        }
        guard let heading else { return }
        let line = lines.remove(at: heading)
        ledger.enter(line.contentStart..<line.contentEnd, .label, element: nil)
    }
}

extension Reading {
    /// The reading with more diagnostics, in the order of their places.
    fileprivate func saying(_ more: [Diagnostic]) -> Reading {
        guard !more.isEmpty else { return self }
        var reading = self
        reading.diagnostics = (reading.diagnostics + more).inOrderOfPlace
        return reading
    }
}

extension Reading {
    /// The reading with the characters of its text that were put right.
    fileprivate func noting(_ made: [CharacterRepair.Made]) -> Reading {
        guard !made.isEmpty else { return self }
        var reading = self
        reading.cable.transcription.repairs = RepairPlaces(self).repairs(of: made)
        return reading
    }
}

extension CharacterRepair.Made {
    /// The same of a stretch of the text, with its place in that.
    fileprivate func moved(into part: Range<Int>) -> CharacterRepair.Made {
        var own = self
        own.range =
            (range.lowerBound - part.lowerBound)..<(range.upperBound - part.lowerBound)
        return own
    }
}

extension Diagnostic {
    /// Where it stands in the text; what has no place is said of the beginning.
    fileprivate var place: Int { range?.lowerBound ?? 0 }

    /// The same of a stretch of the text, with its place in that.
    fileprivate func moved(into part: Range<Int>) -> Diagnostic {
        guard let range else { return self }
        var own = self
        let start = range.lowerBound - part.lowerBound
        own.range = start..<(min(range.upperBound, part.upperBound) - part.lowerBound)
        return own
    }
}

extension [Diagnostic] {
    fileprivate var inOrderOfPlace: [Diagnostic] {
        zip(self, dropFirst()).allSatisfy { $0.place <= $1.place }
            ? self : sorted { $0.place < $1.place }
    }
}
