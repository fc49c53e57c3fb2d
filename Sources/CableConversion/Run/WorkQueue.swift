/// The records of a run on their way through the workers, and their results, back in order.
///
/// A record gets its number when it is handed out. Results come in any order; names of outputs are
/// given, and reports made, in that of the numbers, so that a run does and says the same with any
/// number of threads. Only so many records are on their way at a time, and only so many bytes.
final class WorkQueue: Sendable {
    /// A record on its way.
    struct Item: Sendable {
        var number: Int
        var record: Record
    }

    /// A record that was converted.
    struct Converted: Sendable {
        var number: Int
        var size: Int
        var place: Record.Place?
        var report: Pipeline.Report
        /// Its documents, until they are written; `nil` where there are none.
        var result: ConvertedInput?
        /// The names of its cables' outputs, once they are given.
        var names: [OutputNamer.Name] = []
        /// What the journal has of it, or is to have.
        var entry: Journal.Entry?
        /// The record and its documents, for the description of the run.
        var source: RunCrate.Member?
        var written: [RunCrate.Member] = []
        /// The record, where its conversion was left out because the journal has it.
        var leftOut: Record?
    }

    private struct State {
        let source: RecordSource
        var namer: OutputNamer
        var isStopped = false
        /// How many records were handed out.
        var handedOut = 0
        var isAllHandedOut = false
        var bytesOnTheirWay = 0
        /// Converted, but not the next to be named.
        var unnamed: [Int: Converted] = [:]
        var nextNamed = 0
        /// Written, but not the next to be reported.
        var unreported: [Int: Converted] = [:]
        var nextReported = 0
    }

    private let state: Guarded<State>

    /// How many records may be handed out ahead of the one that is to be reported next.
    private static let window = 256
    /// How many reports make room that is worth waking the workers for.
    private static let step = 64
    /// How many bytes of records may be on their way; a longer record goes alone.
    private static let byteLimit = 16 << 20

    init(_ source: sending RecordSource, namer: OutputNamer) {
        state = Guarded(State(source: source, namer: namer))
    }

    /// The next records to be converted; none when there are none left.
    func next() -> [Item] {
        state.waiting { state -> [Item]? in
            let items = handOutBatch(&state)
            return items.isEmpty && !state.isStopped && !state.isAllHandedOut ? nil : items
        }
    }

    /// The next records, where there are any and room for them on the way.
    private func handOutBatch(_ state: inout State) -> [Item] {
        let first = state.handedOut
        let records = RecordBatch.next { handOut(&state) }
        return records.enumerated().map { Item(number: first + $0.offset, record: $0.element) }
    }

    /// The next record, where there is one and room for it on the way.
    private func handOut(_ state: inout State) -> Record? {
        guard !state.isStopped, !state.isAllHandedOut else { return nil }
        let ahead = state.handedOut - state.nextReported
        let hasRoom = ahead < Self.window && state.bytesOnTheirWay < Self.byteLimit
        guard hasRoom || ahead == 0 else { return nil }
        guard let record = state.source.next() else {
            state.isAllHandedOut = true
            self.state.notify()
            return nil
        }
        state.handedOut += 1
        state.bytesOnTheirWay += record.size
        return record
    }

    /// Takes a converted record, and returns all that now have their turn, with names.
    func name(
        _ converted: Converted, by give: (inout Converted, inout OutputNamer) -> Void
    ) -> [Converted] {
        state.locked { state in
            state.unnamed[converted.number] = converted
            var ready: [Converted] = []
            while var next = state.unnamed.removeValue(forKey: state.nextNamed) {
                give(&next, &state.namer)
                ready.append(next)
                state.nextNamed += 1
            }
            return ready
        }
    }

    /// Takes a record that was written as far as a worker writes.
    func finish(_ converted: Converted) {
        state.locked { state in
            state.unreported[converted.number] = converted
            if converted.number == state.nextReported { self.state.notify() }
        }
    }

    /// What the thread of the run itself is to do.
    enum Step {
        /// To report the next record in order.
        case report(Converted)
        /// To convert records, as the workers do.
        case convert([Item])
    }

    /// What there is to do next, reports before all else; waits for it. `nil` after the last report.
    func nextStep() -> Step? {
        state.waiting { state -> Step?? in
            if let converted = state.unreported.removeValue(forKey: state.nextReported) {
                state.nextReported += 1
                let wasFull = state.bytesOnTheirWay >= Self.byteLimit
                state.bytesOnTheirWay -= converted.size
                if wasFull || state.nextReported % Self.step == 0 { self.state.notify() }
                return .some(.report(converted))
            }
            let items = handOutBatch(&state)
            if !items.isEmpty { return .some(.convert(items)) }
            let isDone = state.isAllHandedOut && state.nextReported == state.handedOut
            return isDone ? .some(nil) : nil
        }
    }

    func stop() {
        state.locked { state in
            state.isStopped = true
            self.state.notify()
        }
    }
}
