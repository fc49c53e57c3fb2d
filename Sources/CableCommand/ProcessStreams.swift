import CableConversion
import Glibc

extension StandardStreams {
    /// The streams of the running process.
    package static var ofProcess: StandardStreams {
        // A reader that goes away must not kill the process before its temporary files are gone.
        signal(SIGPIPE, SIG_IGN)
        return StandardStreams(
            readInput: { try DescriptorIO.read(STDIN_FILENO, upTo: $0) },
            readAvailableInput: { try DescriptorIO.readAvailable(STDIN_FILENO, upTo: $0) },
            inputIsTerminal: isatty(STDIN_FILENO) == 1,
            writeOutput: { bytes in
                guard let failure = DescriptorIO.write(bytes, to: STDOUT_FILENO) else {
                    return .open
                }
                return failure.isBrokenPipe ? .closed : .failed(failure.reason)
            },
            writeError: { text in _ = DescriptorIO.write(Array(text.utf8), to: STDERR_FILENO) },
            errorIsTerminal: isatty(STDERR_FILENO) == 1,
            outputIsTerminal: isatty(STDOUT_FILENO) == 1,
            isPlain: getenv("NO_COLOR").map { $0[0] != 0 } ?? false)
    }
}
