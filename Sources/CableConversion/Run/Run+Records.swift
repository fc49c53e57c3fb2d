import CableFormats
import CableModel

/// What is done with each record: converted, named, written.
extension Run {
    /// Converts one record after the other on the calling thread.
    ///
    /// - Returns: whether all were done.
    func work(on source: RecordSource, _ take: (WorkQueue.Converted) -> Bool) -> Bool {
        var namer = namer
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
                messages: record.notes.map { Message(diagnostic: $0) },
                fractionDone: record.fractionDone))
        do throws(ConversionError) {
            let source = try record.source.get()
            var digest = digest
            if pipeline.crate != nil {
                let known = digest ?? SHA256.hexDigest(of: source)
                digest = known
                converted.source = RunCrate.Member(
                    name: converted.report.name(record.input.recordedName ?? "standard input"),
                    size: source.count, sha256: known)
            }
            if let folder {
                let key = record.key
                let digest = digest ?? SHA256.hexDigest(of: source)
                if let entry = folder.entry(of: key, sha256: digest), isWhole(entry, of: record) {
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
            isAlone: record.isAlone, isMember: isCollection, sha256: digest)
        converted.report.messages += result.messages
        converted.report.error = result.error
        converted.report.reader = result.reader
        converted.report.cableCount = result.cableCount
        if !result.cables.isEmpty { converted.result = result }
    }

    /// Whether the documents that a journal names can be those of a record, and are all in the folder, as
    /// long as they were written.
    private func isWhole(_ entry: Journal.Entry, of record: Record) -> Bool {
        guard case .folder(let folder) = pipeline.destination else { return false }
        let stem = record.input.outputStem
        let extensions = pipeline.conversion.writers.map(\.fileExtension)
        guard !entry.outputs.isEmpty,
            entry.sizes.count == entry.outputs.count * extensions.count
        else { return false }
        var sizes = entry.sizes[...]
        return entry.outputs.allSatisfy { name in
            guard name.hasPrefix(stem), [nil, "~", "/"].contains(name.dropFirst(stem.count).first)
            else { return false }
            return extensions.allSatisfy {
                FileSystem.size(of: "\(folder)/\(name)\($0)") == sizes.removeFirst()
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
            converted.entry?.sizes = []
            convert(
                (try? record.source.get()) ?? [], of: record, entry.sha256, into: &converted)
        }
        guard pipeline.destination.hasNames, let result = converted.result else { return }
        let stem = stem(of: converted.report.input)
        if stem != converted.report.input.outputStem {
            converted.report.messages.append(
                Message(
                    diagnostic: Diagnostic(
                        .outputRenamed,
                        "a backslash would part folders where the archive is unpacked; written as \(stem)"
                    )))
        }
        converted.names = namer.names(of: result, stem: stem, place: converted.place)
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

    /// What an input's outputs are called. A backslash is a letter here, and parts folders elsewhere.
    private func stem(of input: Input) -> String {
        let stem = input.outputStem
        guard case .archive = pipeline.destination, stem.utf8.contains(UInt8(ascii: "\\")) else {
            return stem
        }
        return String(stem.map { $0 == "\\" ? "_" : $0 })
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
                        path, with: document.bytes, by: self.folder?.folder,
                        sparing: sparedByDocuments)
                    converted.entry?.sizes.append(document.bytes.count)
                    if pipeline.crate != nil {
                        converted.written.append(
                            RunCrate.Member(
                                name: name.path + document.format.fileExtension,
                                size: document.bytes.count,
                                sha256: SHA256.hexDigest(of: document.bytes),
                                mediaType: document.format.mediaType))
                    }
                }
            }
            // What failed in part is to be done again.
            if let entry = converted.entry, converted.report.error == nil {
                try self.folder?.append(entry)
            }
        } catch {
            converted.report.error =
                if case .diskFull(let path, let reason, _) = error {
                    .diskFull(path: path, reason: reason, canResume: self.folder != nil)
                } else {
                    error
                }
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
