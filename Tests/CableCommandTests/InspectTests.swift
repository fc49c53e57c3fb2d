import CableTestSupport
import Testing

/// What `inspect` shows beside what its golden cases have.
@Suite struct InspectTests {
    private let telegram =
        "R 131000Z MAY 07\nFM AMEMBASSY EREWHON\nUNCLAS EREWHON 000042\nSUBJECT: MILLS\n\n1. The mills stand still.\n"

    @Test(arguments: [(true, false, true), (true, true, false), (false, false, false)])
    func coloursAreForTerminalsThatWantThem(isTerminal: Bool, isPlain: Bool, isColored: Bool) {
        for arguments in [["inspect"], ["--explain"]] {
            let run = CommandRun.run(
                arguments, input: Array(telegram.utf8), outputIsTerminal: isTerminal,
                isPlain: isPlain)
            #expect(run.status == 0)
            #expect(run.outputText.contains("\u{1B}[") == isColored)
        }
    }

    /// A cable's own controls never reach the terminal.
    @Test func controlsAreTakenOut() {
        let spoilt = telegram.replacing("MILLS", with: "MI\u{1B}[2JLLS \u{7}\u{9B}1m")
        let run = CommandRun.run(["inspect"], input: Array(spoilt.utf8))
        #expect(run.status == 0)
        let controls = run.outputText.unicodeScalars.filter {
            $0 != "\n" && $0.properties.generalCategory == .control
        }
        #expect(controls.isEmpty)
    }

    /// Nor does what turns letters round, or breaks lines, wherever the cable has it.
    @Test(arguments: ["\u{202E}", "\u{2066}", "\u{2028}", "\u{200F}"])
    func whatTurnsLettersRoundIsShown(_ sign: String) {
        let spoilt = telegram.replacing("MILLS", with: "MI\(sign)LLS")
            .replacing("EREWHON\n", with: "EREWHON \(sign)UTOPIA\n")
            .replacing("stand", with: "st\(sign)and")
        for arguments in [["inspect"], ["--explain"], ["--explain", "--verbose"]] {
            let run = CommandRun.run(arguments, input: Array(spoilt.utf8))
            #expect(run.status == 0)
            #expect(!run.outputText.contains(sign), "\(arguments)")
            #expect(run.outputText.contains("MI\\u{"), "\(arguments): \(run.outputText)")
        }
    }

    @Test func whatIsShownIsNotSaidTwice() {
        let run = CommandRun.run(["inspect", "--verbose"], input: Array("1. (U) The mills.".utf8))
        #expect(run.outputText.contains("[missing-facts]"))
        #expect(!run.errors.contains("[missing-facts]"))
    }

    /// What is about the file and not about the telegram is said all the same.
    @Test func whatIsAboutTheFileIsSaid() {
        let run = CommandRun.run(["inspect"], input: Array(telegram.utf8) + [0xE9, 0x0A])
        #expect(run.errors.contains("[decoded-as-windows-1252]"), "\(run.errors)")
    }

    @Test func noLineOfTheTableIsLongerThanATerminal() {
        for sample in ["07EREWHON42.html", "references.txt", "bullets-and-table.txt"] {
            let run = CommandRun.run(["inspect", "Samples/\(sample)"])
            #expect(run.status == 0)
            let lines = run.outputText.split(separator: "\n").prefix {
                !$0.hasPrefix("Diagnostics")
            }
            for line in lines { #expect(line.count <= 80, "\(line)") }
        }
    }
}
