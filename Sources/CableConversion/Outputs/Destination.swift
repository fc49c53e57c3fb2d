import CableFormats

/// Where the documents of a run go.
package enum Destination: Hashable, Sendable {
    /// One document: of one cable, or of many where the format has such a form.
    case standardOutput
    case file(String)
    /// A document for each cable and format.
    case folder(String)
    /// The same, in an archive; its kind is that of the name's ending.
    case archive(String)

    /// Whether each cable has documents of its own.
    package var hasNames: Bool {
        switch self {
        case .folder, .archive: true
        case .standardOutput, .file: false
        }
    }

    /// Whether it is a file whose name asks for one document of many.
    func hasEnding(of collection: any CollectionWriter) -> Bool {
        guard case .file(let path) = self else { return false }
        let name = OutputCompression.contentName(of: path).lowercased()
        return collection.fileExtensions.contains { name.hasSuffix($0) }
    }

    /// Whether a path is that of an archive to be written: `.zip`, `.tar`, `.tar.zst` and the like.
    package static func isArchive(_ path: String) -> Bool { ArchiveKind(path: path) != nil }

    /// The format that is written to a file with this path, compressed or not.
    package static func writer(forFileAt path: String) -> Format? {
        Registry.writer(forFileAt: OutputCompression.contentName(of: path))
    }

    /// Whether a path has the ending of a document, a table or a compressed file, so that no folder is
    /// meant by it: `all.md`, `all.tsv`, `all.json.gz`.
    package static func isNameOfFile(_ path: String) -> Bool {
        let path = path.lowercased()
        return writer(forFileAt: path) != nil || OutputCompression(path: path) != nil
            || otherEndings.contains(where: path.hasSuffix)
    }

    /// The endings of files that nothing here writes, and that users ask for.
    private static let otherEndings = [
        ".tsv", ".tab", ".7z", ".rar", ".jsonl", ".yaml", ".yml",
        ".pdf", ".docx", ".odt", ".epub", ".xlsx", ".ods",
    ]
}
