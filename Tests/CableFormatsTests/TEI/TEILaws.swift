import CableConversion
import CableFormats
import CableGrammar
import CableModel
import CableSyntax
import CableTestSupport
import Testing

/// What comes back of a cable that was written as TEI.
@Suite struct TEILaws {
    @Test func everyCaseOfTheModelComesBack() throws {
        for cable in [Cable.everything, Cable()] {
            let violations = try Laws.teiRoundTrip(Reading(cable: cable))
            #expect(violations.isEmpty, "\(violations)")
        }
    }

    /// A line may say anything beside what the cable says of it, and be of any form.
    @Test(arguments: ["QUITE OTHER", "", "two  blanks", " edges ", "two\nlines", "]]> & <b>", "9"])
    func aLineOfAnyTextComesBack(_ text: String) throws {
        for index in Cable.everything.transcription.head.indices {
            var cable = Cable.everything
            cable.transcription.head[index] = cable.transcription.head[index].reprinted(text)
            let violations = try Laws.teiRoundTrip(Reading(cable: cable))
            #expect(violations.isEmpty, "\(cable.transcription.head[index]): \(violations)")
            #expect(try problems(of: cable).isEmpty, "\(cable.transcription.head[index])")
        }
    }

    /// What the project's own schema says of a cable's document.
    private func problems(of cable: Cable) throws -> [SchemaProblem] {
        let schema = try RelaxNGSchema(
            path: PackageFolder.path + "/Sources/CableFormats/TEI/Schema/cable-tei.rng")
        let document = try Readings.write(Reading(cable: cable), by: TEIWriter())
        return document.withUnsafeBufferPointer { schema.problems(in: $0) }
    }

    /// No telegram needs features, supplied values or preserved blanks to come back.
    @Test(arguments: Samples.paths)
    func theTextSaysAllOfASample(_ path: String) throws {
        for reading in try Readings.some(of: FileSystem.read(PackageFolder.path + "/" + path)) {
            let document = String(
                decoding: try Readings.write(reading, by: TEIWriter()), as: UTF8.self)
            #expect(!document.contains("<fs>") && !document.contains("<supplied>"))
        }
    }

    /// A cable that a program made may have any numbers: they are no date of any document.
    @Test func numbersThatAreNoDateAreNotWritten() throws {
        var cable = Cable.everything
        var changed = 0
        for (index, line) in cable.transcription.head.enumerated() {
            guard var group = line.dateTimeGroup else { continue }
            changed += 1
            group.dateTimeGroup.moment.year = 0
            group.dateTimeGroup.moment.month = 13
            cable.transcription.head[index] = HeadLine(
                printed: line.printed, content: .dateTimeGroup(group))
        }
        try #require(changed > 0)
        for (format, writer) in Registry.writable
        where !["json", "explanation"].contains(format.name) {
            let bytes = try Readings.write(Reading(cable: cable), by: writer)
            let document = String(decoding: bytes, as: UTF8.self)
            #expect(!document.contains("0000-13-11"), "\(format.name)")
        }
        #expect(try problems(of: cable) == [])
        let bytes = try Readings.write(Reading(cable: cable), by: TEIWriter())
        let again = try #require(bytes.withUnsafeBufferPointer { TEIReader().read($0).first })
        #expect(
            again.cable.transcription.head.map(\.printed) == cable.transcription.head.map(\.printed)
        )
        #expect(again.diagnostics.contains { $0.message.contains("is in no calendar") })
    }

    @Test(arguments: Samples.paths)
    func samplesComeBack(_ path: String) throws {
        for reading in try Readings.some(of: FileSystem.read(PackageFolder.path + "/" + path)) {
            let violations = try Laws.teiRoundTrip(reading)
            #expect(violations.isEmpty, "\(violations)")
        }
    }
}
