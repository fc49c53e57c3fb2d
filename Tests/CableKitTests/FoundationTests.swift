import CableKit
import CableKitFoundation
import CableTestSupport
import Foundation
import Testing

/// The door for programs that use Foundation.
@Suite struct FoundationTests {
    private let sample = URL(fileURLWithPath: PackageFolder.path + "/Samples/07EREWHON42.html")

    @Test func aFileIsReadByItsAddress() throws {
        let readings = try CableKit().read(contentsOf: sample)
        #expect(
            readings.map { $0.cable.facts.messageReferenceNumber?.identifier } == ["07EREWHON42"])
        #expect(readings.first?.cable.provenance.source?.name == "07EREWHON42.html")
    }

    @Test func dataAreReadAndWritten() throws {
        let kit = CableKit()
        let reading = try #require(try kit.read(try Data(contentsOf: sample)).first)
        let tei = try kit.data(of: reading, as: "tei")
        #expect(Array(tei) == (try kit.write(reading, as: "tei")))
        #expect(try kit.read(tei).map(\.cable) == [reading.cable])
    }

    @Test func recordsAreFoundByTheirAddress() async throws {
        var names: [String] = []
        let folder = sample.deletingLastPathComponent()
        for await record in try CableKit().records(at: folder) { names.append(record.name) }
        #expect(names.contains { $0.hasSuffix("07EREWHON42.html") })
    }

    /// Nothing is fetched.
    @Test func anotherMachineIsAnError() throws {
        let url = try #require(URL(string: "https://example.org/a.html"))
        #expect(throws: CableKitError.self) { try CableKit().read(contentsOf: url) }
        #expect(throws: CableKitError.self) { try CableKit().records(at: url) }
    }

    @Test func aFileThatIsNotThereIsAnError() async throws {
        let url = URL(fileURLWithPath: "/no/such/file")
        #expect(throws: CableKitError.self) { try CableKit().read(contentsOf: url) }
        var errors: [CableKitError?] = []
        for await record in try CableKit().records(at: url) { errors.append(record.error) }
        #expect(errors.map { $0 != nil } == [true])
    }
}
