/// One line of a telegram's head: its printed text, and the parts of it.
///
/// A line that the source wraps is one head line. `printed` holds the whole line, label
/// included, with line ends and runs of spaces reduced to one space. What the line says is not
/// stored beside it: it is a view of the parts (`HeadLine+Views.swift`), and each part says where
/// it stands in the printed text.
///
/// Example: `TO RUEHC/SECSTATE WASHDC PRIORITY 4418` has the kind `addressee` and the parts label,
/// routing indicator, name, precedence and station serial number.
public struct HeadLine: Hashable, Sendable {
    /// The whole line, label included, with one space for each line end and run of spaces.
    public let printed: String
    /// What the line is: a station line, an addressee, the subject.
    public let kind: Kind
    /// In the order of the printed text; what a part holds follows it.
    public let parts: [Part]

    /// The parts have to stand within the printed text; anything else is a mistake of the program.
    public init(printed: String, kind: Kind, parts: [Part] = []) {
        precondition(parts.allSatisfy { $0.range.upperBound <= printed.utf8.count })
        self.printed = printed
        self.kind = kind
        self.parts = parts
    }

    /// The sections of the head, in the order in which a telegram has them.
    public enum Section: String, Hashable, Sendable {
        /// How it was sent: stations, signals, date-time group, distribution to offices.
        case transmission
        /// From whom it comes and to whom it goes: `FM`, `TO`, `INFO`, `XMT`.
        case addressing
        /// Classification, captions, E.O. line, TAGS, subject, references, reasons.
        case captionBlock
    }

    /// The section that the line belongs to by its kind.
    public var section: Section { kind.section }
}

/// How much of the original telegram the copy holds.
public enum TextStatus: String, Hashable, Sendable, CaseIterable {
    /// All of it.
    case whole
    /// "This record is a partial extract of the original cable."
    case partialExtract = "partial-extract"
    /// The text is on film only.
    case filmOnly = "film-only"
    /// The text is lost.
    case lost
    /// The text was received garbled.
    case garbled
    /// The copy breaks off.
    case truncated
}
