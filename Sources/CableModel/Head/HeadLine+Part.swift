extension HeadLine {
    /// A part of a head line: what it is, where it stands in the printed text, and what it means
    /// where the text alone does not say it.
    public struct Part: Hashable, Sendable {
        /// What the part is: a label, a routing indicator, a name.
        public var kind: Kind
        private var lower: Int32
        private var upper: Int32
        /// What the part means, where that is other than its printed text: a precedence, a number,
        /// the spelling that was meant; `nil` where the text is the value.
        public var value: Value?
        /// Where the value comes from.
        public var basis: Basis

        /// A part; the range has byte offsets in the printed text, and is empty for a part that is
        /// not printed.
        public init(
            _ kind: Kind, at range: Range<Int> = 0..<0, value: Value? = nil,
            basis: Basis = .printed
        ) {
            self.kind = kind
            // A head line is nowhere near so long; what no one has checked must not trap.
            lower = Int32(clamping: range.lowerBound)
            upper = Int32(clamping: range.upperBound)
            self.value = value
            self.basis = basis
        }

        /// Byte offsets in the printed text; empty for a part that is not printed.
        public var range: Range<Int> {
            get { Int(lower)..<Int(upper) }
            set {
                lower = Int32(clamping: newValue.lowerBound)
                upper = Int32(clamping: newValue.upperBound)
            }
        }

        /// Whether the part stands in the printed text.
        public var isPrinted: Bool { upper > lower }
    }
}

extension HeadLine.Part {
    /// Where a part's value comes from.
    public enum Basis: UInt8, Hashable, Sendable {
        /// The printed text says it.
        case printed
        /// The printed text is misspelt: `PIORITY`.
        case repaired
        /// It is not printed but follows from the lines before: the role of a further addressee,
        /// the post of a second number.
        case inferred
        /// A document or a program says it; the printed text, read as a telegram's, does not.
        case stated
    }

    /// What a part of a head line is, by the field's terms.
    public enum Kind: UInt8, Hashable, Sendable, CaseIterable {
        /// `TO`, `SUBJECT:`, `REF:`, `DRAFTED BY`: what names the line.
        case label
        /// The role of an addressee, of a distribution or of a drafting line.
        case role
        /// A prosign, or the word behind an addressee.
        case precedence
        /// The address of a station of the network (ACP 127): `RUEHKB`.
        case routingIndicator
        /// The station serial number on the station's line: `1467`.
        case stationSerialNumber
        /// The section of the transmission on the station's line: `01`.
        case transmissionSection
        /// Day of the year and time: `3451031`.
        case filingTime
        /// A signal between operators (ACP 131), or its letters: `ZNY`, `CCCCC`.
        case operatingSignal
        /// The whole group: `111031Z DEC 07`.
        case dateTimeGroup
        /// An office symbol of a distribution: `EAP`. Its copies follow.
        case officeSymbol
        /// The number of copies that an office got: `00`.
        case copies
        /// The total of copies: `/023W`.
        case total
        /// What a line says besides its label: the text of a subject or of a drafting line, the
        /// instruction of a declassification.
        case text
        /// A plain-language address, or the person who classified.
        case name
        /// The number in the originator's series to an addressee: `0191`.
        case stationSerial
        /// The office between double slashes: `CCJ2/POLAD`.
        case office
        /// The classification as printed: `S E C R E T`. The controls belong to it.
        case classification
        /// A dissemination control of the classification or the portion marking before it.
        case control
        /// `SECTION 01 OF 02`; the number and the total follow.
        case section
        /// The 01 of `SECTION 01 OF 02`.
        case sectionNumber
        /// The 02 of `SECTION 01 OF 02`.
        case sectionTotal
        /// The number of the telegram as printed: `BAKU 001467`. Post and serial follow.
        case messageReferenceNumber
        /// The post in a telegram's number: `BAKU`.
        case post
        /// The serial number in a telegram's number: `001467`.
        case serial
        /// One caption: `SIPDIS`.
        case caption
        /// The number of the executive order: `12958`.
        case executiveOrder
        /// The day on which the telegram is declassified.
        case date
        /// One of the TAGS; its qualifier follows.
        case tag
        /// What stands in parentheses behind a tag.
        case qualifier
        /// The marking of the subject or the paragraph, in parentheses: `(S/NF)`.
        /// Its controls follow.
        case portionMarking
        /// The number of a paragraph that says nothing but who classified: `1.`
        case paragraphNumber
        /// The letter of a reference and its punctuation: `A.`, `(B)`.
        case marker
        /// The letter of a reference where the marker does not say it.
        case letter
        /// The text of a reference; the telegram that it cites follows.
        case reference
        /// The number of a telegram within a reference: `07 STATE 161988`.
        case cited
        /// The year of a number that is cited: `07`; not printed where it is inferred.
        case year
        /// The letter that makes a number that of an airgram: `A-977`.
        case airgram
        /// A person and the titles around the name, where they stand together.
        case person
        /// The forename within a name, with an initial.
        case forename
        /// What stands behind the forename within a name.
        case surname
        /// A title or function of the person: `Ambassador`.
        case title
        /// The reasons of a classification as printed; one by one they follow.
        case reasons
        /// One reason, written as the order has it: `1.4(b)`.
        case reason
        /// The source of a derivative classification.
        case derivedFrom
        /// What the publisher put in place of a passage: `XXXXXXXXXXXX`. Other parts may hold it.
        case redaction
        /// A page line, banner or the like.
        case pageMark
        /// The words that say how much of the text the copy holds.
        case textStatus
    }

    /// What a part means, where its printed text is not the value.
    public enum Value: Hashable, Sendable {
        /// The text that is meant: the spelling in capitals, the name written out.
        case text(String)
        /// A number that is counted with: a serial, a section, a full year.
        case number(Int)
        /// What a prosign or a word means: immediate for `O`.
        case precedence(Precedence)
        /// What a label makes of an addressee: information for `INFO`.
        case addresseeRole(Addressee.Role)
        /// What a label makes of an office: action for `ACTION`.
        case distributionRole(OfficeDistribution.Role)
        /// What a label says that somebody did: approved for `APPROVED BY`.
        case draftingRole(DraftingLine.Role)
        /// The level of a classification or portion marking: secret for `S E C R E T`.
        case level(ClassificationLevel)
        /// The minute that a date-time group means, in UTC.
        indirect case moment(DateTimeGroup.Moment)
        /// The day on which a telegram is declassified.
        indirect case date(CalendarDate)
        /// - Parameter code: in capitals, where the text prints it otherwise.
        case tag(code: String?, kind: Tag.Kind?)
        /// What a mark between the lines is, with the parts of a page line.
        case markKind(PageMark.Kind)
        /// How much of the text the copy holds, as its words say.
        case textStatus(TextStatus)
        /// A text that is not printed, and what it means.
        indirect case stated(text: String, Value)
    }
}
