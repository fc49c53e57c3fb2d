import Glibc
import Synchronization

/// A new file under a name of its own, until it gets the name that it is for.
struct TemporaryFile {
    let descriptor: Int32
    /// The folder by which the name is found.
    private let folder: Int32
    private let name: String

    /// - Parameters:
    ///   - path: where the file is to be; folders that are missing are made.
    ///   - own: the folder in which it is until then; `nil`: beside that path.
    ///   - replaced: what is there now. The file has its rights and, as far as the system allows, its
    ///     owner; without it those that the user's mask gives a new file.
    init(
        for path: String, in own: OwnFolder? = nil, replacing replaced: stat? = nil
    ) throws(FileSystem.SystemError) {
        let above = FileSystem.parent(of: path)
        var isFolderMissing = false
        while true {
            let file = Self.nextName
            let name = own == nil ? above + "/" + file : file
            let descriptor = openat(
                own?.descriptor ?? AT_FDCWD, name, O_RDWR | O_CREAT | O_EXCL | O_CLOEXEC,
                replaced == nil ? 0o666 : 0o600)
            if descriptor >= 0 {
                self.descriptor = descriptor
                folder = own?.descriptor ?? AT_FDCWD
                self.name = name
                break
            }
            if errno == ENOENT, !isFolderMissing {
                isFolderMissing = true
                try FileSystem.makeFolders(above)
                continue
            }
            // A process of the same number may have left it.
            guard errno == EEXIST else { throw FileSystem.SystemError.last }
        }
        if let replaced { Self.give(descriptor, rightsOf: replaced) }
    }

    /// Gives a name to a file that has none.
    ///
    /// - Returns: `nil` where the system cannot.
    init?(naming descriptor: Int32, for path: String) {
        while true {
            let name = FileSystem.parent(of: path) + "/" + Self.nextName
            let status = linkat(
                AT_FDCWD, "/proc/self/fd/\(descriptor)", AT_FDCWD, name, AT_SYMLINK_FOLLOW)
            if status == 0 {
                self.descriptor = descriptor
                folder = AT_FDCWD
                self.name = name
                return
            }
            guard errno == EEXIST else { return nil }
        }
    }

    /// Gives a file the rights and the owner of another.
    static func give(_ descriptor: Int32, rightsOf other: stat) {
        if other.st_uid != user || other.st_gid != group,
            fchown(descriptor, other.st_uid, other.st_gid) != 0
        {
            // Only root gives files away; a group may be one's own.
            _ = fchown(descriptor, uid_t.max, other.st_gid)
        }
        fchmod(descriptor, other.st_mode & 0o777)
    }

    private static let user = geteuid()
    private static let group = getegid()

    /// Gives the file its own name. Folders that are missing are made.
    func move(to path: String) throws(FileSystem.SystemError) {
        if renameat(folder, name, AT_FDCWD, path) == 0 { return }
        guard errno == ENOENT else { throw FileSystem.SystemError.last }
        try FileSystem.makeFolders(FileSystem.parent(of: path))
        guard renameat(folder, name, AT_FDCWD, path) == 0 else {
            throw FileSystem.SystemError.last
        }
    }

    /// By which a library can open it; it must not be in a folder of its own.
    var path: String { name }

    func remove() { unlinkat(folder, name, 0) }

    // MARK: Names

    private static let prefix = ".cableconv-"
    private static let number = Atomic<Int>(0)

    private static var nextName: String {
        "\(prefix)\(getpid())-\(number.wrappingAdd(1, ordering: .relaxed).newValue)"
    }

    /// Whether a name is one that such a file may have.
    static func isName(_ name: String) -> Bool {
        guard name.hasPrefix(prefix) else { return false }
        let numbers = name.dropFirst(prefix.count).split(
            separator: "-", omittingEmptySubsequences: false)
        return numbers.count == 2
            && numbers.allSatisfy {
                !$0.isEmpty && $0.utf8.allSatisfy { (0x30...0x39).contains($0) }
            }
    }
}
