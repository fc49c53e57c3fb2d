import CableFormats
import CableModel

/// The texts that the command prints about itself.
enum Help {
    static let version = "cableconv \(CableconvVersion.current)\n"

    static var text: String {
        var text = """
            Usage: cableconv [FLAG…] [INPUT…]

            Converts diplomatic cables. INPUT is a file, a folder, or - for standard input, which
            is also read where no INPUT is given. One cable in one format goes to standard output;
            anything more needs --output.

              cableconv in.html --to tei
              cableconv cable.txt -t markdown -o cable.md
              cableconv archive/ -t markdown,jsonld -o site/
              cableconv dump.zip cables.csv -o all.csv
              cableconv archive/ -o all.tei.xml --cmif index.xml

            \(commands.wrapped(at: 87))

            Flags:

            """
        let left = Flag.all.map { flag in
            let short = flag.short.map { "-\($0), " } ?? "    "
            let argument = flag.argument.map { " \($0)" } ?? ""
            return "  \(short)--\(flag.name)\(argument)"
        }
        let width = (left.map(\.count).max() ?? 0) + 2
        for (column, flag) in zip(left, Flag.all) {
            text += column + String(repeating: " ", count: width - column.count) + flag.help + "\n"
        }
        text += """

            Exit status: 0 all converted, or valid; 1 at least one input was not; 2 wrong usage.

            """
        return text
    }

    private static var commands: String {
        let checked = Registry.formats.filter { $0.schema != nil }.map(\.name).listed(with: "and")
        return "cableconv validate FILE… says where documents of \(checked) are not as their "
            + "schemas want them. cableconv filter --to FORMAT answers records of JSON on standard "
            + "input, a line each. cableconv site INPUT… -o DIR makes a site of pages to browse, search "
            + "and cite."
    }

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
            let direction =
                switch (format.reader != nil, format.writer != nil) {
                case (true, true): "read, write"
                case (true, false): "read"
                default: "write"
                }
            let aliases =
                format.aliases.isEmpty ? "" : " (also: \(format.aliases.joined(separator: ", ")))"
            text += format.name + String(repeating: " ", count: width - format.name.count)
            text += direction + String(repeating: " ", count: 13 - direction.count)
            text += format.summary + aliases + "\n"
        }
        return text
    }
}

extension String {
    /// The words of the text, on lines of no more letters than a column allows.
    fileprivate func wrapped(at column: Int) -> String {
        var text = ""
        var length = 0
        for word in split(separator: " ") {
            if length > 0 {
                let fits = length + 1 + word.count <= column
                text += fits ? " " : "\n"
                length = fits ? length + 1 : 0
            }
            text += word
            length += word.count
        }
        return text
    }
}
