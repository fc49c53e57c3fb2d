import CableCommand
import Synchronization

/// The command line, called with some bytes as its standard input.
enum Program {
    /// What it writes to standard output, by lines. On standard error no control character may come.
    static func run(_ arguments: [String], on bytes: [UInt8]) -> [[UInt8]] {
        let rest = Mutex(bytes[...])
        let written = Mutex<[UInt8]>([])
        let status = runCommand(
            arguments,
            streams: StandardStreams(
                readInput: { count in
                    rest.withLock { rest in
                        defer { rest = rest.dropFirst(count) }
                        return Array(rest.prefix(count))
                    }
                },
                writeOutput: { bytes in
                    written.withLock { $0 += bytes }
                    return .open
                },
                writeError: { text in
                    let isPlain = text.unicodeScalars.allSatisfy {
                        $0 == "\n" || $0.properties.generalCategory != .control
                    }
                    precondition(
                        isPlain, "a control character in a message: \(text.debugDescription)")
                }))
        precondition(status != 2, "wrong usage")
        return written.withLock { $0.split(separator: UInt8(ascii: "\n")).map(Array.init) }
    }
}
