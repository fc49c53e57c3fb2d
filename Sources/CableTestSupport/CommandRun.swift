import CableCommand
import Synchronization

/// What a run of the command in this process left behind.
package struct CommandRun: Sendable {
    package var status: Int32
    package var output: [UInt8]
    package var errors: String

    /// The lines of standard error.
    package var errorLines: [String] {
        errors.split(separator: "\n").map(String.init)
    }

    /// Standard output as text.
    package var outputText: String { String(decoding: output, as: UTF8.self) }

    /// Runs the command in the package's folder.
    ///
    /// - Parameters:
    ///   - input: standard input; `nil`: a terminal on which nothing is typed.
    ///   - outputState: what standard output answers when it is written to.
    package static func run(
        _ arguments: [String], input: [UInt8]? = nil, errorIsTerminal: Bool = false,
        outputIsTerminal: Bool = false, isPlain: Bool = false,
        outputState: StandardStreams.OutputState = .open
    ) -> CommandRun {
        PackageFolder.enter()
        let captured = Captured()
        let streams = StandardStreams(
            readInput: chunks(of: input ?? []), inputIsTerminal: input == nil,
            writeOutput: { bytes in
                if outputState == .open { captured.output.withLock { $0 += bytes } }
                return outputState
            },
            writeError: { text in captured.errors.withLock { $0 += text } },
            errorIsTerminal: errorIsTerminal, outputIsTerminal: outputIsTerminal, isPlain: isPlain)
        let status = runCommand(arguments, streams: streams)
        return CommandRun(
            status: status, output: captured.output.withLock { $0 },
            errors: captured.errors.withLock { $0 })
    }

    /// Hands out bytes as the read calls of a process do.
    private static func chunks(of input: [UInt8]) -> @Sendable (Int) -> [UInt8] {
        let position = Mutex(0)
        return { count in
            position.withLock { position in
                let chunk = input[position..<min(input.count, position + count)]
                position = chunk.endIndex
                return Array(chunk)
            }
        }
    }

    private final class Captured: Sendable {
        let output = Mutex<[UInt8]>([])
        let errors = Mutex<String>("")
    }
}
