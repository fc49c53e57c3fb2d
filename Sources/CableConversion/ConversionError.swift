/// Why an input was not converted. The message says what to do.
package enum ConversionError: Error, Hashable, Sendable {
    /// The system's reason: "No such file or directory".
    case unreadable(reason: String)
    case empty
    /// What the bytes are: "a PDF document", "binary data".
    case binary(kind: String)
    /// Nothing in the input is a cable. `format`: that of the reader; `nil` where none knows the text.
    /// `detail` is the reader's explanation, if it has one.
    case noCable(format: String?, detail: String?)
    /// `--strict`, and this many warnings.
    case warnings(count: Int)
    case unwritable(path: String, reason: String)
    /// The disk has no room left; the outputs that were written are whole.
    case diskFull(path: String, reason: String)
    /// Another run writes to the same folder.
    case folderInUse(path: String)
    /// An unfinished run in the folder had other options.
    case otherRun(path: String)
    case wouldReplaceInput(path: String)
    /// The writer refused its options.
    case format(message: String)
    /// Several cables, and only one output for them.
    case severalCables
    /// A record of an input that holds many, with the reader's explanation.
    case brokenRecord(detail: String?)
    /// A record so long that it is not read, with the line on which it begins where its input holds
    /// many. In bytes.
    case recordTooLong(line: Int?, limit: Int)
    /// An archive that breaks off or is garbled, with libarchive's reason.
    case brokenArchive(reason: String)
    /// An entry of an archive whose name leads out of the folder, or that is a link.
    case entryRefused

    package var message: String {
        switch self {
        case .unreadable(let reason):
            "cannot be read: \(reason); check the path and its permissions"
        case .empty: "is empty; there is nothing to convert"
        case .binary(let kind):
            "is \(kind), not text; extract its text first"
        case .noCable(let format, let detail):
            "holds no cable that " + (format.map { "the reader \($0)" } ?? "any reader")
                + " can find"
                + (detail.map { ": \($0)" }
                    ?? "; check the file, or name another reader with --from")
        case .warnings(let count):
            "not written: \(count) warning\(count == 1 ? "" : "s"), and --strict was given"
        case .unwritable(let path, let reason):
            "output \(path) cannot be written: \(reason); choose another place with --output"
        case .diskFull(let path, let reason):
            "output \(path) cannot be written: \(reason); make room, and go on with --resume"
        case .folderInUse(let path):
            "another run writes to \(path); wait for it, or choose another place with --output"
        case .otherRun(let path):
            "the unfinished run in \(path) had other options; give those, or leave --resume out"
        case .wouldReplaceInput(let path):
            "output \(path) is an input of this run; choose another place with --output"
        case .format(let message): message
        case .severalCables:
            "there is room for one cable only; name a folder for several with --output DIR/"
        case .brokenRecord(let detail):
            "record is broken" + (detail.map { ": \($0)" } ?? "") + "; the others are converted"
        case .recordTooLong(let line, let limit):
            (line.map { "record at line \($0) is" } ?? "is")
                + " longer than \(limit >> 20) MB; allow more with --record-limit"
        case .brokenArchive(let reason):
            "cannot be read as an archive: \(reason); what stands before is converted"
        case .entryRefused:
            "leads out of the archive, or is a link; refused, since it could name any file"
        }
    }
}
