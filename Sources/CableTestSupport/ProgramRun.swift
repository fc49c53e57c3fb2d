import CableConversion
import Glibc

/// A run of the built program, for what only a process of its own shows: descriptors, signals.
package enum ProgramRun {
    /// That of the usual build; `CABLECONV_PROGRAM` names another, as one with a sanitizer.
    package static let path =
        TestEnvironment.value("CABLECONV_PROGRAM") ?? PackageFolder.path + "/.build/debug/cableconv"

    /// Whether tests that need the program are to run: it is there, or its absence is to be a failure.
    package static var isWanted: Bool { TestEnvironment.requiresTools || access(path, X_OK) == 0 }

    /// Runs a script of bash, in which `$0` is the program.
    ///
    /// Signals are as a user's shell has them: threads of the tests have them blocked.
    ///
    /// - Returns: its exit status, and what it printed on standard output.
    package static func shell(
        _ script: String, _ arguments: [String], environment: [String] = []
    ) throws -> (status: Int32, output: String) {
        var ends: [Int32] = [0, 0]
        precondition(pipe(&ends) == 0, "no pipe can be made")
        // No other test's process may hold the pipe open.
        for end in ends { _ = fcntl(end, F_SETFD, FD_CLOEXEC) }
        var actions = posix_spawn_file_actions_t()
        posix_spawn_file_actions_init(&actions)
        defer { posix_spawn_file_actions_destroy(&actions) }
        posix_spawn_file_actions_adddup2(&actions, ends[1], STDOUT_FILENO)
        var attributes = posix_spawnattr_t()
        posix_spawnattr_init(&attributes)
        defer { posix_spawnattr_destroy(&attributes) }
        var signals = sigset_t()
        sigemptyset(&signals)
        posix_spawnattr_setsigmask(&attributes, &signals)
        sigfillset(&signals)
        posix_spawnattr_setsigdefault(&attributes, &signals)
        posix_spawnattr_setflags(
            &attributes, Int16(POSIX_SPAWN_SETSIGMASK | POSIX_SPAWN_SETSIGDEF))

        // `env` sets what is to be other than here.
        let words = ["/usr/bin/env"] + environment + ["/bin/bash", "-c", script, path] + arguments
        var vector = words.map { strdup($0) } + [nil]
        defer { for word in vector { free(word) } }
        var process = pid_t()
        let failure = posix_spawn(&process, words[0], &actions, &attributes, &vector, environ)
        precondition(failure == 0, "no process can be started")
        close(ends[1])
        defer { close(ends[0]) }
        var output: [UInt8] = []
        while case let more = try DescriptorIO.readAvailable(ends[0], upTo: 1 << 16), !more.isEmpty
        {
            output += more
        }
        var status: Int32 = 0
        while waitpid(process, &status, 0) < 0 {}
        let isSignal = status & 0x7F != 0
        return (
            isSignal ? 128 + status & 0x7F : status >> 8 & 0xFF,
            String(decoding: output, as: UTF8.self)
        )
    }
}
