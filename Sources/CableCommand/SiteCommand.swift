import CableConversion
import CableFormats
import Glibc

/// `cableconv site`: makes a folder of pages that a browser shows without anything else, and any web server
/// as they are.
struct SiteCommand {
    let options: CommandOptions
    let streams: StandardStreams

    func run() throws(UsageError) -> Int32 {
        let convert = ConvertCommand(options: options, streams: streams)
        let names = options.inputs + (try convert.listedInputs())
        guard !names.isEmpty else {
            throw UsageError("no input: name files or folders, for instance site archive/ -o site")
        }
        guard !names.contains("-") || options.inputs.count(where: { $0 == "-" }) == 1 else {
            throw UsageError("standard input (-) can be read only once")
        }
        let folder = try folder()
        for name in names where name != "-" { try check(name, isApartFrom: folder) }
        let writerOptions = try options.wholeWriterOptions()
        try options.check(writerOptions, of: Pipeline.formatsOfSites)
        if options.generator == nil,
            let flag = MarkdownFormat.format.flags.first(where: {
                !HTMLFormat.format.flags.map(\.name).contains($0.name)
                    && writerOptions.hasChoice(of: $0.name)
            })
        {
            throw UsageError(
                "--\(flag.name) is for pages of Markdown; name who makes a site of them with "
                    + "--generator")
        }
        if options.generator != nil,
            let flag = [MarkdownFormat.flavor.name, MarkdownFormat.frontMatter.name].first(where: {
                writerOptions.hasChoice(of: $0)
            })
        {
            throw UsageError("--\(flag) is settled by --generator; leave it out")
        }
        var pipeline = Pipeline(
            conversion: Conversion(
                reader: options.reader, writers: [],
                options: writerOptions, readerOptions: options.readerOptions),
            destination: .folder(folder),
            jobs: options.jobs ?? max(1, sysconf(Int32(_SC_NPROCESSORS_ONLN))),
            filter: options.filter, recordLimit: options.recordLimit)
        let address = try base()
        if let generator = options.generator {
            do throws(ConversionError) {
                try generator.write(to: folder, base: address)
            } catch {
                throw UsageError(error.message)
            }
        }
        pipeline.writeSite(
            SiteOptions(folder: folder, base: address, project: options.generator))
        var reporter = try Reporter(options: options, streams: streams)
        let inputs = convert.findInputs(names, &reporter)
        return convert.run(
            pipeline, inputs, OpenInputs(standardInput: streams.readInput), &reporter)
    }

    private func folder() throws(UsageError) -> String {
        guard var folder = options.output else {
            throw UsageError("name a folder for the site with --output DIR")
        }
        while folder.utf8.count > 1, folder.utf8.last == UInt8(ascii: "/") { folder.removeLast() }
        guard folder != "-", !Inputs.isFile(folder), !Destination.isNameOfFile(folder) else {
            throw UsageError(
                "a site is a folder, and \(folder) is a file; "
                    + "name a folder with --output DIR")
        }
        return folder
    }

    /// Makes sure that an input is not in the site's folder, nor that in an input: the next run would
    /// read the site.
    private func check(_ name: String, isApartFrom folder: String) throws(UsageError) {
        guard let input = Self.wholePath(name), let site = Self.wholePath(folder) else { return }
        let isInside =
            (input + "/").hasPrefix(site + "/")
            || Inputs.isFolder(name) && (site + "/").hasPrefix(input + "/")
        guard !isInside else {
            throw UsageError(
                "the input \(name) and the site \(folder) lie in each "
                    + "other; name a folder apart from the inputs with --output DIR")
        }
    }

    /// A path without links; what is not there yet is put behind the folder above it.
    private static func wholePath(_ path: String) -> String? {
        if let whole = realpath(path, nil) {
            defer { free(whole) }
            let text = String(cString: whole)
            return text == "/" ? "" : text
        }
        guard let slash = path.utf8.lastIndex(of: UInt8(ascii: "/")) else {
            return wholePath(".").map { $0 + "/" + path }
        }
        let above = slash == path.startIndex ? "/" : String(path[..<slash])
        return wholePath(above).map { $0 + "/" + path[path.index(after: slash)...] }
    }

    /// The site's address with a slash at its end; `nil` where nobody gave one.
    private func base() throws(UsageError) -> String? {
        guard options.writerOptions.hasChoice(of: JSONLDFormat.baseIRI.name) else { return nil }
        let base = options.writerOptions[JSONLDFormat.baseIRI]
        let isAddress =
            ["http://", "https://"].contains { base.hasPrefix($0) && base != $0 }
            && IRIs.isAbsolute(base)
        guard isAddress else {
            throw UsageError(
                "the --base of a site is its address, such as https://example.org/cables/, "
                    + "not \"\(base)\"")
        }
        return base.hasSuffix("/") ? base : base + "/"
    }
}
