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

    /// Under which heading the help lists it.
    var group: Group
    /// Whether it is among the few that `--help` lists.
    var isCommon: Bool

    /// The headings of the flags, in their order.
    enum Group: String, CaseIterable {
        case documents = "Inputs and outputs"
        case runs = "Runs"
        case formats = "Formats"
        case index = "Index of the correspondence"
        case messages = "Messages"
        case about = "About the program"
    }

    /// The flag that names a file with more flags.
    static let configName = "config"

    /// All flags, in the order of `--help-all`: the most used of a group first.
    static let all =
        under(.documents, ofDocuments) + under(.runs, ofRuns) + under(.formats, ofFormats)
        + under(.index, ofIndex) + under(.messages, ofMessages) + under(.about, ofProgram)

    private static func under(_ group: Group, _ flags: [Flag]) -> [Flag] {
        flags.map { flag in
            var flag = flag
            flag.group = group
            return flag
        }
    }

    private static let ofDocuments: [Flag] = [
        Flag(
            name: "to", short: "t", argument: "FORMAT",
            help: "write this format; repeat it, or separate by commas, for several",
            for: [.convert, .filter], isCommon: true
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
            help: "read this format; by default, the content tells it",
            for: [.convert, .inspect, .filter, .site], isCommon: true
        ) { value, options throws(UsageError) in
            options.reader = try FormatNames.reader(value)
        },
        Flag(
            name: "output", short: "o", argument: "PATH",
            help: "write to this file, or below this folder; - is standard output",
            for: [.convert, .site], isCommon: true
        ) { value, options throws(UsageError) in
            guard !value.isEmpty else { throw UsageError("--output needs a path") }
            options.output = value
        },
        Flag(
            name: NamePattern.option.name, argument: "PATTERN",
            help: "name outputs in a folder so: {date}-{id}; the keys are "
                + NamePattern.Key.allCases.map(\.rawValue).joined(separator: ", ")
        ) { value, options throws(UsageError) in
            try UsageError.of { () throws(FormatError) in
                options.writerOptions[NamePattern.option] = try NamePattern(value)
            }
        },
        Flag(
            name: "include", argument: "GLOB",
            help: "in folders and archives, read only files that match; repeatable",
            for: [.convert, .site], isCommon: true
        ) { value, options throws(UsageError) in options.filter.include.append(value) },
        Flag(
            name: "exclude", argument: "GLOB",
            help: "in folders and archives, leave out files that match; repeatable",
            for: [.convert, .site]
        ) { value, options throws(UsageError) in options.filter.exclude.append(value) },
        Flag(
            name: "files-from", argument: "FILE",
            help: "read more input names from this file, one a line; - is standard input",
            for: [.convert, .site]
        ) { value, options throws(UsageError) in options.filesFrom.append(value) },
        Flag(
            name: "null",
            help:
                "names in lists end with NUL; by default, a NUL in the list tells it",
            for: [.convert, .site]
        ) { _, options throws(UsageError) in options.listsHaveNuls = true },
        Flag(
            name: "record-limit", argument: "MB",
            help: "refuse files and records that are larger; default: 256",
            for: [.convert, .inspect, .site]
        ) { value, options throws(UsageError) in
            options.recordLimit = try positiveNumber(value, flag: "record-limit") << 20
        },
        Flag(
            name: configName, argument: "FILE",
            help: "take more flags from this file; in YAML, one a line, such as to: tei",
            for: [.convert, .inspect, .validate, .filter], isCommon: true
        ) { value, options throws(UsageError) in options.configPath = value },
    ]

    private static let ofRuns: [Flag] = [
        Flag(
            name: "jobs", short: "j", argument: "N", help: "worker threads; default: all cores",
            for: [.convert, .site], isCommon: true
        ) { value, options throws(UsageError) in
            options.jobs = try positiveNumber(value, flag: "jobs")
        },
        Flag(
            name: "resume", help: "go on with an unfinished run into a folder",
            isCommon: true
        ) { _, options throws(UsageError) in options.continuation.resumes = true },
        Flag(
            name: "update",
            help: "convert only what is new or changed; compared with the last run with --update",
            isCommon: true
        ) { _, options throws(UsageError) in options.continuation.updates = true },
        Flag(
            name: "ro-crate",
            help: "describe the run in its folder, as an RO-Crate; needs --licence and --date"
        ) { _, options throws(UsageError) in options.writesCrate = true },
        Flag(
            name: "on-error", argument: "continue|stop",
            help: "after an input that cannot be converted, go on (default) or stop"
        ) { value, options throws(UsageError) in
            guard ["continue", "stop"].contains(value) else {
                throw UsageError("--on-error is continue or stop, not \"\(value)\"")
            }
            options.stopsOnError = value == "stop"
        },
        Flag(
            name: "shard", argument: "I/N",
            help: "do only part I of N of the work; for several processes or machines",
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
            for: [.convert, .filter], isCommon: true
        ) { _, options throws(UsageError) in options.isStrict = true },
        Flag(
            name: "repair",
            help: "repair characters that a wrong encoding spoilt; each repair is reported",
            for: [.convert, .inspect, .filter, .site]
        ) { _, options throws(UsageError) in options.readerOptions.repairsCharacters = true },
    ]

    private static let ofMessages: [Flag] = [
        Flag(
            name: "explain",
            help:
                "print each line of one cable with the field it was read as; --verbose adds the rule",
            isCommon: true
        ) { _, options throws(UsageError) in options.isExplaining = true },
        Flag(
            name: "all", help: "for explain: every code of the vocabulary", for: [.explain]
        ) { _, options throws(UsageError) in options.explainsAll = true },
        Flag(
            name: "hello", help: "for filter: begin with a line that says what answers look like",
            for: [.filter]
        ) { _, options throws(UsageError) in options.saysHello = true },
        Flag(
            name: "values",
            help: "for filter: put documents that are JSON into answers as values, not as texts",
            for: [.filter]
        ) { _, options throws(UsageError) in options.answersHaveValues = true },
        Flag(
            name: "lengths",
            help: "for filter: put documents behind the answer's line, which has their lengths",
            for: [.filter]
        ) { _, options throws(UsageError) in options.answersHaveLengths = true },
        Flag(
            name: "paths", help: "for filter: let records name files by their path",
            for: [.filter]
        ) { _, options throws(UsageError) in options.recordsHavePaths = true },
        Flag(
            name: "schema", argument: "FILE",
            help: "for validate: a schema (.rng or .json) in place of the program's own",
            for: [.validate]
        ) { value, options throws(UsageError) in options.schemaPath = value },
        Flag(
            name: "generator",
            argument: (["html"] + SiteProject.all.map(\.name)).joined(separator: "|"),
            help: "for site: write Markdown, and all that this generator needs to make pages of it",
            for: [.site]
        ) { value, options throws(UsageError) in
            options.generator = SiteProject.all.first { $0.name == value }
            guard options.generator != nil || value == "html" else {
                let names = (["html"] + SiteProject.all.map(\.name)).listed(with: "or")
                throw UsageError("--generator is \(names), not \"\(value)\"")
            }
        },
        Flag(
            name: "quiet", help: "say nothing on standard error but errors",
            for: Command.allCases, isCommon: true
        ) {
            _, options throws(UsageError) in options.verbosity = .quiet
        },
        Flag(
            name: "verbose", help: "print notes too, and a summary", for: Command.allCases,
            isCommon: true
        ) {
            _, options throws(UsageError) in options.verbosity = .verbose
        },
        Flag(
            name: "progress", argument: "auto|always|never",
            help: "show how far the run is; auto: on a terminal, if it takes more than a moment",
            for: [.convert, .site]
        ) { value, options throws(UsageError) in
            guard let progress = CommandOptions.Progress(rawValue: value) else {
                throw UsageError("--progress is auto, always or never, not \"\(value)\"")
            }
            options.progress = progress
        },
    ]

    private static let ofProgram: [Flag] = [
        Flag(name: "list-formats", help: "list the readers and writers", isCommon: true) {
            _, options throws(UsageError) in options.action = .listFormats
        },
        Flag(name: "list-diagnostics", help: "list the warnings and notes, with their meaning") {
            _, options throws(UsageError) in options.action = .listDiagnostics
        },
        Flag(
            name: "print-template",
            argument: TemplateChoice.shipped.map(\.name).joined(separator: "|"),
            help: "print a template that comes with the program, to start one's own from"
        ) { value, options throws(UsageError) in
            guard
                let shipped = TemplateChoice.shipped.first(where: { $0.name == value })
            else {
                let names = TemplateChoice.shipped.map(\.name).listed(with: "or")
                throw UsageError("--print-template is \(names), not \"\(value)\"")
            }
            options.action = .printTemplate(shipped.text)
        },
        Flag(
            name: "print-context",
            help: "print the context of JSON-LD, to be published where --context says; see --base"
        ) { _, options throws(UsageError) in options.action = .printFile(.context) },
        Flag(
            name: "print-vocabulary",
            help: "print the vocabulary of JSON-LD, with TAGS and captions, as Turtle; see --base"
        ) { _, options throws(UsageError) in options.action = .printFile(.vocabulary) },
        Flag(
            name: "help", short: "h", help: "print what is used most; of a command, all its flags",
            for: Command.allCases, isCommon: true
        ) {
            _, options throws(UsageError) in options.action = .help(.brief)
        },
        Flag(
            name: "help-all", help: "print every flag", for: Command.allCases, isCommon: true
        ) {
            _, options throws(UsageError) in options.action = .help(.whole)
        },
        Flag(name: "man", help: "print the manual page, for man", for: [.help]) {
            _, options throws(UsageError) in options.action = .help(.manual)
        },
        Flag(
            name: "version", help: "print the version", for: Command.allCases, isCommon: true
        ) {
            _, options throws(UsageError) in options.action = .version
        },
    ]

    init(
        name: String, short: Character? = nil, argument: String? = nil, help: String,
        for commands: [Command] = [.convert], isCommon: Bool = false,
        apply: @escaping @Sendable (String, inout CommandOptions) throws(UsageError) -> Void
    ) {
        self.name = name
        self.short = short
        self.argument = argument
        self.help = help
        self.commands = commands
        self.isCommon = isCommon
        group = .documents
        self.apply = apply
    }

    private static func positiveNumber(_ value: String, flag: String) throws(UsageError) -> Int {
        try UsageError.of { () throws(FormatError) in
            try OptionFlag.positiveNumber(value, flag: flag)
        }
    }
}
