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
