import Glibc

/// The line that says how far a long run is.
///
/// On a terminal it is rewritten in place and removed at the end. Elsewhere, where it was asked for,
/// it is a line every few seconds.
struct ProgressLine {
    private let total: Int
    private let isShown: Bool
    private let isTerminal: Bool
    private let write: @Sendable (String) -> Void
    /// The time in seconds, from any beginning.
    private let now: () -> Double
    private let start: Double
    private var last: Double?
    private var isVisible = false
    /// Whether it was ever seen.
    private(set) var wasShown = false

    init(
        total: Int, mode: CommandOptions.Progress, isTerminal: Bool, isQuiet: Bool,
        now: @escaping () -> Double = ProgressLine.monotonicTime,
        write: @escaping @Sendable (String) -> Void
    ) {
        self.total = total
        self.now = now
        self.isTerminal = isTerminal
        self.write = write
        start = now()
        isShown =
            switch mode {
            case .never: false
            case .always: true
            case .auto: isTerminal && !isQuiet
            }
    }

    /// In seconds. (Swift's own clocks are part of its concurrency runtime, which costs start-up
    /// time.)
    static func monotonicTime() -> Double {
        var time = timespec()
        clock_gettime(CLOCK_MONOTONIC, &time)
        return Double(time.tv_sec) + Double(time.tv_nsec) / 1e9
    }

    /// On a terminal a run is not worth a line before this many seconds.
    private static let patience = 1.0

    /// - Parameters:
    ///   - done: records; more than there are inputs where an input holds many.
    ///   - fraction: how much of the run they are, from 0 to 1.
    mutating func show(done: Int, fraction: Double, failures: Int, warnings: Int) {
        guard isShown, total > 0 else { return }
        // Each look at the clock would be as long as a tenth of a conversion.
        guard done % 16 == 0 || fraction >= 1 else { return }
        let now = now()
        let isDue =
            if let last {
                now - last >= (isTerminal ? 0.2 : 5)
            } else {
                now - start >= (isTerminal ? Self.patience : 5)
            }
        guard isDue || fraction >= 1 && !isTerminal else { return }
        last = now
        wasShown = true
        let text = Self.text(
            done: done, total: total, fraction: fraction, failures: failures, warnings: warnings,
            seconds: now - start)
        if isTerminal {
            write("\r\u{1B}[K" + text)
            isVisible = true
        } else {
            write("cableconv: \(text)\n")
        }
    }

    /// `1200/5000 (24 %), 850 a second, 4 s left, 12 warnings, 1 not converted`.
    static func text(
        done: Int, total: Int, fraction: Double, failures: Int, warnings: Int, seconds: Double
    ) -> String {
        var text = done > total ? "\(done) cables" : "\(done)/\(total)"
        text += " (\(Int(fraction * 100)) %)"
        if seconds >= 1 {
            text += ", \(Int(Double(done) / seconds)) a second"
            if fraction > 0.01, fraction < 1 {
                text += ", \(time(seconds * (1 - fraction) / fraction)) left"
            }
        }
        if warnings > 0 { text += ", \(warnings) warning\(warnings == 1 ? "" : "s")" }
        if failures > 0 { text += ", \(failures) not converted" }
        return text
    }

    /// `45 s`, `12 min`, `3 h 20 min`.
    private static func time(_ seconds: Double) -> String {
        let whole = Int(seconds.rounded(.up))
        if whole < 100 { return "\(whole) s" }
        let minutes = (whole + 59) / 60
        return minutes < 100 ? "\(minutes) min" : "\(minutes / 60) h \(minutes % 60) min"
    }

    /// Takes the line away, so that a message can be written.
    mutating func clear() {
        guard isVisible else { return }
        write("\r\u{1B}[K")
        isVisible = false
    }
}
