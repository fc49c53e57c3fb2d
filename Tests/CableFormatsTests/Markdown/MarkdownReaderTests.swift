import CableModel
import CableSyntax
import CableTestSupport
import Testing

@testable import CableFormats

struct MarkdownReaderTests {
    @Test func everything() throws {
        let first = try Readings.write(Reading(cable: .everything), by: MarkdownWriter())
        let read = Readings.of(first)
        for d in read[0].diagnostics { print(d.severity.word, d.message, d.id) }
        for (a, b) in zip(Cable.everything.transcription.head, read[0].cable.transcription.head) where a != b { print("-", a, "\n+", b) }
        for (a, b) in zip(Cable.everything.transcription.body, read[0].cable.transcription.body) where a != b { print("-", a, "\n+", b) }
        print(Laws.difference(between: Cable.everything.transcription, and: read[0].cable.transcription))
        print(Cable.everything.provenance == read[0].cable.provenance)
        print(Readings.of(try Readings.write(Reading(cable: Cable()), by: MarkdownWriter())))
    }
}
