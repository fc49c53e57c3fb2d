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

    static func path(in outputFolder: String, shard: Shard?) -> String {
        "\(outputFolder)/\(name)\(suffix(shard))"
    }

    private static func suffix(_ shard: Shard?) -> String {
        shard.map { "-\($0.index)-of-\($0.count)" } ?? ""
    }

    let path: String
    private let journal: Journal
    /// What the last run with `--update` did.
    private let last: Journal?
    /// Where this run's list is put together, in the order of the records.
    private let list: Journal?
    private let listPath: String

    init(
        in outputFolder: String, conversion: Conversion, continuation: Pipeline.Continuation,
        shard: Shard?
    ) throws(ConversionError) {
        path = Self.path(in: outputFolder, shard: shard)
        listPath = "\(outputFolder)/\(Self.listName)\(Self.suffix(shard))"
        let options = conversion.fingerprint
        do {
            try FileSystem.makeFolders(path)
        } catch {
            throw .unwritable(path: path, reason: error.reason)
        }
        do throws(Journal.Problem) {
            journal = try Journal(
                path + "/journal", options: options, isContinued: continuation.resumes)
            // Files that a killed run left on their way.
            FileSystem.removeFiles(of: path) { $0.hasPrefix(FileSystem.temporaryPrefix) }
            guard continuation.updates else {
                last = nil
                list = nil
                return
            }
            // A list of other options tells nothing: all is converted again.
            last =
                FileSystem.kind(of: listPath) == .file
                ? try? Journal(listPath, options: options, isContinued: true) : nil
            list = try Journal(path + "/list", options: options, isContinued: false)
        } catch {
            switch error {
            case .inUse: throw .folderInUse(path: outputFolder)
            case .otherOptions: throw .otherRun(path: outputFolder)
            case .system(let reason): throw .unwritable(path: path, reason: reason)
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
        do { try list?.append(entry) } catch { throw failure(error) }
    }

    private func failure(_ problem: Journal.Problem) -> ConversionError {
        guard case .system(let reason) = problem else { return .folderInUse(path: path) }
        return .unwritable(path: path + "/journal", reason: reason)
    }

    /// Ends a run whose records are all done.
    func finish() {
        if let list { rename(list.path, listPath) }
        FileSystem.removeFiles(of: path) { _ in true }
        rmdir(path)
    }
}

/// A run into a folder that was not finished.
package enum UnfinishedRun {
    /// Whether one has left its journal in a folder.
    package static func isIn(_ folder: String, shard: Shard?) -> Bool {
        let journal = RunFolder.path(in: folder, shard: shard) + "/journal"
        return FileSystem.size(of: journal).map { $0 > 0 } ?? false
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
