import CableFormats
import CableTestSupport
import Foundation
import Testing

/// Where documents go, and what is never touched.
@Suite struct OutputTests {
    private let folder = TemporaryFolder()
    private let telegram =
        "R 131000Z MAY 07\nFM AMEMBASSY EREWHON\nUNCLAS EREWHON 000042\nSUBJECT: MILLS\n\n1. The mills stand still.\n"
    private let written =
        "R 131000Z MAY 07\nFM AMEMBASSY EREWHON\n\nUNCLAS EREWHON 000042\n\nSUBJECT: MILLS\n\n¶1. The mills stand still.\n"

    private func path(_ name: String) -> String { folder.path + "/" + name }

    private func text(_ name: String) throws -> String {
        String(decoding: try folder.read(name), as: UTF8.self)
    }

    @Test func oneDocumentGoesToStandardOutput() throws {
        let input = try folder.write(telegram, to: "a.txt")
        for output in [[], ["-o", "-"]] {
            let run = CommandRun.run([input, "-t", "text"] + output)
            #expect(run.status == 0)
            #expect(run.outputText == written)
            #expect(run.errors == "")
        }
        #expect(folder.files == ["a.txt"])
    }

    @Test func aFileGetsOneDocument() throws {
        let input = try folder.write(telegram, to: "a.txt")
        try folder.write("old", to: "out.txt")
        let run = CommandRun.run([input, "-o", path("out.txt")])
        #expect(run.status == 0)
        #expect(run.output.isEmpty)
        #expect(try text("out.txt") == written, "an existing output is replaced")
    }

    @Test(arguments: Registry.writable.map(\.format))
    func theExtensionTellsTheFormat(_ format: Format) throws {
        let input = try folder.write(telegram, to: "in")
        let named = CommandRun.run([input, "-t", format.name])
        let run = CommandRun.run([input, "-o", path("x" + format.fileExtension)])
        #expect(run.status == 0)
        #expect(try folder.read("x" + format.fileExtension) == named.output)
    }

    @Test func aFolderMirrorsTheInputs() throws {
        for name in ["in/b.html.txt", "in/deep/er/a.tei.xml", "in/noext", "in/.hidden"] {
            try folder.write(telegram, to: name)
        }
        symlink("..", path("in/deep/up"))
        let run = CommandRun.run([
            path("in/"), "-t", "text,json", "-o", path("out"), "-f", "telegram",
        ])
        #expect(run.status == 0, "\(run.errors)")
        #expect(
            folder.files.filter { $0.hasPrefix("out/") } == [
                "out/b.html.json", "out/b.html.txt", "out/deep/er/a.json", "out/deep/er/a.txt",
                "out/noext.json", "out/noext.txt",
            ])
    }

    @Test func anExistingFolderIsAFolder() throws {
        let input = try folder.write(telegram, to: "a.cable")
        try folder.write("", to: "out/other")
        #expect(CommandRun.run([input, "-t", "text", "-o", path("out")]).status == 0)
        #expect(try text("out/a.txt") == written)
    }

    @Test func severalFormatsComeFromOneRun() throws {
        let input = try folder.write(telegram, to: "a.cable")
        let formats = Registry.writable.map(\.format)
        let names = formats.map(\.name).joined(separator: ",")
        let run = CommandRun.run([input, "-t", names, "-t", "txt", "-o", path("out")])
        #expect(run.status == 0)
        #expect(
            folder.files.filter { $0.hasPrefix("out/") }
                == formats.map { "out/a" + $0.fileExtension }.sorted())
    }

    @Test func aDocumentRecordsNoPathOfTheMachine() throws {
        try folder.write(telegram, to: "in/deep/a.txt")
        let run = CommandRun.run([path("in"), "-t", "json", "-o", path("out/")])
        #expect(run.status == 0)
        let json = try text("out/deep/a.json")
        #expect(json.contains("\"deep/a.txt\""))
        #expect(!json.contains(folder.path))
        #expect(
            CommandRun.run([path("in/deep/a.txt"), "-t", "json"]).outputText.contains("\"a.txt\""))
        let piped = CommandRun.run(["-t", "json"], input: Array(telegram.utf8)).outputText
        #expect(piped.contains("\"sha256\"") && !piped.contains(".txt"))
    }

    // MARK: What is never touched

    @Test func anInputIsNeverReplaced() throws {
        let input = try folder.write(telegram, to: "a.txt")
        symlink("a.txt", path("link.txt"))
        link(input, path("same.txt"))
        for output in [folder.path, input, path("link.txt"), path("same.txt")] {
            let run = CommandRun.run([input, "-t", "text", "-o", output])
            #expect(run.status == 1)
            #expect(run.errorLines.count == 1)
            #expect(
                run.errors.contains(
                    "is an input of this run, or another of its files; choose another place"))
            #expect(try text("a.txt") == telegram)
        }
        #expect(folder.files == ["a.txt", "link.txt", "same.txt"])
    }

    @Test func anotherInputOfTheRunIsNotReplacedEither() throws {
        let page = try folder.write(telegram, to: "in/a.cable")
        try folder.write(telegram, to: "out/a.txt")
        let run = CommandRun.run([page, path("out/a.txt"), "-t", "text", "-o", path("out")])
        #expect(run.status == 1)
        #expect(try text("out/a.txt") == telegram)
    }

    @Test func twoInputsOfOneNameAreNotMixed() throws {
        try folder.write(telegram, to: "in/a.cable")
        try folder.write("1. (U) Another.\n", to: "in/a.txt")
        let run = CommandRun.run([path("in"), "-t", "text", "-o", path("out")])
        #expect(run.status == 0)
        #expect(
            run.errors.contains(
                "/in/a.txt: warning: output a is that of another cable; written as a~2"))
        #expect(try text("out/a.txt") == written)
        #expect(try text("out/a~2.txt").contains("Another."))
    }

    @Test func aPlaceThatCannotBeWrittenIsSaid() throws {
        let input = try folder.write(telegram, to: "a.cable")
        try folder.write("kept", to: "file")
        for output in ["file/out.txt", "file/deep/out.txt"] {
            let run = CommandRun.run([input, "-o", path(output)])
            #expect(run.status == 1)
            #expect(run.errorLines.count == 1)
            #expect(
                run.errors.hasPrefix("\(input): error: output \(path(output)) cannot be written: "))
            #expect(run.errors.hasSuffix("; choose another place with --output\n"))
        }
        #expect(folder.files == ["a.cable", "file"])
        #expect(try text("file") == "kept")
    }

    @Test func aFolderInTheWayIsSaidAndNothingIsLeft() throws {
        let input = try folder.write(telegram, to: "a.cable")
        try folder.write("kept", to: "out/a.txt/inner")
        let run = CommandRun.run([input, "-t", "text,json", "-o", path("out")])
        #expect(run.status == 1)
        #expect(run.errorLines.count == 1)
        #expect(!folder.files.contains { $0.contains(".cableconv-") })
        #expect(folder.files.contains("out/a.txt/inner"))
    }

    @Test func aStrictRunWritesNothingAndReplacesNothing() throws {
        let input = try folder.write([0x31, 0x2E, 0x20, 0xE9, 0x0A], to: "a.cable")
        try folder.write("old", to: "out.txt")
        let run = CommandRun.run([input, "-o", path("out.txt"), "--strict"])
        #expect(run.status == 1)
        #expect(try text("out.txt") == "old")
    }

    @Test func aDeviceIsWrittenAsItIs() throws {
        let input = try folder.write(telegram, to: "a.cable")
        #expect(CommandRun.run([input, "-t", "text", "-o", "/dev/null"]).status == 0)
        var status = stat()
        #expect(stat("/dev/null", &status) == 0)
        #expect(status.st_mode & S_IFMT == S_IFCHR)
    }

    @Test func anOutputFollowsTheMask() throws {
        let input = try folder.write(telegram, to: "a.cable")
        try folder.write("", to: "made")
        #expect(CommandRun.run([input, "-o", path("out.txt")]).status == 0)
        let descriptor = open(path("plain"), O_CREAT | O_WRONLY, 0o666)
        close(descriptor)
        var plain = stat()
        var output = stat()
        #expect(stat(path("plain"), &plain) == 0 && stat(path("out.txt"), &output) == 0)
        #expect(plain.st_mode == output.st_mode)
    }
}
