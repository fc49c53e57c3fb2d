/// The line that says how far a long run is.
///
/// On a terminal it is rewritten in place and removed at the end. Elsewhere, where it was asked
/// for, it is a line at each twentieth part of the work.
struct ProgressLine {
    private let total: Int
    private let isShown: Bool
    private let isTerminal: Bool
    private let write: @Sendable (String) -> Void
    private var lastStep = -1
    private var isVisible = false

    init(
        total: Int, mode: CommandOptions.Progress, isTerminal: Bool, isQuiet: Bool,
        write: @escaping @Sendable (String) -> Void
    ) {
        self.total = total
        self.isTerminal = isTerminal
        self.write = write
        isShown =
            switch mode {
            case .never: false
            case .always: true
            // Fewer inputs are done before the line could be read.
            case .auto: isTerminal && !isQuiet && total >= 50
            }
    }

    /// - Parameters:
    ///   - done: records; more than there are inputs where an input holds many.
    ///   - fraction: how much of the run they are, from 0 to 1.
    mutating func show(done: Int, fraction: Double, failures: Int) {
        guard isShown, total > 0 else { return }
        let step = Int(fraction * (isTerminal ? 200 : 20))
        guard step != lastStep else { return }
        lastStep = step
        let count = done > total ? "\(done) cables" : "\(done)/\(total)"
        let text =
            "\(count) (\(Int(fraction * 100)) %)"
            + (failures > 0 ? ", \(failures) not converted" : "")
        if isTerminal {
            write("\r\u{1B}[K" + text)
            isVisible = true
        } else {
            write("cableconv: \(text)\n")
        }
    }

    /// Takes the line away, so that a message can be written.
    mutating func clear() {
        guard isVisible else { return }
        write("\r\u{1B}[K")
        isVisible = false
        lastStep = -1
    }
}
