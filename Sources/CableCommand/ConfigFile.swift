import CableConversion
import CableSyntax

/// The file of `--config`: long sets of flags, in YAML.
///
/// ```yaml
/// to: [markdown, jsonld]
/// output: site/content/
/// exclude:
///   - "*.bak"
/// resume: true
/// ```
///
/// A name is that of a flag, without dashes. A flag without a value is `true` or `false`; one that may be
/// repeated has a list. Paths are those that the command line would have. What the command line says
/// wins: a flag that stands there is not taken from the file.
enum ConfigFile {
    /// A flag, as the file gives it.
    struct Setting {
        var flag: Flag
        var value: String
        var line: Int
    }

    static func read(_ path: String) throws(UsageError) -> [Setting] {
        let text: String
        do throws(ConversionError) {
            text = try TextFile.read(path)
        } catch {
            throw UsageError("--\(Flag.configName) \(path) \(error.message)")
        }
        let root: YAMLValue
        do throws(YAMLValue.SyntaxError) {
            root = try parse(text)
        } catch {
            throw self.error("not valid YAML: \(error.reason)", at: error.line, of: path)
        }
        if root.isNull { return [] }
        guard let members = root.members else {
            throw error("a flag and its value a line, such as to: tei", at: root.line, of: path)
        }
        var settings: [Setting] = []
        var names: Set<String> = []
        for (name, value) in members {
            guard let flag = flags.first(where: { $0.name == name }) else {
                let near = Suggestion.text(for: name, among: flags.map(\.name))
                throw error("unknown flag \"\(name)\"\(near)", at: value.line, of: path)
            }
            guard names.insert(name).inserted else {
                throw error("\(name) stands there twice", at: value.line, of: path)
            }
            for value in value.sequence ?? [value] {
                if let text = try self.value(of: flag, value, path) {
                    settings.append(Setting(flag: flag, value: text, line: value.line))
                }
            }
        }
        return settings
    }

    /// What goes wrong in the file, with its place.
    static func error(_ message: String, at line: Int, of path: String) -> UsageError {
        UsageError("\(path):\(line): \(message)")
    }

    /// Those that a file may have: not those that ask for a text about the program, nor itself.
    private static var flags: [Flag] {
        Flag.all.filter { $0.group != .about && $0.name != Flag.configName }
    }

    private static func parse(_ text: String) throws(YAMLValue.SyntaxError) -> YAMLValue {
        var text = text
        var result: Result<YAMLValue, YAMLValue.SyntaxError>?
        text.withUTF8 { bytes in
            result = Result { () throws(YAMLValue.SyntaxError) in
                try YAMLValue(parsing: bytes)
            }
        }
        return try result!.get()
    }

    /// The value as a command line would have it; `nil` for a flag that is not wanted.
    private static func value(
        of flag: Flag, _ value: YAMLValue, _ path: String
    ) throws(UsageError) -> String? {
        guard let argument = flag.argument else {
            switch value.string {
            case "true": return ""
            case "false": return nil
            default: throw error("\(flag.name) is true or false", at: value.line, of: path)
            }
        }
        guard let text = value.string else {
            throw error("\(flag.name) needs a value: \(argument)", at: value.line, of: path)
        }
        return text
    }
}
