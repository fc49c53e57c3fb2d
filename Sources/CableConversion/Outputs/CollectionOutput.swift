import CableFormats
import CableModel
import CableSyntax

/// One document of many cables.
struct CollectionOutput: OrderedOutput {
    private let writer: any CollectionWriter
    private let options: WriterOptions
    /// What a cable adds to this document.
    private let entry: @Sendable (ConvertedCable) -> CollectionEntry?
    private let file: FileInWriting
    /// The members, where the beginning has to wait for the last of them.
    private let members: FileInWriting?
    private var summary = CollectionSummary()
    private var memberCount = 0
    private var names = UniqueNames()

    init(
        _ writer: any CollectionWriter, options: WriterOptions, path: String,
        flag: String = "output",
        entry: @escaping @Sendable (ConvertedCable) -> CollectionEntry?
    ) throws(ConversionError) {
        self.writer = writer
        self.options = options
        self.entry = entry
        file = try FileInWriting(path, flag: flag)
        members = writer.beginsWithSummary ? try .inWriting(besides: file) : nil
        if members == nil { try writeBeginning() }
    }

    private func writeBeginning() throws(ConversionError) {
        var output = Output()
        writer.writeBeginning(summary, options: options, to: &output)
        try file.write(output.bytes)
    }

    mutating func take(
        _ result: ConvertedInput, names: [OutputNamer.Name], isOnlyOne: Bool
    ) throws(ConversionError) -> [Message] {
        var messages: [Message] = []
        for entry in result.cables.compactMap(entry) {
            let target = members ?? file
            let name = entry.member.name
            let suffix = name.map { self.names.suffix(for: $0.text, separator: "-") } ?? ""
            if let name, !suffix.isEmpty {
                try target.write(name.appending(suffix, in: entry.bytes))
                messages.append(Self.message(name.text, suffix))
            } else {
                try entry.output.withUnsafeBufferPointer(target.write)
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
            try file.append(members)
        }
        var output = Output()
        writer.writeEnd(options: options, to: &output)
        try file.write(output.bytes)
        try file.complete()
    }
}
