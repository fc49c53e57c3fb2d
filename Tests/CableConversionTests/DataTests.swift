import CableConversion
import CableTestSupport
import Testing

/// Databases, tables and graphs of many cables, opened by the tools that people use.
@Suite struct DataTests {
    private let folder = TemporaryFolder()
    private static let absence = "no Python with duckdb, networkx, pandas, polars and datasette"

    /// Writes every form of many cables.
    private func write(_ inputs: [String]) {
        for output in [
            "all.csv", "all.json", "cables.db", "refs.graphml",
        ] {
            _ = CommandRun.run(inputs + ["--quiet", "-o", "\(folder.path)/\(output)"])
        }
        for (format, output) in [
            ("json", "all.ndjson"), ("jsonld", "linked.ndjson"), ("tables", "tables"),
        ] {
            _ = CommandRun.run(
                inputs + ["--quiet", "-t", format, "-o", "\(folder.path)/\(output)"])
        }
    }

    private func check() throws -> ExternalTool.Run {
        let python = try #require(ExternalTool.pythonForData, "\(Self.absence)")
        return try python.run([
            scriptPath("check_data.py"), folder.path,
            PackageFolder.path + "/Templates/datasette/metadata.yaml",
        ])
    }

    /// What one form of many has, the others have: row by row.
    private func checkRows() throws -> ExternalTool.Run {
        let python = try #require(ExternalTool.pythonForRows, "no Python with SQLite")
        return try python.run([scriptPath("check_rows.py"), folder.path])
    }

    @Test(.enabled(if: ExternalTool.isWanted(.pythonForRows), "skipped: no Python with SQLite"))
    func theFormsHaveTheSameRows() throws {
        write([PackageFolder.path + "/Samples", "--exclude", "*.md"])
        let run = try checkRows()
        #expect(run.output == "")
        #expect(run.status == 0)
    }

    @Test(
        .enabled(if: ExternalTool.isWanted(.pythonForRows), "skipped: no Python with SQLite"),
        .enabled(if: Corpus.isPresent, "\(Corpus.absence)"))
    func theFormsHaveTheSameRowsOfTheCorpus() throws {
        write([Corpus.folder + "/corpus"])
        let run = try checkRows()
        #expect(run.output == "")
        #expect(run.status == 0)
    }

    /// The check itself: what is missing in one form, or other, is seen.
    @Test(
        .enabled(if: ExternalTool.isWanted(.pythonForRows), "skipped: no Python with SQLite"),
        arguments: [
            ("\"precedence\":\"Priority\"", "\"precedence\":\"Flash\"", "JSON-LD: addressees"),
            ("\"termCode\":\"PREL\"", "\"termCode\":\"PGOV\"", "JSON-LD: tags"),
            ("\"genre\":", "\"signatureText\":\"NOBODY\",\"genre\":", "JSON-LD: cable"),
        ])
    func aRowThatDiffersIsSeen(_ old: String, _ new: String, _ fault: String) throws {
        write([PackageFolder.path + "/Samples", "--exclude", "*.md"])
        let text = String(decoding: try folder.read("linked.ndjson"), as: UTF8.self)
        #expect(text.contains(old))
        try folder.write(text.replacing(old, with: new), to: "linked.ndjson")
        let run = try checkRows()
        #expect(run.status == 1)
        #expect(run.output.contains(fault), "\(run.output)")
    }

    @Test(.enabled(if: ExternalTool.isWanted(.pythonForData), "\(absence)"))
    func toolsReadTheSamples() throws {
        write([PackageFolder.path + "/Samples", "--exclude", "*.md"])
        let run = try check()
        #expect(run.output == "\n")
        #expect(run.status == 0)
    }

    @Test(
        .enabled(if: ExternalTool.isWanted(.pythonForData), "\(absence)"),
        .enabled(if: Corpus.isPresent, "\(Corpus.absence)"))
    func toolsReadTheCorpus() throws {
        write([Corpus.folder + "/corpus"])
        let run = try check()
        #expect(run.output == "\n")
        #expect(run.status == 0)
    }
}
