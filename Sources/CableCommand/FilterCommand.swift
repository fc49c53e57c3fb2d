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
/// A line may begin with a number and a blank: then as many bytes follow it, which are the cable as it is.
/// With `--paths` a record may have the `path` of a file in place of the cable.
///
/// With `--hello` the first line says what answers look like. With `--values` documents that are JSON
/// stand in them as values; rows of tables always do. With `--lengths` answers are as such records are:
/// a line begins with the number of bytes that follow it, which are the documents in their order.
struct FilterCommand {
    /// The form of the answers behind a `--hello`; another number where a driver has to know.
    static let protocolVersion = 1

    let options: CommandOptions
    let streams: StandardStreams

    /// How long a record may be, in bytes: a stream without line ends may not fill the memory.
    static let longestLine = 1 << 28

    func run() throws(UsageError) -> Int32 {
        guard !options.writers.isEmpty else {
            throw UsageError("no format to write: name one, for instance filter --to tei")
        }
        guard options.inputs.isEmpty, options.output == nil else {
            throw UsageError(
                "filter reads standard input and writes standard output; name no files")
        }
        for format in options.writers where format.isOfManyOnly && !format.isFolder {
            throw UsageError(
                "\(format.name) is of all cables, and filter answers each record by itself; "
                    + "leave it out of --to")
        }
        var writerOptions = try options.wholeWriterOptions()
        try options.check(writerOptions, of: options.writers)
        if options.answersHaveValues { writerOptions[NDJSONCollection.isCompact] = true }
        if options.saysHello, let status = write(hello().bytes) { return status }
        var lines = LineBuffer(limit: Self.longestLine, read: streams.readAvailableInput)
        var number = 0
        do {
            while let line = try lines.next() {
                number += 1
                var following: LineBuffer.Stretch?
                if case .whole(let line) = line {
                    if line.allSatisfy({ ASCII.isBlank($0) || $0 == 0x0D }) { continue }
                    // Read even where another part has the record: the next one stands behind it.
                    following = try FilterRecord.length(before: line).map {
                        try lines.next($0, upTo: options.recordLimit)
                    }
                }
                if let shard = options.shard, (number - 1) % shard.count != shard.index - 1 {
                    continue
                }
                let answer = answer(to: line, following, number, writerOptions)
                if let status = write(answer) { return status }
            }
        } catch {
            streams.say("cableconv: standard input cannot be read: \(error)")
            return 1
        }
        return 0
    }

    /// Writes a line; the exit status where that ends the run.
    private func write(_ line: [UInt8]) -> Int32? {
        switch streams.writeOutput(line) {
        case .open: return nil
        case .closed: return 0
        case .failed(let reason):
            streams.say("cableconv: standard output cannot be written: \(reason)")
            return 1
        }
    }

    /// What a driver has to know before the first answer.
    private func hello() -> Output {
        Self.line { json in
            json.member("cableconv", CableconvVersion.current)
            json.member("protocol", Self.protocolVersion)
            json.member("formats", ifAny: options.writers.map(\.name))
            json.member("values", ifAny: options.writers.filter(isValue).map(\.name))
            if tables != nil {
                json.key("tables")
                json.writeTables()
            }
        }
    }

    /// What makes rows of cables, where they are asked for.
    private var tables: (any CollectionWriter)? {
        options.writers.first(where: \.isFolder)?.collection
    }

    /// Whether documents of a format are values of JSON.
    private func isValue(_ format: Format) -> Bool {
        format.isFolder
            || options.answersHaveValues && format.collection?.membersAreLines == true
    }

    /// A record's answer: a line with its end, and what follows it.
    private func answer(
        to line: LineBuffer.Line, _ following: LineBuffer.Stretch?, _ number: Int,
        _ writerOptions: WriterOptions
    ) -> [UInt8] {
        let record: FilterRecord
        do throws(FilterRecord.Problem) {
            record = try FilterRecord(line, following, options)
        } catch {
            return counted([]) { json in
                json.key("id")
                json.value(raw: error.id)
                if error.isUnreadable {
                    json.member("unreadable", true)
                    json.member("error", error.message)
                } else {
                    json.member("error", "line \(number): \(error.message)")
                }
            }
        }
        let conversion = Conversion(
            reader: record.reader ?? options.reader, writers: options.writers,
            options: writerOptions, readerOptions: options.readerOptions,
            isStrict: options.isStrict, index: tables)
        let result = conversion.convert(record.source, recordedName: record.name)
        let cables = result.cables.map(documents)
        return counted(cables.joined()) { json in
            json.key("id")
            json.value(raw: record.id)
            json.key("cables")
            json.array(result.cables.indices) { json, index in
                json.object { json in
                    json.member("id", ifPresent: result.cables[index].identifier)
                    write(cables[index], &json)
                }
            }
            if !result.messages.isEmpty {
                json.key("diagnostics")
                json.array(result.messages) { json, message in
                    json.object { $0.members(of: message) }
                }
            }
            json.member("error", ifPresent: result.error?.message)
        }
    }

    /// A document of an answer; rows of tables are one too.
    private typealias Written = (format: Format, bytes: [UInt8])

    private func documents(of cable: ConvertedCable) -> [Written] {
        var documents = cable.documents.map { ($0.format, $0.bytes) }
        if let entry = cable.indexEntry, let format = options.writers.first(where: \.isFolder) {
            var json = JSONWriter(Output(), indented: false)
            json.write(rowsOf: entry)
            documents.append((format, json.finish().bytes))
        }
        return documents
    }

    private func write(_ documents: [Written], _ json: inout JSONWriter) {
        if options.answersHaveLengths { json.key("lengths") } else { json.key("documents") }
        json.object { json in
            for document in documents {
                json.key(named: document.format.name)
                if options.answersHaveLengths {
                    json.value(document.bytes.count)
                } else if isValue(document.format) {
                    // One line of JSON; in a file it has an end.
                    json.value(raw: Array(document.bytes.prefix { $0 != 0x0A }))
                } else {
                    json.value(String(decoding: document.bytes, as: UTF8.self))
                }
            }
        }
    }

    /// A line, and behind it the documents where it has but their lengths.
    private func counted(
        _ documents: some Sequence<Written>, _ members: (inout JSONWriter) -> Void
    ) -> [UInt8] {
        let line = Self.line(members)
        guard options.answersHaveLengths else { return line.bytes }
        let length = documents.reduce(0) { $0 + $1.bytes.count }
        var output = Output(capacity: 32 + line.count + length)
        output.write(length)
        output.write(" ")
        line.withUnsafeBufferPointer { output.write(raw: $0) }
        for document in documents { output.write(raw: document.bytes) }
        return output.bytes
    }

    private static func line(_ members: (inout JSONWriter) -> Void) -> Output {
        var json = JSONWriter(Output(), indented: false)
        json.object(members)
        var output = json.finish()
        output.write("\n")
        return output
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
        /// Whether it is the file that cannot be read, and the record is in order.
        var isUnreadable = false
    }

    private static func written(_ value: JSONValue) -> [UInt8] {
        var json = JSONWriter(Output(), indented: false)
        json.value(of: value)
        return json.finish().bytes
    }

    /// How many bytes follow a line that begins with their number: `48211 {"id": 7}`.
    static func length(before line: [UInt8]) -> Int? {
        let digits = line.prefix(while: ASCII.isDigit)
        guard (1...15).contains(digits.count), line.dropFirst(digits.count).first == 0x20 else {
            return nil
        }
        return digits.reduce(0) { $0 * 10 + Int($1 - UInt8(ascii: "0")) }
    }

    /// - Parameter following: the bytes behind the line, where it begins with their number.
    init(
        _ line: LineBuffer.Line, _ following: LineBuffer.Stretch?, _ options: CommandOptions
    ) throws(Problem) {
        guard case .whole(let text) = line else {
            throw Problem(message: "longer than \(FilterCommand.longestLine) bytes")
        }
        var line = following == nil ? text : Array(text.drop(while: ASCII.isDigit))
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
        if let following {
            guard !following.isTooLong else {
                throw Problem(id: id, message: "is longer than the limit of a record")
            }
            guard following.bytes.count == following.count else {
                let there = following.bytes.count
                throw Problem(
                    id: id, message: "only \(there) of its \(following.count) bytes are there")
            }
            source = following.bytes
        } else if let text = value["source"]?.string {
            source = Array(text.utf8)
        } else if let text = value["base64"]?.string {
            guard let bytes = Base64.decode(text) else {
                throw Problem(id: id, message: "\"base64\" is not Base64")
            }
            source = bytes
        } else if options.recordsHavePaths, let path = value["path"]?.string {
            do throws(ConversionError) {
                source = try Self.content(of: path, upTo: options.recordLimit)
            } catch {
                throw Problem(id: id, message: error.message, isUnreadable: true)
            }
        } else {
            throw Problem(id: id, message: "neither \"source\" nor \"base64\" is a text")
        }
    }

    /// The bytes of a regular file: anything else may be the filter's own input, or never end.
    private static func content(
        of path: String, upTo limit: Int
    ) throws(ConversionError) -> [UInt8] {
        if FileSystem.isSpecial(path) { throw .unreadable(reason: "it is no file") }
        if let size = FileSystem.size(of: path), size > limit {
            throw .unreadable(reason: "it is longer than the limit of a record")
        }
        return try FileSystem.read(path)
    }
}
