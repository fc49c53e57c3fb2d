import CableSyntax
import Glibc

/// What a run into a folder has done, record by record, in a file: so that another run can go on
/// where it ended, or leave out what has not changed.
///
/// A line is a JSON object; the first says of which version and options the run is. A line is written
/// after the outputs that it names have got their names, so that what stands in the journal is done.
/// In memory is no more than where the line of each record begins.
final class Journal: Sendable {
    /// What was done with a record.
    struct Entry: Sendable, Equatable {
        /// What the record is called: its input, and its place in it.
        var key: String
        /// Of its bytes.
        var sha256: String
        /// Its outputs below the folder, without their extensions.
        var outputs: [String]
        /// How long the documents are, in bytes: all of the first output, then those of the next.
        var sizes: [Int] = []
    }

    private struct State {
        let descriptor: Int32
        /// Where the last whole line ends.
        var end: Int
        /// Where the line of a record begins, by the hash of its key.
        var places: [UInt64: Int] = [:]
    }

    private let state: Guarded<State>

    /// Why a journal cannot be used.
    enum Problem: Error {
        case system(FileSystem.SystemError)
        /// Another run has it.
        case inUse
        /// It is of another version, or of a run with other options.
        case otherOptions
    }

    /// - Parameters:
    ///   - path: that of the file, below a folder if there is one. A link is not followed.
    ///   - options: what the version and the options of the run come to.
    ///   - isContinued: whether what is there is read and gone on with; else it begins anew.
    init(
        _ path: String, in folder: OwnFolder? = nil, options: String, isContinued: Bool
    ) throws(Problem) {
        let descriptor = openat(
            folder?.descriptor ?? AT_FDCWD, path,
            O_RDWR | O_CREAT | O_NOFOLLOW | O_NONBLOCK | O_CLOEXEC, 0o666)
        guard descriptor >= 0 else {
            throw .system(errno == ELOOP ? Self.isStrange : .last)
        }
        // What has a second name is also somebody else's.
        var status = stat()
        guard fstat(descriptor, &status) == 0, status.st_mode & S_IFMT == S_IFREG,
            status.st_nlink == 1
        else {
            close(descriptor)
            throw .system(Self.isStrange)
        }
        guard flock(descriptor, LOCK_EX | LOCK_NB) == 0 else {
            close(descriptor)
            throw .inUse
        }
        var state = State(descriptor: descriptor, end: 0)
        do throws(Problem) {
            if isContinued, try !Self.read(into: &state, options: options) { throw .otherOptions }
            // What is left of another run would be believed.
            guard ftruncate(descriptor, off_t(state.end)) == 0 else { throw .system(.last) }
        } catch {
            close(descriptor)
            throw error
        }
        self.state = Guarded(state)
        if state.end == 0 { try write(Self.line(heading: options)) }
    }

    private static let isStrange = FileSystem.SystemError(
        reason: "its journal is a link, or no file; remove it", number: ELOOP)

    deinit { state.locked { _ = close($0.descriptor) } }

    // MARK: Reading

    /// Takes in the lines that are whole; one that a killed run left half-written is none.
    ///
    /// - Returns: whether they are of a run with these options.
    private static func read(
        into state: inout State, options: String
    ) throws(Problem) -> Bool {
        var isFirst = true
        var isRight = true
        try forEachLine(of: state.descriptor) { line, offset in
            guard let value = try? JSONValue(parsing: line) else { return false }
            if isFirst {
                isFirst = false
                isRight = value["options"]?.string == options
                state.end = offset + line.count + 1
                return isRight
            }
            guard let key = value["key"]?.string else { return false }
            state.places[StableHash.hash(key)] = offset
            state.end = offset + line.count + 1
            return true
        }
        return isRight
    }

    /// Calls a function with each whole line and its offset until it returns `false`.
    private static func forEachLine(
        of descriptor: Int32, _ body: (UnsafeBufferPointer<UInt8>, Int) -> Bool
    ) throws(Problem) {
        var buffer: [UInt8] = []
        var start = 0
        while true {
            let more: [UInt8]
            do {
                more = try DescriptorIO.read(
                    descriptor, upTo: 1 << 18, at: start + buffer.count)
            } catch {
                throw .system(error)
            }
            if more.isEmpty { return }
            buffer += more
            var position = 0
            let goesOn = buffer.withUnsafeBufferPointer { bytes in
                while let end = bytes[position...].firstIndex(of: 0x0A) {
                    let line = UnsafeBufferPointer(rebasing: bytes[position..<end])
                    guard body(line, start + position) else { return false }
                    position = end + 1
                }
                return true
            }
            guard goesOn else { return }
            buffer.removeSubrange(..<position)
            start += position
        }
    }

    /// What was done with a record; `nil` where the journal has nothing of it.
    func entry(of key: String) -> Entry? {
        let place = state.locked { state in
            state.places[StableHash.hash(key)].map { (state.descriptor, $0) }
        }
        guard let (descriptor, offset) = place else { return nil }
        var line: [UInt8] = []
        var capacity = 512
        while true {
            line = (try? DescriptorIO.read(descriptor, upTo: capacity, at: offset)) ?? []
            if let end = line.firstIndex(of: 0x0A) {
                line.removeSubrange(end...)
                break
            }
            guard line.count == capacity else { return nil }
            capacity *= 4
        }
        guard let value = line.withUnsafeBufferPointer({ try? JSONValue(parsing: $0) }),
            value["key"]?.string == key
        else { return nil }
        return Self.entry(value)
    }

    private static func entry(_ value: JSONValue) -> Entry? {
        guard let key = value["key"]?.string, let sha256 = value["sha256"]?.string,
            let outputs = value["outputs"]?.array, let sizes = value["sizes"]?.array
        else { return nil }
        return Entry(
            key: key, sha256: sha256, outputs: outputs.compactMap(\.string),
            sizes: sizes.compactMap(\.integer))
    }

    /// Calls a function with each entry, in the order in which they were made.
    func forEachEntry(_ body: (Entry) -> Void) throws(Problem) {
        try Self.forEachLine(of: state.locked { $0.descriptor }) { line, _ in
            if let value = try? JSONValue(parsing: line), let entry = Self.entry(value) {
                body(entry)
            }
            return true
        }
    }

    // MARK: Writing

    /// Enters what was done with a record.
    func append(_ entry: Entry) throws(Problem) {
        var json = JSONWriter(Output(capacity: 256), indented: false)
        json.object { json in
            json.member("key", entry.key)
            json.member("sha256", entry.sha256)
            json.key("outputs")
            json.array(entry.outputs) { $0.value($1) }
            json.key("sizes")
            json.array(entry.sizes) { $0.value($1) }
        }
        var output = json.finish()
        output.write("\n")
        try write(output.bytes)
    }

    private static func line(heading options: String) -> [UInt8] {
        var json = JSONWriter(Output(capacity: 256), indented: false)
        json.object { $0.member("options", options) }
        var output = json.finish()
        output.write("\n")
        return output.bytes
    }

    private func write(_ line: [UInt8]) throws(Problem) {
        let failure = state.locked { state -> FileSystem.SystemError? in
            do throws(FileSystem.SystemError) {
                try DescriptorIO.write(line, to: state.descriptor, at: state.end)
            } catch {
                // What is half-written is overwritten by the next line, or is none for lack of an end.
                ftruncate(state.descriptor, off_t(state.end))
                return error
            }
            state.end += line.count
            return nil
        }
        if let failure { throw .system(failure) }
    }
}

/// Hashes that are the same in every run, unlike Swift's own.
enum StableHash {
    /// FNV-1a.
    static func hash(_ text: String) -> UInt64 {
        text.utf8.reduce(0xCBF2_9CE4_8422_2325) { ($0 ^ UInt64($1)) &* 0x100_0000_01B3 }
    }
}
