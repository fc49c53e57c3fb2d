import CableConversion
public import CableModel

/// One file, one entry of an archive or one row of a dump, and the cables that were read of it.
public struct CableRecord: Sendable {
    /// What messages call it: `archive.zip/a/b.txt`.
    public let name: String
    /// The line on which it begins, where its file holds many.
    public let line: Int?
    /// The name of the format that it was read as; `nil` where no reader knew it.
    public let format: String?
    /// Its cables, each with its diagnostics.
    public let readings: [Reading]
    /// What there is to say of the record as a whole.
    public let diagnostics: [Diagnostic]
    /// Why no cable was read of it; `nil` where one was.
    public let error: CableKitError?

    init(name: String, error: String) {
        self.name = name
        line = nil
        format = nil
        readings = []
        diagnostics = []
        self.error = CableKitError(error)
    }

    init(_ record: Record, by conversion: Conversion) {
        name = record.input.displayName
        line = record.place.flatMap { $0.isOnlyOne ? nil : $0.line }
        switch record.source {
        case .failure(let error):
            format = nil
            readings = []
            diagnostics = []
            self.error = CableKitError(error.message)
        case .success(let bytes):
            let (input, readings) = conversion.read(
                bytes, recordedName: record.input.recordedName, format: record.format,
                isAlone: record.isAlone)
            format = input.reader
            self.readings = readings
            diagnostics = input.messages.map(\.diagnostic)
            error = input.error.map { CableKitError($0.message) }
        }
    }
}

/// The records below a path, read one after the other when they are asked for.
public struct CableRecords: AsyncSequence, Sendable {
    let conversion: Conversion
    let inputs: [Input]
    /// What in a folder cannot be read.
    let skipped: [CableRecord]

    /// The longest record that is read.
    private static let recordLimit = Pipeline.defaultRecordLimit

    public func makeAsyncIterator() -> Iterator {
        Iterator(
            skipped: skipped,
            source: RecordSource(
                files: inputs, reader: conversion.reader, recordLimit: Self.recordLimit),
            conversion: conversion)
    }

    /// Reads a record when it is asked for the next.
    public struct Iterator: AsyncIteratorProtocol {
        private var skipped: ArraySlice<CableRecord>
        private let source: RecordSource
        private let conversion: Conversion

        init(skipped: [CableRecord], source: RecordSource, conversion: Conversion) {
            self.skipped = skipped[...]
            self.source = source
            self.conversion = conversion
        }

        public mutating func next() async -> CableRecord? {
            if let record = skipped.popFirst() { return record }
            if Task.isCancelled { return nil }
            return source.next().map { CableRecord($0, by: conversion) }
        }
    }
}
