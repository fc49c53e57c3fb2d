import CableModel

/// Where documents go that are put together in the order of the records: standard output, one file,
/// an archive. Called on one thread.
protocol OrderedOutput {
    /// Takes the documents of a record.
    ///
    /// - Parameters:
    ///   - names: those that its cables have, where the destination has names.
    ///   - isOnlyOne: whether the run has no other record for certain.
    /// - Returns: what there is to say of how they were put to the others.
    mutating func take(
        _ result: ConvertedInput, names: [OutputNamer.Name], isOnlyOne: Bool
    ) throws(ConversionError) -> [Message]

    /// Ends what was written; nothing appears before.
    mutating func finish() throws(ConversionError)
}

/// The place for one document.
///
/// Unless it is known to be the only one it is kept back until the run is over: where a second comes,
/// neither is written. Of a text that turned out to hold a further telegram the first is the one that
/// was asked for; that others are not written is said.
struct SingleOutput: OrderedOutput {
    /// Writes the document.
    let write: ([UInt8]) throws(ConversionError) -> Void
    private var document: [UInt8]?
    private var isTooMuch = false

    init(write: @escaping ([UInt8]) throws(ConversionError) -> Void) { self.write = write }

    mutating func take(
        _ result: ConvertedInput, names: [OutputNamer.Name], isOnlyOne: Bool
    ) throws(ConversionError) -> [Message] {
        guard document == nil, result.cableCount - result.furtherCount <= 1 else {
            isTooMuch = true
            throw .severalCables
        }
        guard let cable = result.cables.first, !cable.isFurther else { return [] }
        document = cable.documents[0].bytes
        if isOnlyOne { try finish() }
        return result.cables.dropFirst().map { further in
            Message(
                position: nil,
                diagnostic: Diagnostic(
                    .unwrittenTelegram,
                    "\(further.identifier ?? "another telegram") is not written: \(ConversionError.severalCables.message)"
                ))
        }
    }

    mutating func finish() throws(ConversionError) {
        guard !isTooMuch, let document else { return }
        self.document = nil
        try write(document)
    }
}
