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

    /// A program may make a line of a date-time group without a moment: it is written as it stands, and
    /// no document has a date of it.
    @Test func aGroupWithoutMomentIsNoDate() throws {
        var cable = Cable.everything
        let index = try #require(
            cable.transcription.head.firstIndex { $0.dateTimeGroup != nil })
        let printed = cable.transcription.head[index].printed
        cable.transcription.head[index] = HeadLine(
            printed: printed, kind: .dateTimeGroup, parts: [])
        #expect(cable.transcription.head[index].dateTimeGroup == nil)
        for (format, writer) in Registry.writable {
            let bytes = try Readings.write(Reading(cable: cable), by: writer)
            let document = String(decoding: bytes, as: UTF8.self)
            #expect(!document.contains("2007-12-11T10:31"), "\(format.name)")
        }
        #expect(try problems(of: cable) == [])
        let bytes = try Readings.write(Reading(cable: cable), by: TEIWriter())
        let again = try #require(bytes.withUnsafeBufferPointer { TEIReader().read($0).first })
        #expect(again.cable.transcription.head[index].printed == printed)
    }

    @Test(arguments: Samples.paths)
    func samplesComeBack(_ path: String) throws {
        for reading in try Readings.some(of: FileSystem.read(PackageFolder.path + "/" + path)) {
            let violations = try Laws.teiRoundTrip(reading)
            #expect(violations.isEmpty, "\(violations)")
        }
    }
}
