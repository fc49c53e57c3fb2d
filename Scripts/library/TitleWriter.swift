import CableKit
import CableModel

/// A writer of one's own: number and subject, a line each.
struct TitleWriter: CustomWriter {
    let name = "title"
    let summary = "number and subject"
    let fileExtension = ".title"

    func write(_ reading: Reading) throws(CableKitError) -> [UInt8] {
        let facts = reading.cable.facts
        guard let number = facts.messageReferenceNumber, let subject = facts.subject else {
            throw CableKitError("has no number or no subject")
        }
        return Array("\(number.identifier) \(subject)\n".utf8)
    }
}
