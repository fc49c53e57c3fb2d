import CableFormats

/// One input of a run: a file, or standard input.
package struct Input: Hashable, Sendable {
    /// What messages call it: the path as the user would type it, `-` for standard input.
    package var displayName: String
    /// The path to open; `nil` for standard input.
    package var path: String?
    /// The name that is recorded in documents: the path below the folder that was named, or the
    /// file's own name; `nil` for standard input.
    package var recordedName: String?
    /// The file that it is, or that holds it.
    package var origin: String { container ?? displayName }
    /// The archive or compressed file that holds it; `nil` for a file.
    var container: String?
    /// Whether it was found in a folder or an archive, so that what it holds lies below its own name.
    var isInFolder = false

    /// Standard input.
    package static let standard = Input(
        displayName: "-", path: nil, recordedName: nil)

    /// An entry of the archive that the input is, or what a compressed file holds: that has the
    /// file's name without the ending.
    func entry(_ path: String?) -> Input {
        guard let path else {
            let name = recordedName.map(Self.withoutExtension)
            return Input(
                displayName: Self.withoutExtension(displayName), path: nil, recordedName: name,
                container: origin)
        }
        return Input(
            displayName: displayName + "/" + path, path: nil,
            recordedName: isInFolder ? (recordedName.map { $0 + "/" } ?? "") + path : path,
            container: origin, isInFolder: true)
    }

    private static func withoutExtension(_ name: String) -> String {
        let file = FileSystem.lastComponent(of: name)
        guard let dot = file.lastIndex(of: "."), dot != file.startIndex else { return name }
        return String(name.dropLast(file.distance(from: dot, to: file.endIndex)))
    }

    /// The name of its outputs, without extension: the recorded name's path and stem.
    package var outputStem: String {
        guard let name = recordedName else { return "stdin" }
        let folder = FileSystem.parent(of: name)
        let file = Registry.stem(ofFileNamed: FileSystem.lastComponent(of: name))
        return folder == "." ? file : folder + "/" + file
    }
}

/// Finds the inputs that a user named.
package enum Inputs {
    /// What a named input turned out to be.
    package enum Found: Sendable {
        /// Inputs, and what in a folder is none.
        case inputs([Input], skipped: [(name: String, error: ConversionError)])
        case failure(ConversionError)
    }

    /// The inputs behind a name: a file, the files of a folder, or `-`.
    ///
    /// - Parameter filter: which files of a folder are read.
    package static func find(_ name: String, filter: FileFilter = FileFilter()) -> Found {
        if name == "-" { return .inputs([.standard], skipped: []) }
        switch FileSystem.kind(of: name) {
        case .nothing, .file, .special:
            let input = Input(
                displayName: name, path: name, recordedName: FileSystem.lastComponent(of: name))
            return .inputs([input], skipped: [])
        case .folder:
            var folder = name
            while folder.count > 1 && folder.hasSuffix("/") { folder.removeLast() }
            do {
                var skipped: [(name: String, error: ConversionError)] = []
                let files = try FileSystem.files(below: folder) {
                    skipped.append((folder + "/" + $0, $1))
                }
                let inputs = files.filter(filter.accepts).map { file in
                    Input(
                        displayName: folder + "/" + file, path: folder + "/" + file,
                        recordedName: file, isInFolder: true)
                }
                return .inputs(inputs, skipped: skipped)
            } catch {
                return .failure(error)
            }
        }
    }

    /// The bytes of a document that is to be checked, taken out of what compressed it.
    ///
    /// - Throws: where it cannot be read, is damaged, or longer than a record may be.
    package static func readDocument(
        _ name: String, standardInput: (Int) throws -> [UInt8]
    ) throws(ConversionError) -> [UInt8] {
        let bytes = try readList(name, standardInput: standardInput)
        guard let compression = Compression(bytes) else { return bytes }
        // All of it is there already.
        let rest = ByteSource { _ throws(ConversionError) in [] }
        return try compression.content(of: rest, beginning: bytes).readAll()
    }

    /// The bytes of a file that a user named, such as a list of inputs; of `-` standard input.
    package static func readList(
        _ name: String, standardInput: (Int) throws -> [UInt8]
    ) throws(ConversionError) -> [UInt8] {
        guard name == "-" else { return try FileSystem.read(name) }
        var bytes: [UInt8] = []
        do {
            while true {
                let more = try standardInput(1 << 16)
                if more.isEmpty { return bytes }
                bytes += more
            }
        } catch {
            throw .unreadable(reason: "\(error)")
        }
    }

    /// Whether a name is that of a regular file.
    package static func isFile(_ name: String) -> Bool { FileSystem.kind(of: name) == .file }

    /// Whether a name is that of a folder.
    package static func isFolder(_ name: String) -> Bool {
        name != "-" && FileSystem.kind(of: name) == .folder
    }
}
