import CableSyntax
import CableTestSupport
import Glibc
import Testing

/// Inputs that are not what a run expects: the others are still converted, and each message is one
/// line.
@Suite struct OddInputTests {
    private let folder = TemporaryFolder()
    private let telegram =
        "R 131000Z MAY 07\nFM AMEMBASSY EREWHON\nUNCLAS EREWHON 000042\nSUBJECT: MILLS\n\n1. The mills stand still.\n"

    private func path(_ name: String) -> String { folder.path + "/" + name }

    @Test func aPipeInAFolderIsSkippedAndSaid() throws {
        try folder.write(telegram, to: "in/a.txt")
        #expect(mkfifo(path("in/pipe"), 0o600) == 0)
        let run = CommandRun.run([path("in"), "-t", "text", "-o", path("out/")])
        #expect(run.status == 1)
        #expect(run.errors.contains("in/pipe: error: cannot be read: it is a pipe or a device"))
        #expect(folder.files.contains("out/a.txt"))
    }

    @Test func aNameThatIsNotUTF8IsSkippedAndSaid() throws {
        try folder.write(telegram, to: "in/a.txt")
        let name = Array(path("in/").utf8CString.dropLast()) + [CChar(bitPattern: 0xFF), 0]
        let file = open(name, O_WRONLY | O_CREAT, 0o600)
        #expect(file >= 0)
        close(file)
        let run = CommandRun.run([path("in"), "-t", "text", "-o", path("out/")])
        #expect(run.status == 1)
        #expect(run.errors.contains("its name is not UTF-8; rename it"))
        #expect(folder.files.contains("out/a.txt"))
        unlink(name)
    }

    @Test func aNameWithALineEndIsPrintedOnOneLine() throws {
        let run = CommandRun.run([path("a\nb.txt"), "-t", "text"])
        #expect(run.status == 1)
        #expect(run.errorLines.count == 1)
        #expect(run.errors.contains("a\\u{a}b.txt: error:"))
    }

    @Test func aFileThatIsNamedTwiceIsConvertedOnce() throws {
        let input = try folder.write(telegram, to: "a.txt")
        let run = CommandRun.run([input, input, "-t", "text", "-o", path("out/"), "--verbose"])
        #expect(run.status == 0, "\(run.errors)")
        #expect(run.errors.contains("1 of 1 inputs converted"))
    }

    /// A document in JSON says what its diagnostics are called, and the report counts them by that.
    @Test(arguments: [
        "odd\"name", "odd\\name", "odd\u{1}name", "odd\nname", "\"}}\n{\"input\":\"forged",
    ])
    func theNameOfADiagnosticForgesNoReport(_ name: String) throws {
        let escaped = name.map { character in
            switch character {
            case "\"", "\\": "\\\(character)"
            case "\n": "\\n"
            case "\u{1}": "\\u0001"
            default: "\(character)"
            }
        }.joined()
        let input = try folder.write(
            "{\"cableconv\": 1, \"cable\": {\"transcription\": {\"head\": [], \"body\": []}}, "
                + "\"diagnostics\": [{\"id\": \"\(escaped)\", \"severity\": \"warning\", \"message\": \"x\"}]}",
            to: "a.json")
        _ = CommandRun.run([input, "-t", "text", "-o", path("out/"), "--report", path("report")])
        let lines = try folder.read("report").split(separator: 0x0A).map(Array.init)
        #expect(lines.count == 2)
        let summary = try JSONValue(parsing: #require(lines.last))
        #expect(summary["summary"]?["diagnostics"]?[name] != nil, "\(summary)")
    }

    @Test func severalOutputsDoNotGoToAFile() throws {
        let input = try folder.write(telegram, to: "a.txt")
        let output = try folder.write("old", to: "out.md")
        let run = CommandRun.run([input, "-t", "text,tei", "-o", output])
        #expect(run.status == 2)
        #expect(run.errorLines.count == 1)
        #expect(try folder.read("out.md") == Array("old".utf8))
    }

    @Test func anEmptyFormatNameIsSaidToBeEmpty() {
        let run = CommandRun.run(["x", "-t", "tei,"])
        #expect(run.status == 2)
        #expect(run.errors.contains("empty name"))
    }

    @Test(arguments: [
        (["--wrap", "72"], "for text"), (["--text-layout", "reading"], "for text"),
        (["--template", "x"], "no such"), (["--context", "https://example.org/c"], "for jsonld"),
        (["--base", "https://example.org/"], "for jsonld"), (["--no-source"], "for jsonld"),
    ])
    func aFlagForAFormatThatIsNotWrittenIsWrongUsage(_ flags: [String], _ message: String) {
        let run = CommandRun.run(["x", "-t", "tei"] + flags)
        #expect(run.status == 2)
        #expect(run.errors.lowercased().contains(message), "\(run.errors)")
    }

    @Test func nothingIsSuggestedThatIsFarFromWhatWasTyped() {
        #expect(!CommandRun.run(["--bogus"]).errors.contains("did you mean"))
        #expect(CommandRun.run(["--jbs", "2"]).errors.contains("did you mean --jobs"))
    }
}
