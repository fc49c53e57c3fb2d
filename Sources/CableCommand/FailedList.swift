import CableConversion

/// The names of inputs that were not converted, so that they can be run again.
///
/// They stand one a line, as `--files-from` takes them. Where that was asked for, or a name has a line end
/// in it, a NUL is behind each in place of the line end.
struct FailedList {
    private var file: FileInWriting
    private var last: String?
    private var isEndedByNul: Bool

    init(_ path: String, endedByNul: Bool) throws(ConversionError) {
        isEndedByNul = endedByNul
        file = try FileInWriting(path, flag: "failed")
    }

    /// Adds an input; what an archive or a dump holds stands for the whole of it.
    mutating func add(_ name: String) throws(ConversionError) {
        guard name != last else { return }
        last = name
        if !isEndedByNul, name.utf8.contains(0x0A) {
            // No name before it has a line end.
            isEndedByNul = true
            file = try file.replacing(0x0A, by: 0)
        }
        try file.write(Array(name.utf8) + [isEndedByNul ? 0 : 0x0A])
    }

    func finish() throws(ConversionError) { try file.complete() }
}
