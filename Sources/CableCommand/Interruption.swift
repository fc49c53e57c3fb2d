import Glibc

/// What is said when the user stops the process.
enum Interruption {
    /// The handler of a signal may allocate nothing, so that what it needs is here, set once.
    nonisolated(unsafe) private static var path: UnsafeMutablePointer<CChar>?
    nonisolated(unsafe) private static var message: UnsafeMutablePointer<CChar>?

    /// Asks for a message, should the user stop the process while there is a file at a path.
    static func note(path: String, message: String) {
        guard Self.path == nil else { return }
        Self.path = strdup(path)
        Self.message = strdup(message)
        // What was started with `&` goes on.
        var action = sigaction()
        guard sigaction(SIGINT, nil, &action) == 0, !isIgnored(action) else { return }
        signal(SIGINT) { number in
            if let path = Interruption.path, let message = Interruption.message,
                access(path, F_OK) == 0
            {
                _ = Glibc.write(STDERR_FILENO, message, strlen(message))
            }
            signal(number, SIG_DFL)
            raise(number)
        }
    }

    private static func isIgnored(_ action: sigaction) -> Bool {
        unsafeBitCast(action.__sigaction_handler.sa_handler, to: Int.self)
            == unsafeBitCast(SIG_IGN, to: Int.self)
    }
}
