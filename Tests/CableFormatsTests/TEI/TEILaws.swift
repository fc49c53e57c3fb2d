import CableConversion
import CableFormats
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

    @Test(arguments: Samples.paths)
    func samplesComeBack(_ path: String) throws {
        for reading in Readings.of(try FileSystem.read(PackageFolder.path + "/" + path)) {
            let violations = try Laws.teiRoundTrip(reading)
            #expect(violations.isEmpty, "\(violations)")
        }
    }
}
