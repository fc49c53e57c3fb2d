import CableConversion
import CableFormats
import CableModel
import CableTestSupport
import Testing

/// The laws of the telegram reader, on invented telegrams and on the samples.
@Suite struct TelegramLaws {
    @Test(arguments: InventedTelegrams.all)
    func theInventedTelegramsKeepTheLaws(_ telegram: InventedTelegram) throws {
        try keepsTheLaws(Readings.ofTelegram(telegram.text))
        #expect(Laws.survivesCuts(Array(telegram.text.utf8)) == [])
    }

    @Test(arguments: Samples.paths)
    func theSamplesKeepTheLaws(_ path: String) throws {
        let source = try FileSystem.read(PackageFolder.path + "/" + path)
        #expect(Laws.survivesCuts(source) == [])
        let readings = Readings.of(source)
        #expect(!readings.isEmpty)
        for reading in readings {
            try keepsTheLaws(reading)
            #expect(Laws.survivesCuts(reading.text.bytes) == [])
        }
    }

    private func keepsTheLaws(_ reading: Reading) throws {
        #expect(Laws.accounting(reading) == [])
        #expect(try Laws.textRoundTrip(reading) == [])
        #expect(try Laws.jsonRoundTrip(reading) == [])
    }

    /// The list in the samples' README is of the samples that are there.
    @Test func theListOfSamplesIsWhole() throws {
        let list = String(
            decoding: try FileSystem.read(Samples.folder + "/README.md"), as: UTF8.self)
        let listed = list.split(separator: "\n").compactMap { line -> String? in
            guard line.hasPrefix("| `") else { return nil }
            return line.dropFirst(3).prefix { $0 != "`" }.description
        }
        #expect(listed.count >= 10)
        #expect(listed.map { "Samples/" + $0 }.sorted() == Samples.paths.sorted())
    }

    @Test(arguments: InventedTelegrams.all)
    func lineEndsDoNotMatter(_ telegram: InventedTelegram) {
        let plain = Readings.ofTelegram(telegram.text)
        for lineEnd in ["\r\n", "\r"] {
            let other = Readings.ofTelegram(telegram.text.replacing("\n", with: lineEnd))
            #expect(Laws.accounting(other) == [])
            #expect(
                Laws.difference(between: plain.cable.transcription, and: other.cable.transcription)
                    == [])
        }
    }

    /// Texts that make a quadratic reader hang. They must be read, and accounted for.
    @Test(arguments: Pathological.allCases)
    func longOddTextsAreRead(_ kind: Pathological) throws {
        let reading = Readings.ofTelegram(kind.text)
        #expect(Laws.accounting(reading) == [])
        for (format, writer) in Registry.writable {
            #expect(try !Readings.write(reading, by: writer).isEmpty, "\(format.name)")
        }
    }

    enum Pathological: String, CaseIterable, CustomTestStringConvertible {
        case parentheses, brackets, redactions, dashes, oneLongLine, emptyLines, numbers, pageLines
        case captions, references, tags, letters, openLinks, banners, listItems, addressees,
            halfPageLines
        case redactedReferences, telegramsInOne
        case oneLineOfClassifications, oneLineOfCaptions, oneLineOfNumbers, oneLineOfItems

        var testDescription: String { rawValue }

        var text: String {
            switch self {
            case .oneLineOfClassifications:
                String(repeating: "C O N F I D E N T I A L ", count: 20_000) + "\n"
            case .oneLineOfCaptions: head(String(repeating: "SIPDIS NOFORN ", count: 20_000))
            case .oneLineOfNumbers:
                body("1. (C) a. " + String(repeating: "2. (C) a. ", count: 20_000))
            case .oneLineOfItems: body(String(repeating: "(a) x; ", count: 20_000))
            case .parentheses: body(String(repeating: "(", count: 100_000))
            case .brackets: body(String(repeating: "[", count: 100_000))
            case .redactions: body(String(repeating: "X", count: 100_000))
            case .dashes: body(String(repeating: "-", count: 100_000))
            case .oneLongLine: body(String(repeating: "the mills stand still ", count: 45_000))
            case .emptyLines: body("a" + String(repeating: "\n", count: 50_000) + "b")
            case .numbers: body(String(repeating: "1.\n", count: 20_000))
            case .pageLines:
                body(String(repeating: "EREWHON 00000042  002 OF 002\n", count: 20_000))
            case .captions: head(String(repeating: "SIPDIS\n\n", count: 20_000))
            case .references:
                head("REF: " + String(repeating: "A. STATE 1 ", count: 10_000))
            case .tags: head("TAGS: " + String(repeating: "PREL, ", count: 20_000))
            case .letters: body(String(repeating: "A. (\n", count: 10_000))
            case .openLinks: body(String(repeating: "[a ", count: 30_000))
            case .listItems: body(String(repeating: "\n- a\n", count: 20_000))
            case .addressees:
                "FM AMEMBASSY EREWHON\n"
                    + String(repeating: "TO AMEMBASSY LAPUTA 1\n", count: 10_000)
            case .halfPageLines: body(String(repeating: "X 00000042 002 OF 00", count: 20_000))
            case .redactedReferences:
                head("REF: " + String(repeating: "STATE 1 XXXXXXXX, ", count: 10_000))
            case .telegramsInOne:
                String(
                    repeating:
                        "R 131000Z MAY 07\nFM AMEMBASSY EREWHON\nTO SECSTATE WASHDC\n"
                        + "UNCLAS EREWHON 000042\n\nSUBJECT: &amp;\n\n1. A.\n\nSAMPLE\n\n",
                    count: 2_000)
            case .banners: head(String(repeating: "SECRET\n", count: 5_000))
            }
        }

        private func head(_ text: String) -> String {
            "FM AMEMBASSY EREWHON\nTO SECSTATE WASHDC\nUNCLAS EREWHON 000042\n\n\(text)\n\n1. A.\n"
        }

        private func body(_ text: String) -> String {
            "FM AMEMBASSY EREWHON\nSUBJECT: MILLS\n\n1. (C) \(text)\n\n2. An end.\n"
        }
    }
}
