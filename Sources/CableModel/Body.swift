/// A part of a telegram's text.
public enum Block: Hashable, Sendable {
    /// Running text, in most telegrams with a number and a portion marking.
    case paragraph(Paragraph)
    /// A title above the text that follows: `BACKGROUND`.
    case heading(Heading)
    /// Items that no paragraph announces.
    case list(ItemList)
    /// Lines whose columns matter: a table, an address.
    case preformatted(Preformatted)
    /// What stands between `Begin text` and `End text`: a letter, talking points.
    case quotation(Quotation)
    /// A page line, banner or stray caption between blocks.
    case pageMark(PageMark)
}

/// A paragraph, with its number and portion marking where it has them.
public struct Paragraph: Hashable, Sendable {
    /// The number or letter before it, `1.`; `nil` where none is printed.
    public var label: ParagraphLabel?
    /// The classification of this paragraph alone: `(C)`, `(S/NF)`.
    public var portionMarking: PortionMarking?
    /// What the paragraph says of itself: `Summary.`, `Comment:`.
    public var role: Role?
    /// The heading that stands behind the number and the marking, above the text; empty for most.
    public var heading: [Inline]
    /// The running text behind number, marking and heading.
    public var content: [Inline]
    /// The lists that the paragraph announces.
    public var lists: [ItemList]

    /// The part that a paragraph plays in a telegram.
    public enum Role: String, Hashable, Sendable, CaseIterable {
        /// `Summary.`, `BEGIN SUMMARY:`, or the first paragraph below such a heading.
        case summary
        /// The post's own view: `Comment:`, `BEGIN COMMENT`.
        case comment
        /// What the post asks of an addressee: `Action request:`.
        case actionRequest = "action-request"
        /// What leads to the matter: `Introduction.`
        case introduction
        /// The post's footer: "Visit Embassy …'s Classified Website".
        case postFooter = "post-footer"
    }

    /// A paragraph of these parts; `nil` and empty for what is not printed.
    public init(
        label: ParagraphLabel? = nil, portionMarking: PortionMarking? = nil, role: Role? = nil,
        heading: [Inline] = [], content: [Inline] = [], lists: [ItemList] = []
    ) {
        self.label = label
        self.portionMarking = portionMarking
        self.role = role
        self.heading = heading
        self.content = content
        self.lists = lists
    }
}

/// The number or letter of a paragraph. It is never made up and never unique.
public struct ParagraphLabel: Hashable, Sendable {
    /// As printed: `1.`, `A.`.
    public var printed: String
    /// The number alone: 1 of `1.`; `nil` for a letter.
    public var number: Int?
    /// In capitals.
    public var letter: String?

    /// A label by its printed form, with the number or the letter in it.
    public init(printed: String, number: Int? = nil, letter: String? = nil) {
        self.printed = printed
        self.number = number
        self.letter = letter
    }
}

/// A heading; the rules above and below it are layout.
public struct Heading: Hashable, Sendable {
    /// A marking before the heading: `(U)`.
    public var portionMarking: PortionMarking?
    /// The heading's text, without marking and rules.
    public var content: [Inline]

    /// A heading with its text.
    public init(portionMarking: PortionMarking? = nil, content: [Inline]) {
        self.portionMarking = portionMarking
        self.content = content
    }
}

/// Items with a mark before each, or persons without.
public struct ItemList: Hashable, Sendable {
    /// What the items are.
    public enum Kind: String, Hashable, Sendable, CaseIterable {
        /// Each has a mark before it.
        case marked
        /// Those who were there, one a line; their marks are empty.
        case participants
    }

    /// Whether a mark stands before each item, or the items are persons.
    public var kind: Kind
    /// The line above persons that says whose they are: `U.S.`, `Erewhon:`; empty for most lists.
    public var head: [Inline]
    /// The items in their printed order.
    public var items: [ListItem]

    /// A list of these items; without a kind they are marked.
    public init(kind: Kind = .marked, head: [Inline] = [], items: [ListItem]) {
        self.kind = kind
        self.head = head
        self.items = items
    }
}

/// One item of a list.
public struct ListItem: Hashable, Sendable {
    /// The mark as printed: `--`, `*`, `(1)`; empty for a person.
    public var marker: String
    /// A marking behind the mark: `(C)`.
    public var portionMarking: PortionMarking?
    /// The item's text, lines joined.
    public var content: [Inline]
    /// Lists inside the item.
    public var lists: [ItemList]

    /// An item with its mark and text.
    public init(
        marker: String, portionMarking: PortionMarking? = nil, content: [Inline],
        lists: [ItemList] = []
    ) {
        self.marker = marker
        self.portionMarking = portionMarking
        self.content = content
        self.lists = lists
    }
}

/// Lines whose columns matter: tables, addresses.
public struct Preformatted: Hashable, Sendable {
    /// The lines, blanks at their ends removed, tabs expanded to stops of eight.
    public var lines: [String]
    /// The rows and cells of the lines, where the columns are certain.
    public var table: Table?

    /// Lines as printed, but for blanks at their ends and tabs; a table where one is certain.
    public init(lines: [String], table: Table? = nil) {
        self.lines = lines
        self.table = table
    }
}

/// A text within the telegram's text: a letter, a non-paper, talking points.
///
/// Its paragraphs have numbers of their own. What announces it (`Begin text:`) and what ends it
/// (`End text.`) are paragraphs of the telegram.
public struct Quotation: Hashable, Sendable {
    /// Its blocks, numbered on their own.
    public var body: [Block]

    /// A quotation of these blocks.
    public init(body: [Block]) { self.body = body }
}

extension Block {
    /// The page marks that the block is or holds, those in its lists last.
    var pageMarks: [PageMark] {
        switch self {
        case .pageMark(let mark): [mark]
        case .paragraph(let paragraph):
            paragraph.heading.pageMarks + paragraph.content.pageMarks
                + paragraph.lists.flatMap(\.pageMarks)
        case .heading(let heading): heading.content.pageMarks
        case .list(let list): list.pageMarks
        case .quotation(let quotation): quotation.body.flatMap(\.pageMarks)
        case .preformatted: []
        }
    }
}

extension ItemList {
    fileprivate var pageMarks: [PageMark] {
        head.pageMarks + items.flatMap { $0.content.pageMarks + $0.lists.flatMap(\.pageMarks) }
    }
}

extension [Inline] {
    fileprivate var pageMarks: [PageMark] {
        compactMap { if case .pageMark(let mark) = $0 { mark } else { nil } }
    }
}

/// A piece of running text. Lines are joined with one space, runs of spaces reduced to one.
public enum Inline: Hashable, Sendable {
    /// Words as printed, lines joined.
    case text(String)
    /// What the publisher put in place of a passage: `XXXXXXXXXXXX`, `[Source removed]`.
    case redaction(String)
    /// A mention of a reference or of another telegram: `ref A`, `reftel`, `septel`, `08 LAPUTA 7`.
    case referenceMention(ReferenceMention)
    /// A mention of a paragraph: `para 3`.
    case paragraphMention(ParagraphMention)
    /// A link of the source.
    case link(Link)
    /// A page line, banner or stray caption inside the text.
    case pageMark(PageMark)
    /// A blank line inside a sentence, where a page ended.
    case interruption
}

/// A mention of one of the telegram's references, or of a telegram by its number.
public struct ReferenceMention: Hashable, Sendable {
    /// As printed: `ref A`, `REFTEL`, `septel`, `08 LAPUTA 1564`.
    public var text: String
    /// The letter of the reference, in capitals, where it is in the list; `nil` where the mention
    /// names none, or the only one is meant and it has no letter.
    public var letter: String?
    /// The position in `references` of the reference meant, from 0; `nil` where there is none
    /// (`septel` announces a separate telegram).
    public var reference: Int?
    /// The telegram that the mention names by its number, where it is none of the references.
    public var cited: CitedTelegram?

    /// A mention by its printed text and what it means, where that is known.
    public init(
        text: String, letter: String? = nil, reference: Int? = nil, cited: CitedTelegram? = nil
    ) {
        self.text = text
        self.letter = letter
        self.reference = reference
        self.cited = cited
    }
}

/// A mention of a paragraph of the same telegram.
public struct ParagraphMention: Hashable, Sendable {
    /// As printed: `para 3`.
    public var text: String
    /// The number, where the telegram has such a paragraph.
    public var number: Int?

    /// A mention by its printed text; the number where the telegram has such a paragraph.
    public init(text: String, number: Int?) {
        self.text = text
        self.number = number
    }
}

/// A link that the source has around a piece of text.
public struct Link: Hashable, Sendable {
    /// The words that the link is on.
    public var text: String
    /// As written in the source; not checked, not resolved.
    public var target: String

    /// A link on some words.
    public init(text: String, target: String) {
        self.text = text
        self.target = target
    }
}

/// What the transmission put between the lines of the text.
public struct PageMark: Hashable, Sendable {
    /// What a line is that the transmission or a publisher put there.
    public enum Kind: Hashable, Sendable {
        /// `RABAT 00000988 002.2 OF 002`, `PAGE 02 HARARE 06677 01 OF 03 291400Z`.
        case pageLine(PageLine)
        /// The classification alone, at the head or foot of a page: `CONFIDENTIAL`.
        case banner
        /// A caption that came with a new page: `SIPDIS`.
        case caption
        /// The classification line of a further section: `S E C R E T SECTION 02 OF 03 …`.
        case sectionLine
        /// The stamp of the office that released the telegram, at the head or foot of a page.
        case releaseStamp
        /// A line of the head that a further section repeats: `TAGS: PREL`.
        case repeatedHead
    }

    /// What it is, with the parts of a page line.
    public var kind: Kind
    /// The line as printed, with spaces reduced.
    public var printed: String
    /// The parts of the date-time group that a further section repeats; empty for any other line.
    public var parts: [HeadLine.Part]

    /// A mark by its kind and printed line.
    public init(kind: Kind, printed: String, parts: [HeadLine.Part] = []) {
        self.kind = kind
        self.printed = printed
        self.parts = parts
    }

    /// The line with the date-time group that a further section repeats.
    var repeatedDateTimeGroupLine: DateTimeGroupLine? {
        parts.isEmpty
            ? nil : HeadLine(printed: printed, kind: .dateTimeGroup, parts: parts).dateTimeGroup
    }
}

/// The parts of a page line: `RABAT 00000988 002.2 OF 002`.
public struct PageLine: Hashable, Sendable {
    /// The page as printed: `002.2`, `02`.
    public var page: String
    /// The number of sections as printed: `002`.
    public var total: String?

    /// A page line by its page and the number of sections.
    public init(page: String, total: String?) {
        self.page = page
        self.total = total
    }
}
