import CableConversion
import CableFormats
import CableModel
import Glibc

/// The main job: inputs in, documents out, messages on the way.
struct ConvertCommand {
    let options: CommandOptions
    let streams: StandardStreams

    func run() throws(UsageError) -> Int32 {
        try checkFirstWord()
        let listed = try listedInputs()
        let isPiped = options.inputs.isEmpty && options.filesFrom.isEmpty
        let names = isPiped ? ["-"] : options.inputs + listed
        if isPiped && streams.inputIsTerminal {
            throw UsageError(
                "no input: name a file or a folder, or pipe a cable in; --help says more")
        }
        let standardInputs = names + options.filesFrom
        guard standardInputs.count(where: { $0 == "-" }) <= 1 else {
            throw UsageError("standard input (-) can be read only once")
        }
        let writers = try chosenWriters()
        let openInputs = OpenInputs(standardInput: streams.readInput)
        let destination = try destination(of: names, openInputs, writers: writers)
        var writerOptions = try options.wholeWriterOptions()
        let isColored = streams.outputIsTerminal && !streams.isPlain && options.output == nil
        writerOptions[ExplanationFormat.isColored] = isColored
        writerOptions[InspectionFormat.isColored] = isColored
        try checkThatFlags(of: writerOptions, areFor: writers)
        try checkIndex(writerOptions)
        try options.check(writerOptions, of: writers)

        var readerOptions = options.readerOptions
        readerOptions.notesRules = options.isExplaining && options.verbosity == .verbose

        try checkContinuation(of: destination, writers: writers)
        let files = NamedFiles(options, destination)
        try files.check()
        if writerOptions.hasChoice(of: NamePattern.option.name), !destination.hasNames {
            throw UsageError(
                "--\(NamePattern.option.name) names outputs in a folder: name one with --output DIR/"
            )
        }
        var reporter = try Reporter(options: options, streams: streams)
        let inputs = findInputs(names, &reporter)
        try files.check(inputs)
        var pipeline = Pipeline(
            conversion: Conversion(
                reader: options.reader, writers: writers, options: writerOptions,
                readerOptions: readerOptions, isStrict: options.isStrict,
                index: options.indexPath == nil ? nil : Registry.index.collection),
            destination: destination,
            jobs: options.jobs ?? max(1, sysconf(Int32(_SC_NPROCESSORS_ONLN))),
            filter: options.filter, recordLimit: options.recordLimit,
            continuation: options.continuation, shard: options.shard, indexPath: options.indexPath)
        pipeline.spared = files.besides
        pipeline.crate = try crate(writerOptions, of: destination)
        return run(pipeline, inputs, openInputs, &reporter)
    }

    /// Runs a pipeline, and reports what becomes of each input.
    func run(
        _ pipeline: Pipeline, _ inputs: [Input], _ openInputs: OpenInputs,
        _ reporter: inout Reporter
    ) -> Int32 {
        reporter.begin(inputCount: inputs.count)
        var failure: String?
        let writeOutput = { [streams] (bytes: [UInt8]) in
            if case .failed(let reason) = streams.writeOutput(bytes) {
                failure = "standard output cannot be written: \(reason)"
            }
        }
        if case .folder(let folder) = pipeline.destination {
            streams.noteInterruption(
                UnfinishedRun.journal(in: folder, shard: options.shard),
                "\ncableconv: stopped; --resume goes on with the run\n")
        }
        do throws(ConversionError) {
            let leftOver = try pipeline.run(
                inputs, openInputs: openInputs, writeStandardOutput: writeOutput
            ) { report in
                reporter.add(isInspecting ? report.leavingOut(InspectionFormat.shows) : report)
                if case .diskFull = report.error { return false }
                return !(options.stopsOnError && report.error != nil)
            }
            reporter.addLeftOver(leftOver)
        } catch {
            failure = "error: \(error.message)"
        }
        return reporter.finish(failure: failure)
    }

    /// The inputs that are named, each once; what cannot be found is reported.
    func findInputs(_ names: [String], _ reporter: inout Reporter) -> [Input] {
        var inputs: [Input] = []
        var seen: Set<Input> = []
        for name in names {
            switch Inputs.find(name, filter: options.filter) {
            case .inputs(let found, let skipped):
                for entry in skipped { reporter.addFailure(entry.name, entry.error.message) }
                if found.isEmpty && skipped.isEmpty {
                    reporter.addFailure(name, "holds no files")
                }
                // A file that is named twice is one input; of one name no file comes twice.
                inputs += names.count == 1 ? found : found.filter { seen.insert($0).inserted }
            case .failure(let error): reporter.addFailure(name, error.message)
            }
        }
        return inputs
    }

    // MARK: Settling what goes where

    /// A first word that is neither a file nor a command, but nearly a command, is a slip of the hand.
    private func checkFirstWord() throws(UsageError) {
        guard options.command == nil, options.inputs.count > 1 || options.writers.isEmpty,
            let word = options.inputs.first, word.allSatisfy(\.isLetter), !Inputs.isFile(word),
            !Inputs.isFolder(word),
            !Suggestion.text(for: word, among: Flag.Command.allCases.map(\.rawValue)).isEmpty
        else { return }
        throw .unknownCommand(word)
    }

    private var isInspecting: Bool { if case .inspect = options.action { true } else { false } }

    private func chosenWriters() throws(UsageError) -> [Format] {
        if isInspecting { return [InspectionFormat.format] }
        if options.isExplaining {
            guard options.writers.isEmpty else {
                throw UsageError("--explain prints for a person to read; leave --to out")
            }
            guard options.inputs.count <= 1, !options.inputs.contains(where: Inputs.isFolder) else {
                throw UsageError("--explain takes one cable; name one file")
            }
            return [ExplanationFormat.format]
        }
        if !options.writers.isEmpty { return options.writersWithEndings }
        guard let output = options.output else {
            throw UsageError("no format to write: name one, for instance --to tei")
        }
        guard let writer = Destination.writer(forFileAt: output) else {
            throw UsageError(
                "no format to write: \(output) does not tell which; name one, for instance --to tei"
            )
        }
        return [writer]
    }

    private func destination(
        of names: [String], _ openInputs: OpenInputs, writers: [Format]
    ) throws(UsageError) -> Destination {
        if isInspecting { return .standardOutput }
        if let output = options.output, Destination.isArchive(output),
            !Inputs.isFolder(output)
        {
            return .archive(output)
        }
        if let format = writers.first(where: \.isOfManyOnly) {
            return try destination(ofAll: format, isAlone: writers.count == 1)
        }
        let isMany = names.count > 1 || writers.count > 1 || names.contains(where: Inputs.isFolder)
        let isStream = writers.count == 1 && writers[0].collection?.isStream == true
        guard let output = options.output else {
            guard !isMany || isStream else {
                let reason =
                    names.contains(where: Inputs.isFolder)
                    ? "a folder" : names.count > 1 ? "several inputs" : "several formats"
                throw UsageError("\(reason): name a folder for the outputs with --output DIR/")
            }
            return .standardOutput
        }
        if output == "-" {
            guard !isMany || isStream else {
                throw UsageError(
                    "several outputs cannot go to standard output; name a folder, or write "
                        + Registry.formats.filter { $0.collection?.isStream == true }
                        .map(\.name).listed(with: "or"))
            }
            return .standardOutput
        }
        // Some formats have a form for many cables.
        if writers.count == 1, writers[0].collection != nil, !output.hasSuffix("/"),
            !Inputs.isFolder(output), Destination.writer(forFileAt: output) != nil
        {
            return .file(output)
        }
        if output.hasSuffix("/") || Inputs.isFolder(output) { return .folder(output) }
        // What an archive or a dump holds goes to a folder, as what a folder holds does, unless the
        // name is that of one document.
        guard
            isMany
                || Destination.writer(forFileAt: output) == nil
                    && names.contains(where: openInputs.holdsMany)
        else { return .file(output) }
        if Inputs.isFile(output) {
            throw UsageError("several outputs need a folder, and \(output) is a file")
        }
        guard !Destination.isNameOfFile(output) else {
            throw UsageError(
                "several outputs need a folder, and \(output) is the name of a file; "
                    + "name a folder with --output DIR/")
        }
        return .folder(output)
    }

    /// The one place of a format that holds all cables: a database, a folder of tables.
    private func destination(ofAll format: Format, isAlone: Bool) throws(UsageError) -> Destination
    {
        let example = "--output cables\(format.isFolder ? "/" : format.allFileExtensions[0])"
        if let output = options.output, OutputCompression(path: output) != nil,
            format.collection?.rowDestination != .graph
        {
            throw UsageError("\(format.name) is written as it is, not compressed; use \(example)")
        }
        guard isAlone, let output = options.output, output != "-",
            format.isFolder || !Inputs.isFolder(output) && !output.hasSuffix("/")
        else {
            let kind = format.isFolder ? "a folder" : "one file"
            throw UsageError(
                "\(format.name) is \(kind) of all cables: write it by itself, with \(example)")
        }
        return .file(output)
    }

    private func checkContinuation(
        of destination: Destination, writers: [Format]
    ) throws(UsageError) {
        if case .folder(let folder) = destination {
            guard options.verbosity != .quiet else { return }
            let resumes = options.continuation.resumes
            let isUnfinished = UnfinishedRun.isIn(folder, shard: options.shard)
            if isUnfinished, !resumes {
                streams.say(
                    "cableconv: note: an earlier run into \(folder) was not "
                        + "finished; this one begins anew, --resume would go on with it")
            }
            if !isUnfinished, resumes, !options.continuation.updates, Inputs.isFolder(folder) {
                streams.say(
                    "cableconv: note: no run into \(folder) was left unfinished; "
                        + "all is converted, --update would leave out what has not changed")
            }
            return
        }
        if writers.contains(where: { $0.collection?.rowDestination == .database }),
            !options.continuation.resumes, options.shard == nil
        {
            return
        }
        if options.continuation != .init() {
            throw UsageError("--resume and --update go with a folder: name one with --output DIR/")
        }
        if options.shard != nil {
            throw UsageError("--shard goes with a folder: name one with --output DIR/")
        }
    }

    /// Makes sure that nothing is chosen about formats that are not written.
    private func checkThatFlags(
        of writerOptions: WriterOptions, areFor writers: [Format]
    ) throws(UsageError) {
        let index = Registry.index.name
        let written = Set(writers.map(\.name) + (options.indexPath == nil ? [] : [index]))
        for (flag, formats) in Registry.optionFlags where writerOptions.hasChoice(of: flag.name) {
            if options.writesCrate, Publication.flags.contains(where: { $0.name == flag.name }) {
                continue
            }
            let names = formats.map(\.name)
            guard written.isDisjoint(with: names) else { continue }
            throw UsageError(
                names.count == 1
                    ? "--\(flag.name) is for \(names[0]), which is not written; add --to \(names[0])"
                    : "--\(flag.name) is for \(names.listed(with: "and")), and none of them is "
                        + "written; add --to \(names.filter { $0 != index }.listed(with: "or"))"
                        + (names.contains(index) ? ", or --\(index) FILE" : ""))
        }
    }

    /// What is to be said of the run beside its documents.
    private func crate(
        _ writerOptions: WriterOptions, of destination: Destination
    ) throws(UsageError) -> Pipeline.CrateFacts? {
        guard options.writesCrate else { return nil }
        guard case .folder = destination else {
            throw UsageError("--ro-crate goes with a folder: name one with --output DIR/")
        }
        guard options.continuation == .init(), options.shard == nil else {
            throw UsageError(
                "--ro-crate is of a whole run; leave --resume, --update and --shard out")
        }
        guard let licence = writerOptions[Publication.licence],
            let date = writerOptions[Publication.date]
        else { throw UsageError("--ro-crate needs --licence and --date, which every crate has") }
        return Pipeline.CrateFacts(
            publisher: writerOptions[Publication.publisher], licence: licence, date: date,
            options: optionsOfDocuments)
    }

    /// What was chosen about documents, as a command line has it: of files their names alone.
    private var optionsOfDocuments: String {
        options.given.filter { $0.flag.group == .formats || ["to", "from"].contains($0.flag.name) }
            .map { flag, value in
                guard flag.argument != nil else { return "--\(flag.name)" }
                let isFile = options.optionFiles[flag.name] != nil
                let shown = isFile ? value.split(separator: "/").last.map(String.init) : value
                return "--\(flag.name) \(Self.quoted(shown ?? value))"
            }.joined(separator: " ")
    }

    /// A value as a shell takes it: in quotes where it has more than plain signs.
    private static func quoted(_ value: String) -> String {
        let isPlain = value.utf8.allSatisfy { byte in
            byte >= 0x80 || UInt8(ascii: "a")...UInt8(ascii: "z") ~= byte | 0x20
                || "0123456789-_./:,=".utf8.contains(byte)
        }
        return isPlain && !value.isEmpty
            ? value
            : "'"
                + value.split(separator: "'", omittingEmptySubsequences: false)
                .joined(separator: "'\\''") + "'"
    }

    private func checkIndex(_ writerOptions: WriterOptions) throws(UsageError) {
        let index = Registry.index
        guard let path = options.indexPath else {
            let flags = Registry.flagsOfIndex
            guard !flags.contains(where: { writerOptions.hasChoice(of: $0.name) }) else {
                throw UsageError(
                    "\(flags.map { "--\($0.name)" }.listed(with: "and")) are for the index; "
                        + "add --\(index.name) FILE")
            }
            return
        }
        guard !Inputs.isFolder(path) else {
            throw UsageError("--\(index.name) needs a file of its own; \(path) is none")
        }
        guard options.continuation == .init(), options.shard == nil else {
            throw UsageError(
                "--\(index.name) is of all cables; leave --resume, --update and --shard out")
        }
        let missing = CMIFFormat.missing(writerOptions)
        guard !missing.isEmpty, options.verbosity != .quiet else { return }
        streams.say(
            "cableconv: note: the index does not say its \(missing.map(\.what).listed(with: "and")); "
                + "\(missing.map { "--\($0.flag)" }.listed(with: "and")) "
                + "\(missing.count == 1 ? "does" : "do")")
    }

    /// The inputs that lists name.
    func listedInputs() throws(UsageError) -> [String] {
        var names: [String] = []
        for list in options.filesFrom {
            let bytes: [UInt8]
            do {
                bytes = try Inputs.readList(list, standardInput: streams.readInput)
            } catch {
                throw UsageError("list \(list) \(error.message)")
            }
            names += Self.names(in: bytes, endedByNul: options.listsHaveNuls)
        }
        return names
    }

    /// The names in a list. No name has a NUL, so that where there is one it ends a name, and line ends are
    /// parts of names.
    private static func names(in list: [UInt8], endedByNul: Bool) -> [String] {
        let isEndedByNul = endedByNul || list.contains(0)
        return list.split(separator: isEndedByNul ? 0 : 0x0A).compactMap { name in
            let bytes = !isEndedByNul && name.last == 0x0D ? name.dropLast() : name
            return bytes.isEmpty ? nil : String(decoding: bytes, as: UTF8.self)
        }
    }
}

extension Pipeline.Report {
    /// The report without what is said elsewhere.
    fileprivate func leavingOut(_ isSaid: (Diagnostic) -> Bool) -> Pipeline.Report {
        var report = self
        report.messages.removeAll { isSaid($0.diagnostic) }
        return report
    }
}
