import CableCommand
import Glibc

exit(runCommand(Array(CommandLine.arguments.dropFirst()), streams: .ofProcess))
