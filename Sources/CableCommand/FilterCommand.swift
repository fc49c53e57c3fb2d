import CableConversion
import CableFormats
import CableModel
import CableSyntax

/// `cableconv filter`: a record on each line of standard input, its answer on each line of standard
/// output, so that any queue can drive it.
///
/// A record is a JSON object: `id`, the cable as `source` (text) or `base64` (any bytes), perhaps
/// `format` (the reader) and `name` (what is recorded as the file's). The answer has the same `id`, the
/// documents by their formats, the diagnostics, and what went wrong. A record never ends the run.
struct FilterCommand {
    let options: CommandOptions
    let streams: StandardStreams

    /// How long a record may be, in bytes: a stream without line ends may not fill the memory.
    static let longestLine = 1 << 28

    func run() throws(UsageError) -> Int32 {
        if let format = options.writers.first(where: \.isOfManyOnly) {
            throw UsageError(
                "\(format.name) is of all cables, and filter answers each record by itself; "
                    + "leave it out of --to")
        }
        guard !options.writers.isEmpty else {
            throw UsageError("no format to write: name one, for instance filter --to tei")
        }
        guard options.inputs.isEmpty, options.output == nil else {
            throw UsageError(
                "filter reads standard input and writes standard output; name no files")
        }
        let writerOptions = try options.wholeWriterOptions()
        try options.check(writerOptions, of: options.writers)
        var lines = LineBuffer(limit: Self.longestLine, read: streams.readAvailableInput)
        var number = 0
        do {
            while let line = try lines.next() {
                number += 1
                if case .whole(let line) = line,
                    line.allSatisfy({ ASCII.isBlank($0) || $0 == 0x0D })
                {
                    continue
                }
                if let shard = options.shard, (number - 1) % shard.count != shard.index - 1 {
                    continue
                }
                switch streams.writeOutput(answer(to: line, number, writerOptions)) {
                case .open: continue
                case .closed: return 0
                case .failed(let reason):
                    streams.say("cableconv: standard output cannot be written: \(reason)")
                    return 1
                }
            }
        } catch {
            streams.say("cableconv: standard input cannot be read: \(error)")
            return 1
        }
        return 0
    }

    /// A record's answer, a line with its end.
    private func answer(
        to line: LineBuffer.Line, _ number: Int, _ writerOptions: WriterOptions
    ) -> [UInt8] {
        let record: FilterRecord
        do throws(FilterRecord.Problem) {
            record = try FilterRecord(line)
        } catch {
            return Self.line { json in
                json.key("id")
                json.value(raw: error.id)
                json.member("error", "line \(number): \(error.message)")
            }
        }
        let conversion = Conversion(
            reader: record.reader ?? options.reader, writers: options.writers,
            options: writerOptions, readerOptions: options.readerOptions,
            isStrict: options.isStrict)
        let result = conversion.convert(record.source, recordedName: record.name)
        return Self.line { json in
            json.key("id")
            json.value(raw: record.id)
            json.key("cables")
            json.array(result.cables) { json, cable in json.object { Self.write(cable, &$0) } }
            if !result.messages.isEmpty {
                json.key("diagnostics")
                json.array(result.messages) { json, message in
                    json.object { $0.members(of: message) }
                }
            }
            json.member("error", ifPresent: result.error?.message)
        }
    }

    private static func write(_ cable: ConvertedCable, _ json: inout JSONWriter) {
        json.member("id", ifPresent: cable.identifier)
        json.key("documents")
        json.object { json in
            for document in cable.documents {
                json.key(named: document.format.name)
                json.value(String(decoding: document.bytes, as: UTF8.self))
            }
        }
    }

    private static func line(_ members: (inout JSONWriter) -> Void) -> [UInt8] {
        var json = JSONWriter(Output(), indented: false)
        json.object(members)
        var output = json.finish()
        output.write("\n")
        return output.bytes
    }
}

/// One record of the filter's input.
private struct FilterRecord {
    /// A string, a number or null: the driver's own, in JSON.
    var id: [UInt8]
    var source: [UInt8]
    var reader: Format?
    var name: String?

    struct Problem: Error {
        var id = Array("null".utf8)
        var message: String
    }

    private static func written(_ value: JSONValue) -> [UInt8] {
        var json = JSONWriter(Output(), indented: false)
        json.value(of: value)
        return json.finish().bytes
    }

    init(_ line: LineBuffer.Line) throws(Problem) {
        guard case .whole(let text) = line else {
            throw Problem(message: "longer than \(FilterCommand.longestLine) bytes")
        }
        var line = text
        let value: JSONValue
        var number: [UInt8]?
        if let found = RecordID(in: line) {
            // In its place stands one that every program knows, the places of others as they were.
            number = Array(line[found.range])
            for index in found.range { line[index] = 0x20 }
            line[found.range.lowerBound] = UInt8(ascii: "0")
        }
        do throws(JSONValue.SyntaxError) {
            value = try JSONValue(parsing: line)
        } catch {
            throw Problem(message: "not valid JSON, column \(error.column): \(error.reason)")
        }
        id = number ?? Self.written(value["id"] ?? .null)
        name = value["name"]?.string
        if let format = value["format"]?.string {
            do throws(UsageError) {
                reader = try FormatNames.reader(format)
            } catch {
                throw Problem(id: id, message: error.message)
            }
        }
        if let text = value["source"]?.string {
            source = Array(text.utf8)
        } else if let text = value["base64"]?.string {
            guard let bytes = Base64.decode(text) else {
                throw Problem(id: id, message: "\"base64\" is not Base64")
            }
            source = bytes
        } else {
            throw Problem(id: id, message: "neither \"source\" nor \"base64\" is a text")
        }
    }
}
