import CableConversion
import CableTestSupport
import Testing

/// One document of many cables.
@Suite struct CollectionTests {
    private let folder = TemporaryFolder()
    private func path(_ name: String) -> String { folder.path + "/" + name }

    private static let inputs = [
        "Samples/cables.csv", "Samples/07EREWHON42.html", "Samples/no-tags.txt",
    ]

    /// The lines are the documents, and they read back to the same cables.
    @Test(arguments: ["json", "jsonld"])
    func aLineOfJSONIsADocument(_ format: String) throws {
        let output = path("out.ndjson")
        #expect(CommandRun.run(Self.inputs + ["-t", format, "-o", output]).status == 0)
        let lines = String(decoding: try FileSystem.read(output), as: UTF8.self).split(
            separator: "\n")
        #expect(lines.count == 4)
        #expect(lines.allSatisfy { $0.hasPrefix("{") && $0.hasSuffix("}") })
        let arguments = ["-t", "text", "-o"]
        #expect(CommandRun.run(Self.inputs + arguments + [path("direct/")]).status == 0)
        #expect(CommandRun.run([output] + arguments + [path("back/")]).status == 0)
        let direct = try folder.texts(below: "direct").values.sorted()
        #expect(try folder.texts(below: "back").values.sorted() == direct)
    }

    @Test(arguments: ["out.csv", "out.ndjson", "out.jsonl"])
    func anyNumberOfJobsGivesTheSameBytes(_ name: String) throws {
        let outputs = try ["1", "2", "5"].map { jobs in
            let run = CommandRun.run(
                ["Samples", "--exclude", "*.md", "-o", path(jobs + name), "--jobs", jobs])
            #expect(run.status == 0)
            return try FileSystem.read(path(jobs + name))
        }
        #expect(Set(outputs).count == 1)
        #expect(folder.files.count == 3)
    }

    @Test func aCollectionThatCannotBeWrittenLeavesNothing() throws {
        try folder.write("kept", to: "file")
        let run = CommandRun.run(Self.inputs + ["-o", path("file/out.csv")])
        #expect(run.status == 1)
        #expect(run.errors.contains("cannot be written: Not a directory"))
        #expect(folder.files == ["file"])
    }

    @Test func anInputIsNotReplaced() throws {
        try folder.write("SUBJECT: MILLS\n\n1. They stand.\n", to: "a.csv")
        let run = CommandRun.run([path("a.csv"), path("b.txt"), "-o", path("a.csv")])
        #expect(run.status == 1)
        #expect(run.errors.contains("is an input of this run"))
        #expect(String(decoding: try folder.read("a.csv"), as: UTF8.self).hasPrefix("SUBJECT"))
    }
}

extension TemporaryFolder {
    /// The texts of the files below a folder, by their paths.
    fileprivate func texts(below name: String) throws -> [String: String] {
        var texts: [String: String] = [:]
        for file in files where file.hasPrefix(name + "/") {
            texts[file] = String(decoding: try read(file), as: UTF8.self)
        }
        return texts
    }
}
