import CableConversion
import CableModel

/// Says what becomes of the inputs: messages, progress, the summary, the report and the list of
/// failures.
struct Reporter {
    private let options: CommandOptions
    private let streams: StandardStreams
    private var summary = RunSummary()
    private var progress: ProgressLine
    private var inputCount = 0
    private var report: RunReport?
    private var failedList: FailedList?
    /// Why the report or the list cannot be written.
    private var trouble: ConversionError?

    /// - Throws: where the report or the list cannot be begun.
    init(options: CommandOptions, streams: StandardStreams) throws(UsageError) {
        self.options = options
        self.streams = streams
        progress = ProgressLine(
            total: 0, mode: options.progress, isTerminal: streams.errorIsTerminal,
            isQuiet: options.verbosity == .quiet, write: streams.writeError)
        do throws(ConversionError) {
            if let path = options.reportPath { report = try RunReport(path) }
            if let path = options.failedPath {
                failedList = try FailedList(path, endedByNul: options.listsHaveNuls)
            }
        } catch {
            throw UsageError(error.message)
        }
    }

    mutating func begin(inputCount: Int) {
        self.inputCount = inputCount
        progress = ProgressLine(
            total: inputCount, mode: options.progress, isTerminal: streams.errorIsTerminal,
            isQuiet: options.verbosity == .quiet, write: streams.writeError)
    }

    /// Reports something that was named and is no input.
    mutating func addFailure(_ name: String, _ message: String) {
        summary.addFailure()
        streams.say("\(name): error: \(message)")
        attempt { reporter throws(ConversionError) in try reporter.failedList?.add(name) }
    }

    mutating func add(_ report: Pipeline.Report) {
        summary.add(report)
        let lines = lines(of: report)
        if !lines.isEmpty {
            progress.clear()
            for line in lines { streams.say(line) }
        }
        progress.show(
            done: summary.total, fraction: report.fractionDone, failures: summary.failed,
            warnings: summary.warnings)
        attempt { reporter throws(ConversionError) in try reporter.report?.add(report) }
        guard report.error != nil else { return }
        attempt { reporter throws(ConversionError) in
            try reporter.failedList?.add(report.input.origin)
        }
    }

    /// Says which outputs of an earlier run have no input any more; they are kept.
    mutating func addLeftOver(_ names: [String]) {
        guard !names.isEmpty, options.verbosity != .quiet else { return }
        progress.clear()
        let shown = names.prefix(5).joined(separator: ", ")
        let more = names.count > 5 ? " and \(names.count - 5) more" : ""
        streams.say(
            "cableconv: note: outputs of inputs that are gone or have changed are kept: "
                + "\(shown)\(more)")
    }

    /// Ends the run.
    ///
    /// - Parameter failure: why the run as a whole failed.
    /// - Returns: the exit status.
    mutating func finish(failure: String?) -> Int32 {
        progress.clear()
        attempt { reporter throws(ConversionError) in
            try reporter.report?.finish(reporter.summary)
            try reporter.failedList?.finish()
        }
        if let failure { streams.say("cableconv: \(failure)") }
        if let trouble { streams.say("cableconv: error: \(trouble.message)") }
        let isFailed = summary.failed > 0 || failure != nil || trouble != nil
        let isLong = max(summary.total, inputCount) > 1
        if options.verbosity == .verbose
            || options.verbosity == .normal && isLong && (isFailed || progress.wasShown)
        {
            for line in summary.lines { streams.say(line) }
        }
        return isFailed ? 1 : 0
    }

    private mutating func attempt(_ body: (inout Reporter) throws(ConversionError) -> Void) {
        guard trouble == nil else { return }
        do throws(ConversionError) { try body(&self) } catch { trouble = error }
    }

    /// The lines that a record puts on standard error.
    private func lines(of report: Pipeline.Report) -> [String] {
        guard !report.messages.isEmpty || report.error != nil else { return [] }
        var lines: [String] = []
        let name = report.name(report.input.displayName)
        if options.verbosity != .quiet {
            for message in report.messages
            where message.diagnostic.severity == .warning || options.verbosity == .verbose {
                lines.append(message.line(file: name))
            }
        }
        if let error = report.error { lines.append("\(name): error: \(error.message)") }
        return lines
    }
}
