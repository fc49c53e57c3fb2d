import Glibc

/// Converts many inputs with several threads; what is reported comes in the order of the inputs.
///
/// Workers take the next input, convert it and write its files. What there is to say about an
/// input waits until all inputs before it have been reported, so that a run says the same with any
/// number of threads.
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

    /// What a run reports of one input.
    public struct Report: Sendable {
        public var input: Input
        public var messages: [Message]
        /// `nil` where the input was converted.
        public var error: ConversionError?
        /// The document for standard output.
        public var standardOutput: [UInt8]?
    }

    /// Runs the conversion.
    ///
    /// - Parameters:
    ///   - readStandardInput: called at most once, for `-`.
    ///   - report: called on the calling thread, once for each input, in their order; returns
    ///     whether to go on.
    public func run(
        _ inputs: [Input], readStandardInput: @escaping @Sendable () throws -> [UInt8],
        report: (Report) -> Bool
    ) {
        let plan = Plan(inputs: inputs, destination: destination, writers: conversion.writers.count)
        let threadCount = min(jobs, inputs.count, Self.maximalJobs)
        guard threadCount > 1 else {
            // To wake another thread for each input would cost more than a tenth of the work.
            return runHere(inputs, plan: plan, readStandardInput, report)
        }
        let work = Work(count: inputs.count)
        let pipeline = self
        let threads = (0..<threadCount).compactMap { _ in
            WorkerThread {
                while let index = work.next() {
                    let result = pipeline.convert(
                        inputs[index], plan: plan, index: index, readStandardInput)
                    work.finish(index, result)
                }
            }
        }
        guard !threads.isEmpty else {
            // The system has no thread to spare.
            return runHere(inputs, plan: plan, readStandardInput, report)
        }
        for index in inputs.indices {
            guard report(work.wait(for: index)) else {
                work.stop()
                break
            }
        }
        for thread in threads { thread.join() }
    }

    /// More threads than this would wait for each other.
    private static let maximalJobs = 256

    /// Converts one input after the other on the calling thread.
    private func runHere(
        _ inputs: [Input], plan: Plan, _ readStandardInput: () throws -> [UInt8],
        _ report: (Report) -> Bool
    ) {
        for (index, input) in inputs.enumerated() {
            guard report(convert(input, plan: plan, index: index, readStandardInput)) else {
                return
            }
        }
    }

    private func convert(
        _ input: Input, plan: Plan, index: Int, _ readStandardInput: () throws -> [UInt8]
    ) -> Report {
        var report = Report(input: input, messages: [], error: plan.conflicts[index])
        guard report.error == nil else { return report }
        do {
            let source: [UInt8]
            if let path = input.path {
                source = try FileSystem.read(path)
            } else {
                do { source = try readStandardInput() } catch {
                    throw ConversionError.unreadable(reason: "\(error)")
                }
            }
            let result = conversion.convert(source, recordedName: input.recordedName)
            report.messages = result.messages
            if !result.cables.isEmpty { try write(result, of: input, plan: plan, to: &report) }
            if let error = result.error { throw error }
        } catch let error as ConversionError {
            report.error = error
        } catch {
            preconditionFailure("no other error is thrown")
        }
        return report
    }

    private func write(
        _ result: ConvertedInput, of input: Input, plan: Plan, to report: inout Report
    ) throws(ConversionError) {
        switch destination {
        case .standardOutput:
            guard result.cableCount == 1 else {
                throw .severalCables(count: result.cableCount)
            }
            report.standardOutput = result.cables[0].documents[0].bytes
        case .file(let path):
            guard result.cableCount == 1 else {
                throw .severalCables(count: result.cableCount)
            }
            try replace(path, with: result.cables[0].documents[0].bytes, plan)
        case .folder(let folder):
            let paths = OutputNames.paths(of: result, stem: input.outputStem, in: folder)
            for (cable, paths) in zip(result.cables, paths) {
                for (document, path) in zip(cable.documents, paths) {
                    try replace(path, with: document.bytes, plan)
                }
            }
        }
    }

    private func replace(_ path: String, with bytes: [UInt8], _ plan: Plan) throws(ConversionError)
    {
        if let identity = FileSystem.identity(of: path), plan.inputFiles.contains(identity) {
            throw .wouldReplaceInput(path: path)
        }
        try FileSystem.replace(path, with: bytes)
    }

    /// What is settled before the first input is read, so that it does not depend on timing.
    private struct Plan: Sendable {
        /// Inputs whose outputs another input before them has.
        var conflicts: [Int: ConversionError] = [:]
        var inputFiles: Set<FileSystem.Identity> = []

        init(inputs: [Input], destination: Destination, writers: Int) {
            inputFiles = Set(inputs.compactMap { $0.path.flatMap(FileSystem.identity) })
            guard case .folder(let folder) = destination else { return }
            var owners: [String: String] = [:]
            for (index, input) in inputs.enumerated() {
                let stem = input.outputStem
                if let owner = owners[stem] {
                    let path = folder.hasSuffix("/") ? folder + stem : folder + "/" + stem
                    conflicts[index] = .outputTaken(path: path, by: owner)
                } else {
                    owners[stem] = input.displayName
                }
            }
        }
    }
}

/// The inputs of a run, handed out one by one, and their results, given back in order.
///
/// Unchecked because the compiler cannot see that `state` is touched under the mutex only.
private final class Work: @unchecked Sendable {
    private struct State {
        var nextIndex = 0
        var nextReported = 0
        var results: [Int: Pipeline.Report] = [:]
        var isStopped = false
    }

    private let count: Int
    private let state: UnsafeMutablePointer<State>
    private let mutex: UnsafeMutablePointer<pthread_mutex_t>
    /// The result that is to be reported next has come.
    private let resultReady = Condition()
    /// Results have been reported, so that more inputs may be read.
    private let roomMade = Condition()
    /// How many inputs may be read ahead of the one that is to be reported next.
    private static let window = 256
    /// How many reports make room that is worth waking the workers for.
    private static let step = 64

    init(count: Int) {
        self.count = count
        state = .allocate(capacity: 1)
        state.initialize(to: State())
        mutex = .allocate(capacity: 1)
        pthread_mutex_init(mutex, nil)
    }

    deinit {
        resultReady.destroy()
        roomMade.destroy()
        pthread_mutex_destroy(mutex)
        mutex.deallocate()
        state.deinitialize(count: 1)
        state.deallocate()
    }

    private func locked<Value>(_ body: () -> Value) -> Value {
        pthread_mutex_lock(mutex)
        defer { pthread_mutex_unlock(mutex) }
        return body()
    }

    /// The next input to be converted; `nil` when there is none left.
    func next() -> Int? {
        locked {
            while !state.pointee.isStopped && state.pointee.nextIndex < count
                && state.pointee.nextIndex >= state.pointee.nextReported + Self.window
            {
                roomMade.wait(mutex)
            }
            guard !state.pointee.isStopped, state.pointee.nextIndex < count else { return nil }
            defer { state.pointee.nextIndex += 1 }
            return state.pointee.nextIndex
        }
    }

    func finish(_ index: Int, _ report: Pipeline.Report) {
        locked {
            state.pointee.results[index] = report
            if index == state.pointee.nextReported { resultReady.wakeAll() }
        }
    }

    /// Waits until an input has been converted.
    func wait(for index: Int) -> Pipeline.Report {
        locked {
            while state.pointee.results[index] == nil { resultReady.wait(mutex) }
            state.pointee.nextReported = index + 1
            if (index + 1) % Self.step == 0 { roomMade.wakeAll() }
            return state.pointee.results.removeValue(forKey: index)!
        }
    }

    func stop() {
        locked {
            state.pointee.isStopped = true
            roomMade.wakeAll()
        }
    }
}

/// A condition that threads wait for.
private struct Condition {
    private let variable: UnsafeMutablePointer<pthread_cond_t>

    init() {
        variable = .allocate(capacity: 1)
        pthread_cond_init(variable, nil)
    }

    func wait(_ mutex: UnsafeMutablePointer<pthread_mutex_t>) { pthread_cond_wait(variable, mutex) }
    func wakeAll() { pthread_cond_broadcast(variable) }

    func destroy() {
        pthread_cond_destroy(variable)
        variable.deallocate()
    }
}

/// A POSIX thread that runs a closure. (The concurrency runtime costs a millisecond at start-up.)
private struct WorkerThread {
    private var thread = pthread_t()

    private final class Body {
        let run: @Sendable () -> Void
        init(_ run: @escaping @Sendable () -> Void) { self.run = run }
    }

    /// `nil` where the system gives no more threads.
    init?(_ run: @escaping @Sendable () -> Void) {
        let body = Unmanaged.passRetained(Body(run))
        let status = pthread_create(
            &thread, nil,
            { argument in
                Unmanaged<Body>.fromOpaque(argument!).takeRetainedValue().run()
                return nil
            }, body.toOpaque())
        guard status == 0 else {
            body.release()
            return nil
        }
    }

    func join() { pthread_join(thread, nil) }
}
