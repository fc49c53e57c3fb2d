import CableConversion
import CableTestSupport
import Testing

/// Outputs of one file whose name ends in that of a compression.
@Suite struct CompressedOutputTests {
    private let folder = TemporaryFolder()
    private func path(_ name: String) -> String { folder.path + "/" + name }

    private static let inputs = [
        "Samples/cables.csv", "Samples/07EREWHON42.html", "Samples/no-tags.txt",
    ]

    private func content(_ name: String) throws -> [UInt8] {
        try Inputs.readDocument(path(name)) { _ in [] }
    }

    private func convert(_ inputs: [String], to name: String, _ more: [String] = []) {
        let run = CommandRun.run(inputs + more + ["--quiet", "-o", path(name)])
        #expect(run.status == 0, "\(run.errors)")
    }

    /// What each holds is what the file without the ending is, and it is a file, never a folder.
    @Test(
        arguments: [
            "all.csv", "all.ndjson", "all.jsonl", "all.json", "all.jsonld", "all.tei.xml",
            "refs.graphml",
        ], [".gz", ".zst", ".xz", ".bz2", ".GZ"])
    func aCompressedFileHoldsTheDocument(name: String, ending: String) throws {
        convert(Self.inputs, to: name)
        convert(Self.inputs, to: name + ending)
        #expect(folder.files.sorted() == [name, name + ending].sorted())
        #expect(try content(name + ending) == folder.read(name))
        #expect(try folder.read(name + ending) != folder.read(name))
    }

    @Test(arguments: [
        "one.tei.xml.gz", "one.jsonld.zst", "one.md.xz", "one.txt.bz2", "one.html.gz",
    ])
    func aDocumentOfOneCableIsCompressed(name: String) throws {
        let plain = OutputCompression.contentName(of: name)
        convert(["Samples/no-tags.txt"], to: name)
        convert(["Samples/no-tags.txt"], to: plain)
        #expect(try content(name) == folder.read(plain))
    }

    /// The head of a gzip file has room for a name and the time of day; neither is there.
    @Test func aGzipFileHasNoNameAndNoTime() throws {
        convert(Self.inputs, to: "all.ndjson.gz")
        #expect(try folder.read("all.ndjson.gz").prefix(8) == [0x1F, 0x8B, 8, 0, 0, 0, 0, 0])
    }

    @Test(arguments: ["all.csv.gz", "all.ndjson.zst", "all.tei.xml.gz"])
    func anyNumberOfJobsGivesTheSameBytes(_ name: String) throws {
        let outputs = try ["1", "5"].map { jobs in
            convert(["Samples"], to: jobs + name, ["--exclude", "*.md", "--jobs", jobs])
            return try folder.read(jobs + name)
        }
        #expect(Set(outputs).count == 1)
    }

    @Test(arguments: ["all.ndjson.zst", "all.jsonld.gz", "all.json.gz"])
    func readersReadThemBack(_ name: String) throws {
        convert(Self.inputs, to: name)
        convert([path(name)], to: "back.csv")
        convert(Self.inputs, to: "direct.csv")
        func subjects(_ name: String) throws -> Int {
            try folder.read(name).count { $0 == 0x0A }
        }
        #expect(try subjects("back.csv") == subjects("direct.csv"))
    }

    @Test(arguments: ["all.tei.xml.gz", "all.ndjson.zst", "all.jsonld.xz", "all.json.bz2"])
    func validateKnowsThem(_ name: String) throws {
        convert(Self.inputs, to: name)
        let valid = CommandRun.run(["validate", "--verbose", path(name)])
        #expect(valid.status == 0 && valid.errors.contains(": valid"), "\(valid.errors)")
    }

    @Test func validateSeesDamage() throws {
        convert(Self.inputs, to: "all.ndjson.gz")
        var bytes = try folder.read("all.ndjson.gz")
        bytes.removeLast(40)
        try folder.write(bytes, to: "cut.ndjson.gz")
        let cut = CommandRun.run(["validate", path("cut.ndjson.gz")])
        #expect(cut.status == 1 && cut.errors.contains("it ends too early"), "\(cut.errors)")
    }

    /// What is no file of one stream, and names that tell no format.
    @Test(arguments: [
        (
            ["-o", "cables.db.gz"],
            "sqlite is written as it is, not compressed; use --output cables.db"
        ),
        (
            ["-t", "tables", "-o", "tables.gz"],
            "tables is written as it is, not compressed; use --output cables/"
        ),
        (["-o", "all.gz"], "all.gz does not tell which"),
        (["-t", "markdown", "-o", "all.gz"], "all.gz is the name of a file"),
        (["-t", "markdown", "-o", "all.md.zst"], "all.md.zst is the name of a file"),
    ])
    func otherNamesAreRefused(_ arguments: [String], _ message: String) {
        let arguments = arguments.map { $0.contains(".") ? path($0) : $0 }
        let run = CommandRun.run(Self.inputs + arguments)
        #expect(run.status == 2)
        #expect(
            run.errors.replacing(folder.path + "/", with: "").contains(message), "\(run.errors)")
        #expect(folder.files.isEmpty)
    }

    /// The index beside a run is a document too.
    @Test func anIndexIsCompressed() throws {
        convert(Self.inputs, to: "all.csv", ["--cmif", path("index.xml.gz")])
        #expect(String(decoding: try content("index.xml.gz"), as: UTF8.self).hasSuffix("</TEI>\n"))
    }
}
