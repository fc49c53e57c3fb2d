import CableFormats
import CableModel
import CableSyntax
import CableTestSupport
import Testing

/// Of the words of a telegram's text every one stands in each document that is made of it.
///
/// Words are counted: what stands twice in the source must stand twice in the document. Left out
/// of the count are `unplaced`, copies of the source, and hashes.
@Suite(.enabled(if: Corpus.isPresent, "\(Corpus.absence)"))
struct NothingLost {
    @Test(arguments: Registry.wholeFormats)
    func everyWordOfTheCorpusIsIn(_ name: String) throws {
        let format = try #require(Registry.format(named: name))
        let writer = try #require(format.writer)
        let violations = try CorpusReadings.violations { cable in
            let words = Source.words(of: cable.reading, inFormat: name)
            let document = try Readings.write(cable.reading, by: writer)
            let missing = words.missing(in: try DocumentWords.words(of: document, format: format))
            guard !missing.isEmpty else { return [] }
            return [missing.map { "\($0.word) ×\($0.count)" }.joined(separator: ", ")]
        }
        #expect(violations.isEmpty, "\(summary(violations))")
    }

    /// The test itself finds words that are gone, whatever the format.
    @Test(arguments: Registry.wholeFormats)
    func aLostParagraphIsFound(_ name: String) throws {
        let format = try #require(Registry.format(named: name))
        let writer = try #require(format.writer)
        for cable in try CorpusReadings.all.get().prefix(5) {
            let words = Source.words(of: cable.reading, inFormat: name)
            var reading = cable.reading
            reading.cable.transcription.body.remove(at: reading.cable.transcription.body.count / 2)
            let document = try Readings.write(reading, by: writer)
            let missing = words.missing(in: try DocumentWords.words(of: document, format: format))
            #expect(!missing.isEmpty, "\(cable)")
        }
    }
}

/// The words that a document must have.
private enum Source {
    /// The words of the telegram's text, without what a web copy left.
    ///
    /// A page line may be glued to a word of the text; where one element ends, a word does.
    static func words(of reading: Reading, inFormat name: String) -> WordCounts {
        var words = WordCounts()
        var text: [UInt8] = []
        func flush() {
            words.add(
                String(decoding: text, as: UTF8.self).replacing("[1](#)", with: " "))
            text = []
        }
        var element: Int?
        for span in reading.sourceMap.spans {
            // What a record says of the telegram is no line of it: plain text has none of it, TEI has
            // it in the header.
            let isOfRecord = span.element == nil && (span.kind == .value || span.kind == .label)
            if span.kind == .unplaced || isOfRecord && ["text", "tei"].contains(name) {
                flush()
                continue
            }
            // A label may be glued to the word before it: "UK PRIMEREF: A. LAPUTA 1".
            if let next = span.element {
                if let element, next != element { flush() }
                element = next
            }
            text += reading.text.bytes[span.range]
        }
        flush()
        return words
    }
}

/// The words that a document has.
private enum DocumentWords {
    enum Trouble: Error { case unreadable }

    static func words(of document: [UInt8], format: Format) throws -> WordCounts {
        switch format.fileExtension {
        case ".tei.xml":
            guard let xml = XPathDocument(document, namespaces: ["t": TEI.namespace]) else {
                throw Trouble.unreadable
            }
            // The header repeats what the text says: only the text counts.
            return WordCounts(xml.string("string(/t:TEI/t:text)") ?? "")
        case ".html":
            // Fields and titles repeat what the sections say.
            guard let page = XPathDocument(document, namespaces: [:]) else {
                throw Trouble.unreadable
            }
            var words = WordCounts()
            for section in ["text", "closing", "unplaced", "head", "source"] {
                words.add(page.string("string(//section[@id='\(section)'])") ?? "")
            }
            return words
        case ".json", ".jsonld":
            let value = try JSONValue(parsing: document)
            var words = WordCounts()
            // A JSON-LD document has the running text beside the parts that hold it.
            if case .object(let members) = value["cable"] ?? value {
                for member in members where member.name != "text" && isCounted(member.name) {
                    add(member.value, to: &words)
                }
            }
            return words
        default:
            return WordCounts(String(decoding: document, as: UTF8.self))
        }
    }

    /// Whether a member holds what is counted.
    private static func isCounted(_ name: String) -> Bool {
        !name.hasPrefix("@") && !["unplaced", "sourceText", "sha256"].contains(name)
    }

    private static func add(_ value: JSONValue, to words: inout WordCounts) {
        switch value {
        case .object(let members):
            for member in members where isCounted(member.name) {
                // The pieces of a running text may meet within a word.
                if member.name == "content", let pieces = member.value.array {
                    words.add(runningText(pieces))
                } else {
                    add(member.value, to: &words)
                }
            }
        case .array(let values): for item in values { add(item, to: &words) }
        case .string(let text): words.add(text)
        case .integer(let number): words.add(String(number))
        case .real, .bool, .null: break
        }
    }

    private static func runningText(_ pieces: [JSONValue]) -> String {
        pieces.map { piece in
            guard case .object(let members) = piece, let first = members.first else { return " " }
            return first.value.string ?? " \(first.value["printed"]?.string ?? "") "
        }.joined()
    }
}

enum TEI {
    static let namespace = "http://www.tei-c.org/ns/1.0"
}
