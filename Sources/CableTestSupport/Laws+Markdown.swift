import CableFormats
import CableModel

extension Laws {
    /// What the Markdown writer writes, its reader knows as its own and reads to the same
    /// transcription and provenance, without finding anything edited; and what is written of that
    /// is the same document again.
    package static func markdownRoundTrip(
        _ reading: Reading, options: WriterOptions = WriterOptions()
    ) throws -> [String] {
        // The front matter says what was put right, and not where.
        var reading = reading
        reading.cable.transcription.repairs = []
        let first = try Readings.write(reading, by: MarkdownWriter(), options: options)
        let reader = MarkdownReader()
        guard first.withUnsafeBufferPointer({ reader.recognition(of: $0) }) == .certain else {
            return ["the reader does not know the document"]
        }
        let read = Readings.of(first)
        guard read.count == 1 else { return ["\(read.count) readings came back"] }
        var violations = difference(
            between: reading.cable.transcription, and: read[0].cable.transcription)
        if read[0].cable.canonicalJSON
            != reading.cable.canonicalJSON
        {
            violations.append("the cable differs")
        }
        let known = Set(reading.diagnostics.map(\.id) + ["unplaced-text", "unlisted-addressee"])
        for diagnostic in read[0].diagnostics where !known.contains(diagnostic.id) {
            violations.append("\(diagnostic.message) [\(diagnostic.id)]")
        }
        let again = try Readings.write(read[0], by: MarkdownWriter(), options: options)
        if first != again {
            violations.append(
                "the document written again differs: \(difference(between: first, and: again))")
        }
        return violations
    }
}
