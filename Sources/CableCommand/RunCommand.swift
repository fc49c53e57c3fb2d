import CableConversion
import CableFormats
import Glibc

/// What a command reads and writes beside files.
package struct StandardStreams: Sendable {
    /// So many bytes of standard input; fewer only where it ends.
    package var readInput: @Sendable (Int) throws -> [UInt8]
    /// What has come on standard input, up to so many bytes; waits for the first, and has none at the
    /// end.
    package var readAvailableInput: @Sendable (Int) throws -> [UInt8]
    /// Whether standard input is a terminal.
    package var inputIsTerminal: Bool
    /// Writes to standard output; returns whether it is still open.
    package var writeOutput: @Sendable ([UInt8]) -> OutputState
    package var writeError: @Sendable (String) -> Void
    package var errorIsTerminal: Bool
    package var outputIsTerminal: Bool
    /// Asks for a message, should the user stop the process while there is a file at a path.
    package var noteInterruption: @Sendable (_ path: String, _ message: String) -> Void = { _, _ in
    }
    /// Whether the user wants no colours (`NO_COLOR`).
    package var isPlain: Bool

    /// What became of standard output.
    package enum OutputState: Sendable, Equatable {
        case open
        /// The reader has gone: no reason for a message.
        case closed
        /// The system's reason, such as a full disk.
        case failed(String)
    }

    package init(
        readInput: @escaping @Sendable (Int) throws -> [UInt8],
        readAvailableInput: (@Sendable (Int) throws -> [UInt8])? = nil,
        inputIsTerminal: Bool = false,
        writeOutput: @escaping @Sendable ([UInt8]) -> OutputState,
        writeError: @escaping @Sendable (String) -> Void, errorIsTerminal: Bool = false,
        outputIsTerminal: Bool = false, isPlain: Bool = false
    ) {
        self.readInput = readInput
        self.readAvailableInput = readAvailableInput ?? readInput
        self.inputIsTerminal = inputIsTerminal
        self.writeOutput = writeOutput
        self.writeError = writeError
        self.errorIsTerminal = errorIsTerminal
        self.outputIsTerminal = outputIsTerminal
        self.isPlain = isPlain
    }
}

/// Runs the command; all of the program but the process around it.
///
/// - Parameter arguments: without the program's name.
/// - Returns: the exit status: 0 all converted or valid, 1 at least one input not, 2 wrong usage.
package func runCommand(_ arguments: [String], streams: StandardStreams) -> Int32 {
    do throws(UsageError) {
        let options = try ArgumentParsing.parse(arguments)
        switch options.action {
        case .help(let extent): return print(try help(extent, for: options), to: streams)
        case .completions: return print(try completions(for: options), to: streams)
        case .version: return print(Help.version, to: streams)
        case .listFormats: return print(Help.formats, to: streams)
        case .listDiagnostics: return print(Help.diagnostics, to: streams)
        case .printTemplate(let text): return print(text, to: streams)
        case .printFile(let file):
            let bytes = try UsageError.of { () throws(FormatError) in
                try file.bytes(options.writerOptions)
            }
            return print(bytes, to: streams)
        case .explain: return try ExplainCommand(options: options, streams: streams).run()
        case .convert, .inspect: return try ConvertCommand(options: options, streams: streams).run()
        case .filter: return try FilterCommand(options: options, streams: streams).run()
        case .site: return try SiteCommand(options: options, streams: streams).run()
        case .validate: return try ValidateCommand(options: options, streams: streams).run()
        }
    } catch {
        streams.say("cableconv: \(error.message)")
        return 2
    }
}

/// The help that is asked for: of all, or of the command that was named.
private func help(
    _ extent: Help.Extent, for options: CommandOptions
) throws(UsageError) -> String {
    switch extent {
    case .whole: return HelpText.whole
    case .manual: return ManualPage.text
    case .brief: break
    }
    guard let command = options.command else { return HelpText.brief }
    guard command == .help else { return HelpText.of(command) }
    guard let word = options.inputs.first else { return HelpText.brief }
    guard options.inputs.count == 1, let asked = Flag.Command(rawValue: word) else {
        throw UsageError.unknownCommand(options.inputs.last ?? word)
    }
    return HelpText.of(asked)
}

private func completions(for options: CommandOptions) throws(UsageError) -> String {
    let shells = Completions.Shell.allCases.map(\.rawValue)
    guard options.inputs.count == 1 else {
        throw UsageError("completions needs one shell: \(shells.listed(with: "or"))")
    }
    guard let shell = Completions.Shell(rawValue: options.inputs[0]) else {
        throw UsageError(
            "no completions for \"\(options.inputs[0])\""
                + Suggestion.text(for: options.inputs[0], among: shells)
                + "; the shells are \(shells.joined(separator: ", "))")
    }
    return Completions.text(for: shell)
}

private func print(_ text: String, to streams: StandardStreams) -> Int32 {
    print(Array(text.utf8), to: streams)
}

private func print(_ bytes: [UInt8], to streams: StandardStreams) -> Int32 {
    if case .failed(let reason) = streams.writeOutput(bytes) {
        streams.say("cableconv: standard output cannot be written: \(reason)")
        return 1
    }
    return 0
}
