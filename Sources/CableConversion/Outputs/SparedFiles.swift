import Glibc

/// Files that no output may replace: what the run reads, and what it writes for another purpose. They are
/// known by what they are, not by name, since many paths lead to a file.
package struct SparedFiles: Sendable {
    /// Those that are there.
    private var files: Set<FileSystem.Identity> = []
    /// Those that are not there yet: the folders that they will be in, by their names.
    private var names: [String: Set<FileSystem.Identity>] = [:]

    package init() {}

    package init(_ paths: some Sequence<String>) { add(paths) }

    mutating func add(_ paths: some Sequence<String>) {
        for path in paths {
            var status = stat()
            if stat(path, &status) == 0 {
                // A pipe or a device is written as it is, by as many as like to.
                if status.st_mode & S_IFMT == S_IFREG {
                    files.insert(FileSystem.Identity(status))
                }
            } else if let folder = FileSystem.identity(of: FileSystem.parent(of: path)) {
                names[FileSystem.lastComponent(of: path), default: []].insert(folder)
            }
        }
    }

    /// Whether a path leads to one of the files.
    package func contains(_ path: String) -> Bool {
        var status = stat()
        return contains(path, stat(path, &status) == 0 ? status : nil)
    }

    /// - Parameter status: that of the path; `nil`: nothing is there.
    func contains(_ path: String, _ status: stat?) -> Bool {
        if let status { return files.contains(FileSystem.Identity(status)) }
        guard !names.isEmpty, let folders = names[FileSystem.lastComponent(of: path)],
            let folder = FileSystem.identity(of: FileSystem.parent(of: path))
        else { return false }
        return folders.contains(folder)
    }
}
