import CableFormats

/// Where the outputs go.
extension Run {
    /// Where documents go that are put together in order; `nil` where each is a file.
    func orderedOutput(
        _ writeStandardOutput: @escaping ([UInt8]) -> Void
    ) throws(ConversionError) -> (any OrderedOutput)? {
        if let collectionOutput = pipeline.collectionOutput { return try collectionOutput() }
        switch pipeline.destination {
        case .folder: return nil
        case .archive(let path): return try ArchiveOutput(path: path)
        case .standardOutput:
            if isCollection, let writer = pipeline.conversion.collection {
                return try CollectionOutput(
                    writer, options: pipeline.conversion.options,
                    to: StreamOutput(take: writeStandardOutput), entry: \.entry)
            }
            return SingleOutput { writeStandardOutput($0) }
        case .file(let path):
            if isCollection, let writer = pipeline.conversion.collection {
                if let destination = writer.rowDestination {
                    return try TablesOutput(
                        writer, options: pipeline.conversion.options,
                        into: rowStore(destination, path: path), entry: \.entry)
                }
                return try CollectionOutput(
                    writer, options: pipeline.conversion.options, path: path, entry: \.entry)
            }
            return SingleOutput { bytes throws(ConversionError) in
                guard let compression = OutputCompression(path: path) else {
                    return try FileSystem.replace(path, with: bytes)
                }
                let file = try FileInWriting(path, compression: compression)
                try file.write(bytes)
                try file.complete()
            }
        }
    }

    /// Where the run is described; `nil` where it is not.
    func crate() throws(ConversionError) -> RunCrate? {
        guard let facts = pipeline.crate, case .folder(let folder) = pipeline.destination else {
            return nil
        }
        return try RunCrate(in: folder, facts)
    }

    private func rowStore(
        _ destination: RowDestination, path: String
    ) throws(ConversionError) -> any RowStore {
        switch destination {
        case .database:
            try DatabaseStore(path: path, updates: pipeline.continuation.updates)
        case .folder: try TableFolder(path: path)
        case .graph: try GraphStore(path: path)
        }
    }

    /// Where the index of all cables goes; `nil` where there is none.
    func indexOutput() throws(ConversionError) -> CollectionOutput? {
        guard let writer = pipeline.conversion.index, let path = pipeline.indexPath else {
            return nil
        }
        return try CollectionOutput(
            writer, options: pipeline.conversion.options, path: path,
            flag: Registry.index.name,
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
        if spared.contains(path) { throw .wouldReplaceInput(path: path) }
    }
}
