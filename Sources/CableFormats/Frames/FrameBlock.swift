import CableModel

/// The text of a cable as a list of blocks, for templates of other formats than Markdown.
struct FrameBlock {
    /// What a block is; the raw value is what a template writes.
    enum Kind: String, Hashable {
        case paragraph, heading, item
        /// Lines with columns.
        case table
        case pageMark = "page-mark"
        case signature
        /// A line behind the signature.
        case closing
        /// Text for which no place was found.
        case unplaced

        /// The field that says so.
        var field: FrameField {
            switch self {
            case .paragraph: .isParagraph
            case .heading: .isHeading
            case .item: .isItem
            case .table: .isTable
            case .pageMark, .signature, .closing, .unplaced: .isOther
            }
        }
    }

    private var items: [FrameItem] = []
    private var anchors = ParagraphAnchors()
    private var isInQuotation = false

    /// The blocks of a text in their order, those within quotations and lists with them.
    static func items(of transcription: Transcription) -> [FrameItem] {
        var blocks = FrameBlock()
        for block in transcription.body { blocks.add(block) }
        if let signature = transcription.signature { blocks.add(.signature, signature.printed) }
        for line in transcription.tail { blocks.add(.closing, line.printed) }
        for text in transcription.unplaced { blocks.add(.unplaced, text) }
        return blocks.items
    }

    private mutating func add(_ kind: Kind, _ text: String, marking: PortionMarking? = nil) {
        items.append(FrameItem(line: text, block: kind, marking: marking?.printed))
    }

    private mutating func add(_ block: Block) {
        switch block {
        case .paragraph(let paragraph): add(paragraph)
        case .heading(let heading):
            add(.heading, heading.content.printedText, marking: heading.portionMarking)
        case .list(let list): add(list)
        case .preformatted(let table): add(.table, table.lines.joined(separator: "\n"))
        case .quotation(let quotation):
            let isInside = isInQuotation
            isInQuotation = true
            for quoted in quotation.body { add(quoted) }
            isInQuotation = isInside
        case .pageMark(let mark): add(.pageMark, mark.printed)
        }
    }

    private mutating func add(_ paragraph: Paragraph) {
        if !paragraph.heading.isEmpty { add(.heading, paragraph.heading.printedText) }
        let anchor = paragraph.label.map { label in
            isInQuotation ? anchors.nextQuoted(for: label) : anchors.next(for: label)
        }
        items.append(
            FrameItem(
                line: paragraph.content.printedText, anchor: anchor, block: .paragraph,
                label: paragraph.label?.printed, marking: paragraph.portionMarking?.printed))
        for list in paragraph.lists { add(list) }
    }

    private mutating func add(_ list: ItemList) {
        if !list.head.isEmpty { add(.heading, list.head.printedText) }
        for item in list.items {
            items.append(
                FrameItem(
                    line: item.content.printedText, marker: item.marker, block: .item,
                    marking: item.portionMarking?.printed))
            for inner in item.lists { add(inner) }
        }
    }
}

extension [Inline] {
    /// The text with its page marks, a space on either side of each.
    fileprivate var printedText: String {
        var text = ""
        for inline in self {
            switch inline {
            case .pageMark(let mark): text += " " + mark.printed + " "
            case .interruption: text += " "
            default: text += inline.plainText ?? ""
            }
        }
        return text
    }
}
