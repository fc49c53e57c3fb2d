import CableModel

extension Reading {
    /// Warns of what every edition and every index needs, where nothing gives it: neither the telegram
    /// nor a record nor a page. A warning that a document brought with it is not given again.
    package mutating func warnOfMissingFacts() {
        let facts = [
            ("date", cable.day == nil), ("sender", cable.senderName == nil),
            ("number", cable.messageReferenceNumber == nil),
        ]
        let missing = facts.filter(\.1).map(\.0)
        let kind = Diagnostic.Kind.missingFacts
        guard !missing.isEmpty, !diagnostics.contains(where: { $0.id == kind.rawValue }) else {
            return
        }
        diagnostics.append(
            Diagnostic(
                kind, "nothing gives the telegram's \(missing.joined(separator: ", "))"))
    }
}
