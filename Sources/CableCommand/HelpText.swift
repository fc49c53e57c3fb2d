import CableFormats

/// The help as text for a terminal, made of the tables of commands and flags.
struct HelpText {
    /// No line is longer: what a terminal shows at the least.
    static let columns = 80

    private(set) var text = ""

    /// What is used most, on one screen.
    static var brief: String {
        var help = HelpText()
        help.usage("[COMMAND] [FLAG…] [INPUT…]")
        help.paragraph("Converts diplomatic cables. Where no COMMAND is named, it converts.")
        help.examples(of: .convert)
        help.commands()
        help.flags(Flag.all.filter(\.isCommon), under: "Flags used most", isBrief: true)
        help.paragraph(
            "cableconv help COMMAND lists all flags of a command, --help-all all there are.")
        return help.text
    }

    /// Every command and flag.
    static var whole: String {
        var help = HelpText()
        help.usage("[COMMAND] [FLAG…] [INPUT…]")
        help.paragraph("Converts diplomatic cables. \(Flag.Command.convert.details)")
        help.examples(of: .convert)
        help.commands()
        help.groups(of: Flag.all)
        help.exitStatus()
        return help.text
    }

    /// All of one command.
    static func of(_ command: Flag.Command) -> String {
        var help = HelpText()
        help.usage("\(command.rawValue) \(command.arguments)")
        let summary = command.summary
        help.paragraph(
            "\(summary.prefix(1).uppercased())\(summary.dropFirst()). \(command.details)")
        help.examples(of: command)
        help.groups(of: Flag.all(of: command))
        help.exitStatus()
        return help.text
    }

    private mutating func usage(_ arguments: String) { text += "Usage: cableconv \(arguments)\n" }

    private mutating func paragraph(_ words: String) {
        text += "\n" + words.wrapped(at: Self.columns) + "\n"
    }

    private mutating func examples(of command: Flag.Command) {
        text += "\n"
        for example in command.examples { text += "  cableconv \(example)\n" }
    }

    private mutating func commands() {
        text += "\nCommands:\n"
        rows(Flag.Command.allCases.map { ($0.rawValue, $0.summary) })
    }

    private mutating func groups(of flags: [Flag]) {
        for group in Flag.Group.allCases {
            self.flags(flags.filter { $0.group == group }, under: group.rawValue)
        }
    }

    /// - Parameter isBrief: whether of each help the first clause is enough.
    private mutating func flags(_ flags: [Flag], under heading: String, isBrief: Bool = false) {
        guard !flags.isEmpty else { return }
        text += "\n\(heading):\n"
        rows(
            flags.map { flag in
                (
                    flag.short.map { "-\($0), \(flag.longUsage)" } ?? "    \(flag.longUsage)",
                    isBrief ? flag.briefHelp : flag.help
                )
            })
    }

    private mutating func exitStatus() {
        let meanings = Help.exitStatuses.map { "\($0.status) \($0.meaning)" }
        paragraph("Exit status: \(meanings.joined(separator: "; ")).")
    }

    /// Names and what they mean, in two columns; behind a long name the meaning begins a new line.
    private mutating func rows(_ rows: [(name: String, meaning: String)]) {
        let width = min(24, rows.map(\.name.count).max() ?? 0) + 4
        for (name, meaning) in rows {
            let lines = meaning.wrapped(at: Self.columns - width).split(separator: "\n")
            var left = "  \(name)"
            if left.count + 2 > width {
                text += left + "\n"
                left = ""
            }
            for line in lines {
                text += left.padded(to: width) + line + "\n"
                left = ""
            }
        }
    }
}

extension Flag {
    /// The long form with what stands for the value: `--output PATH`.
    var longUsage: String { "--\(name)" + (argument.map { " \($0)" } ?? "") }

    /// The first clause of its help.
    var briefHelp: String { String(help.prefix { $0 != ";" }) }
}

extension String {
    /// The words of the text, on lines of no more letters than a column allows.
    func wrapped(at column: Int) -> String {
        var text = ""
        var length = 0
        for word in split(separator: " ") {
            if length > 0 {
                let fits = length + 1 + word.count <= column
                text += fits ? " " : "\n"
                length = fits ? length + 1 : 0
            }
            text += word
            length += word.count
        }
        return text
    }

    /// The text with blanks behind it, up to a width.
    func padded(to width: Int) -> String {
        self + String(repeating: " ", count: max(0, width - count))
    }
}
