import CBuild
import CableFormats
import CableModel

/// The texts that the command prints about itself.
enum Help {
    /// How much of the help is asked for.
    enum Extent: Sendable {
        /// What is used most, on one screen.
        case brief
        /// Every command and flag.
        case whole
        /// All of it for `man`.
        case manual
    }

    /// The version; where the build knew it, the commit too.
    static var version: String {
        let commit = String(cString: cableconv_commit())
        return "cableconv \(CableconvVersion.current)\(commit.isEmpty ? "" : " (\(commit))")\n"
    }

    /// How the program ends.
    static let exitStatuses: [(status: Int, meaning: String)] = [
        (0, "all converted, or valid"), (1, "at least one input was not"), (2, "wrong usage"),
    ]

    /// Each kind of diagnostic: its id and severity, what it means, and a message of it.
    static var diagnostics: String {
        Diagnostic.Kind.allCases.map { kind in
            "\(kind.rawValue) (\(kind.severity.word))\n    \(kind.meaning)\n    > \(kind.example)\n"
        }.joined(separator: "\n")
    }

    static var formats: String {
        var text = ""
        let width = (Registry.formats.map { $0.name.count }.max() ?? 0) + 2
        for format in Registry.formats {
            let direction = format.directions
            text += format.name.padded(to: width) + direction.padded(to: 13)
            text += format.summaryWithAliases + "\n"
        }
        return text
    }
}

extension Format {
    /// What is done with it: `read, write`.
    var directions: String {
        switch (reader != nil, writer != nil) {
        case (true, true): "read, write"
        case (true, false): "read"
        // One document holds all cables, whatever there are.
        default: isOfManyOnly ? "write all" : "write"
        }
    }

    /// Its line, with its other names.
    var summaryWithAliases: String {
        summary + (aliases.isEmpty ? "" : " (also: \(aliases.joined(separator: ", ")))")
    }
}
