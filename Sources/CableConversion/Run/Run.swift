import CableFormats
import CableModel

/// One run of a pipeline: its inputs, and what is done with each record.
struct Run: Sendable {
    let pipeline: Pipeline
    let inputs: [Input]
    /// Files that no output may replace.
    let spared: SparedFiles
    /// Those that no document in a folder may replace: also the index.
    let sparedByDocuments: SparedFiles
    /// Whether the run makes one document of all its cables, however few they turn out to be.
    let isCollection: Bool
    /// The journal of a long run into a folder.
    let folder: RunFolder?

    init(
        pipeline: Pipeline, inputs: [Input], openInputs: OpenInputs
    ) throws(ConversionError) {
        var pipeline = pipeline
        self.inputs = inputs
        var spared = SparedFiles(pipeline.spared)
        if Self.isAnythingThere(of: pipeline) { spared.add(inputs.lazy.compactMap(\.path)) }
        self.spared = spared
        if let path = pipeline.indexPath { spared.add([path]) }
        if let path = Self.pathOfCrate(of: pipeline) {
            // Its folder has to be there for the name to be known.
            do { try FileSystem.makeFolders(FileSystem.parent(of: path)) } catch {
                throw error.unwritable(path, flag: "ro-crate")
            }
            spared.add([path])
        }
        sparedByDocuments = spared
        let collection: (any CollectionWriter)? =
            switch pipeline.destination {
            case .file(let path):
                pipeline.conversion.writers[0].collection(
                    forFileAt: OutputCompression.contentName(of: path))
            // Nothing can be put before what is written already.
            case .standardOutput:
                pipeline.conversion.writers[0].collection.flatMap { $0.isStream ? $0 : nil }
            case .folder, .archive: nil
            }
        if let collection {
            isCollection =
                pipeline.conversion.writers[0].isOfManyOnly
                || pipeline.destination.hasEnding(of: collection)
                || inputs.count > 1 || inputs[0].isInFolder
                || openInputs.holdsMany(inputs[0].path ?? "-")
            pipeline.conversion.collection = collection
        } else {
            isCollection = false
        }
        self.pipeline = pipeline
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

    func source(_ openInputs: OpenInputs) -> RecordSource {
        RecordSource(
            inputs: inputs, reader: pipeline.conversion.reader, filter: pipeline.filter,
            recordLimit: pipeline.recordLimit, shard: pipeline.shard, openInputs: openInputs)
    }

    /// Names the outputs, none of which has a name yet.
    var namer: OutputNamer {
        OutputNamer(extensions: pipeline.conversion.writers.map(\.fileExtension))
    }

    private static func pathOfCrate(of pipeline: Pipeline) -> String? {
        guard pipeline.crate != nil, case .folder(let folder) = pipeline.destination else {
            return nil
        }
        return RunCrate.path(in: folder)
    }
}
