import CPopt
import Glibc

/// Parses the command line with libpopt, whose contexts are independent of each other (the C
/// library's `getopt_long` keeps its state in global variables).
enum ArgumentParsing {
    static func parse(_ arguments: [String]) throws(UsageError) -> CommandOptions {
        var options = CommandOptions()
        let names = Flag.all.map { strdup($0.name) }
        defer { for name in names { free(name) } }
        var table = zip(Flag.all, names).enumerated().map { index, pair in
            var option = poptOption()
            option.longName = UnsafePointer(pair.1)
            option.shortName = pair.0.short.map { CChar($0.asciiValue!) } ?? 0
            option.argInfo = UInt32(pair.0.argument == nil ? POPT_ARG_NONE : POPT_ARG_STRING)
            option.val = Int32(index + 1)
            return option
        }
        table.append(poptOption())

        let words = (["cableconv"] + arguments).map { strdup($0) }
        defer { for word in words { free(word) } }
        var vector = words.map { UnsafePointer<CChar>($0) }
        vector.append(nil)

        var result: Result<Void, UsageError> = .success(())
        table.withUnsafeBufferPointer { table in
            vector.withUnsafeBufferPointer { vector in
                let context = poptGetContext(
                    nil, Int32(words.count), UnsafeMutablePointer(mutating: vector.baseAddress!),
                    table.baseAddress, 0)
                defer { poptFreeContext(context) }
                result = Result { () throws(UsageError) in try read(context, into: &options) }
            }
        }
        try result.get()
        return options
    }

    private static func read(
        _ context: poptContext?, into options: inout CommandOptions
    ) throws(UsageError) {
        var used: [(flag: Flag, value: String)] = []
        while true {
            let code = poptGetNextOpt(context)
            if code == -1 { break }
            if code < -1 { throw usageError(context, code) }
            let flag = Flag.all[Int(code) - 1]
            var value = ""
            if flag.argument != nil, let text = poptGetOptArg(context) {
                value = String(cString: text)
                free(text)
            }
            used.append((flag, value))
        }
        while let argument = poptGetArg(context) {
            options.inputs.append(String(cString: argument))
        }
        var fromFile: [Flag] = []
        // What the command line says wins over the file that it names.
        if let config = used.last(where: { $0.flag.name == Flag.configName })?.value {
            let names = Set(used.map(\.flag.name))
            for setting in try ConfigFile.read(config) where !names.contains(setting.flag.name) {
                do throws(UsageError) {
                    try setting.flag.apply(setting.value, &options)
                    options.given.append((setting.flag, setting.value))
                } catch {
                    throw ConfigFile.error(error.message, at: setting.line, of: config)
                }
                fromFile.append(setting.flag)
            }
        }
        for (flag, value) in used {
            try flag.apply(value, &options)
            options.given.append((flag, value))
        }
        try takeCommand(of: &options, flags: fromFile + used.map(\.flag))
    }

    /// Takes the first word for the command, if it is the name of one.
    private static func takeCommand(
        of options: inout CommandOptions, flags: [Flag]
    ) throws(UsageError) {
        // A file of such a name is "./validate".
        let command = options.inputs.first.flatMap(Flag.Command.init(rawValue:))
        if let command {
            options.inputs.removeFirst()
            options.command = command
            if case .convert = options.action { options.action = command.action }
        }
        let own = command ?? .convert
        if let flag = flags.first(where: { !$0.commands.contains(own) }) {
            let names = flag.commands.map(\.rawValue).listed(with: "and")
            throw UsageError("--\(flag.name) is for \(names), not for \(own.rawValue)")
        }
    }

    private static func usageError(_ context: poptContext?, _ code: Int32) -> UsageError {
        let typed = poptBadOption(context, 0).map { String(cString: $0) } ?? ""
        switch code {
        case POPT_ERROR_NOARG:
            let name =
                typed.hasPrefix("--") ? String(typed.dropFirst(2)) : String(typed.dropFirst())
            let flag = Flag.all.first { $0.name == name || $0.short.map(String.init) == name }
            return UsageError("\(typed) needs a value: \(typed) \(flag?.argument ?? "VALUE")")
        case POPT_ERROR_UNWANTEDARG:
            return UsageError("\(typed) takes no value")
        default:
            let names = Flag.all.map { "--\($0.name)" }
            let plain = typed.split(separator: "=", maxSplits: 1).first.map(String.init) ?? typed
            return UsageError(
                "unknown flag \(plain)" + Suggestion.text(for: plain, among: names)
                    + "; --help-all lists the flags")
        }
    }
}
