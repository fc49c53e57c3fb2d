import CableConversion
import CableFormats
import CableModel

/// What the command line asks for.
struct CommandOptions: Sendable {
    enum Action: Sendable {
        case convert
        /// One cable for a person to see.
        case inspect
        /// What codes mean.
        case explain
        /// Records on standard input, answers on standard output.
        case filter
        case validate
        case site
        case listFormats
        case listDiagnostics
        case help(Help.Extent)
        case completions
        case version
        case printTemplate(String)
        case printFile(JSONLDFile)
    }
    enum Verbosity: Sendable { case quiet, normal, verbose }
    enum Progress: String, Sendable { case auto, always, never }

    var action = Action.convert
    /// The command that was named; `nil` where none was.
    var command: Flag.Command?
    /// What stands there beside flags and command: inputs, or what the command is about.
    var inputs: [String] = []
    /// The file with more flags.
    var configPath: String?
    var writers: [Format] = []
    var reader: Format?
    var output: String?
    var jobs: Int?
    var filter = FileFilter()
    var filesFrom: [String] = []
    /// Whether lists of names have a NUL behind each name, and not a line end.
    var listsHaveNuls = false
    var recordLimit = Pipeline.defaultRecordLimit
    var continuation = Pipeline.Continuation()
    var stopsOnError = false
    var shard: Shard?
    var reportPath: String?
    var failedPath: String?
    var isStrict = false
    var isExplaining = false
    /// Whether every code is to be explained.
    var explainsAll = false
    var writerOptions = WriterOptions()
    var readerOptions = ReaderOptions()
    /// The files that options of formats are read from, by the options' flags.
    var optionFiles: [String: String] = [:]
    /// Whether `filter` begins with a line that says what its answers look like.
    var saysHello = false
    /// Whether documents that are JSON stand in the answers of `filter` as values, not as texts.
    var answersHaveValues = false
    /// Whether documents follow the lines of the answers of `filter`, which have their lengths.
    var answersHaveLengths = false
    /// Whether records of `filter` may name files.
    var recordsHavePaths = false
    /// The schema that documents are checked against.
    var schemaPath: String?
    /// What makes a site's pages of Markdown; `nil`: the program makes the pages itself.
    var generator: SiteProject?
    /// The flags that were given, in their order, with their values.
    var given: [(flag: Flag, value: String)] = []
    /// Whether the run is described beside its documents.
    var writesCrate = false
    /// The file for the index of the correspondence.
    var indexPath: String?
    var verbosity = Verbosity.normal
    var progress = Progress.auto
}

extension CommandOptions {
    /// What was chosen about the documents, with the texts of the files that options name.
    func wholeWriterOptions() throws(UsageError) -> WriterOptions {
        var whole = writerOptions
        for (flag, _) in Registry.optionFlags {
            guard let path = optionFiles[flag.name] else { continue }
            let text: String
            do throws(ConversionError) {
                text = try TextFile.read(path)
            } catch {
                throw UsageError("\(flag.name) \(path) \(error.message)")
            }
            try UsageError.of { () throws(FormatError) in
                do throws(FormatError) { try flag.take(text, &whole) } catch {
                    throw FormatError("\(path): \(error.message)")
                }
            }
            if flag.name == TemplateChoice.option.name {
                whole[TemplateChoice.partials] = try partials(of: text, at: path)
            }
        }
        return whole
    }

    /// Reads what a template takes in, from its own folder.
    private func partials(of text: String, at path: String) throws(UsageError) -> [TemplatePartial]
    {
        let folder = path.dropLast(FileSystem.lastComponent(of: path).utf8.count)
        var found: [String: TemplatePartial] = [:]
        var texts: [(name: String?, text: String)] = [(nil, text)]
        while let (name, text) = texts.popLast() {
            let names: [String]
            do throws(FormatError) { names = try TemplatePartial.names(in: text, of: name) } catch {
                throw UsageError("\(path): \(error.message)")
            }
            for name in names where found[name] == nil {
                let file = "\(folder)\(name).mustache"
                do throws(ConversionError) {
                    let text = try TextFile.read(file)
                    found[name] = TemplatePartial(name: name, text: text)
                    texts.append((name, text))
                } catch {
                    throw UsageError("\(path): partial \(file) \(error.message)")
                }
            }
        }
        return found.values.sorted { $0.name < $1.name }
    }

    /// The writers that were named. Documents by a template are what its file's name says before its own
    /// ending: `.html` for `page.html.mustache`.
    var writersWithEndings: [Format] {
        writers.map { format in
            guard format.name == TemplateFormat.format.name,
                let path = optionFiles[TemplateChoice.option.name]
            else { return format }
            return TemplateFormat.format(forTemplateNamed: FileSystem.lastComponent(of: path))
        }
    }

    /// Asks the writers whether they can do what was chosen.
    func check(_ writerOptions: WriterOptions, of writers: [Format]) throws(UsageError) {
        for format in writers {
            do throws(FormatError) {
                try format.writer?.check(writerOptions)
            } catch {
                // What stands in a file is wrong in the file.
                let path = format.flags.lazy.compactMap { optionFiles[$0.name] }.first
                throw UsageError((path.map { "\($0): " } ?? "") + error.message)
            }
        }
    }
}
