import CableConversion
import CableFormats

/// A flag of the command line, described once: parsing and `--help` both come from this table.
struct Flag: Sendable {
    var name: String
    var short: Character?
    /// What stands for the value in the help text; `nil` for a flag without value.
    var argument: String?
    var help: String
    /// Which commands it is for.
    var commands: [Command]
    /// Takes the value (empty for a flag without one) into the options.
    var apply: @Sendable (String, inout CommandOptions) throws(UsageError) -> Void

    /// What the first word may ask for.
    enum Command: String, CaseIterable {
        case convert
        case filter
        case validate

        /// What the command line asks for with it.
        var action: CommandOptions.Action {
            switch self {
            case .convert: .convert
            case .filter: .filter
            case .validate: .validate
            }
        }
    }

    static let all: [Flag] = [
        Flag(
            name: "to", short: "t", argument: "FORMAT",
            help: "write this format; repeat it, or separate by commas, for several",
            for: [.convert, .filter]
        ) { value, options throws(UsageError) in
            for name in value.split(separator: ",", omittingEmptySubsequences: false) {
                guard !name.isEmpty else {
                    throw UsageError("--to has an empty name: \(value)")
                }
                let format = try FormatNames.writer(String(name))
                if !options.writers.contains(where: { $0.name == format.name }) {
                    options.writers.append(format)
                }
            }
        },
        Flag(
            name: "from", short: "f", argument: "FORMAT",
            help: "read this format; told from the content where left out",
            for: [.convert, .filter]
        ) { value, options throws(UsageError) in
            options.reader = try FormatNames.reader(value)
        },
        Flag(
            name: "output", short: "o", argument: "PATH",
            help: "write to this file, or below this folder"
        ) { value, options throws(UsageError) in
            guard !value.isEmpty else { throw UsageError("--output needs a path") }
            options.output = value
        },
        Flag(
            name: "include", argument: "GLOB",
            help: "of folders and archives, read only files that fit; repeatable"
        ) { value, options throws(UsageError) in options.filter.include.append(value) },
        Flag(
            name: "exclude", argument: "GLOB",
            help: "of folders and archives, leave out files that fit; repeatable"
        ) { value, options throws(UsageError) in options.filter.exclude.append(value) },
        Flag(
            name: "files-from", argument: "FILE",
            help: "read the names of more inputs from this file, one a line; - is standard input"
        ) { value, options throws(UsageError) in options.filesFrom.append(value) },
        Flag(
            name: "record-limit", argument: "MB",
            help: "do not read a file or record that is longer; default: 256"
        ) { value, options throws(UsageError) in
            options.recordLimit = try positiveNumber(value, flag: "--record-limit") << 20
        },
        Flag(
            name: "jobs", short: "j", argument: "N", help: "worker threads; default: all cores"
        ) { value, options throws(UsageError) in
            options.jobs = try positiveNumber(value, flag: "--jobs")
        },
        Flag(
            name: "resume", help: "go on with a run into a folder that was not finished"
        ) { _, options throws(UsageError) in options.continuation.resumes = true },
        Flag(
            name: "update",
            help: "convert only what is new or changed since the last run with --update"
        ) { _, options throws(UsageError) in options.continuation.updates = true },
        Flag(
            name: "on-error", argument: "continue|stop",
            help: "go on behind an input that is not converted (default), or stop"
        ) { value, options throws(UsageError) in
            guard ["continue", "stop"].contains(value) else {
                throw UsageError("--on-error is continue or stop, not \"\(value)\"")
            }
            options.stopsOnError = value == "stop"
        },
        Flag(
            name: "shard", argument: "I/N",
            help: "do only part I of N of the work, for several processes",
            for: [.convert, .filter]
        ) { value, options throws(UsageError) in
            let parts = value.split(separator: "/", omittingEmptySubsequences: false)
            guard parts.count == 2, let index = Int(parts[0]), let count = Int(parts[1]),
                count > 0, (1...count).contains(index)
            else {
                throw UsageError("--shard needs a part and a number, such as 2/8, not \"\(value)\"")
            }
            options.shard = Shard(index: index, count: count)
        },
        Flag(
            name: "report", argument: "FILE",
            help: "write what became of each input to this file, as lines of JSON"
        ) { value, options throws(UsageError) in options.reportPath = value },
        Flag(
            name: "failed", argument: "FILE",
            help: "write the names of inputs that were not converted, for --files-from"
        ) { value, options throws(UsageError) in options.failedPath = value },
        Flag(
            name: "strict", help: "do not write a cable that has a warning; exit status 1",
            for: [.convert, .filter]
        ) { _, options throws(UsageError) in options.isStrict = true },
        Flag(
            name: "repair",
            help: "put right characters that a wrong encoding spoilt; each repair is said",
            for: [.convert, .filter]
        ) { _, options throws(UsageError) in options.readerOptions.repairsCharacters = true },
        Flag(
            name: "text-layout", argument: "telegram|reading",
            help: "for text: as a telegram (default), or the text proper alone",
            for: [.convert, .filter]
        ) { value, options throws(UsageError) in
            guard let layout = WriterOptions.TextLayout(rawValue: value) else {
                throw UsageError("--text-layout is telegram or reading, not \"\(value)\"")
            }
            options.writerOptions.textLayout = layout
        },
        Flag(
            name: "wrap", argument: "N",
            help: "for text: wrap at this column; otherwise a paragraph is one line",
            for: [.convert, .filter]
        ) { value, options throws(UsageError) in
            options.writerOptions.wrapColumn = try positiveNumber(value, flag: "--wrap")
        },
        Flag(
            name: "template", argument: "FILE",
            help: "for markdown: a Mustache template in place of the default",
            for: [.convert, .filter]
        ) { value, options throws(UsageError) in options.templatePath = value },
        Flag(
            name: "cmif", argument: "FILE",
            help: "write the index of the correspondence too (CMI Format 1.1)"
        ) { value, options throws(UsageError) in
            guard !value.isEmpty, value != "-" else {
                throw UsageError("--cmif needs the path of a file")
            }
            options.indexPath = value
            options.writerOptions.index.fileName =
                value.split(separator: "/").last.map(String.init) ?? value
        },
        Flag(
            name: "cmif-editor", argument: "NAME", help: "for --cmif: who answers for the index"
        ) { value, options throws(UsageError) in options.writerOptions.index.editor = value },
        Flag(
            name: "cmif-publisher", argument: "NAME", help: "for --cmif: who publishes the cables"
        ) { value, options throws(UsageError) in options.writerOptions.index.publisher = value },
        Flag(
            name: "cmif-base", argument: "URL",
            help: "for --cmif: the address below which a cable is found by its number"
        ) { value, options throws(UsageError) in
            guard value.contains(":") else {
                throw UsageError("--cmif-base needs an address such as https://example.org/cables/")
            }
            options.writerOptions.index.base = value.hasSuffix("/") ? value : value + "/"
        },
        Flag(
            name: "print-template", argument: "FORMAT",
            help: "print the default template of a format, to start one's own from"
        ) { value, options throws(UsageError) in
            options.action = .printTemplate(try FormatNames.writer(value))
        },
        Flag(
            name: "context", argument: "inline|URL",
            help: "for jsonld: the context in each document (default), or where it is published",
            for: [.convert, .filter]
        ) { value, options throws(UsageError) in
            options.writerOptions.contextURL = value == "inline" ? nil : value
        },
        Flag(
            name: "base", argument: "IRI",
            help: "for jsonld: what its IRIs begin with; default: urn:cable:",
            for: [.convert, .filter]
        ) { value, options throws(UsageError) in options.writerOptions.baseIRI = value },
        Flag(
            name: "no-source", help: "for jsonld: leave out the text that a cable was read from",
            for: [.convert, .filter]
        ) { _, options throws(UsageError) in options.writerOptions.includesSource = false },
        Flag(
            name: "explain",
            help:
                "print the lines of one cable with the field each landed in; --verbose adds its rule"
        ) { _, options throws(UsageError) in options.isExplaining = true },
        Flag(
            name: "schema", argument: "FILE",
            help: "for validate: a schema (.rng or .json) in place of the program's own",
            for: [.validate]
        ) { value, options throws(UsageError) in options.schemaPath = value },
        Flag(
            name: "quiet", help: "say nothing on standard error but errors",
            for: Command.allCases
        ) {
            _, options throws(UsageError) in options.verbosity = .quiet
        },
        Flag(name: "verbose", help: "print notes too, and a summary", for: Command.allCases) {
            _, options throws(UsageError) in options.verbosity = .verbose
        },
        Flag(
            name: "progress", argument: "auto|always|never",
            help: "show how far the run is; auto: on a terminal, for more than a moment's work"
        ) { value, options throws(UsageError) in
            guard let progress = CommandOptions.Progress(rawValue: value) else {
                throw UsageError("--progress is auto, always or never, not \"\(value)\"")
            }
            options.progress = progress
        },
        Flag(name: "list-formats", help: "list the readers and writers") {
            _, options throws(UsageError) in options.action = .listFormats
        },
        Flag(
            name: "help", short: "h", help: "print this text", for: Command.allCases
        ) {
            _, options throws(UsageError) in options.action = .help
        },
        Flag(name: "version", help: "print the version", for: Command.allCases) {
            _, options throws(UsageError) in options.action = .version
        },
    ]

    private init(
        name: String, short: Character? = nil, argument: String? = nil, help: String,
        for commands: [Command] = [.convert],
        apply: @escaping @Sendable (String, inout CommandOptions) throws(UsageError) -> Void
    ) {
        self.name = name
        self.short = short
        self.argument = argument
        self.help = help
        self.commands = commands
        self.apply = apply
    }

    private static func positiveNumber(_ value: String, flag: String) throws(UsageError) -> Int {
        guard let number = Int(value), number > 0, number <= 1_000_000 else {
            throw UsageError("\(flag) needs a number above 0, not \"\(value)\"")
        }
        return number
    }
}

/// Wrong usage: one sentence that says what is wrong and what to type.
struct UsageError: Error, Hashable {
    var message: String
    init(_ message: String) { self.message = message }
}

/// What the command line asks for.
struct CommandOptions: Sendable {
    enum Action: Sendable {
        case convert
        /// Records on standard input, answers on standard output.
        case filter
        case validate
        case listFormats
        case help
        case version
        case printTemplate(Format)
    }
    enum Verbosity: Sendable { case quiet, normal, verbose }
    enum Progress: String, Sendable { case auto, always, never }

    var action = Action.convert
    var inputs: [String] = []
    var writers: [Format] = []
    var reader: Format?
    var output: String?
    var jobs: Int?
    var filter = FileFilter()
    var filesFrom: [String] = []
    var recordLimit = Pipeline.defaultRecordLimit
    var continuation = Pipeline.Continuation()
    var stopsOnError = false
    var shard: Shard?
    var reportPath: String?
    var failedPath: String?
    var isStrict = false
    var isExplaining = false
    var writerOptions = WriterOptions()
    var readerOptions = ReaderOptions()
    var templatePath: String?
    /// The schema that documents are checked against.
    var schemaPath: String?
    /// The file for the index of the correspondence.
    var indexPath: String?
    var verbosity = Verbosity.normal
    var progress = Progress.auto
}

/// Finds formats by what a user typed.
enum FormatNames {
    static func writer(_ name: String) throws(UsageError) -> Format {
        try find(name, kind: "writer") { $0.writer != nil }
    }

    static func reader(_ name: String) throws(UsageError) -> Format {
        try find(name, kind: "reader") { $0.reader != nil }
    }

    private static func find(
        _ name: String, kind: String, where isRight: (Format) -> Bool
    ) throws(UsageError) -> Format {
        let formats = Registry.formats.filter(isRight)
        let lower = name.lowercased()
        let format =
            formats.first { $0.name == lower } ?? formats.first { $0.aliases.contains(lower) }
        if let format { return format }
        let names = formats.flatMap { [$0.name] + $0.aliases }
        throw UsageError(
            "unknown \(kind) \"\(name)\"" + Suggestion.text(for: lower, among: names)
                + "; the \(kind)s are \(formats.map(\.name).joined(separator: ", "))")
    }

    /// The writer whose files have a path's extension.
    static func writer(forPath path: String) -> Format? {
        let lower = path.lowercased()
        return Registry.formats
            .filter { $0.writer != nil && $0.fileExtension != nil }
            .first {
                lower.hasSuffix($0.fileExtension!)
                    || $0.collection?.fileExtensions.contains(where: lower.hasSuffix) == true
                    || $0.aliases.contains { lower.hasSuffix(".\($0)") }
            }
    }
}

/// Names what a user may have meant.
enum Suggestion {
    /// `; did you mean --to?`, or nothing where no name is near.
    static func text(for typed: String, among names: [String]) -> String {
        let near = names.map { (name: $0, distance: distance(typed, $0)) }
            .min { $0.distance < $1.distance }
        guard let near, near.distance < typed.count, near.distance <= max(2, typed.count / 3)
        else { return "" }
        return ": did you mean \(near.name)?"
    }

    /// The number of letters to change, add or leave out (Levenshtein).
    static func distance(_ first: String, _ second: String) -> Int {
        let first = Array(first.utf8)
        let second = Array(second.utf8)
        var row = Array(0...second.count)
        for (i, a) in first.enumerated() {
            var diagonal = row[0]
            row[0] = i + 1
            for (j, b) in second.enumerated() {
                let above = row[j + 1]
                row[j + 1] = min(above + 1, row[j] + 1, diagonal + (a == b ? 0 : 1))
                diagonal = above
            }
        }
        return row[second.count]
    }
}
