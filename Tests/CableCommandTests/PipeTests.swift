import CableConversion
import CableTestSupport
import Foundation
import Testing

/// Inputs that can be read only once: what they hold is looked at, and nothing of it is lost.
@Suite struct PipeTests {
    private let folder = TemporaryFolder()
    private let telegram =
        "R 131000Z MAY 07\nUNCLAS EREWHON 000001\nSUBJECT: ONE\n\n1. (U) They stand.\n"

    private func path(_ name: String) -> String { folder.path + "/" + name }

    /// A pipe with a name, into which another thread writes.
    private func pipe(_ name: String, _ bytes: [UInt8]) throws -> String {
        let path = path(name)
        #expect(mkfifo(path, 0o600) == 0)
        Thread.detachNewThread {
            let descriptor = open(path, O_WRONLY)
            try? DescriptorIO.write(bytes, to: descriptor)
            close(descriptor)
        }
        return path
    }

    private func dump(_ count: Int) throws -> [UInt8] {
        let dump = try FileSystem.read(PackageFolder.path + "/Samples/cables.csv")
        return (0..<count).flatMap { _ in dump }
    }

    /// Shorter and longer than what is looked at.
    @Test(arguments: [1, 60, 100], ["all.xml", "all.tei.xml", "all.jsonld", "all.csv"])
    func aPipeIsReadFromItsBeginning(_ count: Int, _ output: String) throws {
        let bytes = try dump(count)
        let file = try folder.write(bytes, to: "dump.csv")
        func cables(_ input: [String], _ name: String, _ standardInput: [UInt8]? = nil) throws
            -> Int
        {
            let arguments = input + ["-o", path(name + output), "--quiet"]
            let format = output.hasSuffix(".xml") ? ["-t", "tei"] : []
            let run = CommandRun.run(arguments + format, input: standardInput)
            #expect(run.status == 0, "\(run.errors)")
            let document = String(decoding: try folder.read(name + output), as: UTF8.self)
            return document.components(separatedBy: "07EREWHON42").count
        }
        let expected = try cables([file], "file")
        #expect(expected > count)
        #expect(try cables([try pipe("dump", bytes)], "pipe") == expected)
        #expect(try cables(["-"], "stdin", bytes) == expected)
    }

    @Test(arguments: [TestArchive.Format.gzip, .tarXz, .zip, .sevenZip])
    func aPipeOfAnArchiveIsReadFromItsBeginning(_ format: TestArchive.Format) throws {
        let bytes = TestArchive.make(format, [.init("dump.csv", try dump(60))])
        let file = try folder.write(bytes, to: "file")
        for input in [file, try pipe("pipe", bytes)] {
            let output = path(input == file ? "file.xml" : "pipe.xml")
            let run = CommandRun.run([input, "-t", "tei", "-o", output, "--quiet"])
            #expect(run.status == 0, "\(run.errors)")
        }
        let document = String(decoding: try folder.read("file.xml"), as: UTF8.self)
        #expect(document.components(separatedBy: "<TEI ").count == 121)
        let piped = String(decoding: try folder.read("pipe.xml"), as: UTF8.self)
        #expect(piped.components(separatedBy: "<TEI ").count == 121)
    }

    @Test func onePipedTelegramIsOneDocument() throws {
        let input = try pipe("one", Array(telegram.utf8))
        let run = CommandRun.run([input, "-t", "tei", "-o", path("one.xml")])
        #expect(run.status == 0)
        #expect(String(decoding: try folder.read("one.xml"), as: UTF8.self).contains("They stand."))
    }

    /// The kind of the output does not depend on the way the input came.
    @Test func aPipedDumpGoesToAFolderToo() throws {
        let bytes = try dump(1)
        let input = try pipe("dump", bytes)
        #expect(CommandRun.run([input, "-t", "text", "-o", path("a")]).status == 0)
        #expect(CommandRun.run(["-t", "text", "-o", path("b")], input: bytes).status == 0)
        #expect(folder.files.contains("a/dump/07EREWHON42.txt"))
        #expect(folder.files.contains("b/stdin/07EREWHON42.txt"))
    }
}
