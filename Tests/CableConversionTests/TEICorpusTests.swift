import CableFormats
import CableModel
import CableTestSupport
import Testing

@testable import CableConversion

/// Every cable of the corpus, through TEI and back.
@Suite(.enabled(if: Corpus.isPresent, "\(Corpus.absence)"))
struct TEICorpusTests {
    /// The corpus with the invented documents of the National Archives, which are text too.
    @Test func theSameCableAndTheSameDocumentComeBack() throws {
        let violations = try CorpusReadings.violations { try Laws.teiRoundTrip($0.reading) }
        #expect(violations.isEmpty, "\(summary(violations))")
    }

    /// As members of one document they are the same cables, and ids do not clash.
    @Test func theSameCablesComeBackFromACorpus() throws {
        let readings =
            try CorpusReadings.all.get().map(\.reading) + [
                Reading(cable: .everything), Reading(cable: .everything), Reading(cable: Cable()),
            ]
        let document = try Readings.write(readings, by: TEICorpusWriter())
        let read = Readings.of(document)
        #expect(read.count == readings.count)
        let violations = zip(readings, read).flatMap { before, after in
            let name = before.cable.messageReferenceNumber?.identifier ?? "a cable"
            return Laws.difference(
                between: before.cable, and: after.cable
            ).map { "\(name): \($0)" }
                + after.diagnostics.map { "\(name): \($0.message)" }
        }
        #expect(violations.isEmpty, "\(summary(violations))")
        #expect(try Readings.write(read, by: TEICorpusWriter()) == document)
        let corpus = try #require(
            XPathDocument(document, namespaces: ["t": "http://www.tei-c.org/ns/1.0"]))
        let ids = corpus.strings("//@xml:id")
        #expect(ids.count > readings.count)
        #expect(Set(ids).count == ids.count)
        let known = Set(ids)
        let pointers = corpus.strings("//@target | //@ana | //@corresp | //@resp | //@scheme")
            .flatMap { $0.split(separator: " ") }.filter { $0.hasPrefix("#") }
        let dangling = Set(pointers.filter { !known.contains(String($0.dropFirst())) })
        #expect(dangling.isEmpty, "\(dangling.sorted().prefix(10))")
    }

    /// By way of TEI a cable with its provenance goes where it goes directly.
    @Test func theWayByTEIIsNoDetour() throws {
        let formats = ["tei", "json", "markdown", "text"].compactMap { Registry.format(named: $0) }
        let violations = try CorpusReadings.violations { cable in
            let direct = Conversion(writers: formats)
                .convert(cable.source, recordedName: cable.entry.name)
            let documents = try #require(direct.cables.first?.documents)
            let byWay = Conversion(writers: formats)
                .convert(documents[0].bytes, recordedName: "other.tei.xml")
            let others = try #require(byWay.cables.first?.documents)
            // The model's JSON has the source's text too, which TEI does not carry.
            var violations: [String] = []
            if documents.count != others.count {
                violations.append("\(documents.count) documents, \(others.count) by TEI")
            }
            for (one, other) in zip(documents, others)
            where one.bytes != other.bytes && one.format.name != "json" {
                violations.append(
                    "\(one.format.name): \(Laws.difference(between: one.bytes, and: other.bytes))")
            }
            for message in byWay.messages where message.diagnostic.id.hasPrefix("tei-") {
                violations.append(message.line(file: "tei"))
            }
            return violations
        }
        #expect(violations.isEmpty, "\(summary(violations))")
    }
}
