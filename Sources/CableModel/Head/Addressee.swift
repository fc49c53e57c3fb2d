/// Who sent a telegram: `FM AMEMBASSY BAKU`.
public struct Originator: Hashable, Sendable {
    /// The plain-language address: `AMEMBASSY BAKU`.
    public var name: String
    /// The office between double slashes: `CCJ2/POLAD`.
    public var office: String?

    /// A sender by its plain-language address, and the office where one is printed.
    public init(name: String, office: String? = nil) {
        self.name = name
        self.office = office
    }
}

/// One addressee of a telegram: `INFO RUEHPG/AMEMBASSY PRAGUE PRIORITY 0191`.
public struct Addressee: Hashable, Sendable {
    /// What an addressee is to do, told by the label above it (ACP 127).
    public enum Role: String, Hashable, Sendable, CaseIterable {
        /// `TO`: is to act.
        case action
        /// `INFO`: is to know.
        case info
        /// `XMT`: a member of a collective address to which the telegram was not sent.
        case exempt

        /// The label that heads the addressees of the role: `TO`, `INFO`, `XMT` (ACP 127).
        public var label: String { "\(labelLiteral)" }

        /// The same as a literal.
        package var labelLiteral: StaticString {
            switch self {
            case .action: "TO"
            case .info: "INFO"
            case .exempt: "XMT"
            }
        }
    }

    /// Whether it is to act, to know, or is left out of a collective address.
    public var role: Role
    /// The plain-language address: `AMEMBASSY PRAGUE`.
    public var name: String
    /// The routing indicator of the addressee's station: `RUEHPG`. It is no key: one station
    /// serves many addressees.
    public var routingIndicator: String?
    /// The word behind the address, `PRIORITY`; `nil` where none is printed.
    public var precedence: Precedence?
    /// The number in the originator's series to this addressee, as printed: `0191`, `2276-2279`.
    public var stationSerial: String?
    /// The office between double slashes: `CCJ2/POLAD`.
    public var office: String?

    /// An addressee; whatever is not printed is `nil`.
    public init(
        role: Role, name: String, routingIndicator: String? = nil, precedence: Precedence? = nil,
        stationSerial: String? = nil, office: String? = nil
    ) {
        self.role = role
        self.name = name
        self.routingIndicator = routingIndicator
        self.precedence = precedence
        self.stationSerial = stationSerial
        self.office = office
    }

    /// Whether the address stands for a group of addressees: `CIS COLLECTIVE`.
    public var isCollective: Bool { name.utf8.count >= 10 && name.hasSuffix("COLLECTIVE") }
}
