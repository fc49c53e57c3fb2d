import CableFormats
import CableModel
import CableTestSupport
import Testing

@testable import CableConversion

/// Every cable of the corpus, through every reader and writer, under every law.
@Suite(.enabled(if: Corpus.isPresent, "\(Corpus.absence)"))
struct CorpusTests {
    @Test func everyPartHoldsFiles() throws {
        for part in Corpus.parts {
            #expect(try !Corpus.entries(of: [part]).isEmpty, "\(part) is empty")
        }
    }

    /// The page that has the next row of a dump in its text.
    private static let pageOfTwo = "wikileaks-2011/07BERN881.html"

    @Test func everyInputIsOneCableButForOneOfTwo() throws {
        let cables = try CorpusReadings.all.get()
        let entries = try Corpus.entries()
        let further = cables.filter(\.reading.isFurther)
        #expect(further.map(\.entry.name) == [Self.pageOfTwo])
        #expect(
            cables.filter { !$0.reading.isFurther }.map(\.entry.name) == entries.map(\.name))
    }

    @Test func everyByteIsAccountedFor() throws {
        let violations = try CorpusReadings.violations { Laws.accounting($0.reading) }
        #expect(violations.isEmpty, "\(summary(violations))")
    }

    @Test func hardlyAnyTextIsUnplaced() throws {
        var unplaced = 0
        var total = 0
        for cable in try CorpusReadings.all.get() {
            total += cable.reading.text.bytes.count { $0 & 0xC0 != 0x80 }
            for text in cable.reading.cable.transcription.unplaced {
                unplaced += text.unicodeScalars.count
                print("unplaced in \(cable): \(text.debugDescription)")
            }
        }
        print("unplaced: \(unplaced) of \(total) characters of the corpus")
        #expect(unplaced * 1000 <= total)
    }

    @Test func textIsReadBackToTheSameTranscription() throws {
        let violations = try CorpusReadings.violations { try Laws.textRoundTrip($0.reading) }
        #expect(violations.isEmpty, "\(summary(violations))")
    }

    @Test func jsonIsReadBackToTheSameReading() throws {
        let violations = try CorpusReadings.violations { try Laws.jsonRoundTrip($0.reading) }
        #expect(violations.isEmpty, "\(summary(violations))")
    }

    @Test(arguments: Registry.writable.map(\.format.name))
    func aWriterWritesTheSameTwice(_ name: String) throws {
        let writer = try #require(Registry.format(named: name)?.writer)
        let violations = try CorpusReadings.violations {
            try Laws.determinism($0.reading, by: writer)
        }
        #expect(violations.isEmpty, "\(summary(violations))")
    }

    /// What a run writes to its folder, and what it says, for all formats at once.
    private func tree(jobs: Int) throws -> (files: [String: [UInt8]], messages: [String]) {
        let folder = TemporaryFolder()
        let pipeline = Pipeline(
            conversion: Conversion(writers: Registry.writable.map(\.format)),
            destination: .folder(folder.path), jobs: jobs)
        let inputs = Corpus.parts.flatMap { part -> [Input] in
            guard
                case .inputs(let found, skipped: _) = Inputs.find("\(Corpus.folder)/corpus/\(part)")
            else {
                return []
            }
            return found
        }
        var messages: [String] = []
        let noInput = OpenInputs { _ in [] }
        let noOutput: ([UInt8]) -> Void = { _ in }
        try pipeline.run(
            inputs, openInputs: noInput, writeStandardOutput: noOutput
        ) { report in
            let name = report.input.displayName
            #expect(report.error == nil, "\(name): \(report.error?.message ?? "")")
            messages += report.messages.map { $0.line(file: name) }
            return true
        }
        var files: [String: [UInt8]] = [:]
        for file in folder.files { files[file] = try folder.read(file) }
        #expect(files.count == (inputs.count + 1) * Registry.writable.count)
        return (files, messages)
    }

    @Test func anyNumberOfJobsGivesTheSameTree() throws {
        let one = try tree(jobs: 1)
        let two = try tree(jobs: 2)
        #expect(one.messages == two.messages)
        #expect(one.files.keys == two.files.keys)
        let different = one.files.keys.filter { one.files[$0] != two.files[$0] }
        #expect(different.isEmpty, "\(summary(different.sorted()))")
    }
}

/// The first of many violations, and how many there are.
func summary(_ violations: [String]) -> String {
    "\(violations.count):\n" + violations.prefix(20).joined(separator: "\n")
}
