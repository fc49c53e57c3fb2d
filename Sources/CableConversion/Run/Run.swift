import CableFormats
import CableModel

/// One run of a pipeline: its inputs, and what is done with each record.
struct Run: Sendable {
    let pipeline: Pipeline
    let inputs: [Input]
    /// Files that no output may replace.
    private let inputFiles: Set<FileSystem.Identity>
    /// Whether the run makes one document of all its cables, however few they turn out to be.
    private let isCollection: Bool
    /// The journal of a long run into a folder.
    let folder: RunFolder?

    init(pipeline: Pipeline, inputs: [Input]) throws(ConversionError) {
        self.pipeline = pipeline
        self.inputs = inputs
        inputFiles =
            Self.isAnythingThere(of: pipeline)
            ? Set(inputs.compactMap { $0.path.flatMap(FileSystem.identity) }) : []
        let isOfMany = { inputs.count > 1 || inputs[0].isInFolder || Self.holdsMany(inputs[0]) }
        switch (pipeline.destination, pipeline.conversion.writers[0].collection) {
        case (.file(let path), let collection?):
            isCollection =
                collection.fileExtensions.contains { path.lowercased().hasSuffix($0) } || isOfMany()
        // What begins with a summary of all cannot be written as a stream.
        case (.standardOutput, let collection?):
            isCollection = !collection.beginsWithSummary && isOfMany()
        default: isCollection = false
        }
        if case .folder(let path) = pipeline.destination,
            !Self.isShort(inputs, jobs: 2) || pipeline.continuation != .init()
        {
            folder = try RunFolder(
                in: path, conversion: pipeline.conversion, continuation: pipeline.continuation,
                shard: pipeline.shard)
        } else {
            folder = nil
        }
    }

    /// Whether anything is where outputs go. If not, they cannot replace an input.
    private static func isAnythingThere(of pipeline: Pipeline) -> Bool {
        if let path = pipeline.indexPath, FileSystem.kind(of: path) != .nothing { return true }
        return switch pipeline.destination {
        case .standardOutput: false
        case .file(let path), .archive(let path), .folder(let path):
            FileSystem.kind(of: path) != .nothing
        }
    }

    /// Whether a file holds many cables by its nature: an archive, a dump.
    static func holdsMany(_ input: Input) -> Bool {
        guard let path = input.path, let source = try? ByteSource(path: path) else { return false }
        return (try? holdsMany(source)) ?? false
    }

    private static func holdsMany(
        _ source: ByteSource, isDecompressed: Bool = false
    ) throws(ConversionError) -> Bool {
        let beginning = try source.read(RecordSource.beginning)
        if ContainerKind.isArchive(beginning) { return true }
        if !isDecompressed, ContainerKind.isContainer(beginning) {
            let archive = try ArchiveReader(source, beginning: beginning)
            guard let entry = try archive.next() else { return false }
            // What is compressed is an archive, which has names, or a file.
            if entry.path != nil { return true }
            return try holdsMany(entry.content, isDecompressed: true)
        }
        return Registry.formats.compactMap(\.splitter).contains {
            beginning.withUnsafeBufferPointer($0.recognizes)
        }
            || Registry.formats.compactMap(\.collection).contains {
                beginning.withUnsafeBufferPointer($0.recognizes)
            }
    }

    /// Whether a run has no record but one.
    func isOnlyOne(_ converted: WorkQueue.Converted) -> Bool {
        inputs.count == 1 && converted.report.input == inputs[0]
            && converted.place?.isOnlyOne ?? true
    }

    /// Whether there is no more work than one thread does as fast.
    var isShort: Bool { Self.isShort(inputs, jobs: pipeline.jobs) }

    private static func isShort(_ inputs: [Input], jobs: Int) -> Bool {
        guard jobs > 1 else { return true }
        guard inputs.count == 1, let path = inputs[0].path else { return false }
        return FileSystem.size(of: path).map { $0 <= RecordSource.beginning } ?? false
    }

    func source(_ readStandardInput: @escaping Pipeline.StandardInput) -> RecordSource {
        RecordSource(
            inputs: inputs, reader: pipeline.conversion.reader, filter: pipeline.filter,
            recordLimit: pipeline.recordLimit, shard: pipeline.shard
        ) {
            ByteSource { count throws(ConversionError) in
                do { return try readStandardInput(count) } catch {
                    throw .unreadable(reason: "\(error)")
                }
            }
        }
    }

    // MARK: Working

    /// Converts one record after the other on the calling thread.
    ///
    /// - Returns: whether all were done.
    func work(on source: RecordSource, _ take: (WorkQueue.Converted) -> Bool) -> Bool {
        var namer = OutputNamer()
        var isWhole = true
        while true {
            let records = RecordBatch.next(source.next)
            if records.isEmpty { return isWhole }
            for (record, digest) in zip(records, RecordBatch.digests(of: records)) {
                var converted = convert(record, digest, number: 0)
                name(&converted, by: &namer)
                write(&converted)
                isWhole = isWhole && !converted.isToBeDoneAgain
                guard take(converted) else { return false }
            }
        }
    }

    /// Converts records with several threads, of which the calling one is one: between two records
    /// it reports those that are done. A thread for the reports alone would be woken for each.
    ///
    /// - Returns: whether all were done.
    func work(on queue: WorkQueue, _ take: (WorkQueue.Converted) -> Bool) -> Bool {
        // The system may have fewer to spare.
        let threads = (1..<min(pipeline.jobs, Pipeline.maximalJobs)).compactMap { _ in
            WorkerThread { convertAll(of: queue) }
        }
        var isWhole = true
        steps: while let step = queue.nextStep() {
            switch step {
            case .convert(let items): convert(items, of: queue)
            case .report(let converted):
                isWhole = isWhole && !converted.isToBeDoneAgain
                guard take(converted) else {
                    queue.stop()
                    isWhole = false
                    break steps
                }
            }
        }
        for thread in threads { thread.join() }
        return isWhole
    }

    private func convertAll(of queue: WorkQueue) {
        while case let items = queue.next(), !items.isEmpty { convert(items, of: queue) }
    }

    private func convert(_ items: [WorkQueue.Item], of queue: WorkQueue) {
        for (item, digest) in zip(items, RecordBatch.digests(of: items.map(\.record))) {
            let converted = convert(item.record, digest, number: item.number)
            // Those that waited for this one's name are written with it.
            for var named in queue.name(converted, by: { name(&$0, by: &$1) }) {
                write(&named)
                queue.finish(named)
            }
        }
    }

    private func convert(_ record: Record, _ digest: String?, number: Int) -> WorkQueue.Converted {
        var converted = WorkQueue.Converted(
            number: number, size: record.size, place: record.place,
            report: Pipeline.Report(
                input: record.input,
                line: record.place.flatMap { $0.isOnlyOne ? nil : $0.line },
                fractionDone: record.fractionDone))
        do throws(ConversionError) {
            let source = try record.source.get()
            if let folder {
                let key = record.key
                let digest = digest ?? SHA256.hexDigest(of: source)
                if let entry = folder.entry(of: key, sha256: digest), areThere(entry.outputs) {
                    converted.entry = entry
                    converted.leftOut = record
                    converted.report.isSkipped = true
                    return converted
                }
                converted.entry = Journal.Entry(key: key, sha256: digest, outputs: [])
            }
            convert(source, of: record, digest, into: &converted)
        } catch {
            converted.report.error = error
        }
        return converted
    }

    private func convert(
        _ source: [UInt8], of record: Record, _ digest: String?,
        into converted: inout WorkQueue.Converted
    ) {
        let result = pipeline.conversion.convert(
            source, recordedName: record.input.recordedName, format: record.format,
            isMember: isCollection, sha256: digest)
        converted.report.messages = result.messages
        converted.report.error = result.error
        converted.report.reader = result.reader
        converted.report.cableCount = result.cableCount
        if !result.cables.isEmpty { converted.result = result }
    }

    /// Whether all documents of some names are in the folder.
    private func areThere(_ names: [String]) -> Bool {
        guard case .folder(let folder) = pipeline.destination else { return false }
        return names.allSatisfy { name in
            pipeline.conversion.writers.allSatisfy {
                FileSystem.kind(of: "\(folder)/\(name)\($0.fileExtension)") == .file
            }
        }
    }

    private func name(_ converted: inout WorkQueue.Converted, by namer: inout OutputNamer) {
        if let record = converted.leftOut, let entry = converted.entry {
            converted.report.outputs = entry.outputs
            if namer.take(entry.outputs) { return }
            // Another record has the name now, so that this one is done again.
            converted.report.isSkipped = false
            converted.entry?.outputs = []
            convert(
                (try? record.source.get()) ?? [], of: record, entry.sha256, into: &converted)
        }
        guard pipeline.destination.hasNames, let result = converted.result else { return }
        converted.names = namer.names(
            of: result, stem: converted.report.input.outputStem, place: converted.place)
        converted.entry?.outputs = converted.names.map(\.path)
        converted.report.outputs = converted.names.map(\.path)
        for name in converted.names {
            guard let wanted = name.wanted else { continue }
            converted.report.messages.append(
                Message(
                    diagnostic: Diagnostic(
                        .outputRenamed,
                        "output \(wanted) is that of another cable; written as \(name.path)"
                    )))
        }
    }

    // MARK: Writing

    /// Where documents go that are put together in order; `nil` where each is a file.
    func orderedOutput(
        _ writeStandardOutput: @escaping ([UInt8]) -> Void
    ) throws(ConversionError) -> (any OrderedOutput)? {
        switch pipeline.destination {
        case .folder: return nil
        case .archive(let path): return try ArchiveOutput(path: path)
        case .standardOutput:
            if isCollection, let writer = pipeline.conversion.writers[0].collection {
                return try CollectionOutput(
                    writer, options: pipeline.conversion.options, to: .stream(writeStandardOutput),
                    entry: \.entry)
            }
            return SingleOutput { writeStandardOutput($0) }
        case .file(let path):
            if isCollection, let writer = pipeline.conversion.writers[0].collection {
                return try CollectionOutput(
                    writer, options: pipeline.conversion.options, to: .file(FileInWriting(path)),
                    entry: \.entry)
            }
            return SingleOutput { bytes throws(ConversionError) in
                try FileSystem.replace(path, with: bytes)
            }
        }
    }

    /// Where the index of all cables goes; `nil` where there is none.
    func indexOutput() throws(ConversionError) -> CollectionOutput? {
        guard let writer = pipeline.conversion.index, let path = pipeline.indexPath else {
            return nil
        }
        return try CollectionOutput(
            writer, options: pipeline.conversion.options, to: .file(FileInWriting(path)),
            entry: \.indexEntry)
    }

    /// Makes sure that a run to one file does not replace an input.
    func checkDestination() throws(ConversionError) {
        if let path = pipeline.indexPath { try checkIsNoInput(path) }
        switch pipeline.destination {
        case .file(let path), .archive(let path): try checkIsNoInput(path)
        case .folder, .standardOutput: break
        }
    }

    private func checkIsNoInput(_ path: String) throws(ConversionError) {
        if let identity = FileSystem.identity(of: path), inputFiles.contains(identity) {
            throw .wouldReplaceInput(path: path)
        }
    }

    /// Writes the documents of a record into the folder.
    private func write(_ converted: inout WorkQueue.Converted) {
        guard case .folder(let folder) = pipeline.destination, let result = converted.result else {
            return
        }
        do throws(ConversionError) {
            let folder = folder.hasSuffix("/") ? folder : folder + "/"
            for (cable, name) in zip(result.cables, converted.names) {
                for document in cable.documents {
                    let path = folder + name.path + document.format.fileExtension
                    try FileSystem.replace(
                        path, with: document.bytes, by: self.folder?.path, sparing: inputFiles)
                }
            }
            // What failed in part is to be done again.
            if let entry = converted.entry, converted.report.error == nil {
                try self.folder?.append(entry)
            }
        } catch {
            converted.report.error = error
            converted.result = nil
        }
        // The documents are written; the index is put together elsewhere.
        guard pipeline.conversion.index != nil else {
            converted.result = nil
            return
        }
        for index in result.cables.indices { converted.result?.cables[index].documents = [] }
    }
}

extension WorkQueue.Converted {
    /// Whether a run that goes on has to do the record again, and may do better: its outputs could not
    /// be written.
    fileprivate var isToBeDoneAgain: Bool {
        switch report.error {
        case .unwritable, .diskFull: true
        default: false
        }
    }
}
