import CableConversion
import CableFormats
import CableModel
import CableSyntax
import CableTestSupport
import Testing

/// The documents that are written, by the schemas that the program carries in itself.
@Suite struct ValidationTests {
    private static let formats = Registry.formats.filter { $0.schema != nil }.map(\.name)

    @Test func formatsHaveSchemas() { #expect(Set(Self.formats).isSuperset(of: ["tei", "json"])) }

    private func problems(of document: [UInt8], _ name: String) throws -> [SchemaProblem] {
        try Validation(schemaPath: nil, showing: 20).check(document, name: name).problems
    }

    @Test(arguments: formats)
    func documentsAreValid(_ name: String) throws {
        let writer = try #require(Registry.format(named: name)?.writer)
        for cable in [Cable.everything, Cable()] {
            let document = try Readings.write(Reading(cable: cable), by: writer)
            #expect(try problems(of: document, name) == [])
        }
        for path in Samples.paths {
            for reading in try Readings.some(of: FileSystem.read(PackageFolder.path + "/" + path)) {
                let document = try Readings.write(reading, by: writer)
                #expect(try problems(of: document, name) == [], "\(path)")
            }
        }
    }

    @Test func eachLineIsADocument() throws {
        let document = Array("{\"cableconv\": 2}\n\n[]\n".utf8)
        let problems = try problems(of: document, "cables.ndjson")
        #expect(Set(problems.map(\.line)) == [1, 3])
    }

    @Test func onlySomeProblemsAreShown() throws {
        let members = (0..<30).map { "\"extra\($0)\": 1" }.joined(separator: ",")
        let result = try Validation(schemaPath: nil, showing: 20)
            .check(Array("{\(members)}".utf8), name: "a.json")
        #expect(result.problems.count == 20)
        #expect(result.count >= 30)
    }
}
