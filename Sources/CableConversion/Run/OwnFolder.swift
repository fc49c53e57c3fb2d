import Glibc

/// A folder that is the program's own. Its files are found by its descriptor, and no link is followed, so
/// that nothing elsewhere is written to or removed.
package final class OwnFolder: Sendable {
    let path: String
    let descriptor: Int32

    /// Opens the folder; it, and those above, are made where they are missing.
    init(_ path: String) throws(ConversionError) {
        self.path = path
        do throws(FileSystem.SystemError) {
            try FileSystem.makeFolders(FileSystem.parent(of: path))
            if mkdir(path, 0o777) != 0, errno != EEXIST { throw .last }
            descriptor = open(path, O_RDONLY | O_DIRECTORY | O_NOFOLLOW | O_CLOEXEC)
            guard descriptor >= 0 else { throw .last }
        } catch {
            let reason =
                error.number == ENOTDIR || error.number == ELOOP
                ? "it is no folder, but a link or a file; remove it" : error.reason
            throw .unwritable(path: path, reason: reason)
        }
    }

    deinit { close(descriptor) }

    /// Removes files of some names.
    func removeFiles(where isWanted: (String) -> Bool) {
        // The stream has the descriptor, and closes it.
        let copy = openat(descriptor, ".", O_RDONLY | O_DIRECTORY | O_CLOEXEC)
        guard copy >= 0 else { return }
        guard let directory = fdopendir(copy) else {
            close(copy)
            return
        }
        defer { closedir(directory) }
        while let entry = readdir(directory) {
            let name = FileSystem.name(of: entry)
            if isWanted(name) { unlinkat(descriptor, name, 0) }
        }
    }

    /// Gives a file a name elsewhere.
    func move(_ name: String, to path: String) throws(FileSystem.SystemError) {
        guard renameat(descriptor, name, AT_FDCWD, path) == 0 else { throw .last }
    }

    /// Removes the folder, if nothing is in it.
    func removeIfEmpty() { rmdir(path) }
}
