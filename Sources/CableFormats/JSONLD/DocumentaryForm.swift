import CableModel

/// What kind of document a message is by its form: sent over the wire, or by air mail with a number of
/// the same kind.
enum DocumentaryForm: String, CaseIterable {
    case telegram
    case airgram

    init(_ cable: Cable) {
        self = cable.messageReferenceNumber?.isAirgram == true ? .airgram : .telegram
    }

    /// What it is, in a sentence of the vocabulary.
    var definition: String {
        switch self {
        case .telegram: "A message between a post and the department that went over the wire."
        case .airgram: "A message in the form of a telegram that went by air pouch."
        }
    }
}
