// What a program that builds on cableconv does: it uses what is public, and nothing else is there for it.
import CableKit
import CableModel

/// Titles, a line each.
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

var kit = CableKit()
try kit.register(TitleWriter())
for path in CommandLine.arguments.dropFirst() {
    for await record in try kit.records(at: path) {
        for reading in record.readings {
            let title = try kit.write(reading, as: "title")
            print(String(decoding: title, as: UTF8.self), terminator: "")
            let tei = try kit.write(reading, as: "tei")
            let same = try kit.read(tei)
            guard same.map(\.cable) == [reading.cable] else { fatalError("TEI is another cable") }
        }
    }
}
