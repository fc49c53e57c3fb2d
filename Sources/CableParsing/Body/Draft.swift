import CableGrammar
import CableModel
import CableSyntax

/// An element of the body while it is being read: one paragraph, item, heading, table or mark.
///
/// Drafts stand in reading order, which is also the order of the source map's ordinals.
package struct Draft {
    package enum Kind {
        case paragraph(label: ParagraphLabel?)
        case heading
        /// An item of a list. `isAttached`: the list belongs to the paragraph before; `level`: 0
        /// for the outermost list.
        case item(marker: String, isAttached: Bool, level: Int)
        /// One of a list of persons, and what stands above it. `isAttached` as for an item.
        case person(isAttached: Bool, beginsList: Bool)
        case personsHead(isAttached: Bool)
        case preformatted([String])
        /// Rare and large, so that it lies elsewhere.
        indirect case pageMark(PageMark)
    }

    let kind: Kind
    /// Whether text may go on in it.
    var isOpen: Bool
    /// The quotation in which it stands, from 1; 0 for none.
    var quotation = 0
    var portionMarking: PortionMarking?
    var role: Paragraph.Role?
    /// Where its heading stands among the texts of all drafts; empty for most.
    var heading = 0..<0
    var insertsOfHeading: [(offset: Int, inline: Inline)] = []
    /// Where its text stands among those of all drafts.
    var text = 0..<0
    /// Page marks and interruptions inside the text, with their byte offsets among all texts.
    var inserts: [(offset: Int, inline: Inline)] = []

    init(_ kind: Kind) {
        self.kind = kind
        // Every line asks.
        switch kind {
        case .paragraph, .item: isOpen = true
        case .heading, .person, .personsHead, .preformatted, .pageMark: isOpen = false
        }
    }

    var isParagraph: Bool { if case .paragraph = kind { true } else { false } }
    /// Whether it is a paragraph that has a marking, but no number or letter.
    var isParagraphWithMarking: Bool {
        if case .paragraph(label: nil) = kind { portionMarking != nil } else { false }
    }
    var isItem: Bool { if case .item = kind { true } else { false } }
    /// Whether it is part of a list, and of the paragraph before.
    var placeInList: (isInList: Bool, isAttached: Bool) {
        switch kind {
        case .item(_, let isAttached, _), .person(let isAttached, _), .personsHead(let isAttached):
            (true, isAttached)
        case .paragraph, .heading, .preformatted, .pageMark: (false, false)
        }
    }
}

extension [Draft] {
    /// The blocks that the drafts amount to: items gathered to lists, lists put into paragraphs,
    /// quotations made of what stands in them.
    ///
    /// - Parameter quotationScanner: finds what quotations mention.
    func blocks(
        _ texts: DraftTexts, scanner: InlineScanner,
        quotationScanner: @autoclosure () -> InlineScanner
    ) -> [Block] {
        var gathering = BlockGathering(texts: texts, scanner: scanner)
        gathering.blocks.reserveCapacity(count)
        var index = 0
        while index < count {
            let quotation = self[index].quotation
            guard quotation != 0 else {
                gathering.add(self[index])
                index += 1
                continue
            }
            var quoted = BlockGathering(texts: texts, scanner: quotationScanner())
            while index < count, self[index].quotation == quotation {
                quoted.add(self[index])
                index += 1
            }
            quoted.closeList()
            gathering.closeList()
            gathering.blocks.append(.quotation(Quotation(body: quoted.blocks)))
        }
        gathering.closeList()
        return gathering.blocks
    }
}

/// The blocks made of drafts so far, and the items of which a list is to come.
private struct BlockGathering {
    let texts: DraftTexts
    let scanner: InlineScanner
    var blocks: [Block] = []
    private var lists: [ItemList] = []
    private var isInParagraph = false

    init(texts: DraftTexts, scanner: InlineScanner) {
        self.texts = texts
        self.scanner = scanner
    }

    /// Puts the items that were gathered where they belong.
    mutating func closeList() {
        guard !lists.isEmpty else { return }
        if isInParagraph, case .paragraph(var paragraph) = blocks.last {
            paragraph.lists += lists
            blocks[blocks.count - 1] = .paragraph(paragraph)
        } else {
            blocks += lists.map { .list($0) }
        }
        lists = []
    }

    mutating func add(_ draft: borrowing Draft) {
        let content = scanner.inlines(of: texts.view(draft.text), inserts: draft.inserts)
        let place = draft.placeInList
        if !place.isInList || isInParagraph && !place.isAttached { closeList() }
        if place.isInList, lists.isEmpty {
            isInParagraph = place.isAttached && blocks.last?.isParagraph == true
        }
        switch draft.kind {
        case .paragraph(let label):
            blocks.append(
                .paragraph(
                    Paragraph(
                        label: label, portionMarking: draft.portionMarking, role: draft.role,
                        heading: draft.heading.isEmpty
                            ? []
                            : scanner.inlines(
                                of: texts.view(draft.heading), inserts: draft.insertsOfHeading),
                        content: content)))
        case .heading:
            blocks.append(.heading(Heading(portionMarking: draft.portionMarking, content: content)))
        case .preformatted(let lines):
            blocks.append(.preformatted(TableGrammar.preformatted(lines)))
        case .pageMark(let mark):
            blocks.append(.pageMark(mark))
        case .item(let marker, _, let level):
            let item = ListItem(
                marker: marker, portionMarking: draft.portionMarking, content: content)
            if lists.last?.kind == .participants { lists.append(ItemList(items: [])) }
            lists.append(item, level: level)
        case .personsHead:
            lists.append(ItemList(kind: .participants, head: content, items: []))
        case .person(_, let beginsList):
            if beginsList { lists.append(ItemList(kind: .participants, items: [])) }
            lists.append(ListItem(marker: "", content: content), level: 0)
        }
    }
}

extension Block {
    fileprivate var isParagraph: Bool { if case .paragraph = self { true } else { false } }
}

extension [ItemList] {
    /// Adds an item to the last list of a level, or begins one.
    fileprivate mutating func append(_ item: ListItem, level: Int) {
        if isEmpty { append(ItemList(items: [])) }
        let list = count - 1
        if level > 0, !self[list].items.isEmpty {
            let parent = self[list].items.count - 1
            self[list].items[parent].lists.append(item, level: level - 1)
        } else {
            self[list].items.append(item)
        }
    }
}
