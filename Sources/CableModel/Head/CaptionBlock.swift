/// A distribution or handling caption above the text: `SIPDIS`, `NOFORN`. An open vocabulary.
public struct Caption: Hashable, Sendable {
    /// The caption in capitals.
    public var name: String

    /// A caption by its name in capitals: `NODIS`.
    public init(_ name: String) { self.name = name }

    /// `SIPDIS`, SIPRNet distribution: shared on the network for secret material.
    public static let sipdis = Caption("SIPDIS")
    /// `NOFORN`: not releasable to foreign nationals.
    public static let noforn = Caption("NOFORN")
}

/// The TAGS line: Traffic Analysis by Geography and Subject (5 FAH-3).
public struct TagsLine: Hashable, Sendable {
    /// The label as printed, colon included: `TAGS:`, `TAG`. `nil` where a page mark split the
    /// line and this is what follows.
    public var label: String?
    /// The tags in their printed order, repetitions included.
    public var tags: [Tag]

    /// A line of TAGS by its printed label.
    public init(label: String?, tags: [Tag]) {
        self.label = label
        self.tags = tags
    }
}

/// One of the TAGS: `PREL`, `AJ`, `OVIP (CLINTON, HILLARY)`.
public struct Tag: Hashable, Sendable {
    /// What a tag stands for, told by its code and the lists of 5 FAH-3.
    public enum Kind: String, Hashable, Sendable, CaseIterable {
        /// A subject, mostly of four letters: `PREL`, external political relations.
        case subject
        /// A country or area, two letters, mostly those of FIPS 10-4: `AJ`, Azerbaijan.
        case geographic
        /// An organization: `NATO`.
        case organization
        /// A program, four letters that begin with `K`: `KDEM`, democratization.
        case program
        /// A person, family name first: `CLINTON, HILLARY`.
        case person
    }

    /// The code in capitals.
    public var code: String
    /// The kind, where the vocabulary knows the code.
    public var kind: Kind?
    /// What stands in parentheses after the code: `CLINTON, HILLARY`.
    public var qualifier: String?

    /// A tag by its code in capitals.
    public init(code: String, kind: Kind? = nil, qualifier: String? = nil) {
        self.code = code
        self.kind = kind
        self.qualifier = qualifier
    }
}

/// The subject line.
public struct Subject: Hashable, Sendable {
    /// The label as printed, colon included: `SUBJECT:`. `nil` where a page mark split the
    /// subject and this is what follows.
    public var label: String?
    /// A portion marking before or after the text: `(U)`.
    public var portionMarking: PortionMarking?
    /// The text without label and marking, lines joined.
    public var text: String

    /// A subject by its printed label and its text.
    public init(label: String?, portionMarking: PortionMarking? = nil, text: String) {
        self.label = label
        self.portionMarking = portionMarking
        self.text = text
    }
}

/// The list of references: `REF: A. STATE 161988 B. BAKU 1382`.
public struct ReferenceList: Hashable, Sendable {
    /// The label as printed, colon included: `REF:`, `REFTEL:`. `nil` where a page mark split
    /// the list and this is what follows.
    public var label: String?
    /// The references in their printed order.
    public var references: [Reference]

    /// A list of references by its printed label.
    public init(label: String?, references: [Reference]) {
        self.label = label
        self.references = references
    }
}

/// One reference: another telegram, or an e-mail, a report, a conversation.
public struct Reference: Hashable, Sendable {
    /// The letter and its punctuation as printed: `A.`, `(B)`.
    public var marker: String?
    /// The letter alone, in capitals: `A`.
    public var letter: String?
    /// What is referred to, as printed, without the marker: `STATE 161988 (NOTAL)`.
    public var text: String
    /// The telegram that is meant, as far as it is printed; `nil` for anything else.
    /// `Cable.target(of:)` completes it.
    public var cited: CitedTelegram?

    /// A reference by its text; without marker and letter where it is the only one.
    public init(
        marker: String? = nil, letter: String? = nil, text: String, cited: CitedTelegram? = nil
    ) {
        self.marker = marker
        self.letter = letter
        self.text = text
        self.cited = cited
    }
}

/// The number of a telegram as another one prints it, often without its year.
public struct CitedTelegram: Hashable, Sendable {
    /// In full (2007); `nil` where none is printed.
    public var year: Int?
    /// In capitals: `STATE`.
    public var post: String
    /// The serial number at that post, leading zeros dropped: 161988.
    public var serial: Int
    /// Whether it is an airgram, of which a post counts a series of its own: `A-977`.
    public var isAirgram: Bool

    /// A number as it is cited: `STATE`, 161988; without a year where none is printed.
    public init(year: Int? = nil, post: String, serial: Int, isAirgram: Bool = false) {
        self.year = year
        self.post = post
        self.serial = serial
        self.isAirgram = isAirgram
    }
}
