import CableConversion
import CableTestSupport
import Testing

/// Plays every case of every file below `Cases/`.
///
/// `CABLECONV_ACCEPT=1 swift test` takes over what the command says, and fails, so that no run
/// passes whose expectations nobody has read.
@Suite struct GoldenSweep {
    static let folder = PackageFolder.path + "/Tests/GoldenTests/Cases"

    static let files: [String] = (try? FileSystem.files(below: folder)) ?? []

    @Test func thereAreCases() {
        #expect(!Self.files.isEmpty)
        #expect(Self.files.allSatisfy { $0.hasSuffix(".md") }, "only Markdown files hold cases")
    }

    @Test(arguments: files.filter { $0.hasSuffix(".md") })
    func file(_ name: String) throws {
        let path = Self.folder + "/" + name
        let text = String(decoding: try FileSystem.read(path), as: UTF8.self)
        let file = try GoldenFile(parsing: text)
        let results = try file.cases.map { try $0.run() }
        let differences = zip(file.cases, results).compactMap { $0.difference(from: $1) }
        if differences.isEmpty { return }
        if TestEnvironment.isAccepting {
            try FileSystem.replace(path, with: Array(file.accepting(results).utf8))
            Issue.record("\(name): \(differences.count) expectations replaced; read the difference")
        } else {
            Issue.record("\(name):\n\(differences.joined(separator: "\n"))")
        }
    }

    @Test func anAcceptingRunFails() {
        #expect(
            !TestEnvironment.isAccepting,
            "CABLECONV_ACCEPT is set: expectations were taken over, not tested")
    }
}
