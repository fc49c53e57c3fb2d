import CableConversion
import CableFormats
import CableKit
import CableModel
import CableTestSupport
import Testing

/// The door for programs.
@Suite struct CableKitTests {
    private let telegram =
        "R 131000Z MAY 07\nFM AMEMBASSY EREWHON\nTO SECSTATE WASHDC\nUNCLAS EREWHON 000042\n"
        + "TAGS: PREL\nSUBJECT: MILLS\nREF: STATE 7\n\n1. The mills stand still.\n"

    private func records(_ kit: CableKit, _ path: String) async throws -> [CableRecord] {
        var records: [CableRecord] = []
        for await record in try kit.records(at: path) { records.append(record) }
        return records
    }

    @Test func bytesBecomeACable() throws {
        let readings = try CableKit().read(Array(telegram.utf8), named: "a.txt")
        let facts = try #require(readings.first).cable.facts
        #expect(readings.count == 1)
        #expect(facts.messageReferenceNumber?.identifier == "07EREWHON42")
        #expect(facts.date?.iso == "2007-05-13")
        #expect(facts.originator == "AMEMBASSY EREWHON")
        #expect(facts.actionAddressees.map(\.name) == ["SECSTATE WASHDC"])
        #expect(facts.infoAddressees == [])
        #expect(facts.classification == .unclassified)
        #expect(facts.tags.map(\.code) == ["PREL"])
        #expect(facts.subject == "MILLS")
        #expect(facts.referenceTargets.map(\.identifier) == ["07STATE7"])
        #expect(readings[0].cable.provenance.source?.name == "a.txt")
    }

    /// What the kit writes is what the command does.
    @Test(arguments: Registry.formats.filter { $0.writer != nil }.map(\.name))
    func documentsAreThoseOfTheCommand(_ format: String) throws {
        let sample = "Samples/07EREWHON42.html"
        let run = CommandRun.run([sample, "--to", format])
        let bytes = try FileSystem.read(PackageFolder.path + "/" + sample)
        let reading = try #require(try CableKit().read(bytes, named: "07EREWHON42.html").first)
        #expect(try CableKit().write(reading, as: format) == run.output)
    }

    @Test func optionsHaveTheNamesOfFlags() throws {
        let reading = try #require(try CableKit().read(Array(telegram.utf8)).first)
        let text = try CableKit().write(
            reading, as: "txt", options: ["text-layout": "reading", "wrap": "10"])
        #expect(String(decoding: text, as: UTF8.self) == "The mills\nstand\nstill.\n")
    }

    @Test func everyFormatIsDescribed() {
        let formats = CableKit().formats
        #expect(formats.map(\.name) == Registry.formats.map(\.name))
        for (format, own) in zip(formats, Registry.formats) {
            #expect(format.isRead == (own.reader != nil) && format.isWritten == (own.writer != nil))
            #expect(format.options.keys.sorted() == own.flags.map(\.name).sorted())
        }
    }

    @Test(arguments: [
        ("tie", [:], "no format \"tie\" is written; those are markdown"),
        ("wikileaks-html", [:], "no format \"wikileaks-html\" is written"),
        ("tei", ["wrap": "7"], "tei has no option \"wrap\""),
        ("text", ["wrap": "none"], "--wrap needs a number above 0"),
    ])
    func whatCannotBeWrittenIsSaid(
        _ format: String, options: [String: String], message: String
    ) throws {
        let error = #expect(throws: CableKitError.self) {
            try CableKit().write(Cable(), as: format, options: options)
        }
        #expect(error?.message.hasPrefix(message) == true, "\(error?.message ?? "")")
    }

    @Test(arguments: [[], [0, 1, 2], Array("%PDF-1.4".utf8), Array("Good morning to all.".utf8)])
    func whatHoldsNoCableIsAnError(_ bytes: [UInt8]) {
        #expect(throws: CableKitError.self) { try CableKit().read(bytes) }
    }

    @Test func aFolderIsReadRecordByRecord() async throws {
        let folder = TemporaryFolder()
        try folder.write(telegram, to: "in/a.txt")
        try folder.write("", to: "in/b.txt")
        let found = try await records(CableKit(), folder.path + "/in")
        #expect(found.map(\.name) == ["a.txt", "b.txt"].map { "\(folder.path)/in/\($0)" })
        #expect(found.map(\.readings.count) == [1, 0])
        #expect(found.map { $0.error == nil } == [true, false])
        #expect(found.map(\.format) == ["telegram", nil])
    }

    @Test func aDumpIsReadRowByRow() async throws {
        PackageFolder.enter()
        let found = try await records(CableKit(), "Samples/cables.csv")
        #expect(found.count > 1)
        for record in found {
            #expect(record.line != nil && record.format == "cables-csv")
            #expect(record.readings.count == 1)
        }
    }

    @Test func anArchiveIsReadEntryByEntry() async throws {
        let folder = TemporaryFolder()
        let path = folder.path + "/a.zip"
        let entries = ["x/a.txt", "../b.txt"].map { TestArchive.Entry($0, telegram) }
        try folder.write(TestArchive.make(.zip, entries), to: "a.zip")
        let found = try await records(CableKit(), path)
        #expect(found.map(\.readings.count) == [1, 0])
        #expect(found.last?.error != nil, "a name that leads out of the archive is refused")
    }

    @Test func nothingThereIsSaidWhenItIsRead() async throws {
        let found = try await records(CableKit(), "no-such-file.txt")
        #expect(found.map { $0.error == nil } == [false])
    }

    // MARK: One's own

    /// A line for each telegram: number and text with a bar between them.
    private struct BarReader: CustomReader {
        var name = "bars"
        let summary = "numbers and texts with bars"

        func recognizes(_ text: UnsafeBufferPointer<UInt8>) -> Bool {
            text.starts(with: Array("BARS\n".utf8))
        }

        func read(_ text: UnsafeBufferPointer<UInt8>) -> [Reading] {
            text.split(separator: 0x0A).dropFirst().map { line in
                let text = String(decoding: line, as: UTF8.self)
                let paragraph = Paragraph(content: [.text(text)])
                return Reading(
                    cable: Cable(transcription: Transcription(body: [.paragraph(paragraph)])))
            }
        }
    }

    private struct SubjectWriter: CustomWriter {
        var name = "subject"
        let summary = "the subject alone"
        let fileExtension = ".subject"

        func write(_ reading: Reading) throws(CableKitError) -> [UInt8] {
            guard let subject = reading.cable.facts.subject else {
                throw CableKitError("has no subject")
            }
            return Array(subject.utf8)
        }
    }

    @Test func aReaderOfOnesOwnIsAskedFirst() throws {
        var kit = CableKit()
        try kit.register(BarReader())
        let bytes = Array("BARS\nThe mills stand.\nThe mills fall.\n".utf8)
        for format in [nil, "bars"] {
            let readings = try kit.read(bytes, as: format)
            #expect(readings.count == 2)
            #expect(readings[0].cable.provenance.source?.format == "bars")
        }
        #expect(kit.formats.first?.name == "bars")
        #expect(try kit.read(Array(telegram.utf8)).count == 1)
        #expect(throws: CableKitError.self) { try CableKit().read(bytes, as: "bars") }
    }

    @Test func aWriterOfOnesOwnWrites() throws {
        var kit = CableKit()
        try kit.register(SubjectWriter())
        let reading = try #require(try kit.read(Array(telegram.utf8)).first)
        #expect(try kit.write(reading, as: "subject") == Array("MILLS".utf8))
        let error = #expect(throws: CableKitError.self) { try kit.write(Cable(), as: "subject") }
        #expect(error?.message == "has no subject")
    }

    @Test(arguments: ["tei", "xml", "json"]) func aNameIsTakenOnce(_ name: String) {
        var kit = CableKit()
        #expect(throws: CableKitError.self) { try kit.register(BarReader(name: name)) }
        #expect(throws: CableKitError.self) { try kit.register(SubjectWriter(name: name)) }
    }

    /// What only the other way has a name for may have it.
    @Test func aReaderAndAWriterMayShareAName() throws {
        var kit = CableKit()
        try kit.register(SubjectWriter(name: "telegram"))
        try kit.register(BarReader(name: "text"))
    }
}
