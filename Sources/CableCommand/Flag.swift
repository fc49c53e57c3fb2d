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

    /// All flags, in the order of `--help`.
    static let all = ofRuns + ofFormats + ofIndex + ofCommand

    private static let ofRuns: [Flag] = [
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
            name: "null",
            help:
                "lists of names have a NUL behind each, not a line end; told from those that are read"
        ) { _, options throws(UsageError) in options.listsHaveNuls = true },
        Flag(
            name: "record-limit", argument: "MB",
            help: "do not read a file or record that is longer; default: 256"
        ) { value, options throws(UsageError) in
            options.recordLimit = try positiveNumber(value, flag: "record-limit") << 20
        },
        Flag(
            name: "jobs", short: "j", argument: "N", help: "worker threads; default: all cores"
        ) { value, options throws(UsageError) in
            options.jobs = try positiveNumber(value, flag: "jobs")
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
    ]

    private static let ofCommand: [Flag] = [
        Flag(
            name: "print-template", argument: "FORMAT",
            help: "print the default template of a format, to start one's own from"
        ) { value, options throws(UsageError) in
            options.action = .printTemplate(try FormatNames.writer(value))
        },
        Flag(
            name: "explain",
            help:
                "print the lines of one cable with the field each landed in; --verbose adds its rule"
        ) { _, options throws(UsageError) in options.isExplaining = true },
        Flag(
            name: "hello", help: "for filter: begin with a line that says what answers look like",
            for: [.filter]
        ) { _, options throws(UsageError) in options.saysHello = true },
        Flag(
            name: "values",
            help: "for filter: documents that are JSON stand in answers as values, not as texts",
            for: [.filter]
        ) { _, options throws(UsageError) in options.answersHaveValues = true },
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
        Flag(name: "list-diagnostics", help: "list the warnings and notes, with their meaning") {
            _, options throws(UsageError) in options.action = .listDiagnostics
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

    init(
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
        try UsageError.of { () throws(FormatError) in
            try OptionFlag.positiveNumber(value, flag: flag)
        }
    }
}
