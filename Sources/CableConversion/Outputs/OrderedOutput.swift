import CableFormats
import CableSyntax

/// Where documents go that are put together in the order of the records: standard output, one file,
/// an archive. Called on one thread.
protocol OrderedOutput {
    /// Takes the documents of a record.
    ///
    /// - Parameters:
    ///   - names: those that its cables have, where the destination has names.
    ///   - isOnlyOne: whether the run has no other record for certain.
    mutating func take(
        _ result: ConvertedInput, names: [OutputNamer.Name], isOnlyOne: Bool
    ) throws(ConversionError)

    /// Ends what was written; nothing appears before.
    mutating func finish() throws(ConversionError)
}

/// The place for one document.
///
/// Unless it is known to be the only one it is kept back until the run is over: where a second comes,
/// neither is written.
struct SingleOutput: OrderedOutput {
    /// Writes the document.
    let write: ([UInt8]) throws(ConversionError) -> Void
    private var document: [UInt8]?
    private var isTooMuch = false

    init(write: @escaping ([UInt8]) throws(ConversionError) -> Void) { self.write = write }

    mutating func take(
        _ result: ConvertedInput, names: [OutputNamer.Name], isOnlyOne: Bool
    ) throws(ConversionError) {
        guard let cable = result.cables.first else { return }
        guard document == nil, result.cableCount == 1 else {
            isTooMuch = true
            throw .severalCables
        }
        document = cable.documents[0].bytes
        if isOnlyOne { try finish() }
    }

    mutating func finish() throws(ConversionError) {
        guard !isTooMuch, let document else { return }
        self.document = nil
        try write(document)
    }
}

/// One document of many cables.
struct CollectionOutput: OrderedOutput {
    private let writer: any CollectionWriter
    private let options: WriterOptions
    private let file: FileInWriting
    /// The members, where the beginning has to wait for the last of them.
    private let members: FileInWriting?
    private var codes = CodesUsed()

    init(
        _ writer: any CollectionWriter, options: WriterOptions, path: String
    ) throws(ConversionError) {
        self.writer = writer
        self.options = options
        file = try FileInWriting(path)
        members = writer.listsCodes ? try FileInWriting(path) : nil
        if members == nil { try writeBeginning() }
    }

    private func writeBeginning() throws(ConversionError) {
        var output = Output()
        writer.writeBeginning(codes, options: options, to: &output)
        try file.write(output.bytes)
    }

    mutating func take(
        _ result: ConvertedInput, names: [OutputNamer.Name], isOnlyOne: Bool
    ) throws(ConversionError) {
        for cable in result.cables {
            for document in cable.documents { try (members ?? file).write(document.bytes) }
            codes.add(cable.codes)
        }
    }

    mutating func finish() throws(ConversionError) {
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
