import CableModel

/// Converts many inputs with several threads; what is reported comes in the order of the inputs.
///
/// Records come from one `RecordSource`; workers take them from the `WorkQueue` and convert them. Into
/// a folder they write the documents themselves, under the names that the queue gives in the records'
/// order; everywhere else the calling thread puts them together. What there is to say about a record
/// waits until all before it have been reported, so that a run does and says the same with any number
/// of threads.
package struct Pipeline: Sendable {
    package var conversion: Conversion
    package var destination: Destination
    /// Worker threads; at least one.
    package var jobs: Int
    /// Which files of folders and archives are read.
    package var filter: FileFilter
    /// In bytes; a longer record is not read.
    package var recordLimit: Int
    /// How it treats what earlier runs into the same folder did.
    package var continuation: Continuation
    /// The part of the work that is this process's; `nil`: all.
    package var shard: Shard?
    /// The file that gets the index of all cables, where the conversion makes one.
    package var indexPath: String?
    /// What is said of the run beside its documents, which go to a folder; `nil`: nothing.
    package var crate: CrateFacts?
    /// Files beside the inputs that no document may replace: those that are read, and those that are
    /// written for another purpose.
    package var spared: [String] = []
    /// What puts all cables together, where it is not the writer's own collection.
    var collectionOutput: (@Sendable () throws(ConversionError) -> any OrderedOutput)?

    package init(
        conversion: Conversion, destination: Destination, jobs: Int,
        filter: FileFilter = FileFilter(), recordLimit: Int = Pipeline.defaultRecordLimit,
        continuation: Continuation = Continuation(), shard: Shard? = nil, indexPath: String? = nil
    ) {
        self.conversion = conversion
        self.destination = destination
        self.jobs = jobs
        self.filter = filter
        self.recordLimit = recordLimit
        self.continuation = continuation
        self.shard = shard
        self.indexPath = indexPath
    }

    /// How a run treats what earlier runs did.
    package struct Continuation: Sendable, Hashable {
        /// Whether it goes on with a run that was not finished.
        package var resumes: Bool
        /// Whether records are left out that have not changed since the last run.
        package var updates: Bool

        package init(resumes: Bool = false, updates: Bool = false) {
            self.resumes = resumes
            self.updates = updates
        }
    }

    package typealias CrateFacts = RunCrate.Facts

    /// Reads standard input: so many bytes, fewer only where it ends.
    package typealias StandardInput = @Sendable (Int) throws -> [UInt8]

    /// What a run reports of one record.
    package struct Report: Sendable {
        package var input: Input
        /// The line on which the record begins, where its input holds many.
        package var line: Int?
        package var messages: [Message] = []
        /// `nil` where the record was converted.
        package var error: ConversionError?
        /// Whether an earlier run did it, so that there was nothing to do.
        package var isSkipped = false
        /// The reader's name; `nil` where none read it.
        package var reader: String?
        /// How many cables it holds.
        package var cableCount = 0
        /// The names of its outputs, without their extensions, where each has its own.
        package var outputs: [String] = []
        /// How much of the run is done with it, from 0 to 1.
        package var fractionDone: Double

        /// What messages call the record: `cables.csv:4711`.
        package func name(_ input: String) -> String { line.map { "\(input):\($0)" } ?? input }
    }

    /// Runs the conversion.
    ///
    /// - Parameters:
    ///   - openInputs: opens them; those that were looked at there are read from their beginning.
    ///   - writeStandardOutput: takes the document of a run to standard output.
    ///   - report: called on the calling thread, once for each record, in their order; returns
    ///     whether to go on.
    /// - Returns: with `updates`, the names of outputs that the last run wrote and this one would not.
    /// - Throws: where what was put together of all records cannot be written.
    @discardableResult
    package func run(
        _ inputs: [Input], openInputs: OpenInputs,
        writeStandardOutput: @escaping ([UInt8]) -> Void, report: (Report) -> Bool
    ) throws(ConversionError) -> [String] {
        guard !inputs.isEmpty else { return [] }
        let run = try Run(pipeline: self, inputs: inputs, openInputs: openInputs)
        try run.checkDestination()
        var output = try run.orderedOutput(writeStandardOutput)
        var index = try run.indexOutput()
        let crate = try run.crate()
        // Reports a record whose documents, if they are to be in order, are now put to the others.
        func take(_ converted: WorkQueue.Converted) -> Bool {
            var converted = converted
            if let entry = converted.entry, converted.report.error == nil {
                do { try run.folder?.list(entry) } catch { converted.report.error = error }
            } else {
                run.folder?.noteFailure(
                    of: Record.key(of: converted.report.input, at: converted.place))
            }
            if let result = converted.result {
                do throws(ConversionError) {
                    converted.report.messages +=
                        try output?.take(
                            result, names: converted.names, isOnlyOne: run.isOnlyOne(converted))
                        ?? []
                    _ = try index?.take(result, names: [], isOnlyOne: false)
                } catch {
                    converted.report.error = error
                    if error == .severalCables { converted.report.line = nil }
                    // A full disk will not be less full, and a second document not the only one.
                    _ = report(converted.report)
                    return false
                }
            }
            if let source = converted.source, converted.report.error == nil {
                do { try crate?.add(source, converted.written) } catch {
                    converted.report.error = error
                }
            }
            return report(converted.report)
        }
        let isWhole: Bool
        if run.isShort {
            // To wake another thread for each input would cost more than a tenth of the work.
            isWhole = run.work(on: run.source(openInputs), take)
        } else {
            isWhole = run.work(on: WorkQueue(run.source(openInputs), namer: run.namer), take)
        }
        // Else it is left for a run that goes on with this one.
        let leftOver = isWhole ? try run.folder?.leftOver() ?? [] : []
        if isWhole { try run.folder?.finish() }
        try output?.finish()
        // An index of a run that was stopped would pass for one of all.
        if isWhole { try index?.finish() }
        if isWhole { try crate?.finish() }
        return leftOver
    }

    /// The longest record unless the user sets another, in bytes.
    package static let defaultRecordLimit = InputLimits.standard.record

    /// More threads than this would wait for each other.
    static let maximalJobs = 256
}
