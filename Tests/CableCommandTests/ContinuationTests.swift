import CableConversion
import CableFormats
import CableTestSupport
import Testing

/// Runs that are stopped and gone on with, and runs that convert only what has changed.
@Suite struct ContinuationTests {
    private let folder = TemporaryFolder()

    private func path(_ name: String) -> String { folder.path + "/" + name }

    private static let names = (0..<40).map { "\($0 % 7)/\($0).txt" }

    /// Forty inputs; some have the same output name as the one before.
    private func makeInputs() throws {
        for (index, name) in Self.names.enumerated() {
            let text = "UNCLAS EREWHON 0000\(index)\nSUBJECT: \(index)\n\n1. They stand.\n"
            try folder.write(text, to: "in/" + name)
            if index % 5 == 0 { try folder.write(text, to: "in/\(name.dropLast(4)).cable") }
        }
    }

    private func tree(_ name: String) throws -> [String: [UInt8]] {
        var tree: [String: [UInt8]] = [:]
        for file in try FileSystem.allFiles(below: path(name)) {
            tree[file] = try FileSystem.read(path(name) + "/" + file)
        }
        return tree
    }

    /// Runs until so many records are reported.
    private func run(
        to name: String, stopAfter count: Int, jobs: Int, resumes: Bool = false
    ) throws -> (done: Int, skipped: Int) {
        guard case .inputs(let inputs, _) = Inputs.find(path("in")) else { return (0, 0) }
        let pipeline = Pipeline(
            conversion: Conversion(writers: [TextFormat.format, ModelJSONFormat.format]),
            destination: .folder(path(name)), jobs: jobs,
            continuation: Pipeline.Continuation(resumes: resumes))
        var done = 0
        var skipped = 0
        let noInput = OpenInputs { _ in [] }
        let noOutput: ([UInt8]) -> Void = { _ in }
        try pipeline.run(inputs, openInputs: noInput, writeStandardOutput: noOutput) {
            done += 1
            if $0.isSkipped { skipped += 1 }
            return done < count
        }
        return (done, skipped)
    }

    @Test(arguments: [1, 2, 7, 23, 44, 47], [1, 2])
    func aStoppedRunIsGoneOnWith(count: Int, jobs: Int) throws {
        try makeInputs()
        _ = try run(to: "whole", stopAfter: .max, jobs: 2)
        _ = try run(to: "out", stopAfter: count, jobs: jobs)
        // What a killed process leaves: half a line, half a file, an output without its line.
        let journal = path("out/.cableconv/journal")
        var bytes = try FileSystem.read(journal)
        bytes += Array("{\"key\":\"half".utf8)
        try FileSystem.replace(journal, with: bytes)
        try FileSystem.replace(path("out/.cableconv/.cableconv-1-1"), with: [1, 2, 3])
        let (_, skipped) = try run(to: "out", stopAfter: .max, jobs: jobs, resumes: true)
        #expect(skipped >= count - 1)
        #expect(try tree("out") == tree("whole"))
    }

    @Test func anOutputThatIsGoneIsMadeAgain() throws {
        try makeInputs()
        _ = try run(to: "whole", stopAfter: .max, jobs: 2)
        _ = try run(to: "out", stopAfter: 20, jobs: 1)
        FileSystem.remove(path("out/1/1.json"))
        let (_, skipped) = try run(to: "out", stopAfter: .max, jobs: 2, resumes: true)
        #expect(skipped == 19)
        #expect(try tree("out") == tree("whole"))
    }

    @Test func otherOptionsDoNotGoOnWithARun() throws {
        try makeInputs()
        _ = try run(to: "out", stopAfter: 3, jobs: 1)
        let other = CommandRun.run([path("in"), "-t", "text", "-o", path("out"), "--resume"])
        #expect(other.status == 1)
        #expect(other.errors.contains("had other options"))
        let anew = CommandRun.run([path("in"), "-t", "text", "-o", path("out")])
        #expect(anew.status == 0)
        #expect(anew.errors.contains("was not finished; this one begins anew"))
        #expect(!folder.files.contains { $0.contains("journal") })
    }

    @Test func anUpdateConvertsWhatIsNewOrChanged() throws {
        try makeInputs()
        let arguments = [path("in"), "-t", "text", "-o", path("out"), "--update", "--verbose"]
        let first = CommandRun.run(arguments)
        #expect(first.errors.contains("48 of 48 inputs converted, 0 not, "))
        let second = CommandRun.run(arguments)
        #expect(second.errors.contains("0 of 48 inputs converted, 0 not, 48 done before, "))
        try folder.write("UNCLAS EREWHON 7\nSUBJECT: NEW\n\n1. Now.\n", to: "in/0/7.txt")
        try folder.write("UNCLAS EREWHON 99\nSUBJECT: NEW\n\n1. Now.\n", to: "in/new.txt")
        let third = CommandRun.run(arguments)
        #expect(third.errors.contains("2 of 49 inputs converted, 0 not, 47 done before, "))
        #expect(String(decoding: try folder.read("out/0/7.txt"), as: UTF8.self).contains("NEW"))
        let other = CommandRun.run(arguments + ["--wrap", "40"])
        #expect(other.errors.contains("49 of 49 inputs converted, 0 not, "))
    }

    @Test func shardsTogetherAreTheWhole() throws {
        try makeInputs()
        _ = try run(to: "whole", stopAfter: .max, jobs: 2)
        for index in 1...3 {
            let run = CommandRun.run([
                path("in"), "-t", "text,json", "-o", path("out"), "--shard", "\(index)/3",
            ])
            #expect(run.status == 0)
        }
        #expect(try tree("out") == tree("whole"))
    }

    /// Cables of one number anywhere in the run: in a dump, in lines of JSON, in a file beside them.
    @Test func shardsDoNotOverwriteEachOthersOutputs() throws {
        let dump = try FileSystem.read(PackageFolder.path + "/Samples/cables.csv")
        try folder.write(dump + dump + dump, to: "in/dump.csv")
        let lines = CommandRun.run([path("in/dump.csv"), "-o", path("in/lines.ndjson")])
        #expect(lines.status == 0)
        let page = try FileSystem.read(PackageFolder.path + "/Samples/07EREWHON42.html")
        try folder.write(page, to: "in/dump/07EREWHON42.html")

        func convert(to output: String, _ flags: [String] = []) {
            let arguments = [path("in"), "-t", "text", "-o", path(output)] + flags
            #expect(CommandRun.run(arguments).status == 0)
        }
        convert(to: "whole")
        for index in 1...5 { convert(to: "out", ["--shard", "\(index)/5"]) }
        #expect(try tree("out") == tree("whole"))
        #expect(try tree("whole").keys.contains("dump/07EREWHON42~4.txt"))
        #expect(try tree("whole").keys.contains("lines/07EREWHON42~3.txt"))
    }

    @Test func aRunStopsAtAnErrorWhereAsked() throws {
        try makeInputs()
        try folder.write("", to: "in/2/2.txt")
        let run = CommandRun.run([
            path("in"), "-t", "text", "-o", path("out"), "--on-error", "stop", "-j", "1",
            "--failed", path("failed"), "--report", path("report.ndjson"),
        ])
        #expect(run.status == 1)
        #expect(!folder.files.contains("out/3/3.txt"))
        #expect(try folder.read("failed") == Array((path("in/2/2.txt") + "\n").utf8))
        let report = String(decoding: try folder.read("report.ndjson"), as: UTF8.self)
        #expect(report.contains("\"status\":\"failed\""))
        #expect(report.contains("\"error\":\"is empty; there is nothing to convert\""))
        #expect(report.split(separator: "\n").last?.hasPrefix("{\"summary\":") == true)
        // The list can be run again.
        try folder.write("SUBJECT: MENDED\n\n1. They stand.\n", to: "in/2/2.txt")
        let again = CommandRun.run([
            "--files-from", path("failed"), "-t", "text", "-o", path("again"),
        ])
        #expect(again.status == 0)
    }

    @Test(arguments: ["--resume", "--update", "--shard=1/2"])
    func onlyAFolderCanBeGoneOnWith(_ flag: String) {
        let run = CommandRun.run(["Samples", "-o", path("out.csv"), flag])
        #expect(run.status == 2)
        #expect(run.errors.contains("with a folder"))
    }
}
