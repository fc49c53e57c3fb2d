import CableTestSupport
import Foundation
import Testing

/// What standard error carries, in which order, and with which status the command ends.
@Suite struct MessageTests {
    private let folder = TemporaryFolder()
    private let telegram =
        "R 131000Z MAY 07\nFM AMEMBASSY EREWHON\nUNCLAS EREWHON 000042\nSUBJECT: MILLS\n\n1. The mills stand still.\n"

    private func path(_ name: String) -> String { folder.path + "/" + name }

    @Test func theOtherInputsAreConvertedAllTheSame() throws {
        try folder.write(telegram, to: "in/a.txt")
        try folder.write("", to: "in/b.txt")
        try folder.write("<html><p>x</p></html>", to: "in/c.html")
        try folder.write([0, 1, 2], to: "in/d.bin")
        try folder.write("1. (U) no known line", to: "in/e.txt")
        let run = CommandRun.run(["none", path("in"), "-t", "text", "-o", path("out")])
        #expect(run.status == 1)
        #expect(
            run.errorLines.map { $0.replacing(folder.path, with: "T") } == [
                "none: error: cannot be read: No such file or directory; "
                    + "check the path and its permissions",
                "T/in/b.txt: error: is empty; there is nothing to convert",
                "T/in/c.html: error: holds no cable that the reader wikileaks-html can find: "
                    + "it is a page of no known layout, and nothing on it has the form of a "
                    + "telegram; if the page shows one, save its text and use --from telegram",
                "T/in/d.bin: error: is binary data, not text; extract its text first",
                "T/in/e.txt:1:1: warning: no line of a telegram's head found; "
                    + "read as plain text [no-known-line]",
                "T/in/e.txt: warning: nothing gives the telegram's date, sender, number "
                    + "[missing-facts]",
                "cableconv: 2 of 6 inputs converted, 4 not, 2 warnings on 1",
                "cableconv: read as telegram 2",
                "cableconv: most frequent: missing-facts 1, no-known-line 1",
            ])
        #expect(folder.files.filter { $0.hasPrefix("out/") } == ["out/a.txt", "out/e.txt"])
    }

    @Test func anEmptyFolderIsAnError() {
        mkdir(path("in"), 0o777)
        let run = CommandRun.run([path("in"), "-t", "text", "-o", path("out")])
        #expect(run.status == 1)
        #expect(run.errors.contains("holds no files"))
    }

    @Test func aPathBelowAFileCannotBeRead() throws {
        let file = try folder.write(telegram, to: "a.txt")
        let run = CommandRun.run([file + "/b.txt", "-t", "text"])
        #expect(run.status == 1)
        #expect(run.errors.contains("cannot be read: Not a directory"))
    }

    @Test func severalOutputsNeedAFolderWhereAFileIs() throws {
        let inputs = try ["a.cable", "b.cable"].map { try folder.write(telegram, to: $0) }
        try folder.write("kept", to: "out.md")
        let run = CommandRun.run(inputs + ["-t", "markdown", "-o", path("out.md")])
        #expect(run.status == 2)
        #expect(run.errors.contains("several outputs need a folder"))
        #expect(try folder.read("out.md") == Array("kept".utf8))
    }

    /// A hundred inputs, each with something to say of it.
    private func makeInputs() throws {
        for index in 0..<100 {
            let bytes: [UInt8] =
                index % 7 == 0 ? [] : Array("1. (U) A \(index)".utf8) + [0xE9, 0x0A]
            try folder.write(bytes, to: "in/\(index).txt")
        }
    }

    @Test func messagesComeInTheOrderOfTheInputs() throws {
        try makeInputs()
        let runs = ["1", "2", "7"].map { jobs in
            CommandRun.run([path("in"), "-t", "text", "-o", path("out\(jobs)"), "--jobs", jobs])
        }
        #expect(runs[0].errors == runs[1].errors)
        #expect(runs[0].errors == runs[2].errors)
        #expect(runs.allSatisfy { $0.status == 1 && $0.output.isEmpty })
        #expect(runs[0].errorLines.count == 3 * 85 + 15 + 3)
    }

    @Test func quietLeavesErrorsOnly() throws {
        try makeInputs()
        let run = CommandRun.run([path("in"), "-t", "text", "-o", path("out"), "--quiet"])
        #expect(!run.errors.contains("warning:"))
        #expect(run.errorLines.count { $0.contains(": error: ") } == 15)
    }

    @Test func verboseSumsUp() throws {
        let input = try folder.write(telegram, to: "a.txt")
        let run = CommandRun.run([input, "-t", "text", "--verbose"])
        #expect(run.errorLines == ["cableconv: 1 of 1 inputs converted, 0 not, 0 warnings"])
    }

    @Test func progressIsShownWhereAskedFor() throws {
        try makeInputs()
        let arguments = [path("in"), "-t", "text", "-o", path("out"), "--quiet", "--progress"]
        let lines = CommandRun.run(arguments + ["always"]).errorLines
        #expect(lines.contains("cableconv: 100/100 (100 %), 255 warnings, 15 not converted"))
        for mode in ["never", "auto"] {
            #expect(!CommandRun.run(arguments + [mode]).errors.contains("/100"))
        }
    }

    // MARK: Standard output

    @Test func aReaderThatHasGoneIsNoTrouble() throws {
        let input = try folder.write(telegram, to: "a.txt")
        for arguments in [[input, "-t", "text"], ["--help"], ["--list-formats"]] {
            let run = CommandRun.run(arguments, outputState: .closed)
            #expect(run.status == 0)
            #expect(run.errors == "")
        }
    }

    @Test func aFullDiskIsTrouble() throws {
        let input = try folder.write(telegram, to: "a.txt")
        for arguments in [[input, "-t", "text"], ["--help"]] {
            let run = CommandRun.run(arguments, outputState: .failed("No space left on device"))
            #expect(run.status == 1)
            #expect(
                run.errorLines
                    == ["cableconv: standard output cannot be written: No space left on device"])
        }
    }

    static let executable = ProgramRun.path

    /// The same with the program itself, and a pipe.
    @Test(
        .enabled(
            if: TestEnvironment.requiresTools
                || FileManager.default.isExecutableFile(atPath: executable),
            "skipped: no program in .build/debug"))
    func theProgramEndsQuietlyWhenItsReaderHasGone() throws {
        let input = try folder.write(telegram, to: "a.txt")
        let shell = Process()
        shell.executableURL = URL(fileURLWithPath: "/bin/sh")
        shell.arguments = [
            "-c", #"{ sleep 0.3; "$0" "$1" -t text 2>"$2"; echo $? >>"$2"; } | true"#,
            Self.executable, input, path("errors"),
        ]
        try shell.run()
        shell.waitUntilExit()
        #expect(try folder.read("errors") == Array("0\n".utf8))
    }

    // MARK: What a terminal may be told

    /// What commands a terminal, breaks a line, or turns the order of letters.
    private static let commands = [
        "\u{1B}]0;x\u{7}", "\u{9B}31m", "\nforged.txt:1:1: error: forged", "\r", "\u{8}",
        "\u{2028}forged", "\u{2029}", "\u{85}", "\u{202E}txt.exe", "\u{2066}", "\u{200F}",
        "\u{7F}", "\u{FEFF}", "\u{E0041}",
    ]

    private func expectNothingUnseen(_ run: CommandRun) {
        for scalar in run.errors.unicodeScalars where scalar != "\n" {
            let category = scalar.properties.generalCategory
            #expect(
                ![.control, .format, .lineSeparator, .paragraphSeparator].contains(category),
                "\(String(scalar.value, radix: 16)) in \(run.errors.debugDescription)")
        }
        #expect(!run.errorLines.contains { $0.hasPrefix("forged") }, "\(run.errors)")
    }

    @Test(arguments: commands)
    func aDocumentCommandsNoTerminal(_ command: String) throws {
        let escaped = command.unicodeScalars.map { scalar in
            scalar.value > 0xFFFF
                ? String(scalar)
                : "\\u" + String(repeating: "0", count: 4 - String(scalar.value, radix: 16).count)
                    + String(scalar.value, radix: 16)
        }.joined()
        let documents = [
            "{\"cableconv\": 1, \"cable\": {\"transcription\": {\"head\": [], \"body\": []}}, "
                + "\"diagnostics\": [{\"id\": \"a\(escaped)\", \"severity\": \"warning\", "
                + "\"message\": \"b\(escaped)\"}]}",
            "{\"@context\": \"urn:x\", \"@type\": [\"Cable\"], \"conformsTo\": \"urn:cable:profile:1\", "
                + "\"hasPart\": [{\"@type\": \"Paragraph\", \"text\": \"x\", \"k\(escaped)\": 1}]}",
            "---\ntitle: x\ncable:\n  \"k\(escaped)\": 1\n---\n\n1. x\n",
            "{\"cableconv\": \"\(escaped)\"",
            "{\"@context\": {\"x\": \"\(escaped)\"}, \"@type\": \"Cable\", \"conformsTo\": \"\(escaped)\"}",
        ]
        var count = 0
        for (index, document) in documents.enumerated() {
            let format = ["json", "jsonld", "markdown", "json", "jsonld"][index]
            for more in [["-t", "text"], ["--explain"]] {
                let run = CommandRun.run(["-f", format] + more, input: Array(document.utf8))
                if !run.errors.isEmpty { count += 1 }
                expectNothingUnseen(run)
            }
        }
        #expect(count >= documents.count)
    }

    @Test(arguments: commands)
    func aNameCommandsNoTerminal(_ command: String) throws {
        let name = "a" + command.replacing("/", with: "")
        try folder.write("1. (U) no known line", to: name)
        try folder.write([0, 1, 2], to: name + ".bin")
        expectNothingUnseen(CommandRun.run([path(name), path(name + ".bin"), "-t", "text"]))
        expectNothingUnseen(CommandRun.run([path("none" + command), "-t", "text"]))
        expectNothingUnseen(CommandRun.run(["validate", path("none" + command)]))
        expectNothingUnseen(CommandRun.run(["--to", "none" + command]))
        expectNothingUnseen(CommandRun.run(["--none" + command]))
        expectNothingUnseen(CommandRun.run([path(name), "-t", "text", "-o", path("no/\(name)/x")]))
    }

    @Test func aMessageIsNoDocument() throws {
        let long = String(repeating: "x", count: 100_000)
        let document =
            "{\"cableconv\": 1, \"cable\": {\"transcription\": {\"head\": [], \"body\": []}}, "
            + "\"diagnostics\": [{\"id\": \"a\", \"severity\": \"warning\", \"message\": \"\(long)\"}]}"
        let run = CommandRun.run(["-f", "json", "-t", "text"], input: Array(document.utf8))
        let line = try #require(run.errorLines.first { $0.contains("xxx") })
        #expect(line.count < 3000 && line.hasSuffix("[a]"))
    }
}
