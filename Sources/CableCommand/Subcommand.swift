import CableFormats

extension Flag {
    /// What the first word may ask for, described once: parsing, the help texts, the manual page and the
    /// completions all come from here.
    enum Command: String, CaseIterable {
        case convert
        case inspect
        case explain
        case validate
        case filter
        case site
        case completions
        case help

        /// What the command line asks for with it.
        var action: CommandOptions.Action {
            switch self {
            case .convert: .convert
            case .inspect: .inspect
            case .explain: .explain
            case .validate: .validate
            case .filter: .filter
            case .site: .site
            case .completions: .completions
            case .help: .help(.brief)
            }
        }

        /// What stands behind the name.
        var arguments: String {
            switch self {
            case .convert: "[FLAG…] [INPUT…]"
            case .inspect: "[FLAG…] [INPUT…]"
            case .explain: "CODE… | --all"
            case .validate: "[FLAG…] FILE…"
            case .filter: "--to FORMAT [FLAG…]"
            case .site: "[FLAG…] INPUT… --output DIR"
            case .completions: Completions.Shell.allCases.map(\.rawValue).joined(separator: "|")
            case .help: "[COMMAND]"
            }
        }

        /// One line for lists of commands.
        var summary: String {
            switch self {
            case .convert: "convert cables; the command where none is named"
            case .inspect: "show cables for a person to read: fields, meanings, outline"
            case .explain: "say what a code, a caption or a message's id means"
            case .validate: "check documents against their schema"
            case .filter: "convert records for another program, as lines of JSON"
            case .site: "make a web site to browse, search and cite"
            case .completions: "print what a shell needs to complete the command line"
            case .help: "print the help of a command"
            }
        }

        /// What there is to know of it beside its flags.
        var details: String {
            switch self {
            case .convert:
                "INPUT is a file, a folder, an archive, or - for standard input, which is also read "
                    + "where no INPUT is given. One cable in one format goes to standard output; "
                    + "anything more needs --output."
            case .inspect:
                "INPUT is a file, a folder, an archive, or - for standard input, which is also read "
                    + "where no INPUT is given. On a terminal the text has colours, unless "
                    + "NO_COLOR is set."
            case .explain:
                "CODE is a TAG, a caption, a portion marking, a precedence, a post, the id of a "
                    + "diagnostic, or the name of a format or of a flag without its dashes. A code "
                    + "has its source with it."
            case .validate:
                "The documents are those of "
                    + Registry.formats.filter { $0.schema != nil }.map(\.name).listed(with: "and")
                    + "; --schema names a schema of one's own."
            case .filter:
                "Records come on standard input, and answers go to standard output, one a line. A record "
                    + "is an object of JSON: id, and source (text) or base64 (any bytes); perhaps "
                    + "format and name. The answer has the same id, the documents by their formats, "
                    + "the diagnostics, and what went wrong."
            case .site:
                "A page for each cable, with what it cites and what cites it; lists by year, day, post, "
                    + "TAGS and classification; a search; the data beside. A second run writes what has "
                    + "changed and removes only what it wrote."
            case .completions:
                "For bash: source <(cableconv completions bash). For zsh: put it into a folder of "
                    + "$fpath as _cableconv. For fish: put it into the folder completions of fish's "
                    + "configuration as cableconv.fish."
            case .help:
                "cableconv help --man prints the manual page; cableconv --help-all every flag."
            }
        }

        /// Command lines that show it, without the program's name.
        var examples: [String] {
            switch self {
            case .convert:
                [
                    "in.html --to tei",
                    "cable.txt -t markdown -o cable.md",
                    "archive/ -t markdown,jsonld -o site/",
                    "dump.zip cables.csv -o all.csv",
                    "archive/ -o all.tei.xml --cmif index.xml",
                ]
            case .inspect: ["inspect cable.txt"]
            case .explain: ["explain PREL SIPDIS", "explain missing-facts"]
            case .validate: ["validate all.tei.xml site/*.jsonld"]
            case .filter: ["filter --to tei <records.ndjson >answers.ndjson"]
            case .site: ["site archive/ --output public/"]
            case .completions: ["completions zsh >~/.zfunc/_cableconv"]
            case .help: ["help convert", "help --man >cableconv.1"]
            }
        }
    }

    /// The flags of a command, in the order of the table.
    static func all(of command: Command) -> [Flag] {
        all.filter { $0.commands.contains(command) }
    }
}
