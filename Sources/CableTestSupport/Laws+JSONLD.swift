import CableFormats
import CableModel
import CableSyntax

extension Laws {
    /// What the JSON-LD writer writes, its reader reads to an equal cable, with the same text and
    /// the same notes and nothing to add; and what is written of that is the same document again.
    package static func jsonldRoundTrip(
        _ reading: Reading, options: WriterOptions = WriterOptions()
    ) throws -> [String] {
        let written = try Readings.write(reading, by: JSONLDWriter(), options: options)
        let read = written.withUnsafeBufferPointer { JSONLDReader().read($0) }
        guard read.count == 1 else { return ["\(read.count) readings came back"] }
        var violations = difference(between: reading.cable, and: read[0].cable)
        let notes = read[0].diagnostics
        if JSONLDFormat.includesSource(options) {
            if read[0].text != reading.text { violations.append("the text differs") }
            if notes != reading.diagnostics { violations.append("the notes differ: \(notes)") }
        }
        let again = try Readings.write(read[0], by: JSONLDWriter(), options: options)
        if written != again {
            violations.append(
                "the document written again differs: \(difference(between: written, and: again))")
        }
        return violations
    }
}
