import CableFormats
import CableModel

/// The manual page, as `man` reads it (roff, macros of man(7)), made of the same tables as the help.
///
/// It bears no date, so that the same version always prints the same page.
struct ManualPage {
    private var text = ""

    /// The whole page.
    static var text: String {
        var page = ManualPage()
        page.write()
        return page.text
    }

    private mutating func write() {
        text += ".TH CABLECONV 1 \"\" \"cableconv \(CableconvVersion.current)\" \"User Commands\"\n"
        section("NAME")
        line("cableconv \\- convert diplomatic cables between formats", isReady: true)
        section("SYNOPSIS")
        for command in Flag.Command.allCases {
            let name = command == .convert ? "" : " \(command.rawValue)"
            line(".B cableconv\(name)", isReady: true)
            line(command.arguments)
            line(".br", isReady: true)
        }
        section("DESCRIPTION")
        line(
            "Reads telegrams in each form in which archives and publishers hand them out, and writes "
                + "them in formats to publish or to analyse. " + Flag.Command.convert.details)
        section("COMMANDS")
        for command in Flag.Command.allCases {
            entry(command.rawValue, "\(command.summary). \(command.details)")
        }
        section("OPTIONS")
        for group in Flag.Group.allCases {
            line(".SS \"\(Self.escaped(group.rawValue))\"", isReady: true)
            for flag in Flag.all where flag.group == group {
                let short = flag.short.map { "-\($0), " } ?? ""
                entry(short + flag.longUsage, flag.help + Self.restriction(of: flag))
            }
        }
        section("FORMATS")
        for format in Registry.formats {
            entry("\(format.name) (\(format.directions))", format.summaryWithAliases)
        }
        section("DIAGNOSTICS")
        line("What was odd is said on standard error, as FILE:LINE:COLUMN: warning: TEXT [ID].")
        for kind in Diagnostic.Kind.allCases {
            entry("\(kind.rawValue) (\(kind.severity.word))", kind.meaning)
        }
        section("EXIT STATUS")
        for (status, meaning) in Help.exitStatuses { entry("\(status)", meaning) }
        section("ENVIRONMENT")
        entry("NO_COLOR", "where it is set and not empty, nothing is coloured")
        section("EXAMPLES")
        for command in Flag.Command.allCases {
            for example in command.examples {
                line(".PP", isReady: true)
                line(".EX", isReady: true)
                line("cableconv \(example)")
                line(".EE", isReady: true)
            }
        }
    }

    /// For which commands a flag is, where it is for few.
    private static func restriction(of flag: Flag) -> String {
        guard !flag.commands.contains(.convert) else { return "" }
        return " (for \(flag.commands.map(\.rawValue).listed(with: "and")))"
    }

    private mutating func section(_ name: String) { text += ".SH \(name)\n" }

    private mutating func entry(_ term: String, _ meaning: String) {
        text += ".TP\n.B \(Self.escaped(term))\n"
        line(meaning)
    }

    /// - Parameter isReady: whether it is roff and not text.
    private mutating func line(_ words: String, isReady: Bool = false) {
        text += (isReady ? words : Self.escaped(words)) + "\n"
    }

    /// A text without what roff would take for a command.
    static func escaped(_ text: String) -> String {
        var escaped = ""
        for character in text {
            switch character {
            case "\\": escaped += "\\(rs"
            case "-": escaped += "\\-"
            case "'": escaped += "\\(aq"
            case "`": escaped += "\\(ga"
            case "^": escaped += "\\(ha"
            case "~": escaped += "\\(ti"
            case "\"": escaped += "\\(dq"
            case "…": escaped += "..."
            default: escaped.append(character)
            }
        }
        // At the beginning of a line a stop is a command.
        return escaped.hasPrefix(".") ? "\\&" + escaped : escaped
    }
}
