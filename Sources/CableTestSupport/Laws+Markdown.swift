import CableFormats
import CableModel

extension Laws {
    /// What the Markdown writer writes, its reader reads to the same transcription; and what is
    /// written of that is the same document again.
    public static func markdownRoundTrip(_ reading: Reading) throws -> [String] {
        let first = try Readings.write(reading, by: MarkdownWriter())
        let read = first.withUnsafeBufferPointer { MarkdownReader().read($0) }
        guard read.count == 1 else { return ["\(read.count) readings came back"] }
        var violations = difference(
            between: reading.cable.transcription, and: read[0].cable.transcription)
        let again = try Readings.write(read[0], by: MarkdownWriter())
        if first != again {
            violations.append(
                "the document written again differs: \(difference(between: first, and: again))")
        }
        return violations
    }
}
