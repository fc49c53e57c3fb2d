import CableConversion
import CableFormats
public import CableModel
import CableSyntax

/// The door for programs: bytes, files and archives to cables, and cables to documents.
///
/// ```swift
/// let kit = CableKit()
/// for await record in kit.records(at: "archive.zip") {
///     for reading in record.readings {
///         print(reading.cable.facts.subject ?? "no subject")
///         let tei = try kit.write(reading, as: "tei")
///     }
/// }
/// ```
///
/// A value: what is registered is known to this kit and its copies. All of it may be called on any
/// thread, and the same input gives the same result.
public struct CableKit: Sendable {
    /// The formats, this kit's own first.
    private(set) var known = Registry.formats

    /// A kit with the formats of the program.
    public init() {}

    /// The formats that are read or written, those that were registered first.
    public var formats: [CableFormat] { known.map(CableFormat.init) }

    // MARK: Reading

    /// The cables of one text, with what there is to say about each.
    ///
    /// - Parameters:
    ///   - bytes: the text, in any encoding that the program decodes.
    ///   - name: what is recorded as the file's name.
    ///   - format: the name of a format that is read; `nil`: told from the content.
    /// - Throws: where the bytes hold no cable. What is odd in a cable is a diagnostic and no error.
    public func read(
        _ bytes: [UInt8], named name: String? = nil, as format: String? = nil
    ) throws(CableKitError) -> [Reading] {
        let (input, readings) = try conversion(format).read(bytes, recordedName: name)
        if let error = input.error { throw CableKitError(error.message) }
        return readings
    }

    /// The records of a file, a folder or an archive, one after the other; nothing is in memory but the one
    /// at hand.
    ///
    /// - Parameters:
    ///   - path: that of the file or folder.
    ///   - format: the name of a format that is read; `nil`: told from the content of each.
    /// - Throws: where a folder cannot be looked through, or the format is none. A file that cannot be read is
    ///   a record with an error.
    public func records(
        at path: String, as format: String? = nil
    ) throws(CableKitError) -> CableRecords {
        let conversion = try conversion(format)
        // A lone dash would be standard input, which is the program's.
        switch Inputs.find(path == "-" ? "./-" : path) {
        case .failure(let error): throw CableKitError("\(path) \(error.message)")
        case .inputs(let inputs, let skipped):
            return CableRecords(
                conversion: conversion, inputs: inputs,
                skipped: skipped.map { CableRecord(name: $0.name, error: $0.error.message) })
        }
    }

    private func conversion(_ name: String?) throws(CableKitError) -> Conversion {
        var conversion = Conversion(writers: [])
        conversion.formats = known
        if let name { conversion.reader = try find(name, "read") { $0.reader != nil } }
        return conversion
    }

    // MARK: Writing

    /// The document of a cable in a format, with its options by the names of the program's flags:
    /// `["wrap": "72"]`.
    ///
    /// - Throws: where the format or an option is unknown, or an option makes writing impossible.
    public func write(
        _ reading: Reading, as format: String, options: [String: String] = [:]
    ) throws(CableKitError) -> [UInt8] {
        let format = try find(format, "written") { $0.writer != nil }
        guard let writer = format.writer else { return [] }
        var chosen = WriterOptions()
        for (name, value) in options.sorted(by: { $0.key < $1.key }) {
            guard let flag = format.flags.first(where: { $0.name == name }) else {
                throw CableKitError("\(format.name) has no option \"\(name)\"")
            }
            try CableKitError.of { () throws(FormatError) in try flag.take(value, &chosen) }
        }
        return try CableKitError.of { () throws(FormatError) in
            try writer.check(chosen)
            var output = Output()
            _ = try writer.write(reading, options: chosen, to: &output)
            return output.bytes
        }
    }

    /// The same for a cable that no source stands behind: one that was put together, or changed.
    public func write(
        _ cable: Cable, as format: String, options: [String: String] = [:]
    ) throws(CableKitError) -> [UInt8] {
        try write(Reading(cable: cable), as: format, options: options)
    }

    private func find(
        _ name: String, _ verb: String, where isRight: (Format) -> Bool
    ) throws(CableKitError) -> Format {
        let right = known.filter(isRight)
        let format = right.first { $0.name == name } ?? right.first { $0.aliases.contains(name) }
        guard let format else {
            throw CableKitError(
                "no format \"\(name)\" is \(verb); those are "
                    + right.map(\.name).joined(separator: ", "))
        }
        return format
    }

    // MARK: Registering

    /// Makes a reader of one's own known. It is asked before those of the program, and its name stands for
    /// it.
    ///
    /// - Throws: where the name is that of a format that is read.
    public mutating func register(_ reader: some CustomReader) throws(CableKitError) {
        guard !known.contains(where: { $0.reader != nil && $0.isCalled(reader.name) }) else {
            throw CableKitError("a format that is read has the name \"\(reader.name)\"")
        }
        known.insert(
            Format(
                name: reader.name, summary: reader.summary, reader: ReaderAdapter(reader: reader)),
            at: 0)
    }

    /// Makes a writer of one's own known; its name stands for it.
    ///
    /// - Throws: where the name is that of a format that is written.
    public mutating func register(_ writer: some CustomWriter) throws(CableKitError) {
        guard !known.contains(where: { $0.writer != nil && $0.isCalled(writer.name) }) else {
            throw CableKitError("a format that is written has the name \"\(writer.name)\"")
        }
        known.insert(
            Format(
                name: writer.name, summary: writer.summary, fileExtensions: [writer.fileExtension],
                writer: WriterAdapter(writer: writer)),
            at: 0)
    }
}

extension Format {
    fileprivate func isCalled(_ other: String) -> Bool { name == other || aliases.contains(other) }
}
