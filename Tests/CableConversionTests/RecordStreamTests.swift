import CableFormats
import CableTestSupport
import Testing

@testable import CableConversion

/// Inputs that are read record by record.
@Suite struct RecordStreamTests {
    private struct Cut: Equatable {
        var text: String
        var line: Int
        var isOnlyOne: Bool
    }

    /// The records of a text, of which so many bytes are read at a time.
    private func records(of text: String, chunk: Int) throws -> [Cut] {
        var rest = Array(text.utf8)[...]
        let source = ByteSource { count throws(ConversionError) in
            defer { rest = rest.dropFirst(count) }
            return Array(rest.prefix(count))
        }
        let splitter = try #require(CablesCSVFormat.format.splitter)
        var stream = RecordStream(source, beginning: [], splitter: splitter, chunk: chunk)
        var cuts: [Cut] = []
        while let (bytes, place) = try stream.next() {
            #expect(place.ordinal == cuts.count + 1)
            cuts.append(
                Cut(
                    text: String(decoding: bytes, as: UTF8.self), line: place.line,
                    isOnlyOne: place.isOnlyOne))
        }
        return cuts
    }

    @Test(arguments: 1...60)
    func recordsAreTheSameHoweverTheyAreRead(chunk: Int) throws {
        let text = """
            \u{FEFF}
            "1","12/28/1966 18:48","a \\"quoted\\" word","b
            "not a row","2"
            c"
            "2","1/1/2001 00:00","the quote is lost
            "3","1/1/2001 00:00","","ends with a backslash \\\\"
            stray "words", 7

            "4","1/1/2001 00:00","last"
            """
        #expect(
            try records(of: text, chunk: chunk) == [
                Cut(
                    text: """
                        "1","12/28/1966 18:48","a \\"quoted\\" word","b
                        "not a row","2"
                        """, line: 2, isOnlyOne: false),
                Cut(text: "c\"", line: 4, isOnlyOne: false),
                Cut(
                    text: "\"2\",\"1/1/2001 00:00\",\"the quote is lost", line: 5,
                    isOnlyOne: false),
                Cut(
                    text: "\"3\",\"1/1/2001 00:00\",\"\",\"ends with a backslash \\\\\"", line: 6,
                    isOnlyOne: false),
                Cut(text: "stray \"words\", 7", line: 7, isOnlyOne: false),
                Cut(text: "\"4\",\"1/1/2001 00:00\",\"last\"", line: 9, isOnlyOne: false),
            ])
    }

    @Test(arguments: [1, 7, 1000])
    func aRecordByItselfIsKnownToBeAlone(chunk: Int) throws {
        let cuts = try records(of: "\"1\",\"1/1/2001\",\"x\"\r\n\n", chunk: chunk)
        #expect(cuts.map(\.isOnlyOne) == [true])
    }

    /// A long record is not searched again from its beginning for each chunk that is read.
    @Test func aLongRecordCostsNoMoreThanItsLength() throws {
        let body = String(repeating: "a line of a long telegram\n", count: 200_000)
        let text = "\"1\",\"1/1/2001\",\"\(body)\"\n\"2\",\"1/1/2001\",\"x\"\n"
        let cuts = try records(of: text, chunk: 16)
        #expect(cuts.map(\.line) == [1, 200_002])
    }
}
