import CableConversion
import CableFormats

/// The files that a command line names, by the flags that name them. No file is written that is read too,
/// or written for another purpose, whatever paths lead to it.
struct NamedFiles {
    private typealias File = (flag: String, path: String)

    private let written: [File]
    private let read: [File]

    init(_ options: CommandOptions, _ destination: Destination) {
        var written: [File] = []
        switch destination {
        case .file(let path), .archive(let path): written.append(("output", path))
        case .folder, .standardOutput: break
        }
        if let path = options.indexPath { written.append((Registry.index.name, path)) }
        if let path = options.reportPath { written.append(("report", path)) }
        if let path = options.failedPath { written.append(("failed", path)) }
        self.written = written
        let lists = options.filesFrom.filter { $0 != "-" }.map { ("files-from", $0) }
        read = lists + options.optionFiles.sorted { $0.key < $1.key }.map { ($0.key, $0.value) }
    }

    /// What no document may replace, beside what the run itself knows of.
    var besides: [String] {
        read.map(\.path) + written.filter { ["report", "failed"].contains($0.flag) }.map(\.path)
    }

    /// Makes sure that no two are one file.
    func check() throws(UsageError) {
        for (index, file) in written.enumerated() where !FileSystem.isSpecial(file.path) {
            let own = SparedFiles([file.path])
            for other in written[..<index] + read where own.contains(other.path) {
                throw UsageError(
                    "--\(other.flag) and --\(file.flag) name one file, "
                        + "\(file.path); name another for one of them")
            }
        }
    }

    /// Makes sure that what is written besides the documents is none of the inputs.
    func check(_ inputs: [Input]) throws(UsageError) {
        let besides = written.filter { $0.flag != "output" && Inputs.isFile($0.path) }
        guard !besides.isEmpty else { return }
        // Of many inputs it is one question each.
        let spared = SparedFiles(inputs.lazy.compactMap(\.path))
        for file in besides where spared.contains(file.path) {
            throw UsageError(
                "--\(file.flag) \(file.path) is an input of this run; "
                    + "name another file")
        }
    }
}
