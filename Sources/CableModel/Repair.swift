/// A character that was put right as the user asked: the copy has something else in its place.
///
/// The cable's text has what was meant; this says what stood there, so that nobody takes the one for
/// the other.
public struct Repair: Hashable, Sendable {
    /// The ordinal of the element in whose text it stands, as a source map counts.
    public var element: Int
    /// Where what was meant begins, as a byte offset in the element's text: in the printed text of a
    /// line of the head; in the heading and the content of a paragraph, one behind the other, page
    /// marks left out; in the lines of what is preformatted, with a line end between them.
    public var offset: Int
    /// What the copy has: `,`.
    public var printed: String
    /// What was meant, as the text has it: `'`.
    public var meant: String

    /// A repair by its place; what the copy has, and what was meant.
    public init(element: Int, offset: Int, printed: String, meant: String) {
        self.element = element
        self.offset = offset
        self.printed = printed
        self.meant = meant
    }
}

extension HeadLine.Part {
    /// Whether its text is a number or stands for a passage: a repair within it is not noted.
    package var holdsNoRepair: Bool {
        switch kind {
        case .redaction, .messageReferenceNumber, .cited: true
        default: false
        }
    }
}
