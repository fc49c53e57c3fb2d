import CableFormats
import CableModel
import CableSyntax

/// One document of many cables.
struct CollectionOutput: OrderedOutput {
    private let writer: any CollectionWriter
    private let options: WriterOptions
    /// What a cable adds to this document.
    private let entry: @Sendable (ConvertedCable) -> CollectionEntry?
    private let target: Target
    /// The members, where the beginning has to wait for the last of them.
    private let members: FileInWriting?
    private var summary = CollectionSummary()
    private var memberCount = 0
    private var names = UniqueNames()

    /// Where the document goes: to a file, which appears when it is whole, or away at once.
    enum Target {
        case file(FileInWriting)
        case stream(([UInt8]) -> Void)

        func write(_ bytes: [UInt8]) throws(ConversionError) {
            switch self {
            case .file(let file): try file.write(bytes)
            case .stream(let write): write(bytes)
            }
        }
    }

    init(
        _ writer: any CollectionWriter, options: WriterOptions, to target: Target,
        entry: @escaping @Sendable (ConvertedCable) -> CollectionEntry?
    ) throws(ConversionError) {
        self.writer = writer
        self.options = options
        self.entry = entry
        self.target = target
        if writer.beginsWithSummary, case .file(let file) = target {
            members = try FileInWriting(file.path)
        } else {
            members = nil
        }
        if members == nil { try writeBeginning() }
    }

    private func writeBeginning() throws(ConversionError) {
        var output = Output()
        writer.writeBeginning(summary, options: options, to: &output)
        try target.write(output.bytes)
    }

    mutating func take(
        _ result: ConvertedInput, names: [OutputNamer.Name], isOnlyOne: Bool
    ) throws(ConversionError) -> [Message] {
        var messages: [Message] = []
        for entry in result.cables.compactMap(entry) {
            let target = members.map(Target.file) ?? self.target
            let name = entry.member.name
            let suffix = name.map { self.names.suffix(for: $0.text, separator: "-") } ?? ""
            if let name, !suffix.isEmpty {
                try target.write(name.appending(suffix, in: entry.bytes))
                messages.append(Self.message(name.text, suffix))
            } else {
                switch target {
                case .file(let file): try entry.output.withUnsafeBufferPointer(file.write)
                case .stream(let write): write(entry.bytes)
                }
            }
            summary.add(entry.member.summary)
            memberCount += 1
        }
        return messages
    }

    private static func message(_ name: String, _ suffix: String) -> Message {
        Message(
            diagnostic: Diagnostic(
                .memberRenamed,
                "the ids of another cable begin with \(name); these with \(name)\(suffix)")
        )
    }

    mutating func finish() throws(ConversionError) {
        guard memberCount > 0 || writer.canBeEmpty else { return }
        if let members {
            try writeBeginning()
            if case .file(let file) = target { try file.append(members) }
        }
        var output = Output()
        writer.writeEnd(options: options, to: &output)
        try target.write(output.bytes)
        if case .file(let file) = target { try file.complete() }
    }
}
