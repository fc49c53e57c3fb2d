import CableFormats
import CableModel
import Glibc

/// The folder of a run inside its output folder: the journal, and files on their way to their names.
///
/// It is gone when the run is over. Where a run was killed it is left behind, and `--resume` goes on
/// with it. With `--update` a list of what was done stays beside it.
final class RunFolder: Sendable {
    private static let name = ".cableconv"
    private static let listName = ".cableconv-done"
    fileprivate static let journalName = "journal"
    private static let newListName = "list"

    static func path(in outputFolder: String, shard: Shard?) -> String {
        below(outputFolder, name + suffix(shard))
    }

    private static func below(_ folder: String, _ name: String) -> String {
        folder.hasSuffix("/") ? folder + name : folder + "/" + name
    }

    private static func suffix(_ shard: Shard?) -> String {
        shard.map { "-\($0.index)-of-\($0.count)" } ?? ""
    }

    /// Also has the files that are on their way.
    let folder: OwnFolder
    private let journal: Journal
    /// What the last run with `--update` did.
    private let last: Journal?
    /// Where this run's list is put together, in the order of the records.
    private let list: Journal?
    private let listPath: String
    /// What this run's records have, to be compared with what the last one's had.
    private let current = Guarded(Current())

    private struct Current {
        /// Hashes of the names of outputs.
        var outputs: Set<UInt64> = []
        /// Hashes of the keys of records that were not converted.
        var failed: Set<UInt64> = []
    }

    init(
        in outputFolder: String, conversion: Conversion, continuation: Pipeline.Continuation,
        shard: Shard?
    ) throws(ConversionError) {
        folder = try OwnFolder(Self.path(in: outputFolder, shard: shard))
        listPath = Self.below(outputFolder, Self.listName + Self.suffix(shard))
        let options = conversion.fingerprint
        do throws(Journal.Problem) {
            journal = try Journal(
                Self.journalName, in: folder, options: options, isContinued: continuation.resumes)
            // Files that a killed run left on their way.
            folder.removeFiles(where: TemporaryFile.isName)
            guard continuation.updates else {
                last = nil
                list = nil
                return
            }
            // A list of other options tells nothing: all is converted again.
            last =
                FileSystem.kind(of: listPath) == .file
                ? try? Journal(listPath, options: options, isContinued: true) : nil
            list = try Journal(
                Self.newListName, in: folder, options: options, isContinued: false)
        } catch {
            switch error {
            case .inUse: throw .folderInUse(path: outputFolder)
            case .otherOptions: throw .otherRun(path: outputFolder)
            case .system(let error): throw error.unwritable(folder.path)
            }
        }
    }

    /// What was done with a record of these bytes, by this run or one that it goes on with.
    func entry(of key: String, sha256: String) -> Journal.Entry? {
        for journal in [journal, last].compactMap({ $0 }) {
            if let entry = journal.entry(of: key), entry.sha256 == sha256 { return entry }
        }
        return nil
    }

    /// Enters a record whose outputs are written.
    func append(_ entry: Journal.Entry) throws(ConversionError) {
        do { try journal.append(entry) } catch { throw failure(error) }
    }

    /// Puts a record on the list of what was done, in the order of the records.
    func list(_ entry: Journal.Entry) throws(ConversionError) {
        guard let list else { return }
        current.locked { $0.outputs.formUnion(entry.outputs.lazy.map(StableHash.hash)) }
        do { try list.append(entry) } catch { throw failure(error) }
    }

    /// Notes a record that is on no list since it was not converted.
    func noteFailure(of key: String) {
        if list != nil { current.locked { _ = $0.failed.insert(StableHash.hash(key)) } }
    }

    private func failure(_ problem: Journal.Problem) -> ConversionError {
        guard case .system(let error) = problem else { return .folderInUse(path: folder.path) }
        return error.unwritable(folder.path + "/" + Self.journalName)
    }

    /// Outputs of the last run that are none of this one, since their inputs are gone or have changed; to
    /// be asked when all records are done.
    func leftOver() throws(ConversionError) -> [String] {
        guard let last else { return [] }
        let current = current.locked { $0 }
        var names: [String] = []
        do {
            try last.forEachEntry { entry in
                guard !current.failed.contains(StableHash.hash(entry.key)) else { return }
                names += entry.outputs.filter { !current.outputs.contains(StableHash.hash($0)) }
            }
        } catch {
            throw failure(error)
        }
        return names
    }

    /// Ends a run whose records are all done.
    func finish() throws(ConversionError) {
        if list != nil {
            do { try folder.move(Self.newListName, to: listPath) } catch {
                throw error.unwritable(listPath)
            }
        }
        let own = [Self.journalName, Self.newListName]
        folder.removeFiles { own.contains($0) || TemporaryFile.isName($0) }
        folder.removeIfEmpty()
    }
}

/// A run into a folder that was not finished.
package enum UnfinishedRun {
    /// Whether one has left its journal in a folder.
    package static func isIn(_ folder: String, shard: Shard?) -> Bool {
        FileSystem.size(of: journal(in: folder, shard: shard)).map { $0 > 0 } ?? false
    }

    /// The file by which one is known.
    package static func journal(in folder: String, shard: Shard?) -> String {
        RunFolder.path(in: folder, shard: shard) + "/" + RunFolder.journalName
    }
}

/// One part of a run that several processes share.
package struct Shard: Sendable, Hashable {
    /// From 1.
    package var index: Int
    package var count: Int

    package init(index: Int, count: Int) {
        self.index = index
        self.count = count
    }

    /// Whether a record belongs to the part. Records whose outputs would have the same name belong to
    /// the same one, which tells them apart.
    func contains(_ record: Record) -> Bool {
        guard count > 1 else { return true }
        return StableHash.hash(record.expectedName) % UInt64(count) == UInt64(index - 1)
    }
}

extension Record {
    /// What its output is called, if no other cable has the name. To know it, a record of a dump that
    /// does not say in short what identifies it is read.
    fileprivate var expectedName: String {
        let stem = input.outputStem
        guard let place, !place.isOnlyOne else { return stem }
        return OutputNamer.name(in: stem, identifier: identifier, ordinal: place.ordinal)
    }

    private var identifier: String? {
        guard let format, let source = try? source.get() else { return nil }
        return source.withUnsafeBufferPointer { record in
            format.splitter?.identifier(of: record)
                ?? format.reader?.read(record, options: ReaderOptions()).first?
                .cable.messageReferenceNumber?.identifier
        }
    }
}

extension Conversion {
    /// What the version and all options that change an output come to.
    var fingerprint: String {
        let formats = writers.map(\.name).joined(separator: ",")
        let reader = reader?.name ?? ""
        let text =
            "\(CableconvVersion.current) \(reader) \(formats) \(options) \(readerOptions) \(isStrict)"
        return SHA256.hexDigest(of: Array(text.utf8))
    }
}
