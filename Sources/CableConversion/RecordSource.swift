import CableFormats

/// The records of a run's inputs, one after the other.
///
/// An input is one record, unless it is of a format that has a splitter: then it is read in chunks
/// and handed out record by record, so that a dump is never in memory as a whole. Not for two
/// threads at a time: the work queue calls it under its lock.
final class RecordSource {
    private let inputs: [Input]
    /// The splitters to ask: that of the reader which the user named, or all.
    private let splitters: [any RecordSplitter]
    /// Whether the run has a place for the cables of an input that holds many.
    private let hasRoomForMany: Bool
    private let openStandardInput: () -> ByteSource
    private var nextInput = 0
    private var stream: RecordStream?

    init(
        inputs: [Input], reader: Format?, hasRoomForMany: Bool,
        openStandardInput: @escaping () -> ByteSource
    ) {
        self.inputs = inputs
        self.hasRoomForMany = hasRoomForMany
        self.openStandardInput = openStandardInput
        splitters = (reader.map { [$0] } ?? Registry.formats).compactMap(\.splitter)
    }

    /// The next record; `nil` after the last.
    func next() -> Record? {
        while true {
            if let record = nextOfStream() { return record }
            guard nextInput < inputs.count else { return nil }
            nextInput += 1
            do throws(ConversionError) {
                if let record = try open(inputs[nextInput - 1]) { return record }
            } catch {
                return record(.failure(error))
            }
        }
    }

    private func nextOfStream() -> Record? {
        guard stream != nil else { return nil }
        do throws(ConversionError) {
            guard let (bytes, place) = try stream?.next() else {
                stream = nil
                return nil
            }
            guard hasRoomForMany || place.isOnlyOne else { throw .severalCables }
            return record(.success(bytes), place: place)
        } catch {
            stream = nil
            return record(.failure(error))
        }
    }

    private func record(
        _ source: Result<[UInt8], ConversionError>, place: Record.Place? = nil
    ) -> Record {
        let done = Double(nextInput - 1) + (stream?.fractionRead ?? 1)
        return Record(
            input: nextInput - 1, source: source, place: place,
            fractionDone: done / Double(inputs.count))
    }

    /// The whole of an input; `nil` where it is a stream of records, which then is open.
    private func open(_ input: Input) throws(ConversionError) -> Record? {
        let source: ByteSource
        if let path = input.path {
            source = try ByteSource(path: path)
        } else {
            source = openStandardInput()
        }
        guard !splitters.isEmpty else { return record(.success(try source.readAll())) }
        let beginning = try source.read(Self.beginning)
        for splitter in splitters
        where beginning.withUnsafeBufferPointer(splitter.recognizes) {
            stream = RecordStream(source, beginning: beginning, splitter: splitter)
            return nil
        }
        return record(.success(try source.readAll(after: beginning)))
    }

    /// How much of an input is looked at to know whether it holds many records.
    static let beginning = 64 * 1024
}
