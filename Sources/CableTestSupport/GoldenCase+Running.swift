import CableConversion

extension GoldenCase {
    /// Plays the case and returns what the command said and did.
    ///
    /// - Throws: where the file of its standard input cannot be read.
    package func run() throws -> Expectation {
        PackageFolder.enter()
        let folder = TemporaryFolder()
        let input = try inputPath.map { try FileSystem.read($0) } ?? self.input
        let run = CommandRun.run(
            arguments.map { $0.replacing("{tmp}", with: folder.path) }, input: input)
        var result = Expectation()
        result.output = run.output
        result.errors = Array(run.errors.replacing(folder.path, with: "{tmp}").utf8)
        result.files = folder.files
        result.status = run.status
        return result
    }

    /// Where a run differs from the expectation, as a person wants to see it; `nil` where it does
    /// not.
    package func difference(from result: Expectation) -> String? {
        guard result != expected else { return nil }
        let wanted = GoldenText.lines(of: expected)
        let got = GoldenText.lines(of: result)
        let common = zip(wanted, got).prefix { $0 == $1 }.count
        func excerpt(_ lines: [String]) -> String {
            let rest = lines.dropFirst(common)
            let shown = rest.prefix(8).map { "    " + $0 }
            return (shown.isEmpty ? ["    (nothing)"] : shown).joined(separator: "\n")
                + (rest.count > 8 ? "\n    … \(rest.count - 8) more lines" : "")
        }
        return """
            line \(line): % cableconv \(arguments.joined(separator: " "))
              from line \(common + 1) of what was expected:
            \(excerpt(wanted))
              came:
            \(excerpt(got))
            """
    }
}

extension GoldenFile {
    /// The file's text with the expectations replaced by results, case by case.
    ///
    /// A fence grows where the result holds one as long.
    package func accepting(_ results: [GoldenCase.Expectation]) -> String {
        precondition(results.count == cases.count)
        var lines = self.lines
        for (golden, result) in zip(cases, results).reversed() where golden.expected != result {
            let text = GoldenText.lines(of: result)
            lines.replaceSubrange(golden.expectedLines, with: text)
            let closing = golden.expectedLines.lowerBound + text.count
            let inner =
                lines[(golden.fences.opening + 1)..<closing].map(Self.fenceLength).max() ?? 0
            let fence = max(Self.fenceLength(lines[golden.fences.opening]), inner + 1, 3)
            lines[golden.fences.opening] = String(repeating: "`", count: fence)
            lines[closing] = String(repeating: "`", count: fence)
        }
        return lines.joined(separator: "\n")
    }
}
