import CableFormats
import CableModel
import CableSyntax

/// What a run does with each input.
package struct Conversion: Sendable {
    /// The reader that the user named; `nil`: told from the content.
    package var reader: Format?
    /// At least one.
    package var writers: [Format]
    package var options: WriterOptions
    package var readerOptions: ReaderOptions
    /// Whether a cable with a warning is left unwritten.
    package var isStrict: Bool
    /// What makes one document of all cables; `nil`: the writer's own.
    var collection: (any CollectionWriter)?
    /// Those that an input may be of where nobody names one.
    package var formats = Registry.formats
    /// What makes an index of all cables, beside their documents.
    package var index: (any CollectionWriter)?

    package init(
        reader: Format? = nil, writers: [Format], options: WriterOptions = WriterOptions(),
        readerOptions: ReaderOptions = ReaderOptions(), isStrict: Bool = false,
        index: (any CollectionWriter)? = nil
    ) {
        self.reader = reader
        self.writers = writers
        self.options = options
        self.readerOptions = readerOptions
        self.isStrict = isStrict
        self.index = index
    }
}

/// One document made of a cable.
package struct Document: Sendable {
    package var format: Format
    package var bytes: [UInt8]
}

/// What became of one cable.
package struct ConvertedCable: Sendable {
    /// `07BAKU1467`, where it is known.
    package var identifier: String?
    /// What its documents are called, where the user says how outputs are named.
    package var fileName: String?
    /// One for each writer; none where `--strict` forbids it.
    package var documents: [Document]
    /// What it adds to the document of all cables, where there is one.
    package var entry: CollectionEntry?
    /// What it adds to the index, where there is one.
    package var indexEntry: CollectionEntry?
    /// Whether it stands behind another one in the same text, where one was looked for.
    package var isFurther = false
}

/// What a cable adds to a document of many. Its bytes stay where they were written.
package final class CollectionEntry: Sendable {
    let output: Output
    package let member: Member

    init(_ output: consuming Output, member: Member) {
        self.output = output
        self.member = member
    }

    /// A copy of its bytes.
    package var bytes: [UInt8] { output.bytes }
}

/// What became of one input.
package struct ConvertedInput: Sendable {
    package var cables: [ConvertedCable] = []
    /// How many cables the input holds, those that `--strict` leaves unwritten included.
    package var cableCount = 0
    /// How many of them stand behind another one in the same text.
    package var furtherCount = 0
    package var messages: [Message] = []
    /// The name of the reader that read it; `nil` where none did.
    package var reader: String?
    /// Why the input, or a cable of it, was not converted. The cables that were are still written.
    package var error: ConversionError?
}

/// A diagnostic with the place that a person can find.
package struct Message: Hashable, Sendable {
    package var position: TelegramText.Position?
    package var diagnostic: Diagnostic

    /// `FILE:LINE:COLUMN: warning: text [stable-id]`.
    package func line(file: String) -> String {
        var place = file
        if let position {
            if let block = position.block { place += ":\(block)" }
            place += ":\(position.line):\(position.column)"
        }
        return "\(place): \(diagnostic.severity.word): \(diagnostic.message) [\(diagnostic.id)]"
    }
}

extension Conversion {
    /// Converts the bytes of one input. Pure: on any thread, with the same result.
    ///
    /// - Parameters:
    ///   - format: that of the input which it is a record of; `nil`: told from the content.
    ///   - isAlone: whether that input has no other record.
    ///   - isMember: whether its cables become part of one document of many.
    ///   - sha256: the digest of the bytes, where somebody has it already.
    package func convert(
        _ source: [UInt8], recordedName: String?, format recordFormat: Format? = nil,
        isAlone: Bool = false, isMember: Bool = false, sha256: String? = nil
    ) -> ConvertedInput {
        var (result, readings) = read(
            source, recordedName: recordedName, format: recordFormat, isAlone: isAlone,
            sha256: sha256)
        let inputWarnings = result.messages.count
        for reading in readings {
            write(reading, inputWarnings: inputWarnings, isMember: isMember, into: &result)
            if case .format = result.error { return result }
        }
        return result
    }

    /// Reads the bytes of one input: what its documents are made of. The parameters are those of `convert`.
    ///
    /// - Returns: the readings, with their provenance, and beside them what there is to say of the input
    ///   as a whole: its reader, messages, the error.
    package func read(
        _ source: [UInt8], recordedName: String?, format recordFormat: Format? = nil,
        isAlone: Bool = false, sha256: String? = nil
    ) -> (input: ConvertedInput, readings: [Reading]) {
        var result = ConvertedInput()
        guard !source.isEmpty else {
            result.error = .empty
            return (result, [])
        }
        if let kind = Detection.binaryKind(of: source) {
            result.error = .binary(kind: kind)
            return (result, [])
        }
        let decoded = Decoding.decode(source)
        if decoded.bytes.allSatisfy({ ASCII.isBlank($0) || $0 == 0x0A }) {
            result.error = .empty
            return (result, [])
        }
        // A page or JSON of another kind has no reader, nor has prose.
        guard
            let format = reader ?? recordFormat
                ?? Detection.format(of: decoded.bytes, among: formats),
            let reader = format.reader
        else {
            let detail = decoded.bytes.withUnsafeBufferPointer { text in
                TelegramFormat.format.reader?.explanation(ofNoCableIn: text)
            }
            result.error = .noCable(format: nil, detail: detail)
            return (result, [])
        }
        result.reader = format.name
        var readings = decoded.bytes.withUnsafeBufferPointer {
            reader.read($0, options: readerOptions)
        }
        guard !readings.isEmpty else {
            let detail = decoded.bytes.withUnsafeBufferPointer {
                reader.explanation(ofNoCableIn: $0)
            }
            result.error =
                recordFormat != nil && !isAlone
                ? .brokenRecord(detail: detail) : .noCable(format: format.name, detail: detail)
            return (result, [])
        }
        if recordFormat == nil {
            result.messages += Self.messages(ofBrokenIn: decoded.bytes, by: reader)
        }
        let file = SourceFile(
            name: recordedName, format: format.name, encoding: decoded.encoding,
            size: source.count, sha256: sha256 ?? SHA256.hexDigest(of: source))
        if let offset = decoded.guessedAt {
            result.messages.append(Self.encodingMessage(source, offset))
        }
        for index in readings.indices {
            // A document that carries its own provenance keeps it.
            if readings[index].cable.provenance.source == nil {
                readings[index].cable.provenance.source = file
            }
            readings[index].warnOfMissingFacts()
        }
        return (result, readings)
    }

    /// - Parameter inputWarnings: warnings about the whole input, which each of its cables bears.
    private func write(
        _ reading: Reading, inputWarnings: Int, isMember: Bool, into result: inout ConvertedInput
    ) {
        var positions = TextPositions(reading)
        var messages = reading.diagnostics.map { diagnostic in
            Message(
                position: diagnostic.range.map { positions.position(of: $0.lowerBound) },
                diagnostic: diagnostic)
        }
        var cable = ConvertedCable(
            identifier: reading.cable.messageReferenceNumber?.identifier,
            fileName: options[NamePattern.option]?.name(of: reading.cable), documents: [],
            isFurther: reading.isFurther)
        for format in writers {
            do {
                if isMember, let collection = collection ?? format.collection {
                    cable.entry = try entry(of: reading, by: collection, &messages)
                    continue
                }
            } catch {
                result.error = .format(message: error.message)
                return
            }
            guard let writer = format.writer else { continue }
            var output = Output()
            do {
                let diagnostics = try writer.write(reading, options: options, to: &output)
                messages += diagnostics.map { Message(position: nil, diagnostic: $0) }
            } catch {
                result.error = .format(message: error.message)
                return
            }
            cable.documents.append(Document(format: format, bytes: output.bytes))
        }
        if let index {
            do {
                cable.indexEntry = try entry(of: reading, by: index, &messages)
            } catch {
                result.error = .format(message: error.message)
                return
            }
        }
        result.messages += messages
        result.cableCount += 1
        if reading.isFurther { result.furtherCount += 1 }
        let warnings = messages.count { $0.diagnostic.severity == .warning } + inputWarnings
        if isStrict && warnings > 0 {
            if case .warnings(let before) = result.error {
                result.error = .warnings(count: before + warnings)
            } else {
                result.error = .warnings(count: warnings)
            }
            return
        }
        result.cables.append(cable)
    }

    private func entry(
        of reading: Reading, by collection: any CollectionWriter, _ messages: inout [Message]
    ) throws(FormatError) -> CollectionEntry {
        var output = Output()
        let member = try collection.writeMember(reading, options: options, to: &output)
        messages += member.diagnostics.map { Message(position: nil, diagnostic: $0) }
        return CollectionEntry(output, member: member)
    }

    /// What there is to say of records that hold no cable, in a text that nobody has cut into its records.
    private static func messages(
        ofBrokenIn text: [UInt8], by reader: any CableReader
    ) -> [Message] {
        let broken = text.withUnsafeBufferPointer { reader.brokenRecords(in: $0) }
        guard !broken.isEmpty else { return [] }
        var positions = TextPositions(TelegramText(bytes: text))
        return broken.map { record in
            Message(
                position: positions.position(of: record.offset),
                diagnostic: Diagnostic(
                    .brokenRecord, ConversionError.brokenRecord(detail: record.reason).message))
        }
    }

    private static func encodingMessage(_ source: [UInt8], _ offset: Int) -> Message {
        var positions = TextPositions(TelegramText(bytes: source))
        let position = positions.position(of: offset)
        return Message(
            position: position,
            diagnostic: Diagnostic(
                .decodedAsWindows1252, "not valid UTF-8; decoded as Windows-1252"))
    }
}
