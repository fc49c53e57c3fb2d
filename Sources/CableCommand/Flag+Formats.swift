import CableConversion
import CableFormats

/// The flags that formats have of their own.
extension Flag {
    /// Those of the formats that are written.
    static let ofFormats: [Flag] = Registry.optionFlags.map { option, formats in
        let names = formats.map(\.name).listed(with: "and")
        let isOfSites = formats.contains { format in
            Pipeline.formatsOfSites.contains { $0.name == format.name }
        }
        return Flag(option, of: names, for: [.convert, .filter] + (isOfSites ? [.site] : []))
    }

    /// The flag that asks for the index of all cables, and those that say something about it.
    static let ofIndex: [Flag] = {
        let index = Registry.index
        let asking = Flag(
            name: index.name, argument: "FILE", help: index.summary
        ) { value, options throws(UsageError) in
            guard !value.isEmpty, value != "-" else {
                throw UsageError("--\(index.name) needs the path of a file")
            }
            options.indexPath = value
            options.writerOptions[CMIFFormat.fileName] =
                value.split(separator: "/").last.map(String.init) ?? value
        }
        return [asking]
            + Registry.flagsOfIndex.map { Flag($0, of: "--\(index.name)", for: [.convert]) }
    }()

    /// - Parameter owner: what the flag is for.
    private init(_ option: OptionFlag, of owner: String, for commands: [Command]) {
        self.init(
            name: option.name, argument: option.argument, help: "for \(owner): \(option.help)",
            for: commands
        ) { value, options throws(UsageError) in
            guard !option.isFile else {
                options.optionFiles[option.name] = value
                return
            }
            try UsageError.of { () throws(FormatError) in
                try option.take(value, &options.writerOptions)
            }
        }
    }
}
