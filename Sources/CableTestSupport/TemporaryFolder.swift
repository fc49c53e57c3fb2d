import CableConversion
import Glibc

/// A fresh folder for one test; it is removed with the value.
package final class TemporaryFolder: Sendable {
    package let path: String

    package init() {
        var template = Array("/tmp/cableconv-test-XXXXXX".utf8CString)
        precondition(mkdtemp(&template) != nil, "no temporary folder can be made")
        path = String(decoding: template.dropLast().map { UInt8(bitPattern: $0) }, as: UTF8.self)
    }

    deinit { Self.remove(path) }

    /// Writes a file below the folder, with the folders that it needs; returns its path.
    @discardableResult
    package func write(_ bytes: [UInt8], to name: String) throws -> String {
        let file = path + "/" + name
        try FileSystem.replace(file, with: bytes)
        return file
    }

    @discardableResult
    package func write(_ text: String, to name: String) throws -> String {
        try write(Array(text.utf8), to: name)
    }

    package func read(_ name: String) throws -> [UInt8] { try FileSystem.read(path + "/" + name) }

    /// The paths of all files below the folder, hidden ones too, in byte order.
    package var files: [String] { Self.files(path, prefix: "") }

    private static func files(_ folder: String, prefix: String) -> [String] {
        entries(of: folder).flatMap { name in
            FileSystem.kind(of: folder + "/" + name) == .folder
                ? files(folder + "/" + name, prefix: prefix + name + "/") : [prefix + name]
        }
    }

    private static func entries(of folder: String) -> [String] {
        guard let directory = opendir(folder) else { return [] }
        defer { closedir(directory) }
        var names: [String] = []
        while let entry = readdir(directory) {
            let name = withUnsafePointer(to: &entry.pointee.d_name) {
                $0.withMemoryRebound(to: CChar.self, capacity: 256) { String(cString: $0) }
            }
            if name != "." && name != ".." { names.append(name) }
        }
        return names.sorted()
    }

    private static func remove(_ path: String) {
        if FileSystem.kind(of: path) == .folder {
            for name in entries(of: path) { remove(path + "/" + name) }
            rmdir(path)
        } else {
            unlink(path)
        }
    }
}
