import CableFormats
import CableModel

/// The records of a run's inputs, one after the other.
///
/// An archive is read entry by entry. An input, or an entry, of a format that has a splitter is read
/// in chunks and handed out record by record; any other is one record. So neither an archive nor a
/// dump is ever in memory as a whole. Not for two threads at a time: the work queue calls it under
/// its lock.
package final class RecordSource {
    private let inputs: [Input]
    private let filter: FileFilter
    /// The formats whose records may be many in a file, of that which the user named or of all.
    private let splitting: [(format: Format, splitter: any RecordSplitter)]
    /// In bytes; a longer record is not read.
    private let recordLimit: Int
    private let shard: Shard?
    private let openInputs: OpenInputs

    private var nextInput = 0
    /// What is open, the outermost first: an archive, an archive in it, the records of an entry.
    private var levels: [Level] = []
    /// What there is to say of the file at hand with its next record.
    private var notes: [Diagnostic] = []
    /// How many bytes of the input at hand have been read, and how many there are.
    private var outermost: ByteSource?

    private struct Level {
        var input: Input
        /// The file or entry that cannot be read where the content cannot: what is compressed has no name
        /// of its own.
        var file: Input
        var content: Content
        /// Whether nothing but folders was found in it.
        var isEmpty = true

        enum Content {
            case archive(ArchiveReader)
            case records(RecordStream, Format)
        }
    }

    init(
        inputs: [Input], reader: Format?, filter: FileFilter = FileFilter(),
        recordLimit: Int = Pipeline.defaultRecordLimit, shard: Shard? = nil,
        openInputs: OpenInputs
    ) {
        self.inputs = inputs
        self.filter = filter
        self.recordLimit = recordLimit
        self.shard = shard
        self.openInputs = openInputs
        splitting = (reader.map { [$0] } ?? Registry.formats).compactMap { format in
            format.splitter.map { (format, $0) }
        }
    }

    /// The records of files; standard input is none of them.
    package convenience init(files: [Input], reader: Format?, recordLimit: Int) {
        self.init(
            inputs: files, reader: reader, recordLimit: recordLimit,
            openInputs: OpenInputs(standardInput: { _ in [] }))
    }

    /// The next record; `nil` after the last.
    package func next() -> Record? {
        while let record = nextOfAll() {
            if shard?.contains(record) ?? true { return record }
        }
        return nil
    }

    private func nextOfAll() -> Record? {
        while true {
            if let level = levels.popLast() {
                if let record = next(of: level) { return record }
                continue
            }
            guard nextInput < inputs.count else { return nil }
            nextInput += 1
            if let record = open(inputs[nextInput - 1]) { return record }
        }
    }

    /// The next record of an open level; `nil` where there is none yet, or none left.
    private func next(of level: Level) -> Record? {
        var level = level
        do throws(ConversionError) {
            switch level.content {
            case .records(var stream, let format):
                guard let (bytes, place) = try stream.next() else { return nil }
                level.content = .records(stream, format)
                levels.append(level)
                return record(level.input, .success(bytes), place: place, format: format)
            case .archive(let archive):
                guard let entry = try archive.next() else {
                    guard level.isEmpty else { return nil }
                    throw .empty
                }
                level.isEmpty = level.isEmpty && entry.kind == .folder
                levels.append(level)
                return try open(entry, of: level.input)
            }
        } catch {
            return record(level.file, .failure(error))
        }
    }

    private func record(
        _ input: Input, _ source: Result<[UInt8], ConversionError>, place: Record.Place? = nil,
        format: Format? = nil
    ) -> Record {
        let done = Double(nextInput - 1) + (outermost?.fractionRead ?? 1)
        defer { notes = [] }
        return Record(
            input: input, source: source, place: place, format: format, notes: notes,
            fractionDone: done / Double(inputs.count))
    }

    // MARK: Opening

    private func open(_ input: Input) -> Record? {
        do throws(ConversionError) {
            let source = try openInputs.source(of: input)
            outermost = source
            return try open(source, as: input)
        } catch {
            return record(input, .failure(error))
        }
    }

    private func open(_ entry: ArchiveReader.Entry, of archive: Input) throws(ConversionError)
        -> Record?
    {
        var input = archive.entry(entry.path)
        guard entry.kind != .folder else { return nil }
        if let path = entry.path {
            switch EntryName.verdict(on: path) {
            case .hidden: return nil
            case .refused: return record(input, .failure(.entryRefused))
            case .read(let name):
                input = archive.entry(name)
                guard filter.accepts(name) else { return nil }
            }
        }
        guard entry.kind == .file else { return record(input, .failure(.entryRefused)) }
        do throws(ConversionError) {
            return try open(entry.content, as: input)
        } catch {
            return record(input, .failure(error))
        }
    }

    /// The record that a source is; `nil` where it holds many, and is now a level of its own.
    ///
    /// - Parameters:
    ///   - read: what has been read of it.
    ///   - file: the file or entry that holds it, where it is what that has compressed.
    ///   - depth: in how many compressed files it is.
    private func open(
        _ source: ByteSource, beginning read: [UInt8]? = nil, as input: Input,
        in file: Input? = nil,
        depth: Int = 0
    ) throws(ConversionError) -> Record? {
        let beginning = if let read { read } else { try source.read(Self.beginning) }
        let file = file ?? input
        // An archive may hold archives, and these none; compressed files likewise.
        if levels.count + depth < InputLimits.standard.depth {
            if ContainerKind.isArchive(beginning) {
                try openArchive(source, beginning, as: input, in: file)
                return nil
            }
            if let compression = Compression(beginning) {
                if let note = compression.missingChecksum(beginning) { notes.append(note) }
                let content = try compression.content(of: source, beginning: beginning)
                let beginning = try content.read(Self.beginning)
                // Its entries have names, which a compressed file's content has not.
                if ContainerKind.isArchive(beginning) {
                    try openArchive(content, beginning, as: input, in: file)
                    return nil
                }
                return try open(
                    content, beginning: beginning, as: input.entry(nil), in: file, depth: depth + 1)
            }
        }
        for (format, splitter) in splitting
        where beginning.withUnsafeBufferPointer(splitter.recognizes) {
            let stream = RecordStream(
                source, beginning: beginning, splitter: splitter, limit: recordLimit)
            levels.append(Level(input: input, file: file, content: .records(stream, format)))
            return nil
        }
        let bytes = try source.readAll(after: beginning, limit: recordLimit)
        return record(input, .success(bytes))
    }

    private func openArchive(
        _ source: ByteSource, _ beginning: [UInt8], as input: Input, in file: Input
    ) throws(ConversionError) {
        let archive = try ArchiveReader(source, beginning: beginning)
        levels.append(Level(input: input, file: file, content: .archive(archive)))
    }

    /// How much of an input is looked at to know what it is.
    static let beginning = 64 * 1024
}
