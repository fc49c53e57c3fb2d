import CableGrammar
import CableModel
import CableParsing
import CableSyntax

/// Makes the blocks of a cable of those of a document, once the head and all blocks are known.
struct MarkdownContents {
    private let scanner: InlineScanner
    /// What is said in a quotation of paragraphs means its own.
    private let scannerOfQuotations: InlineScanner
    private var isInQuotation = false
    private let references: [Reference]
    private let referenceAnchors: [String]
    private let referencesByAnchor: [String: Int]
    private let paragraphNumbers: Set<Int>
    private(set) var problems = MarkdownProblems()

    init(head: [HeadLine], blocks: [MarkdownBlock]) {
        references = Transcription(head: head).references
        referenceAnchors = ReferenceAnchors.anchors(for: references)
        referencesByAnchor = Dictionary(
            zip(referenceAnchors, references.indices), uniquingKeysWith: { first, _ in first })
        paragraphNumbers = Set(
            blocks.compactMap { block in
                if case .paragraph(let label) = block.kind { label?.number } else { nil }
            })
        // One that stands in the head is no anchor that a link leads to.
        scanner = InlineScanner(
            references: references,
            paragraphNumbers: paragraphNumbers.union(Transcription(head: head).paragraphNumbers))
        scannerOfQuotations = InlineScanner(references: references, paragraphNumbers: [])
    }

    private var currentScanner: InlineScanner { isInQuotation ? scannerOfQuotations : scanner }

    mutating func blocks(of blocks: [MarkdownBlock]) -> [Block] {
        var roles = Roles()
        var made: [Block] = []
        made.reserveCapacity(blocks.count)
        for block in blocks {
            if case .quotation(let quoted) = block.kind {
                made.append(.quotation(quotation(of: quoted)))
                continue
            }
            let role =
                isInQuotation
                ? nil
                : block.text.bytes.withUnsafeBufferPointer { text in
                    (block.heading?.bytes ?? []).withUnsafeBufferPointer { heading in
                        roles.next(
                            block.draftKind, heading: ByteView(heading), text: ByteView(text),
                            given: block.isFooter ? .postFooter : nil)
                    }
                }
            switch block.kind {
            case .paragraph(let label):
                made.append(
                    .paragraph(
                        Paragraph(
                            label: label, portionMarking: block.portionMarking, role: role,
                            heading: block.heading.map { inlines(of: $0) } ?? [],
                            content: inlines(of: block.text), lists: lists(block.lists))))
            case .heading:
                made.append(
                    .heading(
                        Heading(
                            portionMarking: block.portionMarking, content: inlines(of: block.text)))
                )
            case .lists:
                made +=
                    block.lists.isEmpty
                    ? [.list(ItemList(items: []))] : lists(block.lists).map { .list($0) }
            case .preformatted(let lines):
                made.append(.preformatted(TableGrammar.preformatted(lines)))
            case .quotation: preconditionFailure("it was made above")
            case .pageMark(let mark): made.append(.pageMark(mark))
            }
        }
        return made
    }

    /// A text within the text; its paragraphs have no role in the telegram.
    private mutating func quotation(of blocks: [MarkdownBlock]) -> Quotation {
        let isInQuotation = self.isInQuotation
        self.isInQuotation = true
        defer { self.isInQuotation = isInQuotation }
        return Quotation(body: self.blocks(of: blocks))
    }

    private mutating func lists(_ lists: [MarkdownList]) -> [ItemList] {
        var made: [ItemList] = []
        for list in lists {
            guard let persons = list.persons else {
                let usual = MarkdownBullet(rawValue: list.bullet)?.marker ?? "--"
                made.append(ItemList(items: items(list.items, marker: usual)))
                continue
            }
            var participants = ItemList(kind: .participants, items: [])
            var rest = list.items[...]
            if persons == .belowHead, let head = rest.popFirst() {
                participants.head = item(head, marker: "").content
                for inner in head.lists { participants.items += items(inner.items, marker: "") }
            }
            participants.items += items(Array(rest), marker: "")
            made.append(participants)
        }
        return made
    }

    private mutating func items(_ items: [MarkdownItem], marker: String) -> [ListItem] {
        var made: [ListItem] = []
        for item in items { made.append(self.item(item, marker: marker)) }
        return made
    }

    private mutating func item(_ item: MarkdownItem, marker: String) -> ListItem {
        let (opening, text) = item.source.withUnsafeBufferPointer { buffer in
            let view = ByteView(buffer)
            let opening = MarkdownOpening(view, line: item.line, isItem: true, problems: &problems)
            let text = MarkdownInlines.text(
                view.from(opening.end), line: item.line, problems: &problems)
            return (opening, text)
        }
        return ListItem(
            marker: opening.marker ?? marker, portionMarking: opening.portionMarking,
            content: inlines(of: text), lists: lists(item.lists))
    }

    // MARK: Mentions and links

    /// The content of a block.
    ///
    /// Mentions are found in the text as in a telegram's. A link that the document has where no
    /// mention would be found is one all the same: what is marked counts.
    private mutating func inlines(of text: MarkdownText) -> [Inline] {
        let scanner = currentScanner
        let found = text.inlines(by: scanner)
        guard !text.links.isEmpty else { return found }
        let mentions = anchors(of: found, in: text)
        var inlines: [Inline] = []
        var rest = MarkdownTextParts(text)
        for link in text.links where mentions[link.range] != link.target {
            guard link.range.lowerBound >= rest.start, let inline = inline(of: link, in: text)
            else {
                continue
            }
            inlines += rest.take(upTo: link.range.lowerBound).inlines(by: scanner)
            inlines.append(inline)
            rest.skip(to: link.range.upperBound)
        }
        guard !inlines.isEmpty else { return found }
        return inlines + rest.takeAll().inlines(by: scanner)
    }

    /// What a link of the document says; `nil` where it leads to nothing that the document has.
    private mutating func inline(
        of link: (range: Range<Int>, target: String), in text: MarkdownText
    ) -> Inline? {
        let printed = String(decoding: text.bytes[link.range], as: UTF8.self)
        guard link.target.utf8.first == UInt8(ascii: "#") else {
            return .link(Link(text: printed, target: link.target))
        }
        let anchor = String(decoding: link.target.utf8.dropFirst(), as: UTF8.self)
        if let position = referencesByAnchor[anchor] {
            return .referenceMention(
                ReferenceMention(
                    text: printed, letter: references[position].letter, reference: position))
        }
        if anchor.utf8.first == UInt8(ascii: "p"),
            let number = StatedValues.number(Substring(anchor.utf8.dropFirst())),
            paragraphNumbers.contains(number)
        {
            return .paragraphMention(ParagraphMention(text: printed, number: number))
        }
        problems.report(
            .unknownAnchor, "link to \"\(link.target)\", which the document has not; read as text"
        )
        return nil
    }

    /// The mentions that were found and would be written as links: where they stand in the text,
    /// and where they lead.
    private func anchors(of inlines: [Inline], in text: MarkdownText) -> [Range<Int>: String] {
        var anchors: [Range<Int>: String] = [:]
        var position = 0
        var inserts = text.inserts[...]
        for inline in inlines {
            guard let length = inline.plainText?.utf8.count else {
                if let offset = inserts.popFirst()?.offset, offset == position,
                    position < text.bytes.count, text.bytes[position] == 0x20
                {
                    position += 1
                }
                continue
            }
            let range = position..<(position + length)
            position += length
            switch inline {
            case .referenceMention(let mention):
                if let reference = mention.reference {
                    anchors[range] = "#" + referenceAnchors[reference]
                }
            case .paragraphMention(let mention):
                if let number = mention.number, paragraphNumbers.contains(number) {
                    anchors[range] = "#p\(number)"
                }
            default: break
            }
        }
        return anchors
    }
}

/// A text taken apart from its beginning.
private struct MarkdownTextParts {
    private(set) var start = 0
    private let bytes: [UInt8]
    private var inserts: ArraySlice<(offset: Int, inline: Inline)>

    init(_ text: MarkdownText) {
        bytes = text.bytes
        inserts = text.inserts[...]
    }

    /// The part up to a position; what stands at that place belongs to the next.
    mutating func take(upTo end: Int) -> MarkdownText { part(upTo: end) { $0 < end } }

    mutating func takeAll() -> MarkdownText { part(upTo: bytes.count) { _ in true } }

    /// Goes on behind a link.
    mutating func skip(to position: Int) { start = position }

    private mutating func part(upTo end: Int, _ belongs: (Int) -> Bool) -> MarkdownText {
        var part = MarkdownText(bytes: Array(bytes[start..<end]))
        while let insert = inserts.first, belongs(insert.offset) {
            part.inserts.append((max(insert.offset, start) - start, insert.inline))
            inserts.removeFirst()
        }
        start = end
        return part
    }
}

extension MarkdownBlock {
    fileprivate var draftKind: Draft.Kind {
        switch kind {
        case .paragraph(let label): .paragraph(label: label)
        case .heading: .heading
        case .lists: .item(marker: "", isAttached: false, level: 0)
        case .preformatted(let lines): .preformatted(lines)
        case .quotation: preconditionFailure("a quotation is no draft; its blocks are")
        case .pageMark(let mark): .pageMark(mark)
        }
    }

    /// Whether the block is the post's footer, as the telegram parser tells it.
    fileprivate var isFooter: Bool {
        guard case .paragraph(label: nil) = kind else { return false }
        let end = text.inserts.first?.offset ?? text.bytes.count
        let first = Array((portionMarking?.printed ?? "").utf8) + text.bytes[..<end]
        return first.withUnsafeBufferPointer { Footers.isFooter([ByteView($0)]) }
    }
}
