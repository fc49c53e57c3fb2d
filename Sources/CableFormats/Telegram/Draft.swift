import CableModel
import CableSyntax

/// An element of the body while it is being read: one paragraph, item, heading, table or mark.
///
/// Drafts stand in reading order, which is also the order of the source map's ordinals.
struct Draft {
    enum Kind {
        case paragraph(label: ParagraphLabel?)
        case heading
        /// An item of a list; `isAttached`: the list belongs to the paragraph before.
        case item(marker: String, isAttached: Bool)
        case preformatted([String])
        case pageMark(PageMark)
    }

    var kind: Kind
    var portionMarking: PortionMarking?
    var role: Paragraph.Role?
    var text = JoinedText()
    /// Page marks and interruptions inside the text, with their byte offsets in it.
    var inserts: [(offset: Int, inline: Inline)] = []

    init(_ kind: Kind) { self.kind = kind }

    var isParagraph: Bool { if case .paragraph = kind { true } else { false } }
    var isItem: Bool { if case .item = kind { true } else { false } }
    /// Whether text may go on in it.
    var isOpen: Bool { isParagraph || isItem }
}

extension [Draft] {
    /// The blocks that the drafts amount to: items gathered to lists, lists put into paragraphs.
    func blocks(scanner: InlineScanner) -> [Block] {
        var blocks: [Block] = []
        blocks.reserveCapacity(count)
        var items: [ListItem] = []
        var isInParagraph = false
        /// Puts the items that were gathered where they belong.
        func closeList() {
            guard !items.isEmpty else { return }
            if isInParagraph, case .paragraph(var paragraph) = blocks.last {
                paragraph.lists.append(ItemList(items: items))
                blocks[blocks.count - 1] = .paragraph(paragraph)
            } else {
                blocks.append(.list(ItemList(items: items)))
            }
            items = []
        }
        for draft in self {
            let content = scanner.inlines(of: draft)
            if !draft.isItem { closeList() }
            switch draft.kind {
            case .paragraph(let label):
                blocks.append(
                    .paragraph(
                        Paragraph(
                            label: label, portionMarking: draft.portionMarking, role: draft.role,
                            content: content)))
            case .heading:
                blocks.append(
                    .heading(Heading(portionMarking: draft.portionMarking, content: content)))
            case .preformatted(let lines):
                blocks.append(.preformatted(Preformatted(lines: lines)))
            case .pageMark(let mark):
                blocks.append(.pageMark(mark))
            case .item(let marker, let isAttached):
                let item = ListItem(
                    marker: marker, portionMarking: draft.portionMarking, content: content)
                if isInParagraph && !isAttached { closeList() }
                if items.isEmpty {
                    isInParagraph = isAttached && blocks.last?.isParagraph == true
                }
                items.append(item)
            }
        }
        closeList()
        return blocks
    }
}

extension Block {
    fileprivate var isParagraph: Bool { if case .paragraph = self { true } else { false } }
}
