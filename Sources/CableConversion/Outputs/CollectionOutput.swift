import CableFormats
import CableModel
import CableSyntax

/// What a document of many cables is written to, piece by piece.
protocol DocumentSink {
    func write(_ bytes: UnsafeBufferPointer<UInt8>) throws(ConversionError)
    /// Ends the document; a file appears then.
    func complete() throws(ConversionError)
}

extension FileInWriting: DocumentSink {}

/// Standard output: what is written is gone.
struct StreamOutput: DocumentSink {
    let take: ([UInt8]) -> Void

    func write(_ bytes: UnsafeBufferPointer<UInt8>) { take(Array(bytes)) }
    func complete() {}
}

/// One document of many cables.
struct CollectionOutput: OrderedOutput {
    private let writer: any CollectionWriter
    private let options: WriterOptions
    /// What a cable adds to this document.
    private let entry: @Sendable (ConvertedCable) -> CollectionEntry?
    private let sink: any DocumentSink
    /// The file and its members, where the beginning has to wait for the last of them.
    private let delayed: (file: FileInWriting, members: FileInWriting)?
    private var summary = CollectionSummary()
    private var memberCount = 0
    /// The first member, while it is not known whether others come, where that matters.
    private var memberAlone: [UInt8]?
    private var names = UniqueNames()

    init(
        _ writer: any CollectionWriter, options: WriterOptions, path: String,
        flag: String = "output",
        entry: @escaping @Sendable (ConvertedCable) -> CollectionEntry?
    ) throws(ConversionError) {
        self.writer = writer
        self.options = options
        self.entry = entry
        let file = try FileInWriting(
            path, flag: flag, compression: OutputCompression(path: path))
        sink = file
        delayed = writer.beginsWithSummary ? (file, try .inWriting(besides: file)) : nil
        if delayed == nil { try writeBeginning() }
    }

    /// The same to a sink that takes what comes.
    init(
        _ writer: any CollectionWriter, options: WriterOptions, to sink: any DocumentSink,
        entry: @escaping @Sendable (ConvertedCable) -> CollectionEntry?
    ) throws(ConversionError) {
        precondition(writer.isStream, "the beginning cannot wait")
        self.writer = writer
        self.options = options
        self.entry = entry
        self.sink = sink
        delayed = nil
        try writeBeginning()
    }

    private func writeBeginning() throws(ConversionError) {
        var output = Output()
        writer.writeBeginning(summary, options: options, to: &output)
        try write(output.bytes)
    }

    private func write(_ bytes: [UInt8]) throws(ConversionError) {
        try bytes.withUnsafeBufferPointer(sink.write)
    }

    mutating func take(
        _ result: ConvertedInput, names: [OutputNamer.Name], isOnlyOne: Bool
    ) throws(ConversionError) -> [Message] {
        var messages: [Message] = []
        for entry in result.cables.compactMap(entry) {
            let target: any DocumentSink = delayed?.members ?? sink
            if let first = memberAlone {
                try Self.write(writer.lead, to: target)
                try first.withUnsafeBufferPointer(target.write)
                memberAlone = nil
            }
            if memberCount > 0 { try Self.write(writer.separator, to: target) }
            let name = entry.member.name
            let suffix = name.map { self.names.suffix(for: $0.text, separator: "-") } ?? ""
            if let name, !suffix.isEmpty {
                try name.appending(suffix, in: entry.bytes)
                    .withUnsafeBufferPointer(target.write)
                messages.append(Self.message(name.text, suffix))
            } else if memberCount == 0, writer.lead.utf8CodeUnitCount > 0 {
                memberAlone = entry.bytes
            } else {
                try entry.output.withUnsafeBufferPointer(target.write)
            }
            summary.add(entry.member.summary)
            memberCount += 1
        }
        return messages
    }

    private static func write(
        _ text: StaticString, to sink: any DocumentSink
    ) throws(ConversionError) {
        guard text.utf8CodeUnitCount > 0 else { return }
        try sink.write(
            UnsafeBufferPointer(start: text.utf8Start, count: text.utf8CodeUnitCount))
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
        if let memberAlone { try write(memberAlone) }
        if let delayed {
            try writeBeginning()
            try delayed.file.append(delayed.members)
        }
        var output = Output()
        writer.writeEnd(options: options, to: &output)
        try write(output.bytes)
        try sink.complete()
    }
}
