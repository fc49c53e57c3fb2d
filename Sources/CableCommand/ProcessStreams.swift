import CableConversion
import Glibc

extension StandardStreams {
    /// The streams of the running process.
    package static var ofProcess: StandardStreams {
        // A reader that goes away must not kill the process before its temporary files are gone.
        signal(SIGPIPE, SIG_IGN)
        openMissing()
        var streams = StandardStreams(
            readInput: { try DescriptorIO.read(STDIN_FILENO, upTo: $0) },
            readAvailableInput: { try DescriptorIO.readAvailable(STDIN_FILENO, upTo: $0) },
            inputIsTerminal: isatty(STDIN_FILENO) == 1,
            writeOutput: { bytes in
                do throws(FileSystem.SystemError) {
                    try DescriptorIO.write(bytes, to: STDOUT_FILENO)
                } catch {
                    return error.isBrokenPipe ? .closed : .failed(error.reason)
                }
                return .open
            },
            writeError: { text in try? DescriptorIO.write(Array(text.utf8), to: STDERR_FILENO) },
            errorIsTerminal: isatty(STDERR_FILENO) == 1,
            outputIsTerminal: isatty(STDOUT_FILENO) == 1,
            isPlain: getenv("NO_COLOR").map { $0[0] != 0 } ?? false)
        streams.noteInterruption = Interruption.note
        return streams
    }

    /// Opens what the caller has closed, the wrong way round, so that reading and writing fail as they did.
    /// Else the next file would get its number, and messages would be written into an output.
    private static func openMissing() {
        let directions = [
            (STDIN_FILENO, O_WRONLY), (STDOUT_FILENO, O_RDONLY), (STDERR_FILENO, O_RDONLY),
        ]
        for (descriptor, direction) in directions where fcntl(descriptor, F_GETFD) == -1 {
            // The lowest number that is free is this one.
            if open("/dev/null", direction) != descriptor { exit(1) }
        }
    }
}
