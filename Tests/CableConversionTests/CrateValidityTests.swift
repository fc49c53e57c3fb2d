import CableTestSupport
import Testing

@testable import CableConversion

/// What the community's validator says of the description of a run.
@Suite(
    .enabled(
        if: ExternalTool.isWanted(.pythonForCrates),
        "skipped: no Python with rocrate and roc-validator; Scripts/test.sh installs them"))
struct CrateValidityTests {
    private let folder = TemporaryFolder()

    private func check() throws -> ExternalTool.Run {
        let python = try #require(ExternalTool.pythonForCrates, "no Python with roc-validator")
        return try python.run([scriptPath("check_crate.py"), folder.path])
    }

    private func convert(_ more: [String]) {
        let run = CommandRun.run(
            [
                PackageFolder.path + "/Samples", "--exclude", "*.md", "--quiet", "-t", "tei,jsonld",
                "-o", folder.path, "--ro-crate", "--date", "2026-11-29", "--licence",
                "https://creativecommons.org/publicdomain/mark/1.0/",
            ] + more)
        #expect(run.status == 0, "\(run.errors)")
    }

    @Test(arguments: [[], ["--publisher", "Mill Press"]])
    func aRunIsAValidCrate(more: [String]) throws {
        convert(more)
        let run = try check()
        #expect(run.status == 0, "\(run.output.prefix(3000))")
    }

    /// The check itself: a crate without a day, or with a document that is not there, is none.
    @Test(arguments: ["\"datePublished\":\"2026-11-29\",", ""])
    func aFaultIsSeen(left: String) throws {
        convert([])
        let name = RunCrate.fileName
        let text = String(decoding: try folder.read(name), as: UTF8.self)
        try folder.write(text.replacing(left, with: ""), to: name)
        if left.isEmpty {
            let document = try #require(folder.files.first { $0.hasSuffix(".tei.xml") })
            FileSystem.remove(folder.path + "/" + document)
        }
        #expect(try check().status == 1)
    }
}
