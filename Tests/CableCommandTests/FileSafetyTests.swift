import CableConversion
import CableTestSupport
import Foundation
import Testing

/// Files that a run must not touch, and what it must not believe.
@Suite struct FileSafetyTests {
    private let folder = TemporaryFolder()
    private let telegram =
        "R 131000Z MAY 07\nUNCLAS EREWHON 000001\nSUBJECT: ONE\n\n1. (U) They stand.\n"

    private func path(_ name: String) -> String { folder.path + "/" + name }

    private func text(_ name: String) throws -> String {
        String(decoding: try folder.read(name), as: UTF8.self)
    }

    private func makeInputs() throws {
        for name in ["a", "b", "c"] { try folder.write(telegram, to: "in/\(name).txt") }
    }

    // MARK: The run's own folder

    @Test(arguments: [["--resume"], ["--update"], []])
    func aLinkInPlaceOfTheRunFolderIsNotFollowed(_ flags: [String]) throws {
        try makeInputs()
        try folder.write("gold", to: "gold/journal")
        try folder.write("gold", to: "gold/.cableconv-1-1")
        mkdir(path("out"), 0o777)
        symlink("../gold", path("out/.cableconv"))
        let run = CommandRun.run([path("in"), "-t", "text", "-o", path("out/")] + flags)
        #expect(run.status == 1)
        #expect(run.errors.contains("it is no folder, but a link or a file"))
        #expect(try text("gold/journal") == "gold")
        #expect(try text("gold/.cableconv-1-1") == "gold")
    }

    @Test(arguments: ["journal", "list"], [true, false])
    func aLinkInPlaceOfAJournalIsNotFollowed(_ name: String, _ isSymbolic: Bool) throws {
        try makeInputs()
        try folder.write("gold", to: "gold.txt")
        mkdir(path("out"), 0o777)
        mkdir(path("out/.cableconv"), 0o777)
        if isSymbolic {
            symlink("../../gold.txt", path("out/.cableconv/" + name))
        } else {
            link(path("gold.txt"), path("out/.cableconv/" + name))
        }
        let run = CommandRun.run([path("in"), "-t", "text", "-o", path("out/"), "--update"])
        #expect(run.status == 1)
        #expect(run.errors.contains("is a link, or no file"))
        #expect(try text("gold.txt") == "gold")
    }

    @Test func onlyItsOwnFilesAreRemoved() throws {
        try makeInputs()
        for name in ["notes.txt", ".cableconv-notes", ".cableconv-1-x", ".cableconv-12-3"] {
            try folder.write("mine", to: "out/.cableconv/" + name)
        }
        #expect(CommandRun.run([path("in"), "-t", "text", "-o", path("out/")]).status == 0)
        #expect(
            folder.files.filter { $0.hasPrefix("out/.cableconv/") } == [
                "out/.cableconv/.cableconv-1-x", "out/.cableconv/.cableconv-notes",
                "out/.cableconv/notes.txt",
            ])
    }

    /// A list that somebody has changed: no outputs, others than the input has, of another length.
    @Test(arguments: [
        (#""outputs":["a"],"sizes":[N]"#, #""outputs":[],"sizes":[]"#),
        (#""outputs":["a"],"sizes":[N]"#, #""outputs":["b"],"sizes":[N]"#),
        (#""outputs":["a"],"sizes":[N]"#, #""outputs":["../out/a"],"sizes":[N]"#),
        (#""outputs":["a"],"sizes":[N]"#, #""outputs":["a"],"sizes":[]"#),
        (#""outputs":["a"],"sizes":[N]"#, #""outputs":["a"]"#),
    ])
    func aListIsNotBelievedBlindly(_ old: String, _ new: String) throws {
        try makeInputs()
        let arguments = [path("in"), "-t", "text", "-o", path("out"), "--update", "--verbose"]
        #expect(CommandRun.run(arguments).status == 0)
        let size = "\(try folder.read("out/a.txt").count)"
        let list = try text("out/.cableconv-done")
        let changed = list.replacing(
            old.replacing("N", with: size), with: new.replacing("N", with: size))
        #expect(changed != list)
        try folder.write(changed, to: "out/.cableconv-done")
        let run = CommandRun.run(arguments)
        #expect(run.errors.contains("1 of 3 inputs converted, 0 not, 2 done before"))
    }

    @Test func anOutputThatWasCutIsMadeAgain() throws {
        try makeInputs()
        let arguments = [path("in"), "-t", "text,json", "-o", path("out"), "--update", "--verbose"]
        #expect(CommandRun.run(arguments).status == 0)
        let whole = try folder.read("out/b.json")
        for length in [0, 1, whole.count - 1] {
            try folder.write(Array(whole.prefix(length)), to: "out/b.json")
            let run = CommandRun.run(arguments)
            #expect(run.errors.contains("1 of 3 inputs converted, 0 not, 2 done before"))
            #expect(try folder.read("out/b.json") == whole)
        }
    }

    @Test func outputsWithoutAnInputAreSaidToBeKept() throws {
        try makeInputs()
        let arguments = [path("in"), "-t", "text", "-o", path("out"), "--update"]
        #expect(CommandRun.run(arguments).errors == "")
        FileSystem.remove(path("in/b.txt"))
        // What fails this time is not gone.
        try folder.write("", to: "in/c.txt")
        let run = CommandRun.run(arguments)
        #expect(
            run.errors.contains(
                "note: outputs of inputs that are gone or have changed are kept: b\n"))
        #expect(folder.files.contains("out/b.txt"))
        #expect(!CommandRun.run(arguments).errors.contains("are kept"))
    }

    @Test func aFinishedRunIsNotGoneOnWithUnsaid() throws {
        try makeInputs()
        let arguments = [path("in"), "-t", "text", "-o", path("out"), "--resume"]
        #expect(CommandRun.run(arguments).errors == "")
        #expect(CommandRun.run(arguments).errors.contains("was left unfinished; all is converted"))
        #expect(CommandRun.run(arguments + ["--quiet"]).errors == "")
        #expect(CommandRun.run(arguments + ["--update"]).errors == "")
    }

    // MARK: What is named

    @Test(arguments: ["--report", "--failed", "--cmif"])
    func whatIsWrittenBesidesReplacesNoInput(_ flag: String) throws {
        try makeInputs()
        symlink("in/b.txt", path("link"))
        link(path("in/b.txt"), path("same"))
        for name in ["in/b.txt", "in/../in/b.txt", "link", "same"] {
            let run = CommandRun.run([
                path("in"), "-t", "text", "-o", path("out/"), flag, path(name),
            ])
            #expect(run.status == 2)
            #expect(run.errors.contains("is an input of this run; name another file"))
            #expect(try text("in/b.txt") == telegram)
        }
        #expect(!folder.files.contains { $0.hasPrefix("out/") })
    }

    @Test(arguments: ["--report", "--failed", "--cmif"])
    func noTwoNamesAreOfOneFile(_ flag: String) throws {
        let input = try folder.write(telegram, to: "in.txt")
        // Neither there nor not there.
        for isThere in [false, true] {
            if isThere { try folder.write("kept", to: "x.xml") }
            for name in ["x.xml", "./x.xml", "../\(folder.path.split(separator: "/").last!)/x.xml"]
            {
                let run = CommandRun.run([
                    input, "-t", "tei", "-o", path("x.xml"), flag, path(name),
                ])
                #expect(run.status == 2)
                #expect(run.errors.contains("--output and \(flag) name one file"))
            }
        }
        #expect(try text("x.xml") == "kept")
    }

    @Test func aListThatIsReadIsNotReplaced() throws {
        try makeInputs()
        try folder.write(path("in/a.txt") + "\n" + path("none") + "\n", to: "names")
        let before = try text("names")
        let run = CommandRun.run([
            "--files-from", path("names"), "-t", "text", "-o", path("out/"), "--failed",
            path("names"),
        ])
        #expect(run.status == 2)
        #expect(try text("names") == before)
    }

    /// A document whose name is that of the report, which is there only when the run is over.
    @Test(arguments: ["--report", "--failed", "--cmif"])
    func noDocumentTakesTheReportsPlace(_ flag: String) throws {
        try makeInputs()
        mkdir(path("out"), 0o777)
        let run = CommandRun.run([
            path("in"), "-t", "text", "-o", path("out/"), flag, path("out/b.txt"),
        ])
        #expect(run.status == 1)
        #expect(run.errors.contains("in/b.txt: error: output "))
        #expect(!(try text("out/b.txt")).contains("They stand"))
    }

    @Test func devicesAreWrittenAsTheyAre() throws {
        let input = try folder.write(telegram, to: "in.txt")
        let run = CommandRun.run([
            input, "-t", "tei", "-o", path("x.xml"), "--report", "/dev/null", "--failed",
            "/dev/null", "--cmif", "/dev/null",
        ])
        #expect(run.status == 0, "\(run.errors)")
        var status = stat()
        #expect(stat("/dev/null", &status) == 0)
        #expect(status.st_mode & S_IFMT == S_IFCHR)
    }

    @Test(
        arguments: ["one.tei.xml", "all.csv", "all.zip", "out/in.xml"],
        [0o600, 0o640, 0o666] as [mode_t])
    func aReplacedFileKeepsItsRights(_ name: String, _ rights: mode_t) throws {
        let input = try folder.write(telegram, to: "in.txt")
        try folder.write("old", to: name)
        chmod(path(name), rights)
        let output = name.hasPrefix("out/") ? path("out/") : path(name)
        let format = name.hasSuffix(".xml") ? ["-t", "tei"] : ["-t", "csv"]
        #expect(CommandRun.run([input, "-o", output] + format).status == 0)
        let written = name.hasPrefix("out/") ? "out/in.tei.xml" : name
        var status = stat()
        if name.hasPrefix("out/") {
            chmod(path(written), rights)
            #expect(CommandRun.run([input, "-o", output] + format).status == 0)
        }
        #expect(stat(path(written), &status) == 0)
        #expect(status.st_mode & 0o777 == rights)
        #expect(try text(written) != "old")
    }

    static let otherFileSystem = "/dev/shm"

    /// A folder among the outputs that is on another file system.
    @Test(
        .enabled(
            if: access(otherFileSystem, W_OK) == 0, "skipped: no other file system to write to"))
    func outputsMayBeOnSeveralFileSystems() throws {
        for name in ["a.txt", "sub/b.txt", "sub/deep/c.txt"] {
            try folder.write(telegram, to: "in/" + name)
        }
        var template = Array((Self.otherFileSystem + "/cableconv-test-XXXXXX").utf8CString)
        #expect(mkdtemp(&template) != nil)
        let other = String(
            decoding: template.dropLast().map { UInt8(bitPattern: $0) }, as: UTF8.self)
        defer { try? FileManager.default.removeItem(atPath: other) }
        mkdir(path("out"), 0o777)
        symlink(other, path("out/sub"))
        let run = CommandRun.run([path("in"), "-t", "text", "-o", path("out/")])
        #expect(run.status == 0, "\(run.errors)")
        let written = try FileSystem.allFiles(below: other).sorted()
        #expect(written == ["b.txt", "deep/c.txt"])
        #expect(folder.files.contains("out/a.txt"))
    }

    @Test func aBackslashIsNotWrittenIntoAnArchive() throws {
        try folder.write(telegram, to: "in/x\\..\\evil.txt")
        try folder.write(telegram, to: "in/x_.._evil.txt")
        try folder.write(telegram, to: "in/x.txt")
        let run = CommandRun.run([path("in"), "-t", "text", "-o", path("o.zip")])
        #expect(run.status == 0)
        #expect(run.errors.contains("a backslash would part folders"))
        #expect(run.errors.contains("written as x_.._evil~2"))
        #expect(!(try folder.read("o.zip")).contains(UInt8(ascii: "\\")))
    }

    // MARK: Lists of names

    @Test(arguments: [[], ["--null"]])
    func aListMayHaveNuls(_ flags: [String]) throws {
        let names = ["in/a.txt", "in/b\nb.txt", "in/c.txt"]
        for name in names { try folder.write(telegram, to: name) }
        let list = names.map { path($0) + "\0" }.joined()
        for bytes in [list, String(list.dropLast())] {
            let run = CommandRun.run(
                ["--files-from", "-", "-t", "text", "-o", path("out/")] + flags,
                input: Array(bytes.utf8))
            #expect(run.status == 0, "\(run.errors)")
        }
        #expect(
            folder.files.filter { $0.hasPrefix("out/") } == [
                "out/a.txt", "out/b\nb.txt", "out/c.txt",
            ])
    }

    @Test func aListOfOneNameByNulNeedsTheFlag() throws {
        try folder.write(telegram, to: "in/b\nb.txt")
        let run = CommandRun.run(
            ["--files-from", "-", "--null", "-t", "text", "-o", path("out/")],
            input: Array(path("in/b\nb.txt").utf8))
        #expect(run.status == 0)
    }

    /// Names with and without a line end, that with one first or last.
    @Test(
        arguments: [["a\na.txt", "b.txt"], ["a.txt", "b\nb.txt"], ["a.txt", "b.txt"]],
        [false, true])
    func theListOfFailuresCanBeRunAgain(_ names: [String], _ isByNul: Bool) throws {
        for name in names { try folder.write("", to: "in/" + name) }
        let flags = isByNul ? ["--null"] : []
        let run = CommandRun.run(
            [path("in"), "-t", "text", "-o", path("out/"), "--failed", path("failed")] + flags)
        #expect(run.status == 1)
        let end: Character = isByNul || names.contains { $0.contains("\n") } ? "\0" : "\n"
        #expect(try text("failed") == names.map { path("in/" + $0) + String(end) }.joined())
        for name in names { try folder.write(telegram, to: "in/" + name) }
        let again = CommandRun.run([
            "--files-from", path("failed"), "-t", "text", "-o", path("out/"), "--verbose",
        ])
        #expect(again.status == 0)
        #expect(again.errors.contains("2 of 2 inputs converted"))
    }
}
