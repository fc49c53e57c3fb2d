import CableCommand
import Synchronization

/// What a run of the command in this process left behind.
public struct CommandRun: Sendable {
    public var status: Int32
    public var output: [UInt8]
    public var errors: String

    /// The lines of standard error.
    public var errorLines: [String] {
        errors.split(separator: "\n").map(String.init)
    }

    /// Standard output as text.
    public var outputText: String { String(decoding: output, as: UTF8.self) }

    /// Runs the command in the package's folder.
    ///
    /// - Parameters:
    ///   - input: standard input; `nil`: a terminal on which nothing is typed.
    ///   - outputState: what standard output answers when it is written to.
    public static func run(
        _ arguments: [String], input: [UInt8]? = nil, errorIsTerminal: Bool = false,
        outputState: StandardStreams.OutputState = .open
    ) -> CommandRun {
        PackageFolder.enter()
        let captured = Captured()
        let streams = StandardStreams(
            readInput: { input ?? [] }, inputIsTerminal: input == nil,
            writeOutput: { bytes in
                if outputState == .open { captured.output.withLock { $0 += bytes } }
                return outputState
            },
            writeError: { text in captured.errors.withLock { $0 += text } },
            errorIsTerminal: errorIsTerminal)
        let status = runCommand(arguments, streams: streams)
        return CommandRun(
            status: status, output: captured.output.withLock { $0 },
            errors: captured.errors.withLock { $0 })
    }

    private final class Captured: Sendable {
        let output = Mutex<[UInt8]>([])
        let errors = Mutex<String>("")
    }
}
