import CableFormats
import CableGrammar
import CableModel
import CableTestSupport
import Foundation
import Testing

@testable import CableCommand

/// The help texts, the manual page and the completions, which all come from the tables of commands and
/// flags.
@Suite struct HelpTests {
    private static let commands = Flag.Command.allCases.map(\.rawValue)

    @Test func theHelpFitsAScreen() {
        let help = CommandRun.run(["--help"])
        let lines = help.outputText.split(separator: "\n", omittingEmptySubsequences: false)
        #expect(help.status == 0)
        #expect((24...41).contains(lines.count), "\(lines.count), with the end of the last")
        for command in Self.commands { #expect(help.outputText.contains("\n  \(command) ")) }
        #expect(CommandRun.run(["-h"]).output == help.output)
        #expect(CommandRun.run(["help"]).output == help.output)
    }

    @Test(arguments: [["--help"], ["--help-all"]] + commands.map { ["help", $0] })
    func noLineIsLongerThanATerminal(_ arguments: [String]) {
        let help = CommandRun.run(arguments)
        #expect(help.status == 0 && help.errors == "")
        for line in help.outputText.split(separator: "\n") {
            #expect(line.count <= HelpText.columns, "\(line)")
        }
    }

    @Test(arguments: commands)
    func aCommandHasItsFlagsAndNoOthers(_ name: String) throws {
        let help = CommandRun.run([name, "--help"]).outputText
        if name != "help" { #expect(CommandRun.run(["help", name]).outputText == help) }
        let command = try #require(Flag.Command(rawValue: name))
        // "help --help" is the help of all.
        let flags = name == "help" ? Flag.all.filter(\.isCommon) : Flag.all(of: command)
        #expect(!flags.isEmpty)
        let listed = help.split(separator: "\n").compactMap { line in
            line.firstMatch(of: /^ {2}(-., | {4})--([a-z-]+)/).map { String($0.2) }
        }
        #expect(listed == flags.map(\.name))
    }

    @Test(arguments: [
        (
            ["help", "vlidate"],
            "unknown command \"vlidate\": did you mean validate?; the commands are"
        ),
        (["inspct"], "unknown command \"inspct\": did you mean inspect?"),
        (["validat", "a.tei.xml"], "unknown command \"validat\": did you mean validate?"),
        (["completions"], "completions needs one shell: bash, zsh or fish"),
        (["completions", "fihs"], "no completions for \"fihs\": did you mean fish?"),
        (["explain"], "no code to explain"),
        (["explain", "--all", "PREL"], "--all explains every code"),
        (["explain", "PREL", "--to", "tei"], "--to is for convert and filter, not for explain"),
        (["Samples", "--to", "tei", "-o", "-"], "several outputs cannot go to standard output"),
    ])
    func wrongUsageOfACommandIsOneLine(_ arguments: [String], message: String) {
        let run = CommandRun.run(arguments, input: [])
        #expect(run.status == 2)
        #expect(run.errorLines.count == 1 && run.output.isEmpty)
        #expect(run.errors.hasPrefix("cableconv: \(message)"), "\(run.errors)")
    }

    @Test func everyCodeIsExplained() {
        let run = CommandRun.run(["explain", "--all"])
        let answers = run.outputText.split(separator: "\n").filter { !$0.hasPrefix(" ") }
        #expect(answers.count == Vocabulary.tables.reduce(0) { $0 + $1.table.entries.count })
        #expect(answers.contains("PREL (subject TAG)") && answers.contains("EXDIS (caption)"))
    }

    /// A word that is near a command and names a file is that file.
    @Test func aFileThatIsNearlyACommandIsAFile() throws {
        let folder = TemporaryFolder()
        let file = try folder.write("1. (U) The mills stand still.", to: "inspec")
        #expect(CommandRun.run([file, "-t", "text"]).status == 0)
    }

    // MARK: The manual page

    @Test func theManualPageHasEverything() {
        let page = CommandRun.run(["help", "--man"])
        #expect(page.status == 0)
        #expect(page.output == CommandRun.run(["help", "--man"]).output)
        let text = page.outputText.replacing("\\-", with: "-").replacing("\\(aq", with: "'")
        for flag in Flag.all { #expect(text.contains("--\(flag.name)")) }
        for format in Registry.formats { #expect(text.contains("\n.B \(format.name) (")) }
        for kind in Diagnostic.Kind.allCases { #expect(text.contains("\n.B \(kind.rawValue) (")) }
        #expect(page.outputText.allSatisfy { $0.isASCII })
    }

    /// A line that begins with a stop or an apostrophe is a command, and these are all that are used.
    @Test func theManualPageHasNoStrayCommand() {
        let used: Set<Substring> = [".TH", ".SH", ".SS", ".B", ".br", ".TP", ".PP", ".EX", ".EE"]
        for line in CommandRun.run(["help", "--man"]).outputText.split(separator: "\n")
        where line.hasPrefix(".") || line.hasPrefix("'") {
            #expect(used.contains(line.prefix { $0 != " " }), "\(line)")
        }
    }

    @Test(arguments: [
        (".x", "\\&.x"), ("it's", "it\\(aqs"), ("a-b", "a\\-b"), ("\\n", "\\(rsn"), ("a…", "a..."),
    ])
    func whatRoffWouldReadIsEscaped(_ text: String, escaped: String) {
        #expect(ManualPage.escaped(text) == escaped)
    }

    // MARK: Completions

    @Test(arguments: Completions.Shell.allCases)
    func completionsHaveEveryFlagAndCommand(_ shell: Completions.Shell) {
        let run = CommandRun.run(["completions", shell.rawValue])
        #expect(run.status == 0)
        for flag in Flag.all {
            let name = shell == .fish ? "-l \(flag.name)" : "--\(flag.name)"
            #expect(run.outputText.contains(name), "\(flag.name)")
        }
        for command in Self.commands { #expect(run.outputText.contains(command)) }
        for format in Registry.formats { #expect(run.outputText.contains(format.name)) }
    }

    /// What bash offers for a line's last word, by the completions in a shell of its own.
    private func bashOffers(_ words: [String]) throws -> [String] {
        let shell = Process()
        let pipe = Pipe()
        shell.executableURL = URL(fileURLWithPath: "/bin/bash")
        shell.arguments =
            [
                "-c",
                #"source /dev/stdin; COMP_WORDS=("$@"); COMP_CWORD=$(($# - 1)); _cableconv; "#
                    + #"printf '%s\n' "${COMPREPLY[@]}""#, "bash",
            ] + words
        let input = Pipe()
        shell.standardInput = input
        shell.standardOutput = pipe
        try shell.run()
        input.fileHandleForWriting.write(Data(Completions.text(for: .bash).utf8))
        try input.fileHandleForWriting.close()
        let output = try pipe.fileHandleForReading.readToEnd() ?? Data()
        shell.waitUntilExit()
        return String(decoding: output, as: UTF8.self).split(separator: "\n").map(String.init)
    }

    @Test(arguments: [
        (["cableconv", "--to", "t"], ["tei", "text", "template", "tables"]),
        (["cableconv", "-f", "tel"], ["telegram"]),
        (["cableconv", "x", "--help"], ["--help", "--help-all"]),
        (["cableconv", "insp"], ["inspect"]),
        (["cableconv", "completions", ""], ["bash", "zsh", "fish"]),
        (["cableconv", "x", "--text-layout", "r"], ["reading"]),
        (["cableconv", "x", "--jobs", ""], []),
        (["cableconv", "x", "--to", "=", "te"], ["tei", "text", "template"]),
        (["cableconv", "x", "--text-layout", "="], ["telegram", "reading"]),
        (["cableconv", "x", "--config", "Pack"], ["Package.swift"]),
    ])
    func bashCompletes(_ words: [String], offers: [String]) throws {
        PackageFolder.enter()
        #expect(try bashOffers(words).filter { $0 != "Package.resolved" } == offers)
    }

    @Test func bashCompletesNamesWithBlanks() throws {
        let folder = TemporaryFolder()
        let file = try folder.write("x", to: "a cable.txt")
        #expect(try bashOffers(["cableconv", "\(folder.path)/a"]) == [file])
    }
}
