import CableConversion
import CableFormats
import CableGrammar
import CableModel

/// `cableconv explain CODE…`: what a code of the field, a message's id or a format is, with its source.
struct ExplainCommand {
    let options: CommandOptions
    let streams: StandardStreams

    func run() throws(UsageError) -> Int32 {
        guard options.explainsAll != !options.inputs.isEmpty else {
            throw UsageError(
                options.explainsAll
                    ? "--all explains every code; name none"
                    : "no code to explain: name one, for instance explain PREL")
        }
        var text = options.explainsAll ? Self.answersToAll() : ""
        var unknown: [String] = []
        for code in options.inputs {
            let answers = Self.answers(to: code)
            if answers.isEmpty { unknown.append(code) }
            for answer in answers { text += answer }
        }
        if !text.isEmpty, case .failed(let reason) = streams.writeOutput(Array(text.utf8)) {
            streams.say("cableconv: standard output cannot be written: \(reason)")
            return 1
        }
        for code in unknown {
            let codes = Suggestion.text(for: code.uppercased(), among: Self.codes)
            let ids = Suggestion.text(for: code.lowercased(), among: Self.ids)
            streams.say(
                "cableconv: nothing here knows \"\(code)\""
                    + (Inputs.isFile(code)
                        ? "; for what becomes of a file's lines, cableconv FILE --explain"
                        : ids.isEmpty ? codes : ids))
        }
        return unknown.isEmpty ? 0 : 1
    }

    /// Every code of the vocabulary, table by table.
    private static func answersToAll() -> String {
        Vocabulary.tables.map { kind, table in
            table.entries.map { answer(of: $0, kind) }.joined()
        }.joined()
    }

    private static func answer(of entry: VocabularyTable.Entry, _ kind: String) -> String {
        answer(
            "\(entry.key) (\(kind))",
            entry.gloss ?? "known to be in use; no source here says what it means",
            notes: entry.sources.compactMap(Vocabulary.source).map { "Source: \($0)" })
    }

    /// What a code is: one answer for each list that has it.
    private static func answers(to code: String) -> [String] {
        var answers: [String] = []
        for (kind, entry) in Vocabulary.entries(of: code) {
            answers.append(answer(of: entry, kind))
        }
        for level in ClassificationLevel.allCases where level.word == code.uppercased() {
            answers.append(
                answer(
                    "\(level.word) (classification)",
                    "a level of classification; paragraphs have (\(level.abbreviation))"))
        }
        let name = code.lowercased()
        if let kind = Diagnostic.Kind(rawValue: name) {
            answers.append(
                answer(
                    "\(kind.rawValue) (\(kind.severity.word))", kind.meaning,
                    notes: ["For instance: \(kind.example)"]))
        }
        for format in Registry.formats where format.name == name || format.aliases.contains(name) {
            answers.append(
                answer("\(format.name) (format: \(format.directions))", format.summaryWithAliases))
        }
        // With its dashes it would be a flag of this command line.
        for flag in Flag.all where flag.name == name {
            answers.append(answer("\(flag.longUsage) (flag)", flag.help))
        }
        return answers
    }

    private static func answer(_ name: String, _ meaning: String, notes: [String] = []) -> String {
        let lines = ([meaning] + notes).map { line in
            line.wrapped(at: HelpText.columns - 4).split(separator: "\n")
                .map { "    \($0)\n" }.joined()
        }
        return name + "\n" + lines.joined()
    }

    private static var codes: [String] {
        Vocabulary.tables.flatMap { $0.table.entries.map(\.key) }
    }

    private static var ids: [String] { Diagnostic.Kind.allCases.map(\.rawValue) }
}
