import CableFormats
import CableModel

/// What shells need to complete the command line, made of the tables of commands and flags.
enum Completions {
    enum Shell: String, CaseIterable {
        case bash
        case zsh
        case fish
    }

    /// What a flag's value can be.
    enum Values {
        /// A flag without a value.
        case none
        case files
        case words([String])
        /// What no list can have: a number, a name, an address.
        case any
    }

    static func text(for shell: Shell) -> String {
        switch shell {
        case .bash: bash
        case .zsh: zsh
        case .fish: fish
        }
    }

    private static var bash: String {
        var text = """
            # Completion of cableconv for bash.
            _cableconv() {
                local word=${COMP_WORDS[COMP_CWORD]} before=${COMP_WORDS[COMP_CWORD-1]}
                COMPREPLY=()
                # bash takes --to=tei for three words.
                if [[ $word == = ]]; then word=; fi
                if [[ $before == = ]]; then before=${COMP_WORDS[COMP_CWORD-2]}; fi
                case $before in

            """
        for flag in Flag.all {
            let names = (["--\(flag.name)"] + (flag.short.map { ["-\($0)"] } ?? []))
                .joined(separator: "|")
            switch flag.values {
            case .none: continue
            case .files: text += "    \(names)) \(bashFiles); return;;\n"
            case .words(let words):
                text += "    \(names)) \(bashReply(words)); return;;\n"
            case .any: text += "    \(names)) return;;\n"
            }
        }
        for command in Flag.Command.allCases {
            guard case .words(let words) = command.values else { continue }
            text += "    \(command.rawValue)) \(bashReply(words)); return;;\n"
        }
        let flags = Flag.all.map { "--\($0.name)" }
        let commands = Flag.Command.allCases.map(\.rawValue)
        text += """
                esac
                if [[ $word == -* ]]; then
                    \(bashReply(flags))
                    return
                fi
                \(bashFiles)
                if ((COMP_CWORD == 1)); then
                    mapfile -t -O ${#COMPREPLY[@]} COMPREPLY < <(
                        compgen -W "\(commands.joined(separator: " "))" -- "$word")
                fi
            }
            complete -o filenames -F _cableconv cableconv

            """
        return text
    }

    private static func bashReply(_ words: [String]) -> String {
        "mapfile -t COMPREPLY < <(compgen -W \"\(words.joined(separator: " "))\" -- \"$word\")"
    }

    /// A name of a file is a line, whatever blanks it has.
    private static let bashFiles = #"mapfile -t COMPREPLY < <(compgen -f -- "$word")"#

    private static var zsh: String {
        var text = """
            #compdef cableconv
            # Completion of cableconv for zsh.
            _cableconv() {
                local -a flags=(

            """
        for flag in Flag.all {
            let help = zshQuoted(flag.help)
            let value =
                switch flag.values {
                case .none: ""
                case .files: ":\(zshQuoted(flag.argument ?? "")):_files"
                case .words(let words): ":value:(\(words.joined(separator: " ")))"
                case .any: ":\(zshQuoted(flag.argument ?? "")): "
                }
            text += "        '*--\(flag.name)[\(help)]\(value)'\n"
            if let short = flag.short { text += "        '*-\(short)[\(help)]\(value)'\n" }
        }
        text += "    )\n    local -a commands=(\n"
        for command in Flag.Command.allCases {
            text += "        '\(command.rawValue):\(zshQuoted(command.summary))'\n"
        }
        text += """
                )
                case $words[2] in

            """
        for command in Flag.Command.allCases {
            guard case .words(let words) = command.values else { continue }
            text +=
                "    \(command.rawValue)) _arguments $flags '*:value:(\(words.joined(separator: " ")))';;\n"
        }
        text += """
                *)
                    if ((CURRENT == 2)); then _describe command commands; fi
                    _arguments $flags '*:file:_files'
                    ;;
                esac
            }
            if [ "$funcstack[1]" = _cableconv ]; then _cableconv "$@"; else compdef _cableconv cableconv; fi

            """
        return text
    }

    /// A text within quotes and brackets of zsh.
    private static func zshQuoted(_ text: String) -> String {
        var quoted = ""
        for character in text {
            switch character {
            case "'": quoted += "'\\''"
            case "[", "]", ":", "\\": quoted += "\\\(character)"
            default: quoted.append(character)
            }
        }
        return quoted
    }

    private static var fish: String {
        var text = "# Completion of cableconv for fish.\n"
        for command in Flag.Command.allCases {
            text +=
                "complete -c cableconv -n __fish_use_subcommand -a \(command.rawValue) "
                + "-d \(fishQuoted(command.summary))\n"
            guard case .words(let words) = command.values else { continue }
            text +=
                "complete -c cableconv -n '__fish_seen_subcommand_from \(command.rawValue)' -f "
                + "-a \(fishQuoted(words.joined(separator: " ")))\n"
        }
        for flag in Flag.all {
            let short = flag.short.map { " -s \($0)" } ?? ""
            let values =
                switch flag.values {
                case .none: ""
                case .files: " -r -F"
                case .words(let words): " -x -a \(fishQuoted(words.joined(separator: " ")))"
                case .any: " -x"
                }
            text +=
                "complete -c cableconv\(short) -l \(flag.name)\(values) -d \(fishQuoted(flag.help))\n"
        }
        return text
    }

    private static func fishQuoted(_ text: String) -> String {
        var quoted = "'"
        for character in text {
            if character == "'" || character == "\\" { quoted += "\\" }
            quoted.append(character)
        }
        return quoted + "'"
    }
}

extension Flag {
    /// What its value can be, told by what stands for it in the help.
    var values: Completions.Values {
        guard let argument else { return .none }
        switch argument {
        case "FILE", "PATH": return .files
        case "FORMAT":
            let formats = Registry.formats.filter {
                name == "from" ? $0.reader != nil : $0.isWritten
            }
            return .words(formats.map(\.name))
        default:
            let words = argument.split(separator: "|").map(String.init)
                .filter { $0 == $0.lowercased() }
            return words.isEmpty ? .any : .words(words)
        }
    }
}

extension Flag.Command {
    /// What stands behind it, where that is one of some words.
    var values: Completions.Values {
        switch self {
        case .completions: .words(Completions.Shell.allCases.map(\.rawValue))
        case .help: .words(Self.allCases.map(\.rawValue))
        case .explain: .words(Diagnostic.Kind.allCases.map(\.rawValue))
        case .convert, .inspect, .validate, .site: .files
        case .filter: .any
        }
    }
}
