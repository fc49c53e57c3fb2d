/// Why an input was not converted. The message says what to do.
public enum ConversionError: Error, Hashable, Sendable {
    /// The system's reason: "No such file or directory".
    case unreadable(reason: String)
    case empty
    /// What the bytes are: "a PDF document", "binary data".
    case binary(kind: String)
    /// Nothing in the input is a cable. `detail` is the reader's explanation, if it has one.
    case noCable(format: String, detail: String?)
    /// `--strict`, and this many warnings.
    case warnings(count: Int)
    case unwritable(path: String, reason: String)
    case wouldReplaceInput(path: String)
    /// Another input of the run has the same output.
    case outputTaken(path: String, by: String)
    /// The writer refused its options.
    case format(message: String)
    /// Several cables, and only one output for them.
    case severalCables(count: Int)

    public var message: String {
        switch self {
        case .unreadable(let reason):
            "cannot be read: \(reason); check the path and its permissions"
        case .empty: "is empty; there is nothing to convert"
        case .binary(let kind):
            "is \(kind), not text; extract its text first"
        case .noCable(let format, let detail):
            "holds no cable that the reader \(format) can find"
                + (detail.map { ": \($0)" }
                    ?? "; check the file, or name another reader with --from")
        case .warnings(let count):
            "not written: \(count) warning\(count == 1 ? "" : "s"), and --strict was given"
        case .unwritable(let path, let reason):
            "output \(path) cannot be written: \(reason); choose another place with --output"
        case .wouldReplaceInput(let path):
            "output \(path) is an input of this run; choose another place with --output"
        case .outputTaken(let path, let other):
            "output \(path) is already that of \(other); convert one of them to another folder"
        case .format(let message): message
        case .severalCables(let count):
            "holds \(count) cables; name a folder for them with --output DIR/"
        }
    }
}
