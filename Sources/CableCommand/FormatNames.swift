import CableFormats

/// Finds formats by what a user typed.
enum FormatNames {
    static func writer(_ name: String) throws(UsageError) -> Format {
        try find(name, kind: "writer") { $0.writer != nil }
    }

    static func reader(_ name: String) throws(UsageError) -> Format {
        try find(name, kind: "reader") { $0.reader != nil }
    }

    private static func find(
        _ name: String, kind: String, where isRight: (Format) -> Bool
    ) throws(UsageError) -> Format {
        let formats = Registry.formats.filter(isRight)
        let lower = name.lowercased()
        let format =
            formats.first { $0.name == lower } ?? formats.first { $0.aliases.contains(lower) }
        if let format { return format }
        let names = formats.flatMap { [$0.name] + $0.aliases }
        throw UsageError(
            "unknown \(kind) \"\(name)\"" + Suggestion.text(for: lower, among: names)
                + "; the \(kind)s are \(formats.map(\.name).joined(separator: ", "))")
    }
}

/// Names what a user may have meant.
enum Suggestion {
    /// `; did you mean --to?`, or nothing where no name is near.
    static func text(for typed: String, among names: [String]) -> String {
        let near = names.map { (name: $0, distance: distance(typed, $0)) }
            .min { $0.distance < $1.distance }
        guard let near, near.distance < typed.count, near.distance <= max(2, typed.count / 3)
        else { return "" }
        return ": did you mean \(near.name)?"
    }

    /// The number of letters to change, add or leave out (Levenshtein).
    static func distance(_ first: String, _ second: String) -> Int {
        let first = Array(first.utf8)
        let second = Array(second.utf8)
        var row = Array(0...second.count)
        for (i, a) in first.enumerated() {
            var diagonal = row[0]
            row[0] = i + 1
            for (j, b) in second.enumerated() {
                let above = row[j + 1]
                row[j + 1] = min(above + 1, row[j] + 1, diagonal + (a == b ? 0 : 1))
                diagonal = above
            }
        }
        return row[second.count]
    }
}
