import CableFormats

/// Opens the inputs of a run.
///
/// What an input holds may be asked before it is read. A file is opened again for that; of what cannot be
/// rewound, a pipe or standard input, the bytes that were looked at are kept, and read as the first.
package final class OpenInputs: Sendable {
    private let readStandardInput: Pipeline.StandardInput
    /// What is open and was looked at, by path; standard input under `-`.
    private let lookedAt = Guarded<[String: ByteSource]>([:])

    /// - Parameter standardInput: reads so many bytes of it, fewer only where it ends.
    package init(standardInput: @escaping Pipeline.StandardInput) {
        readStandardInput = standardInput
    }

    /// Whether an input holds many cables by its nature: an archive, a dump.
    ///
    /// - Parameter name: as the user typed it.
    package func holdsMany(_ name: String) -> Bool {
        let path = name == "-" ? nil : name
        let kind = path.map(FileSystem.kind) ?? .special
        guard kind == .file || kind == .special else { return false }
        let kept = lookedAt.locked { $0[name] }
        guard let source = try? kept ?? open(path) else { return false }
        if kind == .special { lookedAt.locked { $0[name] = source } }
        return source.look { (try? Self.holdsMany($0)) ?? false }
    }

    private static func holdsMany(
        _ source: ByteSource, isDecompressed: Bool = false
    ) throws(ConversionError) -> Bool {
        let beginning = try source.read(RecordSource.beginning)
        if ContainerKind.isArchive(beginning) { return true }
        if !isDecompressed, let compression = Compression(beginning) {
            let content = try compression.content(of: source, beginning: beginning)
            return try holdsMany(content, isDecompressed: true)
        }
        return Registry.formats.contains { format in
            beginning.withUnsafeBufferPointer { beginning in
                format.splitter?.recognizes(beginning) == true
                    || [format.collection, format.bundle].contains {
                        $0?.recognizes(beginning) == true
                    }
            }
        }
    }

    /// The bytes of an input, from the first.
    func source(of input: Input) throws(ConversionError) -> ByteSource {
        let kept = lookedAt.locked { $0.removeValue(forKey: input.path ?? "-") }
        if let kept { return kept }
        return try open(input.path)
    }

    private func open(_ path: String?) throws(ConversionError) -> ByteSource {
        if let path { return try ByteSource(path: path) }
        return ByteSource { [readStandardInput] count throws(ConversionError) in
            do { return try readStandardInput(count) } catch {
                throw .unreadable(reason: "\(error)")
            }
        }
    }
}
