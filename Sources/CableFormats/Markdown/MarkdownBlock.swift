import CableModel

/// One block of a document, before its mentions are known.
struct MarkdownBlock {
    enum Kind {
        case paragraph(label: ParagraphLabel?)
        case heading
        /// Lists that stand alone.
        case lists
        case preformatted([String])
        case quotation([MarkdownBlock])
        case pageMark(PageMark)
    }

    var kind: Kind
    var portionMarking: PortionMarking?
    /// Of a paragraph the heading with its number, where it has one.
    var heading: MarkdownText?
    var text = MarkdownText()
    /// Of a paragraph those that it announces.
    var lists: [MarkdownList] = []

    init(_ kind: Kind) { self.kind = kind }

    var isParagraph: Bool { if case .paragraph = kind { true } else { false } }
}

/// The items of one list.
struct MarkdownList {
    /// What stands before the items.
    var bullet: UInt8
    /// Whether it is one of persons, and how its head is told.
    var persons: Persons?
    enum Persons {
        case headless
        /// The first item is the head of those inside it.
        case belowHead
    }
    var items: [MarkdownItem] = []
}

/// One item, its text as it stands in the document until the list has ended.
struct MarkdownItem {
    var source: [UInt8]
    /// From 1.
    var line: Int
    var lists: [MarkdownList] = []
}

/// What stands before an item; each stands for one of the usual marks.
enum MarkdownBullet: UInt8 {
    case dash = 0x2D
    case plus = 0x2B
    case star = 0x2A

    init?(marker: String?) {
        switch marker {
        case "--": self = .dash
        case "-": self = .plus
        case "*": self = .star
        default: return nil
        }
    }

    var marker: String {
        switch self {
        case .dash: "--"
        case .plus: "-"
        case .star: "*"
        }
    }
}
