import CableConversion
import CableFormats
import Glibc

/// The main job: inputs in, documents out, messages on the way.
struct ConvertCommand {
    let options: CommandOptions
    let streams: StandardStreams

    func run() throws(UsageError) -> Int32 {
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
        let destination = try destination(of: names, writers: writers)
        var writerOptions = options.writerOptions
        writerOptions.isColored = streams.outputIsTerminal && options.output == nil
        if let path = options.templatePath { writerOptions.template = try template(at: path) }
        try check(writerOptions, writers: writers)

        var inputs: [Input] = []
        var seen: Set<Input> = []
        var failures = 0
        for name in names {
            switch Inputs.find(name, filter: options.filter) {
            case .inputs(let found, let skipped):
                for entry in skipped {
                    streams.writeError(
                        "\(Printable.name(entry.name)): error: \(entry.error.message)\n")
                    failures += 1
                }
                if found.isEmpty && skipped.isEmpty {
                    streams.writeError("\(Printable.name(name)): error: holds no files\n")
                    failures += 1
                }
                // A file that is named twice is one input.
                inputs += found.filter { seen.insert($0).inserted }
            case .failure(let error):
                streams.writeError("\(Printable.name(name)): error: \(error.message)\n")
                failures += 1
            }
        }

        let pipeline = Pipeline(
            conversion: Conversion(
                reader: options.reader, writers: writers, options: writerOptions,
                readerOptions: options.readerOptions, isStrict: options.isStrict,
                index: options.indexPath == nil ? nil : CMIFWriter()),
            destination: destination,
            jobs: options.jobs ?? max(1, sysconf(Int32(_SC_NPROCESSORS_ONLN))),
            filter: options.filter, recordLimit: options.recordLimit,
            indexPath: options.indexPath)
        return run(pipeline, inputs, failures: failures)
    }

    private func run(_ pipeline: Pipeline, _ inputs: [Input], failures: Int) -> Int32 {
        var failures = failures
        var done = 0
        var warnings = 0
        var progress = ProgressLine(
            total: inputs.count, mode: options.progress, isTerminal: streams.errorIsTerminal,
            isQuiet: options.verbosity == .quiet, write: streams.writeError)
        var outputFailure: String?
        let writeOutput = { [streams] (bytes: [UInt8]) in
            if case .failed(let reason) = streams.writeOutput(bytes) {
                outputFailure = "standard output cannot be written: \(reason)"
            }
        }
        do throws(ConversionError) {
            try pipeline.run(
                inputs, readStandardInput: streams.readInput, writeStandardOutput: writeOutput
            ) { report in
                done += 1
                let lines = lines(of: report)
                warnings += report.messages.count { $0.diagnostic.severity == .warning }
                if !lines.isEmpty {
                    progress.clear()
                    for line in lines { streams.writeError(line + "\n") }
                }
                if report.error != nil { failures += 1 }
                progress.show(done: done, fraction: report.fractionDone, failures: failures)
                return true
            }
        } catch {
            outputFailure = "error: \(error.message)"
        }
        progress.clear()
        if let outputFailure {
            streams.writeError("cableconv: \(outputFailure)\n")
            failures += 1
        }
        if options.verbosity == .verbose
            || (failures > 0 && max(done, inputs.count) > 1 && options.verbosity != .quiet)
        {
            streams.writeError(
                summary(of: max(done, inputs.count), failures: failures, warnings: warnings))
        }
        return failures > 0 ? 1 : 0
    }

    private func summary(of total: Int, failures: Int, warnings: Int) -> String {
        "cableconv: \(total - min(failures, total)) of \(total) inputs converted, "
            + "\(failures) not, \(warnings) warning\(warnings == 1 ? "" : "s")\n"
    }

    /// The lines that a report puts on standard error.
    private func lines(of report: Pipeline.Report) -> [String] {
        var lines: [String] = []
        let name = report.name(Printable.name(report.input.displayName))
        if options.verbosity != .quiet {
            for message in report.messages
            where message.diagnostic.severity == .warning || options.verbosity == .verbose {
                lines.append(message.line(file: name))
            }
        }
        if let error = report.error {
            lines.append("\(name): error: \(error.message)")
        }
        return lines
    }

    // MARK: Settling what goes where

    private func chosenWriters() throws(UsageError) -> [Format] {
        if options.isExplaining {
            guard options.writers.isEmpty else {
                throw UsageError("--explain prints for a person to read; leave --to out")
            }
            guard options.inputs.count <= 1, !options.inputs.contains(where: Inputs.isFolder) else {
                throw UsageError("--explain takes one cable; name one file")
            }
            return [ExplanationFormat.format]
        }
        if !options.writers.isEmpty { return options.writers }
        guard let output = options.output else {
            throw UsageError("no format to write: name one, for instance --to tei")
        }
        guard let writer = FormatNames.writer(forPath: output) else {
            throw UsageError(
                "no format to write: \(output) does not tell which; name one, for instance --to tei"
            )
        }
        return [writer]
    }

    private func destination(of names: [String], writers: [Format]) throws(UsageError)
        -> Destination
    {
        if let output = options.output, Destination.isArchive(output),
            !Inputs.isFolder(output)
        {
            return .archive(output)
        }
        let isMany = names.count > 1 || writers.count > 1 || names.contains(where: Inputs.isFolder)
        guard let output = options.output else {
            guard !isMany else {
                let reason =
                    names.contains(where: Inputs.isFolder)
                    ? "a folder" : names.count > 1 ? "several inputs" : "several formats"
                throw UsageError("\(reason): name a folder for the outputs with --output DIR/")
            }
            return .standardOutput
        }
        if output == "-" {
            guard !isMany else {
                throw UsageError("several outputs cannot go to standard output; name a folder")
            }
            return .standardOutput
        }
        // Some formats have a form for many cables.
        if writers.count == 1, writers[0].collection != nil, !output.hasSuffix("/"),
            !Inputs.isFolder(output), FormatNames.writer(forPath: output) != nil
        {
            return .file(output)
        }
        if isMany, Inputs.isFile(output) {
            throw UsageError("several outputs need a folder, and \(output) is a file")
        }
        return isMany || output.hasSuffix("/") || Inputs.isFolder(output)
            ? .folder(output) : .file(output)
    }

    private func check(_ writerOptions: WriterOptions, writers: [Format]) throws(UsageError) {
        if options.templatePath != nil, !writers.contains(where: { $0.defaultTemplate != nil }) {
            throw UsageError("--template is for markdown, which is not written; add --to markdown")
        }
        let isForText =
            writerOptions.wrapColumn != nil
            || writerOptions.textLayout != WriterOptions().textLayout
        if isForText, !writers.contains(where: { $0.name == TextFormat.format.name }) {
            throw UsageError(
                "--wrap and --text-layout are for text, which is not written; add --to text")
        }
        if let path = options.indexPath {
            guard path != options.output, !Inputs.isFolder(path) else {
                throw UsageError("--cmif needs a file of its own; \(path) is none")
            }
        } else if writerOptions.index != IndexOptions() {
            throw UsageError(
                "--cmif-editor, --cmif-publisher and --cmif-base are for the index; add --cmif FILE"
            )
        }
        for format in writers {
            do throws(FormatError) {
                try format.writer?.check(writerOptions)
            } catch {
                let source = options.templatePath.map { "\($0): " } ?? ""
                throw UsageError(source + error.message)
            }
        }
    }

    /// The inputs that lists name, one a line.
    private func listedInputs() throws(UsageError) -> [String] {
        var names: [String] = []
        for list in options.filesFrom {
            let bytes: [UInt8]
            do {
                bytes = try Inputs.readList(list, standardInput: streams.readInput)
            } catch {
                throw UsageError("list \(list) \(error.message)")
            }
            names += String(decoding: bytes, as: UTF8.self).split(separator: "\n").map { line in
                line.hasSuffix("\r") ? String(line.dropLast()) : String(line)
            }
        }
        return names
    }

    private func template(at path: String) throws(UsageError) -> String {
        do {
            return try TemplateFile.read(path)
        } catch {
            throw UsageError("template \(path) \(error.message)")
        }
    }
}
