import CableModel

/// Converts many inputs with several threads; what is reported comes in the order of the inputs.
///
/// Records come from one `RecordSource`; workers take them from the `WorkQueue`, convert them, and
/// write their outputs under the names that the queue gives in the records' order. What there is to
/// say about a record waits until all before it have been reported, so that a run does and says the
/// same with any number of threads.
public struct Pipeline: Sendable {
    public var conversion: Conversion
    public var destination: Destination
    /// Worker threads; at least one.
    public var jobs: Int

    public init(conversion: Conversion, destination: Destination, jobs: Int) {
        self.conversion = conversion
        self.destination = destination
        self.jobs = jobs
    }

    /// Reads standard input: so many bytes, fewer only where it ends.
    public typealias StandardInput = @Sendable (Int) throws -> [UInt8]

    /// What a run reports of one record.
    public struct Report: Sendable {
        public var input: Input
        /// The line on which the record begins, where its input holds many.
        public var line: Int?
        public var messages: [Message] = []
        /// `nil` where the record was converted.
        public var error: ConversionError?
        /// The document for standard output.
        public var standardOutput: [UInt8]?
        /// How much of the run is done with it, from 0 to 1.
        public var fractionDone: Double

        /// What messages call the record: `cables.csv:4711`.
        public func name(_ input: String) -> String { line.map { "\(input):\($0)" } ?? input }
    }

    /// Runs the conversion.
    ///
    /// - Parameters:
    ///   - readStandardInput: called for `-`.
    ///   - report: called on the calling thread, once for each record, in their order; returns
    ///     whether to go on.
    public func run(
        _ inputs: [Input], readStandardInput: @escaping StandardInput, report: (Report) -> Bool
    ) {
        guard !inputs.isEmpty else { return }
        let run = Run(
            pipeline: self, inputs: inputs,
            inputFiles: Set(inputs.compactMap { $0.path.flatMap(FileSystem.identity) }))
        // To wake another thread for each input would cost more than a tenth of the work.
        guard jobs > 1, inputs.count > 1 || run.isLong(inputs[0]) else {
            return run.runHere(readStandardInput, report)
        }
        let queue = WorkQueue(run.source(readStandardInput))
        let threads = (0..<min(jobs, Self.maximalJobs)).compactMap { _ in
            WorkerThread { run.work(on: queue) }
        }
        // The system may have no thread to spare.
        guard !threads.isEmpty else { return run.runHere(readStandardInput, report) }
        while let next = queue.nextReport() {
            guard report(next) else {
                queue.stop()
                break
            }
        }
        for thread in threads { thread.join() }
    }

    /// More threads than this would wait for each other.
    private static let maximalJobs = 256
}

/// One run of a pipeline: its inputs, and what is done with each record.
private struct Run: Sendable {
    let pipeline: Pipeline
    let inputs: [Input]
    /// Files that no output may replace.
    let inputFiles: Set<FileSystem.Identity>

    func source(_ readStandardInput: @escaping Pipeline.StandardInput) -> RecordSource {
        var hasRoomForMany = false
        if case .folder = pipeline.destination { hasRoomForMany = true }
        return RecordSource(
            inputs: inputs, reader: pipeline.conversion.reader, hasRoomForMany: hasRoomForMany
        ) {
            ByteSource { count throws(ConversionError) in
                do { return try readStandardInput(count) } catch {
                    throw .unreadable(reason: "\(error)")
                }
            }
        }
    }

    /// Whether an input may be more than one thread's work.
    func isLong(_ input: Input) -> Bool {
        guard let path = input.path else { return true }
        return FileSystem.size(of: path).map { $0 > RecordSource.beginning } ?? true
    }

    /// Converts one record after the other on the calling thread.
    func runHere(
        _ readStandardInput: @escaping Pipeline.StandardInput, _ report: (Pipeline.Report) -> Bool
    ) {
        let source = source(readStandardInput)
        var namer = OutputNamer()
        while let record = source.next() {
            var converted = convert(record, number: 0, size: 0)
            name(&converted, record.place, by: &namer)
            write(&converted)
            guard report(converted.report) else { return }
        }
    }

    /// Converts records until there are none left.
    func work(on queue: WorkQueue) {
        while let item = queue.next() {
            let converted = convert(item.record, number: item.number, size: item.size)
            // Those that waited for this one's name are written with it.
            for var named in queue.name(converted, by: { name(&$0, $0.place, by: &$1) }) {
                write(&named)
                queue.finish(named)
            }
        }
    }

    private func convert(_ record: Record, number: Int, size: Int) -> WorkQueue.Converted {
        let input = inputs[record.input]
        var converted = WorkQueue.Converted(
            number: number, size: size, place: record.place,
            report: Pipeline.Report(
                input: input, line: record.place.flatMap { $0.isOnlyOne ? nil : $0.line },
                fractionDone: record.fractionDone))
        do throws(ConversionError) {
            let result = pipeline.conversion.convert(
                try record.source.get(), recordedName: input.recordedName,
                isOneOfMany: record.place != nil)
            converted.report.messages = result.messages
            converted.report.error = result.error
            converted.result = result
        } catch {
            converted.report.error = error
        }
        return converted
    }

    private func name(
        _ converted: inout WorkQueue.Converted, _ place: Record.Place?, by namer: inout OutputNamer
    ) {
        guard case .folder = pipeline.destination, let result = converted.result else { return }
        converted.names = namer.names(
            of: result, stem: converted.report.input.outputStem, place: place)
        for name in converted.names {
            guard let wanted = name.wanted else { continue }
            converted.report.messages.append(
                Message(
                    diagnostic: Diagnostic(
                        id: "output-renamed", severity: .warning,
                        message:
                            "output \(wanted) is that of another cable; written as \(name.path)")))
        }
    }

    private func write(_ converted: inout WorkQueue.Converted) {
        guard let result = converted.result, !result.cables.isEmpty else { return }
        do throws(ConversionError) {
            switch pipeline.destination {
            case .standardOutput:
                converted.report.standardOutput = try onlyDocument(of: result)
            case .file(let path):
                try replace(path, with: try onlyDocument(of: result))
            case .folder(let folder):
                let folder = folder.hasSuffix("/") ? folder : folder + "/"
                for (cable, name) in zip(result.cables, converted.names) {
                    for document in cable.documents {
                        let fileExtension = document.format.fileExtension ?? ""
                        try replace(folder + name.path + fileExtension, with: document.bytes)
                    }
                }
            }
        } catch {
            converted.report.error = error
        }
        converted.result = nil
    }

    /// The document of a run that has room for one.
    private func onlyDocument(of result: ConvertedInput) throws(ConversionError) -> [UInt8] {
        guard result.cableCount == 1 else { throw .severalCables }
        return result.cables[0].documents[0].bytes
    }

    private func replace(_ path: String, with bytes: [UInt8]) throws(ConversionError) {
        if let identity = FileSystem.identity(of: path), inputFiles.contains(identity) {
            throw .wouldReplaceInput(path: path)
        }
        try FileSystem.replace(path, with: bytes)
    }
}
