import CableConversion
import CableFormats
import CableModel
import CableTestSupport
import Testing

@testable import CableCommand

/// What the command says of itself, and what it says of wrong usage.
@Suite struct AboutTests {
    @Test func everyFlagIsInTheWholeHelp() {
        let help = CommandRun.run(["--help-all"])
        #expect(help.status == 0)
        #expect(Set(Flag.all.map(\.name)).count == Flag.all.count)
        let words = help.outputText.split { $0 == " " || $0 == "\n" }.joined(separator: " ")
        for flag in Flag.all {
            #expect(words.contains("--\(flag.name)"))
            #expect(words.contains(flag.help))
        }
    }

    @Test func everyFormatIsListed() {
        let list = CommandRun.run(["--list-formats"])
        #expect(list.status == 0)
        let lines = list.outputText.split(separator: "\n")
        #expect(lines.count == Registry.formats.count)
        for (line, format) in zip(lines, Registry.formats) {
            #expect(line.hasPrefix("\(format.name) "))
            #expect(line.contains(format.summary))
            let directions = [
                format.reader.map { _ in "read" }, format.isWritten ? "write" : nil,
            ]
            let rest = line.dropFirst(format.name.count).drop { $0 == " " }
            #expect(rest.hasPrefix(directions.compactMap { $0 }.joined(separator: ", ") + " "))
            for alias in format.aliases { #expect(line.contains(alias)) }
        }
    }

    @Test func everyDiagnosticIsListed() {
        let list = CommandRun.run(["--list-diagnostics"])
        #expect(list.status == 0)
        let entries = list.outputText.split(separator: "\n\n")
        #expect(entries.count == Diagnostic.Kind.allCases.count)
        for (entry, kind) in zip(entries, Diagnostic.Kind.allCases) {
            let lines = entry.split(separator: "\n")
            #expect(lines.count == 3)
            #expect(lines[0] == "\(kind.rawValue) (\(kind.severity.word))")
            #expect(lines[1].hasSuffix("."), "\(kind)")
            #expect(lines[2].count > 12, "\(kind)")
        }
    }

    /// What golden cases show of diagnostics is in the list, and is as severe as the list says.
    @Test func theListHasWhatGoldenCasesShow() throws {
        let cases = PackageFolder.path + "/Tests/GoldenTests/Cases"
        var seen: Set<Diagnostic.Kind> = []
        for path in try FileSystem.files(below: cases) {
            let text = String(decoding: try FileSystem.read(cases + "/" + path), as: UTF8.self)
            for line in text.split(separator: "\n") where line.hasPrefix("2> ") {
                for severity in [Diagnostic.Severity.warning, .note] {
                    guard line.contains(": \(severity.word): "), line.hasSuffix("]"),
                        let start = line.lastIndex(of: "[")
                    else { continue }
                    let id = line[line.index(after: start)...].dropLast()
                    let kind = try #require(
                        Diagnostic.Kind(rawValue: String(id)), "\(path): \(id)")
                    #expect(kind.severity == severity, "\(path): \(id)")
                    seen.insert(kind)
                }
            }
        }
        #expect(seen.count > 40)
    }

    @Test(arguments: Registry.formats.flatMap { [$0.name] + $0.aliases })
    func everyNameIsUnderstood(_ name: String) throws {
        // "csv" is one format that is read, and another that is written.
        let formats = Registry.formats.filter { $0.name == name || $0.aliases.contains(name) }
        let isReader = formats.contains { $0.reader != nil }
        let isWriter = formats.contains { $0.writer != nil }
        for (flag, isKnown) in [("--from", isReader), ("--to", isWriter)] {
            // The missing input is found out only after the formats were understood.
            let others = flag == "--to" ? [] : ["--to", "text"]
            let run = CommandRun.run([flag, name.uppercased()] + others + ["no-such-file"])
            #expect(run.status == (isKnown ? 1 : 2), "\(flag) \(name): \(run.errors)")
        }
    }

    @Test(arguments: [
        (["--to", "tie"], "unknown writer \"tie\": did you mean tei?; the writers are "),
        (["--to", "wikileaks-html"], "\"wikileaks-html\" is read, not written; the writers are "),
        (["--from", "plain"], "\"plain\" (text) is written, not read; the readers are "),
        (["--from", "telegrm"], "unknown reader \"telegrm\": did you mean telegram?; the readers"),
        (["--to", "text,,tei"], "--to has an empty name"),
        (["--outptu", "x"], "unknown flag --outptu: did you mean --output?"),
        (["--zzzzzzzzzzzz"], "unknown flag --zzzzzzzzzzzz; --help-all lists the flags"),
        (["-x"], "unknown flag -x"),
        (["--jobs", "0"], "--jobs needs a number above 0"),
        (["--wrap", "-3"], "--wrap needs a number above 0"),
        (["--progress", "maybe"], "--progress is auto, always or never"),
        (["--output", ""], "--output needs a path"),
        (
            ["--print-template", "text"],
            "--print-template is site, full, hugo or page, not \"text\"\n"
        ),
        (
            ["x", "-t", "tei", "--template", "Templates/hugo.mustache"],
            "--template is for markdown and template, and none"
        ),
        (
            ["x", "-t", "tei", "--wrap", "72"],
            "--wrap is for text, which is not written; add --to text"
        ),
        (["x", "-t", "text", "--cmif-base", "x"], "--cmif-base needs an address such as https:"),
    ])
    func wrongUsageIsOneLine(_ arguments: [String], message: String) {
        let run = CommandRun.run(arguments, input: [])
        #expect(run.status == 2)
        #expect(run.output.isEmpty)
        #expect(run.errorLines.count == 1)
        #expect(run.errors.hasPrefix("cableconv: \(message)"), "\(run.errors)")
    }

    @Test(arguments: [
        ("tei", "tei", 0), ("tie", "tei", 2), ("tei", "", 3), ("markdwon", "markdown", 2),
    ])
    func distanceCountsChanges(_ first: String, second: String, distance: Int) {
        #expect(Suggestion.distance(first, second) == distance)
    }
}
