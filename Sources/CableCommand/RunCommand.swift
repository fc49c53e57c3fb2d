import CableConversion
import CableFormats
import Glibc

/// What a command reads and writes beside files.
public struct StandardStreams: Sendable {
    /// So many bytes of standard input; fewer only where it ends.
    public var readInput: @Sendable (Int) throws -> [UInt8]
    /// What has come on standard input, up to so many bytes; waits for the first, and has none at the
    /// end.
    public var readAvailableInput: @Sendable (Int) throws -> [UInt8]
    /// Whether standard input is a terminal.
    public var inputIsTerminal: Bool
    /// Writes to standard output; returns whether it is still open.
    public var writeOutput: @Sendable ([UInt8]) -> OutputState
    public var writeError: @Sendable (String) -> Void
    public var errorIsTerminal: Bool
    public var outputIsTerminal: Bool
    /// Asks for a message, should the user stop the process while there is a file at a path.
    public var noteInterruption: @Sendable (_ path: String, _ message: String) -> Void = { _, _ in }

    /// What became of standard output.
    public enum OutputState: Sendable, Equatable {
        case open
        /// The reader has gone: no reason for a message.
        case closed
        /// The system's reason, such as a full disk.
        case failed(String)
    }

    public init(
        readInput: @escaping @Sendable (Int) throws -> [UInt8],
        readAvailableInput: (@Sendable (Int) throws -> [UInt8])? = nil,
        inputIsTerminal: Bool = false,
        writeOutput: @escaping @Sendable ([UInt8]) -> OutputState,
        writeError: @escaping @Sendable (String) -> Void, errorIsTerminal: Bool = false,
        outputIsTerminal: Bool = false
    ) {
        self.readInput = readInput
        self.readAvailableInput = readAvailableInput ?? readInput
        self.inputIsTerminal = inputIsTerminal
        self.writeOutput = writeOutput
        self.writeError = writeError
        self.errorIsTerminal = errorIsTerminal
        self.outputIsTerminal = outputIsTerminal
    }
}

/// Runs the command; all of the program but the process around it.
///
/// - Parameter arguments: without the program's name.
/// - Returns: the exit status: 0 all converted or valid, 1 at least one input not, 2 wrong usage.
public func runCommand(_ arguments: [String], streams: StandardStreams) -> Int32 {
    do throws(UsageError) {
        let options = try ArgumentParsing.parse(arguments)
        switch options.action {
        case .help: return print(Help.text, to: streams)
        case .version: return print(Help.version, to: streams)
        case .listFormats: return print(Help.formats, to: streams)
        case .listDiagnostics: return print(Help.diagnostics, to: streams)
        case .printTemplate(let format):
            guard let template = format.defaultTemplate else {
                let others = Registry.formats.filter { $0.defaultTemplate != nil }.map(\.name)
                throw UsageError(
                    "the writer \(format.name) has no template; "
                        + "\(others.listed(with: "and")) \(others.count == 1 ? "has" : "have")")
            }
            return print(template, to: streams)
        case .convert: return try ConvertCommand(options: options, streams: streams).run()
        case .filter: return try FilterCommand(options: options, streams: streams).run()
        case .site: return try SiteCommand(options: options, streams: streams).run()
        case .validate: return try ValidateCommand(options: options, streams: streams).run()
        }
    } catch {
        streams.writeError("cableconv: \(error.message)\n")
        return 2
    }
}

private func print(_ text: String, to streams: StandardStreams) -> Int32 {
    if case .failed(let reason) = streams.writeOutput(Array(text.utf8)) {
        streams.writeError("cableconv: standard output cannot be written: \(reason)\n")
        return 1
    }
    return 0
}
