extension HeadLine {
    /// What a line of the head is. The one table of the kinds: every name that a format has for
    /// one, and the part of the head that it belongs to.
    ///
    /// The first groups follow the format lines of ACP 127, the rest the Department of State's
    /// telegram (5 FAH-2).
    public enum Kind: UInt8, Hashable, Sendable, CaseIterable {
        // Transmission
        /// `VZCZCXRO1234`: start of message and the channel's own number.
        case transmissionIdentifier
        /// `PP RUEHXX RUEHYY`: precedence and routing indicators of the stations relayed to.
        case relay
        /// `DE RUEHKB #1467/01 3451031`: the originating station.
        case station
        /// `ZNY CCCCC ZZH`: transmission security and other operating signals.
        case operatingSignals
        /// `P 111031Z DEC 07`: precedence and date-time group.
        case dateTimeGroup
        /// `ACTION EAP-00`: distribution to offices, printed on record copies.
        case officeDistribution
        /// `DRAFTED BY OES:QEXAMPLE:AB`: who wrote and cleared an outgoing telegram.
        case drafting
        /// `------------------352654 200910Z /23`: stamp of the communications centre; also the
        /// number that older copies have under the page line.
        case communicationsCentreStamp

        // Addressing
        /// `FM AMEMBASSY BAKU`.
        case originator
        /// A `TO`, `INFO` or `XMT` addressee; one line each.
        case addressee

        // Caption block
        /// `C O N F I D E N T I A L SECTION 01 OF 02 BAKU 001467`.
        case classification
        /// `SIPDIS`, `NOFORN`, `SENSITIVE`.
        case captions
        /// `C O R R E C T E D  C O P Y`: a note on a revised transmission.
        case revisionNote
        /// `DEPT FOR EUR/CARC`, `STATE PASS USTR`: to whom the text is to be passed.
        case passingInstruction
        /// `E.O. 12958: DECL: 12/11/2017`.
        case declassification
        /// `TAGS: PREL PGOV AJ`.
        case tags
        /// `SUBJECT: …`.
        case subject
        /// `REF: A. STATE 161988 B. BAKU 1382`: the whole list.
        case references
        /// `Classified By: Ambassador … for reasons 1.4 (b) and (d).`
        case classificationAuthority

        // Anywhere
        /// A page line or a banner between the lines of the head.
        case pageMark
        /// "This record is a partial extract of the original cable …".
        case textStatus
        /// A date line or other note that a publisher added above or between the lines.
        case publisherNote
        /// A line of a database dump above the telegram: `ORIGIN: 09KUWAIT110`.
        case preamble
        /// A line of the head whose kind is not known. It leaves a diagnostic.
        case uninterpreted
    }
}

extension HeadLine.Kind {
    /// What is known of each kind, in the order of the cases: its name in JSON and JSON-LD, its
    /// name in TEI, and its section of the head. Lines that may stand anywhere count as part of
    /// the caption block.
    private static let table: [(kind: Self, name: String, teiType: String, HeadLine.Section)] = [
        (.transmissionIdentifier, "transmissionIdentifier", "transmission-id", .transmission),
        (.relay, "relay", "precedence-routing", .transmission),
        (.station, "station", "station-line", .transmission),
        (.operatingSignals, "operatingSignals", "security-line", .transmission),
        (.dateTimeGroup, "dateTimeGroup", "date-time-group", .transmission),
        (.officeDistribution, "officeDistribution", "office-distribution", .transmission),
        (.drafting, "drafting", "drafting", .transmission),
        (
            .communicationsCentreStamp, "communicationsCentreStamp", "communications-centre-stamp",
            .transmission
        ),
        (.originator, "originator", "originator", .addressing),
        (.addressee, "addressee", "addressee", .addressing),
        (.classification, "classification", "classification-line", .captionBlock),
        (.captions, "captions", "captions", .captionBlock),
        (.revisionNote, "revisionNote", "revision-note", .captionBlock),
        (.passingInstruction, "passingInstruction", "attention", .captionBlock),
        (.declassification, "declassification", "declassification", .captionBlock),
        (.tags, "tags", "tags", .captionBlock),
        (.subject, "subject", "subject", .captionBlock),
        (.references, "references", "references", .captionBlock),
        (
            .classificationAuthority, "classificationAuthority", "classification-authority",
            .captionBlock
        ),
        (.pageMark, "pageMark", "page-mark", .captionBlock),
        (.textStatus, "textStatus", "text-status", .captionBlock),
        (.publisherNote, "publisherNote", "publisher-note", .captionBlock),
        (.preamble, "preamble", "preamble", .captionBlock),
        (.uninterpreted, "uninterpreted", "uninterpreted", .captionBlock),
    ]

    private var row: (kind: Self, name: String, teiType: String, section: HeadLine.Section) {
        let row = Self.table[Int(rawValue)]
        assert(row.kind == self, "the table has a row for each kind, in their order")
        return row
    }

    /// The section of the head that lines of the kind belong to.
    public var section: HeadLine.Section { row.section }

    /// The name of the kind in JSON and JSON-LD: `communicationsCentreStamp`.
    public var name: String { row.name }

    /// The name of the kind in TEI's `@type`: `communications-centre-stamp`.
    public var teiType: String { row.teiType }

    /// The kind that a JSON or JSON-LD document names.
    public init?(name: String) {
        guard let row = Self.table.first(where: { $0.name == name }) else { return nil }
        self = row.kind
    }

    /// The kind that a TEI document names.
    public init?(teiType: String) {
        guard let row = Self.table.first(where: { $0.teiType == teiType }) else { return nil }
        self = row.kind
    }
}
