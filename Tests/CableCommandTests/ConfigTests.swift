import CableTestSupport
import Testing

/// Flags from a file.
@Suite struct ConfigTests {
    private let folder = TemporaryFolder()
    private let telegram =
        "FM AMEMBASSY EREWHON\nUNCLAS EREWHON 000042\n\n1. The mills stand still.\n"

    private func config(_ text: String) throws -> String { try folder.write(text, to: "c.yaml") }

    @Test func flagsComeFromTheFile() throws {
        let input = try folder.write(telegram, to: "a.txt")
        let path = try config(
            "to: [text, csv]\noutput: \(folder.path)/out/\nquiet: true\nstrict: false\n")
        let run = CommandRun.run([input, "--config", path])
        #expect(run.status == 0 && run.errors == "")
        #expect(
            folder.files.filter { $0.hasPrefix("out/") }.sorted() == ["out/a.csv", "out/a.txt"])
    }

    @Test func theCommandLineWins() throws {
        let input = try folder.write(telegram, to: "a.txt")
        let path = try config("to: [tei, csv]\ntext-layout: reading\nquiet: true\n")
        let run = CommandRun.run(["--to", "text", input, "--config", path])
        #expect(run.outputText == "The mills stand still.\n")
    }

    @Test func anEmptyFileSaysNothing() throws {
        let input = try folder.write(telegram, to: "a.txt")
        let run = CommandRun.run([input, "-t", "text", "--config", try config("# none\n")])
        #expect(run.status == 0)
    }

    @Test(arguments: [
        ("tos: tei\n", "1: unknown flag \"tos\": did you mean to?"),
        ("to: tie\n", "1: unknown writer \"tie\": did you mean tei?"),
        ("\n\njobs: many\n", "3: --jobs needs a number above 0"),
        ("quiet: perhaps\n", "1: quiet is true or false"),
        ("to:\n", "1: to needs a value: FORMAT"),
        ("to: {a: b}\n", "1: to needs a value: FORMAT"),
        ("to: tei\nto: csv\n", "2: to stands there twice"),
        ("- tei\n", "1: a flag and its value a line"),
        ("to: [tei\n", "2: not valid YAML: "),
        ("config: other.yaml\n", "1: unknown flag \"config\""),
        ("help: true\n", "1: unknown flag \"help\""),
    ])
    func whatIsWrongIsSaidWithItsLine(_ text: String, message: String) throws {
        let path = try config(text)
        let run = CommandRun.run(["a.txt", "--config", path])
        #expect(run.status == 2)
        #expect(run.errorLines.count == 1)
        #expect(run.errors.hasPrefix("cableconv: \(path):\(message)"), "\(run.errors)")
    }

    @Test func aFlagOfAnotherCommandIsRefused() throws {
        let path = try config("output: out/\n")
        let run = CommandRun.run(["filter", "--to", "text", "--config", path], input: [])
        #expect(run.status == 2)
        #expect(run.errors.contains("--output is for convert and site, not for filter"))
    }

    @Test func aFileThatIsNotThereIsSaid() {
        let run = CommandRun.run(["a.txt", "--config", "no-such.yaml"])
        #expect(run.status == 2)
        #expect(run.errors.hasPrefix("cableconv: --config no-such.yaml cannot be read: "))
    }
}
