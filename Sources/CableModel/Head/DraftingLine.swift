/// One line of the drafting block that copies of outgoing telegrams have between the office
/// distribution and the date-time group: `APPROVED BY OES/OFA:TEXAMPLE`.
public struct DraftingLine: Hashable, Sendable {
    /// What those on the line did, told by its label.
    public enum Role: String, Hashable, Sendable, CaseIterable {
        /// `DRAFTED BY`: who wrote the telegram.
        case drafter
        /// `APPROVED BY`: who let it go out.
        case approver
        /// A line without a label: an office that agreed, or was informed.
        case clearance
        /// `DESIRED DISTRIBUTION`: the offices that are to have copies.
        case desiredDistribution = "desired-distribution"
    }

    /// Whether they drafted, approved or cleared it, or are to have copies.
    public var role: Role
    /// What follows the label, as printed: `OES/OFA:TEXAMPLE`.
    public var text: String

    /// A drafting line without its label.
    public init(role: Role, text: String) {
        self.role = role
        self.text = text
    }
}
