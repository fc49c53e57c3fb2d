/// How secret a telegram or a paragraph is. Levels are ordered from open to secret.
public enum ClassificationLevel: Int, Hashable, Sendable, CaseIterable, Comparable {
    /// Not classified; captions may still limit who sees it.
    case unclassified
    /// "For official use only".
    case forOfficialUseOnly
    /// Not classified, but not for everybody to see (12 FAM 540).
    case sensitiveButUnclassified
    /// Used until 1977.
    case limitedOfficialUse
    /// Disclosure could be expected to cause damage to national security (E.O. 13526, 1.2).
    case confidential
    /// Disclosure could be expected to cause serious damage (E.O. 13526, 1.2).
    case secret
    /// Disclosure could be expected to cause exceptionally grave damage (E.O. 13526, 1.2).
    case topSecret

    public static func < (left: ClassificationLevel, right: ClassificationLevel) -> Bool {
        left.rawValue < right.rawValue
    }

    /// The level whose word a text begins with: `SECRET//NOFORN`.
    public init?(beginning text: String) {
        guard let level = Self.allCases.first(where: { text.hasPrefix($0.word) }) else {
            return nil
        }
        self = level
    }

    /// The word in capitals: `TOP SECRET`.
    public var word: String {
        switch self {
        case .unclassified: "UNCLASSIFIED"
        case .forOfficialUseOnly: "FOR OFFICIAL USE ONLY"
        case .sensitiveButUnclassified: "SENSITIVE BUT UNCLASSIFIED"
        case .limitedOfficialUse: "LIMITED OFFICIAL USE"
        case .confidential: "CONFIDENTIAL"
        case .secret: "SECRET"
        case .topSecret: "TOP SECRET"
        }
    }

    /// The letters of a portion marking: `TS`, `SBU`.
    public var abbreviation: String {
        switch self {
        case .unclassified: "U"
        case .forOfficialUseOnly: "FOUO"
        case .sensitiveButUnclassified: "SBU"
        case .limitedOfficialUse: "LOU"
        case .confidential: "C"
        case .secret: "S"
        case .topSecret: "TS"
        }
    }
}

/// A limit on who may see a text, beside its level: `NOFORN`, `REL NATO`. An open vocabulary.
public struct DisseminationControl: Hashable, Sendable {
    /// The control in capitals, written out where it has a known short form: `NOFORN` for `NF`.
    public var name: String

    /// A control by its name in capitals, written out: `NOFORN`.
    public init(_ name: String) { self.name = name }

    /// `NOFORN`, in portion markings `NF`: not releasable to foreign nationals.
    public static let noForeignNationals = DisseminationControl("NOFORN")
    /// `FOUO`: for official use only, where it limits a text that has a level beside it.
    public static let forOfficialUseOnly = DisseminationControl("FOUO")
}

/// The line that opens a telegram's text: classification, section, message reference number.
///
/// Example: `S E C R E T SECTION 01 OF 02 RABAT 000988`.
public struct ClassificationLine: Hashable, Sendable {
    /// The level; `nil` where the printed word is none.
    public var level: ClassificationLevel?
    /// The classification as printed: `S E C R E T`.
    public var printedClassification: String
    /// Controls printed on the line: `NOFORN` in `SECRET//NOFORN`.
    public var controls: [DisseminationControl]
    /// The section of the telegram that begins here; `nil` where it was sent in one piece.
    public var section: Section?
    /// The number as printed: `RABAT 000988`.
    public var printedNumber: String?
    /// Post and serial of the number; the year is that of the telegram.
    public var post: String?
    /// The serial number at that post: 988 of `RABAT 000988`.
    public var serial: Int?

    /// `SECTION 01 OF 02`.
    public struct Section: Hashable, Sendable {
        /// The words as printed: `SECTION 01 OF 02`.
        public var printed: String
        /// The section's own number, from 1.
        public var number: Int
        /// How many sections the telegram was sent in.
        public var total: Int

        /// A section by its printed words and the two numbers in them.
        public init(printed: String, number: Int, total: Int) {
            self.printed = printed
            self.number = number
            self.total = total
        }
    }

    /// A classification line by its parts; `nil` and empty for what is not printed.
    public init(
        level: ClassificationLevel?, printedClassification: String,
        controls: [DisseminationControl] = [], section: Section? = nil,
        printedNumber: String? = nil, post: String? = nil, serial: Int? = nil
    ) {
        self.level = level
        self.printedClassification = printedClassification
        self.controls = controls
        self.section = section
        self.printedNumber = printedNumber
        self.post = post
        self.serial = serial
    }
}

/// The classification of one paragraph or of the subject, in parentheses before it: `(S/NF)`.
public struct PortionMarking: Hashable, Sendable {
    /// The marking as printed, with its parentheses: `(S/NF)`.
    public var printed: String
    /// The level of its first letters: secret for `(S/NF)`.
    public var level: ClassificationLevel
    /// What stands behind the level, written out: `NOFORN` for `(S/NF)`.
    public var controls: [DisseminationControl]

    /// A marking by its printed form and what that means.
    public init(printed: String, level: ClassificationLevel, controls: [DisseminationControl] = [])
    {
        self.printed = printed
        self.level = level
        self.controls = controls
    }
}

/// When the classification ends: `E.O. 12958: DECL: 12/11/2017` (executive orders 11652 to 13526).
public struct Declassification: Hashable, Sendable {
    /// The number of the executive order: `12958`.
    public var executiveOrder: String?
    /// What follows the order, as printed: `DECL: 12/11/2017`, `N/A`.
    public var instruction: String
    /// The day on which the text is declassified, where the instruction is a day.
    public var date: CalendarDate?
    /// The day as printed: `12/11/2017`.
    public var printedDate: String?

    /// A declassification by its order and instruction; the day where that is one.
    public init(
        executiveOrder: String?, instruction: String, date: CalendarDate? = nil,
        printedDate: String? = nil
    ) {
        self.executiveOrder = executiveOrder
        self.instruction = instruction
        self.date = date
        self.printedDate = printedDate
    }
}

/// Who classified the telegram, and why: `Classified By: Ambassador Anne E. Derse for reasons
/// 1.4 (b) and (d).`
public struct ClassificationAuthority: Hashable, Sendable {
    /// The person, without title: `Anne E. Derse`; of two `Jane Sample and John Example`.
    public var name: String?
    /// Title and function before or after the name: `Ambassador`.
    public var title: String?
    /// The reasons as printed: `1.4 (b) and (d)`.
    public var printedReasons: String?
    /// The reasons one by one: `1.4(b)`, `1.4(d)`.
    public var reasons: [String]
    /// The source of a derivative classification: `Multiple Sources`.
    public var derivedFrom: String?
    /// The number, where a numbered paragraph says it: the 1 of `1. (U) Classified by …`, which is
    /// paragraph 1 of the telegram as well.
    public var paragraphNumber: Int?
    /// The portion marking of that paragraph.
    public var portionMarking: PortionMarking?

    /// A classification authority; `nil` and empty for what is not printed.
    public init(
        name: String? = nil, title: String? = nil, printedReasons: String? = nil,
        reasons: [String] = [], derivedFrom: String? = nil, paragraphNumber: Int? = nil,
        portionMarking: PortionMarking? = nil
    ) {
        self.name = name
        self.title = title
        self.printedReasons = printedReasons
        self.reasons = reasons
        self.derivedFrom = derivedFrom
        self.paragraphNumber = paragraphNumber
        self.portionMarking = portionMarking
    }
}
