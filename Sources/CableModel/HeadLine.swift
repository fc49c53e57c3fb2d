/// One line of a telegram's head, as printed and as understood.
///
/// A line that the source wraps is one head line. `printed` holds the whole line, label
/// included, with line ends and runs of spaces reduced to one space; `content` holds its parts.
///
/// Example: `TO RUEHC/SECSTATE WASHDC PRIORITY 4418` is `.addressee`, with the routing indicator
/// `RUEHC`, the precedence `priority` and the station serial number `4418`.
public struct HeadLine: Hashable, Sendable {
    public var printed: String
    public var content: Content

    public init(printed: String, content: Content) {
        self.printed = printed
        self.content = content
    }

    /// What a head line says. The first group follows the format lines of ACP 127, the rest the
    /// Department of State's telegram (5 FAH-2).
    public enum Content: Hashable, Sendable {
        // Transmission
        /// `VZCZCXRO1234`: start of message and the channel's own number.
        case transmissionIdentifier
        /// `PP RUEHXX RUEHYY`: precedence and routing indicators of the stations relayed to.
        case relay(RelayLine)
        /// `DE RUEHKB #1467/01 3451031`: the originating station.
        case station(StationLine)
        /// `ZNY CCCCC ZZH`: transmission security and other operating signals.
        case operatingSignals([String])
        /// `P 111031Z DEC 07`: precedence and date-time group.
        case dateTimeGroup(DateTimeGroupLine)
        /// `ACTION EAP-00`: distribution to offices, printed on record copies.
        case officeDistribution(OfficeDistribution)
        /// `DRAFTED BY OES:QEXAMPLE:AB`: who wrote and cleared an outgoing telegram.
        case drafting(DraftingLine)
        /// `------------------352654 200910Z /23`: stamp of the communications centre; also the
        /// number that older copies have under the page line.
        case communicationsCentreStamp

        // Addressing
        /// `FM AMEMBASSY BAKU`.
        case originator(Originator)
        /// A `TO`, `INFO` or `XMT` addressee; one line each.
        case addressee(Addressee)

        // Caption block
        /// `C O N F I D E N T I A L SECTION 01 OF 02 BAKU 001467`.
        case classification(ClassificationLine)
        /// `SIPDIS`, `NOFORN`, `SENSITIVE`.
        case captions([Caption])
        /// `C O R R E C T E D  C O P Y`: a note on a revised transmission.
        case revisionNote
        /// `DEPT FOR EUR/CARC`, `STATE PASS USTR`: to whom the text is to be passed.
        case passingInstruction
        /// `E.O. 12958: DECL: 12/11/2017`.
        case declassification(Declassification)
        /// `TAGS: PREL PGOV AJ`.
        case tags(TagsLine)
        /// `SUBJECT: …`.
        case subject(Subject)
        /// `REF: A. STATE 161988 B. BAKU 1382`: the whole list.
        case references(ReferenceList)
        /// `Classified By: Ambassador … for reasons 1.4 (b) and (d).`
        case classificationAuthority(ClassificationAuthority)

        // Anywhere
        /// A page line or a banner between the lines of the head.
        case pageMark(PageMark)
        /// "This record is a partial extract of the original cable …".
        case textStatus(TextStatus)
        /// A date line or other note that a publisher added above or between the lines.
        case publisherNote
        /// A line of a database dump above the telegram: `ORIGIN: 09KUWAIT110`.
        case preamble
        /// A line of the head whose kind is not known. It leaves a diagnostic.
        case uninterpreted
    }

    /// The part of the head that a line belongs to.
    public enum Part: String, Hashable, Sendable { case transmission, addressing, captionBlock }

    /// The part of the head that the line belongs to by its kind.
    ///
    /// Lines that may stand anywhere (page marks, notes) count as part of the caption block.
    public var part: Part {
        switch content {
        case .transmissionIdentifier, .relay, .station, .operatingSignals, .dateTimeGroup,
            .officeDistribution, .drafting, .communicationsCentreStamp:
            .transmission
        case .originator, .addressee: .addressing
        default: .captionBlock
        }
    }
}

/// How much of the original telegram the copy holds.
public enum TextStatus: String, Hashable, Sendable, CaseIterable {
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
