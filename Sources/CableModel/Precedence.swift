/// How fast a telegram is to be handled (5 FAH-2 H-420; prosigns of ACP 127).
///
/// Precedences are ordered from the slowest to the fastest.
public enum Precedence: Int, Hashable, Sendable, CaseIterable, Comparable {
    /// The slowest: `ROUTINE`, prosign `R`.
    case routine
    /// Before routine: `PRIORITY`, prosign `P`.
    case priority
    /// Before priority: `IMMEDIATE`, prosign `O`.
    case immediate
    /// "Night action": immediate, to be acted upon at any hour.
    case niactImmediate
    /// The fastest: `FLASH`, prosign `Z`.
    case flash

    public static func < (left: Precedence, right: Precedence) -> Bool {
        left.rawValue < right.rawValue
    }

    /// The word that stands after an addressee: `NIACT IMMEDIATE`.
    public var word: String {
        switch self {
        case .routine: "ROUTINE"
        case .priority: "PRIORITY"
        case .immediate: "IMMEDIATE"
        case .niactImmediate: "NIACT IMMEDIATE"
        case .flash: "FLASH"
        }
    }

    /// The letter on the line of the date-time group; night action has that of immediate.
    public var prosign: String {
        switch self {
        case .routine: "R"
        case .priority: "P"
        case .immediate, .niactImmediate: "O"
        case .flash: "Z"
        }
    }

    /// The precedence of a prosign: `P` is priority. `nil` where there is none.
    public init?(prosign: UInt8) {
        switch prosign {
        case UInt8(ascii: "R"): self = .routine
        case UInt8(ascii: "P"): self = .priority
        case UInt8(ascii: "O"): self = .immediate
        case UInt8(ascii: "Z"): self = .flash
        default: return nil
        }
    }
}
