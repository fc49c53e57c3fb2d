import CableSyntax
import Glibc

/// The folder of a site: it gets the files that are new or other than before, and loses those that an
/// earlier run wrote and this one does not. No other file in it is touched.
///
/// Its own folder within, hidden, has the list of what it wrote. While a run lasts there is a second list,
/// on which a name stands before its file does, so that one that is broken off leaves nothing unknown.
final class SiteFolder {
    let path: String
    private let own: OwnFolder
    private let list: FileInWriting
    /// Hashes of the names that an earlier run wrote.
    private var known: Set<UInt64> = []
    /// Hashes of those that this one wrote.
    private var current: Set<UInt64> = []
    private var journal: Int32 = -1
    /// How many files were written, and how many taken away.
    private(set) var changedCount = 0

    private static let ownName = ".cableconv-site"
    private static let listName = "manifest"
    private static let newListName = "new-manifest"
    private static let journalName = "unfinished"

    init(_ path: String) throws(ConversionError) {
        self.path = path
        own = try OwnFolder(path + "/" + Self.ownName)
        guard flock(own.descriptor, LOCK_EX | LOCK_NB) == 0 else {
            throw .folderInUse(path: path)
        }
        // A process that was stopped has left them.
        own.removeFiles { $0 != Self.listName && $0 != Self.journalName }
        list = try FileInWriting(own.path + "/" + Self.newListName)
        for name in [Self.listName, Self.journalName] {
            forEachName(in: name) { known.insert(StableHash.hash($0)) }
        }
        journal = openat(
            own.descriptor, Self.journalName,
            O_WRONLY | O_CREAT | O_APPEND | O_NOFOLLOW | O_CLOEXEC, 0o666)
        guard journal >= 0 else { throw failure(own.path + "/" + Self.journalName) }
    }

    deinit { if journal >= 0 { close(journal) } }

    /// A place for what is put together while the run lasts.
    func workPath(_ name: String) -> String { own.path + "/" + name }

    // MARK: Writing

    /// Writes a file, unless it is as it should be.
    func write(_ bytes: [UInt8], to name: String) throws(ConversionError) {
        let file = try begin(name)
        if isSame(bytes, as: file) { return }
        changedCount += 1
        try FileSystem.replace(file, with: bytes, by: own)
    }

    func write(_ output: borrowing Output, to name: String) throws(ConversionError) {
        try write(output.bytes, to: name)
    }

    /// Gives a file its place that was put together at a work path.
    func move(_ work: String, to name: String) throws(ConversionError) {
        let file = try begin(name)
        if Self.isSame(work, as: file) {
            FileSystem.remove(work)
            return
        }
        changedCount += 1
        do throws(FileSystem.SystemError) {
            try FileSystem.makeFolders(FileSystem.parent(of: file))
        } catch {
            throw error.unwritable(file)
        }
        guard rename(work, file) == 0 else { throw failure(file) }
    }

    /// Notes the name of a file that is written next; returns its path.
    private func begin(_ name: String) throws(ConversionError) -> String {
        let file = path + "/" + name
        let hash = StableHash.hash(name)
        current.insert(hash)
        try list.write(Array((name + "\n").utf8))
        if known.insert(hash).inserted {
            guard FileSystem.kind(of: file) == .nothing else {
                throw .unwritable(path: file, reason: "it is there, and no site's; move it away")
            }
            do { try DescriptorIO.write(Array((name + "\n").utf8), to: journal) } catch {
                throw error.unwritable(own.path)
            }
        }
        return file
    }

    private func failure(_ path: String) -> ConversionError {
        FileSystem.SystemError.last.unwritable(path)
    }

    /// Whether a file has certain bytes.
    private func isSame(_ bytes: [UInt8], as file: String) -> Bool {
        guard FileSystem.size(of: file) == bytes.count,
            let there = try? FileSystem.read(file)
        else { return false }
        return there == bytes
    }

    private static func isSame(_ first: String, as second: String) -> Bool {
        guard let size = FileSystem.size(of: first), FileSystem.size(of: second) == size else {
            return false
        }
        let descriptors = [open(first, O_RDONLY | O_CLOEXEC), open(second, O_RDONLY | O_CLOEXEC)]
        defer { for descriptor in descriptors where descriptor >= 0 { close(descriptor) } }
        guard descriptors.allSatisfy({ $0 >= 0 }) else { return false }
        while true {
            guard let one = try? DescriptorIO.read(descriptors[0], upTo: 1 << 20),
                let other = try? DescriptorIO.read(descriptors[1], upTo: 1 << 20),
                one == other
            else { return false }
            if one.isEmpty { return true }
        }
    }

    // MARK: The list

    /// Calls a function with each name on a list, of the names that a site can have.
    private func forEachName(in list: String, _ take: (String) -> Void) {
        guard let bytes = try? FileSystem.read(own.path + "/" + list) else { return }
        for line in bytes.split(separator: 0x0A) {
            let name = String(decoding: line, as: UTF8.self)
            if Self.isOfSite(name) { take(name) }
        }
    }

    /// Whether a name is one that a site can have: a list is not believed blindly.
    private static func isOfSite(_ name: String) -> Bool {
        let parts = name.split(separator: "/", omittingEmptySubsequences: false)
        return (1...4).contains(parts.count)
            && parts.allSatisfy { part in
                part.first.map { $0 != "." } == true
                    && part.utf8.allSatisfy {
                        ASCII.isLower($0) || ASCII.isDigit($0) || $0 == 0x2D || $0 == 0x2E
                            || $0 == 0x5F
                    }
            }
    }

    /// Ends the run: what only earlier ones wrote goes.
    func finish() throws(ConversionError) {
        var folders: Set<String> = []
        for list in [Self.listName, Self.journalName] {
            forEachName(in: list) { name in
                guard !current.contains(StableHash.hash(name)) else { return }
                let file = path + "/" + name
                let folder = FileSystem.parent(of: file)
                guard !Self.isLink(folder), unlink(file) == 0 else { return }
                changedCount += 1
                if name.contains("/") { folders.insert(folder) }
            }
        }
        for folder in folders { rmdir(folder) }
        try list.complete()
        let (new, old) = (workPath(Self.newListName), workPath(Self.listName))
        if Self.isSame(new, as: old) {
            FileSystem.remove(new)
        } else {
            do { try own.move(Self.newListName, to: old) } catch { throw error.unwritable(old) }
        }
        unlinkat(own.descriptor, Self.journalName, 0)
    }

    private static func isLink(_ path: String) -> Bool {
        var status = stat()
        return lstat(path, &status) != 0 || status.st_mode & S_IFMT == S_IFLNK
    }

    /// Removes what was put together while the run lasted, and the second list, if nothing is on it.
    func removeWork() {
        if FileSystem.size(of: workPath(Self.journalName)) == 0 {
            unlinkat(own.descriptor, Self.journalName, 0)
        }
        own.removeFiles { $0 != Self.listName && $0 != Self.journalName }
        own.removeIfEmpty()
    }
}
