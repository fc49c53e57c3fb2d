import CableConversion
import CableFormats
import CableModel
import CableSyntax

/// Reading and writing as the pipeline does them, without files.
package enum Readings {
    /// The readings of a source: decoded, its format told from the content.
    package static func of(_ source: [UInt8]) -> [Reading] {
        let decoded = Decoding.decode(source)
        guard let reader = Detection.format(of: decoded.bytes, among: Registry.formats)?.reader
        else {
            return []
        }
        return decoded.bytes.withUnsafeBufferPointer { reader.read($0) }
    }

    /// The readings of a source that holds some: a loop over none would pass any test.
    package static func some(of source: [UInt8]) throws -> [Reading] {
        let readings = of(source)
        struct NoReading: Error {}
        if readings.isEmpty { throw NoReading() }
        return readings
    }

    /// The reading of a text by the telegram reader.
    package static func ofTelegram(_ text: [UInt8]) -> Reading {
        text.withUnsafeBufferPointer { TelegramReader().read($0)[0] }
    }

    package static func ofTelegram(_ text: String) -> Reading { ofTelegram(Array(text.utf8)) }

    /// What a writer makes of a reading.
    package static func write(
        _ reading: Reading, by writer: any CableWriter, options: WriterOptions = WriterOptions()
    ) throws -> [UInt8] {
        var output = Output()
        _ = try writer.write(reading, options: options, to: &output)
        return output.bytes
    }

    /// The document that a writer makes of many readings.
    package static func write(
        _ readings: [Reading], by writer: any CollectionWriter,
        options: WriterOptions = WriterOptions()
    ) throws -> [UInt8] {
        var members: [UInt8] = []
        var summary = CollectionSummary()
        var counts: [String: Int] = [:]
        for reading in readings {
            var output = Output()
            let member = try writer.writeMember(reading, options: options, to: &output)
            summary.add(member.summary)
            let count = member.name.map { counts[$0.text, default: 0] + 1 } ?? 1
            if let name = member.name { counts[name.text] = count }
            members +=
                count == 1
                ? output.bytes : member.name!.appending("-\(count)", in: output.bytes)
        }
        var beginning = Output()
        writer.writeBeginning(summary, options: options, to: &beginning)
        var end = Output()
        writer.writeEnd(options: options, to: &end)
        return beginning.bytes + members + end.bytes
    }
}

extension Registry {
    /// The names of the formats whose documents hold all that a cable says.
    package static var wholeFormats: [String] {
        writable.filter { $0.writer.isWhole }.map(\.format.name)
    }

    /// The formats that can be written.
    package static var writable: [(format: Format, writer: any CableWriter)] {
        formats.compactMap { format in format.writer.map { (format, $0) } }
    }
}
