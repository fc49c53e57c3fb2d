import CableTestSupport
import Testing

@testable import CableConversion
@testable import CableSyntax

/// The description of a run beside its documents.
@Suite struct CrateTests {
    private let folder = TemporaryFolder()
    private func path(_ name: String) -> String { folder.path + "/" + name }

    private static let facts = [
        "--ro-crate", "--licence", "https://creativecommons.org/publicdomain/mark/1.0/", "--date",
        "2026-11-29",
    ]

    private func run(_ inputs: [String], _ more: [String], to output: String) throws -> JSONValue {
        let run = CommandRun.run(
            inputs + ["--quiet", "-o", path(output)] + Self.facts + more)
        #expect(run.status == 0, "\(run.errors)")
        return try JSONValue(parsing: folder.read("\(output)\(RunCrate.fileName)"))
    }

    private func entities(_ crate: JSONValue, _ type: String) -> [JSONValue] {
        (crate["@graph"]?.array ?? []).filter { $0["@type"]?.string == type }
    }

    /// Every file of the folder is described, with the size and digest that it has, and nothing else is.
    @Test func everyDocumentIsDescribed() throws {
        try folder.write("SUBJECT: MILLS\n\n1. They stand.\n", to: "in/a b#c%d \u{E9}.txt")
        try folder.write("no cable", to: "in/none.bin")
        let crate = try run(
            [path("in/a b#c%d \u{E9}.txt"), "Samples/cables.csv"],
            ["-t", "tei,markdown", "--publisher", "Mill \"Press\""], to: "out/")
        let files = entities(crate, "File")
        let names = files.compactMap { $0["name"]?.string }
        let written = folder.files.filter {
            $0.hasPrefix("out/") && !$0.hasSuffix(RunCrate.fileName)
        }
        #expect(Set(names.map { "out/" + $0 }) == Set(written))
        #expect(names.count == written.count && names.count > 4)
        for file in files {
            let bytes = try folder.read("out/" + (file["name"]?.string ?? ""))
            #expect(file["contentSize"]?.string == "\(bytes.count)")
            #expect(file["sha256"]?.string == SHA256.hexDigest(of: bytes))
        }
        #expect(files.contains { $0["@id"]?.string == "a%20b%23c%25d%20%C3%A9.tei.xml" })
        let root = try #require(entities(crate, "Dataset").first)
        let action = try #require(entities(crate, "CreateAction").first)
        let ids = files.compactMap { $0["@id"]?.string }
        #expect(root["hasPart"]?.array?.compactMap { $0["@id"]?.string } == ids)
        #expect(action["result"]?.array?.compactMap { $0["@id"]?.string } == ids)
        let inputs = entities(crate, "CreativeWork").filter { $0["sha256"] != nil }
        #expect(action["object"]?.array?.count == inputs.count)
        #expect(inputs.first?["name"]?.string == "a b#c%d \u{E9}.txt")
        #expect(action["description"]?.string?.contains("--to tei,markdown") == true)
        #expect(entities(crate, "Organization").first?["name"]?.string == "Mill \"Press\"")
        // No path of the machine.
        let text = String(decoding: try folder.read("out/" + RunCrate.fileName), as: UTF8.self)
        #expect(!text.contains(folder.path))
    }

    @Test func anyNumberOfJobsGivesTheSameBytes() throws {
        let crates = try ["1", "5"].map { jobs in
            _ = try run(
                ["Samples"], ["--exclude", "*.md", "-t", "text", "--jobs", jobs], to: jobs + "/")
            return try folder.read("\(jobs)/" + RunCrate.fileName)
        }
        #expect(Set(crates).count == 1)
    }

    /// A document that would have its name is not written over it.
    @Test func noDocumentTakesItsPlace() throws {
        try folder.write("SUBJECT: MILLS\n\n1. They stand.\n", to: "in/ro-crate-metadata.txt")
        let run = CommandRun.run(
            [
                path("in/ro-crate-metadata.txt"), "Samples/no-tags.txt", "-t", "json", "-o",
                path("out/"),
            ]
                + Self.facts)
        #expect(run.status == 1)
        #expect(run.errors.contains("ro-crate-metadata.json"), "\(run.errors)")
        let crate = try JSONValue(parsing: folder.read("out/" + RunCrate.fileName))
        #expect(entities(crate, "File").compactMap { $0["name"]?.string } == ["no-tags.json"])
    }

    @Test(arguments: [
        (["-t", "tei", "-o", "all.tei.xml"], "goes with a folder"),
        (["-t", "tei", "-o", "out/", "--update"], "is of a whole run"),
        (["-t", "tei", "-o", "out/", "--shard", "1/2"], "is of a whole run"),
    ])
    func whatItIsNotForIsSaid(_ arguments: [String], _ message: String) {
        let arguments = arguments.map { $0.contains(".xml") || $0 == "out/" ? path($0) : $0 }
        let run = CommandRun.run(["Samples/no-tags.txt"] + arguments + Self.facts)
        #expect(run.status == 2 && run.errors.contains(message), "\(run.errors)")
    }

    @Test func licenceAndDateAreTheUsers() {
        for facts in [["--ro-crate"], ["--ro-crate", "--date", "2026-11-29"]] {
            let run = CommandRun.run(
                ["Samples/no-tags.txt", "-t", "markdown", "-o", path("out/")] + facts)
            #expect(run.status == 2)
            #expect(run.errors.contains("needs --licence and --date"), "\(run.errors)")
        }
    }
}
