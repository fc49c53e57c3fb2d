import Synchronization
import Testing

@testable import CableCommand

/// The line that says how far a run is.
@Suite struct ProgressTests {
    /// What is written while so many records are done, each in a time.
    private func written(
        isTerminal: Bool, mode: CommandOptions.Progress = .auto, secondsEach: Double
    ) -> (text: String, wasShown: Bool) {
        let text = Mutex("")
        let time = Mutex(0.0)
        var line = ProgressLine(
            total: 160, mode: mode, isTerminal: isTerminal, isQuiet: false,
            now: { time.withLock { $0 } }, write: { new in text.withLock { $0 += new } })
        for done in 1...160 {
            time.withLock { $0 += secondsEach }
            line.show(done: done, fraction: Double(done) / 160, failures: 0, warnings: done / 10)
        }
        line.clear()
        return (text.withLock { $0 }, line.wasShown)
    }

    @Test func aTerminalsLineIsRewrittenAndTakenAway() {
        let (text, wasShown) = written(isTerminal: true, secondsEach: 0.1)
        #expect(wasShown)
        let lines = text.split(separator: "\r\u{1B}[K", omittingEmptySubsequences: false)
        #expect(lines.contains("80/160 (50 %), 10 a second, 8 s left, 8 warnings"))
        #expect(!text.contains("\n"))
        #expect(text.hasSuffix("\r\u{1B}[K"))
    }

    @Test func aShortRunShowsNothing() {
        #expect(written(isTerminal: true, secondsEach: 0.001) == ("", false))
        #expect(written(isTerminal: false, secondsEach: 1) == ("", false))
    }

    @Test func elsewhereItIsALineEveryFewSeconds() {
        let (text, _) = written(isTerminal: false, mode: .always, secondsEach: 0.25)
        let lines = text.split(separator: "\n")
        #expect(lines.count == 5)
        #expect(lines.first == "cableconv: 32/160 (20 %), 4 a second, 32 s left, 3 warnings")
        #expect(lines.last == "cableconv: 160/160 (100 %), 4 a second, 16 warnings")
    }

    @Test(arguments: [
        (120.0, "2 min"), (99.0, "99 s"), (3600.0, "60 min"), (12_000.0, "3 h 20 min"),
    ])
    func timeIsSaidInWords(_ left: Double, words: String) {
        let text = ProgressLine.text(
            done: 5, total: 10, fraction: 0.5, failures: 1, warnings: 1, seconds: left)
        #expect(text.contains(", \(words) left, 1 warning, 1 not converted"))
    }

    @Test func anInputThatHoldsManyIsCountedInCables() {
        let text = ProgressLine.text(
            done: 500, total: 1, fraction: 0.25, failures: 0, warnings: 0, seconds: 0.5)
        #expect(text == "500 cables (25 %)")
    }
}
